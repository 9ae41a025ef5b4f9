"""How Hypothesis searches: the same way on each run, or anew with MENTORSHEETS_SEARCH=1; and what many share."""

import os
from types import SimpleNamespace

import pytest
from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("anew", deadline=None, max_examples=500)
settings.load_profile("anew" if os.environ.get("MENTORSHEETS_SEARCH") else "same")


@pytest.fixture
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is tried again be tried at once: tenacity's own place for that in tests."""
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=lambda _: None))
