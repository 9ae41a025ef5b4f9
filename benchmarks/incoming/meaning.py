"""The table of meaning: what is acted on, held, or left to a human, by language and kind."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from benchmarks.incoming.rates import format_rate
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
OUTCOMES = ("right", "human", "held", "wrong act", "other hold")
RATE = 30
"""Characters that a rate takes, with its interval and n."""
HEAD = (
    f"{'':4}{'means':12}{'right':>7}{'human':>7}{'held':>6}{'wrong act':>11}{'other hold':>12}"
    f"  {'right':{RATE}}{'held in any way':{RATE}}{'acted on wrongly':{RATE}}"
)


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
    """Yield the lines of the table: one for each language and kind, and one for each kind over all.

    Each rate stands with its 95 % interval by Wilson, and with n.
    """
    rows: dict[tuple[str, str], list[Judged]] = {}
    for one in judged:
        for language in (one.sentence.language, "all"):
            rows.setdefault((language, one.sentence.means), []).append(one)
    yield title
    yield HEAD
    for (language, means), those in sorted(rows.items()):
        counts, whole = Counter(one.outcome for one in those), len(those)
        held = sum(bool(one.verdict.holds) for one in those)
        rates = (format_rate(part, whole) for part in (counts["right"], held, counts["wrong act"]))
        counted = zip(OUTCOMES, (7, 7, 6, 11, 12), strict=True)
        yield (
            f"{language:4}{means:12}{''.join(f'{counts[name]:{width}}' for name, width in counted)}"
            f"  {''.join(f'{rate:{RATE}}' for rate in rates)}"
        ).rstrip()
