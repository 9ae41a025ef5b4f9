"""The journal's rows, turned into values and back."""

import json
import zlib
from collections.abc import Iterable
from datetime import datetime

from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.messages import MailState, MessageKey, MessageRecord, PlannedMail

MAIL_COLUMNS = (
    "key, message_id, programme, kind, persons, period, generation, rank, sender, recipients,"
    " not_before, not_after"
)
RECORD_COLUMNS = "key, kind, persons, period, state, changed_at, reply"

SqlValue = str | int | bytes
PACKED_WORDS = b"\0z"
"""With what packed words begin. No mail begins so; those of earlier versions are kept as they went."""


def pack(content: bytes) -> bytes:
    """Return what is kept of a mail's words: the same in less room."""
    return PACKED_WORDS + zlib.compress(content)


def unpack(kept: bytes) -> bytes:
    """Return a mail's words from what is kept of them, to the byte as they were."""
    return zlib.decompress(kept[len(PACKED_WORDS) :]) if kept.startswith(PACKED_WORDS) else kept


def mail_to_row(mail: PlannedMail) -> tuple[SqlValue, ...]:
    """Return the values of `MAIL_COLUMNS`."""
    key = mail.key
    about = (key.programme, key.kind, json.dumps(key.persons), key.period, key.generation)
    envelope = (mail.rank, mail.sender, json.dumps(mail.recipients))
    return (key.id, mail.message_id, *about, *envelope, stamp(mail.not_before), stamp(mail.not_after))


def mail_from_row(row: tuple[str, ...], content: bytes) -> PlannedMail:
    """Return the message of a row with `MAIL_COLUMNS`."""
    key, message_id, programme, kind, persons, period, generation, _, sender, recipients, first, last = row
    return PlannedMail(
        key=MessageKey(programme, kind, tuple(json.loads(persons)), period, int(generation), key),
        message_id=message_id,
        sender=sender,
        recipients=tuple(json.loads(recipients)),
        content=unpack(bytes(content)),
        not_before=datetime.fromisoformat(first),
        not_after=datetime.fromisoformat(last),
    )


def record_from_row(row: tuple[str, ...], instance: str) -> MessageRecord:
    """Return the line for the shared record of a row with `RECORD_COLUMNS`."""
    key, kind, persons, period, state, changed_at, reply = row
    when = datetime.fromisoformat(changed_at)
    return MessageRecord(
        key, kind, tuple(json.loads(persons)), period, MailState(state), when, instance, reply
    )


def lines_before_sending(mails: Iterable[PlannedMail], instance: str, now: datetime) -> list[MessageRecord]:
    """Return the lines by which the shared record learns of messages before they go out."""
    return [
        MessageRecord(
            *(mail.key.id, mail.key.kind, mail.key.persons, mail.key.period),
            *(MailState.SENDING, now, instance),
        )
        for mail in mails
    ]
