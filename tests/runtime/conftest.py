"""What the tests of the room share."""

import pytest


@pytest.fixture(autouse=True)
def _no_waiting(nobody_waits: None) -> None:
    pass
