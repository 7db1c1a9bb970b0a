"""Leaving when a signal asks for it: with all that is to be kept where that can still be done, else at once."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from types import FrameType
from typing import NoReturn

CRASHED = 70
"""The exit status after a fault of the program (EX_SOFTWARE of sysexits.h)."""

SIGNALS = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
"""Those that ask a program to end."""

_PATIENCE = 4.0  # seconds that an app has to leave in good order
_ONE_WISH = 0.5  # seconds in which a second signal only repeats the first: at a logout two come

_Handler = Callable[[int, FrameType | None], object] | int | None


def _nothing() -> None:
    pass


class Leaving:
    """Hears the signals that ask to end, as a context; those that are ignored where it starts stay so.

    Until `attach` and after `detach` they act at once. In between the app is asked to leave; if it has not done so
    after a few seconds, or if it is asked once more, the terminal is given back and the program ends.
    """

    def __init__(self) -> None:
        self.signal = 0
        """The signal that has asked to end, or 0."""
        self.last_words = ""
        """What is to be said on standard error when the terminal has been given back; safe to print."""
        self._asked_at = 0.0
        self._leave: Callable[[], object] | None = None
        self._give_back: Callable[[], object] = _nothing
        self._before: dict[int, _Handler] = {}
        self._timer: Timer | None = None

    def __enter__(self) -> "Leaving":
        for number in SIGNALS:
            if signal.getsignal(number) != signal.SIG_IGN:
                self._before[number] = signal.signal(number, self._hear)
        return self

    def __exit__(self, *_: object) -> None:
        self.detach()
        for number, handler in self._before.items():
            signal.signal(number, handler)

    def attach(self, leave: Callable[[], object], give_back: Callable[[], object]) -> None:
        """From now on ask with `leave`, which must come back at once and may be called in any thread or signal handler.

        `give_back` gives the terminal back in the shortest way, from wherever it is called.
        """
        self._leave, self._give_back = leave, give_back

    def detach(self) -> None:
        """There is nobody left to ask."""
        self._leave = None
        if self._timer is not None:
            self._timer.cancel()

    def ask(self, number: int) -> None:
        """Have the app leave as if this signal had come; from any thread."""
        if not self.signal:
            self.signal, self._asked_at = number, time.monotonic()
        if self._leave is not None:
            self.hurry()
            self._leave()

    def hurry(self) -> None:
        """Leave after a few seconds whatever happens until then."""
        if self._timer is None:
            self._timer = Timer(_PATIENCE, self._leave_at_once)
            self._timer.daemon = True
            self._timer.start()

    def _hear(self, number: int, _: FrameType | None) -> None:
        is_wish = self.signal and time.monotonic() - self._asked_at > _ONE_WISH
        if self._leave is None or is_wish:
            self._give_back()
            self._say_last_words()
            die_of(number)
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)  # it may be in the background, where it must not be stopped now
        self.ask(number)

    def _leave_at_once(self) -> NoReturn:
        """Do what can be done from any thread; the status is that of a shell for a program that a signal has ended."""
        self._give_back()
        self._say_last_words()
        os._exit(128 + self.signal if self.signal else CRASHED)

    def _say_last_words(self) -> None:
        with suppress(OSError):
            os.write(2, self.last_words.encode("utf-8", "replace"))


def die_of(number: int) -> NoReturn:
    """End by a signal's default action, so that a shell knows that it was this signal and ends its loop or script."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, RuntimeError, ValueError):  # it may be in the midst of a flush
            stream.flush()
    signal.signal(number, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, [number])
    os.kill(os.getpid(), number)
    os._exit(128 + number)  # not reached, unless a debugger holds the signal back


@contextmanager
def handing_over() -> Iterator[Callable[[subprocess.Popen[bytes]], None]]:
    """While another program has the terminal: what its user types is for it alone, what asks to end is for both.

    Gives what must be called with the program as soon as it runs.
    """
    running: list[subprocess.Popen[bytes]] = []
    before: dict[int, _Handler] = {number: signal.getsignal(number) for number in SIGNALS}

    def pass_on(number: int, frame: FrameType | None) -> None:
        for process in running:
            process.send_signal(number)
        handler = before[number]
        if callable(handler):
            handler(number, frame)

    for number in before:
        if callable(before[number]):
            signal.signal(number, _ignore if number in (signal.SIGINT, signal.SIGQUIT) else pass_on)
    try:
        yield running.append
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _ignore(_: int, __: FrameType | None) -> None:
    """Not SIG_IGN, which the program that is started would inherit."""
