"""The most that a table of scores comes to within limits: `python -m benchmarks.scores --file SCORES.csv --take 3 3`.

The table has a line "giver,asker,score" for each pair that may be; `--give LEAST MOST` holds for each giver, `--take`
for each asker. No data ship with it. `--folder` reads the arrays in which reviewer assignments are published
(scores.npy: reviewers by papers; covs.npy, loads.npy, loads-lb.npy), with least loads too if `--least`.
"""

import argparse
import csv
from pathlib import Path
from time import process_time

import numpy as np

from mentorsheets.pairing.assign import Limits, assign
from mentorsheets.pairing.community import Pair


def read_arrays(
    folder: Path, *, counts_least: bool
) -> tuple[dict[Pair, float], dict[str, Limits], dict[str, Limits]]:
    """Return scores and limits as published for a conference: each paper gets just as many as it asks for."""
    table, asked, most = (np.load(folder / f"{name}.npy") for name in ("scores", "covs", "loads"))
    least = np.load(folder / "loads-lb.npy") if counts_least else np.zeros_like(most)
    reviewers, papers = (
        [f"{side}{at:05}" for at in range(count)] for side, count in zip("rp", table.shape, strict=True)
    )
    scores = {(reviewers[r], papers[p]): float(value) for (r, p), value in np.ndenumerate(table)}
    give = {one: (int(low), int(high)) for one, low, high in zip(reviewers, least, most, strict=True)}
    take = {one: (int(count), int(count)) for one, count in zip(papers, asked, strict=True)}
    return scores, give, take


def main() -> None:
    """Print the total, the bound, the least score used and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--least", action="store_true", help="of a folder, heed the least loads as well")
    parser.add_argument("--give", type=int, nargs=2, default=(0, 6), metavar=("LEAST", "MOST"))
    parser.add_argument("--take", type=int, nargs=2, default=(3, 3), metavar=("LEAST", "MOST"))
    options = parser.parse_args()
    if (options.file is None) == (options.folder is None):
        parser.error("name either --file or --folder")
    if options.folder:
        scores, give, take = read_arrays(options.folder, counts_least=options.least)
    else:
        with options.file.open(encoding="utf-8", newline="") as lines:
            scores = {(giver, asker): float(score) for giver, asker, score in csv.reader(lines)}
        give = dict.fromkeys((giver for giver, _ in scores), tuple(options.give))
        take = dict.fromkeys((asker for _, asker in scores), tuple(options.take))
    begun = process_time()
    found = assign(scores, give, take)
    least = min((scores[pair] for pair in found.pairs), default=0.0)
    spent = process_time() - begun
    print(
        f"total {float(found.total):.4f} of at most {float(found.bound):.4f}, least {least:.4f}, {spent:.2f} CPU s"
    )


if __name__ == "__main__":
    main()
