"""What the journal remembers of the mail that came back."""

import json
from datetime import datetime, timedelta

from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import BURY, Journal
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.smtp_replies import address_mark

STRIKES = 3
"""So many soft bounces within `STRIKE_DAYS` make an address a dead one."""

STRIKE_DAYS = timedelta(days=30)
"""A mailbox that is full gets a month to be emptied; strikes further apart do not add up."""


def persons_of(journal: Journal, key: str) -> tuple[str, ...]:
    """Return the ids of the persons whom a message was about; none if the key is not known."""
    found = journal.db.execute("SELECT persons FROM mail WHERE key = ?", (key,)).fetchone()
    return tuple(json.loads(found[0])) if found else ()


def person_at(journal: Journal, key: str, address: str) -> str | None:
    """Return who of a message's persons has this address, where that is certain."""
    found = journal.db.execute("SELECT persons, recipients FROM mail WHERE key = ?", (key,)).fetchone()
    if not found or not found[1]:
        return None
    persons, recipients = json.loads(found[0]), json.loads(found[1])
    marks = [address_mark(recipient) for recipient in recipients]
    if len(persons) != len(recipients) or address_mark(address) not in marks:
        return None
    return str(persons[marks.index(address_mark(address))])


def went_to(journal: Journal, key: str, mark: str) -> bool:
    """Say whether a message went to the address with this mark, as far as the journal knows."""
    found = journal.db.execute("SELECT recipients FROM mail WHERE key = ?", (key,)).fetchone()
    return found is None or found[0] is None or mark in map(address_mark, json.loads(found[0]))


def is_taken(journal: Journal, what: str) -> bool:
    """Say whether this was written where it belongs before."""
    return journal.db.execute("SELECT 1 FROM taken WHERE what = ?", (what,)).fetchone() is not None


def note_taken(journal: Journal, what: str, now: datetime) -> None:
    """Remember that this was written where it belongs."""
    journal.db.execute("INSERT INTO taken VALUES (?, ?) ON CONFLICT DO NOTHING", (what, stamp(now)))


def read_so_far(journal: Journal, mailbox: str) -> tuple[int, int]:
    """Return UIDVALIDITY and the last UID that was read in `mailbox`; zeros if none was."""
    found = journal.db.execute("SELECT validity, last_uid FROM mailbox WHERE name = ?", (mailbox,)).fetchone()
    return (int(found[0]), int(found[1])) if found else (0, 0)


def note_read(journal: Journal, mailbox: str, validity: int, last_uid: int) -> None:
    """Remember how far `mailbox` was read."""
    journal.db.execute(
        "INSERT INTO mailbox VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET validity = excluded.validity, last_uid = excluded.last_uid",
        (mailbox, validity, last_uid),
    )


def note_bounce(journal: Journal, key: str, mark: str, status: str, now: datetime, *, is_hard: bool) -> None:
    """Draw a bounce's conclusions: a message of unknown fate was sent; an address may be dead.

    A hard bounce buries the address (its mark) at once, soft ones after `STRIKES`.
    """
    journal.decide(key, MailState.SENT, now, f"sent, and came back: {status}")
    with journal.db.transaction():
        journal.db.execute("INSERT INTO strike VALUES (?, ?) ON CONFLICT DO NOTHING", (mark, stamp(now)))
        (strikes,) = journal.db.execute(
            "SELECT count(*) FROM strike WHERE mark = ? AND at >= ?", (mark, stamp(now - STRIKE_DAYS))
        ).fetchone()
        if is_hard or strikes >= STRIKES:
            journal.db.execute(BURY, (mark, f"came back: {status}", stamp(now)))
