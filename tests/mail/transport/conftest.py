"""A session at a server with faults, over a journal of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from tests.mail.faulty import FaultyServer
from tests.mail.letters import MONDAY
from tests.mail.transport.session import Session
from tests.mail.transport.talks import Server


@pytest.fixture
def faulty() -> Iterator[FaultyServer]:
    with FaultyServer() as server:
        yield server


@pytest.fixture
def session(tmp_path: Path, faulty: FaultyServer) -> Iterator[Session]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as journal:
        yield Session(journal, faulty)


@pytest.fixture
def opened() -> Iterator[list[Server]]:
    """What `talk` opens, hung up when the test is over."""
    servers: list[Server] = []
    yield servers
    for server in servers:
        server.close()
