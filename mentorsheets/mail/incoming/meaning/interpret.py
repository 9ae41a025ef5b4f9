"""Decides upon somebody's words: act, hold, or leave them to a human."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from mentorsheets.mail.incoming.body import UNREADABLE
from mentorsheets.mail.incoming.meaning.alarms import find_alarms, is_excused
from mentorsheets.mail.incoming.meaning.folding import fold_tokens
from mentorsheets.mail.incoming.meaning.harmless import leave_out_closings, leave_out_harmless
from mentorsheets.mail.incoming.meaning.language import known_languages, open_language
from mentorsheets.mail.incoming.meaning.plain_answer import find_plain_answers, find_refusal, find_told_answer
from mentorsheets.mail.incoming.meaning.sentences import drop_foreign
from mentorsheets.mail.incoming.meaning.suspicion import is_evidently_harmless, is_harmless, weigh
from mentorsheets.mail.incoming.meaning.verdict import AskedFor, Clue, HoldReason, PlainAnswer, WordsMeaning
from mentorsheets.mail.incoming.meaning.weights import OUR_SCALES, WEIGHED, Scales
from mentorsheets.relations.thanks import leave_out_thanks

HOLD_REASONS = {
    PlainAnswer.STOP: HoldReason.STOP,
    PlainAnswer.PAUSE: HoldReason.STOP,
    PlainAnswer.LEAVE: HoldReason.LEAVE,
}
"""Answers which, where they may not be acted on, hold."""
LONGEST_INTERPRETED = 50_000
"""As many as a cell of the sheet takes; what stands beyond is looked through for phrases alone."""
STRETCHES_BEYOND = 4
"""So many stretches of that length are looked through where it begins, and so many at its end."""
OVERLAP = 500
"""Letters of one stretch that the next has too: a phrase may stand where they part."""
HEARD_IN_MIND = 20_000
"""Texts that are remembered for what they hold: a form's are heard several times in one run."""


def interpret_words(
    text: str,
    question: AskedFor,
    languages: Iterable[str] = (),
    *,
    names: Iterable[str] = (),
    others: Iterable[str] = (),
    by: Scales = OUR_SCALES,
) -> WordsMeaning:
    """Return what a person's own words (quotations cut away) mean as a reply to a question.

    `languages` are ISO 639-1 codes in which a plain answer may be written, by default all that have a file;
    alarms are looked for in all of them always. `names` are the writer's, by which a signature is known;
    `others` those of whom they were asked about: "I met Bo" says that they met. `by` is for measuring.
    """
    own = text[:LONGEST_INTERPRETED].replace(UNREADABLE, "")  # that we could not read it is no word of theirs
    found = _interpret(own, question, tuple(languages), tuple(names), tuple(others), by)
    if len(text) <= LONGEST_INTERPRETED:
        return found
    return replace(found, answer=None, holds=found.holds | find_holds(text))


def _list_stretches(text: str) -> Iterator[str]:
    """Yield a text in stretches that are looked through each by itself, without the middle of a huge one."""
    starts = list(range(0, max(1, len(text) - OVERLAP), LONGEST_INTERPRETED - OVERLAP))
    for start in dict.fromkeys((*starts[: STRETCHES_BEYOND + 1], *starts[-STRETCHES_BEYOND:])):
        yield text[start : start + LONGEST_INTERPRETED]


@lru_cache(maxsize=128)
def _interpret(
    text: str,
    question: AskedFor,
    languages: tuple[str, ...],
    names: tuple[str, ...],
    others: tuple[str, ...],
    by: Scales,
) -> WordsMeaning:
    """Return the same, and soon again for the same words, which several steps of a run ask about."""
    own_names = frozenset(token for name in names for token in fold_tokens(name))
    codes = [code for code in languages if code in known_languages()] or known_languages()
    answers = [
        evidence
        for code in codes
        for evidence in find_plain_answers(text, question, open_language(code), own_names, others)
        if not _is_all_quoted(text)
    ]
    said = {PlainAnswer(evidence.says) for evidence in answers}
    if len(said) == 1:
        answer = said.pop()
        if answer in HOLD_REASONS:
            return WordsMeaning(answer, frozenset({HOLD_REASONS[answer]}), tuple(answers))
    heard = leave_out_harmless(text)
    unweighed, closing = leave_out_closings(heard)
    alarms = [*_find_alarms(heard, codes if languages else (), others), *closing]
    if refused := _find_refused(text, question, codes, own_names):
        holds = frozenset({HoldReason.STOP, *(HoldReason(alarm.says) for alarm in alarms)})
        return WordsMeaning(None, holds, (*refused, *alarms))
    if (
        alarms
        and not answers
        and not any(map(_counts_always, alarms))
        and is_evidently_harmless(
            heard, codes, by, may_be_cry=any(alarm.says == HoldReason.HARM for alarm in alarms)
        )
    ):
        return WordsMeaning(None, frozenset(), tuple(alarms))
    if not answers:
        unsettled = _unsettled(heard, alarms)
        # "Please thank Bo from me" is about no mail and no fear, though its words are those of such.
        rest = leave_out_thanks(unweighed)
        alarms += weigh(rest, unsettled, codes, _spoken_for(alarms), question=question, by=by)
    holds = frozenset(HoldReason(alarm.says) for alarm in alarms)
    if not answers and not holds and question is AskedFor.CHECK_IN:
        answers = _find_told(text, codes, own_names, others, by)
    if len({evidence.says for evidence in answers}) != 1 or holds:
        return WordsMeaning(None, holds, tuple(alarms or answers))
    return WordsMeaning(PlainAnswer(answers[0].says), holds, tuple(answers))


def _find_told(
    text: str, codes: Sequence[str], own_names: frozenset[str], others: tuple[str, ...], by: Scales
) -> list[Clue]:
    """Return what a reply tells of beside its answer; a request to thank somebody takes nothing from it."""
    for words in dict.fromkeys((text, leave_out_thanks(text))):
        if is_harmless(words, _unsettled(words, ()), codes, by):
            told = [find_told_answer(words, open_language(code), own_names, others) for code in codes]
            if found := [evidence for one in told for evidence in one]:
                return found
    rest = leave_out_thanks(text)
    return [
        evidence
        for code in codes
        if rest != text
        for evidence in find_plain_answers(rest, AskedFor.CHECK_IN, open_language(code), own_names, others)
    ]


def _is_all_quoted(text: str) -> bool:
    """Return whether each line is marked as somebody's earlier words: what is quoted answers nothing."""
    return all(line.lstrip().startswith(">") for line in text.splitlines() if line.strip())


def _counts_always(alarm: Clue) -> bool:
    """Return whether a phrase was all that a clause said, threatens, or tells whom somebody fears."""
    return alarm.rule.partition(":")[0].endswith((".alone", ".named", ".to_them", ".apart", ".to_you"))


def _find_refused(
    text: str, question: AskedFor, codes: Iterable[str], names: frozenset[str]
) -> tuple[Clue, ...]:
    """Return what refuses an offer where none was made, so that it may mean stop."""
    if question is AskedFor.CONSENT:
        return ()
    return tuple(clue for code in codes for clue in find_refusal(text, open_language(code), names))


def _unsettled(text: str, alarms: Iterable[Clue]) -> list[HoldReason]:
    """Return the reasons that no phrase spoke for, nor knew as harmless here.

    Who tells of a wish to be left alone that is not their own, or none ("he said: do not contact me"), asks
    for nobody either.
    """
    said = _spoken_for(alarms)
    excused = {reason for reason in WEIGHED if reason not in said and is_excused(text, reason)}
    excused |= {HoldReason.PERSON} if HoldReason.STOP in excused else set()
    return [reason for reason in WEIGHED if reason not in said | excused]


def _spoken_for(alarms: Iterable[Clue]) -> set[HoldReason]:
    """Return the reasons that phrases spoke for; leaving is a kind of stop."""
    said = {HoldReason(alarm.says) for alarm in alarms}
    return said | {HoldReason.STOP} if HoldReason.LEAVE in said else said


def find_holds(text: str, reasons: Collection[HoldReason] = frozenset(HoldReason)) -> frozenset[HoldReason]:
    """Return which `reasons` to hold a phrase in any language speaks for, whatever else the words say."""
    wanted = frozenset(reasons)
    return frozenset().union(*(_find_holds(stretch, wanted) for stretch in _list_stretches(text)))


@lru_cache(HEARD_IN_MIND)
def _find_holds(text: str, reasons: frozenset[HoldReason]) -> frozenset[HoldReason]:
    text = leave_out_harmless(text)
    return frozenset(
        HoldReason(alarm.says)
        for language in map(open_language, known_languages())
        for alarm in drop_foreign(find_alarms(text, language, reasons), text, language)
    )


def may_be_cry(text: str) -> bool:
    """Return whether a phrase in any language may mean harm."""
    return bool(find_holds(text, {HoldReason.HARM}))


def _find_alarms(text: str, codes: Iterable[str], others: tuple[str, ...] = ()) -> Iterator[Clue]:
    """Yield what any language's phrases speak for; in the writer's own (`codes`) wherever they stand."""
    for language in map(open_language, known_languages()):
        found = find_alarms(text, language, others=others)
        yield from found if language.code in codes else drop_foreign(found, text, language)


def explain(evidence: Iterable[Clue]) -> str:
    """Return in one line which words spoke for what, and by which rules."""
    return "; ".join(f"“{one.words}” says {one.says} ({one.rule})" for one in evidence)
