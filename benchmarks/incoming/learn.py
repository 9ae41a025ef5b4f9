"""Learns the weights by which a sentence that no phrase knows is held, and writes them into the package.

    python -m benchmarks.incoming.learn [--cross] [--out FILE]

A logistic regression for each reason, over the signs of every sentence of the corpora beside the tests that is not
kept apart, and one for any reason at all, whose weights are added to those of each: who asks for a person, is afraid or
wants to leave words it alike, and what tells them all from a harmless word is learnt from all of them. Of the signs only
those that weigh most are kept, and learnt once more without the others. `--cross` leaves out what one hand wrote and
prints how those sentences fare, for several hands in turn: that is where the thresholds in `suspicion.HOLDING_WEIGHT`
come from. The same sentences give the same file, byte for byte on one machine.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mentorsheets.mail.incoming.meaning import HoldReason
from mentorsheets.mail.incoming.meaning.language import open_language
from mentorsheets.mail.incoming.meaning.sentences import split_sentences
from mentorsheets.mail.incoming.meaning.signs import level_signs, signs_of
from mentorsheets.mail.incoming.meaning.suspicion import (
    EVERY_SENTENCE,
    HOLDING_WEIGHT,
    WEIGHED,
    WEIGHT_UNIT,
    WEIGHTS,
)
from tests.mail.incoming.meaning.sentences import Sentence, read_all

Numbers = NDArray[np.float64]
MEANT = {HoldReason.STOP: ("stop",), HoldReason.HARM: ("harm",), HoldReason.PERSON: ("person",)}
"""The kinds of sentences that each reason is learnt from; all others are learnt as harmless."""
LEAST_SEEN = 2
"""Sentences that must have a sign before it counts: one alone may be chance."""
TRUST = 0.3
"""How far the weights may follow the sentences (the inverse of the penalty on their squares)."""
OFF_TOPIC = frozenset({"near_misses", "small_talk", "everyday"})
"""Corpora of what people say of anything else, which hardly anybody answers to a mail about mentoring."""
OFF_TOPIC_COUNTS = 0.5
"""How much such a sentence counts beside an answer: of hands that were left out, some 2 more in 100 are heard so."""
TO_THE_POINT = frozenset({"eleventh_hand"})
"""Corpora of what people answer to the very questions that are asked, and of which there is little."""
TO_THE_POINT_COUNTS = 3.0
"""How much such a sentence counts: of the same hand's others 2 fewer in 100 harmless ones are held so."""
STEPS = 60
"""Steps of the descent; the loss moves by less than 0.1 % after 50."""
FLAT = 0.05
"""Slope (of a loss of some thousands) at which the descent has arrived."""
REMEMBERED = 8
"""Steps that the descent looks back on to guess the curvature (L-BFGS)."""
SHARES = (0.05, 0.08, 0.1, 0.15)
"""Shares of the harmless at which a threshold is tried."""
HANDS = ("second_hand", "third_hand", "fifth_hand", "seventh_hand")
"""Whose sentences are left out in turn: what one hand writes resembles itself, and says little of the next one."""
MOST_SIGNS = 300_000
"""Signs that are kept: the file stays below seven megabytes, and the others weigh next to nothing."""
ANY_COUNTS = 1.5
"""How much what speaks for any reason counts beside what speaks for this one."""


@dataclass(frozen=True, slots=True)
class Table:
    """The signs of sentences as a sparse matrix: row and column and value of each entry, and the columns' names."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    values: Numbers
    height: int
    names: tuple[str, ...]

    def times(self, weights: Numbers) -> Numbers:
        """Return the weight of each sentence (rows)."""
        return np.bincount(self.rows, self.values * weights[self.columns], self.height).astype(float)

    def keep(self, columns: NDArray[np.intp]) -> "Table":
        """Return the same sentences with these signs alone."""
        place = np.full(len(self.names), -1, np.intp)
        place[columns] = np.arange(len(columns))
        is_kept = place[self.columns] >= 0
        names = tuple(self.names[column] for column in columns)
        kept = (self.rows[is_kept], place[self.columns[is_kept]], self.values[is_kept])
        return Table(*kept, self.height, names)

    def across(self, rows: Numbers) -> Numbers:
        """Return the sum over sentences for each sign (columns)."""
        return np.bincount(self.columns, self.values * rows[self.rows], len(self.names)).astype(float)


def read_signs(sentence: Sentence) -> dict[str, float]:
    """Return all signs of what somebody wrote, in its own language."""
    language = open_language(sentence.language)
    found: dict[str, float] = {}
    for tokens in split_sentences(sentence.words, language):
        found |= signs_of(tokens, language)
    return found


def tabulate_signs(signs: Sequence[dict[str, float]], names: Sequence[str] | None = None) -> Table:
    """Return the matrix; `names` are its columns, by default the signs that are seen often enough."""
    if names is None:
        seen = Counter(sign for one in signs for sign in one)
        names = [EVERY_SENTENCE, *sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN)]
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[sign], value)
        for row, one in enumerate(signs)
        for sign, value in ({EVERY_SENTENCE: 1.0} | level_signs(one)).items()
        if sign in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    return Table(
        np.array(rows, np.intp), np.array(columns, np.intp), np.array(values, float), len(signs), tuple(names)
    )


def learn(
    table: Table, is_meant: NDArray[np.bool_], start: Numbers | None = None, counts: Numbers | None = None
) -> Numbers:
    """Return the weights (log odds) that tell the meant sentences from the others, both kinds counting alike.

    From a `start` near to them they are found sooner. `counts` says how much each sentence counts, by default 1.
    """
    sign = np.where(is_meant, 1.0, -1.0)
    counts = np.ones(table.height) if counts is None else counts
    halves = [0.5 * table.height / max(float(counts[one].sum()), 1.0) for one in (is_meant, ~is_meant)]
    share = counts * np.where(is_meant, *halves)
    penalty = np.array([0.01 if name == EVERY_SENTENCE else 1.0 for name in table.names])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margin = sign * table.times(weights)
        chance = np.exp(-np.logaddexp(0, margin))
        value = 0.5 * float(penalty @ weights**2) + TRUST * float(share @ np.logaddexp(0, -margin))
        return value, penalty * weights - TRUST * table.across(share * sign * chance)

    return descend(loss, np.zeros(len(table.names)) if start is None else start)


def descend(loss: Callable[[Numbers], tuple[float, Numbers]], weights: Numbers) -> Numbers:
    """Return where the convex `loss` (value and slope) is least, by L-BFGS (Nocedal and Wright, algorithm 7.5)."""
    past: list[tuple[Numbers, Numbers]] = []
    value, slope = loss(weights)
    for _ in range(STEPS):
        if float(np.linalg.norm(slope)) < FLAT:
            break
        way, length = -curve(slope, past), 1.0
        while True:
            tried = weights + length * way
            new, new_slope = loss(tried)
            if new <= value + 1e-4 * length * float(slope @ way) or length < 1e-10:
                break
            length /= 2
        past = [*past, (tried - weights, new_slope - slope)][-REMEMBERED:]
        weights, value, slope = tried, new, new_slope
    return weights


def curve(slope: Numbers, past: Sequence[tuple[Numbers, Numbers]]) -> Numbers:
    """Return the slope bent by the curvature that past steps showed (algorithm 7.4)."""
    bent, shares = slope.copy(), list[float]()
    kept = [(step, change) for step, change in past if float(step @ change) > 1e-12]
    for step, change in reversed(kept):
        shares.append(float(step @ bent) / float(step @ change))
        bent -= shares[-1] * change
    if kept:
        step, change = kept[-1]
        bent *= float(step @ change) / float(change @ change)
    else:
        bent /= max(float(np.linalg.norm(slope)), 1e-12)
    for (step, change), share in zip(kept, reversed(shares), strict=True):
        bent += (share - float(change @ bent) / float(step @ change)) * step
    return bent


def learn_few(table: Table, sentences: Sequence[Sentence]) -> tuple[Table, list[Numbers]]:
    """Return the signs that weigh most wherever they stand, and their weights for each of `WEIGHED`."""
    meant = [is_meant(sentences, reason) for reason in WEIGHED]
    meant = [*meant, np.logical_or.reduce(meant)]
    counts = np.array([_count(one) for one in sentences])
    whole = [learn(table, one, None, counts) for one in meant]
    largest = np.zeros(len(table.names))
    np.maximum.at(largest, table.columns, table.values)
    most = np.max(np.abs(_add_any(whole)), axis=0) * largest
    first = np.argsort(-most, kind="stable")[:MOST_SIGNS]
    kept = np.union1d(first, [table.names.index(EVERY_SENTENCE)])
    few = table.keep(kept)
    return few, _add_any(
        [learn(few, one, start[kept], counts) for one, start in zip(meant, whole, strict=True)]
    )


def _count(sentence: Sentence) -> float:
    if sentence.folder in TO_THE_POINT:
        return TO_THE_POINT_COUNTS
    return OFF_TOPIC_COUNTS if sentence.folder in OFF_TOPIC else 1.0


def _add_any(weights: Sequence[Numbers]) -> list[Numbers]:
    """Return what speaks for each reason together with what speaks for any of them, which stands last."""
    return [one + ANY_COUNTS * weights[-1] for one in weights[:-1]]


def is_meant(sentences: Iterable[Sentence], reason: HoldReason) -> NDArray[np.bool_]:
    """Return for each sentence whether it means what the reason says."""
    return np.array([one.means in MEANT[reason] for one in sentences])


def write_weights(
    file: Path, table: Table, weights: Sequence[Numbers], sentences: Sequence[Sentence]
) -> None:
    """Write a line a sign, in parts of a log odd (see `WEIGHT_UNIT`), and whence they come."""
    lines = [f"# {name_corpus(sentences)}", "# sign\t" + "\t".join(WEIGHED)]
    for number, name in enumerate(table.names):
        row = [float(column[number]) for column in weights]
        lines.append(name + "\t" + "\t".join(str(round(WEIGHT_UNIT * one)) for one in row))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def name_corpus(sentences: Sequence[Sentence]) -> str:
    """Return how many sentences there are and what they hash to, whatever their order."""
    told = sorted(f"{one.language}\t{one.means}\t{one.words}" for one in sentences)
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    return f"learnt from {len(sentences)} sentences, {digest}"


def cross_check(sentences: Sequence[Sentence], signs: Sequence[dict[str, float]]) -> None:
    """Print how each hand's sentences fare with the weights of the others', at several thresholds."""
    for hand in HANDS:
        is_theirs = [one.folder == hand for one in sentences]
        seen = [one for one, left in zip(sentences, is_theirs, strict=True) if not left]
        table = tabulate_signs([one for one, left in zip(signs, is_theirs, strict=True) if not left])
        few, weights = learn_few(table, seen)
        left_out = tabulate_signs(list(compress(signs, is_theirs)), few.names)
        _print_cross(hand, list(compress(sentences, is_theirs)), [left_out.times(one) for one in weights])


def _print_cross(hand: str, sentences: Sequence[Sentence], found: Sequence[Numbers]) -> None:
    above = np.max([one - HOLDING_WEIGHT[reason] for reason, one in zip(WEIGHED, found, strict=True)], axis=0)
    plain = np.array([one.means == "not a stop" for one in sentences])
    for share in SHARES:
        least = float(np.quantile(above[plain], 1 - share))
        rates = (f"{reason} {(above[is_meant(sentences, reason)] > least).mean():6.1%}" for reason in WEIGHED)
        sys.stdout.write(f"{hand:12} {share:4.0%} of the harmless {least:+5.2f} above: {', '.join(rates)}\n")


def main() -> None:
    """Learn, and write or check."""
    parser = argparse.ArgumentParser(
        description="Learns the weights of words from the corpora beside the tests."
    )
    parser.add_argument("--cross", action="store_true", help="print how sentences fare that were left out")
    parser.add_argument("--out", type=Path, default=Path(str(WEIGHTS)), metavar="FILE")
    told = parser.parse_args()
    sentences = [one for one in read_all() if not one.is_kept_apart]
    signs = [read_signs(one) for one in sentences]
    if told.cross:
        cross_check(sentences, signs)
        return
    table, weights = learn_few(tabulate_signs(signs), sentences)
    write_weights(told.out, table, weights, sentences)


if __name__ == "__main__":
    main()
