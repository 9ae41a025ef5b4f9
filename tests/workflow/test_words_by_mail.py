"""What somebody writes back, from their mail through a real mailbox and the real command into the sheet."""

import time
from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Cell
from tests.mail.bodies import body_of
from tests.mail.real_servers import DOVECOT, IS_ROOT, dovecot, empty_mailbox, mail_folder
from tests.workflow.sheets import run, set_cell, small_programme, table

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not DOVECOT, reason="wants the Debian package dovecot-imapd"),
    pytest.mark.skipif(not IS_ROOT, reason="Dovecot starts as root only"),
]
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator", "Mara Silva"],
    ["Coordinator e-mail", "co@example.org"],
    ["Safety contact", "Sam"],
    ["Safety contact e-mail", "sam@example.org"],
]
ACTIVE: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]
ANA = 2
"""Her row in the tab Participants."""


@pytest.fixture(scope="module")
def server() -> Iterator[tuple[Path, int]]:
    with mail_folder() as folder, dovecot(folder) as port:
        yield folder, port


@pytest.fixture
def box(server: tuple[Path, int], monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder where new mail of the programme's mailbox lies, emptied."""
    folder, port = server
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", f"imap://hello:correct-horse@127.0.0.1:{port}")
    monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
    return empty_mailbox(folder)


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gil and Ana are in touch and were asked how it goes."""
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    run("checkin", "--sheet", path, "--today", "2026-11-23")
    return path


def mails() -> list[EmailMessage]:
    files = sorted(Path("outbox").glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def mails_to(address: str) -> list[EmailMessage]:
    return [mail for mail in mails() if address in str(mail["To"])]


def reply(box: Path, text: str, number: int = 1, to: str = "ana@example.org") -> None:
    """Let somebody answer the first mail that went to them."""
    asked = mails_to(to)[0]
    answer = EmailMessage()
    answer["From"], answer["To"], answer["Subject"] = to, "co@example.org", f"Re: {asked['Subject']}"
    answer["Message-ID"], answer["In-Reply-To"] = f"<a{number}@example.org>", asked["Message-ID"]
    answer.set_content(text)
    (box / f"{number}.{time.monotonic_ns()}.test").write_bytes(bytes(answer))


def status(path: Path) -> object:
    return table(path, "Participants")[ANA - 1]["Status"]


def everything(path: Path) -> str:
    """Return all that stands in the sheet."""
    book = openpyxl.load_workbook(path)
    return str([[cell for row in tab.iter_rows(values_only=True) for cell in row] for tab in book])


def collect(path: Path, day: str = "2026-11-24") -> str:
    return run("collect", "--sheet", path, "--today", day)


def test_words_that_may_mean_harm_go_to_the_safety_contact_alone_and_stand_nowhere_else(
    programme: Path, box: Path
) -> None:
    reply(box, "We met, but I do not feel safe with him.")
    told = collect(programme)
    run("followup", "--sheet", programme, "--today", "2026-11-24", code=1)
    assert status(programme) == "held"
    assert "feel safe" not in everything(programme) + told
    (words,) = mails_to("sam@example.org")
    assert "feel safe with him" in body_of(words)
    assert "sam@example.org" in str(words["Reply-To"])
    assert [mail["Subject"] for mail in mails_to("co@example.org")] == ["Please read this today: Ana"]
    assert not any("feel safe" in str(mail.get_body(("plain",))) for mail in mails() if mail is not words
                   and "sam@" not in str(mail["To"]))  # fmt: skip


@pytest.mark.thorough
def test_if_the_words_name_the_coordinator_only_the_safety_contact_is_told_more_than_that_mail_is_held(
    programme: Path, box: Path
) -> None:
    reply(box, "Mara frightens me")
    collect(programme)
    run("followup", "--sheet", programme, "--today", "2026-11-24", code=1)
    assert (status(programme), len(mails_to("sam@example.org")), mails_to("co@example.org")) == (
        "held",
        1,
        [],
    )


@pytest.mark.thorough
def test_nothing_automatic_is_said_to_or_about_who_is_held_until_a_human_typed_another_word(
    programme: Path, box: Path
) -> None:
    reply(box, "Please take me off the list. I have moved.")
    collect(programme)
    assert status(programme) == "held"
    assert "I have moved" in str(table(programme, "History"))
    assert "until you have looked" in str(table(programme, "Problems"))
    before = len(mails())
    run("checkin", "--sheet", programme, "--today", "2026-12-07", code=1)
    assert [mail["To"] for mail in mails()[before:]] == []
    set_cell(programme, "Participants", ANA, "Status", "active")
    collect(programme, "2026-12-08")
    assert status(programme) == "active"
    run("checkin", "--sheet", programme, "--today", "2026-12-14")
    assert mails_to("ana@example.org")[1:]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("text", "answer", "words"),
    [
        ("Hi Mara,\n\nwe talked!\n\nBest,\nAna", "met", "Hi Mara,\n\nwe talked!\n\nBest,\nAna"),
        ("Aún no, gracias", "not yet", "Aún no, gracias"),
        ("Done!", "met", "Done!"),
        ("Done? No, nothing yet", None, "Done? No, nothing yet"),
        ("We met\nbut it is not a fit", None, "We met\nbut it is not a fit"),
        ("She will call me next week", None, "She will call me next week"),
        ("We met! We talked about my plan.", "met", "We met! We talked about my plan."),
        ("We met! She will call me soon.", None, "We met! She will call me soon."),
    ],
)
def test_a_whole_plain_answer_acts_and_all_else_is_kept_whole_for_a_human(
    programme: Path, box: Path, text: str, answer: str | None, words: str
) -> None:
    reply(box, text)
    collect(programme)
    row = next(row for row in table(programme, "Check-ins") if row["Person"] == "Ana")
    assert (row["Answer"], row["In their words"]) == (answer, words)
    assert status(programme) is None


@pytest.mark.thorough
def test_a_mail_that_only_says_whom_it_is_from_holds_and_makes_nobody_leave(
    programme: Path, box: Path
) -> None:
    stranger = EmailMessage()
    stranger["From"], stranger["To"], stranger["Subject"] = "ana@example.org", "co@example.org", "Leave"
    stranger["Message-ID"] = "<x@example.org>"
    stranger.set_content("I quit")
    (box / "9.x.test").write_bytes(bytes(stranger))
    run("collect", "--sheet", programme, "--today", "2026-11-24", code=1)
    assert status(programme) is None
    before = len(mails_to("ana@example.org"))
    run("checkin", "--sheet", programme, "--today", "2026-11-30", code=1)
    assert len(mails_to("ana@example.org")) == before


@pytest.mark.every(4)
@pytest.mark.parametrize("text", ["We met!", "This is not a fit.", "The need is met", "Yes", "I quit"])
def test_a_stranger_who_knows_the_sheet_and_writes_her_sender_acts_for_her_in_nothing(
    programme: Path, box: Path, text: str
) -> None:
    row = next(row for row in table(programme, "Messages") if row["Person"] in {"Ana", "ana@example.org"})
    forged = EmailMessage()
    forged["From"], forged["To"], forged["Subject"] = "ana@example.org", "co@example.org", "Re: a question"
    forged["Message-ID"] = "<forged@example.org>"
    forged["In-Reply-To"] = f"<{row['Message']}@example.org>"
    forged["Authentication-Results"] = "example.org; dmarc=pass header.from=example.org"
    forged.set_content(text)
    (box / "8.x.test").write_bytes(bytes(forged))
    collect_in_any_case(programme)
    assert all(row["Answer"] is None for row in table(programme, "Check-ins"))
    assert status(programme) in {None, "held"}
    assert {row["State"] for row in table(programme, "Matches")} == {"active"}


def collect_in_any_case(path: Path) -> None:
    """Take in what came; whether somebody has to look is not what is asked here."""
    CliRunner().invoke(main, ["collect", "--sheet", str(path), "--today", "2026-11-24"])
