"""Whether two have talked, as far as we know: who has not is asked about a first talk alone."""

from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme

_TURNS = frozenset({Event.PAUSES, Event.RETURNS, Event.SET_BY_HAND})


def have_talked(match: Match, programme: Programme) -> bool:
    """Return whether anybody told of a talk, or the two knew each other before we asked.

    Whoever paused before a first talk and is back goes on, and has not talked either.
    """
    if match.first_talk is not None:
        return True
    if match.state is not MatchState.ACTIVE:
        return match.state is not MatchState.INTRODUCED
    if not any(entry.match == match.id for entry in programme.happened.list({Event.RETURNS})):
        return True
    turns = [entry for entry in programme.happened.list(_TURNS) if entry.match == match.id]
    came_back = turns[-1].event == Event.RETURNS
    pauses = (entry for entry in reversed(turns) if entry.event == Event.PAUSES and entry.was)
    last = next((entry for entry in pauses if entry.was is not MatchState.PAUSED), None)
    return not (came_back and last is not None and last.was is MatchState.INTRODUCED)
