"""readnotes-tui: a terminal browser for paper-reading notes."""
