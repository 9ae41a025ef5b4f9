"""What the mail tests share."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _no_waiting(nobody_waits: Any) -> None:
    pass


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where the journal is kept; tests/cluster repeats some of these tests with another place."""
    return tmp_path / "mail.db"
