"""A second adopt, and a list that changes: what a coordinator removed, renamed or typed stays so."""

from pathlib import Path

import pytest

from tests.sheet.adopt.test_adopt import people
from tests.sheet.forms.desk import answered, book, planned, rows, taken, typed
from tests.workflow.sheets import run, set_cell, table, workbook

ANA = "ana@example.org"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = workbook(
        tmp_path / "list.xlsx",
        Mentees=[["Name", "Email", "Topics", "Phone"], ["Ana", ANA, "Python; Grants", "1"]],
        Mentors=[["Name", "Email", "Topics"], ["Bo", "bo@example.org", "Python; Grants"]],
    )
    run("adopt", path, "--yes")
    return path


def needs(path: Path) -> list[object]:
    return [row["Need"] for row in table(path, "Needs") if row["Need"]]


def remove_need(path: Path, row: int) -> None:
    for column in table(path, "Needs")[row - 1]:
        set_cell(path, "Needs", row, column, None)


@pytest.mark.thorough
def test_a_need_that_was_removed_stays_removed_when_the_row_of_its_person_changes(path: Path) -> None:
    assert needs(path) == ["Python", "Grants"]
    remove_need(path, 2)
    set_cell(path, "Mentees", 1, "Phone", "2")
    run("adopt", path, "--yes")
    assert needs(path) == ["Python"]
    set_cell(path, "Mentees", 1, "Phone", "3")
    run("collect", "--sheet", path)
    assert needs(path) == ["Python"]


@pytest.mark.thorough
def test_a_need_that_was_renamed_stays_renamed(path: Path) -> None:
    set_cell(path, "Needs", 2, "Need", "Role models")
    set_cell(path, "Mentees", 1, "Phone", "2")
    run("adopt", path, "--yes")
    assert needs(path) == ["Python", "Role models"]


@pytest.mark.thorough
def test_a_kind_that_was_renamed_or_removed_does_not_come_back(path: Path) -> None:
    kinds = [row["Need"] for row in table(path, "Need kinds")]
    set_cell(path, "Need kinds", kinds.index("Grants") + 1, "Need", "Funding")
    set_cell(path, "Needs", 2, "Need", "Funding")
    set_cell(path, "Participants", 2, "Offers", "Python; Funding")
    set_cell(path, "Mentees", 1, "Phone", "2")
    run("adopt", path, "--yes")
    assert needs(path) == ["Python", "Funding"]
    assert "Grants" not in [row["Need"] for row in table(path, "Need kinds")]


@pytest.mark.thorough
def test_a_topic_that_is_added_later_is_asked_for_beside_what_was_removed(path: Path) -> None:
    remove_need(path, 2)
    set_cell(path, "Mentees", 1, "Topics", "Python; Grants; Role models")
    run("adopt", path, "--yes")
    assert needs(path) == ["Python", "Role models"]


@pytest.mark.thorough
def test_somebody_who_was_removed_stays_removed_when_their_row_of_the_list_changes(path: Path) -> None:
    for column in ("Name", "Email"):
        set_cell(path, "Participants", 1, column, None)
    remove_need(path, 2)
    remove_need(path, 1)
    set_cell(path, "Mentees", 1, "Phone", "2")
    told = run("adopt", path, "--yes")
    assert "somebody removed them from Participants since; that stays" in told
    assert [row["Name"] for row in people(path) if row["Name"]] == ["Bo"]
    assert needs(path) == []


def test_who_answers_anew_and_asks_for_what_was_removed_is_told_and_not_before_they_left_it_out() -> None:
    first = ("2026-11-01 09:00:00", ANA, "Ana", None, "Role models", None, None)
    sheet = taken(book(first))
    gone = typed(typed(sheet, "Needs", 0, "Need", None), "Needs", 0, "Person", None)
    again = answered(gone, ("2026-11-02 09:00:00", ANA, "Ana", None, "Role models", "please", None))
    assert any("asks again for a need" in one.sentence for one in planned(again)[0].problems)
    assert not any(row.get("Need") for row in rows(taken(again), "Needs"))
    other = answered(taken(again), ("2026-11-03 09:00:00", ANA, "Ana", None, "Safe space", None, None))
    anew = answered(
        taken(other), ("2026-11-04 09:00:00", ANA, "Ana", None, "Role models; Safe space", None, None)
    )
    assert [row["Need"] for row in rows(taken(anew), "Needs") if row.get("Need")] == [
        "Safe space",
        "Role models",
    ]
