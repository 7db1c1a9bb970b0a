"""A word to those who wait: late enough, in one line, and gone without a trace."""

import io
import os
import time
from collections.abc import Iterator
from types import SimpleNamespace

import pyte
import pytest

from tui import waiting as module
from tui.waiting import waiting


class Screen:
    """A terminal as standard error, seen through an emulator."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
        self.ours, self._theirs = os.openpty()
        self.output = b""
        self._screen = pyte.Screen(columns, 4)
        self._stream = pyte.ByteStream(self._screen)
        os.set_blocking(self.ours, False)
        self.stderr = io.TextIOWrapper(os.fdopen(self._theirs, "wb", 0), "utf-8", write_through=True)
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=self.stderr))
        monkeypatch.setattr("os.get_terminal_size", lambda _: os.terminal_size((columns, 4)))

    def wait_for(self, text: str) -> None:
        end = time.monotonic() + 30
        while text not in self.lines()[0]:
            assert time.monotonic() < end, f"{text!r} is not in {self.lines()}"
            time.sleep(0.01)

    def lines(self) -> list[str]:
        try:
            data = os.read(self.ours, 65536)
        except BlockingIOError:
            data = b""
        self.output += data
        self._stream.feed(data)
        return [line.rstrip() for line in self._screen.display]


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Iterator[Screen]:
    monkeypatch.setattr(module, "_PATIENCE", 0.01)
    opened = Screen(monkeypatch, 20)
    yield opened
    opened.stderr.close()
    os.close(opened.ours)


def test_it_is_said_what_goes_on_until_it_is_over(screen: Screen) -> None:
    with waiting("Reading notes …"):
        screen.wait_for("Reading notes …")
    assert screen.lines() == ["", "", "", ""]


def test_what_is_quick_is_not_spoken_of(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 3600)
    with waiting("Reading notes …"):
        pass
    assert screen.lines() == ["", "", "", ""]
    assert screen.output == b""


def test_an_interrupt_leaves_nothing_behind(screen: Screen) -> None:
    with pytest.raises(KeyboardInterrupt), waiting("Reading notes …"):
        screen.wait_for("Reading notes …")
        raise KeyboardInterrupt
    assert screen.lines() == ["", "", "", ""]


@pytest.mark.parametrize("name", ["x" * 100, "論文" * 50, "a" + "論" * 50], ids=["narrow", "wide", "odd"])
def test_a_long_name_takes_one_line(screen: Screen, name: str) -> None:
    with waiting(name):
        screen.wait_for(name[:9])
        assert screen.lines()[1] == ""
    assert screen.lines() == ["", "", "", ""]


def test_no_control_sequence_of_a_name_reaches_the_terminal(screen: Screen) -> None:
    with waiting("Reading \x1b]0;x\x07\n …"):
        screen.wait_for("Reading ␛]0;x␇ …")
    assert b"\x1b" not in screen.output


def test_without_a_terminal_nothing_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PATIENCE", 0)
    for stream in (io.StringIO(), None):
        monkeypatch.setattr(module, "sys", SimpleNamespace(stderr=stream))
        with waiting("Reading notes …"):
            time.sleep(0.05)
        assert stream is None or stream.getvalue() == ""
