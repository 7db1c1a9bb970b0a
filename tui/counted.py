"""Numbers of things in words."""


def counted(count: int, name: str) -> str:
    """How many there are of a thing, its name in the singular: "1 paper", "95,000 papers"."""
    return f"{count:,} {name}" if count == 1 else f"{count:,} {name}s"
