"""The columns of the list of papers."""

import pytest

from tests.app.conftest import Drive, DriveNotes, Driver

LISTS = (
    "# Caching\n\n"
    "* Cachet (SIGCOMM 2016) \\[[Paper](https://example.org/cachet)]\n"
    "* Larder (NSDI 2017) \\[[Paper](https://example.org/larder)]\n"
)


def row(driver: Driver, title: str) -> str:
    """The row of the list that begins with a title, less the spaces between title and columns."""
    rows = (line.split("││")[1][4:] for line in driver.text.splitlines() if line.count("││") == 2)
    return " ".join(next(row for row in rows if row.startswith(title)).split(maxsplit=1))


async def test_the_venues_of_papers_that_only_pages_list_have_a_column_too(drive_notes: DriveNotes) -> None:
    async with drive_notes({"index.md": "- [Caching](/caching.md)\n", "caching.md": LISTS}, (110, 30)) as driver:
        await driver.press("2")
        assert row(driver, "Cachet ") == "Cachet SIGCOMM 2016 "
        assert row(driver, "Larder ") == "Larder NSDI    2017 "


@pytest.mark.parametrize(
    ("venue", "shown"), [("JSys", "JSys 2022"), ("EuroSys", "EuroSys 2022"), ("Interspeech", "Interspe… 2022")]
)
async def test_the_column_is_as_wide_as_the_longest_venue(drive: Drive, venue: str, shown: str) -> None:
    index = f"- [{venue} 2022](/x-2022.md)\n- [Orca](/x-2022/orca.md)\n"
    async with drive(index) as driver:
        await driver.press("2")
        assert row(driver, "Orca ") == f"Orca {shown} "
