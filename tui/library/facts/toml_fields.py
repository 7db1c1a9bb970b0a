"""The fields of TOML, which Hugo and Zola have between lines of pluses."""

from collections.abc import Mapping

from tui.library.facts.yaml_fields import Field, TooMuchError
from tui.library.sanitise import clean

_LARGEST = 16 * 1024  # characters
_MOST_DOTS = 200  # in a line; each may be a table in a table, and time goes by the square of their number


def toml_fields(block: str) -> Mapping[str, Field] | None:
    """The fields by their names in lower case, safe to draw; None for what is not TOML. Raises TooMuchError."""
    import tomllib

    if len(block) > _LARGEST or any(line.count(".") > _MOST_DOTS for line in block.splitlines()):
        raise TooMuchError
    try:
        # Numbers as they are written: an identifier of arXiv is one, and ends in a zero at times.
        read = tomllib.loads(block.replace("\r\n", "\n"), parse_float=str)
        fields = {clean(name).casefold(): _value(value) for name, value in read.items()}
    except RecursionError:
        raise TooMuchError from None
    except ValueError:  # also a number with too many digits
        return None
    return {name: value for name, value in fields.items() if value}


def _value(value: object) -> Field:
    if isinstance(value, list):
        return tuple(filter(None, map(_text, value)))
    return _text(value)


def _text(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "" if isinstance(value, (list, dict)) else clean(str(value))
