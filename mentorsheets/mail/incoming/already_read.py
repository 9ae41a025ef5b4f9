"""What the journal remembers of the mail that came back."""

import json
import re
from collections.abc import Iterable
from datetime import datetime, timedelta

from mentorsheets.domain.ids import address_mark
from mentorsheets.domain.keyed_marks import KeyedMarks
from mentorsheets.domain.read_mail import MailEnd, ReadMail
from mentorsheets.mail.incoming.arrivals import Bounce
from mentorsheets.mail.incoming.by_header import PRINT_MARK
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import BURY, Journal
from mentorsheets.mail.messages import MailState

STRIKES = 3
"""So many soft bounces within `STRIKE_DAYS` make an address a dead one."""

STRIKE_DAYS = timedelta(days=30)
"""A mailbox that is full gets a month to be emptied; strikes further apart do not add up."""

SLOW_STRIKE_DAYS = timedelta(days=200)
"""So long back soft bounces count where nothing arrived in between: three that are a month or two apart."""

NOT_OF_READER = "sender"
"""What the sheet says of a bounce that speaks of the sender or the message."""
REMEMBERED = re.compile(rf"(?P<about>hard|soft|{NOT_OF_READER}) (?P<status>[\d.]*) #(?P<mark>\w+)")


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


def recipient_marks(journal: Journal, key: str) -> list[str] | None:
    """Return the marks of the addresses that a message went to; None where the journal does not know them."""
    found = journal.db.execute("SELECT recipients FROM mail WHERE key = ?", (key,)).fetchone()
    if found is None or not found[0]:
        return None
    return [address_mark(address) for address in json.loads(found[0])]


def is_taken(journal: Journal, what: str) -> bool:
    """Return whether this was written where it belongs before."""
    return journal.db.execute("SELECT 1 FROM taken WHERE what = ?", (what,)).fetchone() is not None


def find_taken(journal: Journal, whats: Iterable[str]) -> frozenset[str]:
    """Return which of these were written where they belong before: one question for all of them."""
    rows = journal.db.execute(
        "SELECT what FROM taken WHERE what IN (SELECT value FROM json_each(?))", (json.dumps(list(whats)),)
    )
    return frozenset(what for (what,) in rows)


def is_taken_with_print(journal: Journal, name: str) -> bool:
    """Return whether a mail of this name was taken of which it is known what it said; see `by_header`."""
    first, after = f"{name}{PRINT_MARK}", f"{name}{chr(ord(PRINT_MARK) + 1)}"
    found = journal.db.execute("SELECT 1 FROM taken WHERE what > ? AND what < ?", (first, after))
    return found.fetchone() is not None


def note_taken(journal: Journal, ids: Iterable[str], now: datetime) -> None:
    """Remember that all of these were written where they belong."""
    with journal.db.transaction():
        journal.db.executemany(
            "INSERT INTO taken VALUES (?, ?) ON CONFLICT DO NOTHING", [(one, stamp(now)) for one in ids]
        )


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


def note_bounce(journal: Journal, bounce: Bounce, now: datetime) -> None:
    """Draw a bounce's conclusions: a message of unknown fate was sent; an address may be dead.

    `now` is when it came in. A hard bounce buries the address (its mark) at once, soft ones after `STRIKES`.
    One about the sender or the message says nothing against the address.
    """
    journal.decide(bounce.key, MailState.SENT, now, f"sent, and came back: {bounce.status}")
    mark = journal.marks.key(bounce.mark)
    if not bounce.is_about_reader:
        return
    with journal.db.transaction():
        # With its name, since several may have come in one second.
        journal.db.execute(
            "INSERT INTO strike VALUES (?, ?) ON CONFLICT DO NOTHING",
            (mark, f"{stamp(now)} {bounce.id}"),
        )
        if bounce.is_hard or _has_struck_out(journal, bounce, now):
            journal.db.execute(BURY, (mark, f"came back: {bounce.status} {bounce.words}".strip(), stamp(now)))


def revive(journal: Journal, address: str, until: datetime) -> None:
    """Let an address be written to again, whatever came back from it before `until`."""
    if not journal.is_dead((address,)):
        return
    with journal.db.transaction():
        for table in ("dead_address", "strike"):
            journal.db.executemany(
                f"DELETE FROM {table} WHERE mark = ? AND at < ?",  # noqa: S608 - our own names
                [(mark, stamp(until)) for mark in journal.marks.ways(address_mark(address))],
            )


def _has_struck_out(journal: Journal, bounce: Bounce, now: datetime) -> bool:
    """Return whether mail came back often: within a month, or each time, however rarely one writes."""
    ways = journal.marks.ways(bounce.mark)
    rows = journal.db.execute(
        f"SELECT at FROM strike WHERE mark IN ({', '.join('?' * len(ways))}) AND at >= ?"  # noqa: S608
        " ORDER BY at DESC LIMIT ?",
        (*ways, stamp(now - SLOW_STRIKE_DAYS), STRIKES),
    ).fetchall()
    if len(rows) < STRIKES:
        return False
    since = rows[-1][0]
    if since >= stamp(now - STRIKE_DAYS):
        return True
    (went,) = journal.db.execute(
        "SELECT count(*) FROM mail WHERE went_at >= ? AND persons = (SELECT persons FROM mail WHERE key = ?)",
        (since, bounce.key),
    ).fetchone()
    return int(went) <= STRIKES


def describe_bounce(bounce: Bounce, marks: KeyedMarks) -> str:
    """Return what the sheet remembers of a bounce, from which any journal learns it; see `learn_bounces`."""
    said = "hard" if bounce.is_hard else "soft"
    about = said if bounce.is_about_reader else NOT_OF_READER
    return f"{about} {bounce.status} #{marks.key(bounce.mark)}"


def learn_bounces(journal: Journal, mails: Iterable[ReadMail], now: datetime) -> None:
    """Draw the conclusions of bounces that the sheet remembers and this journal has not seen."""
    bounces = [mail for mail in mails if mail.became is MailEnd.BOUNCE]
    new = [mail for mail in bounces if not is_taken(journal, mail.id)]
    for mail in new:
        if found := REMEMBERED.fullmatch(mail.detail):
            bounce = Bounce(
                mail.id,
                mail.about,
                found["mark"],
                found["status"],
                is_hard=found["about"] == "hard",
                is_about_reader=found["about"] != NOT_OF_READER,
            )
            note_bounce(journal, bounce, min(mail.arrived or now, now))
    if new:
        note_taken(journal, [mail.id for mail in new], now)
