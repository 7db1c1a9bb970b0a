"""A web server on this machine that answers as a test says."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from types import TracebackType
from typing import ClassVar, Self


class Handler(BaseHTTPRequestHandler):
    """Answers with what the server has for the path, and 404 for all others."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    loopback: ClassVar["Loopback"]

    def handle(self) -> None:
        """Answer until the asker hangs up, which may be in the middle of an answer."""
        with suppress(ConnectionError):
            super().handle()

    def do_GET(self) -> None:
        self.loopback.asked.append((self.path, dict(self.headers)))
        self.loopback.answers.get(self.path, self.loopback.otherwise)(self)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (as its base)
        """Say nothing."""


Answer = Callable[[Handler], None]
NO_HEADERS: Mapping[str, str] = {}


class Loopback:
    """The server; `answers` are by path, as it is sent, and `asked` are the paths and headers of all requests."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.otherwise: Answer = text("nothing here", status=404)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.stopped = Event()
        handler = type("OwnHandler", (Handler,), {"loopback": self})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._thread = Thread(target=self._server.serve_forever, args=[0.01], daemon=True)

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self._server.server_port}"

    @property
    def url(self) -> str:
        return f"http://{self.host}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    def stop(self) -> None:
        """From now on connections are refused."""
        if not self.stopped.is_set():
            self.stopped.set()
            self._server.shutdown()
            self._server.server_close()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()


def text(
    body: str | bytes, media: str = "text/markdown", status: int = 200, headers: Mapping[str, str] = NO_HEADERS
) -> Answer:
    """An honest answer."""

    def answer(handler: Handler) -> None:
        data = body.encode() if isinstance(body, str) else body
        handler.send_response(status)
        for name, value in {"Content-Type": media, "Content-Length": str(len(data)), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        handler.wfile.write(data)

    return answer


def redirect(location: str) -> Answer:
    """An answer that sends the asker elsewhere."""
    return text("elsewhere", status=302, headers={"Location": location})


def raw(data: bytes) -> Answer:
    """Any bytes instead of an answer; then the connection ends."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(data)

    return answer


def unless_known(body: str, header: str, validator: str, condition: str) -> Answer:
    """An answer with a validator in a header; to those who send it back in the condition, that nothing has changed."""

    def answer(handler: Handler) -> None:
        if handler.headers.get(condition) == validator:
            handler.send_response(304)
            handler.end_headers()
        else:
            text(body, headers={header: validator})(handler)

    return answer


def dripping(start: bytes) -> Answer:
    """The start of an answer, and then one more byte now and then for a few seconds."""

    def answer(handler: Handler) -> None:
        handler.close_connection = True
        handler.wfile.write(start)
        for _ in range(200):
            if not handler.loopback.stopped.wait(0.02):
                handler.wfile.write(b"x")

    return answer


def late(handler: Handler) -> None:
    """An honest answer, after some seconds of silence."""
    handler.loopback.stopped.wait(5)
    text("late")(handler)
