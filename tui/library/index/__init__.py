"""The text of an index, into entries."""
