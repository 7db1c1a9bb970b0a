"""What can be done with a link: open it in the browser, copy it."""

from collections.abc import Callable

from textual.app import App


class Links:
    """Hands links of an index on, and says what was done with them."""

    def __init__(self, app: App[None], say: Callable[[str], None]) -> None:
        self._app = app
        self._say = say

    def open(self, url: str) -> None:
        """Ask the browser for a web address; nothing else leaves the program."""
        if url.casefold().startswith(("http://", "https://")):
            self._app.open_url(url)
            self._say(f"Asked the browser for {url}")
        else:
            self._say(f"Not a web address: {url}" if url else "There is no link to open.")

    def copy(self, url: str) -> None:
        """Send a link to the terminal's clipboard, which does not answer whether it took it."""
        if url:
            self._app.copy_to_clipboard(url)
            self._say(f"Sent to the terminal's clipboard: {url}")
        else:
            self._say("There is no link to copy.")
