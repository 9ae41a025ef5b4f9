"""The second record of mail in its hidden tab: one cell a mail, beside its key and its day."""

import re
from collections.abc import Iterable
from datetime import date

from mentorsheets.domain.mail_trace import MailTrace
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.edits import AddRow
from mentorsheets.sheet.reading.rows import Row, records_of, rows_of
from mentorsheets.sheet.schema_machine import MAIL_SENT

WENT_ON = re.compile(r"go on (?P<day>\d{4}-\d\d-\d\d)")
_BETWEEN = " | "
_PARTS = 5
"""Kind, period, people, matches, and what the mail carried."""


def read_traces(tab: Tab) -> tuple[MailTrace, ...]:
    """Return every mail that went out; one whose day or cell somebody spoilt still counts by its key."""
    return records_of(tab, MAIL_SENT, [], _read_trace)


def read_went_on(tab: Tab) -> date | None:
    """Return the last day on which somebody said of what was lost that we may go on."""
    found = (WENT_ON.fullmatch(row.text("Mail")) for row in rows_of(tab, MAIL_SENT, []))
    return max((date.fromisoformat(one["day"]) for one in found if one), default=None)


def write_traces(traces: Iterable[MailTrace]) -> list[AddRow]:
    """Return the rows of mail that went out; one whose key stands there already is not added again."""
    return [
        AddRow(MAIL_SENT.title, {"Mail": trace.id, "On": trace.on, "What": _write_what(trace)})
        for trace in traces
    ]


def write_went_on(today: date) -> AddRow:
    """Return the row which says that on a day somebody let us go on in spite of what was lost."""
    return AddRow(MAIL_SENT.title, {"Mail": f"go on {today.isoformat()}", "On": today})


def _write_what(trace: MailTrace) -> str:
    lists = (", ".join(names) for names in (trace.persons, trace.about, trace.carries))
    return _BETWEEN.join((trace.kind, trace.period, *lists)).rstrip()


def _read_trace(row: Row) -> MailTrace | None:
    key, day = row.text("Mail"), parse_day(row.cell("On"))
    if not key or WENT_ON.fullmatch(key):
        return None
    parts = [part.strip() for part in row.text("What").split(_BETWEEN.strip())]
    kind, period, *lists = (*parts, *[""] * (_PARTS - len(parts)))
    persons, about, carries = (tuple(filter(None, names.split(", "))) for names in lists[:3])
    return MailTrace(key, day.on if day else date.min, kind, persons, period, about, carries)
