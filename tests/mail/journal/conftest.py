"""An empty journal for each test that brings none of its own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from tests.mail.letters import MONDAY


@pytest.fixture
def journal(place: Path) -> Iterator[Journal]:
    with Journal(place, "harbour", MONDAY) as opened:
        yield opened
