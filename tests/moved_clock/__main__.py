"""Run a drawn sample of the tests as if it were another day, another hour and elsewhere on Earth.

A test that is green only by day, on weekdays or in UTC is found by whoever happens to run it at another time. What
is drawn hangs on one seed, which is printed; MENTORSHEETS_MOMENT=<seed> draws the same again. Arguments go to pytest
in place of the drawn files. The clock is moved by libfaketime (on Debian: apt-get install libfaketime), and tests
marked `outside` stay out: a server or a browser of others has a clock, and reasons, of its own.
"""

import os
import random
import shlex
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo, available_timezones

ROOT = Path(__file__).parents[2]
SEED = "MENTORSHEETS_MOMENT"
SHARE = 4
"""One test file in four: a tenth of the plain run's time, so that four changes see most of them."""
FIRST_YEAR, YEARS = 2025, 12
"""Years to draw from: a certificate that a test makes, and what a workbook's dates can hold, reach well beyond."""
KINDS = ("any", "night", "weekend", "leap day", "new year", "clocks change")


@dataclass(frozen=True, slots=True)
class Draw:
    """The moment (UTC) at which a run begins, the zone in which it seems to be, and its test files."""

    moment: datetime
    zone: str
    files: list[str]


def draw(seed: int) -> Draw:
    """Draw a moment, a zone and one test file in SHARE, the same for the same seed."""
    dice = random.Random(seed)
    # Not all of these are places with clocks that people set ("Factory", "posixrules").
    zone = dice.choice(sorted(name for name in available_timezones() if "/" in name))
    local = _draw_local(dice, ZoneInfo(zone))
    files = sorted(path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("test_*.py"))
    return Draw(local.astimezone(UTC), zone, sorted(dice.sample(files, len(files) // SHARE)))


def _draw_local(dice: random.Random, zone: ZoneInfo) -> datetime:
    year = dice.randrange(FIRST_YEAR, FIRST_YEAR + YEARS)
    any_time = datetime(year, 1, 1, tzinfo=zone) + timedelta(minutes=dice.randrange(365 * 24 * 60))
    match dice.choice(KINDS):
        case "night":
            return any_time.replace(hour=dice.choice([0, 1, 2, 3, 4, 5, 22, 23]))
        case "weekend":
            return any_time + timedelta(days=5 + dice.randrange(2) - any_time.weekday())
        case "leap day":
            return any_time.replace(year=year - year % 4, month=2, day=29)
        case "new year":
            return any_time.replace(month=12, day=31, hour=23, minute=58)
        case "clocks change":
            return _change_of_clocks(any_time) - timedelta(minutes=2)
    return any_time


def _change_of_clocks(start: datetime) -> datetime:
    """Return the first hour after `start` whose offset differs from the one before; `start` if there is none."""
    before = start.astimezone(UTC).replace(minute=0)
    for hour in range(366 * 24):
        after = before + timedelta(hours=hour)
        if after.astimezone(start.tzinfo).utcoffset() != start.utcoffset():
            return after.astimezone(start.tzinfo)
    return start


def find_library() -> Path | None:
    """Return where libfaketime lies, if it is installed."""
    found = sorted(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
    return found[0] if found else None


def main(arguments: list[str]) -> int:
    """Draw, say what was drawn, and run; return pytest's exit code."""
    library = find_library()
    if library is None:
        print("libfaketime is not installed: no tests under a moved clock.", file=sys.stderr)
        return 0
    # The one place where the tests want the real time, and real chance: to move away from it.
    seed = int(os.environ.get(SEED) or random.SystemRandom().randrange(10**6))
    drawn = draw(seed)
    offset = round((drawn.moment - datetime.now(UTC)).total_seconds())  # noqa: TID251
    print(f"{SEED}={seed}: {drawn.moment:%A %Y-%m-%d %H:%M} UTC, TZ={drawn.zone}", flush=True)
    moved = {
        "LD_PRELOAD": str(library),
        "FAKETIME": f"{offset:+d}",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # Seconds for which it does not look into the environment again: while a test sets a variable, that crashes.
        "FAKETIME_CACHE_DURATION": "1000000",
        "PYTHONPATH": os.pathsep.join(
            [str(Path(__file__).parent / "preload"), str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
        "TZ": drawn.zone,
    }
    command = [sys.executable, "-m", "pytest", "-m", "not outside", *(arguments or ["-n", "2", *drawn.files])]
    if not arguments:
        print("  " + shlex.join(drawn.files), flush=True)
    return subprocess.run(command, env={**os.environ, **moved}, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
