"""The places that entries stand in: all papers of one have the same venue and year, which are slow to find."""

from collections.abc import Hashable, Iterable, Mapping

from tui.library.entry import Entry, Kind


def place_of(entry: Entry) -> Hashable:
    """Where an entry stands: papers side by side have one place, and what is no paper has one of its own."""
    return (entry.parent if entry.kind is Kind.PAPER else entry), entry.appeared_in


def one_a_place(entries: Iterable[Entry]) -> Mapping[Hashable, Entry]:
    """The places of entries, each with one of those that stand there."""
    return {place_of(entry): entry for entry in entries}
