"""A loopback server for the whole module, as it was at the beginning of each test."""

from collections.abc import Iterator

import pytest

from tests.files_server.server import FilesServer


@pytest.fixture(scope="module")
def running() -> Iterator[FilesServer]:
    with FilesServer() as server:
        yield server


@pytest.fixture
def server(running: FilesServer, nobody_waits: None) -> FilesServer:
    running.calm()
    return running
