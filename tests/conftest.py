"""How Hypothesis searches: the same way on each run, or anew with MENTORSHEETS_SEARCH=1; which cases the plain run
passes by; and what many share."""

import gc
import os
from collections import defaultdict
from types import SimpleNamespace

import pytest
from hypothesis import settings

from tests.cases import EACH_CASE

settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("few", settings.get_profile("same"), max_examples=40)
settings.register_profile("anew", deadline=None, max_examples=500)
if os.environ.get("MENTORSHEETS_SEARCH"):
    settings.load_profile("anew")
else:
    # The plain run is kept to some minutes; `make test-covered`, which CI runs, tries all.
    settings.load_profile("same" if EACH_CASE else "few")

# Ten thousand tests and all that they import live to the end: looking through them for garbage, as often as Python
# does by itself, takes a seventh of the time. Allocations, and collections of the next younger, between two looks.
gc.set_threshold(50_000, 20, 50)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Pass by, unless each case is asked for, what marks say: all but every so many cases of a test, or all of it."""
    if EACH_CASE:
        return
    seen: dict[str, int] = defaultdict(int)
    passed_by = []
    for item in items:
        mark = item.get_closest_marker("every") or item.get_closest_marker("thorough")
        if mark:
            name = item.nodeid.partition("[")[0]
            if mark.name == "thorough" or seen[name] % mark.args[0]:
                passed_by.append(item)
            seen[name] += 1
    config.hook.pytest_deselected(items=passed_by)
    left_out = set(passed_by)
    items[:] = [item for item in items if item not in left_out]


def pytest_collection_finish() -> None:
    """Look never again for garbage among what collecting the tests left."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def nobody_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let what is tried again be tried at once: tenacity's own place for that in tests."""
    monkeypatch.setattr("tenacity.nap.time", SimpleNamespace(sleep=lambda _: None))
