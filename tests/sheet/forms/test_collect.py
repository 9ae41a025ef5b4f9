"""`mentorsheets collect`, from a real workbook or an exported file into a real workbook."""

import json
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.errors import Busy
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Book, Cell, Operation
from mentorsheets.sheet.notes import is_ours
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.collect_forms import collect_forms
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import ANA, GIL, PEOPLE, run, set_cell, small_programme, table, workbook

QUESTIONS = [
    "Timestamp", "Email Address", "What is your name?", "Which of these could you offer?", "How many people could you support?",
    "What do you need?", "In your own words",
]  # fmt: skip
ZOE: list[Cell] = [
    datetime(2026, 11, 20, 10, 3, 22),
    "Zoe@example.org",
    "Zoë Park",
    "Role models, Safe space",
    2,
    "Accountability",
    "Ask me, weekly",
]
GILS: list[Cell] = [
    datetime(2026, 11, 20, 11, 0, 0),
    "gil@example.org",
    "Gil B.",
    "Safe space",
    5,
    None,
    None,
]
AS_TEXT = [
    ["20.11.2026 10:03:22", *map(str, ZOE[1:])],
    ["20.11.2026 11:00:00", "gil@example.org", "Gil B.", "Safe space", "5", "", ""],
]


def collect(path: Path, *more: str | Path, code: int = 0) -> str:
    return run("collect", "--sheet", path, "--today", "2026-11-21", *more, code=code)


def form(path: Path, *answers: Sequence[Cell]) -> Path:
    return small_programme(path, Form_Responses_1=[QUESTIONS, *answers])


def test_a_first_run_proposes_what_fills_what_and_takes_the_answers(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE, GILS)
    told = collect(path)
    assert "Zoë Park (new): needs Accountability" in told
    zoe = table(path, "Participants")[-1]
    assert (zoe["Name"], zoe["Email"], zoe["Offers"], zoe["Can support"]) == (
        "Zoë Park", "zoe@example.org", "Role models, Safe space", 2,
    )  # fmt: skip
    gil = table(path, "Participants")[0]
    assert (gil["Name"], gil["Offers"], gil["Can support"], gil["My own column"]) == (
        *GIL[:1],
        GIL[3],
        2,
        "tall",
    )
    assert table(path, "Needs")[-1]["In their words"] == "Ask me, weekly"
    settings = {row["Setting"]: row["Value"] for row in table(path, "Settings")}
    assert settings["Form: Form Responses 1"].startswith(
        "Name=What is your name?; Email=Email Address; Offers=Which"
    )


def test_a_second_run_leaves_the_file_as_it_is(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE, GILS)
    collect(path)
    before = path.read_bytes()
    assert "No new answers." in collect(path)
    assert path.read_bytes() == before


def test_a_dry_run_tells_the_same_and_writes_nothing(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE)
    before = path.read_bytes()
    told = json.loads(collect(path, "--dry-run", "--format", "json"))["forms"]
    assert [(one["name"], one["new"], one["needs_added"]) for one in told["people"]] == [
        ("Zoë Park", True, ["Accountability"])
    ]
    assert told["forms"][0]["proposed"] is True
    assert path.read_bytes() == before


@pytest.mark.thorough
def test_what_a_coordinator_edits_in_settings_is_used_from_then_on(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE)
    collect(path)
    row = [one["Setting"] for one in table(path, "Settings")].index("Form: Form Responses 1") + 1
    set_cell(
        path,
        "Settings",
        row,
        "Value",
        "Email=email address; Name=What is your name?; Interests=In your own words",
    )
    answers = openpyxl.load_workbook(path)
    answers["Form Responses 1"].append(
        [datetime(2026, 11, 21), "kim@example.org", "Kim", "Safe space", 1, "Role models", "choir"]
    )
    answers.save(path)
    collect(path)
    kim = table(path, "Participants")[-1]
    assert (kim["Name"], kim["Interests"], kim["Offers"]) == ("Kim", "choir", None)
    assert [row["Person"] for row in table(path, "Needs")].count("kim@example.org") == 0


@pytest.mark.thorough
def test_a_bad_answer_is_told_where_the_coordinator_looks_and_vanishes_when_mended(tmp_path: Path) -> None:
    path = form(tmp_path, [*ZOE[:1], "zoe at example", *ZOE[2:]], GILS)
    assert "Form Responses 1 B2 “zoe at example”" in collect(path, code=1)
    told = [("Form Responses 1", "B2")]
    assert [(row["Tab"], row["Cell"]) for row in table(path, "Problems")] == told
    run("pair", "--sheet", path, "--today", "2026-11-21", code=1)
    assert [(row["Tab"], row["Cell"]) for row in table(path, "Problems")] == told
    # Answers are only read: no note is put on them.
    cells = openpyxl.load_workbook(path)["Form Responses 1"].iter_rows()
    assert not [cell for row in cells for cell in row if cell.comment]
    set_cell(path, "Form Responses 1", 1, "Email Address", "zoe@example.org")
    collect(path)
    assert table(path, "Problems") == []
    assert table(path, "Participants")[-1]["Name"] == "Zoë Park"


def test_answers_to_forms_are_told_although_the_mailbox_is_out_of_reach(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = form(tmp_path, ZOE)
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://co@127.0.0.1:9")
    monkeypatch.setenv("MENTORSHEETS_MAIL_PLAIN", "yes")
    monkeypatch.setenv("MENTORSHEETS_MAIL_PASSWORD", "secret")
    assert "Zoë Park (new): needs Accountability" in collect(path, code=3)
    assert table(path, "Participants")[-1]["Name"] == "Zoë Park"


def test_a_tab_of_ones_own_with_time_stamps_is_no_form_until_it_is_collected(tmp_path: Path) -> None:
    path = small_programme(tmp_path, My_diary=[["Timestamp", "What I did"], ["2026-11-20", "Called Gil"]])
    assert "My diary" not in run("check", "--sheet", path)


@pytest.mark.thorough
def test_what_was_answered_and_is_unclear_is_told_at_the_cell_where_it_stands_now(tmp_path: Path) -> None:
    path = form(tmp_path, [*ZOE[:3], "Role models, juggling", *ZOE[4:]])
    collect(path, code=1)
    (problem,) = table(path, "Problems")
    assert (problem["Tab"], problem["Cell"], problem["There stands"]) == (
        "Participants",
        "D5",
        "Role models, juggling",
    )
    assert openpyxl.load_workbook(path)["Participants"]["D5"].value == "Role models, juggling"


@pytest.mark.thorough
def test_a_row_that_stands_twice_takes_no_answer_until_that_is_put_right(tmp_path: Path) -> None:
    path = small_programme(
        tmp_path,
        Participants=[PEOPLE, ANA, ANA],
        Form_Responses_1=[QUESTIONS, [*ZOE[:1], "ana@example.org", *ZOE[2:]], GILS],
    )
    told = collect(path, code=1)
    assert "there are several such rows" in told
    assert [row["Name"] for row in table(path, "Participants")] == ["Ana", "Ana", "Gil B."]
    book = openpyxl.load_workbook(path)
    book["Participants"].delete_rows(3)
    book.save(path)
    collect(path)
    assert table(path, "Participants")[0]["Offers"] == "Role models, Safe space"


def test_a_sheet_without_any_form_is_told_so(tmp_path: Path) -> None:
    assert "No tab holds answers" in collect(small_programme(tmp_path))


def test_answers_wait_for_no_form_that_settings_say_no_of(tmp_path: Path) -> None:
    path = small_programme(
        tmp_path,
        Form_Responses_1=[QUESTIONS, ZOE],
        Settings=[["Setting", "Value"], ["Form: Form Responses 1", "no"]],
    )
    assert "No tab holds answers" in collect(path)


@pytest.mark.every(4)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_an_exported_csv_comes_to_the_same(tmp_path: Path, encoding: str, separator: str) -> None:
    path = small_programme(tmp_path)
    export = tmp_path / "Joining.csv"
    lines = [separator.join(f'"{cell}"' for cell in row) for row in (QUESTIONS, *AS_TEXT)]
    export.write_text("\r\n".join(lines), encoding=encoding, newline="")
    collect(path, "--from", export)
    zoe = table(path, "Participants")[-1]
    assert (zoe["Name"], zoe["Email"], zoe["Can support"]) == ("Zoë Park", "zoe@example.org", 2)
    assert table(path, "Needs")[-1]["In their words"] == "Ask me, weekly"


def test_an_answer_is_taken_once_from_the_tab_and_from_exports_of_it(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE, GILS)
    collect(path)
    csv = tmp_path / "Joining.csv"
    csv.write_text("\n".join(";".join(map(str, row)) for row in (QUESTIONS, *AS_TEXT)), encoding="cp1252")
    xlsx = workbook(tmp_path / "export.xlsx", Answers=[QUESTIONS, ZOE, GILS])
    for export in (csv, xlsx):
        assert "No new answers." in collect(path, "--from", export)
    assert len(table(path, "Answers taken")) == 2


def test_an_export_without_time_stamps_is_taken_since_somebody_named_it(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    export = workbook(tmp_path / "list.xlsx", People=[["Your name", "E-mail"], ["Kim", "kim@example.org"]])
    assert "Kim (new)" in collect(path, "--from", export)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.csv", None),
        ("empty.csv", b""),
        ("noise.csv", b"\x00\x01PK"),
        ("bad.xlsx", b"PK"),
        ("folder.csv", "folder"),
    ],
)
def test_a_file_that_holds_no_answers_is_refused_in_one_sentence(
    tmp_path: Path, name: str, content: bytes | str | None
) -> None:
    path = small_programme(tmp_path)
    if content == "folder":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)
    before = path.read_bytes()
    collect(path, "--from", tmp_path / name, code=2)
    assert path.read_bytes() == before


class Shared(Workbook):
    """A workbook in which a person does something just before each of the first so many writes."""

    def __init__(self, path: Path, act: Callable[..., object], times: int = 1) -> None:
        super().__init__(path)
        self.act, self.times = act, times

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        if self.times:
            self.times -= 1
            self.act()
        super().write(operations, seen)


def test_what_a_person_does_while_answers_are_taken_is_kept_and_no_answer_is_lost(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE, GILS)

    def act() -> None:
        book = openpyxl.load_workbook(path)
        book["Participants"]["A2"] = "Gilbert"
        book["Participants"]["I2"] = "small"
        book["Participants"].move_range("A2:I2", rows=6)
        book.save(path)

    collect_forms(Shared(path, act), Config(str(path)), Moment(TurnableClock()))
    people = {row["Email"]: row for row in table(path, "Participants")}
    assert (people["gil@example.org"]["Name"], people["gil@example.org"]["My own column"]) == (
        "Gilbert",
        "small",
    )
    assert people["zoe@example.org"]["Name"] == "Zoë Park"
    assert len(table(path, "Answers taken")) == 2


def test_a_sheet_that_changes_at_each_try_is_left_for_the_next_run(tmp_path: Path) -> None:
    path = form(tmp_path, ZOE)
    typed = iter(range(100))
    with pytest.raises(Busy):
        collect_forms(
            Shared(path, lambda: set_cell(path, "Participants", 1, "Team", next(typed)), 99),
            Config(str(path)),
            Moment(TurnableClock()),
        )
    assert [row["Name"] for row in table(path, "Participants")] == ["Gil", "Ana", "Eve"]


@pytest.mark.thorough
def test_an_answer_that_is_unclear_gets_a_note_on_the_very_cell_in_which_it_now_stands(
    tmp_path: Path,
) -> None:
    path = form(tmp_path, [*ZOE[:4], "who knows", *ZOE[5:]])
    collect(path, code=1)
    sheet = openpyxl.load_workbook(path)["Participants"]
    notes = {
        cell.value: cell.comment.text for row in sheet.iter_rows(min_row=2) for cell in row if cell.comment
    }
    assert list(notes) == ["who knows"]
    assert is_ours(notes["who knows"])
