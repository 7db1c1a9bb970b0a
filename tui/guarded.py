"""An app that leaves nothing behind: the terminal is given back, and a fault leaves a report."""

import asyncio
import signal
from contextlib import suppress
from functools import partial
from typing import TypeVar

from textual.app import App, ScreenError
from textual.css.query import QueryError
from textual.driver import Driver
from textual.widgets import Input
from textual.worker import WorkerFailed

from tui.crash import keep_report
from tui.leaving import CRASHED, Leaving
from tui.terminal import Terminal

_Result = TypeVar("_Result")


class GuardedApp(App[_Result]):
    """Leaves when a signal asks for it, when its terminal has gone, and when something in it fails."""

    _leaving: Leaving | None = None

    def __init__(self) -> None:
        super().__init__(driver_class=Terminal)

    def run_guarded(self, leaving: Leaving) -> int:
        """Run until the user, a signal or a fault ends it; the exit status, but for signals."""
        self._leaving = leaving
        try:
            self.run()
        except Exception as error:
            self._handle_exception(error)
        finally:
            leaving.detach()
            if isinstance(self._driver, Terminal):
                self._driver.let_signals_go()
                self._driver.give_back()
        return self.return_code or 0

    def on_load(self) -> None:
        """Hear of signals from here on, where there is a loop that can be asked (a hook of Textual's)."""
        if self._leaving is not None:
            self._leaving.attach(partial(self._leave, asyncio.get_running_loop()), self._give_back)

    def action_suspend_process(self) -> None:
        """Stop as other programs do, and draw everything anew when it goes on."""
        if isinstance(self._driver, Terminal):
            self._suspend_signal()
            if not self._driver.suspend():
                self.notify("There is no shell that could bring it back.", markup=False)
            self._resume_signal()
            self.refresh(layout=True)

    def _build_driver(self, headless: bool, inline: bool, mouse: bool, size: tuple[int, int] | None) -> Driver:
        driver = super()._build_driver(headless, inline, mouse, size)
        if isinstance(driver, Terminal):
            driver.when_gone = self._hung_up
            driver.when_stopped_by_others = self.action_suspend_process
            driver.when_continued = self._take_back
        return driver

    def _take_back(self) -> None:
        if isinstance(self._driver, Terminal) and self._driver.is_on:
            self._driver.take_back()
            self.refresh(layout=True)

    def _hung_up(self) -> None:
        if self._leaving is not None:
            self._leaving.ask(signal.SIGHUP)

    def _leave(self, loop: asyncio.AbstractEventLoop) -> None:
        """Begin to leave, from any thread or signal handler."""
        if isinstance(self._driver, Terminal):
            self._driver.is_leaving = True
        with suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(self.exit)

    def _give_back(self) -> None:
        if isinstance(self._driver, Terminal):
            self._driver.give_back()

    def _handle_exception(self, error: Exception) -> None:
        """Leave with a report instead of Textual's picture of the fault; tests see it as Textual has it."""
        if self._leaving is None:
            super()._handle_exception(error)
            return
        if self._exit and isinstance(error, (QueryError, ScreenError)):
            return  # what is closed in the midst of being made looks for what it has not got
        while isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            error = error.error
        if not self._leaving.last_words:
            self._leaving.last_words = keep_report(error, self._typed())
            self._leaving.hurry()
        self._return_code = CRASHED
        self._close_messages_no_wait()

    def _typed(self) -> list[str]:
        """What is in the boxes that are open."""
        typed: list[str] = []
        with suppress(Exception):  # what has failed may be what is asked here
            for screen in self.screen_stack:
                typed += [box.value for box in screen.query(Input)]
        return [text for text in typed if text.strip()]
