"""The mail of a run: planned in the journal, delivered at most once, and told to the sheet."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.domain.settings import Settings
from mentorsheets.errors import WrongUse
from mentorsheets.mail.incoming.already_read import learn_bounces
from mentorsheets.mail.journal.database import check_sheet
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.letters.links import COORDINATOR_LINK
from mentorsheets.mail.mail_address import COPY, OutboxAddress, parse_mail_address
from mentorsheets.mail.messages import MailState, MessageRecord, Transport
from mentorsheets.mail.transport.deliver import PACES, Delivery, Guards, Pace, deliver
from mentorsheets.mail.transport.headers import safe_address
from mentorsheets.mail.transport.login import find_login
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.runtime.config import Config


@dataclass(frozen=True, slots=True)
class Way:
    """A way out for mail: how it goes, how fast, and the folder where it lies if it is an outbox."""

    transport: Transport
    pace: Pace
    folder: Path | None = None


def way_out(config: Config, settings: Settings) -> Way:
    """Return the way out for mail that is set.

    Raises:
        WrongUse: it is not understood, lacks a password, or a server is set but no coordinator's address.
    """
    address = parse_mail_address(config.mail, plain_allowed=config.is_plain_allowed)
    if isinstance(address, OutboxAddress):
        return Way(Outbox(address.folder), PACES["outbox"], address.folder)
    if not settings.coordinator_address:
        raise WrongUse(
            "The programme has no address to send from.",
            "Fill in Coordinator e-mail in the tab Settings.",
        )
    # Most runs have an outbox, and do without it.
    from mentorsheets.mail.transport.smtp import SmtpServer  # noqa: PLC0415

    server = SmtpServer(address, find_login(address, config.logins), copy_to=copy_to(config))
    return Way(server, pace_of(address.host))


def copy_to(config: Config) -> str:
    """Return the address that a copy of every mail goes to in the same breath, as evidence; empty for none.

    Raises:
        WrongUse: it is no address.
    """
    try:
        address = safe_address(config.copy_to, COPY) if config.copy_to else ""
    except WrongUse as error:
        raise WrongUse(error.sentence, "Write the programme's own mail address there.") from None
    if not address.isascii():
        raise WrongUse(f"{COPY} holds letters that not every server takes.", "Write one in plain letters.")
    return address


def pace_of(host: str) -> Pace:
    """Return how fast the server `host` lets one account send."""
    if "gmail" in host:
        return PACES["gmail"]
    if "google" in host:
        return PACES["workspace"]
    return PACES["microsoft"] if "office365" in host or "outlook" in host else Pace()


@contextmanager
def open_journal(config: Config, programme: Programme, moment: Moment) -> Iterator[Journal]:
    """Open the programme's journal as it is.

    Raises:
        WrongUse: the journal is another programme's or another sheet's, or cannot be read.
        NeedsAPerson: the clock stands before what the journal holds.
        Unreachable: its database does not answer.
    """
    with Journal(config.journal, programme_id(programme), moment.now) as journal:
        if is_shared(config.journal):
            check_sheet(journal.db, config.mark)
        yield journal


@contextmanager
def journal_of(config: Config, programme: Programme, moment: Moment) -> Iterator[Journal]:
    """Open the programme's journal with what the tab Messages knows taken over first."""
    with open_journal(config, programme, moment) as journal:
        absorb(journal, [_record(message) for message in programme.messages], moment.now)
        learn_bounces(journal, programme.read_mails, moment.now)
        yield journal


def send(
    journal: Journal, way: Way, finished: Iterable[Finished], guards: Guards, moment: Moment
) -> Delivery:
    """Plan the messages and deliver all that is due, those of earlier runs too.

    Raises:
        Busy: another run is sending.
    """
    journal.plan([one.mail for one in finished], moment.now)
    try:
        return deliver(journal, way.transport, moment.clock, way.pace, guards)
    finally:
        way.transport.close()


def may_send(programme: Programme, persons: tuple[str, ...]) -> bool:
    """Return whether everybody to whom a message goes may be mailed, as the sheet stands."""
    people = programme.person_by_id
    return all(p == COORDINATOR_LINK or (p in people and people[p].may_be_mailed) for p in persons)


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


def _record(message: Message) -> MessageRecord:
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
    try:
        return MailState(text)
    except ValueError:
        # What somebody overwrote may have said that the mail went out.
        return MailState.UNKNOWN
