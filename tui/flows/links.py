"""Where links lead: to a place on the page, to another page, or out of the program."""

from collections.abc import Callable

from tui.flows.browser import Browser
from tui.flows.reading import Reading
from tui.library.address import BadLink, PageLink, WebLink, is_page
from tui.library.entry import Entry, Link
from tui.notes.note import Note
from tui.notes.notes import Notes


class Links:
    """Goes where a link leads, or says why not."""

    def __init__(
        self, notes: Notes, index: str, browser: Browser, reading: Reading, say: Callable[[str], None]
    ) -> None:
        """Take the notes, and the address that the index has among them."""
        self._notes = notes
        self._index = index
        self._browser = browser
        self._reading = reading
        self._say = say

    def follow(self, link: Link, entry: Entry | None, note: Note | None) -> None:
        """Go where a link leads that stands on the page of an entry, or in a note: to a page or to the browser."""
        match self._leads(link, entry, note):
            case WebLink(url):
                self._browser.open(url)
            case BadLink(reason):
                self._say(f"Not followed, {reason}: {link.url}")
            case PageLink(address, fragment) if is_page(address) or self._reading.is_at(address):
                self._reading.go_to(address, fragment, link.url)
            case PageLink(address) if self._notes.site:
                self._browser.open(self._notes.web_page(address))
            case PageLink(address) if self._notes.has_file(address):
                self._say(f"A file beside the notes, which is not opened: {address}")
            case PageLink(address):
                self._say(f"There is no file {address} beside the notes.")

    def _leads(self, link: Link, entry: Entry | None, note: Note | None) -> PageLink | WebLink | BadLink:
        if entry is not None and entry.page and link.url == entry.url:
            return PageLink(entry.page)
        if entry is not None and any(link is other for other in entry.links):
            return self._notes.resolve(link.url, entry.listed_in or self._index)
        return self._notes.resolve(link.url, note.page.address if note is not None else self._index)
