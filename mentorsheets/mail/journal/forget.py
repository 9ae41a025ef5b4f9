"""Forgetting a person in the journal: their mails, and what mails to others say of them."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.policy import default

from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.smtp_replies import address_mark

FORGOTTEN_KEY = "forgotten/"
"""Under this, in the table of what was taken, stand the marks of those who must not come back."""


@dataclass(frozen=True, slots=True)
class Traces:
    """By what a person is found: id, address, a pattern of their names and one of their ids; and `gone`."""

    id: str
    address: str
    names: re.Pattern[str]
    ids: re.Pattern[str]
    gone: str


ERASE_OF_JOURNAL: Mapping[str, str] = {
    "journal": "keeps: whose it is",
    "mail": "id, key and period renamed; sender, recipients and Message-ID emptied; names in replies masked",
    "body": "goes, where it is to them or names them",
    "dead_address": "their mark goes",
    "strike": "their mark goes",
    "mailbox": "keeps: how far a mailbox was read",
    "parts": "key as that of the mail; ids of the person in what it carried renamed",
    "version": "keeps: which tables there are",
    "taken": "keeps: marks of mails that were read, and of who is forgotten",
}
"""What becomes of each table; a table that is not named here fails a test."""


def forget_in_journal(
    journal: Journal, traces: Traces, keys: Mapping[str, str], fresh: Callable[[], str], now: datetime
) -> int:
    """Erase a person from a journal and return in how many mails; mail to others that waits is taken back.

    `keys` are the new keys that the sheet gives to mails; others get a `fresh` one. What was taken back is
    written anew when it is next due, without them.
    """
    db = journal.db
    touched = journal.forget(traces.id, now)
    with db.transaction():
        touched += _drop_what_names_them(journal, traces, now)
        rows = db.execute("SELECT key, persons, period, reply FROM mail").fetchall()
        for key, persons, period, reply in rows:
            people = [traces.gone if person == traces.id else person for person in json.loads(persons)]
            is_theirs = people != json.loads(persons)
            told = (traces.ids.sub(traces.gone, period), traces.names.sub("…", reply))
            if is_theirs or told != (period, reply):
                new = keys.get(key) or fresh() if is_theirs else key
                db.execute(
                    "UPDATE mail SET key = ?, persons = ?, period = ?, reply = ?, message_id = NULL"
                    " WHERE key = ?",
                    (new, json.dumps(people), *told, key),
                )
                db.execute("UPDATE parts SET key = ? WHERE key = ?", (new, key))
        for key, carries in db.execute("SELECT key, carries FROM parts").fetchall():
            if (now_carries := traces.ids.sub(traces.gone, carries)) != carries:
                db.execute("UPDATE parts SET carries = ? WHERE key = ?", (now_carries, key))
        if traces.address:
            for table in ("dead_address", "strike"):
                db.execute(f"DELETE FROM {table} WHERE mark = ?", (address_mark(traces.address),))  # noqa: S608
    db.wipe()
    return touched


def remember_forgotten(journal: Journal, mark: str, now: datetime) -> None:
    """Keep the mark of somebody who must not come back by an old copy of the sheet."""
    journal.db.execute(
        "INSERT INTO taken VALUES (?, ?) ON CONFLICT (what) DO NOTHING", (FORGOTTEN_KEY + mark, stamp(now))
    )


def list_forgotten(journal: Journal) -> frozenset[str]:
    """Return the marks of those who must not come back."""
    rows = journal.db.execute("SELECT what FROM taken WHERE what LIKE ?", (f"{FORGOTTEN_KEY}%",)).fetchall()
    return frozenset(str(what).removeprefix(FORGOTTEN_KEY) for (what,) in rows)


def read_all(content: bytes) -> str:
    """Return all that a mail says, decoded: headers, text and attachments."""
    mail = message_from_bytes(content, policy=default)
    parts = [f"{name}: {value}" for name, value in mail.items()]
    for part in mail.walk():
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            parts.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload))
    return "\n".join(parts)


def _drop_what_names_them(journal: Journal, traces: Traces, now: datetime) -> int:
    found = journal.db.execute("SELECT key, content FROM body").fetchall()
    naming = [key for key, content in found if traces.names.search(read_all(bytes(content)))]
    for key in naming:
        waits = "state IN ('planned', 'deferred') AND key = ?"
        journal.move(MailState.CANCELLED, now, "it named somebody who asked to be forgotten", waits, key)
        journal.db.execute("DELETE FROM body WHERE key = ?", (key,))
    return len(naming)
