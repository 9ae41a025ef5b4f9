"""The coordinator's digest speaks of mails as people do, not by the names of template files."""

import json
from pathlib import Path

import pytest

from tests.workflow.sheets import run, small_programme
from tests.workflow.test_check_in import ACTIVE, SETTINGS


def test_what_goes_out_this_week_is_told_in_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    preview = ("preview", "--kind", "digest", "--sheet", sheet, "--today", "2026-11-23", "--format", "json")
    (digest,) = json.loads(run(*preview))["mails"]
    assert "- check-ins: 3" in digest["text"]
