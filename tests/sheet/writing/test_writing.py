"""What was decided reaches the cells that it belongs into, and none that a person fills."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.model import CheckIn
from mentorsheets.sheet.reading.programme import read_programme
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import edits_of
from tests.workflow.sheets import set_cell, small_programme, table

DAY = date(2026, 11, 24)
TYPED = (
    ("Match", "Giver", "Asker", "Needs", "Coordinator", "State"),
    ("m1", "Gil", "Ana", "Role models", "approve", None),
)
ASKED = CheckIn("c1", "", "m1", "role-models", "How is it?", date(2026, 11, 23))


def asked(tmp_path: Path) -> tuple[Path, Workbook, CheckIn]:
    path = small_programme(tmp_path)
    backend = Workbook(path)
    reading = read_programme(backend.read())
    check_in = replace(ASKED, person=reading.programme.people[0].id)
    assert commit(backend, edits_of([Added(check_in)], reading, DAY)) == ()
    return path, backend, check_in


def test_an_answer_that_came_by_mail_stands_where_it_would_be_typed(tmp_path: Path) -> None:
    path, backend, check_in = asked(tmp_path)
    said = replace(check_in, answer="met", words="It was good.", served_own_goal="yes")
    assert commit(backend, edits_of([Changed(check_in, said)], read_programme(backend.read()), DAY)) == ()
    (row,) = table(path, "Check-ins")
    assert (row["Answer"], row["In their words"], row["Served own goal"]) == ("met", "It was good.", "yes")


def test_an_answer_that_came_by_mail_does_not_write_over_a_typed_one(tmp_path: Path) -> None:
    path, backend, check_in = asked(tmp_path)
    set_cell(path, "Check-ins", 1, "Answer", "not yet")
    said = replace(check_in, answer="met")
    (refused,) = commit(backend, edits_of([Changed(check_in, said)], read_programme(backend.read()), DAY))
    assert table(path, "Check-ins")[0]["Answer"] == "not yet"
    assert refused.edit.values == {"Answer": "met"}


def test_a_match_that_was_typed_with_a_name_and_no_state_goes_on_to_the_next(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Matches=TYPED)
    backend = Workbook(path)
    reading = read_programme(backend.read())
    (proposed,) = reading.programme.matches
    asked = replace(proposed, state=MatchState.ASKED)
    assert commit(backend, edits_of([Changed(proposed, asked)], reading, DAY)) == ()
    (row,) = table(path, "Matches")
    assert row["State"] == "asked"


def test_a_state_that_was_typed_meanwhile_stays(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Matches=TYPED)
    backend = Workbook(path)
    reading = read_programme(backend.read())
    (proposed,) = reading.programme.matches
    set_cell(path, "Matches", 1, "State", "ended")
    asked = replace(proposed, state=MatchState.ASKED)
    (refused,) = commit(backend, edits_of([Changed(proposed, asked)], reading, DAY))
    assert refused.reason == "somebody changed the row meanwhile"
