"""Which pages there are for links to lead to."""

from tui.check.finding import shortened
from tui.library.address import BadLink, PageLink, WebLink
from tui.notes.notes import Notes


class PagesThere:
    """Looks pages up in the folder of the notes, each once."""

    def __init__(self, notes: Notes, *, is_known: bool) -> None:
        """Take the notes, and whether all their pages are in the folder."""
        self._notes = notes
        self._is_known = is_known
        self._there: dict[str, bool] = {}

    def what_is_missing(self, url: str, target: PageLink | WebLink | BadLink) -> str:
        """That a link leads to a page or file that is not there; "" if it does not, or that cannot be known."""
        if not self._is_known or not isinstance(target, PageLink):
            return ""
        address = target.address
        if address not in self._there:
            self._there[address] = self._notes.file(address) is not None or self._notes.has_file(address)
        return "" if self._there[address] else f"the link leads to nothing: {shortened(url)}"
