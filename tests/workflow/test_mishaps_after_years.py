"""What people do by mistake to a Google sheet with a long past, and a clock that ran ahead."""

import os
from datetime import datetime, timedelta

import pytest

from mentorsheets.api import MentoringSheet
from mentorsheets.runtime.config import read_config
from mentorsheets.runtime.system_clock import SystemClock
from tests.sheet.google.desk import GoogleDesk
from tests.workflow.mishaps import NEXT_WEEK, MistakenGoogleSheet, Scene
from tests.workflow.test_mishaps import MISHAPS, google, mail, scene  # noqa: F401 - fixtures


class AheadOfTime(SystemClock):
    """A clock that is a year ahead."""

    def now(self) -> datetime:
        return super().now() + timedelta(days=365)


YEARS = 2_100
"""Rows with which a sheet is read in several calls."""


def age(scene: Scene) -> GoogleDesk:  # noqa: F811 - no fixture
    """Put a long past into History, and let each run begin with an empty disk."""
    assert isinstance(scene.sheet, MistakenGoogleSheet)
    desk = scene.sheet.desk
    height = len(desk.person.values("History"))
    past = [[f"old{number}", "2025-01-06", "a talk"] for number in range(YEARS)]
    desk.person.fill("History", f"A{height + 1}", past)
    desk.server.after.clear()
    return desk


@pytest.mark.every(3)
@pytest.mark.parametrize("scene", ["google"], indirect=True)
@pytest.mark.parametrize("mishap", MISHAPS)
def test_a_runner_that_keeps_nothing_stops_with_a_question_after_years_as_well(
    scene: Scene,  # noqa: F811 - the fixture
    mishap: str,
) -> None:
    desk = age(scene)
    MISHAPS[mishap](scene)
    scene.lose_journal()
    desk.server.forget_calls()
    assert scene.run("run --once --yes", NEXT_WEEK)[0] == 4
    assert len([call for call in desk.server.calls if call.operation == "values.batchGet"]) > 0
    assert len(scene.mail.taken) == 4


@pytest.mark.thorough
@pytest.mark.parametrize("scene", ["google"], indirect=True)
def test_after_years_the_next_week_mails_everybody_once_whichever_computer_runs(
    scene: Scene,  # noqa: F811 - the fixture
) -> None:
    age(scene)
    for _ in range(3):
        scene.lose_journal()
        code, said = scene.run("run --once --yes", NEXT_WEEK)
        assert code in {0, 1}, said
    assert set(scene.mail.counts.values()) == {1}
    assert len(scene.mail.taken) > 4


def test_a_clock_that_ran_ahead_stops_mail_until_somebody_says_that_it_is_right_again(
    scene: Scene,  # noqa: F811 - the fixture
) -> None:
    ahead = MentoringSheet(read_config({}, os.environ, scene.folder), AheadOfTime())
    ahead.send(ahead.due(today=NEXT_WEEK, any_day=True))
    sent = len(scene.mail.taken)
    code, said = scene.run("run --once --yes", "2026-12-07")
    assert (code, "--clock-is-right" in said) == (4, True)
    assert len(scene.mail.taken) == sent > 4
    assert "count as made now" in scene.say("doctor --clock-is-right")[1]
    code, said = scene.run("run --once --yes", "2026-12-07")
    assert code in {0, 1}, said
    assert set(scene.mail.counts.values()) == {1}
