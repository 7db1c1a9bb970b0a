"""Screens that open over the panes: dialogs, some of which answer with what was chosen in them, and the palette."""
