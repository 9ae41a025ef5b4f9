"""A programme lived through by a turned clock: what must never happen does not, and each idea is seen."""

import os
import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest

from docs.draw_pictures import SHORT_PEOPLE, SHORT_SEED, SHORT_WEEKS, digest_year, find_old
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.correspondence import tell_in_mails
from mentorsheets.simulation.page import year_page
from mentorsheets.simulation.promises import LOOKS, find_broken_promises
from mentorsheets.simulation.seen import IDEAS, see_ideas
from mentorsheets.simulation.story import episodes, weeks
from mentorsheets.simulation.year import MAILS, Year, live

WHOLE = os.environ.get("MENTORSHEETS_WHOLE_YEAR") == "yes"
WEEKS, PEOPLE = (52, 60) if WHOLE else (SHORT_WEEKS, SHORT_PEOPLE)
SEEN_ONLY_IN_A_WHOLE_YEAR = {"P4", "G5"}
"""So few share an experience, and so seldom do many ask for the same, that twenty people rarely show it."""


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    return live(
        tmp_path_factory.mktemp("year") / "demo", lambda _: None, weeks=WEEKS, people=PEOPLE, seed=SHORT_SEED
    )


@pytest.mark.every(4)
@pytest.mark.parametrize("look", LOOKS, ids=lambda look: look.__name__.strip("_"))
def test_no_promise_is_broken(year: Year, look: Callable[[Year], Iterable[str]]) -> None:
    assert list(look(year)) == []


@pytest.mark.thorough
def test_over_a_whole_year_nobody_gets_a_question_twice_before_all_of_its_lot_came(tmp_path: Path) -> None:
    lived = live(tmp_path / "demo", lambda _: None, weeks=52, people=14, seed=3)
    (look,) = (one for one in LOOKS if "in_its_cycle" in one.__name__)
    assert list(look(lived)) == []


@pytest.mark.parametrize("idea", IDEAS)
def test_each_idea_is_seen_to_happen(year: Year, idea: str) -> None:
    if not WHOLE and idea in SEEN_ONLY_IN_A_WHOLE_YEAR:
        pytest.skip("only a whole year shows it")
    (found,) = (one for one in see_ideas(year) if one.id == idea)
    assert found.times > 0
    assert found.first
    assert found.first >= year.begins
    assert found.example


def test_people_joined_left_and_rested_and_said_no(year: Year) -> None:
    happened = {entry.event for entry in year.programme.history}
    assert {"leaves", "pauses", "returns", "met", "not yet", "one side is silent"} <= happened
    assert {"the asker says no", "the giver says no"} & happened
    assert len(year.programme.people) > len(year.runs[0].before.people)


def test_the_workbook_at_the_end_holds_what_the_sheet_in_memory_did(year: Year) -> None:
    programme = read(Workbook(year.folder / "programme.xlsx")).programme
    assert (programme.people, programme.matches) == (year.programme.people, year.programme.matches)
    assert (programme.history, programme.messages) == (year.programme.history, year.programme.messages)


def test_what_is_left_behind_is_the_sheet_and_the_mails_and_little_of_either(year: Year) -> None:
    files = {
        file.name: file.stat().st_size for file in year.folder.iterdir() if not file.name.endswith(".lock")
    }
    assert set(files) == {"programme.xlsx", MAILS}
    assert sum(files.values()) < 200_000 * WEEKS
    with ZipFile(year.folder / MAILS) as mails:
        assert {Path(name).name for name in mails.namelist()} == {letter.name for letter in year.letters}


def test_every_row_of_the_mission_that_relationships_carry_is_looked_for() -> None:
    rows = {
        *(f"P{n}" for n in range(1, 13)),
        *(f"G{n}" for n in range(1, 8)),
        "F1",
        "F2",
        "F3",
        "F4",
        "F6",
        "F7",
    }
    assert rows | {"N1", "N3", "N4", "N5", "N8"} == set(IDEAS)


def test_the_story_adds_up(year: Year) -> None:
    told = weeks(year)
    assert [week.number for week in told] == list(range(1, WEEKS + 1))
    assert sum(week.mails for week in told) == len(year.letters) > 200
    assert {week.monday.weekday() for week in told} == {0}
    for episode in episodes(year):
        assert episode.lines
    assert len(episodes(year)) >= 5


def test_the_page_needs_no_other_file_and_says_that_all_promises_were_kept(year: Year) -> None:
    page = re.sub(r'xmlns(:\w+)?="[^"]*"', "", year_page(year))  # names of a standard, not of a file
    assert "None of the" in page
    assert not re.search(r"<script|https?://|<link|src=", page)
    assert page.count("<h3>") == len(episodes(year)) + bool(tell_in_mails(year))


def test_what_the_asker_said_alone_is_in_no_mail_to_anybody_else(year: Year) -> None:
    served = {row.served_own_goal for row in year.programme.check_ins if row.served_own_goal}
    assert served <= {"yes", "partly", "no"}
    givers = {year.programme.person_by_id[match.giver].address for match in year.programme.matches}
    askers = {year.programme.person_by_id[match.asker].address for match in year.programme.matches}
    for letter in year.letters:
        if set(letter.to) & (givers - askers):
            assert not letter.offers("gyes")


@pytest.mark.thorough
def test_the_same_seed_lives_the_same_life(tmp_path: Path) -> None:
    one, other = (live(tmp_path / name, lambda _: None, weeks=3, people=12, seed=5) for name in "ab")
    assert one.programme.history == other.programme.history
    assert [letter.subject for letter in one.letters] == [letter.subject for letter in other.letters]


def test_a_year_begins_on_a_monday_and_a_promise_that_is_broken_is_told(tmp_path: Path) -> None:
    told: list[str] = []
    begins = date(2027, 6, 3)
    short = live(tmp_path / "c", told.append, begins=begins, weeks=2, people=12, seed=5)
    assert short.begins == begins - timedelta(days=3)
    assert told == ["Week 1 of 2", "Week 2 of 2"]
    (place, row) = next(iter(short.hand.rows("Needs")))
    short.hand.typed["Needs", place, "In their words"] = f"not {row['In their words']}"
    assert find_broken_promises(short) == (
        f"the cell In their words in row {place + 1} of Needs was overwritten",
    )


@pytest.mark.skipif(WHOLE, reason="the picture is held against a shorter year")
def test_the_picture_of_the_year_shows_what_its_page_would_show_today(year: Year) -> None:
    assert find_old({"year": digest_year(year)}) == [], "make pictures draws them anew"
