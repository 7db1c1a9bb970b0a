"""All tags with their counts, to choose one from."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.counted import counted
from tui.library.entry import Entry
from tui.lines.line_list import LineList
from tui.lines.one_line_input import OneLineInput
from tui.screens.dialog import Dialog
from tui.search.words import fold, words_of


class TagList(LineList):
    """Tags with the number of papers that have them."""

    class Chosen(Message):
        """The user has chosen a tag."""

        def __init__(self, tag: str) -> None:
            super().__init__()
            self.tag = tag

    def __init__(self, tags: Mapping[str, Sequence[Entry]]) -> None:
        super().__init__()
        self._all = tags
        self._shown = list(tags)

    def narrow(self, text: str) -> None:
        """Show the tags that hold every word of a text."""
        words = [word.text for word in words_of(text)]
        self._shown = [tag for tag in self._all if all(word in fold(tag) for word in words)]
        count = len(self._shown)
        self.frame_title = counted(count, "tag") if count else "No tag matches"
        self.set_rows(count)

    def draw_row(self, number: int, width: int) -> Content:
        """Draw tag and count."""
        tag = self._shown[number]
        count = f" {len(self._all[tag])} "
        name = Content(f"#{tag}").truncate(max(1, width - len(count)), ellipsis=True, pad=True)
        return Content.assemble(name, (count, self.component("muted")))

    def row_chosen(self) -> None:
        """Tell that a tag is chosen."""
        self.post_message(self.Chosen(self._shown[self.cursor]))


class TagsScreen(Dialog[str]):
    """A box to type a part of a tag in, and the tags. Answers with the chosen tag, or None."""

    BINDING_GROUP_TITLE = "Tags"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Show papers",
            priority=True,
            id="tags-choose",
            tooltip="Show the papers with this tag",
        ),
        Binding("escape", "close", "Close", id="tags-close", tooltip="Close the list of tags"),
        Binding("down,ctrl+n", "step(1)", "Down", show=False, id="tags-down", tooltip="One tag down"),
        Binding("up,ctrl+p", "step(-1)", "Up", show=False, id="tags-up", tooltip="One tag up"),
        Binding("pagedown", "page(1)", "Page down", show=False, id="tags-page-down", tooltip="A page down"),
        Binding("pageup", "page(-1)", "Page up", show=False, id="tags-page-up", tooltip="A page up"),
    ]

    def __init__(self, tags: Mapping[str, Sequence[Entry]]) -> None:
        super().__init__()
        self._tags = tags

    def compose_box(self) -> ComposeResult:
        """Make the input and the list."""
        with Container(classes="box") as box:
            box.border_title = Content("Tags")
            yield OneLineInput(placeholder="part of a tag", compact=True)
        yield TagList(self._tags)

    def on_mount(self) -> None:
        """Show all tags."""
        self._list.narrow("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Narrow the list to what is typed."""
        event.stop()
        self._list.narrow(event.value)

    def on_tag_list_chosen(self, event: TagList.Chosen) -> None:
        """Answer with the tag."""
        event.stop()
        self.answer(event.tag)

    def action_choose(self) -> None:
        """Choose the tag under the cursor, if there is one."""
        self._list.action_choose()

    def action_step(self, rows: int) -> None:
        """Move in the list while typing."""
        self._list.action_move(rows)

    def action_page(self, pages: int) -> None:
        """Move in the list by pages while typing."""
        self._list.action_page(pages)

    @property
    def _list(self) -> TagList:
        return self.query_one(TagList)
