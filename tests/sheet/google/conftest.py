"""A loopback server for the whole module, and a sheet on it for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.discovery import Judge
from tests.sheets_server.server import SheetsServer


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    judge = Judge()
    with SheetsServer() as running:
        running.after_request(judge)
        yield running
    assert judge.problems == []


@pytest.fixture(autouse=True)
def _no_waiting(nobody_waits: None) -> None:
    pass


@pytest.fixture
def desk(server: SheetsServer, tmp_path: Path) -> Iterator[GoogleDesk]:
    yield GoogleDesk(server, tmp_path)
    server.weather.faults.clear()
    server.weather.calls.clear()
    server.before.clear()
    server.quota(None, None)
