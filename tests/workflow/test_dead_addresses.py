"""Mail that came back for good stops all further mail to that address, until a human says that it is right."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.sheet.backend import Cell
from tests.workflow.living import Life, living
from tests.workflow.sheets import set_cell, table
from tests.workflow.test_unheard_safety import come_back

GIL, RIGHT = "gil@example.org", "the address is right"
ROW, SENTENCE = "Stuck mail", "came back for good"


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    with living(tmp_path, monkeypatch) as one:
        one.pass_day("2026-11-23")
        come_back(one, one.to(GIL)[-1])
        one.pass_day("2026-11-24")
        yield one


def rows(life: Life) -> list[dict[str, object]]:
    return [row for row in life.today() if SENTENCE in str(row)]


def told(life: Life) -> list[Cell]:
    return [row["What"] for row in table(life.path, "History") if "address" in str(row["What"])]


@pytest.mark.thorough
def test_who_is_written_to_no_more_stands_in_today_until_the_word_and_is_then_written_to_again(
    life: Life,
) -> None:
    (row,) = rows(life)
    assert (row["What"], row["Who"]) == (ROW, "Gil")
    assert RIGHT in str(row)
    assert [p["There stands"] for p in table(life.path, "Problems") if SENTENCE in str(p)] == ["Gil"]
    before = len(life.to(GIL))
    life.run("pair", "2026-11-25")
    life.pass_day("2026-11-30")
    assert (len(rows(life)), len(life.to(GIL))) == (1, before)
    life.say(ROW, RIGHT)
    life.pass_day("2026-12-01")
    assert rows(life) == []
    assert told(life) == [
        "mail to their address came back for good",
        "their address is right, and is written to again",
    ]
    life.pass_day("2026-12-07")
    assert len(life.to(GIL)) > before
    come_back(life, life.to(GIL)[-1])
    life.pass_day("2026-12-08")
    assert len(rows(life)) == 1


@pytest.mark.thorough
def test_a_corrected_address_is_written_to_without_a_word(life: Life) -> None:
    place = [row["Name"] for row in table(life.path, "Participants")].index("Gil") + 1
    set_cell(life.path, "Participants", place, "Email", "gilberto@example.org")
    life.pass_day("2026-11-30")
    assert rows(life) == []
    assert life.to("gilberto@example.org")


def test_the_collect_that_reads_it_says_whose_it_is_and_today_shows_it(life: Life) -> None:
    come_back(life, life.to("ana@example.org")[-1])
    said = life.run("collect", "2026-11-24")
    assert "Mail to Ana" in said
    assert {row["Who"] for row in rows(life)} == {"Ana", "Gil"}
    assert "Mail to Ana" not in life.run("collect", "2026-11-24")
