"""The one table of what can happen to a relationship: from each state, on each event, to which next state."""

# ruff: noqa: E501 - a table reads by its columns

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.domain.enums import LIVE, TALKING
from mentorsheets.domain.events import Event, Guard, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, MatchState


@dataclass(frozen=True, slots=True)
class Transition:
    """From a state on an event, if the guard holds, to the next state; which mails it makes due; and why."""

    state: MatchState
    event: Event
    guard: Guard
    next: MatchState
    due: tuple[MailKind, ...]
    why: str


PROPOSED, APPROVED, ASKED, INTRODUCED, ACTIVE, CLOSING, ENDED, DECLINED, PAUSED, FADED, HANDED_OVER = (
    MatchState
)
ABOUT_TO_BE = (PROPOSED, APPROVED, ASKED)
OVER = (ENDED, DECLINED, FADED, HANDED_OVER)
SAME = None
"""As a next state: the match stays as it is, and only the mails are due."""

TransitionRow = tuple[tuple[MatchState, ...], Event, Guard, MatchState | None, tuple[MailKind, ...], str]

_BOTH_CLOSE = (MailKind.CLOSING_QUESTIONS,)
_ENDING_MAIL = (MailKind.ENDED_THANKS,)
_RULES: tuple[TransitionRow, ...] = (
    ((PROPOSED,), Event.APPROVED, Guard.ALWAYS, APPROVED, (), "The coordinator's word is needed first."),
    ((PROPOSED,), Event.PINNED, Guard.ALWAYS, APPROVED, (), "A pin is an approval that pairing leaves alone."),
    (ABOUT_TO_BE, Event.REFUSED, Guard.ALWAYS, DECLINED, (MailKind.DECLINED_KINDLY,), "Whoever was asked is told."),
    (TALKING, Event.REFUSED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "The coordinator ends it, on purpose too."),
    ((APPROVED,), Event.ASKING, Guard.ALWAYS, ASKED, (MailKind.ASK_GIVER, MailKind.ASK_ASKER), "Nobody is introduced unasked."),
    ((ASKED,), Event.GIVER_YES, Guard.OTHER_YES, SAME, (MailKind.INTRODUCTION,), "Both said yes."),
    ((ASKED,), Event.ASKER_YES, Guard.OTHER_YES, SAME, (MailKind.INTRODUCTION,), "Both said yes."),
    ((ASKED,), Event.INTRODUCED, Guard.ALWAYS, INTRODUCED, (), "Mail to the first of them went, or both were told by telephone."),
    ((APPROVED, ASKED), Event.GIVER_NO, Guard.ALWAYS, DECLINED, (MailKind.DECLINED_KINDLY,), "A no needs no reason."),
    ((APPROVED, ASKED), Event.ASKER_NO, Guard.ALWAYS, DECLINED, (MailKind.DECLINED_KINDLY,), "A no needs no reason."),
    ((ASKED,), Event.NO_ANSWER, Guard.ALWAYS, FADED, (MailKind.WITHDRAWN,), "Silence is no yes; the next one is sought."),
    ((INTRODUCED,), Event.MET, Guard.ALWAYS, ACTIVE, (), "They talk."),
    (TALKING, Event.MET, Guard.ONE_TALK, CLOSING, _BOTH_CLOSE, "One conversation was what was asked for."),
    (TALKING, Event.NOT_YET, Guard.ALWAYS, SAME, (MailKind.SUGGESTED_TIMES,), "Times that suit both may be all it lacks."),
    (LIVE, Event.NEEDS_SOMETHING, Guard.ALWAYS, SAME, (MailKind.ESCALATION,), "The coordinator asks what."),
    (TALKING, Event.NEVER_MET, Guard.ALWAYS, SAME, (MailKind.SUGGESTED_TIMES, MailKind.ESCALATION), "One more try, and a human knows."),
    (TALKING, Event.NEVER_MET, Guard.SAID_BEFORE, FADED, (MailKind.DECLINED_KINDLY,), "Somebody else is sought."),
    ((*LIVE, PAUSED), Event.NOT_A_FIT, Guard.ALWAYS, DECLINED, (MailKind.DECLINED_KINDLY, MailKind.ENDED_THANKS), "No blame, and a new match."),
    (LIVE, Event.NEED_CHANGED, Guard.ALWAYS, SAME, (MailKind.NEEDS_REFRESH,), "What is needed now is asked."),
    (LIVE, Event.NEED_MET, Guard.ALWAYS, SAME, (), "The need is closed; others of theirs go on."),
    (TALKING, Event.NEED_MET, Guard.ALL_MET, CLOSING, _BOTH_CLOSE, "It has done what it was for."),
    (LIVE, Event.STILL_NEEDED, Guard.ALWAYS, SAME, (), "The need stays open; once this is over, it is first in line."),
    ((ASKED,), Event.TALK_TO_ME, Guard.ALWAYS, HANDED_OVER, (MailKind.SAFETY_ESCALATION,), "Nobody is introduced after that."),
    (LIVE, Event.TALK_TO_ME, Guard.ALWAYS, PAUSED, (MailKind.SAFETY_ESCALATION,), "Nothing automatic from here on."),
    ((PROPOSED, APPROVED, PAUSED, *OVER), Event.TALK_TO_ME, Guard.ALWAYS, SAME, (MailKind.SAFETY_ESCALATION,), "A human at once."),
    (TALKING, Event.SILENCE, Guard.ALWAYS, SAME, (MailKind.SILENCE_OTHER_SIDE,), "The other side may know more."),
    (TALKING, Event.STILL_SILENT, Guard.ALWAYS, SAME, (MailKind.ESCALATION,), "Three mails were enough."),
    (TALKING, Event.GIVEN_UP, Guard.ALWAYS, FADED, (MailKind.DECLINED_KINDLY,), "The need comes first in line again."),
    (TALKING, Event.LENGTH_REACHED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "It ends on purpose."),
    (TALKING, Event.CLOSE_ASKED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "It ends on purpose."),
    ((PAUSED,), Event.LENGTH_REACHED, Guard.ALWAYS, ENDED, _ENDING_MAIL, "Its time is over, pause or not."),
    ((PAUSED,), Event.CLOSE_ASKED, Guard.ALWAYS, ENDED, _ENDING_MAIL, "Who asks in a pause need not wait for its end."),
    ((PAUSED,), Event.GIVEN_UP, Guard.ALWAYS, FADED, (MailKind.DECLINED_KINDLY,), "The pause has no end; the need does not wait."),
    ((CLOSING,), Event.CLOSING_ANSWERED, Guard.BOTH_CLOSED, ENDED, _ENDING_MAIL, "Both looked back."),
    ((CLOSING,), Event.CLOSING_OVER, Guard.ALWAYS, ENDED, _ENDING_MAIL, "Nobody has to answer."),
    ((CLOSING,), Event.GO_ON, Guard.ALWAYS, ACTIVE, (), "They would rather go on."),
    (ABOUT_TO_BE, Event.PAUSES, Guard.ALWAYS, ENDED, (MailKind.WITHDRAWN,), "It may be proposed again one day."),
    (LIVE, Event.PAUSES, Guard.ALWAYS, PAUSED, (MailKind.SOMEONE_LEFT,), "The other is told kindly; their need is open again."),
    ((PAUSED,), Event.RETURNS, Guard.BOTH_HERE, ACTIVE, (), "They take it up again."),
    ((PAUSED,), Event.RETURNS, Guard.TAKEN, ENDED, _ENDING_MAIL, "The need did not wait for them."),
    (ABOUT_TO_BE, Event.LEAVES, Guard.ALWAYS, ENDED, (MailKind.WITHDRAWN,), "The other need not wait."),
    ((*LIVE, PAUSED), Event.LEAVES, Guard.ALWAYS, ENDED, (MailKind.SOMEONE_LEFT,), "The need re-opens, first in line."),
    ((*ABOUT_TO_BE, *LIVE, PAUSED), Event.HANDED_OVER, Guard.ALWAYS, HANDED_OVER, (), "It is in human hands."),
)  # fmt: skip


def _spread(rows: Iterable[TransitionRow]) -> Iterator[Transition]:
    for states, event, guard, then, due, why in rows:
        for state in states:
            yield Transition(state, event, guard, then or state, due, why)


TRANSITIONS: Mapping[tuple[MatchState, Event, Guard], Transition] = {
    (rule.state, rule.event, rule.guard): rule for rule in _spread(_RULES)
}


YESES = (Event.GIVER_YES, Event.ASKER_YES)
_DUE_AFTER: Mapping[tuple[MatchState, str, MatchState | None], tuple[MailKind, ...]] = {
    **{(rule.state, rule.event, rule.next): rule.due for rule in TRANSITIONS.values()},
    # Earlier versions wrote of the second yes that it introduced the two.
    **{(ASKED, yes, INTRODUCED): (MailKind.INTRODUCTION,) for yes in YESES},
}


def step(state: MatchState, event: Event, holds: frozenset[Guard] = frozenset()) -> Transition:
    """Return what an event leads to in a state when the guards `holds` are true.

    What the table does not name is noted in the history, and changes nothing.
    """
    guarded = (TRANSITIONS.get((state, event, guard)) for guard in sorted(holds))
    plain = TRANSITIONS.get((state, event, Guard.ALWAYS))
    noted = Transition(state, event, Guard.ALWAYS, state, (), "It is noted; nothing is to be done.")
    return next((rule for rule in guarded if rule), plain or noted)


def due_after(was: MatchState, event: str, now: MatchState | None) -> tuple[MailKind, ...]:
    """Return the kinds of mail that an event made due which led from one state to the other.

    None are due where a line of the history does not say to which state it led.
    """
    return _DUE_AFTER.get((was, event, now), ())


def pick_second_yes(past: Iterable[HistoryEntry]) -> HistoryEntry | None:
    """Return the yes in the past of a match after which both had said it, None where one is missing.

    Of two of one day it is the same one however the rows are sorted: the introduction is named after it.
    """
    yeses = sorted(
        (one for one in past if one.event in YESES and one.was is ASKED), key=lambda one: (one.on, one.event)
    )
    earlier = [one for one in yeses if one.now is INTRODUCED]
    both = yeses if {one.event for one in yeses}.issuperset(YESES) else []
    return next(reversed(earlier or both), None)


MADE_DUE = frozenset({PersonEvent.TALK, PersonEvent.THANKS, PersonEvent.BACK, PersonEvent.NEEDS_OTHERWISE})
"""What makes something due and is no step of a match."""


def may_make_due(entry: HistoryEntry) -> bool:
    """Return whether a line of the history may make mail due."""
    return entry.event in MADE_DUE or (
        entry.was is not None and bool(due_after(entry.was, entry.event, entry.now))
    )
