"""What the mail tests share."""

import pytest
import stamina


@pytest.fixture(autouse=True)
def nobody_waits():
    with stamina.set_testing(True, attempts=2):
        yield


@pytest.fixture
def place(tmp_path):
    """Where the journal is kept; tests/cluster repeats some of these tests with another place."""
    return tmp_path / "mail.db"
