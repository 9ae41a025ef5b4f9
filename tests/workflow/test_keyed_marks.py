"""What is kept of addresses takes the programme's secret: who gets sheet and journal cannot try out a guess."""

import re
import sqlite3
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.domain.ids import address_hold_mark, address_mark, former_mark
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, is_keyed
from mentorsheets.mail.incoming.already_read import note_bounce
from mentorsheets.mail.incoming.arrivals import Bounce, Proof, StopRequest
from mentorsheets.mail.incoming.made_up import note_made_up
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.old_marks import key_old_marks
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.secret import find_marks
from mentorsheets.sheet.forms.answer_marks import mark_of
from tests.workflow.sheets import run, set_cell, small_programme, table

DAY = "2027-01-11"
NOW = datetime(2027, 1, 11, 12, tzinfo=UTC)
FORM = [
    ["Timestamp", "Email address", "Your name", "What do you need?", "Preferred channel"],
    [datetime(2027, 1, 2, 9), "nia@example.org", "Nia", "Role models", "video"],
]
ADDRESSES = ("gil@example.org", "ana@example.org", "eve@example.org", "nia@example.org", "old@example.org")
HELD = "mail to their address is held until the coordinator says how they stand"


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Form_responses_1=FORM)


def config_of(path: Path) -> Config:
    return Config(sheet=str(path), journal=str(path.parent / ".programme.journal"))


def plain_marks(address: str) -> list[str]:
    makers = (address_mark, address_hold_mark, former_mark, mark_of)
    return [make(address) for make in makers]


def everything(path: Path) -> bytes:
    with zipfile.ZipFile(path) as parts:
        stored = b"".join(map(parts.read, parts.namelist()))
    return stored + b"".join(file.read_bytes() for file in path.parent.glob(".programme.journal*"))


def add_row(path: Path, title: str, **cells: str) -> None:
    book = openpyxl.load_workbook(path)
    titles = [cell.value for cell in book[title][1]]
    book[title].append([cells.get(str(one).replace(" ", "_")) for one in titles])
    book.save(path)


def id_of(path: Path, name: str) -> str:
    return next(str(row["Person id"]) for row in table(path, "Register") if row["Name"] == name)


def mailed(path: Path) -> set[str]:
    """Return to whom a check-in would go, by name."""
    told = run("checkin", "--sheet", path, "--today", "2027-01-25", "--dry-run", code=None)
    return {name for name in ("Gil", "Ana", "Eve") if re.search(rf"\b{name.lower()}@", told)}


@pytest.mark.thorough
def test_nothing_that_is_kept_lets_anybody_try_out_an_address(sheet: Path) -> None:
    run("collect", "--sheet", sheet, "--today", DAY, code=None)
    run("pair", "--sheet", sheet, "--today", DAY, code=None)
    set_cell(sheet, "Participants", 2, "Email", "old@example.org")
    run("pair", "--sheet", sheet, "--today", "2027-01-12", code=None)
    (former,) = [row["Wrote before from"] for row in table(sheet, "Register") if row["Name"] == "Ana"]
    assert is_keyed(str(former))
    config = config_of(sheet)
    marks = find_marks(config)
    with Journal(config.journal, "p", NOW, marks) as journal:
        bounce = Bounce("b1", "k1", address_mark("gil@example.org"), "5.1.1", is_hard=True)
        note_bounce(journal, bounce, NOW)
        note_made_up(journal, StopRequest("s1", "k1", "x", Proof.NONE, is_genuine=False, mark=address_mark("eve@example.org")), NOW)  # fmt: skip
        assert journal.is_dead(["gil@example.org"])
    stored = everything(sheet)
    assert not [one for address in ADDRESSES for one in plain_marks(address) if one.encode() in stored]
    assert run("collect", "--sheet", sheet, "--today", "2027-01-13", code=None).count("Nia") == 0


def test_a_row_that_names_an_address_of_earlier_days_is_still_theirs_also_for_who_only_reads(
    sheet: Path,
) -> None:
    run("pair", "--sheet", sheet, "--today", DAY, code=None)
    set_cell(sheet, "Needs", 1, "Person", "ana@example.org")
    set_cell(sheet, "Participants", 2, "Email", "new@example.org")
    run("pair", "--sheet", sheet, "--today", "2027-01-12", code=None)
    told = run("check", "--sheet", sheet, "--today", "2027-01-12", code=None)
    assert "Nobody in Participants" not in told


def test_a_register_of_earlier_days_is_understood_and_its_marks_are_keyed(tmp_path: Path) -> None:
    old = [former_mark("was@example.org")]
    register = [["Person id", "Email", "Name", "Wrote before from"], ["pa", "ana@example.org", "Ana", *old]]
    path = small_programme(tmp_path, Register=register)
    set_cell(path, "Needs", 1, "Person", "was@example.org")
    run("pair", "--sheet", path, "--today", DAY, code=None)
    assert [row["Asker"] for row in table(path, "Matches")] == ["Ana"]
    (now,) = [row["Wrote before from"] for row in table(path, "Register") if row["Name"] == "Ana"]
    assert is_keyed(str(now))
    assert "Nobody in Participants" not in run("check", "--sheet", path, "--today", DAY, code=None)


@pytest.fixture
def talking(sheet: Path) -> Path:
    """Ana and Gil are in touch, and either would be asked how it goes."""
    run("pair", "--sheet", sheet, "--today", DAY, code=None)
    set_cell(sheet, "Matches", 1, "State", "active")
    run("introduce", "--sheet", sheet, "--today", DAY, "--yes", code=None)
    assert mailed(sheet) == {"Gil", "Ana"}
    return sheet


def hold(path: Path, mark: str) -> None:
    add_row(
        path, "History", Entry="h-held", On="2027-01-12", What=HELD, Person_id=id_of(path, "Ana"), Match=mark
    )


@pytest.mark.thorough
def test_a_hold_from_before_marks_were_keyed_holds_for_ever(talking: Path) -> None:
    hold(talking, address_hold_mark("ana@example.org"))
    assert mailed(talking) == set()
    run("pair", "--sheet", talking, "--today", "2027-01-13", code=None)
    assert mailed(talking) == set()


@pytest.mark.thorough
def test_a_keyed_hold_holds_that_address_and_no_other(talking: Path) -> None:
    marks = find_marks(config_of(talking))
    hold(talking, marks.key(address_hold_mark("ana@example.org")))
    assert mailed(talking) == set()
    set_cell(talking, "Participants", 2, "Email", "ana@elsewhere.example.org")
    assert mailed(talking) == {"Gil", "Ana"}


@pytest.mark.thorough
def test_a_hold_whose_secret_is_lost_holds_at_any_address(
    talking: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = find_marks(config_of(talking))
    hold(talking, before.key(address_hold_mark("ana@example.org")))
    monkeypatch.setenv("MENTORSHEETS_SECRET", "quite another one that nobody had until today")
    assert mailed(talking) == set(), "the secret in the file is known beside the new one"
    config_of(talking)
    Path(config_of(talking).journal).with_suffix(".secret").unlink()
    set_cell(talking, "Participants", 2, "Email", "ana@elsewhere.example.org")
    assert mailed(talking) == set()


def test_a_journal_of_earlier_days_loses_no_dead_address_and_no_strike(tmp_path: Path) -> None:
    place, now = tmp_path / "journal", NOW
    soft = Bounce("b0", "k1", address_mark("eve@example.org"), "4.2.2", is_hard=False)
    with Journal(place, "p", now, PLAIN_MARKS) as journal:
        note_bounce(journal, Bounce("b1", "k1", address_mark("gil@example.org"), "5.1.1", is_hard=True), now)
        for number in range(2):
            note_bounce(journal, replace(soft, id=f"b{number + 2}"), now)
        made_up = StopRequest(
            "s1", "k1", "x", Proof.NONE, is_genuine=False, mark=address_mark("eve@example.org")
        )
        note_made_up(journal, made_up, now)
        journal.db.execute(
            "INSERT INTO mail (key, programme, kind, persons, period, state, changed_at, reply)"
            " VALUES ('k9', 'p', 'check-in', '[]', '', 'sent', '2027-01-01', ?)",
            (f"250 OK; refused for one: 550 5.1.1 no #{address_mark('gil@example.org')}",),
        )
    marks = replace(PLAIN_MARKS, secrets=(b"a secret that is long enough",))
    for _ in range(2):
        with Journal(place, "p", now, marks) as journal:
            key_old_marks(journal)
            assert journal.is_dead(["gil@example.org"])
            assert not journal.is_dead(["eve@example.org"])
    with sqlite3.connect(place) as db:
        stored = "\n".join(db.iterdump())
    assert not [one for address in ADDRESSES for one in plain_marks(address) if one in stored]
    with Journal(place, "p", now, marks) as journal:
        note_bounce(journal, replace(soft, id="b9"), now)
        assert journal.is_dead(["eve@example.org"]), "strikes of before and of now add up to three"
