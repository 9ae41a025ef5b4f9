"""Learns the weights by which a sentence that no phrase knows is held, and writes them into the package.

    python -m benchmarks.incoming.learn [--out FILE]

A logistic regression for each reason, over the signs of every sentence of the corpora beside the tests that is not
kept apart, and one for any reason at all, whose weights are added to those of each: who asks for a person, is afraid or
wants to leave words it alike, and what tells them all from a harmless word is learnt from all of them. How well whoever
was not learnt from is heard is printed by `python -m benchmarks.incoming.by_hand`. The same sentences give the same
file, byte for byte on one machine.
"""

import argparse
import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks.incoming.descent import Numbers, descend
from mentorsheets.mail.incoming.meaning import HoldReason
from mentorsheets.mail.incoming.meaning.language import open_language
from mentorsheets.mail.incoming.meaning.sentences import split_sentences
from mentorsheets.mail.incoming.meaning.signs import level_signs, signs_of
from mentorsheets.mail.incoming.meaning.weights import (
    EVERY_SENTENCE,
    OF_NO_LANGUAGE,
    SECTION,
    WEIGHED,
    WEIGHT_UNIT,
    WEIGHTS,
    name_language,
)
from tests.mail.incoming.meaning.sentences import Sentence, read_all

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
TO_THE_POINT = frozenset({"eleventh_hand", "twelfth_hand"})
"""Corpora of what people answer to the very questions that are asked, and of which there is little."""
TO_THE_POINT_COUNTS = 3.0
"""How much such a sentence counts: of the same hand's others 2 fewer in 100 harmless ones are held so."""
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

    def take(self, are_taken: NDArray[np.bool_]) -> "Table":
        """Return these sentences alone, with the same signs."""
        place = np.cumsum(are_taken) - 1
        is_kept = are_taken[self.rows]
        kept = (place[self.rows[is_kept]], self.columns[is_kept], self.values[is_kept])
        return Table(*kept, int(are_taken.sum()), self.names)

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


def learn_each(
    table: Table, sentences: Sequence[Sentence], start: Sequence[Numbers] | None = None
) -> list[Numbers]:
    """Return the weights for each of `WEIGHED`, and last those for any of them at all."""
    meant = [is_meant(sentences, reason) for reason in WEIGHED]
    meant = [*meant, np.logical_or.reduce(meant)]
    counts = np.array([_count(one) for one in sentences])
    starts = [None] * len(meant) if start is None else start
    return [learn(table, one, first, counts) for one, first in zip(meant, starts, strict=True)]


def _count(sentence: Sentence) -> float:
    if sentence.folder in TO_THE_POINT:
        return TO_THE_POINT_COUNTS
    return OFF_TOPIC_COUNTS if sentence.folder in OFF_TOPIC else 1.0


def add_any(weights: Sequence[Numbers]) -> list[Numbers]:
    """Return what speaks for each reason together with what speaks for any of them, which stands last."""
    return [one + ANY_COUNTS * weights[-1] for one in weights[:-1]]


def is_meant(sentences: Iterable[Sentence], reason: HoldReason) -> NDArray[np.bool_]:
    """Return for each sentence whether it means what the reason says."""
    return np.array([one.means in MEANT[reason] for one in sentences])


def write_weights(file: Path, table: Table, weights: Sequence[Numbers], source: str) -> None:
    """Write a line a sign, in parts of a log odd (see `WEIGHT_UNIT`), by language, and whence they come."""
    told = np.rint(WEIGHT_UNIT * np.column_stack(weights)).astype(int)
    sections: dict[str, list[str]] = {OF_NO_LANGUAGE: []}
    for name, row in zip(table.names, told.tolist(), strict=True):
        if any(row):
            line = name + "\t" + "\t".join(map(str, row))
            sections.setdefault(name_language(name), []).append(line)
    lines = [f"# {source}", "# sign\t" + "\t".join(WEIGHED)]
    for code, those in sorted(sections.items()):
        lines += [f"{SECTION}{code}", *those]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def name_corpus(sentences: Sequence[Sentence]) -> str:
    """Return how many sentences there are and what they hash to, whatever their order."""
    told = sorted(f"{one.language}\t{one.means}\t{one.words}" for one in sentences)
    digest = hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]
    return f"learnt from {len(sentences)} sentences, {digest}"


def main() -> None:
    """Learn, and write or check."""
    parser = argparse.ArgumentParser(
        description="Learns the weights of words from the corpora beside the tests."
    )
    parser.add_argument("--out", type=Path, default=Path(str(WEIGHTS)), metavar="FILE")
    told = parser.parse_args()
    sentences = [one for one in read_all() if not one.is_kept_apart]
    table = tabulate_signs([read_signs(one) for one in sentences])
    write_weights(told.out, table, add_any(learn_each(table, sentences)), name_corpus(sentences))


if __name__ == "__main__":
    main()
