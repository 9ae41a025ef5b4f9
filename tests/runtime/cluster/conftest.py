"""What the cluster tests share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.runtime.cluster.database import empty, postgres, tools

NEEDED = "needs PostgreSQL: apt-get install postgresql"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker("outside")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    if not tools():
        pytest.skip(NEEDED)
    with postgres() as address:
        yield address


@pytest.fixture
def place(server: str) -> str:
    """The address of a database without a journal."""
    empty(server)
    return server
