"""Forgetting a person in the journal: their mails, and what mails to others say of them."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.policy import default

from mentorsheets.domain.ids import address_mark
from mentorsheets.domain.plain_text import spell_out
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import MADE_UP, Journal
from mentorsheets.mail.journal.rows import unpack
from mentorsheets.mail.messages import IN_OUTBOX, MailState

FORGOTTEN_KEY = "forgotten/"
"""Under this, in the table of what was taken, stand the marks of those who must not come back."""


@dataclass(frozen=True, slots=True)
class Traces:
    """By what a person is found: id and addresses; how a text loses names and ids of theirs; and `gone`."""

    id: str
    addresses: tuple[str, ...]
    mask: Callable[[str], str]
    rename: Callable[[str], str]
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


def erase_words(journal: Journal, key: str) -> None:
    """Erase the words of a mail that a server took; one that lies in an outbox may still have to go."""
    with journal.db.transaction():
        journal.db.execute(
            "DELETE FROM body WHERE key IN"
            " (SELECT key FROM mail WHERE key = ? AND state = 'sent' AND reply <> ?)",
            (key, IN_OUTBOX),
        )
    journal.db.wipe()


def forget_in_journal(journal: Journal, traces: Traces, new_key: Callable[[str], str], now: datetime) -> int:
    """Erase a person from a journal and return in how many mails; mail to others that waits is taken back.

    `new_key` gives their mails the keys that they have in the sheet from then on. What was taken back is
    written anew when it is next due, without them.
    """
    db, marks = journal.db, _list_marks(journal, traces)
    touched = journal.forget(traces.id, now)
    with db.transaction():
        touched += _drop_what_names_them(journal, traces, now)
        for address in traces.addresses:
            db.execute("UPDATE mail SET sender = NULL WHERE lower(sender) = ?", (address.casefold(),))
        rows = db.execute("SELECT key, persons, period, reply FROM mail").fetchall()
        for key, persons, period, reply in rows:
            people = [traces.gone if person == traces.id else person for person in json.loads(persons)]
            is_theirs = people != json.loads(persons)
            told = (traces.rename(period), _mask_reply(reply, marks, traces))
            if is_theirs or told != (period, reply):
                _rename(journal, key, new_key(key) if is_theirs else key, (json.dumps(people), *told))
        for key, carries in db.execute("SELECT key, carries FROM parts").fetchall():
            if (now_carries := traces.rename(carries)) != carries:
                db.execute("UPDATE parts SET carries = ? WHERE key = ?", (now_carries, key))
        for mark in marks:
            for table in ("dead_address", "strike"):
                db.execute(f"DELETE FROM {table} WHERE mark = ?", (mark,))  # noqa: S608
            db.execute("DELETE FROM strike WHERE mark LIKE ?", (f"{MADE_UP}{mark}/%",))
    db.wipe()
    return touched


def _rename(journal: Journal, key: str, new: str, told: tuple[str, str, str]) -> None:
    """Give a mail its new key, and what is told of it; a run that was killed may have done so before."""
    db = journal.db
    if new != key:
        for table in ("mail", "parts"):
            db.execute(f"DELETE FROM {table} WHERE key = ?", (new,))  # noqa: S608 - our own names
        db.execute("UPDATE mail SET message_id = NULL WHERE key = ?", (key,))
    update = "UPDATE mail SET key = ?, persons = ?, period = ?, reply = ? WHERE key = ?"
    db.execute(update, (new, *told, key))
    db.execute("UPDATE parts SET key = ? WHERE key = ?", (new, key))


def _list_marks(journal: Journal, traces: Traces) -> list[str]:
    return [mark for address in traces.addresses for mark in journal.marks.ways(address_mark(address))]


def _mask_reply(reply: str, marks: Iterable[str], traces: Traces) -> str:
    """Return what a server said without their names, and without the mark that their address was dead."""
    for mark in marks:
        reply = reply.replace(f"#{mark}", "")
    return traces.mask(reply)


def remember_forgotten(journal: Journal, mark: str, now: datetime) -> None:
    """Keep the mark of somebody who must not come back by an old copy of the sheet."""
    journal.db.execute(
        "INSERT INTO taken VALUES (?, ?) ON CONFLICT (what) DO NOTHING", (FORGOTTEN_KEY + mark, stamp(now))
    )


def list_forgotten(journal: Journal) -> frozenset[str]:
    """Return the marks of those who must not come back, and of words that let nobody in any more."""
    rows = journal.db.execute("SELECT what FROM taken WHERE what LIKE ?", (f"{FORGOTTEN_KEY}%",)).fetchall()
    return frozenset(str(what).removeprefix(FORGOTTEN_KEY) for (what,) in rows)


def search_journal(journal: Journal, says: Callable[[str], bool]) -> tuple[int, tuple[str, ...]]:
    """Return how many mails a journal knows, and the tables in which `says` still holds for something."""
    count, found = 0, []
    for table in ERASE_OF_JOURNAL:
        rows = journal.db.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - our own names
        count += len(rows) if table == "mail" else 0
        if any(says(_decode(value)) for row in rows for value in row):
            found.append(table)
    return count, tuple(found)


def _decode(value: object) -> str:
    return read_all(unpack(bytes(value))) if isinstance(value, bytes | memoryview) else str(value)


def read_all(content: bytes) -> str:
    """Return all that a mail says, decoded: headers, text and attachments."""
    mail = message_from_bytes(content, policy=default)
    parts = [f"{name}: {value}" for name, value in mail.items()]
    for part in mail.walk():
        if not part.is_multipart():
            payload = part.get_payload(decode=True)
            parts.append(payload.decode("utf-8", "replace") if isinstance(payload, bytes) else str(payload))
    return "\n".join(parts)


def _says(text: str, traces: Traces) -> bool:
    return any(traces.mask(way) != way or traces.rename(way) != way for way in spell_out(text))


def _drop_what_names_them(journal: Journal, traces: Traces, now: datetime) -> int:
    found = journal.db.execute("SELECT key, content FROM body").fetchall()
    naming = [key for key, content in found if _says(read_all(unpack(bytes(content))), traces)]
    for key in naming:
        waits = "state IN ('planned', 'deferred') AND key = ?"
        journal.move(MailState.CANCELLED, now, "it named somebody who asked to be forgotten", waits, key)
        journal.db.execute("DELETE FROM body WHERE key = ?", (key,))
    return len(naming)
