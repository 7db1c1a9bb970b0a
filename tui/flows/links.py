"""What can be done with links: open them in the browser, copy them."""

from collections.abc import Callable

from textual.app import App

from tui.library.address import is_web_address
from tui.library.entry import Entry
from tui.library.paper_links import paper_link
from tui.notes.notes import Notes


class Links:
    """Hands links on, and says what was done with them."""

    def __init__(self, app: App[None], notes: Notes, say: Callable[[str], None]) -> None:
        self._app = app
        self._notes = notes
        self._say = say

    def open_page(self, entry: Entry | None, address: str) -> None:
        """Open the page of an entry, or the one at an address of the notes, where people read it on the web."""
        url = self._page(entry, address)
        if address and not is_web_address(url):
            self._say(f"Not a web address: {url} (--site says where the notes are on the web)")
        else:
            self.open(url)

    def open_paper(self, entry: Entry | None) -> None:
        """Open the paper itself, if a link to it is known."""
        link = paper_link(entry) if entry is not None else None
        if link is not None:
            self.open(link.url)
        else:
            self._say("No link to the paper itself is known.")

    def copy_page(self, entry: Entry | None, address: str) -> None:
        """Send the link to the terminal's clipboard, which does not answer whether it took it."""
        url = self._page(entry, address)
        if url:
            self._app.copy_to_clipboard(url)
            self._say(f"Sent to the terminal's clipboard: {url}")
        else:
            self._say("There is no link to copy.")

    def open(self, url: str) -> None:
        """Ask the browser for a web address; nothing else leaves the program."""
        if is_web_address(url):
            self._app.open_url(url)
            self._say(f"Asked the browser for {url}")
        else:
            self._say(f"Not a web address: {url}" if url else "There is no link to open.")

    def _page(self, entry: Entry | None, address: str) -> str:
        on_site = self._notes.web_page(address) if address else ""
        return on_site or (entry.url if entry is not None else address)
