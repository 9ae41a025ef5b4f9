"""The most that a table of scores comes to within limits: `python -m benchmarks.scores --file SCORES.csv --take 3 3`.

The table has a line "giver,asker,score" for each pair that may be; `--give LEAST MOST` holds for each giver, `--take`
for each asker. No data ship with it.
"""

import argparse
import csv
from pathlib import Path
from time import process_time

from mentorsheets.pairing.assign import assign


def main() -> None:
    """Print the total, the bound, the least score used and how long it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--file", type=Path, required=True)
    parser.add_argument("--give", type=int, nargs=2, default=(0, 6), metavar=("LEAST", "MOST"))
    parser.add_argument("--take", type=int, nargs=2, default=(3, 3), metavar=("LEAST", "MOST"))
    options = parser.parse_args()
    with options.file.open(encoding="utf-8", newline="") as lines:
        scores = {(giver, asker): float(score) for giver, asker, score in csv.reader(lines)}
    begun = process_time()
    give = dict.fromkeys((giver for giver, _ in scores), tuple(options.give))
    take = dict.fromkeys((asker for _, asker in scores), tuple(options.take))
    found = assign(scores, give, take)
    least = min((scores[pair] for pair in found.pairs), default=0.0)
    spent = process_time() - begun
    print(
        f"total {float(found.total):.4f} of at most {float(found.bound):.4f}, least {least:.4f}, {spent:.2f} CPU s"
    )


if __name__ == "__main__":
    main()
