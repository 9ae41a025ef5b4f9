"""What the sheet remembers of mail that came in; a row that somebody spoilt says only that it was read."""

from datetime import UTC, date, datetime

from mentorsheets.domain.read_mail import MailEnd, ReadMail, ReadUpTo
from mentorsheets.sheet.backend import Tab
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import MAIL_READ

UP_TO = "read up to"
"""What stands in place of an end in a row that says how far a mailbox was read."""


def read_mails(tab: Tab) -> tuple[ReadMail, ...]:
    """Return every mail that was read, in the order of rows."""
    return tuple(
        ReadMail(
            id=row.text("Mail"),
            became=_end(row.text("Became")),
            on=_day(row),
            person=row.text("Person id"),
            about=row.text("About"),
            detail=row.text("Detail"),
            arrived=_moment(row.text("Arrived")),
        )
        for row in rows_of(tab, MAIL_READ, [])
        if row.text("Mail") and row.text("Became") != UP_TO
    )


def read_up_to(tab: Tab) -> tuple[ReadUpTo, ...]:
    """Return how far each mailbox was read; what cannot be understood says nothing, so it is read anew."""
    found = []
    for row in rows_of(tab, MAIL_READ, []):
        validity, _, last = row.text("Detail").partition("/")
        if row.text("Became") == UP_TO and validity.isdecimal() and last.isdecimal():
            found.append(ReadUpTo(row.text("Mail"), int(validity), int(last)))
    return tuple(found)


def _end(text: str) -> MailEnd:
    try:
        return MailEnd(text)
    except ValueError:
        return MailEnd.FOR_HUMAN


def _day(row: Row) -> date:
    day = parse_day(row.cell("Read on"))
    return day.on if day else date.min


def _moment(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
