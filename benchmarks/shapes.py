"""Measures odd shapes of communities, beside other ways to pair, each answer checked and each bound certified.

    python -m benchmarks.shapes --shapes base want6 loose --sizes 300 1000 --seed 5
    python -m benchmarks.shapes --files a.json.gz b.json.gz --ways mentorsheets

Each way runs in a process of its own. `stages 1-2 s` is until these are settled, `CPU s` until all is. The
share is of the bound that weak duality certifies. Seconds are of the processor, of one process.
"""

import argparse
import gzip
import json
import resource
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from fractions import Fraction
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks import check, neutral
from benchmarks.compare import WAYS
from benchmarks.odd import SHAPES, bend
from benchmarks.own_process import measure_apart
from mentorsheets.pairing.community import Circles
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve

OURS = "mentorsheets"
PATIENCE = 120.0
"""Seconds that another way is waited for."""


class Row(NamedTuple):
    """What one way came to: people, points and their bound, seconds, megabytes, rules broken."""

    served: int
    covered: Fraction
    bound: Fraction | None
    proven: str
    first: float | None
    seconds: float
    memory: float
    faults: int


def measure(way: str, path: Path, circles: bool, told: Connection) -> None:
    """Pair in one way, and tell what it came to."""
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(1_000_000)  # `matching` copies its players by recursion.
    data = neutral.load(path)
    community = neutral.community(data)
    if circles and way == OURS:
        community = neutral.community(data, Circles())
    begin = time.process_time()
    if way != OURS:
        pairs = check.triples(data, WAYS[way](community))
        told.send(_row(data, pairs, None, None, time.process_time() - begin))
        return
    first: list[float] = []
    pairing = solve(community, on_stage=lambda _: first.append(time.process_time() - begin))
    seconds = time.process_time() - begin
    pairs = [[match.giver, match.asker, sorted(match.kinds)] for match in pairing.matches]
    told.send(_row(data, pairs, pairing, first[0] if first else None, seconds))


def _row(
    data: dict[str, Any], pairs: list[list[Any]], pairing: Pairing | None, first: float | None, seconds: float
) -> Row:
    counted = check.count(data, pairs)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    faults = len(check.faults(data, pairs))
    if pairing is None:
        return Row(int(counted["served"]), counted["covered"], None, "", None, seconds, memory, faults)
    covered = pairing.stage("covered")
    proven = "".join("+" if stage.proven else "-" for stage in pairing.stages)
    return Row(
        int(pairing.stage("served").value),
        covered.value,
        covered.bound,
        proven,
        first,
        seconds,
        memory,
        faults,
    )


def instances(options: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files that were named, or else make those of the shapes and sizes."""
    for path in options.files:
        yield path.name.removesuffix(".gz").removesuffix(".json"), path
    for size in () if options.files else options.sizes:
        for shape in options.shapes:
            path = folder / f"{shape}.{size}.json.gz"
            path.write_bytes(gzip.compress(json.dumps(bend(shape, size, options.seed)).encode(), 1))
            yield f"{shape} {size:,}", path


def main() -> None:
    """Print the table, in Markdown, row by row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapes", nargs="+", choices=SHAPES, default=list(SHAPES))
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 300, 1000])
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--files", type=Path, nargs="+", default=[], help="measure these instances instead")
    parser.add_argument("--ways", nargs="+", default=list(WAYS), choices=WAYS)
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds for each way")
    options = parser.parse_args()
    print(
        "| instance | way | served | covered | of the bound | proven | stages 1-2 s | CPU s | MB | faults |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, path in instances(options, Path(folder)):
            bound = None
            for way in options.ways:
                row: Row | None = measure_apart(
                    measure, way, path, name.startswith("circles"), patience=options.patience
                )
                if row is None:
                    print(f"| {name} | {way} | no answer | | | | | | | |", flush=True)
                    continue
                bound = bound or row.bound
                cells = [name, way, f"{row.served:,}", f"{float(row.covered):,.1f}"]
                cells.append(f"{float(row.covered / bound):.3%}" if bound else "")
                first = "" if row.first is None else f"{row.first:.2f}"
                cells += [row.proven, first, f"{row.seconds:.2f}", f"{row.memory:.0f}", str(row.faults)]
                print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
