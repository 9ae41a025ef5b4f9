"""The process that stays: it survives errors, sleep and clocks that are set back, and stops when asked."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from typing import Self
from zoneinfo import ZoneInfo

import pytest
import schedule

from mentorsheets.runtime.schedule import keep_going
from mentorsheets.runtime.subprocess_run import in_own_process
from tests.jobs.harbour import ALWAYS, MONDAY, harbour, mailed, many, one_pass
from tests.mail.faulty import FaultyServer
from tests.mail.letters import TurnableClock
from tests.processes import environment
from tests.runtime.test_daylight import CHANGES, midnight


def turned(
    monkeypatch: pytest.MonkeyPatch, moment: datetime, zone: timezone | ZoneInfo = UTC
) -> TurnableClock:
    """Return a clock by which the library goes too, in a zone; it reads the system's and takes no other."""
    turnable = TurnableClock(moment)
    library = vars(schedule)["datetime"]

    class Simulated(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            here = cls.fromtimestamp(turnable.moment.timestamp(), tz or zone)
            return here if tz else here.replace(tzinfo=None)

    kept = {name: getattr(library, name) for name in ("timedelta", "time", "date")}
    monkeypatch.setattr(schedule, "datetime", SimpleNamespace(datetime=Simulated, **kept))
    return turnable


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> TurnableClock:
    return turned(monkeypatch, MONDAY)


def beats(
    clock: TurnableClock, until: int, happen: Callable[..., object] = lambda _: None, every: int = 15
) -> list[int]:
    """Return at which minutes there was a beat, from the first on."""
    start, minutes = clock.moment, []

    def beat() -> None:
        minutes.append(round((clock.moment - start).total_seconds() / 60))
        happen(len(minutes))

    keep_going(beat, every, clock, lambda: len(minutes) >= until)
    return minutes


def test_it_begins_at_once_and_goes_on_at_its_pace(clock: TurnableClock) -> None:
    assert beats(clock, 4) == [0, 15, 30, 45]


def test_a_beat_that_fails_is_followed_by_the_next(clock: TurnableClock) -> None:
    def fail(number: int) -> None:
        if number < 3:
            raise RuntimeError

    assert beats(clock, 4, fail) == [0, 15, 30, 45]


def test_after_nine_days_of_sleep_there_is_one_beat_and_then_its_pace_again(clock: TurnableClock) -> None:
    def sleep(number: int) -> None:
        if number == 2:
            clock.sleep(timedelta(days=9).total_seconds())

    nine_days = 9 * 24 * 60
    assert beats(clock, 4, sleep)[2:] == [nine_days + 30, nine_days + 45]


def test_a_clock_that_is_set_back_does_not_silence_it(clock: TurnableClock) -> None:
    def set_back(number: int) -> None:
        if number == 2:
            clock.moment -= timedelta(hours=1, minutes=20)

    real = beats(clock, 3, set_back)
    assert real[2] - real[1] <= -60


@pytest.mark.every(4)
@pytest.mark.parametrize("change", CHANGES)
def test_on_no_day_that_is_longer_or_shorter_does_it_fall_silent_or_hurry(
    monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    zone, day, _ = CHANGES[change]
    clock = turned(monkeypatch, midnight(day, zone) - timedelta(hours=1), ZoneInfo(zone))
    gaps = [later - earlier for earlier, later in pairwise(beats(clock, 20))]
    assert max(gaps) <= 15
    assert sum(gap < 15 for gap in gaps) <= 1


def test_a_laptop_asleep_for_nine_days_sends_one_mail_a_person_when_it_wakes(
    tmp_path: Path, clock: TurnableClock
) -> None:
    path, passes = harbour(tmp_path), []

    def beat() -> None:
        passes.append(one_pass(path, clock))
        if len(passes) == 2:
            clock.sleep(timedelta(days=9).total_seconds())

    keep_going(beat, 15, clock, lambda: len(passes) >= 4)
    assert passes == [0] * 4
    assert mailed(tmp_path) == sorted(["ana", "eve", "gil"] * 2)


def python(*arguments: str) -> list[str]:
    return [sys.executable, "-c", *arguments]


def test_a_process_ends_with_its_own_code_and_one_that_is_killed_with_no_good_one() -> None:
    assert in_own_process(python("import sys; sys.exit(75)"), os.environ, lambda: False) == 75
    killed = python("import os; os.kill(os.getpid(), 9)")
    assert in_own_process(killed, os.environ, lambda: False) not in {0, 1, 2, 3, 75}


def test_a_process_that_hangs_is_ended() -> None:
    hangs = python("import time; time.sleep(600)")
    assert in_own_process(hangs, os.environ, lambda: False, longest=0.5) == -signal.SIGTERM


def test_a_wish_to_stop_is_passed_on_and_waited_for() -> None:
    kind = "import signal, sys; signal.signal(15, lambda *_: sys.exit(0)); print(); signal.pause()"
    assert in_own_process(python(kind), os.environ, iter([False, False, True]).__next__) in {0, -15}


@pytest.mark.thorough
def test_sigterm_ends_the_process_with_0(tmp_path: Path) -> None:
    path = harbour(tmp_path, *ALWAYS)
    with subprocess.Popen(
        [sys.executable, "-m", "mentorsheets", "run", "--sheet", path],
        cwd=tmp_path,
        env=environment(),
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stderr
        for line in process.stderr:
            if " pass " in line:
                break
        process.send_signal(signal.SIGTERM)
        told = process.stderr.read()
    assert process.returncode == 0
    assert "ends, as it was asked to" in told
    assert mailed(tmp_path) == ["ana", "eve", "gil"]


@pytest.mark.thorough
def test_sigterm_in_the_midst_of_a_mail_ends_after_it_and_the_next_pass_sends_the_rest(
    tmp_path: Path,
) -> None:
    path = many(tmp_path, 24, *ALWAYS)
    started: list[subprocess.Popen[str]] = []

    def ask_to_stop(number: int, stage: str) -> None:
        if (number, stage) == (2, "body"):
            started[0].send_signal(signal.SIGTERM)

    with FaultyServer(on_stage=ask_to_stop) as server:
        env = environment(MENTORSHEETS_MAIL=f"smtp://127.0.0.1:{server.port}")
        command = [sys.executable, "-m", "mentorsheets", "run", "--yes", "--sheet", str(path)]
        started.append(subprocess.Popen(command, cwd=tmp_path, env=env, stderr=subprocess.PIPE, text=True))
        told = started[0].communicate(timeout=120)[1]
        begun = len(server.taken)
        assert (started[0].returncode, "ends, as it was asked to" in told) == (0, True)
        assert 0 < begun < 24
        assert begun == server.transactions == told.count("state=sent")
        subprocess.run([*command, "--once"], cwd=tmp_path, env=env, check=True, capture_output=True)
        assert set(server.counts.values()) == {1}
        assert len(server.taken) >= 24
