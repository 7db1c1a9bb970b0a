"""What was selected before it was gone, as long as the user stays where that has left them."""

from typing import Generic, TypeVar

_Thing = TypeVar("_Thing")


class Gone(Generic[_Thing]):
    """Knows one thing that may come back."""

    def __init__(self) -> None:
        self._wanted: _Thing | None = None
        self._stand_in: object = None

    def wanted_at(self, selected: object) -> _Thing | None:
        """What is to be selected again; None for nothing, also where the user has selected something else meanwhile."""
        return self._wanted if selected is self._stand_in else None

    def wait_for(self, wanted: _Thing | None, stand_in: object) -> None:
        """Wait for a thing, or for none; until it is back `stand_in` is selected."""
        self._wanted, self._stand_in = wanted, stand_in
