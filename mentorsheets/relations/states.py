"""The one table of what can happen to a relationship: from each state, on each event, to which next state."""

# ruff: noqa: E501 - a table reads by its columns

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.domain.events import Event, Guard
from mentorsheets.domain.model import State


@dataclass(frozen=True, slots=True)
class Transition:
    """From a state on an event, if the guard holds, to the next state; which mails it makes due; and why."""

    state: State
    event: Event
    guard: Guard
    next: State
    due: tuple[str, ...]
    why: str


PROPOSED, APPROVED, ASKED, INTRODUCED, ACTIVE, CLOSING, ENDED, DECLINED, PAUSED, FADED, HANDED_OVER = State
TALKING = (INTRODUCED, ACTIVE)
LIVE = (*TALKING, CLOSING)
ABOUT_TO_BE = (PROPOSED, APPROVED, ASKED)
OVER = (ENDED, DECLINED, FADED, HANDED_OVER)
SAME = None
"""As a next state: the match stays as it is, and only the mails are due."""

Row = tuple[tuple[State, ...], Event, Guard, State | None, tuple[str, ...], str]

_BOTH_CLOSE = ("closing-questions",)
_END = ("ended-thanks",)
_RULES: tuple[Row, ...] = (
    ((PROPOSED,), Event.APPROVED, Guard.ALWAYS, APPROVED, (), "The coordinator's word is needed first."),
    ((PROPOSED,), Event.PINNED, Guard.ALWAYS, APPROVED, (), "A pin is an approval that pairing leaves alone."),
    (ABOUT_TO_BE, Event.REFUSED, Guard.ALWAYS, DECLINED, ("declined-kindly",), "Whoever was asked is told."),
    (TALKING, Event.REFUSED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "The coordinator ends it, on purpose too."),
    ((APPROVED,), Event.ASKING, Guard.ALWAYS, ASKED, ("ask-giver", "ask-asker"), "Nobody is introduced unasked."),
    ((ASKED,), Event.GIVER_YES, Guard.OTHER_YES, INTRODUCED, ("introduction",), "Both said yes."),
    ((ASKED,), Event.ASKER_YES, Guard.OTHER_YES, INTRODUCED, ("introduction",), "Both said yes."),
    ((APPROVED, ASKED), Event.GIVER_NO, Guard.ALWAYS, DECLINED, ("declined-kindly",), "A no needs no reason."),
    ((APPROVED, ASKED), Event.ASKER_NO, Guard.ALWAYS, DECLINED, ("declined-kindly",), "A no needs no reason."),
    ((ASKED,), Event.NO_ANSWER, Guard.ALWAYS, FADED, ("withdrawn",), "Silence is no yes; the next one is sought."),
    ((INTRODUCED,), Event.MET, Guard.ALWAYS, ACTIVE, (), "They talk."),
    (TALKING, Event.MET, Guard.ONE_TALK, CLOSING, _BOTH_CLOSE, "One conversation was what was asked for."),
    (TALKING, Event.NOT_YET, Guard.ALWAYS, SAME, ("suggested-times",), "Times that suit both may be all it lacks."),
    (LIVE, Event.NEEDS_SOMETHING, Guard.ALWAYS, SAME, ("escalation",), "The coordinator asks what."),
    (TALKING, Event.NEVER_MET, Guard.ALWAYS, SAME, ("suggested-times", "escalation"), "One more try, and a human knows."),
    (TALKING, Event.NEVER_MET, Guard.SAID_BEFORE, FADED, ("declined-kindly",), "Somebody else is sought."),
    ((*LIVE, PAUSED), Event.NOT_A_FIT, Guard.ALWAYS, DECLINED, ("declined-kindly", "ended-thanks"), "No blame, and a new match."),
    (LIVE, Event.NEED_CHANGED, Guard.ALWAYS, SAME, ("needs-refresh",), "What is needed now is asked."),
    (LIVE, Event.NEED_MET, Guard.ALWAYS, SAME, (), "The need is closed; others of theirs go on."),
    (TALKING, Event.NEED_MET, Guard.ALL_MET, CLOSING, _BOTH_CLOSE, "It has done what it was for."),
    (LIVE, Event.STILL_NEEDED, Guard.ALWAYS, SAME, (), "The need stays open; once this is over, it is first in line."),
    ((ASKED,), Event.TALK_TO_ME, Guard.ALWAYS, HANDED_OVER, ("safety-escalation",), "Nobody is introduced after that."),
    (LIVE, Event.TALK_TO_ME, Guard.ALWAYS, PAUSED, ("safety-escalation",), "Nothing automatic from here on."),
    ((PROPOSED, APPROVED, PAUSED, *OVER), Event.TALK_TO_ME, Guard.ALWAYS, SAME, ("safety-escalation",), "A human at once."),
    (TALKING, Event.SILENCE, Guard.ALWAYS, SAME, ("silence-other-side",), "The other side may know more."),
    (TALKING, Event.STILL_SILENT, Guard.ALWAYS, SAME, ("escalation",), "Three mails were enough."),
    (TALKING, Event.GIVEN_UP, Guard.ALWAYS, FADED, ("declined-kindly",), "The need comes first in line again."),
    (TALKING, Event.LENGTH_REACHED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "It ends on purpose."),
    (TALKING, Event.CLOSE_ASKED, Guard.ALWAYS, CLOSING, _BOTH_CLOSE, "It ends on purpose."),
    ((PAUSED,), Event.LENGTH_REACHED, Guard.ALWAYS, ENDED, _END, "Its time is over, pause or not."),
    ((PAUSED,), Event.CLOSE_ASKED, Guard.ALWAYS, ENDED, _END, "Who asks in a pause need not wait for its end."),
    ((PAUSED,), Event.GIVEN_UP, Guard.ALWAYS, FADED, ("declined-kindly",), "The pause has no end; the need does not wait."),
    ((CLOSING,), Event.CLOSING_ANSWERED, Guard.BOTH_CLOSED, ENDED, _END, "Both looked back."),
    ((CLOSING,), Event.CLOSING_OVER, Guard.ALWAYS, ENDED, _END, "Nobody has to answer."),
    ((CLOSING,), Event.GO_ON, Guard.ALWAYS, ACTIVE, (), "They would rather go on."),
    (ABOUT_TO_BE, Event.PAUSES, Guard.ALWAYS, ENDED, ("withdrawn",), "It may be proposed again one day."),
    (LIVE, Event.PAUSES, Guard.ALWAYS, PAUSED, ("someone-left",), "The other is told kindly; their need is open again."),
    ((PAUSED,), Event.RETURNS, Guard.BOTH_HERE, ACTIVE, (), "They take it up again."),
    ((PAUSED,), Event.RETURNS, Guard.TAKEN, ENDED, _END, "The need did not wait for them."),
    (ABOUT_TO_BE, Event.LEAVES, Guard.ALWAYS, ENDED, ("withdrawn",), "The other need not wait."),
    ((*LIVE, PAUSED), Event.LEAVES, Guard.ALWAYS, ENDED, ("someone-left",), "The need re-opens, first in line."),
    ((*ABOUT_TO_BE, *LIVE, PAUSED), Event.HANDED_OVER, Guard.ALWAYS, HANDED_OVER, (), "It is in human hands."),
)  # fmt: skip


def _spread(rows: Iterable[Row]) -> Iterator[Transition]:
    for states, event, guard, then, due, why in rows:
        for state in states:
            yield Transition(state, event, guard, then or state, due, why)


RULES: Mapping[tuple[State, Event, Guard], Transition] = {
    (rule.state, rule.event, rule.guard): rule for rule in _spread(_RULES)
}
MAILED_IN: Mapping[str, frozenset[State]] = {
    "ask-giver": frozenset({ASKED}),
    "ask-asker": frozenset({ASKED}),
    "reminder": frozenset({ASKED, *LIVE}),
    "introduction": frozenset({INTRODUCED}),
    "check-in": frozenset(TALKING),
    "suggested-times": frozenset(TALKING),
    "silence-other-side": frozenset(TALKING),
    "closing-questions": frozenset({CLOSING}),
    "someone-left": frozenset({PAUSED, ENDED}),
    "declined-kindly": frozenset({DECLINED, FADED}),
    "withdrawn": frozenset({FADED, ENDED}),
    "ended-thanks": frozenset({ENDED, DECLINED}),
}
"""In which states a mail about a match may go to its people; kinds that are about no match are not here."""


def step(state: State, event: Event, holds: frozenset[Guard] = frozenset()) -> Transition:
    """Return what an event leads to in a state when the guards `holds` are true.

    What the table does not name is noted in the history, and changes nothing.
    """
    guarded = (RULES.get((state, event, guard)) for guard in sorted(holds))
    plain = RULES.get((state, event, Guard.ALWAYS))
    noted = Transition(state, event, Guard.ALWAYS, state, (), "It is noted; nothing is to be done.")
    return next((rule for rule in guarded if rule), plain or noted)


def due_after(was: State, event: Event, now: State) -> tuple[str, ...]:
    """Return the kinds of mail that an event made due which led from one state to the other."""
    rules = (RULES.get((was, event, guard)) for guard in Guard)
    return next((rule.due for rule in rules if rule and rule.next is now), ())
