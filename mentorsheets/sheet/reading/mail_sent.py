"""The second record of mail in its hidden tab: one cell a mail, beside its key and its day."""

import re
from collections.abc import Iterable
from datetime import date

from mentorsheets.domain.mail_trace import IN_ARCHIVE, MailTrace, message_of
from mentorsheets.domain.model import Message
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.reading.read_again import records_of
from mentorsheets.sheet.reading.rows import Row
from mentorsheets.sheet.schema_machine import MAIL_SENT

WENT_ON = re.compile(r"go on (?P<day>\d{4}-\d\d-\d\d)")
STOOD = re.compile(r"stood in (?P<place>[a-z]-[0-9a-f]+)")
MOVED = re.compile(r"moved before (?P<day>\d{4}-\d\d-\d\d) to (?P<file>.+)")
_BETWEEN = " | "
_PARTS = 5
"""Kind, period, people, matches, and what the mail carried."""


def read_traces(tab: Tab) -> tuple[MailTrace, ...]:
    """Return every mail that went out; one whose day or cell somebody spoilt still counts by its key."""
    return records_of(tab, MAIL_SENT, [], _read_trace)


def read_went_on(tab: Tab) -> date | None:
    """Return the last day on which somebody said of what was lost that we may go on."""
    last = max(records_of(tab, MAIL_SENT, [], _read_day_of_going_on), default=date.min)
    return None if last == date.min else last


def read_places(tab: Tab) -> tuple[str, ...]:
    """Return the marks of the places where the sheet stood when mail went out, in their order."""
    return tuple(filter(None, records_of(tab, MAIL_SENT, [], _read_place)))


def read_moved(tab: Tab) -> dict[str, date]:
    """Return the names of the archives into which rows moved, each with the day before which those were."""
    found: dict[str, date] = {}
    for name, day in records_of(tab, MAIL_SENT, [], _read_moving):
        found[name] = max(day, found.get(name, date.min))
    return found


def recall_moved(messages: tuple[Message, ...], sent: Tab | None) -> tuple[Message, ...]:
    """Return messages with those before them whose rows moved into an archive, as their traces tell."""
    moved = read_moved(sent) if sent else {}
    if sent is None or not moved:
        return messages
    known, before = {one.id for one in messages}, max(moved.values())
    traces = (one for one in read_traces(sent) if one.on < before and one.id not in known)
    return (*(message_of(one, IN_ARCHIVE) for one in traces), *messages)


def write_moved(name: str, before: date) -> AddRow:
    """Return the row which says that rows from before a day moved into an archive."""
    return AddRow(MAIL_SENT.title, {"Mail": f"moved before {before.isoformat()} to {name}", "On": before})


def write_traces(traces: Iterable[MailTrace]) -> list[AddRow]:
    """Return the rows of mail that went out; one whose key stands there already is not added again."""
    return [
        AddRow(MAIL_SENT.title, {"Mail": trace.id, "On": trace.on, "What": _write_what(trace)})
        for trace in traces
    ]


def write_went_on(today: date) -> AddRow:
    """Return the row which says that on a day somebody let us go on in spite of what was lost."""
    return AddRow(MAIL_SENT.title, {"Mail": f"go on {today.isoformat()}", "On": today})


def write_place(place: str, today: date) -> AddRow:
    """Return the row which says that mail goes out while the sheet stands in a place."""
    return AddRow(MAIL_SENT.title, {"Mail": f"stood in {place}", "On": today})


def _write_what(trace: MailTrace) -> str:
    lists = (", ".join(names) for names in (trace.persons, trace.about, trace.carries))
    return _BETWEEN.join((trace.kind, trace.period, *lists)).rstrip()


def _read_day_of_going_on(row: Row) -> date:
    found = WENT_ON.fullmatch(row.text("Mail"))
    return date.fromisoformat(found["day"]) if found else date.min


def _read_moving(row: Row) -> tuple[str, date] | None:
    found = MOVED.fullmatch(row.text("Mail"))
    return (found["file"], date.fromisoformat(found["day"])) if found else None


def _read_place(row: Row) -> str:
    found = STOOD.fullmatch(row.text("Mail"))
    return found["place"] if found else ""


def _read_trace(row: Row) -> MailTrace | None:
    key, day = row.text("Mail"), parse_day(row.cell("On"))
    if not key or any(one.fullmatch(key) for one in (WENT_ON, STOOD, MOVED)):
        return None
    parts = [part.strip() for part in row.text("What").split(_BETWEEN.strip())]
    kind, period, *lists = (*parts, *[""] * (_PARTS - len(parts)))
    persons, about, carries = (tuple(filter(None, names.split(", "))) for names in lists[:3])
    return MailTrace(key, day.on if day else date.min, kind, persons, period, about, carries)
