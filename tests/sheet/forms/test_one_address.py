"""Two people who write from one address are never made into one."""

from pathlib import Path

import pytest

from mentorsheets.sheet.reading.people_index import may_be_one
from tests.workflow.sheets import run, table, workbook

HEAD = "Timestamp,Email Address,Your name,What do you need?,What can you offer?\n"


def collect(folder: Path, *rows: str) -> str:
    (folder / "a.csv").write_text(HEAD + "\n".join(rows) + "\n")
    run("init", "--sheet", folder / "p.xlsx", code=None)
    return run("collect", "--sheet", folder / "p.xlsx", "--from", folder / "a.csv", code=None)


def test_an_answer_of_somebody_else_from_a_known_address_is_told_and_not_taken(tmp_path: Path) -> None:
    told = collect(
        tmp_path,
        "2026-11-01 10:00:00,family@example.org,Ana Duarte,Role models,",
        "2026-11-02 10:00:00,family@example.org,Bo Duarte,,Accountability",
        "2026-11-03 10:00:00,family@example.org,Ana D.,Accountability,",
    )
    assert "Somebody of another name has answered from this address" in told
    (ana,) = table(tmp_path / "p.xlsx", "Participants")
    assert (ana["Name"], ana["Offers"]) != ("Bo Duarte", "Accountability")
    assert ana["Offers"] is None
    assert "Accountability" in [row["Need"] for row in table(tmp_path / "p.xlsx", "Needs")]
    told = collect(tmp_path, "2026-11-02 10:00:00,bo@example.org,Bo Duarte,,Accountability")
    assert [row["Name"] for row in table(tmp_path / "p.xlsx", "Participants")][1:] == ["Bo Duarte"]


@pytest.mark.parametrize(
    "other",
    ["Ana", "A. Duarte", "Duarte, Ana", "Anna Duarte", "Ana Silva", "ANA DUARTE", "Ana Maria Duarte", ""],
)
def test_a_person_writes_their_name_in_many_ways(other: str) -> None:
    assert may_be_one("Ana Duarte", other)


@pytest.mark.parametrize("other", ["Bo Duarte", "Chidi", "B. Duarte", "Maria Silva"])
def test_who_has_another_first_name_is_another_person(other: str) -> None:
    assert not may_be_one("Ana Duarte", other)


@pytest.mark.thorough
def test_who_share_an_address_in_the_sheet_each_get_their_own_answers_by_name(tmp_path: Path) -> None:
    shared = "office@example.org"
    book = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email", "Offers"], ["Ana Duarte", shared, None], ["Bo Chen", shared, None]],
        Needs=[["Person", "Need"]],
    )
    told = collect(
        tmp_path,
        f"2026-11-01 10:00:00,{shared},Bo Chen,Role models,Accountability",
        f"2026-11-02 10:00:00,{shared},Ana Duarte,Accountability,Role models",
        f"2026-11-03 10:00:00,{shared},,Role models,",
        f"2026-11-04 10:00:00,{shared},Chidi Okafor,Role models,Role models",
    )
    rows = table(book, "Participants")
    assert [(row["Name"], row["Offers"]) for row in rows] == [
        ("Ana Duarte", "Role models"),
        ("Bo Chen", "Accountability"),
    ]
    assert sorted((row["Person"], row["Need"]) for row in table(book, "Needs")) == [
        (f"Ana Duarte <{shared}>", "Accountability"),
        (f"Bo Chen <{shared}>", "Role models"),
    ]
    assert "Several people have this address" in told
    assert "Somebody of another name has answered from this address" in told
    shown = run("check", "--sheet", book, code=None)
    assert "Nobody in Participants" not in shown
    assert "people of this" not in shown
