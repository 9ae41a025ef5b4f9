"""The mail of a run: planned in the journal, delivered at most once, and told to the sheet."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from mentorsheets.changes import Added, Change, Changed
from mentorsheets.errors import WrongUse
from mentorsheets.mail.address import OutboxAddress, parse_mail_address
from mentorsheets.mail.deliver import PACES, Delivery, Guards, Pace, deliver
from mentorsheets.mail.journal import Journal
from mentorsheets.mail.login import find_login
from mentorsheets.mail.outbox import Outbox
from mentorsheets.mail.shared import absorb
from mentorsheets.mail.smtp import SmtpServer
from mentorsheets.mail.values import Record, State, Transport
from mentorsheets.model import Message
from mentorsheets.programme import Programme
from mentorsheets.settings import Settings
from mentorsheets.workflow.desk import COORDINATOR
from mentorsheets.workflow.drafts import Finished
from mentorsheets.workflow.identity import programme_id
from mentorsheets.workflow.moment import Moment
from mentorsheets.workflow.places import Places


@dataclass(frozen=True, slots=True)
class Way:
    """A way out for mail: how it goes, how fast, and the folder where it lies if it is an outbox."""

    transport: Transport
    pace: Pace
    folder: Path | None = None


def way_out(mail: str, settings: Settings, environment: Mapping[str, str]) -> Way:
    """Return the way out that the setting `mail` names.

    Raises:
        WrongUse: it is not understood, lacks a password, or a server is set but no coordinator's address.
    """
    address = parse_mail_address(mail, plain_allowed=environment.get("MENTORSHEETS_MAIL_PLAIN") == "yes")
    if isinstance(address, OutboxAddress):
        return Way(Outbox(address.folder), PACES["outbox"], address.folder)
    if not settings.coordinator_address:
        raise WrongUse(
            "The programme has no address to send from.",
            "Fill in Coordinator e-mail in the tab Settings.",
        )
    return Way(SmtpServer(address, find_login(address, environment)), _pace(address.host))


def _pace(host: str) -> Pace:
    if "gmail" in host:
        return PACES["gmail"]
    if "google" in host:
        return PACES["workspace"]
    return PACES["microsoft"] if "office365" in host or "outlook" in host else Pace()


@contextmanager
def journal_of(places: Places, programme: Programme, moment: Moment) -> Iterator[Journal]:
    """Open the programme's journal, with what the tab Messages knows taken over first.

    Raises:
        WrongUse: the journal is another programme's, or cannot be read.
        NeedsAPerson: the clock stands before what the journal holds.
    """
    with Journal(Path(places.journal), programme_id(programme), moment.now) as journal:
        absorb(journal, [_record(message) for message in programme.messages], moment.now)
        yield journal


def send(
    journal: Journal, way: Way, finished: Iterable[Finished], programme: Programme, moment: Moment
) -> Delivery:
    """Plan the messages and deliver all that is due, those of earlier runs too.

    Raises:
        Busy: another run is sending.
    """
    people = programme.person_by_id

    def may_send(persons: tuple[str, ...]) -> bool:
        return all(p == COORDINATOR or (p in people and people[p].may_be_mailed) for p in persons)

    journal.plan([one.mail for one in finished], moment.now)
    try:
        return deliver(journal, way.transport, moment.clock, way.pace, Guards(may_send=may_send))
    finally:
        way.transport.close()


def told(
    journal: Journal, finished: Iterable[Finished], programme: Programme, moment: Moment
) -> list[Change]:
    """Return what the tab Messages is to learn: each message whose state it does not have."""
    zone = ZoneInfo(programme.settings.time_zone)
    before = {message.id: message for message in programme.messages}
    drafts = {one.mail.key.id: one for one in finished}
    changes: list[Change] = []
    for record in journal.unshared():
        day = moment.day or record.when.astimezone(zone).date()
        message = _message(record, drafts.get(record.key), before.get(record.key), day)
        was = before.get(record.key)
        changes.append(Added(message) if was is None else Changed(was, message))
    return changes


def _message(record: Record, finished: Finished | None, before: Message | None, day: date) -> Message:
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


def _record(message: Message) -> Record:
    return Record(
        key=message.id,
        kind=message.kind,
        persons=(message.person, *message.also),
        period=message.period,
        state=_state(message.state),
        when=message.at or datetime.combine(message.on, time(), UTC),
        instance=message.instance,
        detail=message.detail,
    )


def _state(text: str) -> State:
    try:
        return State(text)
    except ValueError:
        # What somebody overwrote may have said that the mail went out.
        return State.UNKNOWN
