"""Reading one phrase on free hours word by word: "weekday evenings after 6", "de 9 a 11 de la mañana"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from mentorsheets.sheet.cells.hour_spans import (
    DAY_BEGINS,
    PARTS_OF_DAY,
    WHOLE_DAY,
    Span,
    Stretch,
    beside_part,
    between,
    clock_of,
    edge,
    from_then,
    halves_of,
    spell,
)
from mentorsheets.sheet.cells.hour_tokens import ClockTime, HourWord

EVERY_WEEKDAY = tuple(range(7))
PHRASE_ENDS = {"comma", "stop", "and", "plus"}
_PARTS = {"part", "noon"}
TIMES = {"clock", "noon", "midnight"}
_RANGE = {"dash", "to", "a", "until"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Days and spans said in one breath; no days or no spans where it says none.

    One that `is_lost` is not understood, and its days are those that it names. Its `content` are the words
    that name days and parts of the day. What `is_any` may be followed by a "but"; a refusal that `spreads`
    may go on behind a comma; where hours stand first, days behind them share these.
    """

    text: str
    days: tuple[int, ...] = ()
    spans: tuple[Span, ...] = ()
    guessed: tuple[str, ...] = ()
    denies: bool = False
    is_lost: bool = False
    is_any: bool = False
    content: int = 0
    spreads: bool = False
    hours_first: bool = False


class PhraseReader:
    """Reads one phrase word by word."""

    def __init__(self, words: Sequence[HourWord], text: str, *, excepts: bool) -> None:
        """Begin at the first of the words; `excepts` says that a "but" follows on "any time"."""
        self._excepts = excepts
        self._words = _with_halves(_trim([word for word in words if word.kind not in {"fill", "open"}]))
        self._all = words
        self._text = text
        self._place = 0
        self._days: list[int] = []
        self._group: tuple[int, ...] = ()
        self._stretches: list[tuple[Stretch, int, int]] = []
        self._part = ""
        self._denies = False
        self._any = False
        self._is_flexible = False

    def read(self) -> Phrase | None:
        """Return the phrase, None if it says nothing."""
        if not self._words:
            return None
        understood = True
        while understood and self._place < len(self._words):
            understood = self._step()
        days = tuple(dict.fromkeys(self._days))
        text = self._text[self._words[0].start : self._words[-1].end].strip()
        kinds = [word.kind for word in self._words]
        says = bool(days or self._stretches or self._part or self._any)
        if not understood or not says:
            named = [day for word in self._words if word.kind == "days" for day in word.days]
            return Phrase(text, tuple(dict.fromkeys(named)), denies="not" in kinds, is_lost=True)
        if self._part:
            self._stretches.append((Stretch(PARTS_OF_DAY[self._part]), 0, 0))
        is_any = (self._any and not self._is_flexible) or set(days) == set(EVERY_WEEKDAY)
        spans = tuple(dict.fromkeys(stretch.span for stretch, _, _ in self._stretches))
        guessed = tuple(
            f"“{self._text[start:end].strip().casefold()}” is read as {spell(_in_a_day(stretch.span))}."
            for stretch, start, end in self._stretches
            if stretch.is_guess
        )
        return Phrase(
            text,
            days,
            spans,
            guessed,
            self._denies,
            is_any=is_any and not self._denies,
            content=sum(kind in {"days", *_PARTS} for kind in kinds),
            spreads=self._denies and kinds[0] in {"not", "but"},
            hours_first=bool(spans and days) and kinds[0] != "days",
        )

    def _step(self) -> bool:
        """Take in what stands at this place; return whether it was understood."""
        word = self._words[self._place]
        if word.kind == "days":
            return self._take_days()
        is_joint = word.kind == "dash" and 0 < self._place < len(self._words) - 1
        is_at = word.kind == "a" and self._kind(1) not in TIMES
        if word.kind in {"not", "any", "but", "yes"} or is_joint or is_at:
            self._place += 1
            return self._take_small(word)
        return self._take_hours()

    def _take_small(self, word: HourWord) -> bool:
        if word.kind == "not":
            is_first, self._denies = not self._denies, True
            return is_first
        if word.kind == "any":
            self._any = True
            self._is_flexible = self._is_flexible or bool(word.part)
        elif word.kind == "but" and self._kind() != "not" and not self._denies:
            # "Any time but Fridays" refuses; what another "but" says would have to be guessed.
            self._denies = self._excepts
            return self._excepts
        return word.kind != "yes" or not self._denies

    def _kind(self, ahead: int = 0) -> str:
        place = self._place + ahead
        return self._words[place].kind if place < len(self._words) else ""

    def _take_days(self) -> bool:
        word = self._words[self._place]
        self._place += 1
        days = list(word.days)
        if self._kind() in _RANGE and self._kind(1) == "days":
            last = self._words[self._place + 1].days
            if self._kind() == self._kind(2) == "dash" and self._kind(3) == "days":
                # "Mon-Wed-Fri" are three days.
                self._days += days
                while self._kind() == "dash" and self._kind(1) == "days":
                    self._days += self._words[self._place + 1].days
                    self._place += 2
                return True
            if len(days) != 1 or len(last) != 1:
                return False
            days = [(days[0] + step) % 7 for step in range((last[0] - days[0]) % 7 + 1)]
            self._place += 2
        elif word.is_group and self._days and set(self._days) & set(days):
            days = [day for day in self._days if day in days]
            self._days = []
        elif self._group and set(self._group) & set(days):
            self._days = []
            days = [day for day in days if day in self._group]
        self._group = tuple(days) if word.is_group else ()
        self._days += days
        return True

    def _take_hours(self) -> bool:
        begun = self._place
        is_of_days = self._kind(1) == "days"
        if self._kind() == "part":
            return self._take_part()
        if self._kind() == "from" and is_of_days:
            self._place += 1
            return True
        stretch = None if self._kind() in {"until", "before"} and is_of_days else self._hours()
        if stretch and stretch.is_edge and self._stretches and self._stretches[-1][0].is_edge:
            stretch = _within(self._stretches.pop()[0], stretch)
        if stretch is None or (stretch.is_point and any(one.is_point for one, _, _ in self._stretches)):
            return False
        start, end = self._words[begun].start, self._words[self._place - 1].end
        lead = next((word.start for word in self._words if word.kind == "days"), start)
        self._stretches.append((stretch, min(lead, start), end))
        self._part = ""
        return True

    def _take_part(self) -> bool:
        if self._part:
            self._stretches.append((Stretch(PARTS_OF_DAY[self._part]), 0, 0))
        self._part = self._words[self._place].part
        self._place += 1
        return True

    def _hours(self) -> Stretch | None:
        """Return the stretch that begins at this place, and go past it."""
        kind = self._kind()
        if kind in {"between", "from", "a"} and self._kind(1) in TIMES and self._joins(2, kind):
            self._place += 1
        elif kind in {"after", "before", "until", "from"}:
            return self._edge("after" if kind in {"after", "from"} else "before")
        elif kind == "a":
            self._place += 1
        first = clock_of(self._words[self._place]) if self._kind() in TIMES else None
        return self._from(first) if first else None

    def _from(self, first: ClockTime) -> Stretch | None:
        is_noon = self._kind() == "noon"
        if self._joins(1, "between" if self._kind(1) == "and" else ""):
            last = clock_of(self._words[self._place + 2], ends=True)
            self._place += 3
            return between(first, last, self._half()) if last else None
        self._place += 1
        if is_noon:
            return Stretch(PARTS_OF_DAY["noon"])
        if self._kind() in {"onwards", "plus"}:
            self._place += 1
            return edge("after", first)
        return from_then(first, self._half())

    def _joins(self, ahead: int, kind: str) -> bool:
        """Return whether a word that leads to a second time stands so many words ahead, with that time."""
        joints = _RANGE | {"and"} if kind == "between" else _RANGE
        return self._kind(ahead) in joints and self._kind(ahead + 1) in TIMES

    def _half(self) -> str:
        """Return the part of the day said beside hours, before or behind: "evenings 6-8", "6 de la tarde"."""
        if self._part:
            return self._part
        if self._kind() in _PARTS:
            word = self._words[self._place]
            self._place += 1
            return word.part or "noon"
        return ""

    def _edge(self, word: str) -> Stretch | None:
        self._place += 1
        if self._kind() == "a":
            self._place += 1
        if self._place >= len(self._words):
            return None
        at = self._words[self._place]
        self._place += 1
        if at.kind == "part":
            return beside_part(word, at.part)
        clock = clock_of(at, ends=word == "before")
        if clock is None:
            return None
        if not self._part and self._kind() in _PARTS and not clock.half and clock.hour <= 12:
            behind = self._half()
            point = from_then(clock, behind)
            if point is None:
                return None
            start = point.span[0]
            span = (start, max(WHOLE_DAY[1], start)) if word == "after" else (min(DAY_BEGINS, start), start)
            return Stretch(span, is_edge=True) if span[0] < span[1] else None
        return edge(word, clock, self._part)


def _within(one: Stretch, other: Stretch) -> Stretch | None:
    """Return what "after 9 until 5" means: both at once."""
    span = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    return replace(other, span=span) if span[0] < span[1] else None


def _trim(words: list[HourWord]) -> list[HourWord]:
    """Return the words without dashes that join nothing."""
    while words and words[0].kind == "dash":
        words = words[1:]
    while len(words) > 1 and words[-1].kind == "dash" and words[-2].kind not in TIMES:
        words = words[:-1]
    return words


def _with_halves(words: list[HourWord]) -> list[HourWord]:
    """Return the words with "in the morning" taken into the first hour of "9 in the morning to 5"."""
    found: list[HourWord] = []
    for place, word in enumerate(words):
        before = found[-1] if found else None
        leads_on = (
            place + 2 < len(words) and words[place + 1].kind in _RANGE and words[place + 2].kind in TIMES
        )
        if word.kind == "part" and leads_on and before and before.clock:
            halves = halves_of(word.part)
            if halves and not before.clock.half and before.clock.hour < 12:
                found[-1] = replace(
                    before, clock=replace(before.clock, half=halves[0], is_exact=True), end=word.end
                )
                continue
        found.append(word)
    return found


def _in_a_day(span: Span) -> Span:
    return span[0], span[1] if span[1] <= 24 * 60 else span[1] - 24 * 60
