"""From the answer of a web server to text. All of it is from strangers: its size, its packing, its letters."""

import codecs
import re
import zlib
from typing import TYPE_CHECKING

from tui.pages.page import PageError
from tui.pages.web_faults import NotMarkdownError, at

if TYPE_CHECKING:
    import httpx

PACKING = "gzip"
"""The only Content-Encoding that is asked for, and understood."""

_GZIP = 16 + zlib.MAX_WBITS  # as zlib says it
_WEB_PAGE = re.compile(r"\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
_WEB_PAGE_MEDIA = ("text/html", "application/xhtml+xml")

# What servers do name, by Python's names. Python knows others that are no charsets, and some that take forever.
_CHARSET = re.compile(
    r"ascii|utf-(?:8|16|16-le|16-be)|iso8859-\d+|cp\d+|koi8-[rut]|mac-\w+|tis-620|gb2312|gbk|gb18030|hz|"
    r"big5|big5hkscs|(?:shift|euc|iso2022)_\w+|johab"
)


async def read_body(response: "httpx.Response", largest: int) -> bytes:
    """The unpacked body of an answer. Raises PageError if it is larger, broke off, or is packed in another way.

    Unpacking stops at the limit, so that a small body cannot fill the memory.
    """
    import httpx

    packing = response.headers.get("content-encoding", "identity").lower()
    if packing not in ("identity", PACKING):
        raise PageError(at(response.url, "packed the page in an unknown way"))
    unpacker = zlib.decompressobj(_GZIP) if packing == PACKING else None
    body = bytearray()
    try:
        async for chunk in response.aiter_raw():
            body += unpacker.decompress(chunk, largest + 1 - len(body)) if unpacker else chunk
            if len(body) > largest:
                raise PageError(at(response.url, f"sent more than {largest / 1_000_000:g} MB"))
    except (httpx.RemoteProtocolError, httpx.NetworkError) as error:
        raise PageError(at(response.url, "broke off in the middle of the page")) from error
    except zlib.error as error:
        raise PageError(at(response.url, "packed the page wrongly")) from error
    if unpacker and not unpacker.eof:
        raise PageError(at(response.url, "broke off in the middle of the page"))
    return bytes(body)


def media_of(response: "httpx.Response") -> str:
    """The type of an answer without its parameters, in small letters, or ""."""
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()


def text_of(response: "httpx.Response", body: bytes) -> str:
    """The text of a body. Raises NotMarkdownError for a web page, and PageError for what is no text."""
    encoding = "utf-8" if body.startswith(codecs.BOM_UTF8) else _encoding(response.charset_encoding)
    text = body.decode(encoding, "replace").removeprefix("\ufeff")
    if media_of(response) in _WEB_PAGE_MEDIA or _WEB_PAGE.match(text):
        raise NotMarkdownError(at(response.url, "answered a web page instead of Markdown"))
    if "\0" in text:
        raise PageError(at(response.url, "sent what is not text"))
    return text


def _encoding(charset: str | None) -> str:
    try:
        name = codecs.lookup(charset or "utf-8").name
    except (LookupError, ValueError):
        return "utf-8"
    return name if _CHARSET.fullmatch(name) else "utf-8"
