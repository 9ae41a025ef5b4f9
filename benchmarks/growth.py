"""Measures how time, memory and the answer grow with the number of people, beside other ways to pair.

    python -m benchmarks.growth --sizes 100 300 1000 3000 10000 --seed 7

Each way runs in a process of its own, on the same invented community, and prints a row as soon as it is done.
"""

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
import warnings
from fractions import Fraction
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks import check, neutral
from benchmarks.compare import WAYS, Pairs
from benchmarks.generate import generate
from benchmarks.own_process import measure_apart
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.solve import solve

SIZES = (100, 300, 1000, 3000, 10_000)
PATIENCE = 900.0
OURS = "mentorsheets"
ALONE = "mentorsheets without OR-Tools"
TOO_MANY = {
    "one integer programme (HiGHS)": 3000,
    "greedy": 30_000,
    "matching: hospital-resident": 3000,
    "scipy: assignment with clones": 10_000,
}
"""The most people that each way was seen to finish with, in minutes and within 8 GB."""


def measure(name: str, path: Path, told: Connection) -> None:
    """Pair in one way, and tell people served, points covered, their bound if there is one, and the cost."""
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(1_000_000)  # `matching` copies its players by recursion.
    data = neutral.load(path)
    community = neutral.community(data)
    begin, busy = time.perf_counter(), time.process_time()
    if name == ALONE:
        sys.modules["ortools"] = None  # type: ignore[assignment]
    pairs, bound = _ours(community) if name in (OURS, ALONE) else (WAYS[name](community), None)
    seconds = (time.perf_counter() - begin, time.process_time() - busy)
    counted = check.count(data, check.triples(data, pairs))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told.send((counted["served"], counted["covered"], bound, *seconds, memory))


def _ours(community: Community) -> tuple[Pairs, Fraction | None]:
    pairing = solve(community)
    return [match.pair for match in pairing.matches], pairing.stage("covered").bound


def rows(size: int, seed: int, patience: float) -> None:
    """Print a row for each way on one community."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "community.json.gz")
        path.write_bytes(gzip.compress(json.dumps(generate(size, seed)).encode(), 1))
        best = None
        for name in (OURS, ALONE, *list(WAYS)[1:]):
            if size > TOO_MANY.get(name, size):
                print(f"| {size:,} | {name} | not tried: too many people for it | | | | |", flush=True)
                continue
            found = measure_apart(measure, name, path, patience=patience)
            if found is None:
                print(f"| {size:,} | {name} | gave up | | | | |", flush=True)
                continue
            served, covered, bound, seconds, busy, memory = found
            best = best or bound
            share = f"{float(covered / best):.2%}" if best else ""
            cells = [f"{size:,}", name, f"{int(served):,}", share]
            print(
                "|", " | ".join([*cells, f"{seconds:.1f}", f"{busy:.1f}", f"{memory:.0f}"]), "|", flush=True
            )


def main() -> None:
    """Print the table, in Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds for each way")
    options = parser.parse_args()
    print("| people | way | served | share of the bound | s | CPU s | MB |\n|---|---|---|---|---|---|---|")
    for size in options.sizes:
        rows(size, options.seed, options.patience)


if __name__ == "__main__":
    main()
