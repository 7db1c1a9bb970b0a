"""The terminal that the app is drawn on: taken, handed over for a while, and always given back as it was found."""

import os
import selectors
import signal
import sys
import termios
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Thread
from typing import Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver

from tui.terminal_output import LAST_PATIENCE, TerminalOutput

_POINTER = "\x1b]22;"
_USUAL_POINTER = "\x1b]22;default\x07"
_LEAVE_PIXELS = "\x1b[?1016l"
_LEAVE_ALL = (
    "\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l"
    f"{_LEAVE_PIXELS}\x1b[<u\x1b[0m\x1b[?1049l\x1b[?25h\x1b[?1004l"
)
"""Every mode that is switched on, in the order in which Textual leaves them; synchronised output and colours first."""

_SLICE = 0.1  # seconds between two looks at whether to go on reading keys


class Terminal(LinuxDriver):
    """Textual's driver, which may be asked to leave twice, in the background, or when the terminal has gone."""

    def __init__(
        self, app: App[Any], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None
    ) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self.when_gone: Callable[[], object] = lambda: None
        """Called, in any thread and perhaps more than once, when there is no terminal any more."""
        self.when_stopped_by_others: Callable[[], object] = lambda: None
        """Called in the loop when another program asks to suspend this one (SIGTSTP)."""
        self.when_continued: Callable[[], object] = lambda: None
        """Called in the loop after the program was stopped without having been asked (SIGSTOP)."""
        self.is_leaving = False
        """Whether the terminal is not to be taken any more."""
        self._output = TerminalOutput(sys.__stderr__, lambda: self.when_gone())
        self._file = self._output  # type: ignore[assignment] # what Textual's writer needs of a file
        self._found: list[Any] | None = None
        self._is_stopped = self._has_pointer = False
        self._continued = 0

    @property
    def is_on(self) -> bool:
        """Whether the app has the terminal."""
        return self._writer_thread is not None and not self._is_stopped

    def write(self, data: str) -> None:
        """Send text, unless the terminal is somebody else's now."""
        if data.startswith(_POINTER):
            self._has_pointer = data != _USUAL_POINTER
        if self.is_on:
            super().write(data)

    def start_application_mode(self) -> None:
        """Take the terminal, when it is this program's turn to."""
        if self.is_on or not self._comes_to_the_front():
            return
        with suppress(termios.error):
            self._found = termios.tcgetattr(self.fileno)
        self._is_stopped = False
        super().start_application_mode()  # type: ignore[no-untyped-call] # Textual has no types there

    def stop_application_mode(self) -> None:
        """Give the terminal back in good order."""
        if self.is_on:
            if self._has_pointer:
                self.write(_USUAL_POINTER)
            if self._mouse_pixels:
                self.write(_LEAVE_PIXELS)
            super().stop_application_mode()
            self._is_stopped = True

    def disable_input(self) -> None:
        """Read no more keys; what was typed and not read is dropped, if this program has the terminal."""
        if self.is_on:
            super().disable_input()

    def close(self) -> None:
        """Wait until everything has been sent."""
        super().close()
        self._writer_thread = None

    def give_back(self) -> None:
        """Give the terminal back in the shortest way: from any thread or signal handler, and whatever is going on."""
        if self._writer_thread is None or (self._is_stopped and self._all_is_sent(self._writer_thread)):
            return
        self._output.close()
        signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGTTOU])  # which would stop it in the background
        if self._found is not None:
            with suppress(termios.error):
                termios.tcflush(self.fileno, termios.TCOFLUSH)  # nobody may be reading it
                termios.tcsetattr(self.fileno, termios.TCSANOW, self._found)
        self._output.send_last(_LEAVE_ALL + _USUAL_POINTER * self._has_pointer)

    @staticmethod
    def _all_is_sent(writer: WriterThread) -> bool:
        """Whether what is on its way to the terminal arrives soon."""
        waiting = Thread(target=writer.stop, daemon=True)
        waiting.start()
        waiting.join(LAST_PATIENCE)
        return not waiting.is_alive()

    def let_signals_go(self) -> None:
        """Hear no more of being suspended and continued."""
        for number in (signal.SIGTSTP, signal.SIGCONT, signal.SIGWINCH):
            signal.signal(number, signal.SIG_DFL)

    def suspend(self) -> bool:
        """Stop with the whole job, and come back when the shell says so; whether there was a shell that let it stop."""
        before = self._continued
        self.suspend_application_mode()
        self._stop(lambda: os.killpg(0, signal.SIGTSTP))
        self.resume_application_mode()
        return self._continued != before

    def take_back(self) -> None:
        """Take the terminal once more, after somebody else has had it unasked."""
        self.suspend_application_mode()
        self.resume_application_mode()

    def _stop(self, ask: Callable[[], None]) -> None:
        """Have the kernel decide, which stops nobody who could not be continued: no shell would be there to do so."""
        signal.signal(signal.SIGTSTP, signal.SIG_DFL)
        try:
            ask()
        finally:
            signal.signal(signal.SIGTSTP, self._sigtstp_application)

    def _sigtstp_application(self, *_: object) -> None:
        if self.is_on:
            self._in_the_loop(lambda: self.when_stopped_by_others())
        else:
            self._stop(lambda: os.kill(os.getpid(), signal.SIGTSTP))

    def _sigcont_application(self, *_: object) -> None:
        self._continued += 1
        if self.is_on and not self.is_leaving:
            self._in_the_loop(lambda: self.when_continued())

    def _in_the_loop(self, call: Callable[[], object]) -> None:
        with suppress(RuntimeError):  # the loop has ended
            self._loop.call_soon_threadsafe(call)

    def _comes_to_the_front(self) -> bool:
        """Stop until the shell has put this program in the foreground; false if there is no shell to do so."""
        with suppress(OSError):  # of a terminal that does not control it
            while not self.is_leaving and os.tcgetpgrp(self.fileno) != os.getpgrp():
                before = self._continued
                os.killpg(0, signal.SIGTTIN)
                if self._continued == before:
                    self.when_gone()
                    return False
        return not self.is_leaving

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except OSError:
            self.when_gone()
        except Exception as error:
            self._in_the_loop(partial(self._app._handle_exception, error))

    def run_input_thread(self) -> None:
        """Read keys until input is disabled, or the terminal has gone: it then always has nothing to read."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_SLICE):
                    data = os.read(self.fileno, 4096)
                    if not data:
                        self.when_gone()
                        return
                    if text := decode(data):
                        for event in parser.feed(text):
                            self.process_message(event)
                for event in parser.tick():
                    self.process_message(event)
