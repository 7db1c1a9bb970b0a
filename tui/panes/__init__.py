"""The panes of the app, one a file. Each tells of the user's moves in messages of its own."""
