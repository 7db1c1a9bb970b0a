"""Widgets that draw only the lines that are visible; the panes are made of them."""
