"""What the coordinator asks for by a box in Today: done by the next run, which says there what it came to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.settings import SEND_AGAIN
from mentorsheets.errors import MentorsheetsError
from mentorsheets.mail.messages import MailState
from mentorsheets.relations.waiting_things import count_things_to_mend
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import holder_of, read, read_ticks_anew
from mentorsheets.runtime.secret import find_marks
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import AddRow, Edit, SetRow
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.reading.settings import has_setting
from mentorsheets.sheet.today_boxes import Box, Tick
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.pair import pair
from mentorsheets.workflow.save import save
from mentorsheets.workflow.send_mail import rehearse_round
from mentorsheets.workflow.wishes import Wishes

LEAST_TICKED = 60
"""Seconds for which a box must have been ticked, so that a slip of the finger can be taken back."""
JUST_LOOKED = timedelta(minutes=1)
"""A look that lately is as good as a new one, since a pass with no mail to read takes no longer to come here.

Whoever sends heeds a stop that is ticked later all the same, as the sheet is looked at before."""
ALL_MAIL = "All mail"
"""The setting in which it stands that mail is stopped."""


@dataclass(frozen=True, slots=True)
class BoxDone:
    """A box that was used, and what that came to."""

    box: Box
    said: str


def do_now(backend: Backend, config: Config, moment: Moment) -> tuple[BoxDone, ...]:
    """Do what the ticked boxes of Today ask for, one after the other, and untick them.

    A box that is ticked is waited for a minute, and left if it is unticked by then; mail is stopped at once.
    What could not be done says why beside its box, and hinders none of the others.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; a tick stays.
    """
    # A stop may have been ticked while answers were collected.
    ticks = read_ticks_anew(backend, JUST_LOOKED)
    at_once = [tick for tick in ticks if tick.box is Box.STOP]
    done = [_finish(tick, backend, config, moment) for tick in at_once]
    if len(ticks) > len(at_once):
        moment.clock.sleep(LEAST_TICKED)
        still = read_ticks_anew(backend)
        meant = [tick for tick in ticks if tick in still and tick not in at_once]
        done += [_finish(tick, backend, config, moment) for tick in meant]
    return tuple(done)


def _finish(tick: Tick, backend: Backend, config: Config, moment: Moment) -> BoxDone:
    """Do what a box asks for, then untick it and say beside it what that came to."""
    try:
        said = ACTS[tick.box](backend, config, moment)
    except MentorsheetsError as error:
        said = f"not done: {error.sentence} {error.hint}"
    with backend.claimed(holder_of("do now", moment)):
        reading = read_without_forgotten(backend, config, moment)
        now = moment.acts_at(reading.programme.settings.time_zone)
        stop = _note_stop(reading, f"stopped {now:%Y-%m-%d %H:%M}, in Today")
        also = [stop] if tick.box is Box.STOP else []
        taken = frozenset({(tick.box.key, tick.text)})
        save(backend, reading, (), now.date(), also, taken, {tick.box: f"{now:%H:%M}: {said}"})
    return BoxDone(tick.box, said)


def _pair(backend: Backend, config: Config, moment: Moment) -> str:
    plan = pair(backend, config, moment).plan
    found = [(len(plan.new), "new proposal", "Matches"), (len(plan.circles), "circle", "Circles")]
    told = [f"{count_things(n, what)}, for your word in the tab {tab}" for n, what, tab in found if n]
    return "; ".join(told) or "no new proposal"


def _show(backend: Backend, config: Config, moment: Moment) -> str:
    settings = read(backend, find_marks(config)).programme.settings
    if not settings.coordinator_address:
        return "not done: Settings name no Coordinator e-mail"
    sent = rehearse_round(backend, config, moment, gather(), Wishes(to=settings.coordinator_address))
    if not sent.finished:
        return "no mail is due now"
    gone = sent.delivery.counts.get(MailState.SENT, 0) if sent.delivery else 0
    left = len(sent.finished) - gone
    missing = f"; {left} could not be sent to you" if left else ""
    looked = f"{count_things(gone, 'mail')} to look at went to you, and to nobody else{missing}"
    return f"{looked}; what is due goes with the run after this one, unless you choose “{Box.STOP}” before"


def _stop(_backend: Backend, _config: Config, _moment: Moment) -> str:
    return f"stopped; to let mail go again, write “{SEND_AGAIN}” into Settings, {ALL_MAIL}"


def _check(backend: Backend, config: Config, moment: Moment) -> str:
    mend = count_things_to_mend(read_without_forgotten(backend, config, moment).programme)
    return f"{count_things(mend, 'thing')} to mend, in the tab Problems" if mend else "nothing to mend"


ACTS: Mapping[Box, Callable[[Backend, Config, Moment], str]] = {
    Box.PAIR: _pair,
    Box.SHOW: _show,
    Box.STOP: _stop,
    Box.CHECK: _check,
}
"""What does what a box asks for, and returns what that came to."""


def _note_stop(reading: Reading, words: str) -> Edit:
    """Return what writes into Settings that mail is stopped."""
    if has_setting(reading.book, ALL_MAIL):
        return SetRow("Settings", {"Setting": ALL_MAIL}, {"Value": words}, asked_by_a_person=True)
    return AddRow("Settings", {"Setting": ALL_MAIL, "Value": words})
