"""Learns the weights by which a sentence that no phrase knows is held, and writes them into the package.

    python -m benchmarks.incoming.learn [--cross] [--out FILE]

A logistic regression for each reason, over the signs of every sentence of the corpora beside the tests that is not
kept apart, and one for any reason at all, whose weights are added to those of each: who asks for a person, is afraid or
wants to leave words it alike, and what tells them all from a harmless word is learnt from all of them. `--cross` leaves out a part in turn and prints how the sentences of that part fare, which is where the
thresholds in `suspicion.HOLDING_WEIGHT` come from. The same sentences give the same file, byte for byte on one machine.
"""

import argparse
import hashlib
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mentorsheets.mail.incoming.meaning import HoldReason
from mentorsheets.mail.incoming.meaning.language import open_language
from mentorsheets.mail.incoming.meaning.signs import signs_of
from mentorsheets.mail.incoming.meaning.suspicion import (
    EVERY_SENTENCE,
    WEIGHED,
    WEIGHT_UNIT,
    WEIGHTS,
    split_sentences,
)
from tests.mail.incoming.meaning.sentences import Sentence, read_all

Numbers = NDArray[np.float64]
MEANT = {HoldReason.STOP: ("stop",), HoldReason.HARM: ("harm",), HoldReason.PERSON: ("person",)}
"""The kinds of sentences that each reason is learnt from; all others are learnt as harmless."""
LEAST_SEEN = 2
"""Sentences that must have a sign before it counts: one alone may be chance."""
TRUST = 4.0
"""How far the weights may follow the sentences (the inverse of the penalty on their squares)."""
STEPS = 60
"""Steps of the descent; the loss moves by less than 0.1 % after 50."""
FLAT = 0.05
"""Slope (of a loss of some thousands) at which the descent has arrived."""
REMEMBERED = 8
"""Steps that the descent looks back on to guess the curvature (L-BFGS)."""
SHARES = (0.01, 0.03, 0.05, 0.08)
"""Shares of the harmless at which a threshold is tried."""
FOLDS = 4
"""Parts that are left out in turn."""
LEAST_WEIGHT = 0.004
"""A smaller weight is left out of the file; all of them together move no verdict that is not within a hair's breadth."""


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

    def across(self, rows: Numbers) -> Numbers:
        """Return the sum over sentences for each sign (columns)."""
        return np.bincount(self.columns, self.values * rows[self.rows], len(self.names)).astype(float)


def read_signs(sentence: Sentence) -> dict[str, float]:
    """Return all signs of what somebody wrote, in its own language."""
    language = open_language(sentence.language)
    found: dict[str, float] = {}
    for tokens in split_sentences(sentence.words, language):
        found |= signs_of(tokens, language)
    return {EVERY_SENTENCE: 1.0} | found


def tabulate_signs(signs: Sequence[dict[str, float]], names: Sequence[str] | None = None) -> Table:
    """Return the matrix; `names` are its columns, by default the signs that are seen often enough."""
    if names is None:
        seen = Counter(sign for one in signs for sign in one)
        names = sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN)
    place = {name: number for number, name in enumerate(names)}
    cells = [
        (row, place[sign], value)
        for row, one in enumerate(signs)
        for sign, value in one.items()
        if sign in place
    ]
    rows, columns, values = zip(*cells, strict=True)
    return Table(
        np.array(rows, np.intp), np.array(columns, np.intp), np.array(values, float), len(signs), tuple(names)
    )


def learn(table: Table, is_meant: NDArray[np.bool_]) -> Numbers:
    """Return the weights (log odds) that tell the meant sentences from the others, both kinds counting alike."""
    sign = np.where(is_meant, 1.0, -1.0)
    share = np.where(is_meant, 0.5 / max(is_meant.sum(), 1), 0.5 / max((~is_meant).sum(), 1)) * table.height
    penalty = np.array([0.01 if name == EVERY_SENTENCE else 1.0 for name in table.names])

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        margin = sign * table.times(weights)
        chance = np.exp(-np.logaddexp(0, margin))
        value = 0.5 * float(penalty @ weights**2) + TRUST * float(share @ np.logaddexp(0, -margin))
        return value, penalty * weights - TRUST * table.across(share * sign * chance)

    return descend(loss, np.zeros(len(table.names)))


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


def learn_all(table: Table, sentences: Sequence[Sentence]) -> list[Numbers]:
    """Return the weights for each of `WEIGHED`: what speaks for it, and what speaks for any of them."""
    meant = [is_meant(sentences, reason) for reason in WEIGHED]
    for_any = learn(table, np.logical_or.reduce(meant))
    return [learn(table, one) + for_any for one in meant]


def is_meant(sentences: Iterable[Sentence], reason: HoldReason) -> NDArray[np.bool_]:
    """Return for each sentence whether it means what the reason says."""
    return np.array([one.means in MEANT[reason] for one in sentences])


def write_weights(
    file: Path, table: Table, weights: Sequence[Numbers], sentences: Sequence[Sentence]
) -> None:
    """Write a line a sign, in thousandths of a log odd, and whence they come."""
    lines = [f"# {name_corpus(sentences)}", "# sign\t" + "\t".join(WEIGHED)]
    for number, name in enumerate(table.names):
        row = [float(column[number]) for column in weights]
        if name == EVERY_SENTENCE or max(map(abs, row)) >= LEAST_WEIGHT:
            lines.append(name + "\t" + "\t".join(str(round(WEIGHT_UNIT * one)) for one in row))
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def name_corpus(sentences: Sequence[Sentence]) -> str:
    """Return how many sentences there are and what they hash to, whatever their order."""
    told = sorted(f"{one.language}\t{one.means}\t{one.words}" for one in sentences)
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    return f"learnt from {len(sentences)} sentences, {digest}"


def cross_check(sentences: Sequence[Sentence], signs: Sequence[dict[str, float]]) -> None:
    """Print how sentences fare whose part of the corpus was left out, at several thresholds."""
    fold = np.array([int(hashlib.sha256(one.words.encode()).hexdigest(), 16) % FOLDS for one in sentences])
    found = np.zeros((len(WEIGHED), len(sentences)))
    for part in range(FOLDS):
        table = tabulate_signs([one for one, other in zip(signs, fold, strict=True) if other != part])
        seen = [one for one, other in zip(sentences, fold, strict=True) if other != part]
        left_out = tabulate_signs(
            [one for one, other in zip(signs, fold, strict=True) if other == part], table.names
        )
        found[:, fold == part] = [left_out.times(weights) for weights in learn_all(table, seen)]
    plain = np.array([one.means == "not a stop" for one in sentences])
    for reason, weighed in zip(WEIGHED, found, strict=True):
        meant = is_meant(sentences, reason)
        for share in SHARES:
            least = float(np.quantile(weighed[plain], 1 - share))
            held = float((weighed[meant] > least).mean())
            sys.stdout.write(f"{reason:7} {share:5.0%} of the harmless from {least:5.2f}: {held:6.1%} held\n")


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
    table = tabulate_signs(signs)
    write_weights(told.out, table, learn_all(table, sentences), sentences)


if __name__ == "__main__":
    main()
