"""The peer of the launch measurement: stock Textual widgets with the same text in them, and no library behind them."""

from pathlib import Path

from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Footer, Header, Input, OptionList, Static, Tree

INDEX = Path(__file__).parents[2] / "index.md"


class BareApp(App[None]):
    """A tree, a list, a text and an input between a header and a footer."""

    CSS = "Tree { width: 26; } Static { width: 34; } Input { display: none; }"

    def compose(self) -> ComposeResult:
        """Fill the stock widgets from the lines of the index, without parsing Markdown."""
        titles = [
            line[3:].partition("](")[0] for line in INDEX.read_text("utf-8").splitlines() if line.startswith("- [")
        ]
        venues = [title for title in titles if title[-4:].isdecimal()]
        papers = [title for title in titles if not title[-4:].isdecimal()]
        tree: Tree[None] = Tree("Conference")
        tree.root.expand()
        for venue in venues:
            tree.root.add_leaf(venue)
        yield Header()
        with Horizontal():
            yield tree
            with Vertical():
                yield Input()
                yield OptionList(*papers, markup=False)
            yield Static(papers[0], markup=False)
        yield Footer()


if __name__ == "__main__":
    BareApp().run()
