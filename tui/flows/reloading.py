"""Shows what has changed outside: as soon as it is seen, or when the user asks."""

from asyncio import Event
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from textual.app import App
from textual.worker import Worker, WorkerError, WorkType

from tui.collection import Collection, Trouble
from tui.counted import counted
from tui.flows.gathering import Gathering
from tui.flows.preview import Preview
from tui.flows.reading import Reading
from tui.flows.watching import Watching
from tui.library.library import Library
from tui.notes.note import Note


class Reloading:
    """Has the index and the page that is shown read again, and says what came of it."""

    def __init__(
        self,
        app: App[None],
        collection: Collection,
        gathering: Gathering,
        preview: Preview,
        reading: Reading,
        say: Callable[[str], None],
    ) -> None:
        self._app = app
        self._collection = collection
        self._gathering = gathering
        self._preview = preview
        self._reading = reading
        self._say = say
        self._watching = Watching(app)
        self._is_over = False
        self._trouble: Trouble | None = None

    @property
    def can_help(self) -> bool:
        """Whether something could not be read that may be there by now."""
        page = self._reading if self._reading.place is not None else self._preview
        return page.has_failed or self._trouble is not None

    def look_again(self, paths: frozenset[str] | None = None) -> None:
        """Show what has become of files and folders, or whatever has changed on this machine."""
        self._reading.look_again()
        self._preview.look_again()
        self._gathering.look_again(paths)

    def take(self, looked: Gathering.Looked) -> None:
        """Say what is the matter with the index, if it is something else than before; and watch what there is now."""
        before, self._trouble = self._trouble, looked.trouble
        if looked.trouble is not None and looked.trouble != before:
            self._say(looked.trouble.said)
        elif before is not None and looked.trouble is None:
            self._say(f"{self._collection.name} can be read again.")
        if (before is None) != (looked.trouble is None):
            self._app.refresh_bindings()
        if not self._is_over:
            self._watching.watch(looked.watched)

    def give_up(self, reason: str) -> None:
        """Go on without seeing what changes."""
        if not self._is_over:
            self.end()
            self._say(f"Files cannot be watched ({reason}): r shows what has changed.")

    def end(self) -> None:
        """See nothing any more."""
        self._is_over = True
        self._watching.end()

    def read_again(self) -> None:
        """Read the index again, and the page that fills the screen or else the one beside the list; say what came."""
        note = self._note
        page = self._reading.read_again() if self._reading.place is not None else self._preview.read_again()
        index = self._gathering.fetch_again()
        outcome: WorkType[None] = partial(
            self._wait, page, index, self._collection.library, self._collection.notice, note
        )
        self._app.run_worker(outcome, group="read again", exclusive=True)

    @property
    def _note(self) -> Note | None:
        return self._reading.note if self._reading.place is not None else self._preview.note

    async def _wait(
        self, page: Worker[None] | None, index: Event, library: Library, notice: str, note: Note | None
    ) -> None:
        if page is not None:
            with suppress(WorkerError):  # the user has gone on to another one
                await page.wait()
        await index.wait()
        self._app.call_later(self._say_what_came, library, notice, note)  # when all that was told of it is shown

    def _say_what_came(self, library: Library, notice: str, note: Note | None) -> None:
        """Say how all of it differs from how it was before."""
        now = self._collection
        more = len(now.library.papers) - len(library.papers)
        if now.trouble is not None:
            said = now.trouble.said
        elif now.notice != notice and now.notice:
            said = now.notice
        elif more:
            said = f"Read again: {counted(abs(more), 'paper')} {'more' if more > 0 else 'fewer'}."
        elif now.library is not library:
            said = "Read again: what has changed is shown."
        elif self._note is not None and (note is None or self._note.page != note.page) and not self.can_help:
            said = "Read again: the page has changed."
        else:
            said = "" if self.can_help else "Nothing has changed."
        self._say(said)
