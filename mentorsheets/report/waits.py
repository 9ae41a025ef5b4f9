"""How long needs wait from the day on which they were asked for until somebody is introduced."""

from collections.abc import Mapping
from datetime import date

from mentorsheets.domain.events import NeedEvent, PersonEvent
from mentorsheets.domain.model import MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.report.incidence import Fate, Spell

WAIT_WITHIN = 60
"""Days within which needs are looked at for an introduction: two months, in which most people lose heart."""
OVER_EVENTS = frozenset({NeedEvent.WITHDRAWN, NeedEvent.MET, NeedEvent.MET_BEFORE})
"""What ends the wait of a need without us."""


def list_waits(programme: Programme, today: date) -> tuple[Spell, ...]:
    """Return what is known of the wait of each need whose day is known, by the record until `today`."""
    return tuple(find_waits(programme, today).values())


def find_waits(programme: Programme, today: date) -> Mapping[str, Spell]:
    """Return the same by the ids of the needs.

    An introduction ends it; that it is withdrawn, met without us, or that its person leaves, ends it too, as
    a competing end. A need that is still open is followed until `today`.
    """
    introduced = _index_introductions(programme, today)
    over = _index_ends(programme, today)
    return {
        need.id: _find_spell(need, need.asked_since.on, today, introduced, over)
        for need in programme.needs
        if need.asked_since and need.asked_since.exact and need.asked_since.on <= today
    }


def _find_spell(
    need: Need,
    asked: date,
    today: date,
    introduced: Mapping[tuple[str, str], list[date]],
    over: Mapping[str, list[date]],
) -> Spell:
    age = (today - asked).days
    came = min((day for day in introduced.get((need.person, need.kind), ()) if day >= asked), default=None)
    ends = [day for key in (need.id, need.person) for day in over.get(key, ()) if day >= asked]
    ended = min(ends, default=None)
    if came is not None and (ended is None or came <= ended):
        return Spell((came - asked).days, Fate.TALKED, age)
    return Spell(age, Fate.WAITS, age) if ended is None else Spell((ended - asked).days, Fate.OVER, age)


def _index_introductions(programme: Programme, today: date) -> Mapping[tuple[str, str], list[date]]:
    """Return the days on which somebody was introduced to an asker (id) over a kind of need."""
    found: dict[tuple[str, str], list[date]] = {}
    for entry in programme.history:
        match = programme.match_by_id.get(entry.match)
        if match and entry.on <= today and entry.now is MatchState.INTRODUCED is not entry.was:
            for kind in match.kinds:
                found.setdefault((match.asker, kind), []).append(entry.on)
    return found


def _index_ends(programme: Programme, today: date) -> Mapping[str, list[date]]:
    """Return the days on which a need was over without us, and those on which a person left, by their ids."""
    found: dict[str, list[date]] = {}
    for entry in programme.history:
        if entry.on <= today and entry.event in OVER_EVENTS:
            found.setdefault(entry.match, []).append(entry.on)
        elif entry.on <= today and entry.event == PersonEvent.LEFT:
            found.setdefault(entry.person, []).append(entry.on)
    return found
