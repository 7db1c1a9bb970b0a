"""How notes look. The README's second picture is one of these."""

from pathlib import Path

import pytest

from tests.conftest import MakeApp
from tests.test_snapshots import README_PICTURE, SIZES, Compare, at_rest
from tui.app import ReadnotesApp
from tui.opening import open_collection

INDEX = """# Reading Notes

- [Conference](/conference.md)
- [SOSP 2031](/conference/sosp-2031.md)
- [Tortoise: Batching requests that can wait](/conference/sosp-2031/tortoise.md): #batch_serving #scheduling
- [Hare: Racing requests that cannot](/conference/sosp-2031/hare.md): #batch_serving
"""
TORTOISE = r"""---
description: "#batch_serving #scheduling"
status: read twice
---

# Tortoise: Batching requests that can wait

## Meta Info

Presented in [SOSP 2031](https://example.org/sosp31/tortoise).

Authors: Ann Lee, Bo Chen (_Example University_)

Code: [https://example.org/tortoise](https://example.org/tortoise)

## Understanding the paper

### TL;DR

**Tortoise** holds back requests with _loose deadlines_ until a batch is full, as [Hare](hare.md) does not.

{% hint style="warning" %}
The deadlines are soft.[^1]
{% endhint %}

### Design

1. Requests wait in a queue per deadline
   * Sorted by $$d_i$$, with $$\sum_{i \le n} x_i \le \frac{B}{2}$$ in a batch
   * ~~FIFO~~ in the first version
2. A batch is sent when it is full
   - [x] implemented
   - [ ] proved

```python
def send(batch: list[Request], limit: int = 32) -> bool:
    # Half a batch costs as much as a whole one.
    return len(batch) >= limit
```

### Evaluation

| System   | Requests/s | Latency |
| -------- | ---------: | :-----: |
| Tortoise |       1200 |  90 ms  |
| Hare     |        300 |  12 ms  |

<figure><img src="../assets/latency.png" alt=""><figcaption><p>Latency under load.</p></figcaption></figure>

> Slow and steady wins the race.

[^1]: Nobody dies of a late answer.
"""


@pytest.fixture
def notes_app(make_app: MakeApp, tmp_path: Path) -> ReadnotesApp:
    """An app over a small folder of notes."""
    folder = tmp_path / "notes"
    (folder / "conference/sosp-2031").mkdir(parents=True)
    (folder / "index.md").write_text(INDEX)
    (folder / "conference/sosp-2031/tortoise.md").write_text(TORTOISE)
    (folder / "conference/sosp-2031/hare.md").write_text("# Hare\n\nIt runs.\n")
    collection = open_collection(str(folder))
    return make_app(collection)


TO_THE_NOTE = ["2", "enter"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize(
    "keys",
    [
        pytest.param(["2"], id="beside"),
        pytest.param(TO_THE_NOTE, id="over"),
        pytest.param([*TO_THE_NOTE, "pagedown", "tab"], id="further"),
    ],
)
def test_a_note(snap_compare: Compare, notes_app: ReadnotesApp, size: tuple[int, int], keys: list[str]) -> None:
    assert snap_compare(notes_app, terminal_size=size, run_before=at_rest(keys))


@pytest.mark.parametrize(
    "keys",
    [
        pytest.param([*TO_THE_NOTE, "slash", *"batch"], id="finding"),
        pytest.param([*TO_THE_NOTE, "c", "j", "j", "j"], id="contents"),
        pytest.param([*TO_THE_NOTE, "G"], id="end"),
    ],
)
def test_in_a_note(snap_compare: Compare, notes_app: ReadnotesApp, keys: list[str]) -> None:
    assert snap_compare(notes_app, terminal_size=(110, 30), run_before=at_rest(keys))


def test_readme_reader(snap_compare: Compare, notes_app: ReadnotesApp) -> None:
    keys = [*TO_THE_NOTE, *["j"] * 14]
    assert snap_compare(notes_app, terminal_size=README_PICTURE, run_before=at_rest(keys))
