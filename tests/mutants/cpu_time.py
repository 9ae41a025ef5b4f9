"""A pytest plugin that notes on each report how much CPU the step took, since other work makes a wall clock run on."""

import os
from collections.abc import Generator

import pytest

CPU_SECONDS = "cpu seconds"
_reached = sum(os.times()[:4])


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Add what this process and its children took since the last report."""
    global _reached
    report = yield
    before, _reached = _reached, sum(os.times()[:4])
    report.user_properties = [(CPU_SECONDS, _reached - before)]
    return report
