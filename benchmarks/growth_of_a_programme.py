"""What commands cost as a programme grows in people and in years, in CPU seconds, beside what is aimed at.

    python -m benchmarks.growth_of_a_programme --people 60 300 --years 0 1

Each command runs in a process of its own on a workbook of `benchmarks.long_past`. `move` is the first pass ever, which
moves all that is old into archives besides sending what is due; `busy` is the one of the next Monday. An idle pass
is one that finds nothing to do, `warm` in a process that has made one before. `unchanged` is one that finds
everything as the last one left it.
"""

import argparse
import math
import os
import resource
import sys
import time
from collections.abc import Sequence
from datetime import date
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.long_past import TODAY, make_workbook
from benchmarks.own_process import measure_apart
from benchmarks.startup import measure
from mentorsheets.api.beat import Orders, make_pass
from mentorsheets.runtime import log

AIMS = {
    ("check", 10_000, 0): 15.0,
    ("due", 300, 1): 5.0,
    ("idle, warm", 300, 5): 0.5,
    ("unchanged", 300, 5): 0.1,
}
"""CPU seconds by command, people and years."""
EXPONENT = 1.1
"""The power of people or of years that no command's cost may exceed."""
MONDAY = date(2027, 1, 11)
"""The first day after `TODAY` on which people are asked."""
PATIENCE = 3600.0
"""Seconds for a warm pass."""
WARM_PASSES = 4
"""Passes of a process that stays, of which the least but the first counts."""

Costs = dict[str, tuple[float, float]]
"""CPU seconds and the peak of memory in MB, by command."""


def measure_programme(folder: Path, people: int, years: int) -> Costs:
    """Return what each command costs on a programme of so many people and years, made in `folder`."""
    sheet = folder / f"{people}-{years}.xlsx"
    # In a process of its own, since a process that is started begins with the peak of the one that starts it.
    rows = measure_apart(tell_rows, sheet, people, years, patience=PATIENCE)
    print(f"{people:,} people, {years} years: {rows}", file=sys.stderr)
    ours = [sys.executable, "-m", "mentorsheets"]
    named = ["--sheet", str(sheet), "--today", f"{TODAY}T12:00"]
    once = [*ours, "run", "--once", "--yes", "--sheet", str(sheet), "--mail", f"outbox:{folder / 'outbox'}"]
    monday = [*once, "--today", f"{MONDAY}T12:00"]
    commands = {
        "check": [*ours, "check", "--sheet", str(sheet)],
        "due": [*ours, "due", *named],
        "move": [*once, "--today", f"{TODAY}T12:00"],
        "busy": monday,
        "idle": monday,
    }
    costs = {name: measure(command, folder) for name, command in commands.items()}
    warm = measure_apart(pass_again, str(sheet), str(folder / "outbox"), patience=PATIENCE)
    if warm is not None:
        costs["idle, warm"] = warm
    unchanged = measure_apart(rest_again, str(sheet), str(folder / "outbox"), patience=PATIENCE)
    if unchanged is not None:
        costs["unchanged"] = unchanged
    return costs


def tell_rows(sheet: Path, people: int, years: int, told: Connection) -> None:
    """Make a workbook, and tell how many rows of each kind are in it."""
    told.send(make_workbook(sheet, people, years))


def pass_again(sheet: str, outbox: str, told: Connection) -> None:
    """Make several passes in one process, and tell the least CPU seconds of one, and the peak of memory."""
    _repeat(Orders(sheet=sheet, mail=f"outbox:{outbox}", today=f"{MONDAY}T12:00", yes=True), told)


def rest_again(sheet: str, outbox: str, told: Connection) -> None:
    """Make passes by this computer's clock, the first of which do what is due; else as `pass_again`."""
    _repeat(Orders(sheet=sheet, mail=f"outbox:{outbox}", yes=True), told)


def _repeat(orders: Orders, told: Connection) -> None:
    log.set_up("text", "error")
    folder = Path(orders.sheet or "").parent
    os.chdir(folder)
    took = []
    for _ in range(WARM_PASSES):
        begin = time.process_time()
        make_pass(orders, {}, folder, lambda: False)
        took.append(time.process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 2**20)
    told.send((min(took[1:]), peak))


def fit_exponent(sizes: Sequence[float], costs: Sequence[float]) -> float:
    """Return the power of the size that costs grow with: the slope of a line through their logarithms."""
    points = [(math.log(size), math.log(cost)) for size, cost in zip(sizes, costs, strict=True)]
    middle = [sum(values) / len(points) for values in zip(*points, strict=True)]
    across: float = sum((x - middle[0]) ** 2 for x, _ in points)
    along: float = sum((x - middle[0]) * (y - middle[1]) for x, y in points)
    return along / across


def print_exponents(found: dict[tuple[int, int], Costs], people: Sequence[int], years: Sequence[int]) -> None:
    """Print with which power of people and of years each command grows, where there are two sizes or more."""
    names = list(next(iter(found.values())))
    for name in names:
        for span in years if len(people) > 1 else ():
            power = fit_exponent(people, [found[size, span][name][0] for size in people])
            print(f"{name}: people ^ {power:.2f} at {span} years; at most {EXPONENT} is aimed at")
        # After one year nothing is old enough to move.
        later = [span for span in years if span > (1 if name == "move" else 0)]
        for size in people if len(later) > 1 else ():
            power = fit_exponent(later, [found[size, span][name][0] for span in later])
            print(f"{name}: years ^ {power:.2f} at {size:,} people; at most {EXPONENT} is aimed at")


def main() -> None:
    """Print a row for each size as it is done, and the exponents at the end."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, nargs="+", default=[60, 300, 1000])
    parser.add_argument("--years", type=int, nargs="+", default=[0, 1])
    given = parser.parse_args()
    found: dict[tuple[int, int], Costs] = {}
    print("| people | years | command | CPU s | aim | MB |\n|---|---|---|---|---|---|")
    for people in given.people:
        for years in given.years:
            with TemporaryDirectory() as folder:
                found[people, years] = measure_programme(Path(folder), people, years)
            for name, (seconds, peak) in found[people, years].items():
                aim = AIMS.get((name, people, years), "")
                print(f"| {people:,} | {years} | {name} | {seconds:.2f} | {aim} | {peak:.0f} |", flush=True)
    print_exponents(found, given.people, given.years)


if __name__ == "__main__":
    main()
