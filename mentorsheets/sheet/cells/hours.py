"""Reading when somebody is free in an ordinary week: "weekdays after 17, Sat morning, Tue 12:00-13:30"."""

import re
from collections.abc import Iterable

from mentorsheets.domain.model import Slot
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain, split_list

HOURS_HINT = "Type days and hours, such as: weekdays after 17, Sat morning, Tue 12:00-13:30."
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_DAYS = {
    "mon": 0, "mo": 0, "tue": 1, "tues": 1, "tu": 1, "wed": 2, "weds": 2, "we": 2, "thu": 3, "thur": 3, "thurs": 3,
    "th": 3, "fri": 4, "fr": 4, "sat": 5, "sa": 5, "sun": 6, "su": 6,
}  # fmt: skip
GROUPS = {
    "weekday": range(5), "weekdays": range(5), "workdays": range(5), "working days": range(5), "weekend": (5, 6),
    "weekends": (5, 6), "any day": range(7), "every day": range(7), "daily": range(7), "all days": range(7),
    "any": range(7), "every": range(7), "all": range(7), "most": range(7),
}  # fmt: skip
DAY_ENDS = 22 * 60
"""Minutes after midnight at which an open-ended "after 18" stops."""
WHOLE_DAY = (8 * 60, DAY_ENDS)
"""Minutes after midnight between which "Monday" alone is meant."""
PARTS_OF_DAY = {
    "early morning": (6 * 60, 9 * 60), "morning": (8 * 60, 12 * 60), "before work": (7 * 60, 9 * 60),
    "lunch": (12 * 60, 14 * 60), "lunchtime": (12 * 60, 14 * 60), "lunch time": (12 * 60, 14 * 60),
    "noon": (12 * 60, 14 * 60), "midday": (12 * 60, 14 * 60), "afternoon": (12 * 60, 18 * 60),
    "after work": (17 * 60, DAY_ENDS), "evening": (18 * 60, DAY_ENDS), "night": (20 * 60, 23 * 60),
    "office hours": (9 * 60, 17 * 60), "working hours": (9 * 60, 17 * 60), "daytime": (9 * 60, 18 * 60),
}  # fmt: skip
ANY_TIME = {"any time", "anytime", "flexible", "always", "whenever", "all day", "any"}
CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
SPAN = re.compile(rf"{CLOCK}\s*(?:-|–|—|to|until|till)\s*{CLOCK}$")
EDGE = re.compile(rf"(after|from|since|before|until|till|by)\s+{CLOCK}$")


def read_hours(text: str) -> Understood[tuple[Slot, ...]]:
    """Return the stretches of a week that a text means, in its writer's own time, sorted and merged.

    What is not understood beside what is gets named in the remark.

    Raises:
        NotUnderstood: nothing of it is.
    """
    slots: list[Slot] = []
    lost: list[str] = []
    waiting: tuple[int, ...] = ()
    days_before: tuple[int, ...] = ()
    for piece in (one for several in split_list(text) for one in _apart(several)):
        days, span = _piece(piece)
        if span is None:
            lost.append(piece)
        elif span == WHOLE_DAY and days:
            # "Tue, Thu evening" may mean both evenings: the days wait for the hours of the next piece.
            waiting += days
        else:
            days_before = waiting + days or days_before or tuple(range(7))
            slots += [Slot(day, *span) for day in days_before]
            waiting = ()
    slots += [Slot(day, *WHOLE_DAY) for day in waiting]
    if not slots:
        raise NotUnderstood("We cannot tell from this when they are free.", HOURS_HINT)
    return Understood(merge_slots(slots), f"Not understood and left out: {', '.join(lost)}." if lost else "")


def merge_slots(slots: Iterable[Slot]) -> tuple[Slot, ...]:
    """Return the same stretches sorted, with those that touch or overlap made one."""
    joined: list[Slot] = []
    for slot in sorted(slots):
        if joined and joined[-1].weekday == slot.weekday and slot.start <= joined[-1].end:
            joined[-1] = Slot(slot.weekday, joined[-1].start, max(joined[-1].end, slot.end))
        else:
            joined.append(slot)
    return tuple(joined)


def _apart(piece: str) -> list[str]:
    """Return "mornings and evenings" in its two parts, unless it means something as a whole."""
    parts = re.split(r"\s+(?:and|or|&)\s+", piece)
    if len(parts) == 1 or _piece(piece)[1] is not None or any(_piece(part)[1] is None for part in parts):
        return [piece]
    days, _ = _piece(parts[0])
    # "Weekdays morning and evening": the days hold for both.
    named = [day for part in parts[1:] for day in _piece(part)[0]]
    return parts if named or not days else [parts[0], *(f"{_name(days)} {part}" for part in parts[1:])]


def _name(days: Iterable[int]) -> str:
    return " ".join(DAYS[day] for day in days)


def _piece(piece: str) -> tuple[tuple[int, ...], tuple[int, int] | None]:
    """Return the weekdays that a piece names, and its stretch of the day, None if it is not understood."""
    text = re.sub(r"^(.*\S)\s+on\s+(.+)$", r"\2 \1", piece.casefold().strip(" ."))
    if plain(text) in ANY_TIME:
        return tuple(range(7)), WHOLE_DAY
    days, rest = _days(text)
    span = _span(rest.strip(" :,-"))
    return days, span if span and span[0] < span[1] else None


def _days(text: str) -> tuple[tuple[int, ...], str]:
    """Return the weekdays with which a text begins, and the rest of it."""
    for group in sorted(GROUPS, key=len, reverse=True):
        if re.match(rf"{group}\b", text):
            return tuple(GROUPS[group]), text[len(group) :]
    days: list[int] = []
    rest = text
    through = False
    while (word := re.match(r"[\s/&+]*(?:and\s+|or\s+)?([a-z]+)\b\.?", rest)) and (
        day := _day(word[1])
    ) is not None:
        days += (
            [(days[-1] + step) % 7 for step in range(1, (day - days[-1]) % 7 + 1)]
            if through and days
            else [day]
        )
        rest = rest[word.end() :]
        dash = re.match(r"\s*(?:-|–|—|to\b|through\b)\s*(?=[a-z])", rest)
        through = dash is not None
        rest = rest[dash.end() :] if dash else rest
    return tuple(dict.fromkeys(days)), rest


def _day(word: str) -> int | None:
    if word in SHORT_DAYS:
        return SHORT_DAYS[word]
    singular = word.removesuffix("s")
    return DAYS.index(singular) if singular in DAYS else None


def _span(text: str) -> tuple[int, int] | None:
    """Return from when to when, in minutes after midnight."""
    text = re.sub(
        r"^(?:between|in the|at|during|around|from(?=.*(?:-|–|to|until|till)))\s*", "", text.strip()
    )
    text = text.replace(" and ", "-") if re.search(r"\d and \d", text) else text
    if not text or plain(text) in ANY_TIME or text in {"day", "days"}:
        return WHOLE_DAY
    if part := PARTS_OF_DAY.get(plain(text)) or PARTS_OF_DAY.get(plain(text).removesuffix("s")):
        return part
    if found := EDGE.fullmatch(text):
        edge = _minutes(found[2], found[3], found[4])
        return (
            (edge, max(DAY_ENDS, edge))
            if found[1] in {"after", "from", "since"}
            else (min(7 * 60, edge), edge)
        )
    if found := SPAN.fullmatch(text):
        end = _minutes(found[4], found[5], found[6])
        start = _minutes(
            found[1], found[2], found[3] or (found[6] if int(found[1]) <= int(found[4]) else None)
        )
        return start, end
    return None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return min(hours * 60 + int(minute or 0), 24 * 60)
