"""Libraries from an index and pages, and what they look like."""

from collections.abc import Mapping

from tui.library.address import page_id
from tui.library.entry import Entry
from tui.library.facts.page_facts import read_facts
from tui.library.index.read_items import read_items
from tui.library.library import Library

INDEX = """\
# Notes
- [Conference](/c.md)
- [OSDI 2022](/c/osdi-2022.md)
- [Orca: A system](/c/osdi-2022/orca.md)
- [Reef](/c/osdi-2022/reef.md): #gpu
- [SOSP 2023](/c/sosp-2023.md)
- [Journal](/j.md)
- [TCC](/j/tcc.md)
- [2021](/j/tcc/2021.md)
- [Gemini](/j/tcc/2021/gemini.md)
"""

LLM = """\
# LLM

* Orca: a system ([OSDI 2022](../c/osdi-2022/)) [[Paper](https://x.org/orca)]
* vLLM (SOSP 2023) [[Paper](https://x.org/vllm)]
* FlexGen (FAST 2022) [[Paper](https://x.org/flexgen)]
  * Stanford
"""


def library(pages: Mapping[str, str], index: str = INDEX, address: str = "/index.md", site: str = "") -> Library:
    facts = {page_id(at): read_facts(text, at) for at, text in pages.items()}
    return Library.from_index(read_items(index), address, site, facts)


def entry(library: Library, title: str) -> Entry:
    (found,) = (entry for entry in library.entries if entry.title == title)
    return found


def outline(library: Library) -> list[str]:
    """The entries in order, each below its parents, with those that only a page lists in brackets."""

    def line(entry: Entry) -> str:
        depth = sum(1 for _ in entry.lineage()) - 1
        return "  " * depth + f"{entry.kind} " + (f"({entry.title})" if entry.listed_in else entry.title)

    return [line(entry) for entry in library.entries]
