"""Weighs a sentence that no phrase knows: whether it may mean stop, harm, or "a person, please".

The weights are a logistic regression over `signs`, learnt by `python -m benchmarks.incoming.learn` from the
sentences beside the tests, and stand in `weights.tsv`, to be read by anybody. They only ever hold; nothing is
done upon them.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from mentorsheets.mail.incoming.meaning.alarms import SENTENCE_ENDS
from mentorsheets.mail.incoming.meaning.language import Language, join_tokens, known_languages, open_language
from mentorsheets.mail.incoming.meaning.letters import drop_footer
from mentorsheets.mail.incoming.meaning.signs import signs_of
from mentorsheets.mail.incoming.meaning.verdict import Clue, HoldReason

WEIGHTS = files("mentorsheets.mail.incoming.meaning") / "weights.tsv"
WEIGHED = (HoldReason.STOP, HoldReason.HARM, HoldReason.PERSON)
"""What the weights tell apart, in the order of their columns; leaving is a kind of stop."""
WEIGHT_UNIT = 1000
"""Weights stand in thousandths."""
EVERY_SENTENCE = "(always)"
"""The sign that every sentence has."""
HOLDING_WEIGHT: Mapping[HoldReason, float] = {
    HoldReason.STOP: 1.1,
    HoldReason.HARM: 1.2,
    HoldReason.PERSON: 2.5,
}
"""Weight (log odds) from which a sentence holds: where some 8 in 100 harmless ones do that were kept apart
and worded to look like the others, and 8 to 22 in 100 of what people say of anything else. Who asks for a
person is heard as well above a higher one."""
HARMLESS_WEIGHT = -2.0
"""Weight under which a sentence may stand beside an act: one in a hundred that mean harm is."""
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


def weigh(text: str, reasons: Sequence[HoldReason], codes: Sequence[str]) -> Iterator[Clue]:
    """Yield at most one piece of evidence for each of `reasons`, from the sentence that weighs most.

    Each sentence is read in the language that knows most of its words; among those that know as many, in all,
    and the writer's own (`codes`, ISO 639-1) go before.
    """
    best: dict[HoldReason, tuple[float, Clue]] = {}
    for language, tokens in _sentences(drop_footer(text), codes):
        whole = signs_of(tokens, language)
        wanted = drop_denied(tokens, language)
        for reason in reasons:
            if reason is HoldReason.PERSON and wanted != tokens:
                continue  # "do not stop writing to me" asks for nobody
            is_wish = reason is HoldReason.STOP and wanted != tokens
            weight, clue = _weigh_one(signs_of(wanted, language) if is_wish else whole, reason)
            if weight >= HOLDING_WEIGHT[reason] and (reason not in best or weight > best[reason][0]):
                best[reason] = weight, clue
    yield from (clue for _, clue in best.values())


def is_harmless(text: str, reasons: Sequence[HoldReason], codes: Sequence[str]) -> bool:
    """Return whether no sentence comes near to a hold for these reasons: "we met" may stand before it.

    Each must be in one language of `codes` (ISO 639-1): what nobody here reads may say anything.
    """
    return all(
        language.code in codes
        and _is_read(tokens, language)
        and all(_weigh_one(signs_of(tokens, language), reason)[0] < HARMLESS_WEIGHT for reason in reasons)
        for language, tokens in _sentences(drop_footer(text), codes)
    )


def _is_read(tokens: Sequence[str], language: Language) -> bool:
    """Return whether the language knows a third of a sentence's words; the rest may be names and topics."""
    words = [word for word in tokens if word != ","]
    return SHARE_READ * sum(map(language.knows, words)) >= len(words)


def _weigh_one(signs: Mapping[str, float], reason: HoldReason) -> tuple[float, Clue]:
    column = WEIGHED.index(reason)
    table = open_weights()
    parts = {sign: scale * table[sign][column] for sign, scale in signs.items() if sign in table}
    heaviest = sorted(parts, key=lambda sign: (-parts[sign], sign))[:SIGNS_TOLD]
    shown = ", ".join(f"{sign} {parts[sign]:+.1f}" for sign in heaviest)
    words = " ".join(sign.partition(":")[2] for sign in signs if ":" in sign and "_" not in sign)
    return sum(parts.values()) + table[EVERY_SENTENCE][column], Clue(words, reason, f"weights: {shown}")


def _sentences(text: str, codes: Sequence[str]) -> Iterator[tuple[Language, list[str]]]:
    languages = [open_language(code) for code in known_languages()]
    folded = {language.code: list(split_sentences(text, language)) for language in languages}
    for number in range(min(MOST_SENTENCES, *map(len, folded.values()))):
        known = {
            language.code: sum(language.knows(token) for token in folded[language.code][number])
            + (language.code in codes) / 2
            for language in languages
        }
        yield from (
            (language, folded[language.code][number])
            for language in languages
            if known[language.code] == max(known.values())
        )


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


def split_sentences(text: str, language: Language) -> Iterator[list[str]]:
    """Yield the folded tokens of each sentence, commas among them."""
    run: list[str] = []
    for token in [*language.fold(text), "."]:
        if token not in SENTENCE_ENDS:
            run.append(token)
        elif run:
            yield run
            run = []


@cache
def open_weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each sign, in the order of `WEIGHED`."""
    lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {sign: tuple(int(weight) / WEIGHT_UNIT for weight in weights) for sign, *weights in rows}
