"""Pairs an instance in the neutral format, and prints what it came to, the certified bound and the gap.

python -m benchmarks.pairing --instance n1000.s1.json.gz --out pairs.json
"""

import argparse
import json
import resource
import sys
import time
from pathlib import Path

from benchmarks import check, neutral
from mentorsheets.pairing.result import Better, Pairing
from mentorsheets.pairing.solve import solve


def main() -> None:
    """Read the arguments, pair, check the rules independently, write the pairs and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--instance", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--effort", choices=("quick", "best"), default="best")
    options = parser.parse_args()
    data = neutral.load(options.instance)
    begin = time.perf_counter()

    told: list[tuple[float, Better]] = []

    def progress(better: Better) -> None:
        told.append((time.perf_counter() - begin, better))
        share = f"{float(better.covered / better.bound):.3%} of the bound" if better.bound else "no bound yet"
        print(
            f"{told[-1][0]:.1f} s: {better.served} served, {float(better.covered):.1f} covered, {share}",
            flush=True,
        )

    pairing = solve(neutral.community(data), options.effort, progress)
    seconds = time.perf_counter() - begin
    pairs = [[match.giver, match.asker, sorted(match.kinds)] for match in pairing.matches]
    options.out.write_text(json.dumps(pairs))
    tell(pairing, seconds)
    if told:
        after, first = told[0]
        print(f"the first answer, after {after:.1f} s: {_share(first, pairing):.3%} of the bound at the end")
    faults = check.faults(data, pairs)
    print("rules broken:", len(faults), *faults[:5])
    sys.exit(1 if faults else 0)


def _share(better: Better, pairing: Pairing) -> float:
    bound = pairing.stage("covered").bound
    return float(better.covered / bound) if bound else 1.0


def tell(pairing: Pairing, seconds: float) -> None:
    """Print each stage with its bound and gap, and what it took."""
    for stage in pairing.stages:
        most = (
            "no bound"
            if stage.bound is None
            else f"bound {float(stage.bound):.4f}, gap {float(stage.gap):.4%}"
        )
        print(f"{stage.name}: {float(stage.value):.4f} ({most}{', proven optimum' if stage.proven else ''})")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(pairing.matches)} matches in {seconds:.2f} s, {memory:.0f} MB at most")
    if pairing.hint:
        print(pairing.hint)


if __name__ == "__main__":
    main()
