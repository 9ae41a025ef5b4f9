"""The shipped templates, read once."""

import pytest

from mentorsheets.mail.render.templates import Templates


@pytest.fixture(scope="session")
def shipped_templates() -> Templates:
    return Templates.load()
