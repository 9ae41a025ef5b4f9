"""Sending somebody what is held about them: if they asked by mail, or the coordinator spoke with them."""

from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import DeskEvent, PersonEvent
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Person
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme, programme_id
from mentorsheets.errors import MustLookFirst, WrongUse
from mentorsheets.mail.journal.forget import erase_words
from mentorsheets.mail.letters.finish import Draft
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.messages import MessageKey
from mentorsheets.mail.transport.mime import Attachment
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import DataPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.unheard_safety import find_groups, is_of_cries
from mentorsheets.relations.waiting import decided_id
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.due_mail import write_draft
from mentorsheets.workflow.export import Export, export_person
from mentorsheets.workflow.plan_round import Decided
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.read_to_act import read_registered
from mentorsheets.workflow.send_mail import Sent, run_round, show_round
from mentorsheets.workflow.wishes import Wishes

CAREFUL_FOR = timedelta(days=366)
"""So long after a hold for harm ended, twelve months, somebody else may still read that person's mail."""
REQUEST_COUNTS_FOR = timedelta(days=92)
"""So long a request by mail counts: three months, the most that an answer may take (GDPR 12(3))."""
BETWEEN_MAILS = "-" * 72
"""What stands between two mails in one file: as wide as a line of plain mail."""
SPEAK_FIRST = "Speak with them, so that you know who reads their mail; then add --spoke-with-them."


def mail_export(
    backend: Backend,
    config: Config,
    moment: Moment,
    who: str,
    wishes: Wishes,
    *,
    spoke: bool = False,
) -> Sent:
    """Send somebody, by name or address, what is held about them, once a day at most; their request is done.

    All that came in is read first: words of harm, or another address, may be among it. `spoke` says that the
    coordinator spoke with the person. Once it went, the journal keeps none of it. A dry run reads nothing
    that came in, sends nothing, and refuses as the real one would.

    Raises:
        MustLookFirst: they did not ask for it by mail, or are or were held for harm, and nobody spoke with
            them; nothing was sent.
        WrongUse: they have no address of their own, or all mail is stopped.
        WrongUse, Unreachable, Busy, NeedsAPerson: as `run_round` says.
    """
    answers = None if wishes.dry_run else read_answers(backend, config, moment)
    if answers is not None:
        with backend.claimed(holder_of("mail", moment)):
            read_registered(backend, config, moment)
    export = export_person(backend, config, moment, who)
    programme = read_without_forgotten(backend, config, moment).programme
    today = moment.today(programme.settings.time_zone)
    refuse_to_mail(programme, export.person, today, spoke=spoke)
    key = MessageKey(programme_id(programme), MailKind.YOUR_DATA, (export.person,), today.isoformat()).id

    def decide(desk: Desk, today: date) -> Decided:
        refuse_to_mail(desk.programme, export.person, today, spoke=spoke)
        return Decided((_write(export, desk, today),))

    wishes = replace(wishes, keys=frozenset({key}), despite_pause=True)
    if answers is None:
        return show_round(backend, config, moment, decide, wishes)
    sent = run_round(backend, config, moment, decide, wishes, answers)
    with journal_of(config, programme, moment) as journal:
        erase_words(journal, key)
    return sent


def refuse_to_mail(programme: Programme, person_id: str, today: date, *, spoke: bool) -> None:
    """Do nothing if what is held about a person (id) may go to them by mail; `spoke` is as for `mail_export`.

    Raises:
        MustLookFirst, WrongUse: it may not.
    """
    person = programme.person_by_id.get(person_id)
    if programme.settings.stops_mail:
        raise WrongUse(
            "All mail is stopped (Settings), so nothing was sent.", "Give them the folder yourself."
        )
    if person is None or not person.address:
        raise WrongUse("They have no address in Participants.", "Give them the folder yourself.")
    if programme.owners.get(fold_address(person.address), frozenset()) - {person.id}:
        raise WrongUse("Others read mail to this address, too.", "Give them the folder yourself.")
    if spoke:
        return
    if may_be_watched(programme, person.id, today):
        raise MustLookFirst(
            "They are held, or were within a year for words that may mean harm, and somebody else may read "
            "their mail. Nothing was sent.",
            SPEAK_FIRST,
        )
    if _find_request(programme, person.id, today) is None:
        raise MustLookFirst(
            "They did not write “my data” from their address in the last three months. Nothing was sent.",
            SPEAK_FIRST,
        )


def may_be_watched(programme: Programme, person: str, today: date) -> bool:
    """Return whether a person (id) is held, or was within a year for words that may mean harm."""
    if programme.is_held(person) or programme.open_holds.get(person):
        return True
    told = [
        message.on
        for message in programme.messages
        if is_of_cries(message.kind, message.period)
        and any(person in group for group in find_groups(message))
    ]
    past = past_of(programme)
    in_confidence = [
        entry.on
        for entry in past.of_person.get(person, ())
        if entry.event in HOLD_EVENTS and entry.match == confidential_mark(person)
    ]
    ends = [end for _, end in past.find_holds(person) if end is not None]
    for day in (*told, *in_confidence):
        over = min((end for end in ends if end >= day), default=day)
        if today - over <= CAREFUL_FOR:
            return True
    return False


def _find_request(programme: Programme, person: str, today: date) -> HistoryEntry | None:
    """Return their latest request by mail that is not too old."""
    asked = [
        entry for entry in past_of(programme).of_person.get(person, ()) if entry.event == PersonEvent.DATA
    ]
    return asked[-1] if asked and today - asked[-1].on <= REQUEST_COUNTS_FOR else None


def _write(export: Export, desk: Desk, today: date) -> Draft:
    person = desk.programme.person_by_id[export.person]
    asked = _find_request(desk.programme, person.id, today)
    due = Due((person,), (_part(person, asked, today, has_mails=bool(export.held.mails)),))
    mails = f"\n{BETWEEN_MAILS}\n".join(export.held.mails.values())
    files = [
        Attachment("index.html", "html", export.page),
        Attachment("data.json", "json", export.data),
        *([Attachment("mails.txt", "plain", mails)] if mails else []),
    ]
    return replace(write_draft(due, desk, today, due.people, due.period), files=tuple(files))


def _part(person: Person, asked: HistoryEntry | None, today: date, *, has_mails: bool) -> DataPart:
    done = (
        (
            Added(
                HistoryEntry(decided_id(asked.id), today, DeskEvent.DECIDED, person.id, words="sent by mail")
            ),
        )
        if asked
        else ()
    )
    return DataPart(
        kind=MailKind.YOUR_DATA,
        person=person.id,
        period=today.isoformat(),
        changes=done,
        asked_on=asked.on if asked else None,
        has_mails=has_mails,
    )
