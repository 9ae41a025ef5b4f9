"""Looks for words that may mean stop, leave, harm, or "a person, please", wherever they stand."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache, lru_cache

from mentorsheets.mail.incoming.meaning.language import (
    Language,
    clauses_of,
    join_tokens,
    known_languages,
    open_language,
)
from mentorsheets.mail.incoming.meaning.letters import drop_footer, read_below_rule
from mentorsheets.mail.incoming.meaning.named_fears import SOMEBODY_NAMED, put_names_by
from mentorsheets.mail.incoming.meaning.phrases import Phrases
from mentorsheets.mail.incoming.meaning.sentences import SENTENCE_ENDS
from mentorsheets.mail.incoming.meaning.verdict import Clue, HoldReason

CLAUSE_ENDS = frozenset({*SENTENCE_ENDS, ","})
REACH = 200
"""Characters before a phrase in which a negation or a reporter may stand: some thirty words, in one look."""
LONGEST_ALONE = 25
"""Words of a clause that can be nothing but a wish with its courtesies."""
CLAUSES_REMEMBERED = 2_000
"""So many clauses are stripped once for all reasons: those of a long letter, in six languages."""
OWN_WISH = (HoldReason.STOP, HoldReason.LEAVE)
"""What counts as the writer's own wish alone: not what somebody else said, nor a company's footer."""


def find_alarms(
    text: str,
    language: Language,
    reasons: Iterable[HoldReason] = tuple(HoldReason),
    others: Iterable[str] = (),
) -> Iterator[Clue]:
    """Yield at most one piece of evidence for each of `reasons` to hold that the words give in a language.

    `others` are names of those whom the writer may fear.
    """
    own = language.fold(drop_footer(text))
    whole = language.fold(text)
    for reason in reasons:
        tokens = own if reason in OWN_WISH else whole
        found = _alone(tokens, reason, language)
        if reason is HoldReason.HARM and found is None:
            # What names somebody counts whatever praise stands beside it.
            found = _of_somebody(text, tokens, language, others)
        if reason is HoldReason.HARM and found is None:
            found = find_against_them(tokens, language) or _anywhere(
                join_tokens(tokens), reason, language, _threats(language)
            )
        found = found or _anywhere(join_tokens(tokens), reason, language)
        if found is None and reason in OWN_WISH:
            below = language.fold(read_below_rule(text))
            found = _alone(below, reason, language) or _anywhere(join_tokens(below), reason, language)
        if found is not None:
            yield found


@cache
def _threats(language: Language) -> Phrases:
    """Return what threatens its reader, which no praise beside it takes back."""
    return language.phrases("hold", HoldReason.HARM, "to_you")


def find_against_them(tokens: list[str], language: Language) -> Clue | None:
    """Return what tells whoever runs the programme of harm that they do, or asks for others than them."""
    told = (_anywhere(join_tokens(tokens), HoldReason.HARM, language, one) for one in language.against_them)
    return next(filter(None, told), None)


def is_excused(text: str, reason: HoldReason) -> bool:
    """Return whether the words hold a phrase for this reason that something takes back or makes harmless."""
    reasons = OWN_WISH if reason in OWN_WISH else (reason,)
    for language in map(open_language, known_languages()):
        told = join_tokens(language.fold(drop_footer(text)))
        for one in reasons:
            if language.excuses[one].stands_in(told) or language.anywhere[one].stands_in(told):
                return True
    return False


def _alone(tokens: list[str], reason: HoldReason, language: Language) -> Clue | None:
    phrases = language.alone[reason]
    for ends in (SENTENCE_ENDS, CLAUSE_ENDS):
        for run in clauses_of(tokens, ends):
            clause = join_tokens(run) if len(run) <= LONGEST_ALONE else ""
            core = _strip_courtesy(clause, language) if phrases.stands_in(clause) else ""
            if core and phrases.says(core):
                if ends is CLAUSE_ENDS and _has_excuse(tokens, reason, language):
                    return None
                return Clue(core.strip(), reason, phrases.rule_of(core))
    return None


def _has_excuse(tokens: list[str], reason: HoldReason, language: Language) -> bool:
    return language.excuses[reason].stands_in(join_tokens(tokens))


@lru_cache(CLAUSES_REMEMBERED)
def _strip_courtesy(clause: str, language: Language) -> str:
    """Return a clause without polite words before and after; the whole if there is nothing else."""
    start = 0
    while found := language.courtesy.match(clause, start):
        if found.end() in {start, len(clause)}:
            break
        start = found.end()
    words = clause[start:].split()
    for number in range(1, len(words)):
        if _is_polite(words[number:], language):
            return join_tokens(words[:number])
    return join_tokens(words)


def _is_polite(words: list[str], language: Language) -> bool:
    text, start = join_tokens(words), 0
    while start < len(text):
        found = language.courtesy.match(text, start)
        if not found or found.end() == start:
            return False
        start = found.end()
    return True


def _anywhere(
    text: str, reason: HoldReason, language: Language, phrases: Phrases | None = None
) -> Clue | None:
    """Return the first phrase that is neither excused nor taken back; of the reason's, if not of others."""
    phrases = phrases or language.anywhere[reason]
    if not phrases.stands_in(text):
        return None
    excused = [found.span() for found in language.excuses[reason].anywhere.finditer(text)]
    position = passed = 0
    while found := phrases.anywhere.search(text, position):
        while passed < len(excused) and excused[passed][1] <= found.start():
            passed += 1
        is_excused = passed < len(excused) and excused[passed][0] < found.end()
        if not is_excused and not _is_taken_back(
            text[max(0, found.start() - REACH) : found.start()], reason, language
        ):
            return Clue(found.group().strip(), reason, phrases.rule_of(found.group()))
        position = found.end()
    return None


def _of_somebody(text: str, tokens: list[str], language: Language, others: Iterable[str]) -> Clue | None:
    """Return the words that tell of a fear of somebody by name."""
    named = put_names_by(text, tokens, language, others)
    if SOMEBODY_NAMED not in named:
        return None
    found = _anywhere(join_tokens(named), HoldReason.HARM, language, language.named)
    if found is None:
        return None
    said, start = found.words.split(), 0
    while named[start : start + len(said)] != said:
        start += 1
    words = tokens[start : start + len(said)]
    # What is no name, though it is written like one, stands among the excuses.
    is_excused = language.excuses[HoldReason.HARM].stands_in(join_tokens(words))
    return None if is_excused else replace(found, words=" ".join(words))


def _is_taken_back(before: str, reason: HoldReason, language: Language) -> bool:
    if reason in OWN_WISH:
        return bool(language.denied.search(before) or language.reported.search(before))
    return bool(language.denied_closely.search(before))
