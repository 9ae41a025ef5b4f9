"""What the cluster tests share."""

import pytest

from tests.cluster.database import empty_database, postgres, tools

NEEDED = "needs PostgreSQL: apt-get install postgresql"


@pytest.fixture(scope="session")
def server():
    if not tools():
        pytest.skip(NEEDED)
    with postgres() as address:
        yield address


@pytest.fixture
def database(server):
    with empty_database(server) as address:
        yield address
