"""What the user has noted about papers for themselves, and where it is kept."""
