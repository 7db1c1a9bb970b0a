"""Hands web addresses over to the user's browser."""

from collections.abc import Callable

from textual.app import App

from tui.library.address import is_web_address


class Browser:
    """Asks the browser, and says so."""

    def __init__(self, app: App[None], say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say

    def open(self, url: str) -> None:
        """Ask the browser for a web address; nothing else leaves the program."""
        if is_web_address(url):
            self._app.open_url(url)
            self._say(f"Asked the browser for {url}")
        else:
            self._say(f"Not a web address: {url}" if url else "There is no link to open.")
