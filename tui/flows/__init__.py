"""What is shown across panes: the courses of browsing, searching, reading and editing."""
