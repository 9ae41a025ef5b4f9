"""One round of mail: planned from one look at the sheet, delivered at most once, and told to the sheet."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.open import is_shared
from mentorsheets.mail.journal.parts import MailParts, note_parts
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.letters.links import COORDINATOR_LINK, Desk
from mentorsheets.mail.messages import IN_OUTBOX, MailState, Stop
from mentorsheets.mail.transport.deliver import Delivery, Guards, deliver
from mentorsheets.relations.unheard_safety import is_of_cries
from mentorsheets.relations.waiting_things import needs_a_human
from mentorsheets.runtime.config import Config, refuse_to_vanish
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_journal import journal_of
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.runtime.secret import find_marks
from mentorsheets.runtime.signals import finish_in_hand
from mentorsheets.runtime.way_out import Way, way_out
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.workflow.begin_round import RoundBegun, begin_round, find_quiet_end, is_quiet, open_round
from mentorsheets.workflow.delivery_guards import Watch, may_send
from mentorsheets.workflow.evidence import look_for_evidence
from mentorsheets.workflow.hear_cells import imagine_heard
from mentorsheets.workflow.hold_until_hours import put_off
from mentorsheets.workflow.move_old_past import move_old_past
from mentorsheets.workflow.plan_round import Gather, RoundPlan, plan_round
from mentorsheets.workflow.read_answers import AnswersRead
from mentorsheets.workflow.safety import plan_untold
from mentorsheets.workflow.tell_round import Fates, find_noted, read_fates, tell_sheet
from mentorsheets.workflow.unheard import tell_unheard
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Sent:
    """The mails of a round, what became of all that was sent, and where an outbox lies.

    `unsure` has the keys of mails of unknown fate that this run found or made; `unknown` counts these and
    those of earlier runs. Until `quiet_until` a round would find nothing to do, if nothing changes.
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
    later: int = 0
    later_from: datetime | None = None
    quiet_until: datetime | None = None


def run_round(
    backend: Backend,
    config: Config,
    moment: Moment,
    gather: Gather,
    wishes: Wishes,
    answers: AnswersRead,  # noqa: ARG001 - what nobody has who did not read them
) -> Sent:
    """Send what is due, each mail at most once, and tell the sheet; what an earlier run put off goes too.

    `answers` shows that all answers were read before: who has just said stop gets nothing.

    Raises:
        MustLookFirst: as `read_to_act` says; nothing was sent.
        MentorsheetsError: what was sent before that is in the journal, and the next run tells the sheet.
    """
    refuse_to_vanish(config)
    with backend.claimed(holder_of("mail", moment), lightly=True):
        move_old_past(backend, moment, find_marks(config))
        begun = begin_round(backend, config, moment, gather, wishes)
        if (quiet := _tell_quiet(begun, backend, config, moment)) is not None:
            return quiet
    with backend.claimed(holder_of("mail", moment)):
        begun = begin_round(backend, config, moment, gather, wishes, begun)
        reading, plan = begun.reading, begun.plan
        way = way_out(config, reading.programme.settings)
        with journal_of(config, reading.programme, moment) as journal:
            if way.folder is None:
                _ask_before_first(journal, plan, wishes, config, reading.programme.settings)
            if wishes.in_hours:
                put_off(journal, reading.programme, moment)
            plan_untold(reading.programme, begun.desk, begun.templates, journal, moment)
            new = _list_new(journal, plan)
            watch = Watch(backend, moment, find_marks(config))
            settle = _seek_evidence(journal, way, begun.desk, config, moment)
            guards = _guard(watch, plan, wishes, settle, tells_before=config.is_stateless)
            guards = _heed_stop(guards, watch, journal, plan, reading.programme)
            with finish_in_hand() as is_asked_to_end:
                delivery = _deliver(journal, way, plan, _stop_by(guards, is_asked_to_end), moment)
                if delivery.stop is Stop.YIELD:
                    config.turn.say_over()
                fates = read_fates(journal, reading.programme, is_lost_after=config.is_stateless)
                refused = tell_sheet(backend, reading, plan, fates, watch.announced, moment)
                journal.shared(find_noted(fates.news, refused))
    done = replace(delivery, counts=_correct(delivery.counts, len(fates.unsure)))
    return _sum_up(begun, new, done, way, fates, refused)


def _tell_quiet(begun: RoundBegun, backend: Backend, config: Config, moment: Moment) -> Sent | None:
    """Keep up what the sheet tells after a round that has nothing to send; None if it has something."""
    if begun.plan.finished or begun.plan.changes:
        return None
    programme = begun.reading.programme
    way = way_out(config, programme.settings)
    with journal_of(config, programme, moment) as journal:
        if not is_quiet(begun, journal, way.pace, moment):
            return None
        fates = read_fates(journal, programme, is_lost_after=config.is_stateless)
        until = find_quiet_end(begun, journal, moment)
    refused = tell_sheet(backend, begun.reading, begun.plan, fates, {}, moment)
    return replace(_sum_up(begun, (), Delivery({}), way, fates, refused), quiet_until=until)


def _sum_up(
    begun: RoundBegun,
    new: tuple[Finished, ...],
    delivery: Delivery,
    way: Way,
    fates: Fates,
    refused: tuple[Refused, ...],
) -> Sent:
    plan, programme = begun.plan, begun.reading.programme
    told = (fates.unsure, refused, plan.problems, fates.unknown)
    return Sent(programme, new, delivery, way.folder, *told, plan.waiting, plan.later, plan.later_from)


def send_cries(backend: Backend, config: Config, moment: Moment) -> None:
    """Send what may mean harm to the safety contact, and no other mail. Raises as `run_round` says."""
    if not _has_cries(backend, config, moment):
        return
    with backend.claimed(holder_of("mail", moment)):
        reading = read_without_forgotten(backend, config, moment)
        way, nothing = way_out(config, reading.programme.settings), RoundPlan((), (), (), 0)
        with journal_of(config, reading.programme, moment) as journal:
            watch = Watch(backend, moment, find_marks(config))
            wishes = replace(Wishes(), keys=_find_cries_waiting(journal))
            guards = _guard(watch, nothing, wishes, Guards().settle, tells_before=config.is_stateless)
            _deliver(journal, way, nothing, guards, moment)
            fates = read_fates(journal, reading.programme, is_lost_after=config.is_stateless)
            refused = tell_sheet(backend, reading, nothing, fates, watch.announced, moment)
            journal.shared(find_noted(fates.news, refused))


def _has_cries(backend: Backend, config: Config, moment: Moment) -> bool:
    """Return whether what may mean harm waits to be sent; where there is no journal yet, none does."""
    if not (is_shared(config.journal) or Path(config.journal).exists()):
        return False
    programme = read_without_forgotten(backend, config, moment).programme
    with journal_of(config, programme, moment) as journal:
        return bool(_find_cries_waiting(journal))


def _find_cries_waiting(journal: Journal) -> frozenset[str]:
    waiting = journal.records(MailState.PLANNED, MailState.DEFERRED)
    return frozenset(one.key for one in waiting if is_of_cries(one.kind, one.period))


def show_round(backend: Backend, config: Config, moment: Moment, gather: Gather, wishes: Wishes) -> Sent:
    """Return the mails that a round would send, and send nothing; no secret is made for it.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: sheet, templates or journal cannot be used.
    """
    reading = imagine_heard(read_without_forgotten(backend, config, moment), config, moment)
    desk, templates = open_round(reading, config, for_show=True)
    plan = plan_round(desk, templates, gather, wishes, moment)
    return Sent(reading.programme, plan.finished, problems=plan.problems, waiting=plan.waiting)


def rehearse_round(backend: Backend, config: Config, moment: Moment, gather: Gather, wishes: Wishes) -> Sent:
    """Send all to the one address that is wished for, with a journal of its own: nothing counts as sent.

    No link in them does anything, so that nobody answers for somebody else.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: as `run_round` says.
    """
    reading = imagine_heard(read_without_forgotten(backend, config, moment), config, moment)
    desk, templates = open_round(reading, config, for_show=True)
    plan = plan_round(desk, templates, gather, wishes, moment)
    way = way_out(config, reading.programme.settings)
    rehearsal = replace(reading.programme, messages=())
    with TemporaryDirectory() as folder:
        apart = replace(config, journal=str(Path(folder, "rehearsal")))
        with journal_of(apart, rehearsal, moment) as journal:
            guards = Guards(may_send=partial(may_send, rehearsal))
            delivery = _deliver(journal, way, plan, guards, moment)
    return Sent(
        reading.programme, plan.finished, delivery, way.folder, problems=plan.problems, waiting=plan.waiting
    )


def _list_new(journal: Journal, plan: RoundPlan) -> tuple[Finished, ...]:
    """Return the mails that no earlier run brought to an end: an older sheet may ask for some again."""
    open_still = {MailState.PLANNED, MailState.DEFERRED}
    over = {key for key, state in journal.states().items() if state not in open_still}
    return tuple(one for one in plan.finished if one.mail.key.id not in over)


def exit_code(sent: Sent) -> int:
    """Return what a round ends with: 3 if the server was out of reach, 1 if a person has to look."""
    stop, counts = (sent.delivery.stop, sent.delivery.counts) if sent.delivery else (Stop.NO, {})
    if stop is Stop.UNREACHABLE:
        return 3
    stuck = sent.refused or counts.get(MailState.REFUSED) or counts.get(MailState.UNKNOWN)
    is_early = stop not in {Stop.NO, Stop.ASKED, Stop.YIELD}
    return 1 if stuck or is_early or needs_a_human(sent.programme, sent.problems) else 0


def _ask_before_first(
    journal: Journal, plan: RoundPlan, wishes: Wishes, config: Config, settings: Settings
) -> None:
    """Ask whoever started the round whether mail may go, if none has ever gone through a server.

    Raises:
        WrongUse: it may not.
    """
    gone = journal.records(MailState.SENT, MailState.UNKNOWN, MailState.REFUSED)
    if not plan.finished or any(record.detail != IN_OUTBOX for record in gone):
        return
    if not wishes.agree(len(plan.finished), tell_unheard(config.mailbox, settings)):
        raise WrongUse(
            "The first mails wait for a word, so nothing was sent.",
            "mentorsheets preview shows the mails. To let the first ones go, answer yes, or give --yes.",
        )


def _seek_evidence(
    journal: Journal, way: Way, desk: Desk, config: Config, moment: Moment
) -> Callable[[], None]:
    """Return what looks for evidence of what became of mail of unknown fate."""
    at = (config.mailbox, config.logins_to_read, moment)
    return partial(look_for_evidence, journal, way.transport, desk.ids, *at, is_stateless=config.is_stateless)


def _guard(
    watch: Watch, plan: RoundPlan, wishes: Wishes, settle: Callable[[], None], *, tells_before: bool
) -> Guards:
    """Return what is asked of the sheet, and of whoever started the round, while mail goes out."""
    only = wishes.keys and wishes.keys.union(one.mail.key.id for one in plan.finished)
    guards = Guards(watch.choose(wishes), wishes.asked_to_stop, settle=settle, only=only)
    return replace(guards, announce=partial(watch.announce, plan.finished)) if tells_before else guards


def _stop_by(guards: Guards, is_stopped: Callable[[], bool]) -> Guards:
    return replace(guards, asked_to_stop=lambda: is_stopped() or guards.asked_to_stop())


def _heed_stop(
    guards: Guards, watch: Watch, journal: Journal, plan: RoundPlan, programme: Programme
) -> Guards:
    """Return the guards with a stop of all mail heeded: one that stands, and one that comes meanwhile.

    What goes to the coordinator and the safety contact goes, whom no stop cuts off.
    """
    if not programme.settings.stops_mail:
        return _stop_by(guards, watch.is_stopped)
    desk, waiting = (COORDINATOR_LINK,), journal.records(MailState.PLANNED, MailState.DEFERRED)
    to_desk = {one.key for one in waiting if one.persons == desk}
    to_desk |= {one.mail.key.id for one in plan.finished if one.mail.key.persons == desk}
    return replace(guards, only=frozenset(to_desk if guards.only is None else to_desk & guards.only))


def _deliver(journal: Journal, way: Way, plan: RoundPlan, guards: Guards, moment: Moment) -> Delivery:
    """Put the mails into the journal and deliver all that is due, those of earlier runs too.

    Raises:
        Busy: another run is sending.
    """
    journal.plan([one.mail for one in plan.finished], moment.now)
    drafts = ((one.mail.key.id, one.draft) for one in plan.finished)
    note_parts(journal, (MailParts(key, draft.about, draft.carries) for key, draft in drafts))
    try:
        return deliver(journal, way.transport, moment.clock, way.pace, guards, way.tally)
    finally:
        way.transport.close()


def _correct(counts: dict[MailState, int], unsure: int) -> dict[MailState, int]:
    """Return the counts with how many are of unknown fate now, when all evidence was heard."""
    known = {state: count for state, count in counts.items() if state != MailState.UNKNOWN}
    return known | ({MailState.UNKNOWN: unsure} if unsure else {})
