"""One tap that opens a pre-filled form: the answer comes back by its tab, once, and only under our own code."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from mentorsheets.mail.facts import prefill
from mentorsheets.sheet.backend import Cell
from tests.mail.bodies import body_of
from tests.workflow.sheets import run, small_programme, table
from tests.workflow.test_today import rows_of

FORM = "https://docs.google.com/forms/d/e/1FAIpQLS/viewform?usp=pp_url&entry.20=ANSWER"
SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Coordinator e-mail", "co@example.org"],
    ["Answer form", FORM],
]
ACTIVE: list[list[Cell]] = [["Giver", "Asker", "Needs", "State"], ["Gil", "Ana", "Role models", "active"]]
QUESTIONS = ["Timestamp", "Your answer", "Anything else?"]
JOINING = ["Timestamp", "Email Address", "What is your name?", "What do you need?"]
WHEN = datetime(2026, 11, 24, 10, 3, 22)


@pytest.fixture
def programme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gil and Ana are in touch, were asked how it goes, and can answer by a form."""
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    run("checkin", "--sheet", path, "--today", "2026-11-23")
    return path


def links(person: str) -> dict[str, str]:
    """Return what each link to the form would write into it, by its words, from the mail to a person."""
    for file in Path("outbox").glob("*.eml"):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        if person in str(mail["To"]):
            lines = body_of(mail).splitlines()
            found = [line.split(": https://") for line in lines if ": https://docs.google.com/forms" in line]
            return {
                words: parse_qs(urlsplit(f"https://{rest}").query)["entry.20"][0] for words, rest in found
            }
    raise AssertionError("no mail")


def arrives(
    path: Path,
    *rows: Sequence[str | None],
    title: str = "Form Responses 2",
    questions: Sequence[str] = QUESTIONS,
) -> None:
    """Let answers come in, as a form puts them into its tab."""
    book = openpyxl.load_workbook(path)
    if title not in book.sheetnames:
        book.create_sheet(title).append(questions)
    for row in rows:
        book[title].append([WHEN, *row])
    book.save(path)


def collect(path: Path, *more: str, code: int | None = 0, day: str = "2026-11-24") -> Any:
    told = run("collect", "--sheet", path, "--today", day, "--format", "json", *more, code=code)
    return json.loads(told)["taps"]


def answers(path: Path) -> dict[str, tuple[str | None, None]]:
    return {row["Person"]: (row["Answer"], row["In their words"]) for row in table(path, "Check-ins")}


def test_every_answer_of_a_mail_opens_the_form_and_stopping_by_the_mail_program_stays_a_mail(
    programme: Path,
) -> None:
    taps = links("ana@example.org")
    assert set(taps) == {
        "We talked",
        "Not yet",
        "Something needs attention",
        "It is met",
        "Not a fit",
        "Take a pause",
        "Leave",
        "Fewer mails",
        "I would like to talk to somebody",
    }
    assert taps["Not yet"].startswith("not yet [notyet0-")
    (mail, *_) = (message_from_bytes(f.read_bytes(), policy=default) for f in Path("outbox").glob("*.eml"))
    assert mail["List-Unsubscribe"].startswith("<mailto:")


def test_an_answer_by_the_form_is_taken_once_and_leads_where_a_mail_would(programme: Path) -> None:
    arrives(programme, [links("ana@example.org")["We talked"], None])
    assert collect(programme) == {"answers": 1, "problems": []}
    assert answers(programme) == {"Gil": (None, None), "Ana": ("met", None)}
    before = programme.read_bytes()
    assert collect(programme) == {"answers": 0, "problems": []}
    assert programme.read_bytes() == before
    run("followup", "--sheet", programme, "--today", "2026-11-25")
    assert [row["What"] for row in table(programme, "History") if row["Person"] == "Ana"] == [
        "asked for before",
        "met",
    ]


@pytest.mark.thorough
def test_the_tab_of_such_a_form_is_not_taken_for_one_by_which_people_join(programme: Path) -> None:
    arrives(programme)
    arrives(programme, ["zoe@example.org", "Zoë", "Accountability"], title="Join", questions=JOINING)
    collect(programme)
    arrives(programme, [links("ana@example.org")["We talked"], None])
    collect(programme)
    named = [row["Setting"] for row in table(programme, "Settings")]
    assert "Form: Join" in named
    assert "Form: Form Responses 2" not in named
    assert [row["Name"] for row in table(programme, "Participants")][-1] == "Zoë"


@pytest.mark.thorough
def test_words_in_the_other_question_and_words_that_were_changed_are_theirs(programme: Path) -> None:
    arrives(programme, [links("ana@example.org")["We talked"], "It was good"])
    arrives(
        programme, [links("gil@example.org")["We talked"].replace("met [", "met, but she was late ["), None]
    )
    collect(programme)
    assert {person: answer for person, (answer, _) in answers(programme).items()} == {
        "Gil": "met",
        "Ana": "met",
    }
    said = {row["Person"]: row["In their words"] for row in table(programme, "History")}
    assert said == {"Ana": "It was good", "Gil": "met, but she was late"}


@pytest.mark.thorough
def test_a_safety_word_beside_any_tap_reaches_the_coordinator(programme: Path) -> None:
    arrives(programme, [links("ana@example.org")["Take a pause"], "I do not feel safe, please call me"])
    collect(programme)
    assert table(programme, "Participants")[1]["Status"] == "held"
    assert "safe" not in str(table(programme, "History")) + str(table(programme, "Check-ins"))
    run("followup", "--sheet", programme, "--today", "2026-11-24", code=1)
    kinds = [row["Kind"] for row in table(programme, "Messages")]
    assert "safety-escalation" in kinds


@pytest.mark.thorough
@pytest.mark.parametrize(
    "spoil", [lambda text: text[:-6] + "aaaaa]", lambda _: "met", lambda text: text.replace("met0", "yes0")]
)
def test_what_did_not_come_by_a_link_of_ours_changes_nothing_and_is_told(
    programme: Path, spoil: Callable[[str], str]
) -> None:
    taps = links("ana@example.org")
    arrives(programme, [taps["Not yet"], None], [spoil(taps["We talked"]), None])
    told = collect(programme, code=1)
    assert (told["answers"], [problem["cell"] for problem in told["problems"]]) == (1, ["A3"])
    assert answers(programme)["Ana"] == ("not yet", None)
    assert table(programme, "Participants")[1]["Status"] is None


@pytest.mark.thorough
def test_a_dry_run_counts_and_writes_nothing(programme: Path) -> None:
    arrives(programme, [links("ana@example.org")["We talked"], None])
    before = programme.read_bytes()
    assert collect(programme, "--dry-run")["answers"] == 1
    assert programme.read_bytes() == before


@pytest.mark.thorough
@pytest.mark.parametrize(
    "value", ["ANSWER", "http://example.org/?a=ANSWER", "https://example.org/form?entry.20=Answers"]
)
def test_a_link_without_the_word_is_told_and_answers_come_by_mail(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    settings: list[list[Cell]] = [*SETTINGS[:2], ["Answer form", value]]
    path = small_programme(tmp_path, Matches=ACTIVE, Settings=settings)
    told = run("checkin", "--sheet", path, "--today", "2026-11-23", code=1)
    assert told
    assert "pre-filled link" in table(path, "Problems")[0]["What to do"]
    assert links("ana@example.org") == {}


def test_only_the_word_gives_way_whatever_else_a_form_asks() -> None:
    link = "https://forms.example.org/r?id=7&name=&r1=answer&r2=The+ANSWER"
    assert prefill(link, "yes & no [x]") == (
        "https://forms.example.org/r?id=7&name=&r1=yes%20%26%20no%20%5Bx%5D&r2=The%20ANSWER"
    )


GATHERS = ["Timestamp", "Email Address", "Your answer", "Anything else?"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("given", "answer"), [("Ana@example.org", "met"), ("eve@example.org", None), ("x@stranger.example", None)]
)
def test_where_the_form_gathers_addresses_they_must_agree(
    programme: Path, given: str, answer: str | None
) -> None:
    arrives(programme, [given, links("ana@example.org")["We talked"], None], questions=GATHERS)
    collect(programme, code=0 if answer else 1)
    assert answers(programme)["Ana"][0] == answer


def test_a_stop_by_the_form_from_another_address_holds_and_makes_nobody_leave(programme: Path) -> None:
    arrives(programme, ["x@stranger.example", links("ana@example.org")["Leave"], None], questions=GATHERS)
    assert collect(programme)["answers"] == 1
    assert table(programme, "Participants")[1]["Status"] is None
    assert ("Held until you say how they stand", "Ana") in [
        (row["What"], row["Who"]) for row in rows_of(programme)
    ]


ASKED: list[list[Cell]] = [
    ["Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"],
    ["Gil", "Ana", "Role models", "approve"],
]


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Gil and Ana are asked whether they want to be introduced, and can answer by a form."""
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path, Matches=ASKED, Settings=[*SETTINGS, ["Most mails a week", 7]])
    run("introduce", "--sheet", path, "--today", "2026-11-23")
    return path


def confirming(person: str) -> dict[str, str]:
    """Return what the answers to the question whether it was them would write into the form."""
    for file in Path("outbox").glob("*.eml"):
        mail = message_from_bytes(file.read_bytes(), policy=default)
        if person in str(mail["To"]) and "Was that you?" in body_of(mail):
            lines = body_of(mail).splitlines()
            found = [line.split(": https://") for line in lines if ": https://docs.google.com/forms" in line]
            return {
                words: parse_qs(urlsplit(f"https://{rest}").query)["entry.20"][0] for words, rest in found
            }
    raise AssertionError("nobody was asked")


@pytest.mark.thorough
def test_a_yes_by_the_form_gives_nobody_away_before_it_is_confirmed_at_the_known_address(
    asked: Path,
) -> None:
    for person in ("ana@example.org", "gil@example.org"):
        arrives(asked, [links(person)["Yes"], None])
    collect(asked)
    run("introduce", "--sheet", asked, "--today", "2026-11-24")
    (match,) = table(asked, "Matches")
    assert (match["State"], match["Giver says"], match["Asker says"]) == ("asked", None, None)
    run("followup", "--sheet", asked, "--today", "2026-11-24")
    for person in ("ana@example.org", "gil@example.org"):
        arrives(asked, [confirming(person)["Yes, that was me"], None])
    collect(asked, day="2026-11-25")
    run("introduce", "--sheet", asked, "--today", "2026-11-25")
    assert table(asked, "Matches")[0]["State"] == "introduced"


@pytest.mark.thorough
def test_a_yes_by_the_form_that_she_did_not_give_introduces_nobody(asked: Path) -> None:
    arrives(asked, [links("ana@example.org")["Yes"], None])
    collect(asked)
    run("followup", "--sheet", asked, "--today", "2026-11-24")
    arrives(asked, [confirming("ana@example.org")["No"], None])
    collect(asked, day="2026-11-25")
    assert table(asked, "Matches")[0]["Asker says"] is None
    assert "it was not" in str(table(asked, "History")) or "say no" in str(table(asked, "History"))


@pytest.mark.thorough
def test_a_no_by_the_form_counts_at_once(asked: Path) -> None:
    arrives(asked, [links("ana@example.org")["No, not this time"], None])
    collect(asked)
    assert table(asked, "Matches")[0]["Asker says"] == "no"


@pytest.mark.thorough
def test_who_leaves_by_the_form_gets_no_more_mail_and_a_human_asks_them_before_they_are_gone(
    programme: Path,
) -> None:
    arrives(programme, [links("ana@example.org")["Leave"], None])
    collect(programme)
    cells = openpyxl.load_workbook(programme)["Today"].iter_rows(values_only=True)
    assert any("“leave”" in str(row) and "Ana" in str(row) for row in cells)
    before = set(Path("outbox").glob("*.eml"))
    run("checkin", "--sheet", programme, "--today", "2026-11-30", code=None)
    since = set(Path("outbox").glob("*.eml")) - before
    assert not any("ana@example.org" in mail.read_text(encoding="utf-8") for mail in since)


@pytest.mark.thorough
def test_who_is_forgotten_takes_their_answers_out_of_the_tab_of_the_form(programme: Path) -> None:
    own, others = links("ana@example.org")["We talked"], links("gil@example.org")["We talked"]
    arrives(programme, [own, "CANARY-taken"], [others, "of another"])
    collect(programme)
    arrives(programme, [own, "CANARY-late"])
    shown = run("forget", "ana@example.org", "--sheet", programme, "--today", "2026-11-25", "--dry-run")
    assert "Form Responses 2" in shown
    told = run("forget", "ana@example.org", "--sheet", programme, "--today", "2026-11-25", "--yes", code=None)
    assert "nothing left" in told
    rows = [tuple(row) for row in openpyxl.load_workbook(programme)["Form Responses 2"].values]
    assert rows[1:] == [(None,) * 3, (WHEN, others, "of another"), (None,) * 3]


def test_the_answers_to_the_form_are_taken_from_its_export_too_once_and_by_the_same_proof(
    programme: Path, tmp_path: Path
) -> None:
    talked, leave = links("ana@example.org")["We talked"], links("gil@example.org")["We talked"]
    forged = f"{leave[:-5]}aaaa]"
    export = tmp_path / "r2.csv"
    lines = [QUESTIONS, [str(WHEN), talked, "It was good"], [str(WHEN), forged, ""]]
    export.write_text("\n".join(",".join(line) for line in lines))
    told = run("collect", "--sheet", programme, "--today", "2026-11-24", "--from", export, code=1)
    assert told.startswith("From your answer form: 1 answer.")
    assert {row["Person"]: row["Answer"] for row in table(programme, "Check-ins")} == {
        "Ana": "met",
        "Gil": None,
    }
    arrives(programme, [talked, "It was good"])
    assert collect(programme)["answers"] == 0
    again = run("collect", "--sheet", programme, "--today", "2026-11-24")
    assert again == "From your answer form: nothing new.\n"


@pytest.mark.thorough
def test_the_first_talk_was_by_the_day_of_the_answer_not_by_that_of_a_later_pass(programme: Path) -> None:
    book = openpyxl.load_workbook(programme)
    state = [cell.value for cell in book["Matches"][1]].index("State") + 1
    book["Matches"].cell(2, state, "introduced")
    book.save(programme)
    arrives(programme, [links("ana@example.org")["We talked"], None])
    collect(programme)
    run("followup", "--sheet", programme, "--today", "2026-11-30", code=None)
    assert [row["First talk"] for row in table(programme, "Matches")] == ["by 2026-11-24"]
