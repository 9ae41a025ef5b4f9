"""Runs the engine beside other ways to pair, on the same instance in one run, and prints a table.

    python -m benchmarks.compare --instance n1000.s1.json.gz

The others need `scipy` and `matching`, which nothing else here does.
"""

import argparse
import sys
import time
import warnings
from collections.abc import Callable
from heapq import heapify, heappop, heappush
from importlib import import_module
from pathlib import Path

import numpy as np

from benchmarks import check, neutral
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.solver.exact import Start, model_of
from mentorsheets.pairing.solver.feasible_pairs import begin_with

Pairs = list[tuple[str, str]]


def ours(community: Community) -> Pairs:
    """Pair by all stages."""
    return [match.pair for match in solve(community).matches]


def plain_milp(community: Community) -> Pairs:
    """Solve stages 1 and 2 with HiGHS as one integer programme over all pairs."""
    start = begin_with(tabulate(community))
    model = model_of(start, start.pairs)
    answer = model.program.maximise(model.covered())
    return _named(start, np.flatnonzero(answer.values[model.x] > 0.5))


def greedy(community: Community) -> Pairs:
    """Take the pair that covers most points among those still open, again and again."""
    start = begin_with(tabulate(community))
    columns, pairs = start.columns, start.pairs
    give, take, missing = columns.give.copy(), columns.take.copy(), start.left.missing.copy()

    def worth(at: int) -> int:
        asker, bits = pairs.asker[at], int(pairs.covers[at])
        kinds = [kind for kind in range(len(columns.kinds)) if bits >> kind & 1 and missing[asker, kind] > 0]
        return int(columns.worth[asker, kinds].sum())

    chosen, by_worth = [], [(-worth(at), at) for at in range(len(pairs))]
    heapify(by_worth)
    while by_worth:
        claimed, at = heappop(by_worth)
        giver, asker = pairs.giver[at], pairs.asker[at]
        real = worth(at) if give[giver] > 0 and take[asker] > 0 else 0
        if real and -real > claimed:
            heappush(by_worth, (-real, at))
        elif real:
            chosen.append(at)
            give[giver] -= 1
            take[asker] -= 1
            missing[asker] -= np.array([int(pairs.covers[at]) >> k & 1 for k in range(missing.shape[1])])
    return _named(start, np.array(chosen))


def clones(community: Community) -> Pairs:
    """Solve with scipy's assignment, which gets one row or column for each unit of capacity."""
    assign = import_module("scipy.optimize").linear_sum_assignment
    start = begin_with(tabulate(community))
    columns, pairs = start.columns, start.pairs
    table = np.zeros((columns.size, columns.size), np.float32)
    for kind in range(len(columns.kinds)):
        here = (pairs.covers >> np.uint64(kind)) & np.uint64(1) > 0
        table[pairs.giver[here], pairs.asker[here]] += columns.worth[pairs.asker[here], kind]
    givers = np.repeat(
        np.arange(columns.size), np.bincount(pairs.giver, minlength=columns.size).clip(0, columns.give)
    )
    askers = np.repeat(
        np.arange(columns.size), np.bincount(pairs.asker, minlength=columns.size).clip(0, columns.take)
    )
    row, column = assign(table[np.ix_(givers, askers)], maximize=True)
    use = table[givers[row], askers[column]] > 0
    ids = columns.members
    found = {(ids[g].id, ids[a].id) for g, a in zip(givers[row][use], askers[column][use], strict=True)}
    return sorted(found | set(community.kept))


def hospital_resident(community: Community) -> Pairs:
    """Match the askers, as residents with one giver each, with the package `matching`."""
    game = import_module("matching.games").HospitalResident
    start = begin_with(tabulate(community))
    columns, pairs = start.columns, start.pairs
    value = np.zeros(len(pairs), np.int64)
    for kind in range(len(columns.kinds)):
        here = (pairs.covers >> np.uint64(kind)) & np.uint64(1) > 0
        value[here] += columns.worth[pairs.asker[here], kind]
    wanted: dict[int, list[int]] = {}
    able: dict[int, list[int]] = {}
    for at in np.argsort(-value, kind="stable"):
        wanted.setdefault(int(pairs.asker[at]), []).append(int(pairs.giver[at]))
        able.setdefault(int(pairs.giver[at]), []).append(int(pairs.asker[at]))
    capacities = {giver: int(columns.give[giver]) for giver in able}
    solved = game.create_from_dictionaries(wanted, able, capacities).solve()
    ids = columns.members
    found = {(ids[g.name].id, ids[a.name].id) for g, residents in solved.items() for a in residents}
    return sorted(found | set(community.kept))


def _named(start: Start, at: "np.ndarray[tuple[int], np.dtype[np.int64]]") -> Pairs:
    ids, pairs = start.columns.members, start.pairs
    new = {(ids[g].id, ids[a].id) for g, a in zip(pairs.giver[at], pairs.asker[at], strict=True)}
    return sorted(new | set(start.columns.community.kept))


WAYS: dict[str, Callable[[Community], Pairs]] = {
    "mentorsheets": ours,
    "one integer programme (HiGHS)": plain_milp,
    "greedy": greedy,
    "matching: hospital-resident": hospital_resident,
    "scipy: assignment with clones": clones,
}


def main() -> None:
    """Run each way once, and print people served, points covered and seconds."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instance", type=Path, required=True)
    data = neutral.load(parser.parse_args().instance)
    community = neutral.community(data)
    warnings.simplefilter("ignore")
    sys.setrecursionlimit(1_000_000)  # `matching` copies its players by recursion.
    print("| way | served | covered | load | CPU s |\n|---|---|---|---|---|")
    for name, way in WAYS.items():
        begin = time.process_time()
        pairs = way(community)
        seconds = time.process_time() - begin
        counted = {key: float(value) for key, value in check.count(data, check.triples(data, pairs)).items()}
        row = [f"{counted[key]:.1f}" for key in ("served", "covered", "load")]
        print("|", " | ".join([name, *row, f"{seconds:.1f}"]), "|", flush=True)


if __name__ == "__main__":
    main()
