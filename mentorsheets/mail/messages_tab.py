"""What the tab Messages and the journal tell one another: a row there for each record here, and back."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.messages import STATE_BY_WORD, MailState, MessageRecord


def tell_messages(
    records: Iterable[MessageRecord],
    finished: Iterable[Finished],
    before: Mapping[str, Message],
    zone: str,
    moment: Moment,
) -> dict[str, Change]:
    """Return what the tab Messages is to learn of `records`, by their keys.

    `before` has what stands there already; days are those of the programme's `zone`.
    """
    drafts = {one.mail.key.id: one for one in finished}
    changes: dict[str, Change] = {}
    for record in records:
        day = moment.today(zone) if moment.stands else record.when.astimezone(ZoneInfo(zone)).date()
        was = before.get(record.key)
        message = _message(record, drafts.get(record.key), was, day)
        changes[record.key] = Added(message) if was is None else Changed(was, message)
    return changes


def news_of(journal: Journal, programme: Programme, moment: Moment) -> tuple[Change, ...]:
    """Return what the tab Messages is to learn of messages whose state it does not have."""
    before = {message.id: message for message in programme.messages}
    return tuple(tell_messages(journal.unshared(), (), before, programme.settings.time_zone, moment).values())


def _message(record: MessageRecord, finished: Finished | None, before: Message | None, day: date) -> Message:
    person, *also = record.persons
    return Message(
        id=record.key,
        kind=record.kind,
        person=person,
        period=record.period,
        state=record.state,
        on=day,
        subject=finished.words.subject if finished else before.subject if before else "",
        about=finished.draft.about if finished else before.about if before else (),
        also=tuple(also),
        carries=finished.draft.carries if finished else before.carries if before else (),
        at=record.when,
        instance=record.instance,
        detail=record.detail,
    )


def record_of(message: Message) -> MessageRecord:
    """Return what a journal is to know of a mail that stands in the tab."""
    return MessageRecord(
        key=message.id,
        kind=message.kind,
        persons=(message.person, *message.also),
        period=message.period,
        state=_state(message.state),
        when=message.at or datetime.combine(message.on, time(), UTC),
        instance=message.instance,
        detail=message.detail,
    )


def _state(text: str) -> MailState:
    # What somebody overwrote may have said that the mail went out.
    return STATE_BY_WORD.get(text, MailState.UNKNOWN)
