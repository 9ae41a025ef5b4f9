"""A sheet in good order, examined from its own folder."""

from pathlib import Path

import pytest

from tests.workflow.doctor.examined import SETTINGS
from tests.workflow.sheets import small_programme


@pytest.fixture(autouse=True)
def _at_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return small_programme(tmp_path, Settings=SETTINGS)
