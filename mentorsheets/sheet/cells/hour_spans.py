"""From when to when: what hours, edges and parts of the day mean, in minutes after midnight."""

from collections.abc import Iterator
from dataclasses import dataclass

from mentorsheets.sheet.cells.hour_tokens import ClockTime, HourWord

Span = tuple[int, int]
DAY_ENDS = 22 * 60
"""Minutes after midnight at which an open-ended "after 18" stops."""
DAY_BEGINS = 7 * 60
"""Minutes after midnight at which an open-ended "before 10" begins."""
WHOLE_DAY = (8 * 60, DAY_ENDS)
"""Minutes after midnight between which "Monday" alone is meant."""
MIDNIGHT = 24 * 60
"""Minutes after the midnight before."""
PARTS_OF_DAY = {
    "whole day": WHOLE_DAY, "early morning": (6 * 60, 9 * 60), "morning": (8 * 60, 12 * 60),
    "mid morning": (9 * 60, 11 * 60), "before work": (7 * 60, 9 * 60), "noon": (12 * 60, 14 * 60),
    "lunch": (12 * 60, 14 * 60), "afternoon": (12 * 60, 18 * 60), "pm": (12 * 60, DAY_ENDS),
    "early afternoon": (12 * 60, 15 * 60), "late afternoon": (15 * 60, 18 * 60),
    "after work": (17 * 60, DAY_ENDS), "early evening": (17 * 60, 20 * 60),
    "evening": (18 * 60, DAY_ENDS), "late evening": (20 * 60, 23 * 60), "night": (20 * 60, 23 * 60),
    "office hours": (9 * 60, 17 * 60), "daytime": (9 * 60, 18 * 60),
}  # fmt: skip
NIGHT_BEGINS, NIGHT_ENDS = 18 * 60, 5 * 60
"""Minutes between which hours may go past midnight; 20-8 would be a night and more."""
LENIENCE = 2 * 60
"""Minutes by which hours may lie beside the part of the day that they are said to be in."""
NOON = ClockTime(12, is_exact=True, has_minutes=True)
ONE_HOUR = 60
"""Minutes that "at 5pm" is read as, which says no end."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A span that was read, and whether somebody may have meant another.

    An edge is open on one side ("after 5"), and a point has a beginning alone ("5pm").
    """

    span: Span
    is_guess: bool = False
    is_edge: bool = False
    is_point: bool = False


def spell(span: Span) -> str:
    """Return a span as a coordinator reads it."""
    return "-".join(f"{minutes // 60:02}:{minutes % 60:02}" for minutes in span)


def between(first: ClockTime, last: ClockTime, part: str = "") -> Stretch | None:
    """Return the span from one hour to another, None if there is none.

    Who writes 4-6 means the afternoon, and who writes 9-5 a working day; "6-8" in the morning is the morning.
    The end may lie past midnight, as more than 24 hours.
    """
    halves = halves_of(part)
    if halves and first.half:
        return between(first, _in_half(last, halves[0]))
    if halves:
        tried = [_made(_in_half(first, one), _in_half(last, one)) for one in halves]
        window = PARTS_OF_DAY[part]
        found = next((span for span in tried if span and _lies_near(span, window)), None)
        return Stretch(found) if found else None
    one, other = first, last
    if last.half and not first.half and first.hour <= 12 and not first.leads_with_zero:
        one = _in_half(first, last.half)
        if (span := _made(one, other)) is None or span[1] > MIDNIGHT:
            # "10-2pm" begins in the morning.
            one = _in_half(first, "a" if last.half == "p" else "p")
    elif not first.half and not last.half:
        one, other = _usual_halves(first, last)
    elif first.half and not last.half and last.hour <= 12:
        same = _made(first, _in_half(last, first.half))
        other = _in_half(
            last, first.half if same and same[1] <= MIDNIGHT else "p" if first.half == "a" else "a"
        )
    span = _made(one, other)
    return Stretch(span, is_guess=_may_differ(first, last, one, other)) if span else None


def edge(word: str, clock: ClockTime, part: str = "") -> Stretch | None:
    """Return the span "after", or "before", an hour; a part of the day said before it holds it in."""
    halves = halves_of(part)
    if halves and not clock.half and clock.hour <= 12 and not clock.leads_with_zero:
        minutes = [_minutes(_in_half(clock, one)) for one in halves]
        window = PARTS_OF_DAY[part]
        minute = next((one for one in minutes if window[0] - LENIENCE <= one <= window[1] + LENIENCE), None)
        if minute is None:
            return None
        meant = clock
    else:
        meant = _in_half(clock, "p") if _is_afternoon(clock) else clock
        minute = _minutes(meant)
    begins, ends = PARTS_OF_DAY.get(part, (min(DAY_BEGINS, minute), max(DAY_ENDS, minute)))
    span = (minute, max(ends, minute)) if word == "after" else (min(begins, minute), minute)
    is_guess = not part and (meant != clock or (not clock.is_exact and 7 <= clock.hour <= 8))
    return Stretch(span, is_guess, is_edge=True) if span[0] < span[1] else None


def beside_part(word: str, part: str) -> Stretch:
    """Return the span after, or before, a part of the day."""
    begins, ends = PARTS_OF_DAY[part]
    return Stretch(
        (ends, max(DAY_ENDS, ends)) if word == "after" else (min(DAY_BEGINS, begins), begins), is_edge=True
    )


def from_then(clock: ClockTime, part: str = "") -> Stretch | None:
    """Return the hour that begins at a time alone, None if it may be no time at all."""
    halves = [half for half in halves_of(part) if clock.hour <= 12 and not clock.half]
    if not (clock.is_exact or halves) or (clock.hour < 6 and not (clock.half or clock.has_minutes or halves)):
        return None
    if halves:
        window = PARTS_OF_DAY[part]
        tried = (_minutes(_in_half(clock, one)) for one in halves)
        start = next((one for one in tried if window[0] - LENIENCE <= one <= window[1] + LENIENCE), None)
    else:
        start = _minutes(_in_half(clock, "p") if _is_afternoon(clock) else clock)
    if start is None or start >= MIDNIGHT:
        return None
    return Stretch((start, min(start + ONE_HOUR, MIDNIGHT)), is_guess=True, is_point=True)


def over_midnight(day: int, span: Span) -> Iterator[tuple[int, Span]]:
    """Yield a span of a day in one or two pieces: what lies past midnight is of the next day."""
    start, end = span
    yield day, (start, min(end, MIDNIGHT))
    if end > MIDNIGHT:
        yield (day + 1) % 7, (0, end - MIDNIGHT)


def clock_of(word: HourWord, *, ends: bool = False) -> ClockTime | None:
    """Return the time that a word says where one is asked for: also "noon", and "midnight" at its end."""
    if word.kind == "noon":
        return NOON
    if word.kind == "midnight" and ends:
        return ClockTime(24, is_exact=True, has_minutes=True)
    return word.clock


def _made(one: ClockTime, other: ClockTime) -> Span | None:
    start, end = _minutes(one), _minutes(other)
    if end <= start and start >= NIGHT_BEGINS and end <= NIGHT_ENDS:
        end += MIDNIGHT
    return (start, end) if start < end else None


def _minutes(clock: ClockTime) -> int:
    hours = clock.hour % 12 + (12 if clock.half == "p" else 0) if clock.half else clock.hour
    return hours * 60 + clock.minute


def _in_half(clock: ClockTime, half: str) -> ClockTime:
    if clock.half or clock.hour > 12 or clock.leads_with_zero:
        return clock
    return ClockTime(clock.hour, clock.minute, half, clock.is_exact, clock.has_minutes)


def halves_of(part: str) -> tuple[str, ...]:
    """Return which half of the day ("a", "p", "" as written) a part of it lies in, the likelier first."""
    if not part or part in {"whole day", "office hours", "daytime", "before work", "after work"}:
        return ()
    if "morning" in part:
        return ("a", "")
    return ("p", "a") if part in {"night", "noon", "lunch"} else ("p",)


def _lies_near(span: Span, window: Span) -> bool:
    """Return whether hours lie in a part of the day, give or take what people call it differently."""
    return window[0] - LENIENCE <= span[0] <= window[1] and window[0] < span[1] <= window[1] + 2 * LENIENCE


def _usual_halves(first: ClockTime, last: ClockTime) -> tuple[ClockTime, ClockTime]:
    if _is_afternoon(first) and last.hour <= 12:
        return _in_half(first, "p"), _in_half(last, "p") if last.hour < 12 else last
    ends_early = last.hour < 8 and not last.has_minutes
    if first.hour <= 12 and last.hour <= first.hour and ends_early:
        return first, _in_half(last, "p")
    return first, last


def _is_afternoon(clock: ClockTime) -> bool:
    """Return whether an hour is one from 1 to 6, when few people are awake in the other half of the day."""
    if clock.half or clock.leads_with_zero:
        return False
    # "6:30" and "6h" are as often of the morning.
    return 1 <= clock.hour <= (5 if clock.is_exact or clock.has_minutes else 6)


def _may_differ(first: ClockTime, last: ClockTime, one: ClockTime, other: ClockTime) -> bool:
    if first.half or last.half:
        return False
    bare = not (first.is_exact or last.is_exact)
    return (one, other) != (first, last) or (bare and bool({7, 8} & {first.hour, last.hour}))
