"""What was read is remembered where the sheet is: each mail counts once, whichever computer looks next."""

from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import Untied
from mentorsheets.workflow.collect_mail import take_in
from tests.mail.incoming.imap_server import Mailbox
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_check_in import ACTIVE, SETTINGS
from tests.workflow.test_today import rows_of, typing

ANA = 2
"""Her row in the tab Participants."""
TUESDAY = date(2026, 11, 24)


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gil and Ana are in touch and were asked how it goes."""
    monkeypatch.chdir(tmp_path)
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    run("checkin", "--sheet", sheet, "--mail", "outbox:outbox", "--today", "2026-11-23")
    return sheet


def letter(
    number: int,
    body: str,
    *,
    sender: str = "ana@example.org",
    to: str = "coordinator@example.org",
    subject: str = "Hello",
) -> str:
    return (
        f"From: {sender}\nTo: {to}\nSubject: {subject}\nMessage-ID: <m{number}@client.example>\n"
        f"Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


def collect(sheet: Path, day: str = "2026-11-24", code: int = 1) -> str:
    return run("collect", "--sheet", sheet, "--today", day, code=code)


def lose_journal(sheet: Path) -> None:
    for file in sheet.parent.glob(".*journal*"):
        file.unlink()


def status(sheet: Path) -> object:
    return table(sheet, "Participants")[ANA - 1]["Status"]


def held(sheet: Path) -> list[object]:
    """Return who is held, as the tab Today says it."""
    return [row["Who"] for row in rows_of(sheet) if str(row["What"]).startswith("Held")]


def ends(sheet: Path) -> list[object]:
    return [row["Became"] for row in table(sheet, "Mail read") if row["Became"] != "read up to"]


@pytest.mark.every(4)
@pytest.mark.parametrize("lost", [False, True])
@pytest.mark.parametrize("validity", [7, 8])
def test_an_old_stop_is_not_heard_again_by_a_new_journal_or_in_a_box_that_was_numbered_anew(
    path: Path, box: Mailbox, validity: int, *, lost: bool
) -> None:
    box.hold(letter(1, "Please stop writing to me."))
    collect(path)
    assert (held(path), ends(path)) == (["Ana"], ["held"])
    typing(path, "I have talked to them, go on", "Held")
    if lost:
        lose_journal(path)
    box.renumber(validity)
    collect(path, "2026-11-25", code=0)
    assert (held(path), ends(path)) == ([], ["held"])


def test_a_second_stop_after_the_coordinator_took_somebody_back_is_heard(path: Path, box: Mailbox) -> None:
    box.hold(letter(1, "Please stop writing to me."))
    collect(path)
    typing(path, "I have talked to them, go on", "Held")
    box.hold(letter(1, "Please stop writing to me."), letter(2, "Please stop writing to me."))
    collect(path, "2026-11-25")
    assert (held(path), ends(path)) == (["Ana"], ["held", "held"])


@pytest.mark.thorough
def test_a_reply_longer_than_a_cell_is_cut_in_the_sheet_says_so_and_stops_no_later_run(
    path: Path, box: Mailbox
) -> None:
    box.hold(letter(1, "How it went: " + "well " * 12_000))
    collect(path)
    (entry,) = [row for row in table(path, "History") if row["In their words"]]
    words = str(entry["In their words"])
    assert len(words) <= 32_767
    assert words.endswith("The whole stands in the mail.]")
    collect(path, "2026-11-25", code=0)


@pytest.mark.thorough
def test_letters_that_move_a_cursor_reach_neither_cell_nor_terminal(path: Path, box: Mailbox) -> None:
    box.hold(letter(1, "x\x1b[2J\x07y", subject="=?utf-8?q?a=1B=5B2J=E2=80=AEb?="))
    told = collect(path)
    written = str(table(path, "History"))
    for place in (told, written):
        assert not {"\x1b", "\x07", "\u202e"} & set(place)


@pytest.mark.thorough
def test_mail_of_one_of_a_match_to_the_other_is_kept_nowhere(path: Path, box: Mailbox) -> None:
    box.hold(letter(1, "My boss is a fool.", to="gil@example.org, co@example.org"))
    told = collect(path, code=0)
    assert "boss" not in told + str(table(path, "History")) + str(table(path, "Mail read"))
    assert (status(path), ends(path)) == (None, ["not ours"])


@pytest.mark.thorough
def test_but_a_cry_in_it_holds_and_names_who_may_need_somebody_without_a_word_of_it(
    path: Path, box: Mailbox
) -> None:
    box.hold(letter(1, "I do not feel safe with my boss.", to="gil@example.org, co@example.org"))
    collect(path, code=0)
    run("followup", "--sheet", path, "--mail", "outbox:outbox", "--today", "2026-11-24", code=1)
    mails = [file.read_text() for file in Path("outbox").glob("*.eml")]
    assert status(path) == "held"
    assert any("Please read this today: Ana" in mail for mail in mails)
    assert not any("feel safe" in text for text in [*mails, str(table(path, "History"))])


def test_words_from_an_address_of_two_hold_both_and_are_nobodys_for_sure() -> None:
    two = tuple(Person(name.lower(), name, "both@example.org") for name in ("Ana", "Gil"))
    told = take_in(
        [Untied("u", sender="both@example.org", text="Please stop.")], Programme(people=two), TUESDAY
    )
    now = apply(Programme(people=two), told.changes)
    assert not any(now.takes_mail(person.id) for person in now.people)
    assert any("Ana and Gil share" in entry.words for entry in now.history)


def test_an_empty_mail_is_told_of(path: Path, box: Mailbox) -> None:
    box.hold(letter(1, "", subject=""))
    assert "An empty mail" in collect(path)
    assert ends(path) == ["for a human"]


def test_each_mail_names_who_may_be_told_in_confidence_and_where_else_to_turn(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    safe = [*SETTINGS, ["Safety contact", "Sam Oro"], ["Safety contact e-mail", "sam@example.org"]]
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=[*safe, ["Helpline", "At night: 116 123"]])
    run("checkin", "--sheet", sheet, "--mail", "outbox:outbox", "--today", "2026-11-23")
    mails = [
        message_from_bytes(file.read_bytes(), policy=default).get_body(("plain",))
        for file in Path("outbox").glob("*.eml")
    ]
    texts = [mail.get_content() for mail in mails if mail is not None]
    to_people = [text for text in texts if "because you coordinate" not in text]
    assert to_people
    assert all("Sam Oro" in text and "116 123" in text for text in to_people)
