"""Circles that are in the sheet already: which hold their places, and which are not to be proposed again."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.model import Circle, CircleState, Decision, Standing
from mentorsheets.domain.programme import Programme

HOLDING = frozenset({CircleState.PROPOSED, CircleState.INVITED, CircleState.READY})
REST = timedelta(days=91)
"""How long after a circle its host and askers are not proposed to one another as a circle."""
LEAST = 2
"""With fewer askers a proposal is no circle any more."""


@dataclass(frozen=True, slots=True)
class Sitting:
    """What circles take: of whom as a host, of whom as a guest, and by (guest, kind)."""

    hosts: Counter[str]
    guests: Counter[str]
    over: Counter[tuple[str, str]]


def holds_places(circle: Circle, programme: Programme) -> bool:
    """Return whether a circle is still to be: not declined, not over, not empty before it began."""
    if circle.state not in HOLDING or circle.decision is Decision.DECLINE:
        return False
    here = _here(programme)
    decided = circle.decision is not None or circle.state is not CircleState.PROPOSED
    return decided or (here.issuperset(circle.givers) and len(here.intersection(circle.askers)) >= LEAST)


def sitting(programme: Programme) -> Sitting:
    """Return what the circles that hold their places take from their people.

    One whose hosts are all away takes nothing of its askers, and their needs are open again.
    """
    circles = [circle for circle in programme.circles if holds_places(circle, programme)]
    here = _here(programme)
    hosted = [circle for circle in circles if not here.isdisjoint(circle.givers)]
    return Sitting(
        hosts=Counter(giver for circle in circles for giver in circle.givers),
        guests=Counter(asker for circle in hosted for asker in circle.askers),
        over=Counter((asker, circle.kind) for circle in hosted for asker in circle.askers),
    )


def _here(programme: Programme) -> frozenset[str]:
    return frozenset(person.id for person in programme.people if person.standing is Standing.ACTIVE)


def not_again(programme: Programme, today: date) -> frozenset[tuple[str, str, str]]:
    """Return (host, asker, kind) of all circles that were declined or called off, or that met of late."""
    over = (circle for circle in programme.circles if _rests(circle, today))
    return frozenset((host, asker, c.kind) for c in over for host in c.givers for asker in c.askers)


def _rests(circle: Circle, today: date) -> bool:
    if circle.state is CircleState.HELD:
        return circle.since is None or today < circle.since + REST
    return circle.state is CircleState.CALLED_OFF or circle.decision is Decision.DECLINE
