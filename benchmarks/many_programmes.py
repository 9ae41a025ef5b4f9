"""What a pass costs over a list of many programmes: in copies of one process, and in one process each.

    python -m benchmarks.many_programmes --programmes 20 --people 6 60 300

Every programme is a workbook of its own that has nothing left to do on that day. A pass that is `at rest` is made by this
computer's clock and finds each as the one before it left it, as most passes do. A quarter of an hour on one core
has room for as many as stand in the last column. CPU seconds of all processes together.
"""

import argparse
import os
import resource
import shutil
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.long_past import TODAY, make_workbook

THAT_DAY = ("--today", f"{TODAY}T12:00")
WAYS = {"in copies": THAT_DAY, "a process each": (*THAT_DAY, "--apart"), "at rest": ()}
RESTING_PASSES = 3
"""Passes after which there is nothing left to do, to propose or to remember."""
QUARTER = 15 * 60
"""Seconds between two passes, as hosts are told to set."""


def list_them(folder: Path, count: int, people: int) -> None:
    """Make so many programmes in a folder, and their list."""
    first = folder / "first.xlsx"
    make_workbook(first, people, 0)
    lines = []
    for number in range(count):
        shutil.copy(first, folder / f"{number}.xlsx")
        lines.append(
            f'[[programme]]\nname = "{number}"\nsheet = "{number}.xlsx"\n'
            f'mail = "outbox:outbox-{number}"\njournal = "{number}.journal"\n'
        )
    (folder / "programmes.toml").write_text("\n".join(lines))


def measure_pass(folder: Path, *more: str) -> float:
    """Make a pass over all, and return the CPU seconds that it took with all that it started."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [
            *(sys.executable, "-m", "mentorsheets", "--log-level", "error", "run", "--once", "--yes"),
            *more,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        check=False,
        capture_output=True,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    """Print a row for each size of programme."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programmes", type=int, default=20)
    parser.add_argument("--people", type=int, nargs="+", default=[6, 60, 300])
    given = parser.parse_args()
    print("| programmes | people | way | CPU s a pass | a programme | in a quarter of an hour |")
    print("|---|---|---|---|---|---|")
    for people in given.people:
        with TemporaryDirectory() as place:
            folder = Path(place)
            list_them(folder, given.programmes, people)
            for way, more in WAYS.items():
                for _ in range(0 if way == "a process each" else RESTING_PASSES):
                    measure_pass(folder, *more)
                seconds = measure_pass(folder, *more)
                each = seconds / given.programmes
                print(
                    f"| {given.programmes} | {people} | {way} | {seconds:.1f} | {each:.3f} | {QUARTER / each:,.0f} |",
                    flush=True,
                )


if __name__ == "__main__":
    main()
