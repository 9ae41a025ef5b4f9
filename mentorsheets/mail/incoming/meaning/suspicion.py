"""Weighs a sentence that no phrase knows: whether it may mean stop, harm, or "a person, please".

The weights are a logistic regression over `signs`, learnt by `python -m benchmarks.incoming.learn` from the
sentences beside the tests, and stand in `weights.tsv`, to be read by anybody. They only ever hold; nothing is
done upon them.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import chain, islice
from math import log

from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, open_language
from mentorsheets.mail.incoming.meaning.letters import drop_footer
from mentorsheets.mail.incoming.meaning.parts import (
    LEAST_WORDS,
    STRUNG_TOGETHER,
    split_at_turns,
    split_clauses,
    split_stretches,
)
from mentorsheets.mail.incoming.meaning.sentences import read_sentences
from mentorsheets.mail.incoming.meaning.signs import level_signs, signs_of
from mentorsheets.mail.incoming.meaning.verdict import AskedFor, Clue, HoldReason
from mentorsheets.mail.incoming.meaning.weights import EVERY_SENTENCE, OUR_SCALES, WEIGHED, Scales
from mentorsheets.relations.answers import tells_of_changed_need

HOLDING_WEIGHT: Mapping[HoldReason, float] = {
    HoldReason.STOP: -0.3,
    HoldReason.HARM: 0.4,
    HoldReason.PERSON: 0.2,
}
"""Weight (log odds) from which a sentence holds: where 10 in 100 harmless ones do, 96 stops and 95 cries, of
four lists that nothing was learnt from and that mostly avoid usual words. A lower threshold for a stop costs
fewer harmless ones for what it finds than one for the others."""
LIKELY_TOO = 3.0
"""How much less a reason may weigh than another one of the same sentence and still be named beside it."""
LENGTH_WEIGHT = 1.5
"""How much more a sentence must weigh for each e-fold of sentences beside it: a letter is no likelier to
alarm for being long. Of 202 harmless texts of several sentences 15 in 100 are held so, 33 without it;
of 383 that mean something 86 and 96 in 100."""
CHANGED_NEED_WEIGHT = 2.0
"""How much more a text must weigh that begins by saying that a need has changed: a human reads it whole in
any case. Of a dozen such texts those that end something or call for help weighed 5 and more, the others 2."""
ASKED_WEIGHT: Mapping[AskedFor, Mapping[HoldReason, float]] = {
    AskedFor.CLOSING: {HoldReason.STOP: 1.5},
    AskedFor.CONSENT: {HoldReason.STOP: 1.0, HoldReason.HARM: 0.7, HoldReason.PERSON: 0.3},
}
"""How much more it must weigh in reply to some questions: what is over is told in the words in which others
stop ("I shall go on with it alone", 0.5), and so is what somebody will not do, or only if ("not before
summer"). Plain stops weigh 3 and more, and phrases count as ever. Of conditions and irony 20 in 100 were
held, and 14 are; of stops in unusual words 2 in 100 go to a human unheld who reads them."""
EXCUSED_STOP_WEIGHT = 1.0
"""How much more a text must weigh that merely sounds like a stop ("he said: do not contact me"): what does
sounds a little like fear, too."""
HARMLESS_WEIGHT = -4.5
"""Weight under which a sentence may stand beside an act: one of 1,839 that mean harm is, of hands unheard."""
EXCUSING_WEIGHT = -3.5
"""Weight under which, in every sentence and for every reason, a phrase that stands within other words holds
nothing ("I got a spam call"). Of 1,856 alarms that a phrase heard, of hands that were left out of what was
learnt, one lay under it; nothing is done upon such words, a human reads them."""
EXCUSING_CRY = -4.5
"""The same where a phrase may mean harm ("the talk on abuse was excellent"): "he waits by my bike every
evening" weighs little more than that."""
EXCUSING_CLAUSE = 0.0
"""The same for what stands between two commas: of itself it says less, and a phrase stands in one of them."""
CLAUSE_WEIGHT = 3.2
"""How much more a part of a long sentence must weigh: what it was about may stand beside it ("he beat me" and
"at chess"). Of harmless texts 1 in 200 more is held so."""
STRETCH_WEIGHT = 3.3
"""How much more some words in a row must weigh that no comma parts from the rest; so much excuses no phrase
there either."""
MOST_PARTS = 2_000
"""Parts of a text that are weighed: those of ten pages without a single stop."""
LONGEST_EXCUSED = 1_000
"""Characters of a text in which that counts: in a longer one somebody tells more than one thing."""
SHARE_READ = 3
"""One word in so many must be known, or else nobody here reads the sentence."""
DENIABLE = frozenset({"leave", "remove", "stop"})
"""Concepts of which "not" before them says the contrary; of the others ("not more mail") it says no less."""
DENIED_ON = 3
"""Words within which a denial reaches on to the next such word: "no me den de baja" says it with two."""
DENIAL_READ = 60
"""Words before such a word in which its denial is looked for: more than any sentence needs, so that one
without an end costs no more than many short ones."""
MOST_SENTENCES = 400
"""Sentences that are weighed: four times those of the longest letter that a person writes by hand."""
SIGNS_TOLD = 4
"""Signs that a verdict names: those that weigh most."""


@dataclass(frozen=True, slots=True)
class LaidOn:
    """The signs of a sentence with their scales, and the weights of those that were learnt."""

    signs: Mapping[str, float]
    weights: Mapping[str, tuple[float, ...]]

    def weigh(self, reason: HoldReason) -> float:
        """Return how much the sentence weighs for a reason to hold: the logit of its likelihood."""
        return sum(self._parts(reason).values()) + self.weights[EVERY_SENTENCE][WEIGHED.index(reason)]

    def explain(self, reason: HoldReason) -> Clue:
        """Return the words that were weighed, and which of their signs weighed most."""
        parts = self._parts(reason)
        heaviest = nsmallest(SIGNS_TOLD, parts, key=lambda sign: (-parts[sign], sign))
        shown = ", ".join(f"{sign} {parts[sign]:+.1f}" for sign in heaviest)
        words = " ".join(sign.partition(":")[2] for sign in self.signs if ":" in sign and "_" not in sign)
        return Clue(words, reason, f"weights: {shown}")

    def _parts(self, reason: HoldReason) -> dict[str, float]:
        column, weights = WEIGHED.index(reason), self.weights
        return {sign: scale * weights[sign][column] for sign, scale in self.signs.items() if sign in weights}


def _lay_on(tokens: Sequence[str], language: Language, by: Scales) -> LaidOn:
    signs = level_signs(signs_of(tokens, language))
    return LaidOn(signs, by.find_each((*signs, EVERY_SENTENCE), language.code))


def weigh(
    text: str,
    reasons: Sequence[HoldReason],
    codes: Sequence[str],
    said: Collection[HoldReason] = (),
    *,
    question: AskedFor = AskedFor.NOTHING,
    by: Scales = OUR_SCALES,
) -> Iterator[Clue]:
    """Yield at most one piece of evidence for each of `reasons`, from the sentence that weighs most.

    Of one sentence only what is about as likely as anything else it may mean: whoever stops is no alarm for
    being angry. What phrases have `said` of the text counts in that too. Some it takes more for
    in reply to a `question`.

    Each sentence is read in the language that knows most of its words; among those that know as many, in all,
    and the writer's own (`codes`, ISO 639-1) go before.
    """
    best: dict[HoldReason, tuple[float, LaidOn]] = {}
    sentences = list(_sentences(drop_footer(text), codes))
    besides = by.more + LENGTH_WEIGHT * log(max(1, len(sentences)))
    besides += CHANGED_NEED_WEIGHT if tells_of_changed_need(text) else 0
    besides += EXCUSED_STOP_WEIGHT if HoldReason.STOP not in {*reasons, *said} else 0
    looked_at = [one for one in WEIGHED if one in reasons or one in said]
    for language, tokens, more in _list_parts(sentences):
        told = {
            reason: (laid.weigh(reason), laid) for reason, laid in _lay_each(tokens, language, looked_at, by)
        }
        least = max((weight for weight, _ in told.values()), default=0.0) - LIKELY_TOO
        for reason, (weight, laid) in told.items():
            asked = ASKED_WEIGHT.get(question, {}).get(reason, 0.0)
            needed = HOLDING_WEIGHT[reason] + besides + more + asked
            is_enough = weight >= max(needed, least)
            if reason in reasons and is_enough and (reason not in best or weight > best[reason][0]):
                best[reason] = weight, laid
    yield from (laid.explain(reason) for reason, (_, laid) in best.items())


def _list_parts(
    sentences: Sequence[tuple[Language, list[str]]],
) -> Iterator[tuple[Language, list[str], float]]:
    """Yield each sentence, and the parts of long ones, with how much more it must weigh."""
    left = MOST_PARTS
    for language, tokens in sentences:
        yield language, tokens, 0.0
        if len(tokens) < STRUNG_TOGETHER:
            continue
        clauses = ((one, CLAUSE_WEIGHT) for one in split_clauses(tokens, language))
        stretches = ((one, STRETCH_WEIGHT) for one in split_stretches(tokens))
        for part, more in islice(chain(clauses, stretches), left):
            left -= 1
            if len(part) >= LEAST_WORDS:
                yield language, part, more


def _lay_each(
    tokens: list[str], language: Language, reasons: Iterable[HoldReason], by: Scales
) -> Iterator[tuple[HoldReason, LaidOn]]:
    whole = _lay_on(tokens, language, by)
    wanted = drop_denied(tokens, language)
    for reason in reasons:
        if reason is HoldReason.PERSON and wanted != tokens:
            continue  # "do not stop writing to me" asks for nobody
        is_wish = reason is HoldReason.STOP and wanted != tokens
        yield reason, _lay_on(wanted, language, by) if is_wish else whole


def is_harmless(
    text: str, reasons: Sequence[HoldReason], codes: Sequence[str], by: Scales = OUR_SCALES
) -> bool:
    """Return whether no sentence comes near to a hold for these reasons: "we met" may stand before it.

    Each must be in one language of `codes` (ISO 639-1): what nobody here reads may say anything.
    """
    return all(
        language.code in codes
        and _is_read(tokens, language)
        and all(
            laid.weigh(reason) < HARMLESS_WEIGHT
            for laid in [_lay_on(tokens, language, by)]
            for reason in reasons
        )
        for language, tokens in _sentences(drop_footer(text), codes)
    )


def is_evidently_harmless(
    text: str, codes: Sequence[str], by: Scales = OUR_SCALES, *, may_be_cry: bool = True
) -> bool:
    """Return whether every sentence weighs so little, for every reason, that a phrase in it says nothing.

    What stands where a company's footer would is weighed too: somebody may have written below the line. And
    each part of a sentence by itself: "a great week, but he hit me" weighs little as a whole.
    """
    return len(text) <= LONGEST_EXCUSED and all(
        laid.weigh(reason) < most
        for language, tokens in _sentences(text, codes)
        for part, most in _list_excused(tokens, language, EXCUSING_CRY if may_be_cry else EXCUSING_WEIGHT)
        for laid in [_lay_on(part, language, by)]
        for reason in WEIGHED
    )


def _list_excused(
    tokens: Sequence[str], language: Language, most: float
) -> Iterator[tuple[Sequence[str], float]]:
    """Yield a sentence and its parts, with the weight under which each must stay."""
    yield tokens, most
    yield from ((one, most) for one in split_at_turns(tokens, language))
    yield from ((one, EXCUSING_CLAUSE) for one in split_clauses(tokens, language))
    if len(tokens) >= STRUNG_TOGETHER:
        yield from ((one, STRETCH_WEIGHT) for one in split_stretches(tokens))


def _is_read(tokens: Sequence[str], language: Language) -> bool:
    """Return whether the language knows a third of a sentence's words; the rest may be names and topics."""
    words = [word for word in tokens if word != ","]
    return SHARE_READ * sum(map(language.knows, words)) >= len(words)


def _sentences(text: str, codes: Sequence[str]) -> Iterator[tuple[Language, list[str]]]:
    """Yield each sentence in the languages that know most of its words; the writer's own go before."""
    for sentence in islice(read_sentences(text), MOST_SENTENCES):
        known = {code: count + (code in codes) / 2 for code, (_, count) in sentence.items()}
        most = max(known.values())
        yield from ((open_language(code), sentence[code][0]) for code in known if known[code] == most)


def drop_denied(tokens: list[str], language: Language) -> list[str]:
    """Return a sentence without what it says not to want: "please [do not stop] sending me these"."""
    kept: list[str] = []
    last = -DENIED_ON - 1
    for place, (token, about) in enumerate(zip(tokens, language.concepts.find(tokens), strict=True)):
        before = join_tokens(kept[-DENIAL_READ:]) if about & DENIABLE else ""
        denied = language.denied.search(before) if before else None
        if denied:
            kept[-DENIAL_READ:] = before[: denied.start()].split()
        if denied or (about & DENIABLE and place - last <= DENIED_ON):
            last = place
        else:
            kept.append(token)
    return kept
