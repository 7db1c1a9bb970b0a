"""A box that asks what the user has to say about a paper."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.screens.line_prompt import LinePrompt


class RemarkPrompt(LinePrompt):
    """Answers with a remark, "" for none, or with None to leave it as it is."""

    BINDING_GROUP_TITLE = "Remark"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,ctrl+j",
            "choose",
            "Keep",
            priority=True,
            id="remark-choose",
            tooltip="Keep the remark; an empty one is removed",
        ),
        Binding("escape", "close", "Cancel", id="remark-close", tooltip="Leave the remark as it was"),
    ]

    def __init__(self, title: str, remark: str) -> None:
        """Take the title of the paper, and what is said of it by now."""
        super().__init__("Remark", remark, title, is_proposal=False)

    def action_choose(self) -> None:
        """Answer with what is typed."""
        self.answer(self.typed)
