"""A circle in a real workbook: from the proposal to the invitation, the agenda and how it was."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import unquote

import pytest

from mentorsheets.mail.incoming.arrivals import IncomingReply, Proof
from mentorsheets.mail.tokens import find_tokens
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.save import save
from tests.mail.bodies import body_of
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

MEETS = datetime(2026, 12, 10, tzinfo=UTC).replace(tzinfo=None)
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Propose circles", "yes"],
    ["Coordinator e-mail", "coordinator@example.org"],
]
ASKERS = ("Ana", "Bo", "Cy")


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    gil = ["Gil", "gil@example.org", None, "Role models", 1]
    people: list[Sequence[object]] = [
        PEOPLE,
        gil,
        *([name, f"{name.lower()}@example.org"] for name in ASKERS),
    ]
    needs: list[Sequence[object]] = [
        NEEDS,
        *([name, "role models", f"How did you begin, asks {name}?"] for name in ASKERS),
    ]
    path = workbook(tmp_path / "programme.xlsx", Participants=people, Needs=needs, Settings=SETTINGS)
    run("pair", "--sheet", path, "--today", "2026-11-20")
    return path


def approve(path: Path, **more: str) -> None:
    typed: dict[str, Cell] = {
        "Coordinator": "approve",
        "Meets on": MEETS,
        "Where": "Library, 18:00",
        **more,
    }
    for header, value in typed.items():
        set_cell(path, "Circles", 1, header, value)


def followup(path: Path, day: str) -> dict[str, EmailMessage]:
    """Send what is due and return the new mails by the name of their first reader."""
    before = set(Path("outbox").glob("*.eml"))
    run("followup", "--sheet", path, "--today", day)
    new = sorted(set(Path("outbox").glob("*.eml")) - before)
    found = [message_from_bytes(file.read_bytes(), policy=default) for file in new]
    return {mail["To"].addresses[0].addr_spec.partition("@")[0]: mail for mail in found}


def text(mail: EmailMessage) -> str:
    return body_of(mail)


def tap(path: Path, mail: EmailMessage, words: str, day: str, besides: str = "") -> None:
    """Answer by the link of a mail that says `words`, as if the answer had come into the mailbox."""
    links = re.findall(r'mailto:[^"]*subject=([^"&]*)', body_of(mail, "html"))
    subject = next(s for s in map(unquote, links) if s.startswith(f"{words} ["))
    _answer(path, mail, find_tokens(subject)[0].action, besides or words, day)


def _answer(path: Path, mail: EmailMessage, action: str, said: str, day: str) -> None:
    backend = Workbook(path)
    reading = read(backend)
    address = mail["To"].addresses[0].addr_spec
    (person,) = (p.id for p in reading.programme.people if p.address == address)
    message = [m for m in reading.programme.messages if m.person == person][-1]
    reply = IncomingReply(f"{message.id}{action}{said}", message.id, person, action, said, proof=Proof.SURE)
    assert (
        save(
            backend,
            reading,
            take_in([reply], reading.programme, date.fromisoformat(day)).changes,
            date.fromisoformat(day),
        )
        == ()
    )


def circle(path: Path) -> dict[str, Cell]:
    (row,) = table(path, "Circles")
    return row


def test_a_proposed_circle_waits_in_its_tab_and_another_run_changes_nothing(programme: Path) -> None:
    row = circle(programme)
    assert (row["Givers"], row["Askers"], row["Need"], row["State"]) == (
        "Gil", "Ana, Bo, Cy", "Role models", "proposed",
    )  # fmt: skip
    before = programme.read_bytes()
    assert "Circles worth inviting" not in run("pair", "--sheet", programme, "--today", "2026-11-20")
    assert programme.read_bytes() == before
    assert followup(programme, "2026-11-23") == {}


@pytest.mark.thorough
def test_from_the_invitation_to_the_agenda_and_how_it_was(programme: Path) -> None:
    approve(programme)
    invited = followup(programme, "2026-11-23")
    assert invited.keys() == {"gil", "ana", "bo", "cy"}
    assert circle(programme)["State"] == "invited"
    assert "Library, 18:00" in text(invited["ana"])
    assert followup(programme, "2026-11-24") == {}

    tap(programme, invited["gil"], "yes", "2026-11-24")
    tap(programme, invited["ana"], "yes", "2026-11-24", besides="What was hardest at the start?")
    tap(programme, invited["cy"], "no", "2026-11-24", besides="I am travelling.")
    _answer(programme, invited["bo"], "reply", "Whom did you ask first?", "2026-11-25")
    assert [row["What"] for row in table(programme, "History") if row["Match"] == circle(programme)["Circle"]] == [
        "circle invited", "comes to the circle", "comes to the circle", "has a question for the circle",
        "does not come to the circle", "has a question for the circle",
    ]  # fmt: skip

    agenda = followup(programme, "2026-12-07")
    assert agenda.keys() == {"gil", "ana", "bo"}
    assert "What was hardest at the start?" in text(agenda["gil"])
    assert "Whom did you ask first?" in text(agenda["gil"])
    assert "travelling" not in text(agenda["gil"])
    _answer(programme, agenda["bo"], "reply", "And what came next?", "2026-12-08")

    asked = followup(programme, "2026-12-14")
    assert {"gil", "ana", "bo"} <= asked.keys()
    assert circle(programme)["State"] == "held"
    assert "sit down with those who ask for" in " ".join(text(asked["gil"]).split())
    tap(programme, asked["ana"], "need met", "2026-12-15")
    assert {row["Answer"] for row in table(programme, "Check-ins") if row["Person"] == "Ana"} == {"need met"}
    followup(programme, "2026-12-16")
    assert [row.get("Status") for row in table(programme, "Needs")] == ["met", None, None]


@pytest.mark.thorough
def test_what_the_coordinator_typed_stays_as_it_was_typed(programme: Path) -> None:
    approve(programme, Coordinator="Yes please", Where=" the café ")
    approve(programme, Coordinator="ok")
    followup(programme, "2026-11-23")
    row = circle(programme)
    assert (row["Coordinator"], row["Meets on"], row["Where"]) == ("ok", MEETS, "Library, 18:00")


@pytest.mark.thorough
def test_a_declined_circle_goes_to_nobody_and_is_not_proposed_again(programme: Path) -> None:
    approve(programme, Coordinator="decline")
    run("pair", "--sheet", programme, "--today", "2026-11-21")
    assert len(table(programme, "Circles")) == 1
    assert followup(programme, "2026-11-23") == {}
    assert circle(programme)["State"] == "called off"


HEADER = ["Circle", "Need", "Givers", "Askers", "Coordinator", "Meets on"]


def typed(tmp_path: Path, *rows: Sequence[Cell]) -> Path:
    """Write a programme whose coordinator has typed circles in, without asking for proposals."""
    gil = ["Gil", "gil@example.org", None, "Role models", 1]
    people: list[Sequence[object]] = [
        PEOPLE,
        gil,
        *([name, f"{name.lower()}@example.org"] for name in ASKERS),
    ]
    needs: list[Sequence[object]] = [
        NEEDS,
        *([name, "role models", f"How did you begin, asks {name}?"] for name in ASKERS),
    ]
    return workbook(
        tmp_path / "programme.xlsx",
        Participants=people,
        Needs=needs,
        Settings=SETTINGS[::2],
        Circles=[HEADER, *rows],
    )


@pytest.mark.thorough
def test_a_circle_that_a_coordinator_types_in_is_one_like_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = typed(tmp_path, [None, "role models", "Gil", "Ana, bo@example.org, Cy", "approve", MEETS])
    invited = followup(path, "2026-11-23")
    assert set(invited) == {"gil", "ana", "bo", "cy"}
    (row,) = table(path, "Circles")
    assert (row["State"], row["Givers"], row["Askers"]) == ("invited", "Gil", "Ana, bo@example.org, Cy")
    assert row["Circle"].startswith("r")
    assert followup(path, "2026-11-24") == {}
    assert table(path, "Circles")[0]["Circle"] == row["Circle"]
    assert table(path, "Problems") == []


@pytest.mark.thorough
def test_a_typed_circle_waits_for_a_word_and_gets_its_name_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = typed(tmp_path, [None, "role models", "Gil", "Ana, Bo", None, None])
    assert followup(path, "2026-11-23") == {}
    (row,) = table(path, "Circles")
    assert row["State"] == "proposed"
    set_cell(path, "Circles", 1, "Meets on", MEETS)
    set_cell(path, "Circles", 1, "Coordinator", "approve")
    assert set(followup(path, "2026-11-24")) == {"gil", "ana", "bo"}
    assert [one["Circle"] for one in table(path, "Circles")] == [row["Circle"]]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ([None, "role models", "Gil", "Ana, Nobody", "approve", MEETS], "Nobody in Participants"),
        ([None, None, "Gil", "Ana, Bo", "approve", MEETS], "needs a kind of need, givers and askers"),
        ([None, "role models", "Gil", "Gil", "approve", MEETS], "needs a kind of need, givers and askers"),
    ],
)
def test_a_typed_circle_that_cannot_be_read_whole_is_told_and_nobody_is_invited(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: Sequence[Cell], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = typed(tmp_path, row)
    run("followup", "--sheet", path, "--today", "2026-11-23", code=1)
    assert any(sentence in problem["What is wrong"] for problem in table(path, "Problems"))
    assert not Path("outbox").exists() or not list(Path("outbox").glob("*.eml"))
