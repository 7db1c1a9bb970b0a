"""Where the things lead that can be chosen on a page."""

from collections.abc import Callable

from tui.flows.browsing import Browsing
from tui.flows.reading import Reading
from tui.library.entry import Entry
from tui.library.library import Library
from tui.notes.blocks import Tag, Target
from tui.notes.note import Note


class Following:
    """Goes on from a page to a tag's papers, to another entry, or where a link leads."""

    def __init__(self, library: Library, browsing: Browsing, reading: Reading, say: Callable[[str], None]) -> None:
        self._library = library
        self._browsing = browsing
        self._reading = reading
        self._say = say

    def use(self, library: Library) -> None:
        """From now on find tags in another library."""
        self._library = library

    def go(self, target: Target, entry: Entry | None, note: Note | None) -> None:
        """Follow what was chosen on the page of an entry, or in a note."""
        match target:
            case Tag(name):
                self._reading.close()
                if name in self._library.tags:
                    self._browsing.show_tag(name, self._library.tags[name])
                else:
                    self._say(f"No paper has the tag #{name} any more.")
            case Entry(page=page) if self._reading.place is not None and page:
                self._reading.open(target)
            case Entry():
                self._reading.close()
                self._browsing.go_to_entry(target)
            case _:
                self._reading.follow(target, entry, note)
