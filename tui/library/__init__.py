"""What the notes say: index text becomes entries, entries become a library. Draws nothing."""
