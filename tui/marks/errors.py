"""What can go wrong with the marks; each message says why in words and is safe to draw."""


class MarksError(Exception):
    """Marks cannot be read or written."""


class LockedMarksError(MarksError):
    """Another program holds the file."""


class DamagedMarksError(MarksError):
    """The file is not, or not all, what SQLite has written."""


class LaterMarksError(MarksError):
    """A later version of this program has written the file."""
