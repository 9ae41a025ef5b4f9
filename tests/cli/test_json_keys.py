"""What `--format json` prints keeps its keys, since programs of others read it; and it is what is declared."""

import json
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.api import answer_rows, mail_rows, pairing_rows, rows, sheet_rows
from mentorsheets.api.columns import PersonName, as_data_row, as_json, describe_columns
from tests.workflow.sheets import run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS

TODAY = ("--today", "2026-11-23")
PERSON = {"id", "name", "address"}
PROBLEM = {"tab", "cell", "value", "sentence", "hint"}
MATCH = {"match", "giver", "asker", "needs", "why", "state", "coordinator", "since", "next_checkin"}
ODD = {"Participants": [["Name", "Email", "Can support"], ["Ana", "no address", 1]]}


def told(*arguments: object, code: int = 0) -> Any:
    return json.loads(run(*arguments, "--format", "json", code=code))


@pytest.fixture
def sheet(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)


@pytest.mark.parametrize(
    ("words", "keys"),
    [
        (("check",), {"programme", "people", "taking_part", "needs", "open_needs", "matches", "waiting", "waits", "lacking", "problems", "notes"}),
        (("doctor",), {"exit_code", "findings"}),
        (("collect", *TODAY), {"forms", "taps", "mail"}),
        (("pair", *TODAY), {"new", "gone", "kept", "unmet", "circles", "advice", "effects", "wishes", "lacking", "stages"}),
        (("pair", *TODAY, "--what-if", "Can support:Ana+1"), {"gained", "lost", "unmet"}),
        (("why", "Ana", *TODAY), {"matches", "unmet", "instead"}),
        (("checkin", *TODAY), {"mails", "outcomes", "unsure", "waiting", "later", "later_from", "outbox", "problems"}),
        (("preview", *TODAY), {"page", "mails"}),
        (("map", "Ana", *TODAY), {"person", "as_of", "needs", "not_asked", "rests_on"}),
        (("report", *TODAY), {"as_of", "figures"}),
        (("init", "--dry-run"), {"sheet", "new", "tabs", "columns"}),
        (("export", "Ana", "--dry-run"), {"person", "rows", "relationships", "mails", "for_a_human"}),
        (("forget", "Ana", "--dry-run"), {"places", "mails", "files", "searched", "for_a_human", "left"}),
    ],
    ids=lambda value: " ".join(value[:1]) if isinstance(value, tuple) else "",
)  # fmt: skip
def test_each_command_tells_what_it_always_told(sheet: Path, words: tuple[str, ...], keys: set[str]) -> None:
    assert set(told(*words, "--sheet", sheet)) == keys


def test_the_commands_that_list_tell_a_list(sheet: Path) -> None:
    coming = told("due", "--sheet", sheet, *TODAY)
    assert {key for row in coming for key in row} == {"day", "to", "kind", "parts", "why"}
    assert told("settle", "--sheet", sheet) == []
    maps = told("map", "--all", "maps", "--sheet", sheet, *TODAY)
    assert sorted(row["person"] for row in maps) == ["Ana", "Eve", "Gil"]


@pytest.mark.thorough
def test_what_stands_inside_keeps_its_keys_too(sheet: Path, tmp_path: Path) -> None:
    mail = told("checkin", "--sheet", sheet, *TODAY)["mails"][0]
    assert set(mail) == {"message", "kind", "period", "people", "matches", "subject", "why"}
    assert set(mail["people"][0]) == PERSON
    paired = told("pair", "--sheet", sheet, *TODAY)
    match = (*paired["new"], *paired["kept"])[0]
    assert (set(match), set(match["giver"])) == (MATCH, PERSON)
    assert all(isinstance(need, str) for need in match["needs"])
    assert set(paired["stages"][0]) == {"stage", "value", "bound", "gap", "proven"}
    finding = told("doctor", "--sheet", sheet)["findings"][0]
    assert set(finding) == {"area", "verdict", "sentence", "hint", "exit_code"}
    figure = told("report", "--sheet", sheet, *TODAY)["figures"][0]
    assert set(figure) == {"id", "n", "k", "share", "low", "high", "not_known", "says", "from"}
    need = told("map", "Ana", "--sheet", sheet, *TODAY)["needs"][0]
    assert set(need) == {"need", "words", "stands", "helpers", "circle", "on", "talks", "could_be_done"}
    (tmp_path / "odd").mkdir()
    odd = small_programme(tmp_path / "odd", **ODD)
    assert set(told("check", "--sheet", odd, code=1)["problems"][0]) == PROBLEM


@pytest.mark.thorough
def test_answers_and_lists_keep_their_keys(sheet: Path, tmp_path: Path) -> None:
    found = told("collect", "--sheet", sheet, *TODAY)
    assert set(found["forms"]) == {"forms", "people", "problems", "notes", "said"}
    assert (set(found["taps"]), found["mail"]) == ({"answers", "problems"}, {})
    listed = tmp_path / "list.csv"
    listed.write_text("Name,Email,What do you need?\nAna,ana@example.org,Feedback\n", encoding="utf-8")
    adopted = told("adopt", listed, "--sheet", tmp_path / "new.xlsx", "--yes")
    assert set(adopted) == {"sheet", "lists", "rows", "new_kinds", "people", "problems"}
    assert set(adopted["lists"][0]) == {"list", "setting", "mapping", "proposed", "fills_nothing"}


ROW_CLASSES = [
    found
    for module in (rows, pairing_rows, mail_rows, sheet_rows, answer_rows)
    for found in vars(module).values()
    if isinstance(found, type) and is_dataclass(found) and found.__module__ == module.__name__
]


@pytest.mark.parametrize("row", ROW_CLASSES, ids=lambda row: row.__name__)
def test_each_column_is_declared_with_a_type_and_in_words(row: type) -> None:
    assert (row.__doc__ or "").endswith(".")
    for one in describe_columns(row):
        assert one.words
        assert not one.words.endswith(".")
        assert one.type


def test_json_nests_and_a_table_is_flat() -> None:
    ana = PersonName("p1", "Ana", "ana@example.org")
    row = rows.MatchRow(
        "m1", ana, PersonName("p2"), (), "both sail", None, "proposed", since=None, next_checkin=None
    )
    assert as_json(row)["giver"] == {"id": "p1", "name": "Ana", "address": "ana@example.org"}
    flat = as_data_row(row)
    assert (flat["giver_id"], flat["giver"], flat["asker_id"], flat["asker"]) == ("p1", "Ana", "p2", None)
    assert [one.json for one in describe_columns(rows.MatchRow)] == list(as_json(row))
    assert ", ".join(one.table for one in describe_columns(rows.MatchRow)).split(", ") == list(flat)
    assert len(fields(row)) == 9
