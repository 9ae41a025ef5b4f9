"""What the cluster tests share."""

import psycopg
import pytest

from tests.cluster.database import postgres, tools

NEEDED = "needs PostgreSQL: apt-get install postgresql"
SCHEMAS = "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'mentorsheets%'"


@pytest.fixture(scope="session")
def server():
    if not tools():
        pytest.skip(NEEDED)
    with postgres() as address:
        yield address


@pytest.fixture
def place(server):
    """The address of a database without a journal."""
    with psycopg.connect(server, autocommit=True) as connection:
        for (schema,) in connection.execute(SCHEMAS).fetchall():
            connection.execute(f'DROP SCHEMA "{schema}" CASCADE')
    return server
