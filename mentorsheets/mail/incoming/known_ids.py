"""Finds which of our messages a mail answers or gives back, by the Message-IDs that stand in it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.message_ids import (
    NOTE,
    NOTED_NAME,
    SERVERS_NAME,
    UNKEYED_FOR,
    note_given_name,
)
from mentorsheets.mail.tokens import Signer

ANY_ID = re.compile(r"<([^@<>\s]{16,200})@[^>\s]+>")
"""A Message-ID whose local part is long enough to be one of ours."""
TAG = re.compile(r"\+([a-z2-7]{26})@")
"""The name of a message in the address that its answers go to."""


@dataclass(frozen=True, slots=True)
class Tie:
    """The message that a Message-ID is of; `is_secret`: nobody can have made that id up from public facts."""

    key: str
    is_secret: bool


class KnownIds:
    """Finds our message by any Message-ID that it may have gone out under."""

    def __init__(self, ties: Mapping[str, Tie]) -> None:
        """Know the messages of `ties` by the local part of their Message-ID, in small letters."""
        self.ties = ties

    def find(self, text: str) -> list[Tie]:
        """Return the messages whose Message-IDs stand in `text`, in order."""
        found = (self._find_one(local.lower()) for local in ANY_ID.findall(text))
        return [tie for tie in found if tie is not None]

    def _find_one(self, local: str) -> Tie | None:
        if local.startswith(NOTE):
            return None  # what is noted can be read in the sheet
        return self.ties.get(local) or self.ties.get(note_given_name(local))

    def find_tagged(self, text: str) -> list[Tie]:
        """Return the messages whose names stand behind the plus of an address in `text`."""
        found = (self.ties.get(name) for name in TAG.findall(text.lower()))
        return [tie for tie in found if tie is not None]


def know_ids(journal: Journal, signer: Signer, now: datetime | None) -> KnownIds:
    """Return what finds every message that the journal knows, also where it never saw the mail itself.

    Bare keys count for mail that went within `UNKEYED_FOR` of `now`; where that is None, for all.
    """
    ties: dict[str, Tie] = {}
    since = "" if now is None else stamp(now - UNKEYED_FOR)
    rows = journal.db.execute("SELECT key, message_id, coalesce(went_at, changed_at), reply FROM mail")
    for key, message_id, went_at, reply in rows:
        for local, is_secret in _names(key, message_id, signer, reply, is_recent=went_at >= since):
            ties.setdefault(local, Tie(key, is_secret))
    return KnownIds(ties)


def _names(
    key: str, message_id: str | None, signer: Signer, reply: str, *, is_recent: bool
) -> Iterator[tuple[str, bool]]:
    for name in signer.names(key):
        yield name, True
    is_bare = message_id is None or message_id[1:].partition("@")[0] == key
    if is_bare and is_recent:
        yield key, False
    if noted := NOTED_NAME.match(reply):
        yield noted[1], True
    elif is_recent and (given := SERVERS_NAME.match(reply)):
        # As it was noted before: it stood in the tab Messages, for everybody to read.
        yield given[2].lower(), False
