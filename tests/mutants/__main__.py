"""Draw mutants, let the tests at them, and list what survives. Exit code 1 if fewer than GOAL per cent are killed.

The parent never imports mentorsheets: each child, a fork, does, with the one file changed.
"""

import argparse
import json
import os
import random
import resource
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from itertools import accumulate
from pathlib import Path

from coverage import CoverageData

from tests.mutants.changes import Change, changes_of
from tests.mutants.fork import is_killed, survey

ROOMS = {
    "mentorsheets/pairing/rules.py": ["tests/pairing"],
    "mentorsheets/relations": ["tests/relations", "tests/workflow"],
    "mentorsheets/mail/journal": ["tests/mail/journal", "tests/mail/transport", "tests/workflow"],
    "mentorsheets/mail/transport": ["tests/mail/transport", "tests/mail/test_address.py", "tests/workflow"],
}
"""Where a fault brings the wrong two together, or mails somebody twice or against their word; and the tests of it.

The verbs' tests belong to all but the first: much of what a person would notice is seen only once a whole run has passed.
"""
LEFT_OUT = (
    *(
        f"tests/workflow/test_{name}.py"
        for name in ("life", "report", "terminal", "real_terminal", "map", "doctor")
    ),
    *(f"tests/pairing/test_{name}.py" for name in ("large", "solve", "proof", "sets")),
)
"""Tests that take long and pass by these rooms only on their way to something else."""
OUT_OF_REACH = {"postgres.py", "verify.py", "diagram.py", "__init__.py"}
"""Files that tests here cannot kill mutants of: they need another server, or draw a page of the docs."""
LIBRARIES = ("numpy", "highspy", "hypothesis.strategies", "openpyxl", "jinja2", "babel.dates", "lxml.html", "css_inline",
             "markdown_it", "tenacity", "networkx", "click", "rich.console", "icalendar", "imap_tools", "aiosmtpd.smtp",
             "trustme", "gspread", "requests", "email.message", "scipy.stats")  # fmt: skip
ANEW = "only whether all is made anew, which comes to the same and takes longer"
SAME_EITHER_WAY = {
    ("groups.py", "[(old, new) for old, new in zip(was, now, strict=False) if old is not new]"): ANEW,
    ("groups.py", "len(now) < len(was)"): ANEW,
    ("groups.py", "len(changed) > len(was) // 2"): ANEW,
    ("groups.py", "len(was) // 2"): ANEW,
    ("groups.py", "2"): ANEW,
    ("plan.py", "12"): "steps after which a run gives up; four are the most that there are",
    ("send_times.py", "14"): "days after which two readers without a common hour are looked at no more",
    ("send_times.py", "moment < first + timedelta(days=14)"): "the same, and the moment with which it ends",
    ("sqlite.py", "30"): "seconds for which a locked file is waited for",
    ("sqlite.py", "0"): "seconds for which another run is waited for, before it is told to wait",
    ("login.py", "60"): "seconds for which a command is waited for",
    (
        "connection.py",
        "1",
    ): "a second for a goodbye, a byte to see whether there is any, and a switch that is on",
    ("database.py", "4"): "bytes of a name that is made up",
    ("database.py", "False"): "shown in the protocol; each database has its own",
    ("mime.py", "32"): "letters of a boundary that nobody reads",
    ("headers.py", "75"): "signs of a line; encoded words come in such steps that no line has more than 73",
}
"""Places, by file and by what stands there, where a change is no fault, and why."""
SAMPLE, GOAL = 300, 95.0
CPU_MINUTES = 30
"""What all may take, with the survey; what does not fit is left out, and said."""
TEST_SECONDS = 20.0
"""CPU seconds of the tests that are run on one mutant: the closest that pass by its line, and at least one."""


@dataclass(frozen=True)
class Passing:
    """Which tests pass by each line, and how many CPU seconds each takes."""

    data: CoverageData
    seconds: dict[str, float]

    @cached_property
    def breadth(self) -> Counter[str]:
        """In how many files of the project a test passes by some line: of a few is a test that is about them."""
        found: Counter[str] = Counter()
        for path in self.data.measured_files():
            lines = self.data.contexts_by_lineno(path)
            found.update({test.partition("|")[0] for tests in lines.values() for test in tests if test})
        return found

    def by(self, change: Change) -> list[str]:
        """Return the tests that pass by a line, those of fewest files first; for a table, by its file."""
        lines = self.data.contexts_by_lineno(str(change.path.resolve()))
        here = set(lines.get(change.line, ())) - {""} or {
            test for tests in lines.values() for test in tests if test
        }
        took = {
            test: self.seconds.get(test, TEST_SECONDS) for test in (name.partition("|")[0] for name in here)
        }
        tests = sorted(took, key=lambda test: (self.breadth[test], took[test], test))
        until = accumulate(took[test] for test in tests)
        return [
            test
            for number, (test, so_far) in enumerate(zip(tests, until, strict=True))
            if not number or so_far < TEST_SECONDS
        ]


def draw(sample: int, dice: random.Random) -> list[Change]:
    """Draw from each room by the number of changes that it can have, and 30 of each at least."""
    rooms = {room: list(_changes_in(Path(room))) for room in ROOMS}
    total = sum(map(len, rooms.values()))
    found: list[Change] = []
    for changes in rooms.values():
        share = max(min(30, sample // len(rooms)), round(sample * len(changes) / total))
        found += dice.sample(changes, min(share, len(changes)))
    dice.shuffle(found)
    return found[:sample]


def _changes_in(room: Path) -> Iterator[Change]:
    for path in sorted(room.rglob("*.py")) if room.is_dir() else [room]:
        if path.name not in OUT_OF_REACH:
            yield from (change for change in changes_of(path) if not _is_no_fault(change))


def _is_no_fault(change: Change) -> bool:
    return any(change.path.name == file and change.before() == place for file, place in SAME_EITHER_WAY)


def cpu_minutes() -> float:
    """Return what this process and its children have taken."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used) / 60


def main() -> int:
    """Survey the tests, draw, run, and tell."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--sample", type=int, default=SAMPLE)
    options.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    options.add_argument(
        "--survey", type=Path, help="a folder in which to keep, or find, which tests pass by each line"
    )
    options.add_argument("--room", choices=ROOMS, help="this one alone")
    wishes = options.parse_args()
    if wishes.room:
        tests = ROOMS[wishes.room]
        ROOMS.clear()
        ROOMS[wishes.room] = tests
    print(f"make mutants SEED={wishes.seed}", flush=True)
    for library in LIBRARIES:
        with suppress(ImportError):
            import_module(library)
    folder = wishes.survey or Path(tempfile.mkdtemp(prefix="mentorsheets-mutants-"))
    if not (folder / "seconds.json").exists():
        found = sorted({test for tests in ROOMS.values() for test in tests})
        survey([*found, *(f"--ignore={path}" for path in LEFT_OUT)], folder)
        print(f"surveyed the tests in {cpu_minutes():.1f} CPU minutes", flush=True)
    data = CoverageData(str(folder / "coverage"))
    data.read()
    passing = Passing(data, json.loads((folder / "seconds.json").read_text()))
    return tell(*run(draw(wishes.sample, random.Random(wishes.seed)), passing))


def run(drawn: list[Change], passing: Passing) -> tuple[int, list[str]]:
    """Return how many mutants ran, and those that survived."""
    survivors, ran = [], 0
    for change in drawn:
        if cpu_minutes() > CPU_MINUTES:
            break
        tree, words = change.make()
        tests = passing.by(change)
        ran += 1
        if not tests or not is_killed(change.path, tree, tests):
            survivors.append(words if tests else words + "  (no test passes by)")
            print("survived: " + survivors[-1], flush=True)
    if ran < len(drawn):
        print(f"{len(drawn) - ran} were left out: {CPU_MINUTES} CPU minutes were over.")
    return ran, survivors


def tell(ran: int, survivors: list[str]) -> int:
    """Show the rate; return the exit code."""
    rate = 100 * (ran - len(survivors)) / max(ran, 1)
    print(
        f"{ran - len(survivors)} of {ran} mutants were killed ({rate:.1f} %), in {cpu_minutes():.0f} CPU minutes."
    )
    return int(rate < GOAL)


if __name__ == "__main__":
    os.chdir(Path(__file__).parents[2])
    sys.exit(main())
