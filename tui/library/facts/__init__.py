"""What a page of notes says about papers."""
