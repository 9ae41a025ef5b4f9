"""A mail in one language, whole: its kinds of need and questions too, by the reader's given name, said once."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.phrases import SHIPPED_PHRASES
from mentorsheets.domain.question_bank import (
    ASKER_LOOKS_BACK,
    BANK,
    FIRST_TALK,
    GENERAL,
    GIVER_LOOKS_BACK,
    ONE_TALK,
)
from mentorsheets.mail.letters.given_name import find_given_name
from tests.mail.incoming.imap_server import mailbox
from tests.workflow.living import Life, text_of
from tests.workflow.sheets import NEEDS, PEOPLE, run, set_cell, table, workbook

MATCHES = ["Match", "Giver", "Asker", "Needs", "Coordinator", "State", "Giver says", "Asker says"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
ENGLISH = {
    "Role models",
    "Accountability",
    *(q for pool in BANK.values() for q in pool),
    *GENERAL,
    *FIRST_OF_ALL,
}


def programme(folder: Path, language: str, matches: list[list[Any]], **tabs: list[list[Any]]) -> Path:
    few = [None, 5, 5, "Tue evening", None, None]
    people = [
        [*PEOPLE, "Languages", "How often"],
        [
            "Gil Duarte",
            "gil@example.org",
            None,
            "Role models",
            *few[1:],
            "English, Spanish, Arabic",
            "monthly",
        ],
        ["Ana Ferraz", "ana@example.org", None, None, *few[1:], language, "monthly"],
        [
            "Bo Lund",
            "bo@example.org",
            None,
            "Accountability",
            *few[1:],
            "English, Spanish, Arabic",
            "monthly",
        ],
    ]
    needs = [NEEDS, ["Ana Ferraz", "role models", None], ["Ana Ferraz", "Accountability", None]]
    return workbook(
        folder / "p.xlsx",
        Participants=people,
        Needs=needs,
        Matches=[MATCHES, *matches],
        Settings=SETTINGS,
        **tabs,
    )


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def lives(path: Path) -> Iterator[Life]:
    with mailbox() as box:
        yield Life(path, box)


def mails_of_a_life(path: Path) -> list[str]:
    """Live through a match from the question to its end, and return each mail to Ana, subject and all."""
    (life,) = lives(path)
    life.run("introduce", "2026-11-23T12:00")
    for side in ("Giver", "Asker"):
        set_cell(path, "Matches", 1, f"{side} says", "yes")
    life.run("introduce", "2026-11-24T12:00")
    for day in ("2026-12-02", "2026-12-14", "2026-12-28"):
        life.run("run", f"{day}T12:00", "--once")
    set_cell(path, "Matches", 1, "State", "closing")
    for day in ("2027-01-11", "2027-01-25"):
        life.run("run", f"{day}T12:00", "--once")
    return [f"{mail['Subject']}\n{' '.join(text_of(mail).split())}" for mail in life.to("ana@example.org")]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "title", "greets"), [("Spanish", "Referentes", "Hola"), ("Arabic", "قدوة", "Ana")]
)
def test_each_mail_is_in_the_readers_language_kinds_and_questions_too(
    folder: Path, language: str, title: str, greets: str
) -> None:
    path = programme(folder, language, [[None, "Gil Duarte", "Ana Ferraz", "Role models", "approve"]])
    mails = mails_of_a_life(path)
    assert len(mails) >= 4
    assert any(title in mail for mail in mails)
    for mail in mails:
        assert [phrase for phrase in ENGLISH if phrase in mail] == []
        assert greets in mail
    own = SHIPPED_PHRASES[language]
    asked = [
        row["Question"]
        for row in table(path, "Check-ins")
        if row["Person"] == "Ana Ferraz" and row["Question"]
    ]
    assert asked
    assert all(own[question] in " ".join(mails) for question in asked if "before you part" not in question)


def test_a_kind_and_a_question_of_the_programmes_own_have_a_column_for_each_language(folder: Path) -> None:
    kinds = [
        ["Need", "Meaning", "Ask", "In Spanish"],
        ["Role models", "", "", ""],
        ["Juggling", "", "", "Malabares"],
    ]
    asked = [["Need", "Question", "In Spanish"], ["Juggling", "How many balls?", "¿Cuántas pelotas?"]]
    rows = [["m1", "Gil Duarte", "Ana Ferraz", "Juggling", None, "active"]]
    path = programme(folder, "Spanish", rows, Need_kinds=kinds, Questions=asked)
    (life,) = lives(path)
    life.run("checkin", "2026-11-23T12:00")
    told = text_of(life.to("ana@example.org")[0])
    assert "Malabares" in told
    assert "¿Cuántas pelotas?" in told


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("languages", "says"), [("Spanish, Arabic", "كم كرة؟"), ("Spanish", "How many balls?")]
)
def test_what_cannot_be_said_in_their_first_language_lets_the_mail_be_in_the_next_one_whole(
    folder: Path, languages: str, says: str
) -> None:
    kinds = [["Need", "Meaning", "Ask", "In Arabic"], ["Juggling", "", "", "ألعاب الخفة"]]
    asked = [["Need", "Question", "In Arabic"], ["Juggling", "How many balls?", "كم كرة؟"]]
    rows = [["m1", "Gil Duarte", "Ana Ferraz", "Juggling", None, "active"]]
    path = programme(folder, languages, rows, Need_kinds=kinds, Questions=asked)
    (life,) = lives(path)
    life.run("checkin", "2026-11-23T12:00", "--only", "Ana Ferraz")
    told = text_of(life.to("ana@example.org")[-1])
    assert says in told
    assert "Hola" not in told


def test_two_questions_in_one_mail_say_once_that_a_no_needs_no_reason_and_the_subject_says_how_many(
    folder: Path,
) -> None:
    rows = [
        [None, "Gil Duarte", "Ana Ferraz", "Role models", "approve"],
        [None, "Bo Lund", "Ana Ferraz", "Accountability", "approve"],
    ]
    (life,) = lives(programme(folder, "English", rows))
    life.run("introduce", "2026-11-23T12:00")
    (mail,) = life.to("ana@example.org")
    told = " ".join(text_of(mail).split())
    assert told.count("A no needs no reason") == 1
    assert told.startswith("Hello Ana,")
    assert str(mail["Subject"]).endswith("(and one more)")
    assert "Gil Duarte" in told
    assert "Bo Lund" in told


def test_a_check_in_names_all_whom_it_is_about(folder: Path) -> None:
    rows = [
        ["m1", "Gil Duarte", "Ana Ferraz", "Role models", None, "active"],
        ["m2", "Bo Lund", "Ana Ferraz", "Accountability", None, "active"],
    ]
    (life,) = lives(programme(folder, "English", rows))
    life.run("checkin", "2026-11-23T12:00")
    (mail,) = life.to("ana@example.org")
    assert str(mail["Subject"]).startswith("How is it going with Gil Duarte and Bo Lund?")


def test_every_phrase_that_ships_is_known_in_each_language_that_ships() -> None:
    endings = (" ".join(ASKER_LOOKS_BACK), " ".join(GIVER_LOOKS_BACK), *ASKER_LOOKS_BACK, *GIVER_LOOKS_BACK)
    pools = (*BANK.values(), *FIRST_FOR.values(), GENERAL, ONE_TALK, FIRST_TALK, FIRST_OF_ALL, endings)
    every = {kind.title for kind in DEFAULT} | {kind.prompt for kind in DEFAULT}
    every |= {question for pool in pools for question in pool}
    for language, words in SHIPPED_PHRASES.items():
        assert every <= words.keys(), language
        assert all(words.values())


def test_a_fresh_sheet_has_the_questions_filled_in_with_a_column_for_each_language(folder: Path) -> None:
    run("init", "--sheet", folder / "fresh.xlsx", code=None)
    rows = table(folder / "fresh.xlsx", "Questions")
    assert {row["Need"] for row in rows} == {kind.title for kind in DEFAULT}
    assert len(rows) == sum(map(len, BANK.values()))
    assert all(row["In Spanish"] and row["In Arabic"] for row in rows)
    assert openpyxl.load_workbook(folder / "fresh.xlsx")["Need kinds"]["D2"].value == "Desarrollo profesional"


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("Ana Ferraz", "Ana"), ("Ferraz, Ana", "Ana"), ("Ana", "Ana"), ("Zoë O'Neill", "Zoë"), ("Jean-Luc Roy", "Jean-Luc"),
        ("María José García", "María José García"), ("Dr. Eva Lind", "Dr. Eva Lind"), ("J. R. Smith", "J. R. Smith"),
        ("Nguyễn Văn A", "Nguyễn Văn A"), ("佐藤 美咲", "佐藤 美咲"), ("Кирилл Иванов", "Кирилл"), ("ANA FERRAZ", "ANA FERRAZ"), ("María García", "María"), ("Abdul Rahman", "Abdul Rahman"),
        ("عبد الله صالح", "عبد الله صالح"), ("ليلى صالح", "ليلى"), ("", ""), ("Kim Min-jun", "Kim Min-jun"),
    ],
)  # fmt: skip
def test_a_mail_greets_by_the_given_name_where_that_is_sure(name: str, given: str) -> None:
    assert find_given_name(name) == given
