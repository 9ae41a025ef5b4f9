"""Reading when somebody is free in an ordinary week: "weekdays after 17, Sat morning, Tue 12:00-13:30".

What somebody refuses is taken away from what they offer, and from all the week where they only refuse. Where a
part is not understood, the days that it names are left out: nothing is read as wider than it was written.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from mentorsheets.domain.model import Slot
from mentorsheets.sheet.cells.hour_phrases import read_phrases
from mentorsheets.sheet.cells.hour_reader import EVERY_WEEKDAY, Phrase
from mentorsheets.sheet.cells.hour_spans import MIDNIGHT, WHOLE_DAY, Span, over_midnight
from mentorsheets.sheet.cells.hour_tokens import LANGUAGES, name_days, take_apart
from mentorsheets.sheet.cells.hour_words import DAY_NAMES
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain

HOURS_HINT = "Type days and hours, such as: weekdays after 17, Sat morning, Tue 12:00-13:30."
LEFT_OUT = "Not understood and left out"
_ZONE = re.compile(
    r"(?:\d|[aApP]\.?[mM]\.?)\s*\(?(?:(?i:utc|gmt|[ecmp][sd]t|bst|cest|cet|eest|eet|ist|mesz|mez|sast|aest|aedt|jst|sgt|hkt)\b|"
    r"[ECMP]T\b(?=\W*$|[,;)])|(?i:eastern|pacific|central|mountain)\b)|\b(?:UTC|GMT)\b"
)
"""Hours in a zone of their own, such as "6pm EST"."""
_EVERY_OTHER = re.compile(
    r"\bevery (?:second|other|2nd|two|2)\b(?: weeks?\b(?: on\b)?)?|\b(?:alternate|alternating|fortnightly|bi-?weekly)\b|\b(?:jede[nrs]?|alle) (?:zweite[nrs]?|2\.|zwei|2)\b(?: wochen?\b)?|"
    r"\b(?:a )?cada (?:dos|segundo|duas|dois|2)\b(?: semanas?\b)?|\bquinzenal(?:mente)?\b|\btou(?:te)?s les (?:deux|2) (?:semaines?)?\b|\bune semaine sur deux\b|كل (?:أسبوعين|اسبوعين|ثاني)",
    re.IGNORECASE,
)
_ONE_OF_TWO = re.compile(r"\bun (\w+) (?:s[ií] y otro no|sur deux)\b", re.IGNORECASE)
EVERY_OTHER_WEEK = "Every second week is read as each week: agree with them on which."
_OF_GERMAN_CLOCKS = re.compile(r"\d\s?Uhr\b", re.IGNORECASE)
NAMES_OF_LANGUAGES = {
    "en": "English", "es": "Spanish", "fr": "French", "de": "German", "pt": "Portuguese", "ar": "Arabic",
}  # fmt: skip
LONGEST = 600
"""Characters of a cell that are read; whoever writes more than this tells a story."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a text says in one language: the stretches, what was guessed, and what was not understood."""

    slots: tuple[Slot, ...]
    guessed: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    content: int = 0
    languages: tuple[str, ...] = ()

    @property
    def unread(self) -> int:
        return sum(map(len, self.lost))


@lru_cache(maxsize=4096)
def read_hours(text: str, tongue: str = "") -> Understood[tuple[Slot, ...]]:
    """Return the stretches of a week that a text means, in its writer's own time, sorted and merged.

    What is not understood beside what is gets named in the remark, and the hint asks to mend it. Words that
    mean other hours in one language than in another are read as `tongue` has them ("de"), if it knows them.

    Raises:
        NotUnderstood: nothing of it is, or it means other hours in one language than in another.
    """
    if _ZONE.search(text):
        raise NotUnderstood(
            "These hours name a time zone.",
            "Type them in this person's own time, as their column Time zone has it.",
        )
    weekly = _ONE_OF_TWO.sub(r"\1", _EVERY_OTHER.sub(" ", text))
    if weekly != text:
        found_weekly = read_hours(weekly, tongue)
        remark = " ".join(filter(None, (EVERY_OTHER_WEEK, found_weekly.remark)))
        return Understood(found_weekly.value, remark, found_weekly.hint)
    # A letter alone is a tick, and no day.
    is_readable = len(text) <= LONGEST and len(plain(text)) > 1
    alone = [_read(text, (language,)) for language in LANGUAGES] if is_readable else []
    whole = [reading for reading in alone if reading and not reading.lost and reading.slots]
    if not whole and alone:
        alone += [_read(text, some) for some in (*(("en", one) for one in LANGUAGES[1:]), LANGUAGES)]
        whole = [reading for reading in alone if reading and not reading.lost and reading.slots]
    tried = whole or [reading for reading in alone if reading and reading.slots]
    if not tried:
        raise NotUnderstood("We cannot tell from this when they are free.", HOURS_HINT)
    least = min(reading.unread for reading in tried)
    tried = [reading for reading in tried if reading.unread == least]
    # "Do" is a Thursday in German, and little else in English.
    most = max(reading.content for reading in tried)
    tongue = "de" if _OF_GERMAN_CLOCKS.search(text) else tongue
    found = _narrowest([reading for reading in tried if reading.content == most], tongue)
    told = [f"{LEFT_OUT}: {', '.join(found.lost)}."] if found.lost else []
    remark = " ".join((*dict.fromkeys(found.guessed), *told))
    return Understood(found.slots, remark, HOURS_HINT if found.lost else "")


def _narrowest(readings: Sequence[_Reading], tongue: str) -> _Reading:
    """Return the reading that lies within all others, else that of the one language.

    Raises:
        NotUnderstood: none does.
    """
    for one in readings:
        if all(_covers(other.slots, one.slots) for other in readings):
            return one
    for one in readings:
        if one.languages == (tongue,):
            days = ", ".join(
                DAY_NAMES[day].title() for day in dict.fromkeys(slot.weekday for slot in one.slots)
            )
            return replace(one, guessed=(*one.guessed, f"Read as {NAMES_OF_LANGUAGES[tongue]}: {days}."))
    raise NotUnderstood("These words mean other days in one language than in another.", HOURS_HINT)


def _covers(wide: Sequence[Slot], narrow: Sequence[Slot]) -> bool:
    return all(
        any(
            outer.weekday == inner.weekday and outer.start <= inner.start and inner.end <= outer.end
            for outer in wide
        )
        for inner in narrow
    )


def _read(text: str, languages: tuple[str, ...]) -> _Reading | None:
    """Return what a text says in these languages, None if it says nothing."""
    phrases = read_phrases(take_apart(text, languages), text)
    lost = [phrase for phrase in phrases if phrase.is_lost]
    offered, remarks = _offered([phrase for phrase in _of_known_days(phrases) if not phrase.denies])
    refused = [phrase for phrase in phrases if phrase.denies and not phrase.is_lost]
    if not offered and (not refused or _is_offering(lost)):
        return None
    offered = offered or [Slot(day, *WHOLE_DAY) for day in EVERY_WEEKDAY]
    taken = [Slot(day, *span) for one in refused for day, span in _refused(one)]
    taken += [Slot(day, 0, MIDNIGHT) for phrase in lost for day in _days_within(phrase)]
    left = tuple(_without(merge_slots(offered), taken))
    guessed = [one for phrase in phrases for one in phrase.guessed]
    return _Reading(
        left,
        (*guessed, *remarks),
        tuple(phrase.text for phrase in lost),
        sum(one.content for one in phrases),
        languages,
    )


def find_tongue(texts: Iterable[str]) -> str:
    """Return the language ("de") that reads most texts of one column, "" if two read as many."""
    told: Counter[str] = Counter()
    for text in dict.fromkeys(texts):
        if _OF_GERMAN_CLOCKS.search(text):
            told["de"] += 1
        elif len(text) <= LONGEST:
            alone = ((one, _read(text, (one,))) for one in LANGUAGES)
            told.update(one for one, read in alone if read and read.slots and not read.lost)
    (first, most), (_, next_most) = (*told.most_common(2), ("", 0), ("", 0))[:2]
    return first if most > next_most else ""


def _of_known_days(phrases: Sequence[Phrase]) -> list[Phrase]:
    """Return the phrases that are understood, without hours that may be those of days in words that are not."""
    if any(phrase.days for phrase in phrases if not phrase.is_lost and not phrase.denies):
        return [phrase for phrase in phrases if not phrase.is_lost]
    found: list[Phrase] = []
    for before, phrase in zip((None, *phrases), phrases, strict=False):
        is_unsure = before is not None and before.is_lost and bool(_days_within(before))
        if not phrase.is_lost and not (is_unsure and phrase.spans and not phrase.days):
            found.append(phrase)
    return found


def _days_within(lost: Phrase) -> set[int]:
    """Return the days that words which were not understood may name, in whatever language."""
    words = re.findall(r"[^\W\d_]{3,}", lost.text)
    return set(lost.days).union(*(name_days(word).values() for word in words))


def _is_offering(lost: Sequence[Phrase]) -> bool:
    """Return whether something of what is not understood may be an offer, which then is not all the week."""
    return any(not phrase.denies for phrase in lost)


def _refused(phrase: Phrase) -> list[tuple[int, tuple[int, int]]]:
    return _pieces(phrase.days, phrase.spans or ((0, MIDNIGHT),))


def _pieces(days: tuple[int, ...], spans: Iterable[Span]) -> list[tuple[int, Span]]:
    return [piece for day in days or EVERY_WEEKDAY for span in spans for piece in over_midnight(day, span)]


def _is_open(phrase: Phrase) -> bool:
    """Return whether a phrase says "any time" and nothing else."""
    return not phrase.days and not phrase.spans


def _shares(phrases: Sequence[Phrase], place: int) -> bool:
    """Return whether the days at this place share the hours before: "6-8pm Mon and Wed", but not "…, Wed 9-11"."""
    alone = [one for one in phrases[place:] if one.spans][:1]
    begun = next((one for one in reversed(phrases[:place]) if one.spans), None)
    return begun is not None and begun.hours_first and all(one.hours_first or not one.days for one in alone)


def _offered(phrases: Sequence[Phrase]) -> tuple[list[Slot], list[str]]:
    """Return the stretches that phrases offer together, and how they were put together where it is no matter of course.

    In "Tue, Thu evening" the days wait for the hours of the next phrase; in "Mon 9-11, 14-16" the hours are of
    the days before.
    """
    slots: list[Slot] = []
    waiting: tuple[int, ...] = ()
    last: tuple[Span, ...] = ()
    before: tuple[int, ...] = ()
    hours_alone: list[Phrase] = []
    if any(phrase.days or phrase.spans for phrase in phrases):
        # "Any time" before days or hours adds nothing to them; behind days it gives them the whole day.
        open_hours = [replace(one, spans=(WHOLE_DAY,)) if _is_open(one) else one for one in phrases]
        first = next(place for place, one in enumerate(phrases) if not _is_open(one))
        phrases = open_hours[first:]
    elif phrases:
        return [Slot(day, *WHOLE_DAY) for day in EVERY_WEEKDAY], []
    for place, phrase in enumerate(phrases):
        if not phrase.spans and _shares(phrases, place):
            slots += [Slot(day, *piece) for day, piece in _pieces(phrase.days, last)]
            continue
        last = phrase.spans
        if not phrase.spans:
            waiting += phrase.days
            continue
        if not (phrase.days or waiting or before):
            hours_alone.append(phrase)
        before = waiting + phrase.days or before
        slots += [Slot(day, *piece) for day, piece in _pieces(before, phrase.spans)]
        waiting = ()
    if waiting and hours_alone and not before and _holds(waiting):
        # "Evenings, Mon-Wed": the days say on which.
        told = f"The hours are read as those of {', '.join(DAY_NAMES[day].title() for day in dict.fromkeys(waiting))}."
        return [slot for slot in slots if slot.weekday in waiting], [told]
    return slots + [Slot(day, *WHOLE_DAY) for day in waiting], []


def _holds(days: tuple[int, ...]) -> bool:
    """Return whether days said after hours hold for these: "evenings, weekends" are both, as weekends are free."""
    return not set(days) <= {5, 6}


def _without(slots: Iterable[Slot], taken: Sequence[Slot]) -> Iterable[Slot]:
    """Yield what is left of stretches where others are taken away."""
    for slot in slots:
        left = [slot]
        for away in taken:
            if away.weekday == slot.weekday:
                left = [
                    piece
                    for one in left
                    for piece in (
                        replace(one, end=min(one.end, away.start)),
                        replace(one, start=max(one.start, away.end)),
                    )
                    if piece.start < piece.end
                ]
        yield from left


def merge_slots(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return the same stretches sorted, with those that touch or overlap made one."""
    joined: list[Slot] = []
    for slot in sorted(slots):
        if joined and joined[-1].weekday == slot.weekday and slot.start <= joined[-1].end:
            joined[-1] = Slot(slot.weekday, joined[-1].start, max(joined[-1].end, slot.end))
        else:
            joined.append(slot)
    return tuple(joined)


def name_weekdays(texts: Iterable[str]) -> dict[str, int]:
    """Return the weekday that each text names and nothing else (Monday is 0), in one of six languages.

    Empty if one of them is no day, or they are other days in one language than in another: "Di" alone may be a
    Tuesday or a Sunday, beside "Mo" it is a Tuesday.
    """
    wanted = tuple(texts)
    known = [name_days(text) for text in wanted]
    whole = [
        tuple(days[language] for days in known)
        for language in LANGUAGES
        if all(language in days for days in known)
    ]
    if not whole and all(len(set(days.values())) == 1 for days in known):
        # "Mon", "mardi": each is clear by itself.
        whole = [tuple(next(iter(days.values())) for days in known)]
    return dict(zip(wanted, whole[0], strict=True)) if wanted and len(set(whole)) == 1 else {}
