"""What each mail was about and carried, so that a row which the sheet lost can be written anew."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentorsheets.mail.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class MailParts:
    """The key of a mail, the ids of what it was about, and the names of its parts."""

    key: str
    about: tuple[str, ...]
    carries: tuple[str, ...]


def list_known(journal: Journal) -> frozenset[str]:
    """Return the keys of the mails of which this is known."""
    return frozenset(key for (key,) in journal.db.execute("SELECT key FROM parts"))


def note_parts(journal: Journal, found: Iterable[MailParts], known: frozenset[str] | None = None) -> None:
    """Keep what mails were about and carried; what is known already, as `list_known` says, stays."""
    known = list_known(journal) if known is None else known
    new = {one.key: one for one in found if one.key not in known and (one.about or one.carries)}
    if new:
        with journal.db.transaction():
            journal.db.executemany(
                "INSERT INTO parts VALUES (?, ?, ?) ON CONFLICT (key) DO NOTHING",
                [(one.key, json.dumps(one.about), json.dumps(one.carries)) for one in new.values()],
            )


def read_parts(journal: Journal) -> Mapping[str, MailParts]:
    """Return what is known of mails, by their keys."""
    return {
        key: MailParts(key, tuple(json.loads(about)), tuple(json.loads(carries)))
        for key, about, carries in journal.db.execute("SELECT key, about, carries FROM parts")
    }
