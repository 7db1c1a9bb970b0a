"""Screens that open over the panes and answer with what was chosen in them."""
