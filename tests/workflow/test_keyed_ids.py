"""Ids of new people take the programme's secret: who has an address cannot find out whose id it is."""

import zipfile
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.ids import keyed_id, person_id
from tests.workflow.sheets import (
    ANA,
    ANAS_NEED,
    EVE,
    GIL,
    NEEDS,
    PEOPLE,
    run,
    set_cell,
    small_programme,
    table,
)

DAY = "2027-01-11"
SECRETS = ("one that is so long that nobody guesses it", "another one that nobody guesses either")
ADDRESSES = ("gil@example.org", "ana@example.org", "eve@example.org")
PROVISIONAL = {address: person_id(address, "") for address in ADDRESSES}


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path)


def ids(path: Path) -> dict[str, str]:
    return {str(row["Email"]): str(row["Person id"]) for row in table(path, "Register") if row["Email"]}


def pair(path: Path, day: str = DAY) -> None:
    run("pair", "--sheet", path, "--today", day, code=None)


def test_no_cell_and_no_journal_holds_what_an_address_alone_makes(sheet: Path) -> None:
    pair(sheet)
    set_cell(sheet, "Matches", 1, "Coordinator", "approve")
    run("introduce", "--sheet", sheet, "--today", DAY, "--yes")
    assert not set(ids(sheet).values()) & set(PROVISIONAL.values())
    with zipfile.ZipFile(sheet) as parts:
        stored = b"".join(map(parts.read, parts.namelist()))
    stored += b"".join(file.read_bytes() for file in sheet.parent.glob(".programme.journal*"))
    assert ids(sheet)["ana@example.org"].encode() in stored
    assert not [one for one in PROVISIONAL.values() if one.encode() in stored]


def test_what_only_reads_needs_no_secret_and_leaves_none_behind(sheet: Path) -> None:
    before = set(sheet.parent.iterdir())
    for command in ("check", "due", "map", "report", "pair --dry-run", "introduce --dry-run"):
        run(*command.split(), "--sheet", sheet, "--today", DAY, code=None)
    assert set(sheet.parent.iterdir()) == before


def test_whom_the_register_knows_keeps_the_id_of_earlier_days(tmp_path: Path) -> None:
    old = PROVISIONAL["ana@example.org"]
    path = small_programme(
        tmp_path, Register=[["Person id", "Email", "Name"], [old, "ana@example.org", "Ana"]]
    )
    pair(path)
    assert ids(path)["ana@example.org"] == old
    assert not {ids(path)[one] for one in ADDRESSES[::2]} & set(PROVISIONAL.values())


def test_whom_only_the_record_knows_keeps_the_id_that_stands_there(tmp_path: Path) -> None:
    old = PROVISIONAL["ana@example.org"]
    said = [
        ["Entry", "On", "What", "Person id", "Match"],
        ["h1", "2026-12-01", str(PersonEvent.BACK), old, None],
    ]
    path = small_programme(tmp_path, History=said)
    pair(path)
    assert ids(path)["ana@example.org"] == old


@pytest.mark.thorough
def test_a_register_that_is_lost_is_made_again_as_it_was(sheet: Path) -> None:
    pair(sheet)
    set_cell(sheet, "Matches", 1, "Coordinator", "approve")
    run("introduce", "--sheet", sheet, "--today", DAY, "--yes")
    before = ids(sheet)
    book = openpyxl.load_workbook(sheet)
    book["Register"].delete_rows(2, book["Register"].max_row)
    book.save(sheet)
    run("pair", "--sheet", sheet, "--today", "2027-01-12", code=None)
    assert ids(sheet) == before


@pytest.mark.thorough
def test_whoever_gets_an_address_that_another_had_is_somebody_else(sheet: Path) -> None:
    pair(sheet)
    before = ids(sheet)
    set_cell(sheet, "Participants", 2, "Email", "ana@elsewhere.example.org")
    pair(sheet, "2027-01-12")
    book = openpyxl.load_workbook(sheet)
    book["Participants"].append(["Bo", "ana@example.org"])
    book.save(sheet)
    pair(sheet, "2027-01-13")
    after = {str(row["Name"]): str(row["Person id"]) for row in table(sheet, "Register") if row["Email"]}
    assert after["Ana"] == before["ana@example.org"]
    assert len(set(after.values())) == len(after) == 4


def test_an_id_is_the_same_in_each_run_and_another_with_each_secret() -> None:
    one, same, other = (keyed_id(secret.encode(), "p1") for secret in (SECRETS[0], *SECRETS))
    assert one == same != other


def test_what_a_form_brings_in_is_known_by_a_keyed_id_too(tmp_path: Path) -> None:
    form = [
        ["Timestamp", "Your name", "E-mail address", "I can offer"],
        ["2027-01-10 09:00:00", "Zoe", "zoe@example.org", "Role models"],
    ]
    path = small_programme(tmp_path, Form_Responses_1=form)
    run("collect", "--sheet", path, "--today", DAY, code=None)
    (taken,) = {str(row["Person id"]) for row in table(path, "Answers taken")}
    assert ids(path)["zoe@example.org"] == taken != person_id("zoe@example.org", "")
    pair(path)
    assert ids(path)["zoe@example.org"] == taken


def _proposals(path: Path) -> list[tuple[object, ...]]:
    return sorted((row["Giver"], row["Asker"], row["Needs"], row["Why"]) for row in table(path, "Matches"))


@pytest.mark.thorough
def test_who_is_proposed_to_whom_depends_on_neither_the_ids_nor_the_order_of_rows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # All alike, so that nothing but their lots tells them apart.
    givers = [[f"G{n}", f"g{n}@example.org", *GIL[2:]] for n in range(6)]
    askers = [[f"A{n}", f"a{n}@example.org", *ANA[2:]] for n in range(6)]
    needs = [[f"a{n}@example.org", *ANAS_NEED[1:]] for n in range(6)]
    found, made = [], []
    for place, (secret, step) in enumerate((*((one, 1) for one in SECRETS), (SECRETS[0], -1))):
        monkeypatch.setenv("MENTORSHEETS_SECRET", secret)
        folder = tmp_path / str(place)
        folder.mkdir()
        people = [PEOPLE, *(givers + askers + [EVE])[::step]]
        path = small_programme(folder, Participants=people, Needs=[NEEDS, *needs[::step]])
        pair(path)
        found.append(_proposals(path))
        made.append(set(ids(path).values()))
    assert found[0] == found[1] == found[2]
    assert len(found[0]) == 6
    assert not made[0] & made[1]
