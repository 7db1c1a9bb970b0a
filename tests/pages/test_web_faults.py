"""Words for what the system says of a connection, however deep httpx and anyio have wrapped it."""

import errno
import socket
import ssl

import httpx
import pytest

from tui.pages.web_faults import unreachable, without_credentials


def untrusted(words: str) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message = words
    return error


REFUSED = ConnectionRefusedError(errno.ECONNREFUSED, "as the system likes to say it")


@pytest.mark.parametrize(
    ("cause", "reason"),
    [
        (REFUSED, "connection refused"),
        (ExceptionGroup("of all addresses", [REFUSED, OSError(errno.ENETUNREACH, "")]), "connection refused"),
        (OSError(errno.ENETUNREACH, ""), "network is unreachable"),
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), "no such name, or no network"),
        (untrusted("certificate has \x1bexpired"), "its certificate is not trusted: certificate has ␛expired"),
        (ssl.SSLError(1, "[SSL] record layer failure"), "no secure connection"),
        (None, "no connection"),
    ],
)
def test_the_reason_is_that_of_the_system(cause: Exception | None, reason: str) -> None:
    wrapped = OSError("All connection attempts failed")
    wrapped.__cause__ = cause
    error = httpx.ConnectError("All connection attempts failed")
    error.__cause__ = wrapped
    said = unreachable(httpx.URL("https://me:secret@example.org:444/a.md"), error, "")
    assert str(said) == f"example.org:444 does not answer ({reason})."


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (httpx.ConnectTimeout("x"), "example.org took too long: nothing for 7 seconds."),
        (httpx.PoolTimeout("x"), "example.org took too long: nothing for 7 seconds."),
        (TimeoutError(), "example.org took too long: nothing for 7 seconds."),
        (httpx.ProxyError("407 \x1b[31m"), "The proxy did not lead to example.org (407 ␛[31m)."),
        (httpx.RemoteProtocolError("x"), "example.org gave no answer that can be understood."),
    ],
)
def test_what_goes_wrong_has_words(error: Exception, said: str) -> None:
    assert str(unreachable(httpx.URL("https://example.org/a.md"), error, "nothing for 7 seconds")) == said


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://me:se@cret@example.org/@a", "https://example.org/@a"),
        ("http://me@[::1", "http://[::1"),
        ("https://example.org?mail=me@example.org", "https://example.org?mail=me@example.org"),
    ],
)
def test_credentials_are_taken_out_of_any_address(url: str, shown: str) -> None:
    assert without_credentials(url) == shown
