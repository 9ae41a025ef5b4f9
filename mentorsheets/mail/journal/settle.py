"""Settles messages of unknown fate: by evidence where there is some, else by a person. Never by hope."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.message_ids import UNKEYED_FOR, MessageIds
from mentorsheets.mail.messages import IN_OUTBOX, MailState, MessageRecord, SendOutcome

CANARIES = 3
"""How many messages that surely went out must be found before a missing one is believed to be missing."""


NOBODYS = "a" * 26
"""The key of no mail that ever went."""


class Evidence(Protocol):
    """A place where a message is found if the server took it: an outbox folder, or a mailbox of copies."""

    @property
    def wait(self) -> timedelta:
        """How long after sending it may take until a message is found there."""

    def arrived(self, sought: Mapping[str, Sequence[str]]) -> set[str]:
        """Return the keys of those that are there, out of keys with the Message-IDs of each."""

    def is_sound(self, known: list[str]) -> bool:
        """Return whether the search finds `known`, which surely went out."""

    def would_have(self, key: str) -> bool:
        """Return whether this message, had it gone out, would have gone this way."""


@dataclass(frozen=True, slots=True)
class SettledMessages:
    """Messages (keys) that had arrived, that go again because they had not, and that wait for a person."""

    arrived: tuple[str, ...]
    again: tuple[str, ...]
    held: tuple[str, ...]


def settle_by_evidence(
    journal: Journal, evidence: Evidence, ids: MessageIds, now: datetime
) -> SettledMessages:
    """Look for every message of unknown fate; `ids` makes the Message-IDs that the journal never saw.

    What is found was sent. What is not found goes again, with the same bytes and only once, if the search is
    proven to work, it would have gone this way, and the copy has had its time. All else is held.
    """
    sought = {record.key: _ids_of(record, journal, ids, now) for record in journal.records(MailState.UNKNOWN)}
    found = evidence.arrived(sought)
    arrived = [key for key in sought if key in found]
    missing = [key for key in sought if key not in found]
    again = [key for key in missing if evidence.would_have(key) and _is_lost(journal, key, evidence, now)]
    for key in arrived:
        journal.decide(key, MailState.SENT, now, "found among the copies")
    for key in again:
        journal.decide(key, MailState.PLANNED, now, "not found among the copies")
    held = [key for key in missing if key not in again]
    return SettledMessages(tuple(arrived), tuple(again), tuple(held))


def settle_planned(journal: Journal, evidence: Evidence, ids: MessageIds, now: datetime) -> int:
    """Note of messages about to go that they went before, where there is a copy of each; return how many.

    A journal that is empty each time knows of them by the sheet alone, and somebody may have brought back an
    older version of that. A mailbox that finds what never was says nothing.
    """
    planned = journal.records(MailState.PLANNED)
    if evidence.arrived({NOBODYS: (ids.make(NOBODYS),)}):
        return 0
    gone = evidence.arrived({record.key: _ids_of(record, journal, ids, now) for record in planned})
    outcome = SendOutcome(MailState.SENT, "found among the copies, before it would have gone again")
    journal.record([(key, outcome) for key in sorted(gone)], now)
    return len(gone)


def _ids_of(record: MessageRecord, journal: Journal, ids: MessageIds, now: datetime) -> Sequence[str]:
    known = journal.message_id(record.key)
    return (known,) if known else ids.possible(record.key, is_recent=now - record.when <= UNKEYED_FOR)


def settle_as_sent(journal: Journal, key: str, now: datetime) -> MessageRecord:
    """Note that a person knows that the message arrived; `key` may be cut short. Raises WrongUse."""
    return _settle(journal, key, MailState.SENT, now, "a person says that it arrived")


def send_again(journal: Journal, key: str, now: datetime) -> MessageRecord:
    """Let a message of unknown fate go again, as it was; `key` may be cut short. Raises WrongUse."""
    return _settle(journal, key, MailState.PLANNED, now, "a person wants it sent again")


def send_outbox(journal: Journal, now: datetime) -> int:
    """Let everything that only lies in an outbox go to a real server, unless it is too late for it.

    Returns how many messages that are. Somebody must have asked for it: they may have sent some by hand.
    """
    changed = journal.db.execute(
        "UPDATE mail SET state = 'planned', changed_at = :now, decided_at = :now, reply = '', went_at = NULL"
        " WHERE state = 'sent' AND reply = :outbox AND not_after > :now AND key IN (SELECT key FROM body)",
        {"now": stamp(now), "outbox": IN_OUTBOX},
    )
    return changed.rowcount


def _settle(journal: Journal, key: str, state: MailState, now: datetime, why: str) -> MessageRecord:
    found = [record for record in journal.records(MailState.UNKNOWN) if key and record.key.startswith(key)]
    if len(found) != 1:
        raise WrongUse(
            "No one message of unknown fate has this key.", "Take a key from the list of unknown mail."
        )
    journal.decide(found[0].key, state, now, why)
    return found[0]


def _is_lost(journal: Journal, key: str, evidence: Evidence, now: datetime) -> bool:
    """Return whether a message that was not found is surely missing, and never went again for that reason."""
    decided_at, went_at = journal.db.execute(
        "SELECT decided_at, went_at FROM mail WHERE key = ?", (key,)
    ).fetchone()
    if decided_at or went_at is None or went_at > stamp(now - evidence.wait):
        return False
    # Those that went just before it: copies that began only later say nothing about it.
    rows = journal.db.execute(
        "SELECT message_id FROM mail WHERE state = 'sent' AND decided_at IS NULL AND message_id IS NOT NULL"
        " AND went_at <= ? ORDER BY went_at DESC, key LIMIT ?",
        (went_at, CANARIES),
    )
    return evidence.is_sound([message_id for (message_id,) in rows])
