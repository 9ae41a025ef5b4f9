"""The table of meaning: what is acted on, held, or left to a human, by language and kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from mentorsheets.mail.incoming.meaning import AskedFor, HoldReason, WordsMeaning, interpret_words
from tests.mail.incoming.meaning.sentences import Sentence

PLAIN = ("yes", "no", "met", "notyet", "notfit")
TO_HOLD = {
    "stop": frozenset({HoldReason.STOP, HoldReason.LEAVE}),
    "harm": frozenset({HoldReason.HARM}),
    "person": frozenset({HoldReason.PERSON, HoldReason.HARM}),
    "safety": frozenset({HoldReason.PERSON, HoldReason.HARM}),
}
"""Which reasons to hold are the right ones; any hold stops the mail all the same."""
HEAD = f"{'':4}{'means':12}{'n':>5}{'right':>7}{'%':>6}{'human':>7}{'held':>6}{'wrong act':>11}{'other hold':>12}"


@dataclass(frozen=True, slots=True)
class Judged:
    """A sentence, the verdict on it, and how the two agree."""

    sentence: Sentence
    verdict: WordsMeaning

    @property
    def outcome(self) -> str:
        """One of right, human, held, wrong act, other hold."""
        means, verdict = self.sentence.means, self.verdict
        if means in TO_HOLD:
            if verdict.holds & TO_HOLD[means]:
                return "right"
            return "other hold" if verdict.holds else "wrong act" if verdict.answer else "human"
        if verdict.answer is not None:
            return "right" if self._may_be_said else "wrong act"
        if verdict.holds:
            return "held"
        return "human" if means in PLAIN else "right"

    @property
    def _may_be_said(self) -> bool:
        """Whether the answer is the meant one; "not a stop" says only what it is not."""
        if self.sentence.means == "not a stop":
            return not self.verdict.holds
        return str(self.verdict.answer) == self.sentence.means


def judge(sentences: Iterable[Sentence]) -> list[Judged]:
    """Return the verdict on each sentence, read in its own language."""
    return [
        Judged(one, interpret_words(one.words, AskedFor(one.question), [one.language])) for one in sentences
    ]


def tabulate_meaning(title: str, judged: Iterable[Judged]) -> Iterator[str]:
    """Yield the lines of the table: one for each language and kind, and one for each kind over all."""
    rows: dict[tuple[str, str], Counter[str]] = {}
    for one in judged:
        for language in (one.sentence.language, "all"):
            rows.setdefault((language, one.sentence.means), Counter())[one.outcome] += 1
    yield title
    yield HEAD
    for (language, means), counts in sorted(rows.items()):
        total, right = counts.total(), counts["right"]
        yield (
            f"{language:4}{means:12}{total:5}{right:7}{100 * right / total:6.1f}"
            f"{counts['human']:7}{counts['held']:6}{counts['wrong act']:11}{counts['other hold']:12}"
        )
