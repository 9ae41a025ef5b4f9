"""Sheets of the kinds that once hurt somebody or lost something, held through the real command."""

import json
from pathlib import Path

import pytest

from tests.workflow.sheets import NEEDS, run, table, workbook

ASKS, OFFERS, AVOIDS = (
    "What do you need?",
    "What can you help others with?",
    "Who should we not match you with?",
)


def proposed(path: Path, code: int = 0) -> set[tuple[str, str]]:
    """Return who is proposed to help whom."""
    told = json.loads(run("pair", "--sheet", path, "--today", "2026-11-21", "--format", "json", code=code))
    return {(one["giver"]["name"], one["asker"]["name"]) for one in told["new"]}


def collected(folder: Path, text: str, code: int = 0, encoding: str = "utf-8") -> tuple[Path, str]:
    """Make a programme, collect answers into it from a file of this text, and return what was told."""
    (folder / "answers.csv").write_bytes(text.encode(encoding))
    path = folder / "p.xlsx"
    run("init", "--sheet", path)
    return path, run("collect", "--sheet", path, "--from", folder / "answers.csv", code=code)


def two(folder: Path, column: str, asker: object, giver: object) -> Path:
    """Write a programme in which Bo could help Ana, with one more column for both."""
    people = [
        ["Name", "Email", "Offers", column],
        ["Ana Duarte", "ana@example.org", None, asker],
        ["Bo O'Brien", "bo@example.org", "Role models", giver],
    ]
    needs = [NEEDS, ["ana@example.org", "Role models", None]]
    return workbook(folder / "p.xlsx", Participants=people, Needs=needs)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "question",
    [
        "Is there anyone you don't want to be matched with?",
        "Is there anyone you would prefer NOT to have as a mentor?",
        "Conflicts of interest (people you can't be matched with)",
        AVOIDS,
        "¿Hay alguien con quien no quieras trabajar?",
        "Mit wem möchtest du nicht zusammenarbeiten?",
    ],
)
def test_whom_somebody_refuses_is_never_proposed_to_them(tmp_path: Path, question: str) -> None:
    path, _ = collected(
        tmp_path,
        f'Timestamp,Email Address,Your name,{ASKS},{OFFERS},"{question}"\n'
        "11/20/2026 9:00:00,ana@example.org,Ana Duarte,Role models,,Bo Lind\n"
        "11/20/2026 9:01:00,bo@example.org,Bo Lind,,Role models,\n",
    )
    assert proposed(path) == set()


@pytest.mark.thorough
def test_a_refusal_that_is_asked_later_counts_for_what_was_taken_before(tmp_path: Path) -> None:
    head = f"Timestamp,Email Address,Your name,{ASKS},{OFFERS}"
    ana = "11/20/2026 9:00:00,ana@example.org,Ana Duarte,Role models,"
    path, _ = collected(tmp_path, f"{head}\n{ana}\n11/20/2026 9:01:00,bo@example.org,Bo Lind,,Role models\n")
    (tmp_path / "later.csv").write_text(
        f"{head},{AVOIDS}\n11/21/2026 9:00:00,ana@example.org,Ana Duarte,Role models,,Bo Lind\n"
    )
    told = run("collect", "--sheet", path, "--from", tmp_path / "later.csv")
    assert AVOIDS in told
    assert proposed(path) == set()


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Bo O'Brien", 0), ("O'Brien Bo", 1), ("Chidi and Bo O'Brien", 1), ("1. Bo O'Brien", 0),
        ("Dr. Bo O'Brien (my supervisor)", 1), ("I used to work for Bo O’Brien, so better not", 1),
    ],
)  # fmt: skip
def test_an_avoid_cell_that_is_more_than_a_name_keeps_apart_whoever_stands_in_it(
    tmp_path: Path, said: str, code: int
) -> None:
    assert proposed(two(tmp_path, "Avoid", said, None), code) == set()


@pytest.mark.thorough
@pytest.mark.parametrize(
    "said", ["Nope", "No", "none", "Not that I can think of", "N/A", "no one", "niemand"]
)
def test_nobody_to_avoid_is_nothing_to_mend(tmp_path: Path, said: str) -> None:
    assert proposed(two(tmp_path, "Avoid", said, None)) == {("Bo O'Brien", "Ana Duarte")}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("column", "asker", "giver", "meet"),
    [
        ("Where", "Either", "online", True),
        ("Where", "No preference", "online", True),
        ("Where", "Not online", "online", False),
        ("Languages", "English only", "English", True),
        ("Languages", "N/A", "English", True),
        ("Availability", "Mon 4-6", "Mon 16:00-18:00", True),
        ("Availability", "Mon-Fri 9-5", "Tue 10:00-12:00", True),
        ("Availability", "any day except Friday", "Fri 10:00-12:00", False),
        ("Availability", "weekday evenings after 6", "Wed 19:00-21:00", True),
        ("Availability", "24/7", "Sun 10:00-12:00", True),
        ("Time zone", "Eastern", "New York", True),
    ],
)
def test_cells_are_read_as_people_write_them(
    tmp_path: Path, column: str, asker: str, giver: str, meet: bool
) -> None:
    found = proposed(two(tmp_path, column, asker, giver))
    assert found == ({("Bo O'Brien", "Ana Duarte")} if meet else set())


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (f"Timestamp;Email Address;Your name, as you like to be called;{ASKS}\n11/20/2026 9:00;zoe@example.org;Zoë Müller;Role models\n", "utf-8"),
        (f"sep=;\nTimestamp;Email Address;Your name;{ASKS}\n11/20/2026 9:00;zoe@example.org;Zoë Müller;Role models\n", "utf-8-sig"),
        (f"Timestamp,Email Address,Your name,{ASKS}\r11/20/2026 9:00,zoe@example.org,Zoë Müller,Role models\r", "mac_roman"),
        (f"Timestamp\tEmail Address\tYour name\t{ASKS}\r\n11/20/2026 9:00\tzoe@example.org\tZoë Müller\tRole models\r\n", "utf-16"),
    ],
)  # fmt: skip
def test_files_of_any_separator_and_encoding_are_read_whole(tmp_path: Path, text: str, encoding: str) -> None:
    path, _ = collected(tmp_path, text, encoding=encoding)
    assert [(one["Name"], one["Email"]) for one in table(path, "Participants")] == [
        ("Zoë Müller", "zoe@example.org")
    ]
    assert [one["Need"] for one in table(path, "Needs")] == ["Role models"]


@pytest.mark.thorough
def test_the_first_of_several_choices_is_proposed(tmp_path: Path) -> None:
    path, _ = collected(
        tmp_path,
        f"Timestamp,Email Address,Your name,{ASKS},{OFFERS},Mentor 1st choice,Mentor 2nd choice\n"
        "11/20/2026 9:00:00,ana@example.org,Ana Duarte,Role models,,Bo Lind,Chidi Chen\n"
        "11/20/2026 9:01:00,bo@example.org,Bo Lind,,Role models,,\n"
        "11/20/2026 9:02:00,aa@example.org,Aa First,,Role models,,\n",
        code=1,
    )
    assert proposed(path, 1) == {("Bo Lind", "Ana Duarte")}


def test_ticks_below_kinds_of_need_are_offers_and_a_word_of_need_there_is_told(tmp_path: Path) -> None:
    people = [
        ["Name", "Email", "Role models", "Accountability"],
        ["Ana Duarte", "ana@example.org", "need", None],
        ["Bo Lind", "bo@example.org", "x", None],
    ]
    needs = [NEEDS, ["ana@example.org", "Role models", None]]
    path = workbook(tmp_path / "p.xlsx", Participants=people, Needs=needs)
    told = run("check", "--sheet", path, code=1)
    assert "C1 (“Role models”): Ticks below this kind of need are read as offers" in told
    assert "C2 “need”: This is neither a tick nor empty" in told
    assert proposed(path, 1) == {("Bo Lind", "Ana Duarte")}


def test_check_and_pair_say_that_nobody_asks_or_offers_and_where_to_type_it(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "p.xlsx", Participants=[["Name", "Email"], ["Ana", "ana@example.org"]], Needs=[NEEDS]
    )
    for told in (run("check", "--sheet", path), run("pair", "--sheet", path, "--dry-run")):
        assert "Nobody asks for anything yet: add a row to the tab Needs" in told
        assert "Nobody offers anything yet: type what somebody could help with into the column Offers" in told


def test_check_and_pair_say_how_many_cannot_be_written_to(tmp_path: Path) -> None:
    people = [["Name", "Email", "Offers"], ["Ana", "ana@example.org", None], ["Bo Lind", None, "Role models"]]
    path = workbook(
        tmp_path / "p.xlsx", Participants=people, Needs=[NEEDS, ["Ana", "role models", "A start"]]
    )
    told = run("check", "--sheet", path)
    assert "1 person has no address and cannot be written to" in told
    assert proposed(path) == set()


def test_rows_that_cannot_be_read_are_not_said_to_be_missing(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "p.xlsx",
        Participants=[["Name", "Email", "Offers"], ["Ana", "ana@example.org", "Juggling"]],
        Needs=[NEEDS, ["ana@example.org", "Juggling", None]],
    )
    for command in (("check", "--sheet", path), ("pair", "--sheet", path, "--dry-run")):
        told = run(*command, code=1)
        assert "No row of Needs can be read yet" in told
        assert "No offer can be read yet" in told
        assert "anything yet" not in told
