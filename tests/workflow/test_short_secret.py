"""A secret that is too short counts for sixty days, in which doctor and Today say so, and then no more."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.relations.short_secret import STILL_COUNTS
from mentorsheets.sheet.backend import Cell
from tests.mail.incoming.imap_server import Mailbox, mailbox
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.taps import buttons, mails_to, tap

ANA = "ana@example.org"
FIRST = date(2026, 11, 23)
LONG = "a secret that is long enough for anybody"
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "co@example.org"],
    ["Answers come in by", "mailbox"],
]
ACTIVE: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]


@pytest.fixture
def box(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mailbox]:
    with mailbox() as served:
        monkeypatch.setenv("MENTORSHEETS_MAILBOX", served.address)
        monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
        served.hold()
        yield served


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, box: Mailbox) -> Path:
    """Gil and Ana are in touch and were asked how it goes, signed with a short secret."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "hush")
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    checkin(path, 0)
    return path


def on(days: int) -> str:
    return (FIRST + timedelta(days=days)).isoformat()


def checkin(path: Path, days: int, code: int | None = None) -> None:
    run("checkin", "--sheet", path, "--today", on(days), code=code)


def today(path: Path) -> str:
    rows = openpyxl.load_workbook(path)["Today"].iter_rows(max_col=5, values_only=True)
    return "\n".join(str(row) for row in rows if any(row))


def noted(path: Path) -> object:
    found = [row["Name"] for row in table(path, "Register") if row["Person id"] == "short secret since"]
    return found[0] if found else None


def says(path: Path) -> object:
    return next(row for row in table(path, "Check-ins") if row["Person"] == "Ana")["Answer"]


def test_it_signs_and_proves_for_sixty_days_while_today_says_until_when(sheet: Path, box: Mailbox) -> None:
    assert noted(sheet) == FIRST.isoformat()
    assert "too short. It counts until 22 January" in today(sheet)
    box.hold(tap(buttons(mails_to(ANA)[0])["We talked"], ANA, 1))
    run("collect", "--sheet", sheet, "--today", on(1), code=None)
    assert says(sheet) == "met"
    before = len(mails_to(ANA))
    checkin(sheet, STILL_COUNTS.days)
    assert len(mails_to(ANA)) == before + 1


@pytest.mark.thorough
def test_after_that_nothing_is_sent_and_it_proves_nothing_but_a_stop_still_holds(
    sheet: Path, box: Mailbox
) -> None:
    links = buttons(mails_to(ANA)[0])
    checkin(sheet, STILL_COUNTS.days)
    before = len(mails_to(ANA))
    checkin(sheet, STILL_COUNTS.days + 8, code=2)
    assert len(mails_to(ANA)) == before
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTORSHEETS_SECRET", LONG)
        patch.setenv("MENTORSHEETS_SECRET_BEFORE", "hush")
        checkin(sheet, STILL_COUNTS.days + 8)
        assert noted(sheet) == "over"
        assert len(mails_to(ANA)) == before + 1
        box.hold(tap(links["We talked"], ANA, 1), tap(links["Leave"], ANA, 2))
        run("collect", "--sheet", sheet, "--today", on(70), code=None)
        assert says(sheet) is None
        assert table(sheet, "Participants")[1]["Status"] is None
        assert "mail to their address is held" in str(table(sheet, "History"))


@pytest.mark.thorough
def test_a_longer_one_in_time_ends_it_and_what_the_short_one_marked_still_counts(
    sheet: Path, box: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    box.hold(tap(buttons(mails_to(ANA)[0])["We talked"], ANA, 1))
    monkeypatch.setenv("MENTORSHEETS_SECRET", LONG)
    monkeypatch.setenv("MENTORSHEETS_SECRET_BEFORE", "hush")
    checkin(sheet, 7)
    assert (says(sheet), noted(sheet)) == ("met", FIRST.isoformat())
    monkeypatch.delenv("MENTORSHEETS_SECRET_BEFORE")
    checkin(sheet, 14)
    assert noted(sheet) is None
    assert "too short" not in today(sheet)


@pytest.mark.thorough
def test_doctor_says_what_to_set_and_that_nothing_goes_out_any_more(sheet: Path) -> None:
    told = run("doctor", "--sheet", sheet, "--today", on(1), code=None)
    assert "After 60 days a short one counts no more" in told
    assert "hush" not in told
