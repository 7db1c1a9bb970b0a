"""A mark as it is kept: of which paper it is, and how it is changed."""

from dataclasses import dataclass, replace

from tui.marks.mark import Mark, Status


@dataclass(frozen=True, slots=True)
class Row:
    """The mark of a paper by its link and the title it had; `link` and `title` are safe to draw."""

    link: str
    title: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class Change:
    """What is to be noted of a paper; None leaves what there is.

    `instead_of` are links whose rows become one with that of the paper.
    """

    link: str
    title: str
    starred: bool | None = None
    status: Status | None = None
    remark: str | None = None
    instead_of: tuple[str, ...] = ()

    def apply(self, mark: Mark) -> Mark:
        """The mark after the change."""
        return replace(
            mark,
            starred=mark.starred if self.starred is None else self.starred,
            status=mark.status if self.status is None else self.status,
            remark=mark.remark if self.remark is None else self.remark,
        )


def merged(one: Mark, other: Mark) -> Mark:
    """One mark that says what two say of the same paper; where only one status can be, the first one's."""
    remarks = [one.remark] if other.remark in one.remark else [one.remark, other.remark]
    return Mark(
        one.starred or other.starred,
        one.status if one.status is not Status.NONE else other.status,
        " / ".join(filter(None, remarks)),
    )
