"""What the user does outside with what is read or selected: in the browser, in the editor, with the clipboard."""

from collections.abc import Callable

from textual.app import App

from tui.flows.browser import Browser
from tui.flows.browsing import Browsing
from tui.flows.editing import Editing
from tui.flows.preview import Preview
from tui.flows.reading import Reading
from tui.flows.reloading import Reloading
from tui.library.address import is_web_address
from tui.library.entry import Entry
from tui.library.paper_links import paper_link
from tui.library.sanitise import clean_text
from tui.notes.note import Note
from tui.notes.notes import Notes


class Outside:
    """Hands on the page or paper that fills the screen, or else that of the entry under the cursor."""

    def __init__(
        self,
        app: App[None],
        notes: Notes,
        browser: Browser,
        editing: Editing,
        reloading: Reloading,
        browsing: Browsing,
        preview: Preview,
        reading: Reading,
        say: Callable[[str], None],
    ) -> None:
        self._app = app
        self._notes = notes
        self._browser = browser
        self._editing = editing
        self._reloading = reloading
        self._browsing = browsing
        self._preview = preview
        self._reading = reading
        self._say = say

    def open_page(self) -> None:
        """Open the page where people read it on the web."""
        if self._address and not is_web_address(self._url):
            self._say(f"Not a web address: {self._url} (--site says where the notes are on the web)")
        else:
            self._browser.open(self._url)

    def open_paper(self) -> None:
        """Open the paper itself, if a link to it is known."""
        link = paper_link(self._entry) if self._entry is not None else None
        if link is not None:
            self._browser.open(link.url)
        else:
            self._say("No link to the paper itself is known.")

    def copy_page(self) -> None:
        """Send the link of the page, or the path of its file where it is not on the web, to the terminal's clipboard.

        The terminal does not answer whether it took it.
        """
        if link := self._file or self._url:
            self._app.copy_to_clipboard(link)
            self._say(f"Sent to the terminal's clipboard: {link}")
        else:
            self._say("There is no link to copy.")

    def edit(self) -> None:
        """Edit the note at the line in sight; where there is no file of it, the line that lists its entry."""
        note = self._note
        if note is None or note.page.path is None:
            self.edit_line()
        elif self._editing.edit(note.page.path, self._reading.line if self._reading.place else self._preview.line):
            self._reloading.look_again()

    def edit_line(self) -> None:
        """Edit the index, or the page that lists the entry, at its line."""
        if self._editing.edit_line(self._entry):
            self._reloading.look_again()

    @property
    def _entry(self) -> Entry | None:
        return self._reading.place.entry if self._reading.place is not None else self._browsing.entry

    @property
    def _address(self) -> str:
        if self._reading.place is not None:
            return self._reading.place.address
        return self._browsing.entry.page if self._browsing.entry is not None else ""

    @property
    def _url(self) -> str:
        """The web address of the page; of one that is not on the web, the link as it is written."""
        on_site = self._notes.web_page(self._address) if self._address else ""
        return on_site or (self._entry.url if self._entry is not None else self._address)

    @property
    def _file(self) -> str:
        """The absolute path of the page's file; "" if the page is on the web, or if the path cannot be shown."""
        path = self._notes.file(self._address) if self._address and not is_web_address(self._url) else None
        return str(path) if path is not None and str(path) == clean_text(str(path)) else ""

    @property
    def _note(self) -> Note | None:
        """The note that is read; or the one beside the list, unless the user is in the tree."""
        if self._reading.place is not None:
            return self._reading.note
        return self._preview.note if self._browsing.entry is self._preview.entry else None
