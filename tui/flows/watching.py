"""Tells an app when files change that it shows."""

from collections.abc import Iterable, Set
from threading import Event, Thread, main_thread
from time import monotonic
from typing import TYPE_CHECKING

from textual.app import App
from textual.message import Message

from tui.library.sanitise import clean
from tui.watched import Watched

if TYPE_CHECKING:
    from watchfiles.main import FileChange

_STEP = 50  # milliseconds between looks at what the system has told
_QUIET = 150  # milliseconds without a change after which a file is as it was meant to be
_LONGEST = 0.7  # seconds after which a change is told although there are more and more


class Watching:
    """Watches folders in a thread of its own, and answers by messages."""

    class Changed(Message):
        """Something has become of these files and folders, and now they rest; None if it may be of any."""

        def __init__(self, paths: frozenset[str] | None) -> None:
            super().__init__()
            self.paths = paths

    class Failed(Message):
        """Nothing is watched, for a reason that is safe to draw."""

        def __init__(self, reason: str) -> None:
            super().__init__()
            self.reason = reason

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._watched: Watched | None = None
        self._is_over = Event()
        self.is_awake = False
        """Whether changes are seen by now."""
        self.thread: Thread | None = None
        """What watches, if there is anything to watch."""

    def watch(self, wanted: Watched) -> None:
        """From now on watch this, and tell once that anything may have changed before that."""
        if wanted != self._watched or self._is_over.is_set():
            self.end()
            self._watched, self._is_over, self.is_awake = wanted, Event(), False
            if wanted.folders:
                self.thread = Thread(target=self._watch, args=(wanted, self._is_over), name="watch")
                self.thread.start()

    @property
    def folders(self) -> Set[str]:
        """The folders that are watched."""
        return self._watched.folders if self._watched is not None else frozenset()

    def end(self) -> None:
        """Watch nothing any more; the thread ends within some hundredths of a second."""
        self._is_over.set()

    def _watch(self, wanted: Watched, is_over: Event) -> None:
        from watchfiles import watch  # not needed for the first screen

        try:
            told = watch(
                *wanted.folders,
                watch_filter=None,  # what does not concern the app must not keep a change from being settled
                debounce=_QUIET,
                step=_STEP,
                rust_timeout=_QUIET,
                yield_on_timeout=True,
                stop_event=is_over,
                raise_interrupt=False,
                ignore_permission_denied=True,
                recursive=False,
            )
            self._tell(wanted, told)
        except (OSError, RuntimeError, UnicodeError) as error:
            if is_over.is_set():
                return
            is_over.set()
            is_gone = isinstance(error, FileNotFoundError)  # before it could be watched
            self._app.post_message(self.Changed(None) if is_gone else self.Failed(_reason(error)))

    def _tell(self, wanted: Watched, told: "Iterable[set[FileChange]]") -> None:
        """Tell of changes when they have settled; `told` gives an empty set after each while without any."""
        changed: set[str] = set()
        began = 0.0
        is_first = True
        for changes in told:
            if not main_thread().is_alive():  # the app has failed before it could say that nobody watches
                return
            new = {path for _, path in changes if wanted.concerns(path)}
            if new and not changed:
                began = monotonic()
            changed |= new
            self.is_awake = self._watched is wanted
            if is_first or (changed and (not new or monotonic() - began > _LONGEST)):
                self._app.post_message(self.Changed(None if is_first else frozenset(changed)))
                changed, is_first = set(), False


def _reason(error: Exception) -> str:
    """Why nothing can be watched, safe to draw."""
    if isinstance(error, UnicodeError):
        return "the name of a folder is not UTF-8"
    return clean(error.strerror if isinstance(error, OSError) and error.strerror else str(error))
