"""Learns the weights by which a sentence that no phrase knows is held, and writes them into the package.

    python -m benchmarks.incoming.learn [--out FILE]

A logistic regression for each reason, over the signs of every sentence of the corpora beside the tests that is not
kept apart, and one for any reason at all, whose weights are added to those of each: who asks for a person, is afraid or
wants to leave words it alike, and what tells them all from a harmless word is learnt from all of them.

Each sentence is learnt by itself, as it is judged. Of a text that means something only one says it: the one that a
first round finds most telling; what else stands in such a letter is left out. And what many unsure sentences share is
trusted least (Wager, Wang and Liang, 2013): it is what hands differ in. How well whoever was not learnt from is heard
is printed by `python -m benchmarks.incoming.by_hand`. The same sentences give the same file, byte for byte on one
machine. It needs SciPy.
"""

import argparse
import hashlib
from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from benchmarks.incoming.descent import Numbers, descend
from mentorsheets.mail.incoming.meaning import HoldReason
from mentorsheets.mail.incoming.meaning.language import open_language
from mentorsheets.mail.incoming.meaning.letters import drop_footer
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
TRUST = 1.0
"""How far the weights may follow the sentences (the inverse of the penalty on their squares)."""
DOUBT = 10.0
"""How much less a sign counts for the unsure sentences that share it: of eight hands that were left out, of 5 in
100 harmless ones held the stops that are rise from 92 to 97 in 100, and the cries from 92 to 94."""
FIRST_STEPS, STEPS = 25, 40
"""Steps of the descent that finds which sentence tells, and of the one that learns the weights."""
OFF_TOPIC = frozenset({"near_misses", "small_talk", "everyday"})
"""Corpora of what people say of anything else, which hardly anybody answers to a mail about mentoring."""
OFF_TOPIC_COUNTS = 0.5
"""How much such a sentence counts beside an answer: of hands that were left out, some 2 more in 100 are heard so."""
TO_THE_POINT = frozenset({"eleventh_hand", "twelfth_hand", "thirteenth_hand"})
"""Corpora of what people answer to the very questions that are asked, and of which there is little."""
TO_THE_POINT_COUNTS = 3.0
"""How much such a sentence counts: of the eleventh hand's others 2 fewer in 100 harmless ones are held so."""
ANY_COUNTS = 1.5
"""How much what speaks for any reason counts beside what speaks for this one."""
Truths = NDArray[np.bool_]
Matrix: TypeAlias = Any
"""A sparse matrix of SciPy, which is imported only when something is learnt."""


@dataclass(frozen=True, slots=True)
class Table:
    """The signs of sentences as a sparse matrix (SciPy's), of which text each is, and the signs' names."""

    matrix: Matrix
    texts: NDArray[np.intp]
    names: tuple[str, ...]

    def take(self, are_taken: Truths) -> "Table":
        """Return the sentences of these texts alone, with the same signs; texts are numbered anew."""
        rows = np.flatnonzero(are_taken[self.texts])
        return Table(self.matrix[rows], (np.cumsum(are_taken) - 1)[self.texts[rows]], self.names)


def read_signs(sentence: Sentence) -> list[dict[str, float]]:
    """Return the signs of each sentence of what somebody wrote, in its own language."""
    language = open_language(sentence.language)
    told = split_sentences(drop_footer(sentence.words), language)
    return [level_signs(signs_of(tokens, language)) for tokens in told]


def tabulate_signs(texts: Sequence[Sequence[dict[str, float]]]) -> Table:
    """Return the matrix, of the signs that are seen often enough."""
    seen = Counter(sign for text in texts for one in text for sign in one)
    names = sorted(sign for sign, count in seen.items() if count >= LEAST_SEEN)
    place = {name: number for number, name in enumerate(names)}
    texts_of, starts, columns, values = array("q"), array("q", [0]), array("i"), array("f")
    for number, text in enumerate(texts):
        for one in text:
            known = [(place[sign], value) for sign, value in one.items() if sign in place]
            columns.extend(column for column, _ in known)
            values.extend(value for _, value in known)
            starts.append(len(columns))
            texts_of.append(number)
    told = (np.array(values, np.float32), np.array(columns, np.int32), np.array(starts))
    matrix = import_module("scipy.sparse").csr_matrix(told, shape=(len(texts_of), len(names)))
    return Table(matrix, np.array(texts_of, np.intp), tuple(names))


def learn(table: Table, sentences: Sequence[Sentence]) -> Numbers:
    """Return the weights (log odds) of each sign, and last of `EVERY_SENTENCE`, in a column for each of `WEIGHED`.

    Another column, the last, is for any of them at all.
    """
    meant = np.column_stack([is_meant(sentences, reason) for reason in WEIGHED])
    meant = np.column_stack([meant, meant.any(axis=1)])
    counts = np.array([_count(one) for one in sentences])[table.texts]
    beside = np.bincount(table.texts, minlength=len(sentences))[table.texts]
    first = fit(table.matrix, meant[table.texts], counts / beside, steps=FIRST_STEPS)
    are_learnt = ~meant[table.texts, -1] | _tell(table, first[:, -1])
    rows = np.flatnonzero(are_learnt)
    matrix, told = table.matrix[rows], meant[table.texts[rows]]
    counts = counts[rows] * np.where(told[:, -1], 1.0, beside[rows] ** -0.5)
    scales = 1 / np.sqrt(1 + DOUBT * _find_doubt(matrix, told, counts, first))
    matrix.data = matrix.data * scales.astype(np.float32)[matrix.indices]
    start = np.vstack([first[:-1] / scales[:, None], first[-1:]])
    weights = fit(matrix, told, counts, start)
    return np.vstack([weights[:-1] * scales[:, None], weights[-1:]])


def fit(
    matrix: Matrix, is_so: Truths, counts: Numbers, start: Numbers | None = None, steps: int = STEPS
) -> Numbers:
    """Return the weights that tell the sentences of each column that are so from the others.

    Both kinds count alike; `counts` says how much each sentence does. The last weight is that of every sentence.
    """
    signs, columns = matrix.shape[1], is_so.shape[1]
    sign = np.where(is_so, 1.0, -1.0).astype(np.float32)
    share = (TRUST * _balance(is_so, counts)).astype(np.float32)
    turned = matrix.T.tocsr()

    def loss(weights: Numbers) -> tuple[float, Numbers]:
        told = weights.reshape(signs + 1, columns)
        margin = sign * _weigh(matrix, told)
        lost = np.logaddexp(0, -margin)
        pull = share * sign * (1 - np.exp(-lost))
        penalty = np.concatenate([told[:-1], 0.01 * told[-1:]])
        slope = penalty - np.concatenate([turned @ pull, pull.sum(axis=0)[None]])
        value = 0.5 * float((told * penalty).sum()) + float((share * lost).sum(dtype=float))
        return value, np.asarray(slope.ravel())

    begun = np.zeros((signs + 1, columns)) if start is None else start
    return descend(loss, begun.ravel(), steps).reshape(signs + 1, columns)


def _weigh(matrix: Matrix, weights: Numbers) -> Numbers:
    weighed: Numbers = matrix @ weights[:-1].astype(np.float32) + weights[-1].astype(np.float32)
    return weighed


def _balance(is_so: Truths, counts: Numbers) -> Numbers:
    """Return how much each sentence counts in each column, so that both kinds come to half of all."""
    halves = [
        0.5 * len(is_so) / np.maximum((counts[:, None] * kind).sum(axis=0), 1.0) for kind in (is_so, ~is_so)
    ]
    return np.asarray(counts[:, None] * np.where(is_so, *halves))


def _tell(table: Table, weights: Numbers) -> Truths:
    """Return for each sentence whether it weighs most of its text."""
    weighed = _weigh(table.matrix, weights[:, None])[:, 0]
    most = np.full(table.texts.max() + 1, -np.inf)
    np.maximum.at(most, table.texts, weighed)
    return np.asarray(weighed >= most[table.texts])


def _find_doubt(matrix: Matrix, is_so: Truths, counts: Numbers, weights: Numbers) -> Numbers:
    """Return for each sign how unsure its sentences are: the curvature of the loss there."""
    chance = 1 / (1 + np.exp(-_weigh(matrix, weights)))
    unsure = (TRUST * _balance(is_so, counts) * chance * (1 - chance)).mean(axis=1)
    squares = matrix.copy()
    squares.data = squares.data**2
    doubt: Numbers = squares.T @ unsure.astype(np.float32)
    return doubt


def _count(sentence: Sentence) -> float:
    if sentence.folder in TO_THE_POINT:
        return TO_THE_POINT_COUNTS
    return OFF_TOPIC_COUNTS if sentence.folder in OFF_TOPIC else 1.0


def is_meant(sentences: Iterable[Sentence], reason: HoldReason) -> Truths:
    """Return for each sentence whether it means what the reason says."""
    return np.array([one.means in MEANT[reason] for one in sentences])


def write_weights(file: Path, names: Sequence[str], weights: Numbers, source: str) -> None:
    """Write a line a sign, in parts of a log odd (see `WEIGHT_UNIT`), by language, and whence they come.

    What speaks for each reason is written together with what speaks for any of them.
    """
    told = np.rint(WEIGHT_UNIT * (weights[:, :-1] + ANY_COUNTS * weights[:, -1:])).astype(int)
    sections: dict[str, list[str]] = {OF_NO_LANGUAGE: []}
    for name, row in sorted(zip([*names, EVERY_SENTENCE], told.tolist(), strict=True)):
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
    write_weights(told.out, table.names, learn(table, sentences), name_corpus(sentences))


if __name__ == "__main__":
    main()
