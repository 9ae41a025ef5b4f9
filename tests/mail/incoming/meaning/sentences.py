"""Sentences with what they mean, from the corpus beside this file or from a file of the same kind."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
KEPT_APART = 3
"""One sentence in so many is kept apart, chosen by its hash, so that adding one moves no other."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Somebody's words in a language, as a reply to a question, and what they mean.

    `means` is yes, no, met, notyet, notfit, human (only a human can say), stop, "not a stop" (harmless),
    harm, person ("a person, please"), or safety (either of the two).
    """

    question: str
    language: str
    means: str
    words: str

    @property
    def is_kept_apart(self) -> bool:
        """Whether nobody who writes phrases should look at it."""
        named = hashlib.sha256(f"{self.language}\n{self.words}".encode())
        return int(named.hexdigest(), 16) % KEPT_APART == 0


def read_corpus() -> Iterator[Sentence]:
    """Yield every sentence of the corpus, one language after the other."""
    for file in sorted(CORPUS.glob("*.json")):
        for question, kinds in json.loads(file.read_text(encoding="utf-8")).items():
            for means, words in kinds.items():
                yield from (Sentence(question, file.stem, means, one) for one in words)


def read_list(file: Path) -> Iterator[Sentence]:
    """Yield the sentences of a JSON list of objects with question, language, means and words."""
    for row in json.loads(file.read_text(encoding="utf-8")):
        yield Sentence(row["question"], row["language"], row["means"], row["words"])
