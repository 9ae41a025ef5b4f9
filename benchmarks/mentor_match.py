"""Beside the package mentor-match, by its own measure: who has somebody, and what the scores of all pairs add up to.

    python -m benchmarks.mentor_match --folder sample_data/small

The folder holds `mentors.csv` and `mentees.csv` as that service takes them; no data ship with this. The package is
called `matching`, as another is, so that it wants an environment of its own. Its service pairs in three rounds, with
more points for whoever has nobody yet, tries it with 0 to 36 of these (`--bonus`), and keeps the answer in which most
mentees, and then most mentors, have somebody.
"""

import argparse
import csv
import operator
import sys
from collections.abc import Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from time import process_time
from typing import Protocol

from mentorsheets.pairing.assign import assign
from mentorsheets.pairing.community import Pair

GRADES = ("AA", "AO", "EO", "HEO", "SEO", "Grade 7", "Grade 6", "SCS1", "SCS2", "SCS3", "SCS4")
"""The grades of its sample data, from the lowest."""
ROUNDS = 3
"""Mentors of one mentee, and mentees of one mentor, at most."""
ALL_BONUSES = range(37)
"""What it tries: from none to as much as all other points together."""
Row = dict[str, str]


class _Named(Protocol):
    email: str


class _Judged(Protocol):
    """A pair of people as that package hands it to a rule."""

    mentor: _Named
    mentee: _Named
    disallowed: bool


def read_people(path: Path) -> list[Row]:
    """Return the people of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def score(mentor: Row, mentee: Row) -> int | None:
    """Return what a pair counts by the rules of that service; None if it may not be."""
    above = GRADES.index(mentor["grade"]) - GRADES.index(mentee["grade"])
    if mentor["organisation"] == mentee["organisation"] or above not in (1, 2):
        return None
    wished = mentee["identity to match"]
    alike = 6 if wished and wished in mentor["characteristics"].split(", ") else 0
    return {1: 9, 2: 12}[above] + 10 * (mentor["profession"] == mentee["profession"]) + alike


def tabulate_scores(mentors: list[Row], mentees: list[Row]) -> dict[Pair, float]:
    """Return the scores of all pairs that may be, by their addresses."""
    both = ((mentor, mentee, score(mentor, mentee)) for mentor in mentors for mentee in mentees)
    return {(a["email address"], b["email address"]): points for a, b, points in both if points is not None}


def by_us(scores: dict[Pair, float]) -> list[Pair]:
    """Let as many mentees, and as many mentors, as can be have somebody; then add up most points."""
    one, many = (0, 1), (0, ROUNDS)
    mentors, mentees = ({pair[side] for pair in scores} for side in (0, 1))
    plain = dict.fromkeys(scores, 1.0)
    most_mentees = assign(plain, dict.fromkeys(mentors, many), dict.fromkeys(mentees, one)).pairs
    most_mentors = assign(plain, dict.fromkeys(mentors, one), dict.fromkeys(mentees, many)).pairs
    # Both can be had together (Mendelsohn and Dulmage 1958).
    give = dict.fromkeys(mentors, many) | {mentor: (1, ROUNDS) for mentor, _ in most_mentors}
    take = dict.fromkeys(mentees, many) | {mentee: (1, ROUNDS) for _, mentee in most_mentees}
    return list(assign(scores, give, take).pairs)


def by_score(scores: dict[Pair, float]) -> list[Pair]:
    """Add up most points, whoever has somebody by it."""
    many = (0, ROUNDS)
    give, take = (dict.fromkeys({pair[side] for pair in scores}, many) for side in (0, 1))
    return list(assign(scores, give, take).pairs)


def by_them(mentors: list[Row], mentees: list[Row], bonuses: Iterable[int]) -> list[Pair]:
    """Pair as that service does, with its package."""
    sys.setrecursionlimit(10_000)
    found = (_one_run(mentors, mentees, bonus) for bonus in bonuses)
    return max(found, key=lambda pairs: (len({b for _, b in pairs}), len({a for a, _ in pairs})))


def _one_run(mentors: list[Row], mentees: list[Row], bonus: int) -> list[Pair]:
    process, rules = import_module("matching.process"), import_module("matching.rules.rule")
    rows = {row["email address"]: row for row in (*mentors, *mentees)}
    people = []
    for kind, some in (("mentor", mentors), ("mentee", mentees)):
        person = getattr(import_module(f"matching.{kind}"), kind.title())
        more = ({"grade": GRADES.index(row["grade"]), "email": row["email address"]} for row in some)
        people.append([person(**{**row, **also}) for row, also in zip(some, more, strict=True)])
    # Rules are taken from the end; the bonus is asked only of pairs that may be.
    process.process_data(*people, [[rules.UnmatchedBonus(bonus), _Points(rows)] for _ in range(ROUNDS)])
    return [(giver.email, asker.email) for giver in people[0] for asker in giver.mentees]


class _Points:
    """The rules of that service as one: what a pair counts, or that it may not be."""

    def __init__(self, rows: dict[str, Row]) -> None:
        self._rows = rows

    def apply(self, pair: _Judged) -> int:
        """Return the points of a pair."""
        points = score(self._rows[pair.mentor.email], self._rows[pair.mentee.email])
        pair.disallowed = points is None
        return points or 0


def main() -> None:
    """Print both answers as a table, with the seconds of each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--bonus", type=int, nargs="+", default=list(ALL_BONUSES), help="those to try")
    options = parser.parse_args()
    mentors, mentees = (read_people(options.folder / f"{who}.csv") for who in ("mentors", "mentees"))
    scores = tabulate_scores(mentors, mentees)
    print(
        "| way | mentees with somebody | mentors with somebody | pairs | score | CPU s |\n|---|---|---|---|---|---|"
    )
    for name, way in (
        ("mentorsheets, most people first", partial(by_us, scores)),
        ("mentorsheets, score alone", partial(by_score, scores)),
        ("mentor-match", partial(by_them, mentors, mentees, options.bonus)),
    ):
        begun = process_time()
        pairs = way()
        spent = process_time() - begun
        with_somebody = [len(set(map(operator.itemgetter(side), pairs))) for side in (1, 0)]
        row = [name, *with_somebody, len(pairs), int(sum(scores[pair] for pair in pairs)), f"{spent:.1f}"]
        print("|", " | ".join(map(str, row)), "|", flush=True)


if __name__ == "__main__":
    main()
