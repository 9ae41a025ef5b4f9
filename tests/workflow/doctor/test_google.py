"""`mentorsheets doctor` on a Google sheet, by a loopback of Google: rights, the login, and other runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.workflow.doctor.examined import SETTINGS, examined, only
from tests.workflow.sheets import NEEDS, PEOPLE


@pytest.fixture(scope="module")
def google() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


def shared(google: SheetsServer, folder: Path, monkeypatch: pytest.MonkeyPatch, role: str) -> GoogleDesk:
    desk = GoogleDesk(google, folder, role)
    for name, value in desk.environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    Path(desk.environ["GOOGLE_APPLICATION_CREDENTIALS"]).chmod(0o600)
    desk.put({"Participants": [PEOPLE], "Needs": [NEEDS], "Settings": SETTINGS})
    return desk


def test_a_google_sheet_is_read_and_written_to_on_trial_and_left_as_it_was(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    before = desk.backend.read().tabs
    found = examined(desk.key)
    assert found["wrong"] == []
    assert "robot@throw-away.example.org" in found["fine"][0]
    assert any("It can be written to" in line for line in found["fine"])
    assert desk.backend.read().tabs == before
    with desk.another().claimed("a run that comes next"):
        assert desk.backend.read().tabs == before


@pytest.mark.parametrize(("role", "click"), [("reader", "choose Editor"), ("", "click Share")])
def test_a_google_sheet_that_is_not_shared_enough_is_told_with_what_to_click(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, role: str, click: str
) -> None:
    desk = shared(google, tmp_path, monkeypatch, role)
    wrong = only(examined(desk.key, code=2)["wrong"])
    assert click in wrong
    assert "robot@throw-away.example.org" in wrong


def test_a_google_sheet_that_another_run_is_at_is_told(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    with desk.backend.claimed("the weekly job"):
        assert "the weekly job is at work" in only(examined(desk.key, code=75)["wrong"])


def test_a_key_file_that_is_none_or_open_to_others_is_told_and_never_shown(
    google: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = shared(google, tmp_path, monkeypatch, "writer")
    key = Path(desk.environ["GOOGLE_APPLICATION_CREDENTIALS"])
    key.chmod(0o644)
    found = examined(desk.key)
    assert any("chmod 600" in line for line in found["advice"])
    assert "PRIVATE KEY" not in str(found)
    key.write_text("no key")
    found = examined(desk.key, code=2)
    assert only(found["wrong"]).startswith("Google login: ")
    monkeypatch.setenv("GOOGLE_APPLICATION_CREDENTIALS", str(tmp_path / "gone.json"))
    assert "gone.json" in only(examined(desk.key, code=2)["wrong"])
