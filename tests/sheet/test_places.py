"""Of what a sheet is taken for a copy."""

from pathlib import Path

import pytest

from mentorsheets.sheet.places import find_original, mark_file, mark_google, mark_server

HERE, BESIDE, MOVED = (mark_file(Path("/home/mentoring") / name) for name in ("a.xlsx", "b.xlsx", "c.xlsx"))
GOOGLE, OTHER_GOOGLE = mark_google("k" * 44), mark_google("o" * 44)
SERVER = mark_server("https://cloud.example.org/programme.xlsx")


@pytest.mark.parametrize(
    ("place", "places", "copy_of"),
    [
        (HERE, (), ""), (HERE, (HERE,), ""), (HERE, (MOVED,), ""), ("", (HERE,), ""),
        (HERE, (BESIDE,), "b.xlsx"), (HERE, (MOVED, BESIDE), "b.xlsx"), (HERE, (GOOGLE,), "a Google sheet"),
        (HERE, (SERVER,), "a workbook on a server"), (GOOGLE, (GOOGLE,), ""), (GOOGLE, (OTHER_GOOGLE,), "another sheet"),
        (GOOGLE, (HERE,), "another sheet"), (GOOGLE, (OTHER_GOOGLE, GOOGLE), ""),
        # It came from Google once, somebody went on with a workbook, and that one was moved.
        (HERE, (GOOGLE, MOVED), ""), (HERE, (MOVED, GOOGLE), "a Google sheet"),
    ],
)  # fmt: skip
def test_a_sheet_is_a_copy_where_the_other_one_is_still_there(
    place: str, places: tuple[str, ...], copy_of: str
) -> None:
    assert find_original(place, places, lambda: {BESIDE: "b.xlsx"}) == copy_of


def test_a_mark_tells_nobody_where_a_sheet_stands() -> None:
    assert "mentoring" not in HERE
    assert len({HERE, BESIDE, MOVED, GOOGLE, OTHER_GOOGLE, SERVER}) == 6
