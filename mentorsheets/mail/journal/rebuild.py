"""Rebuilds a journal from the shared record, so that a runner with an empty disk sends nothing again."""

import json
import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from mentorsheets.mail.journal.database import new_instance, stamp
from mentorsheets.mail.journal.journal import BURY, Journal
from mentorsheets.mail.messages import IN_OUTBOX, STATE_BY_WORD, MailState, MessageRecord
from mentorsheets.mail.smtp_replies import is_dead_address

HARMLESS = (MailState.PLANNED, MailState.DEFERRED, MailState.CANCELLED)
DEAD_MARK = re.compile(r"(\d{3} [^#;]*)#(k?[0-9a-f]{16,})")


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What the shared record brought: how many messages were news, and whether the journal is an old copy."""

    news: int
    was_a_copy: bool


def absorb(journal: Journal, records: Sequence[MessageRecord], now: datetime) -> Absorbed:
    """Take over what the shared record knows; where the two disagree, the one that sends less is believed.

    A journal that finds newer lines of its own than it holds was restored from a backup, or copied: it gets
    a new identity, and whatever it still meant to send is held as unknown until somebody looked.
    """
    with journal.db.transaction():
        was_a_copy = _is_a_copy(journal, records)
        # One question for all: a database may be a millisecond away, and the record thousands of lines long.
        rows = journal.db.execute("SELECT key, state, decided_at FROM mail") if records else ()
        known = {key: (STATE_BY_WORD[state], decided_at or "") for key, state, decided_at in rows}
        news = sum(_absorb_one(journal, record, known, now) for record in records)
        if was_a_copy:
            new_instance(journal.db)
            journal.move(
                *(MailState.UNKNOWN, now, "the journal was restored from a copy, so this may have been sent"),
                "state IN ('planned', 'deferred') AND decided_at IS NULL",
            )
    return Absorbed(news, was_a_copy)


def list_told(journal: Journal, known: Container[str], also: Iterable[str] = ()) -> list[MessageRecord]:
    """Return what may have gone out and was told to the shared record, but for keys that are `known`.

    So are those in `also`, which are looked at only where some are not known.
    """
    keys = journal.db.execute(
        "SELECT key FROM mail WHERE shared IS NOT NULL AND state IN ('sending', 'sent', 'unknown', 'refused')"
    )
    lost = {key for (key,) in keys if key not in known}
    lost -= set(also) if lost else set()
    return [record for record in journal.records() if record.key in lost] if lost else []


def _is_a_copy(journal: Journal, records: Sequence[MessageRecord]) -> bool:
    (newest,) = journal.db.execute("SELECT max(changed_at) FROM mail").fetchone()
    instance = journal.instance
    own = max((record.when for record in records if record.instance == instance), default=None)
    return own is not None and stamp(own) > (newest or "")


def _absorb_one(
    journal: Journal, record: MessageRecord, known: dict[str, tuple[MailState, str]], now: datetime
) -> bool:
    if "#" in record.detail and known.get(record.key, (None, ""))[0] is not record.state:
        _bury(journal, record)
    state = MailState.UNKNOWN if record.state == MailState.SENDING else record.state
    if record.key not in known:
        if state in HARMLESS:
            return False
        known[record.key] = (state, "")
        return _insert(journal, record, state, now)
    ours, decided_at = known[record.key]
    if state is ours or state.caution <= ours.caution:
        return False
    was_open = state == MailState.UNKNOWN or record.detail == IN_OUTBOX
    if was_open and decided_at > stamp(record.when):
        return False
    known[record.key] = (state, decided_at)
    journal.db.execute(
        "UPDATE mail SET state = ?, reply = ?, shared = ? WHERE key = ?",
        (state, record.detail, record.state, record.key),
    )
    return True


def _insert(journal: Journal, record: MessageRecord, state: MailState, now: datetime) -> bool:
    # A date mistyped in the sheet must not make the journal believe that the clock stands wrong.
    when = stamp(min(record.when, now))
    journal.db.execute(
        "INSERT INTO mail (key, programme, kind, persons, period, state, went_at, changed_at, reply, shared)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *(record.key, journal.programme, record.kind, json.dumps(record.persons), record.period),
            *(state, when, when, record.detail, record.state),
        ),
    )
    return True


def _bury(journal: Journal, record: MessageRecord) -> None:
    if not (found := DEAD_MARK.findall(record.detail)):
        return
    key = journal.marks.key
    journal.db.executemany(
        BURY,
        [(key(mark), reply, stamp(record.when)) for reply, mark in found if is_dead_address(reply)],
    )
