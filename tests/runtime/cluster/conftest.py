"""What the cluster tests share."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from tests.runtime.cluster.database import postgres, tools

NEEDED = "needs PostgreSQL: apt-get install postgresql"
OURS = "SELECT nspname FROM pg_namespace WHERE nspname LIKE '%mentorsheets%' OR nspname = 'public'"


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
    with psycopg.connect(server, autocommit=True) as connection:
        for (schema,) in connection.execute(OURS).fetchall():
            connection.execute(SQL("DROP SCHEMA {} CASCADE").format(Identifier(schema)))
        connection.execute("CREATE SCHEMA public")
    return server
