"""What the mail tests share."""

import pytest


@pytest.fixture(autouse=True)
def _no_waiting(nobody_waits):
    pass


@pytest.fixture
def place(tmp_path):
    """Where the journal is kept; tests/cluster repeats some of these tests with another place."""
    return tmp_path / "mail.db"
