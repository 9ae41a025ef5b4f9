"""The phrases of a text on free hours: where one ends, and which are refused."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentorsheets.sheet.cells.hour_reader import EVERY_WEEKDAY, PHRASE_ENDS, TIMES, Phrase, PhraseReader
from mentorsheets.sheet.cells.hour_tokens import HourWord

_RANGE = {"dash", "to", "a", "until"}
LONGEST_SHORT_DAY = 4
"""Letters of a day's name that is cut short with a stop behind it: "Mo.", "Thur."."""


def read_phrases(words: Sequence[HourWord], text: str) -> list[Phrase]:
    """Return the phrases of a text that was taken apart into words, in their order."""
    found: list[Phrase] = []
    is_refusing = False
    for piece, behind in _pieces(_without_short_stops(words, text)):
        for place, part in enumerate(_at_refusals(piece)):
            strength = "" if place else behind
            phrase = PhraseReader(part, text, excepts=bool(found) and found[-1].is_any).read()
            if phrase is None:
                continue
            if is_refusing and strength != "stop" and not phrase.denies and not _affirms(part):
                phrase = _after_refusal(found, phrase, is_listed=strength == "comma")
            is_refusing = phrase.spreads
            is_by_clock = not any(word.kind == "part" for word in part)
            if phrase.denies and phrase.days and phrase.spans and is_by_clock and _wait_for_hours(found):
                # "Mon-Fri except Wed 5-7": whichever days the hours are of, these are free then.
                told = f"The hours of “{phrase.text}” are read as those of the days before it."
                found.append(replace(phrase, spans=()))
                phrase = Phrase(phrase.text, spans=phrase.spans, guessed=(told,))
            found.append(phrase)
    return found


def _without_short_stops(words: Sequence[HourWord], text: str) -> list[HourWord]:
    """Return the words without the stops of short days: "Mo. - Fr. ab 17 Uhr" is one phrase."""
    return [
        word
        for before, word in zip((None, *words), words, strict=False)
        if not (
            word.kind == "stop"
            and text[word.start] == "."
            and before is not None
            and before.kind == "days"
            and before.end == word.start
            and before.end - before.start <= LONGEST_SHORT_DAY
        )
    ]


def _wait_for_hours(found: Sequence[Phrase]) -> bool:
    """Return whether days were offered so far, and no hours."""
    offered = [one for one in found if not one.denies and not one.is_lost]
    return any(one.days for one in offered) and not any(one.spans for one in offered)


def _affirms(words: Sequence[HourWord]) -> bool:
    return any(word.kind == "yes" for word in words)


def _after_refusal(found: Sequence[Phrase], phrase: Phrase, *, is_listed: bool) -> Phrase:
    """Return what follows a refusal: "except Friday and Sunday" refuses both; what may be either is lost.

    Behind a comma, where `is_listed`, that it is refused too is told. Hours behind refused days are those of
    days that wait for hours: "Mon-Fri (not Wed) 5-7".
    """
    refused = found[-1]
    if phrase.spans and not phrase.days and not refused.spans and _wait_for_hours(found):
        return phrase
    is_alike = bool(refused.days) == bool(phrase.days) and bool(refused.spans) == bool(phrase.spans)
    if is_alike and not phrase.is_any:
        told = (*phrase.guessed, f"“{phrase.text}” is read as refused too.") if is_listed else phrase.guessed
        return replace(phrase, guessed=told, denies=True, spreads=True)
    return Phrase(phrase.text, phrase.days or EVERY_WEEKDAY, denies=phrase.denies, is_lost=True)


def _pieces(words: Sequence[HourWord]) -> Iterator[tuple[list[HourWord], str]]:
    """Yield the words between commas, stops and "and", with what stands before them.

    The "and" of "between 5 and 7" parts nothing, nor does the "+" of "18:00+".
    """
    piece: list[HourWord] = []
    strength = "stop"
    for place, word in enumerate(words):
        behind = words[place - 1] if place else None
        said = [one.kind for one in piece if one.kind != "fill"]
        is_between = (
            word.kind == "and" and "between" in said and said[-1:] != ["between"] and _counts(said) == 1
        )
        is_plus = (
            word.kind == "plus" and behind is not None and behind.kind == "clock" and behind.end == word.start
        )
        is_aside = word.kind == "open" and _holds_unknown(words[place:])
        if (
            (is_aside or word.kind in PHRASE_ENDS)
            and not is_between
            and not (is_plus and _stands_last(words, place))
        ):
            yield piece, strength
            piece, strength = [], word.kind
        else:
            piece.append(word)
    yield piece, strength


def _holds_unknown(words: Sequence[HourWord]) -> bool:
    """Return whether brackets that open here hold words that nobody knows."""
    for word in words:
        if word.kind in {"unknown", "comma", "stop"}:
            return word.kind == "unknown"
    return False


def _counts(kinds: Sequence[str]) -> int:
    """Return how many times of the day stand since the last "between"."""
    last = len(kinds) - 1 - kinds[::-1].index("between")
    return sum(kind in TIMES for kind in kinds[last:])


def _stands_last(words: Sequence[HourWord], place: int) -> bool:
    following = words[place + 1] if place + 1 < len(words) else None
    return following is None or following.kind not in TIMES


def _at_refusals(piece: Sequence[HourWord]) -> Iterator[list[HourWord]]:
    """Yield a piece cut before each refusal, unless nothing follows it, and where other days begin."""
    part: list[HourWord] = []
    for place, word in enumerate(piece):
        is_turn = word.kind in {"not", "but"} and any(
            one.kind not in {"fill", "but", "not"} for one in piece[place:]
        )
        if (is_turn and any(one.kind != "fill" for one in part)) or _begins_anew(part, piece, place):
            yield part
            part = []
        part.append(word)
    yield part


def _begins_anew(part: Sequence[HourWord], piece: Sequence[HourWord], place: int) -> bool:
    """Return whether the days at this place begin a phrase of their own: "Mon 9-11 Tue evening"."""
    if piece[place].kind != "days":
        return False
    kinds = [one.kind for one in part]
    starts_with_days = (
        next((kind for kind in kinds if kind in {"days", "part", "clock", "noon"}), "") == "days"
    )
    has_hours = bool({"part", "clock", "noon"} & set(kinds))
    rest = {one.kind for one in piece[place:]}
    is_ranged = bool(kinds) and next((k for k in reversed(kinds) if k != "fill"), "") in _RANGE
    return starts_with_days and has_hours and not (is_ranged and _last_said(part) == "days") and bool(rest)


def _last_said(part: Sequence[HourWord]) -> str:
    return next((one.kind for one in reversed(part) if one.kind not in {"fill", *_RANGE}), "")
