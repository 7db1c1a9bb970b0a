"""What the pages of a collection say, taken into the entries of its index."""
