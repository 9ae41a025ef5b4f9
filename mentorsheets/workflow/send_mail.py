"""One round of mail: decide, write, deliver at most once, and tell the sheet."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import MentorsheetsError, WrongUse
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.finish import Draft, Finished, finish
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.messages import IN_OUTBOX, MailState, MessageRecord, Stop
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.transport.deliver import Delivery, Guards
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.log import note
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.runtime.secret import open_desk
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.delivery_guards import Watch, stopping_kindly
from mentorsheets.workflow.evidence import look_for_evidence
from mentorsheets.workflow.find_person import find_person
from mentorsheets.workflow.hold_until_hours import going_now, put_off
from mentorsheets.workflow.load_templates import load_templates
from mentorsheets.workflow.mail_log import Way, journal_of, may_send, send, tell_messages, way_out
from mentorsheets.workflow.read_answers import AnswersRead, read_answers
from mentorsheets.workflow.save import save
from mentorsheets.workflow.unheard import tell_unheard
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Decided:
    """What a round is about: the mails, and what changes in the sheet besides what each mail changes.

    `waiting` is how many things more there are to say to people who get enough mail on this day.
    """

    drafts: tuple[Draft, ...]
    changes: tuple[Change, ...] = ()
    waiting: int = 0


Gather = Callable[[Desk, date], Decided]
"""Decides from a programme, and on a day, what is to be said to whom."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The mails of a round, what became of all that was sent, and where an outbox lies.

    `unsure` has the keys of mails of unknown fate that this run found or made; `unknown` counts these and
    those of earlier runs.
    """

    programme: Programme
    finished: tuple[Finished, ...]
    delivery: Delivery | None = None
    outbox: Path | None = None
    unsure: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: int = 0
    waiting: int = 0


def run_round(
    backend: Backend,
    config: Config,
    moment: Moment,
    gather: Gather,
    wishes: Wishes,
    answers: AnswersRead | None = None,
) -> Sent:
    """Decide what is due, write it, send it and tell the sheet; what an earlier run put off goes too.

    All answers are read first, unless `answers` says that they were: who has just said stop gets nothing.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: sheet, templates, journal or mail settings cannot be
            used; what was sent before that is in the journal, and the next run tells the sheet.
    """
    if wishes.dry_run or wishes.to:
        sent, _, _ = _decide(read_without_forgotten(backend, config, moment), config, moment, gather, wishes)
        if wishes.dry_run:
            return sent
        return _rehearse(sent, way_out(config, sent.programme.settings), config, moment)
    if answers is None:
        read_answers(backend, config, moment)
    with backend.claimed(holder_of("mail", moment)):
        sent, changes, reading = _decide(
            read_without_forgotten(backend, config, moment), config, moment, gather, wishes
        )
        way = way_out(config, sent.programme.settings)
        return _carry_out(sent, changes, backend, reading, way, config, moment, wishes)


def _decide(
    reading: Reading, config: Config, moment: Moment, gather: Gather, wishes: Wishes
) -> tuple[Sent, tuple[Change, ...], Reading]:
    """Return the finished mails, what else changes, and the reading that both were decided from."""
    templates = load_templates(config.templates, reading)
    known = _as_known_here(reading.programme) if config.is_stateless else reading.programme
    desk = open_desk(known, config, reading=reading, for_show=wishes.dry_run)
    decided = gather(desk, moment.today(reading.programme.settings.time_zone))
    drafts = _only(decided.drafts, wishes.only, reading.programme)
    is_all = not wishes.only
    if wishes.keys is not None:
        is_all = is_all and all(draft.key.id in wishes.keys for draft in drafts)
        drafts = tuple(draft for draft in drafts if draft.key.id in wishes.keys)
    if wishes.in_hours:
        drafts = going_now(drafts, reading.programme, moment)
    if wishes.to:
        drafts = tuple(_redirect(draft, wishes.to) for draft in drafts)
    finished, problems = _write(drafts, desk, templates, moment)
    changes = decided.changes if is_all else ()
    waiting = decided.waiting if is_all else 0
    return Sent(reading.programme, finished, problems=problems, waiting=waiting), changes, reading


def _only(drafts: tuple[Draft, ...], who: str, programme: Programme) -> tuple[Draft, ...]:
    if not who:
        return drafts
    wanted = find_person(programme, who).id
    return tuple(draft for draft in drafts if wanted in draft.key.persons)


def _redirect(draft: Draft, address: str) -> Draft:
    """Return the same mail to somebody who wants to see what others would get."""
    people = tuple(replace(person, address=address) for person in draft.people[:1])
    return replace(draft, people=people)


def _write(
    drafts: Iterable[Draft], desk: Desk, templates: Templates, moment: Moment
) -> tuple[tuple[Finished, ...], tuple[Problem, ...]]:
    """Return the finished mails, and a problem for each one that a name or an address makes impossible."""
    finished: list[Finished] = []
    problems: list[Problem] = []
    for draft in drafts:
        try:
            finished.append(finish(draft, desk, templates, moment))
        except MentorsheetsError as error:
            names = ", ".join(person.name for person in draft.people)
            problems.append(Problem("Participants", "", error.sentence, error.hint, names))
    return tuple(finished), tuple(problems)


def _carry_out(
    sent: Sent,
    changes: tuple[Change, ...],
    backend: Backend,
    reading: Reading,
    way: Way,
    config: Config,
    moment: Moment,
    wishes: Wishes,
) -> Sent:
    programme = reading.programme
    watch = Watch(backend, sent.finished, moment, wishes.asked_to_stop, config.is_stateless)
    with journal_of(config, programme, moment) as journal:
        waiting = bool(sent.finished) and way.folder is None and _is_first(journal)
        if waiting and not wishes.agree(len(sent.finished), tell_unheard(config, programme.settings)):
            raise WrongUse(
                "Nothing was sent.",
                "mentorsheets preview shows the mails. To let the first ones go, answer yes, or give --yes.",
            )
        if wishes.in_hours:
            put_off(journal, programme, moment)
        ids = open_desk(programme, config).ids
        settle = partial(look_for_evidence, journal, way.transport, ids, config, moment)
        guards = replace(watch.guards(), settle=settle, only=wishes.keys)
        with stopping_kindly(watch):
            delivery = send(journal, way, sent.finished, guards, moment)
        unsure = tuple(record.key for record in journal.unshared() if record.state == MailState.UNKNOWN)
        delivery = replace(delivery, counts=_correct(delivery.counts, len(unsure)))
        before = {message.id: message for message in programme.messages} | watch.announced
        news = tell_messages(journal.unshared(), sent.finished, before, programme.settings.time_zone, moment)
        lost = _list_soon_lost(journal) if config.is_stateless else frozenset()
        everything = (*changes, *_list_consequences(sent.finished, lost), *news.values())
        known = replace(
            programme, problems=(*programme.problems, *sent.problems, *_tell_refused(journal, programme))
        )
        today = moment.today(programme.settings.time_zone)
        refused = save(backend, replace(reading, programme=known), tuple(dict.fromkeys(everything)), today)
        for record in journal.unshared():
            note("mail", message=record.key, kind=record.kind, period=record.period, state=record.state)
        journal.shared(_find_noted(journal, refused))
        unknown = len(journal.records(MailState.UNKNOWN))
    sent = replace(sent, delivery=delivery, outbox=way.folder)
    return replace(sent, unsure=unsure, refused=refused, unknown=unknown)


def _correct(counts: dict[MailState, int], unsure: int) -> dict[MailState, int]:
    """Return the counts with how many are of unknown fate now, when all evidence was heard."""
    known = {state: count for state, count in counts.items() if state != MailState.UNKNOWN}
    return known | ({MailState.UNKNOWN: unsure} if unsure else {})


def _as_known_here(programme: Programme) -> Programme:
    """Return the programme without mail that waited on a disk which is gone, so that it is due anew."""
    waited = {MailState.PLANNED, MailState.DEFERRED}
    return replace(programme, messages=tuple(m for m in programme.messages if m.state not in waited))


def _list_consequences(finished: Iterable[Finished], lost: frozenset[str]) -> Iterator[Change]:
    """Yield what sending changes, for mail that waits too, but for what is `lost` by its keys."""
    for one in finished:
        if one.mail.key.id not in lost:
            yield from one.draft.changes


def _list_soon_lost(journal: Journal) -> frozenset[str]:
    """Return the keys of mail that waits in a journal which will be gone at the next run."""
    return frozenset(record.key for record in journal.records(MailState.PLANNED, MailState.DEFERRED))


def _tell_refused(journal: Journal, programme: Programme) -> Iterator[Problem]:
    """Yield a problem for each address that a server has refused for good."""
    for person in programme.people:
        if person.may_be_mailed and journal.is_dead((person.address or "",)):
            yield Problem(
                "Participants",
                "",
                "The mail server refused this address for good, so nothing more goes there.",
                "Correct the address; mail goes to the new one by itself.",
                person.name,
            )


def _find_noted(journal: Journal, refused: Iterable[Refused]) -> list[MessageRecord]:
    """Return the records that now stand in the tab Messages: all but those whose row was refused."""
    left = {edit.edit.where.get("Message") for edit in refused}
    return [record for record in journal.unshared() if record.key not in left]


def exit_code(sent: Sent) -> int:
    """Return what a round ends with: 3 if the server was out of reach, 1 if a person has to look."""
    stop = sent.delivery.stop if sent.delivery else Stop.NO
    if stop is Stop.UNREACHABLE:
        return 3
    counts = sent.delivery.counts if sent.delivery else {}
    mend = any(problem.needs_mending for problem in (*sent.programme.problems, *sent.problems))
    stuck = sent.refused or counts.get(MailState.REFUSED) or counts.get(MailState.UNKNOWN)
    return 1 if mend or stuck or stop not in {Stop.NO, Stop.ASKED} else 0


def _is_first(journal: Journal) -> bool:
    """Return whether no mail has ever gone through a server."""
    gone = journal.records(MailState.SENT, MailState.UNKNOWN, MailState.REFUSED)
    return all(record.detail == IN_OUTBOX for record in gone)


def _rehearse(sent: Sent, way: Way, config: Config, moment: Moment) -> Sent:
    """Send to the one address that was asked for, with a journal of its own: nothing counts as sent."""
    rehearsal = replace(sent.programme, messages=())
    with TemporaryDirectory() as folder:
        apart = replace(config, journal=str(Path(folder, "rehearsal")))
        with journal_of(apart, rehearsal, moment) as journal:
            guards = Guards(may_send=lambda persons: may_send(rehearsal, persons))
            delivery = send(journal, way, sent.finished, guards, moment)
    return replace(sent, delivery=delivery, outbox=way.folder)
