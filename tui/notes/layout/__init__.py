"""Blocks of a note, as lines of a width."""
