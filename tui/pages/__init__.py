"""Where the texts of notes come from: a folder, or a web site with a cache."""
