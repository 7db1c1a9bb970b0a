"""Words for the files that were left out."""

from collections.abc import Sequence

from tui.counted import counted

_MOST_NAMED = 3


def left_out_notice(left_out: Sequence[str]) -> str:
    """One sentence on files, each given as its name and why it was left out; "" if there are none."""
    if not left_out:
        return ""
    files = f"{counted(len(left_out), 'file')} {'was' if len(left_out) == 1 else 'were'}"
    more = f", and {len(left_out) - _MOST_NAMED:,} more" if len(left_out) > _MOST_NAMED else ""
    return f"{files} left out: {', '.join(left_out[:_MOST_NAMED])}{more}."
