"""What the mail tests share."""

import pytest
import stamina


@pytest.fixture(autouse=True)
def nobody_waits():
    with stamina.set_testing(True, attempts=2):
        yield
