"""How a round of mail begins: what is to go, from one look at the sheet, and whether that is nothing."""

import logging
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta

from mentorsheets.domain.clock import Moment
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.transport.deliver import Pace
from mentorsheets.relations.other_secret import is_other_secret, note_signer
from mentorsheets.relations.short_secret import note_short_secret
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.load_templates import load_templates
from mentorsheets.runtime.secret import SIGNED_OTHERWISE, has_short, name_secrets, open_desk, refuse_short
from mentorsheets.sheet.backend import Backend, Book
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import TODAY_TAB
from mentorsheets.workflow.plan_round import Gather, RoundPlan, forget_waiting, plan_round
from mentorsheets.workflow.read_to_act import read_registered
from mentorsheets.workflow.safety import list_untold
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class RoundBegun:
    """What was read, where the mails of a round are written, and what is to go."""

    reading: Reading
    desk: Desk
    templates: Templates
    plan: RoundPlan


def begin_round(
    backend: Backend,
    config: Config,
    moment: Moment,
    gather: Gather,
    wishes: Wishes,
    known: RoundBegun | None = None,
) -> RoundBegun:
    """Read the sheet and decide what is to go; what is `known` holds as long as the very same was read.

    Raises:
        MustLookFirst, WrongUse, Unreachable, NeedsAPerson: as `read_to_act` and `plan_round` say.
    """
    reading = read_registered(backend, config, moment)
    if known is not None and reading is known.reading:
        return known
    desk, templates = open_round(reading, config)
    plan = plan_round(desk, templates, gather, wishes, moment)
    # Whoever looks a second time, since the sheet was written meanwhile, has been told.
    noted = _note_secret(plan, desk, config, moment, is_told=known is not None)
    return RoundBegun(reading, desk, templates, noted)


def open_round(reading: Reading, config: Config, *, for_show: bool = False) -> tuple[Desk, Templates]:
    """Return where the mails are written, and by which templates; no more of the config is needed."""
    templates = load_templates(config.templates, reading)
    known = forget_waiting(reading.programme) if config.is_stateless else reading.programme
    return open_desk(known, config, reading=reading, for_show=for_show), templates


def is_quiet(begun: RoundBegun, journal: Journal, pace: Pace, moment: Moment) -> bool:
    """Return whether a round that plans nothing has nothing to send, to settle or to tell of earlier ones.

    Mail that waits for a later run is none of it; what became too late is told by a round of its own.
    """
    programme, now = begun.reading.programme, moment.clock.now()
    with journal.held(now):
        if journal.has_work(now + pace.patience) or journal.unshared():
            return False
    untold = list_untold(programme, begun.desk, journal, moment.today(programme.settings.time_zone))
    return not untold or {draft.key.id for draft in untold} <= journal.states().keys()


def find_quiet_end(begun: RoundBegun, journal: Journal, moment: Moment) -> datetime | None:
    """Return until when a quiet round would find nothing again, if nothing changes; None where that is open.

    What is due goes by the programme's days, and then by its readers' hours. Mail that waits has its own.
    """
    open_still = (MailState.PLANNED, MailState.DEFERRED, MailState.SENDING, MailState.UNKNOWN)
    if journal.records(*open_still) or _may_change_by_itself(begun.reading.book):
        return None
    now = moment.acts_at(begun.reading.programme.settings.time_zone)
    tomorrow = datetime.combine(now.date() + timedelta(days=1), time(), now.tzinfo)
    return min(tomorrow, begun.plan.later_from or tomorrow)


def _may_change_by_itself(book: Book) -> bool:
    """Return whether answers may come into a sheet that nobody edits: by IMPORTRANGE, say, or by the clock.

    Google works formulas out anew whenever it shows them; in a workbook they stand still until it is saved.
    """
    return any(tab.number is not None and tab.formulas and tab.title != TODAY_TAB.title for tab in book.tabs)


def _note_secret(plan: RoundPlan, desk: Desk, config: Config, moment: Moment, *, is_told: bool) -> RoundPlan:
    """Return a plan that notes in the sheet which secret signs as well, and how long a short one has done so.

    Raises:
        WrongUse: it has been for too long, and nothing may be signed with it.
    """
    today = moment.today(desk.programme.settings.time_zone)
    refuse_short(desk.programme, config, today)
    noted = note_short_secret(desk.programme, today, is_short=has_short(config))
    names = name_secrets(config)
    signed = tuple(note_signer(desk.programme, today, names, is_signing=bool(plan.finished)))
    if signed and not is_told and is_other_secret(desk.programme, names):
        log.note("another secret", logging.WARNING, why=SIGNED_OTHERWISE)
    return replace(plan, changes=(*plan.changes, *noted, *signed))
