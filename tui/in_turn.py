"""The members of an enumeration one after the other, round and round."""

from enum import Enum
from typing import TypeVar

_Member = TypeVar("_Member", bound=Enum)


def after(member: _Member) -> _Member:
    """The next one; after the last the first."""
    every = list(type(member))
    return every[(every.index(member) + 1) % len(every)]
