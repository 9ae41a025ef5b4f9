"""What newcomers try first can be read by programs too: `init`, `demo` and `preview` with `--format json`."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workflow.sheets import run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS


def told(*arguments: str | Path) -> Any:
    return json.loads(run(*arguments, "--format", "json"))


def test_a_new_sheet_is_told_and_an_old_one_with_what_it_lacked(tmp_path: Path) -> None:
    path = tmp_path / "new.xlsx"
    assert told("init", "--sheet", path, "--dry-run") == {
        "sheet": str(path), "new": True, "tabs": [], "columns": [],
    }  # fmt: skip
    assert not path.exists()
    assert told("init", "--sheet", path)["new"]
    assert path.exists()
    old = told("init", "--sheet", small_programme(tmp_path))
    assert not old["new"]
    assert "Messages" in old["tabs"]


def test_each_mail_of_a_preview_is_told_with_its_reason_and_where_the_page_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    found = told("preview", "ana@example.org", "--sheet", sheet, "--today", "2026-11-23")
    (mail,) = found["mails"]
    assert (mail["to"], mail["address"], mail["kind"]) == ("Ana", "ana@example.org", "check-in")
    assert mail["why"] == "They are asked how it goes."
    assert mail["subject"] in (tmp_path / found["page"]).read_text()
    assert "Hello Ana" in mail["text"]


@pytest.mark.thorough
def test_a_demo_tells_what_it_made(tmp_path: Path) -> None:
    made = told("demo", "--folder", tmp_path / "demo", "--today", "2026-11-23")
    assert made["people"] > 50
    assert made["proposed"] > 0
    assert len(list((tmp_path / "demo" / "outbox").glob("*.eml"))) == made["mails"] > 0
    assert (made["answers"], made["introduced"]) == (8, 1)
