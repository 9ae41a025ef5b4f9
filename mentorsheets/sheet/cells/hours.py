"""Reading when somebody is free in an ordinary week: "weekdays after 17, Sat morning, Tue 12:00-13:30"."""

import re
from collections.abc import Iterable

from mentorsheets.domain.model import Slot
from mentorsheets.sheet.cells.hour_words import in_english
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import plain, split_list

HOURS_HINT = "Type days and hours, such as: weekdays after 17, Sat morning, Tue 12:00-13:30."
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OTHER_DAYS = {
    plain(word): day
    for names in (
        "lunes martes miércoles jueves viernes sábado domingo",
        "lundi mardi mercredi jeudi vendredi samedi dimanche",
        "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
        "segunda terça quarta quinta sexta sábado domingo",
        "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo",
        "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
    )
    for day, word in enumerate(names.split())
}  # fmt: skip
SHORT_DAYS = {
    "mon": 0, "mo": 0, "tue": 1, "tues": 1, "tu": 1, "wed": 2, "weds": 2, "we": 2, "thu": 3, "thur": 3, "thurs": 3,
    "th": 3, "fri": 4, "fr": 4, "sat": 5, "sa": 5, "sun": 6, "su": 6,
}  # fmt: skip
GROUPS = {
    "weekday": range(5), "weekdays": range(5), "workdays": range(5), "working days": range(5), "weekend": (5, 6),
    "weekends": (5, 6), "any day": range(7), "every day": range(7), "daily": range(7), "all days": range(7),
    "any": range(7), "every": range(7), "all": range(7), "most": range(7),
}  # fmt: skip
LEFT_OUT = "Not understood and left out"
DAY_ENDS = 22 * 60
"""Minutes after midnight at which an open-ended "after 18" stops."""
WHOLE_DAY = (8 * 60, DAY_ENDS)
"""Minutes after midnight between which "Monday" alone is meant."""
PARTS_OF_DAY = {
    "early morning": (6 * 60, 9 * 60), "morning": (8 * 60, 12 * 60), "before work": (7 * 60, 9 * 60),
    "lunch": (12 * 60, 14 * 60), "lunchtime": (12 * 60, 14 * 60), "lunch time": (12 * 60, 14 * 60),
    "noon": (12 * 60, 14 * 60), "midday": (12 * 60, 14 * 60), "afternoon": (12 * 60, 18 * 60),
    "after work": (17 * 60, DAY_ENDS), "evening": (18 * 60, DAY_ENDS), "night": (20 * 60, 23 * 60),
    "am": (8 * 60, 12 * 60), "pm": (12 * 60, DAY_ENDS), "mid morning": (9 * 60, 11 * 60), "late evening": (20 * 60, 23 * 60),
    "late afternoon": (15 * 60, 18 * 60), "early evening": (17 * 60, 20 * 60), "early afternoon": (12 * 60, 15 * 60),
    "office hours": (9 * 60, 17 * 60), "working hours": (9 * 60, 17 * 60), "daytime": (9 * 60, 18 * 60),
}  # fmt: skip
ANY_TIME = {"any time", "anytime", "flexible", "always", "whenever", "all day", "any", "24 7", "very flexible", "i m flexible", "im flexible", "i am flexible", "open",
            "no restrictions", "fully flexible", "any time works"}  # fmt: skip
CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?"
SPAN = re.compile(rf"{CLOCK}\s*(?:-|–|—|to|until|till)\s*{CLOCK}$")
EDGE = re.compile(rf"(after|from|since|before|until|till|by)\s+{CLOCK}$")
_PART_WORDS = "|".join(f"{part}s?" for part in sorted(PARTS_OF_DAY, key=len, reverse=True))
_DAY_WORDS = r"(?:mon|tue|wed|thu|fri|sat|sun|weekday|weekend|workday|any day|every day|daily)"
HOURS_FIRST = re.compile(
    rf"((?:after|before|from|until)?\s*\d[\d:.h]*\s*(?:[ap]m)?(?:\s*(?:-|–|—|to|until|till)\s*\d[\d:.h]*\s*(?:[ap]m)?)?)"
    rf"\s+({_DAY_WORDS}.*)"
)
_BUT = r"(?:except(?:ing)?(?: for| on)?|but not|excluding|apart from|other than|besides|not(?: on)?|no)"
EXCEPT = re.compile(rf"(?P<but>.*?)\s*\b{_BUT}\s+(?P<days>.+)")


def read_hours(text: str) -> Understood[tuple[Slot, ...]]:
    """Return the stretches of a week that a text means, in its writer's own time, sorted and merged.

    What is not understood beside what is gets named in the remark.

    Raises:
        NotUnderstood: nothing of it is.
    """
    english = in_english(text)
    try:
        understood = _read_english(text)
        if english is None or LEFT_OUT not in understood.remark:
            return understood
    except NotUnderstood:
        if english is None:
            raise
    return _read_english(english)


def _read_english(text: str) -> Understood[tuple[Slot, ...]]:
    slots: list[Slot] = []
    lost: list[str] = []
    guessed: list[str] = []
    waiting: tuple[int, ...] = ()
    days_before: tuple[int, ...] = ()
    for piece in (one for several in split_list(_evened(text)) for one in _apart(several)):
        days, span = _piece(piece)
        if span is None:
            lost.append(piece)
        elif span == WHOLE_DAY and days:
            # "Tue, Thu evening" may mean both evenings: the days wait for the hours of the next piece.
            waiting += days
        else:
            days_before = waiting + days or days_before or tuple(range(7))
            slots += [Slot(day, *span) for day in days_before]
            guessed += [_told(piece, span)] if _is_guess(piece, span) else []
            waiting = ()
    slots += [Slot(day, *WHOLE_DAY) for day in waiting]
    if not slots:
        raise NotUnderstood("We cannot tell from this when they are free.", HOURS_HINT)
    told = [f"{LEFT_OUT}: {', '.join(lost)}."] if lost else []
    return Understood(merge_slots(slots), " ".join((*dict.fromkeys(guessed), *told)))


def _evened(text: str) -> str:
    """Return the text in the one spelling that is read further on."""
    text = re.sub(r"\b([ap])\s?\.?\s?m\b\.?", r"\1m", text.casefold().replace("’", "'"))
    text = re.sub(r"\b12\s*noon\b", "12pm", text)
    text = re.sub(
        r"(\d\s*(?:[ap]m)?\s*(?:-|–|—|to|until|till)\s*)noon\b|\bnoon(?=\s*(?:-|–|—|to)\s*\d)",
        r"\g<1>12pm",
        text,
    )
    text = re.sub(r"\bmidnight\b", "24:00", text)
    text = re.sub(r"\b(\d{1,2})\s*o'?clock\b", r"\1", text)
    text = re.sub(r"\b24\s*/\s*7\b", "any time", text)
    # "Evenings (6 PM - 9 PM)": the hours say what the part of the day means.
    text = re.sub(rf"\b(?:{_PART_WORDS})\s*\(([^)]*\d[^)]*)\)", r"\1", text)
    text = re.sub(r"\(([^)]*)\)", r" \1", text)
    return re.sub(rf",\s*(?={_BUT}\b)", " ", text)


def _is_guess(piece: str, span: tuple[int, int]) -> bool:
    """Return whether hours without am, pm or minutes may as well have meant the other half of the day."""
    if re.search(r"\d\s*[ap]m|\d[:.h]\d|\b(?:morning|noon|evening|night)", piece):
        return False
    typed = {int(hour) * 60 for hour in re.findall(r"\d+", piece)}
    return bool(typed) and (not typed <= set(span) or bool({7 * 60, 8 * 60} & typed))


def _told(piece: str, span: tuple[int, int]) -> str:
    start, end = (f"{minutes // 60:02}:{minutes % 60:02}" for minutes in span)
    return f"“{piece.strip()}” is read as {start}-{end}."


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
    text = re.sub(r"\s+only$|^only\s+", "", text)
    if plain(text) in ANY_TIME:
        return tuple(range(7)), WHOLE_DAY
    if but := EXCEPT.fullmatch(text):
        return _without(but["but"], but["days"])
    if turned := HOURS_FIRST.fullmatch(text):
        text = f"{turned[2]} {turned[1]}"
    days, rest = _days(text)
    span = _span(rest.strip(" :,-"))
    return days, span if span and span[0] < span[1] else None


def _without(base: str, refused: str) -> tuple[tuple[int, ...], tuple[int, int] | None]:
    """Return "any day except Friday" as the days that are left."""
    days, rest = _days(refused)
    kept, span = _piece(base) if base.strip() else (tuple(range(7)), WHOLE_DAY)
    if rest.strip(" .s") or not days:
        return (), None
    return tuple(day for day in kept or range(7) if day not in days), span


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


def name_day(text: str) -> int | None:
    """Return the weekday that a text names and nothing else (Monday is 0), in six languages, None if none."""
    words = plain(text)
    found = _day(words)
    return OTHER_DAYS.get(words) if found is None else found


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
    # "Evenings after 6": the edge is within the part of the day.
    part_of = re.match(rf"(?:{_PART_WORDS})\s+(?=(?:after|from|since|before|until|till|by)\b)", text)
    text = text[part_of.end() :] if part_of else text
    if found := EDGE.fullmatch(text):
        edge = _minutes(found[2], found[3], found[4] or _half(found[2], found[3]))
        return (
            (edge, max(DAY_ENDS, edge))
            if found[1] in {"after", "from", "since"}
            else (min(7 * 60, edge), edge)
        )
    if found := SPAN.fullmatch(text):
        return _between(found)
    return None


def _between(found: re.Match[str]) -> tuple[int, int]:
    """Return a span of hours; who writes 4-6 means the afternoon, and who writes 9-5 a working day."""
    first, last = found[3], found[6]
    if not (first or last):
        first = _half(found[1], found[2])
        last = first and "pm"
        if not first and int(found[1]) <= 12 and int(found[4]) <= int(found[1]) and int(found[4]) < 8:
            last = "pm"
    elif not first and int(found[1]) <= int(found[4]) < 12:
        first = last
    return _minutes(found[1], found[2], first), _minutes(found[4], found[5], last)


def _half(hour: str, minutes: str | None) -> str | None:
    """Return "pm" for a bare hour from 1 to 6, which is when few people are awake in the other half."""
    return "pm" if not minutes and not hour.startswith("0") and 1 <= int(hour) <= 6 else None


def _minutes(hour: str, minute: str | None, half: str | None) -> int:
    hours = int(hour)
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0)
    return min(hours * 60 + int(minute or 0), 24 * 60)
