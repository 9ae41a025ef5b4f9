"""How Hypothesis searches: the same way on each run, or anew with MENTORSHEETS_SEARCH=1; and what many share."""

import gc
import os
from types import SimpleNamespace

import pytest
from hypothesis import settings

settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("anew", deadline=None, max_examples=500)
settings.load_profile("anew" if os.environ.get("MENTORSHEETS_SEARCH") else "same")

# Ten thousand tests and all that they import live to the end: looking through them for garbage, as often as Python
# does by itself, takes a seventh of the time. Allocations, and collections of the next younger, between two looks.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_finish() -> None:
    """Look never again for garbage among what collecting the tests left."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is tried again be tried at once: tenacity's own place for that in tests."""
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=lambda _: None))
