"""Reading the tabs that shape a programme: Settings, Need kinds, Questions, Register and what was taken."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from mentorsheets.domain.catalogue import DEFAULT, Catalogue, Kind
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import Person, Problem, Question, Registration, Standing
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.setting_row import Reads
from mentorsheets.domain.settings import ANSWER, AnswersBy, Hours, Proposing, Settings, Spec, specs
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.choices import ANSWERS_BY, PROPOSING, YES_NO, one_of, read_day, read_rhythm
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.cells.pairing_choices import read_aim, read_weighing
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.cells.text import nearest, plain, split_list, squeeze
from mentorsheets.sheet.cells.time_zones import read_zone
from mentorsheets.sheet.form_settings import form_of
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.reading.kinds import read_kind
from mentorsheets.sheet.reading.people_index import read_address
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import (
    ANSWERS_TAKEN,
    FORGOTTEN_TAB,
    NEED_KINDS,
    PUBLISHED,
    QUESTIONS,
    REGISTER,
    SETTINGS,
    TEMPLATES,
)

SOMEBODY = "Somebody"
"""How mails name a person who was forgotten."""
FOR_GOOD = frozenset(map(squeeze, ("for good", "forever", "always", "for ever", "never", "none")))
MONTHS_OR_YEARS = re.compile(r"(\d{1,3})(?:\.0+)?\s*(?:(?:months?|m)|(years?|y))?\.?")
CLOCKS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|—|to|and)\s*(\d{1,2})(?:[:.](\d{2}))?")


def read_settings(tab: Tab, problems: list[Problem]) -> Settings:
    """Return the settings of a programme; what cannot be understood keeps its default."""
    by_title = {squeeze(spec.title): spec for spec in specs()}
    settings = Settings()
    for row in rows_of(tab, SETTINGS, problems):
        title = row.text("Setting")
        if form_of(title):
            continue
        spec = by_title.get(squeeze(title))
        if spec is None:
            _tell_unknown(row, title)
        elif row.cell("Value") is not None:
            value = row.settle("Value", lambda row=row, spec=spec: _value(row, spec), None)  # type: ignore[misc]
            if value is None and spec.reads is Reads.MONTHS:
                # Nothing is cleared by a setting that nobody understands.
                value = 0
            settings = settings if value is None else replace(settings, **{spec.field: value})
    return settings


def has_setting(book: Book, title: str) -> bool:
    """Return whether a row of the tab Settings has this title."""
    tab = find_tab(book, SETTINGS)
    return tab is not None and any(
        squeeze(row.text("Setting")) == squeeze(title) for row in rows_of(tab, SETTINGS, [])
    )


def _tell_unknown(row: Row, title: str) -> None:
    if close := nearest(title, [spec.title for spec in specs()]):
        row.problem("Setting", "This setting is not known.", f"Perhaps {close} is meant.")
    elif title:
        row.note("Setting", "This setting is not known, so nothing follows from it.")


def _value(row: Row, spec: Spec) -> Understood[Any]:
    cell = row.cell("Value")
    if spec.reads is Reads.DAYS and isinstance(cell, date):
        return Understood((read_day(cell).value,))
    if spec.reads is Reads.NUMBER:
        return _number(cell, spec)
    if spec.reads is Reads.MONTHS:
        return _months(str(cell), spec)
    text = row.text("Value")
    return READERS[spec.reads](text) if text else Understood(None)


def _number(cell: Cell, spec: Spec) -> Understood[int]:
    match = re.search(r"-?\d+(?:\.\d+)?", str(cell))
    number = float(match[0]) if match else None
    if number is None or not spec.low <= number <= spec.high or number != int(number):
        raise NotUnderstood(
            "This is not a number that this setting can take.",
            f"Type a whole number from {spec.low} to {spec.high}.",
        )
    return Understood(int(number))


def _months(text: str, spec: Spec) -> Understood[int]:
    """Return a number of months, 0 for good; a year has twelve, and no other stretch counts."""
    if squeeze(text) in FOR_GOOD:
        return Understood(0)
    found = MONTHS_OR_YEARS.fullmatch(text.strip().casefold())
    months = int(found[1]) * (12 if found[2] else 1) if found else -1
    if not spec.low <= months <= spec.high:
        raise NotUnderstood(
            "This is no number of months, so nothing goes by it.",
            f"Type a whole number from {spec.low} to {spec.high}, such as 12.",
        )
    return Understood(months)


def _yes_no(text: str) -> Understood[bool]:
    return one_of(text, YES_NO, "yes or no", "Type yes or no.")


def _hours(text: str) -> Understood[Hours]:
    found = CLOCKS.search(text)
    numbers = [int(part or 0) for part in found.groups()] if found else []
    # A day that ends at midnight ends at 24:00, or at 0:00 as some write it.
    to_the_end = len(numbers) > 3 and numbers[2] in {0, 24} and not numbers[3]
    if to_the_end:
        numbers[2] = 0
    if not numbers or max(numbers[0], numbers[2]) > 23 or max(numbers[1], numbers[3]) > 59:
        raise NotUnderstood("These are no hours of a day.", "Type them as 09:00-17:00.")
    end = time.max if to_the_end else time(numbers[2], numbers[3])
    hours = Hours(time(numbers[0], numbers[1]), end)
    if hours.start >= hours.end:
        raise NotUnderstood("The hours end before they begin.", "Type them as 09:00-17:00.")
    return Understood(hours)


def _days(text: str) -> Understood[tuple[date, ...]]:
    return Understood(tuple(read_day(piece).value for piece in split_list(text)))


def _addresses(text: str) -> Understood[tuple[str, ...]]:
    read = [
        read_address(piece)
        for piece in re.split(r"(?:[,;/|\s]|\b(?:and|y|und|et|e)\b(?=\s))+(?=\S*@)", text)
        if "@" in piece
    ] or [read_address(text)]
    return Understood(
        tuple(dict.fromkeys(one.value for one in read)), " ".join(one.remark for one in read if one.remark)
    )


def _form(text: str) -> Understood[str]:
    address = urlsplit(text.strip())
    words = [value.strip().upper() for _, value in parse_qsl(address.query)]
    if address.scheme != "https" or not address.hostname:
        raise NotUnderstood("This is no link.", "In the form choose Get pre-filled link, and copy that.")
    if ANSWER not in words:
        raise NotUnderstood(
            f"The word {ANSWER} is not in this link.",
            f"In the form choose Get pre-filled link, type {ANSWER} into its question, and copy the link.",
        )
    return Understood(text.strip())


def _proposing(text: str) -> Understood[Proposing]:
    hint = "Type when something changed, weekly, or only when asked."
    return one_of(text, PROPOSING, "time for proposals", hint)


def _answers_by(text: str) -> Understood[AnswersBy]:
    return one_of(text, ANSWERS_BY, "way for answers", "Type mailbox, form, or a person.")


READERS: dict[Reads, Callable[[str], Understood[Any]]] = {
    Reads.TEXT: Understood,
    Reads.ADDRESS: read_address,
    Reads.ADDRESSES: _addresses,
    Reads.ZONE: read_zone,
    Reads.YES_NO: _yes_no,
    Reads.HOURS: _hours,
    Reads.RHYTHM: read_rhythm,
    Reads.NAMES: lambda text: Understood(tuple(split_list(text))),
    Reads.DAYS: _days,
    Reads.FORM: _form,
    Reads.PROPOSING: _proposing,
    Reads.ANSWERS_BY: _answers_by,
    Reads.AIM: read_aim,
    Reads.WEIGHING: read_weighing,
}


def read_catalogue(tab: Tab, problems: list[Problem]) -> Catalogue:
    """Return the kinds of need that the tab lists; one that lists none has the usual nine."""
    usual = {plain(kind.title): kind.id for kind in DEFAULT}
    kinds: dict[str, Kind] = {}
    for row in rows_of(tab, NEED_KINDS, problems):
        title = row.text("Need")
        kind_id = usual.get(plain(title), plain(title).replace(" ", "-"))
        if kind_id in kinds:
            row.problem("Need", "This kind of need is listed twice; the first one counts.", "Remove one.")
        elif kind_id:
            kinds[kind_id] = Kind(kind_id, title, row.text("Meaning"), row.text("Ask"))
    return Catalogue(tuple(kinds.values())) if kinds else DEFAULT


def read_questions(tab: Tab, catalogue: Catalogue, problems: list[Problem]) -> tuple[Question, ...]:
    """Return the programme's own questions, in the order of rows."""
    found = []
    for row in rows_of(tab, QUESTIONS, problems):
        kind = row.read("Need", lambda text: read_kind(text, catalogue), None)
        text = row.text("Question")
        if kind and text:
            found.append(Question(f"{kind}:{plain(text)}", kind, text))
    return tuple(found)


def read_register(tab: Tab, problems: list[Problem]) -> tuple[Registration, ...]:
    """Return under which addresses and names people were last seen."""
    return tuple(
        Registration(
            row.text("Person id"),
            fold_address(row.text("Email")),
            row.text("Name"),
            parse_day(row.cell("Since")),
            tuple(fold_address(one) for one in row.text("Also writes from").split(",") if "@" in one),
            tuple(split_list(row.text("Wrote before from"))),
        )
        for row in rows_of(tab, REGISTER, problems)
        if row.text("Person id")
    )


def read_templates(tab: Tab, problems: list[Problem]) -> dict[str, str]:
    """Return the programme's own templates by their names, as they were typed."""
    return {
        row.text("Name"): row.text("Text")
        for row in rows_of(tab, TEMPLATES, problems)
        if row.text("Name") and row.text("Text")
    }


def read_form_days(tab: Tab) -> dict[str, date]:
    """Return the day of the first answer to a form that was taken over from each person, by their ids."""
    days: dict[str, date] = {}
    for row in rows_of(tab, ANSWERS_TAKEN, []):
        person, day = row.text("Person id"), parse_day(str(row.cell("Answered") or "")[:10])
        if person and day:
            days[person] = min(day.on, days.get(person, day.on))
    return days


def read_gone(ids: Iterable[str]) -> Iterator[Person]:
    """Yield those of `ids` who were forgotten, as people without a name or an address who have left."""
    for one in dict.fromkeys(ids):
        if is_gone(one):
            yield Person(one, SOMEBODY, None, standing=Standing.LEFT, can_support=0)


def read_published(tab: Tab) -> Mapping[str, Mapping[str, str]]:
    """Return what was told to everybody, by the quarter and the name of the figure."""
    told: dict[str, dict[str, str]] = {}
    for row in rows_of(tab, PUBLISHED, []):
        told.setdefault(row.text("Period"), {})[row.text("Figure")] = row.text("Shown as")
    return told


def read_marks(tab: Tab) -> frozenset[str]:
    """Return the marks of the addresses that must not come back."""
    return frozenset(row.text("Mark") for row in rows_of(tab, FORGOTTEN_TAB, []))
