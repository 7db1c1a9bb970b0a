"""What the user does outside with what is read or selected: in the browser, in the editor, with the clipboard."""

from tui.flows.browsing import Browsing
from tui.flows.editing import Editing
from tui.flows.gathering import Gathering
from tui.flows.links import Links
from tui.flows.preview import Preview
from tui.flows.reading import Reading
from tui.library.entry import Entry
from tui.notes.note import Note


class Outside:
    """Hands on the page or paper that fills the screen, or else that of the entry under the cursor."""

    def __init__(
        self,
        links: Links,
        editing: Editing,
        gathering: Gathering,
        browsing: Browsing,
        preview: Preview,
        reading: Reading,
    ) -> None:
        self._links = links
        self._editing = editing
        self._gathering = gathering
        self._browsing = browsing
        self._preview = preview
        self._reading = reading

    def open_page(self) -> None:
        """Open the page in the browser."""
        self._links.open_page(self._entry, self._address)

    def open_paper(self) -> None:
        """Open the paper itself in the browser."""
        self._links.open_paper(self._entry)

    def copy_page(self) -> None:
        """Copy the link of the page."""
        self._links.copy_page(self._entry, self._address)

    def edit(self) -> None:
        """Edit the note at the line in sight; where there is no file of it, the line that lists its entry."""
        note = self._note
        if note is None or note.page.path is None:
            self.edit_line()
        elif self._editing.edit(note.page.path, self._reading.line if self._reading.place else self._preview.line):
            self._reading.read_again()
            self._preview.read_again()

    def edit_line(self) -> None:
        """Edit the index, or the page that lists the entry, at its line."""
        if self._editing.edit_line(self._entry):
            self._gathering.begin_again()

    @property
    def _entry(self) -> Entry | None:
        return self._reading.place.entry if self._reading.place is not None else self._browsing.entry

    @property
    def _address(self) -> str:
        if self._reading.place is not None:
            return self._reading.place.address
        return self._browsing.entry.page if self._browsing.entry is not None else ""

    @property
    def _note(self) -> Note | None:
        """The note that is read; or the one beside the list, unless the user is in the tree."""
        if self._reading.place is not None:
            return self._reading.note
        return self._preview.note if self._browsing.entry is self._preview.entry else None
