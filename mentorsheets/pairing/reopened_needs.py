"""What somebody's pause or leaving opens again at once, and who is first in line for it (P9).

Whoever takes a pause or goes leaves the other alone today, not on the day when the match is over. So the
asker's need is open again, first in line, and the asker's place for it is free. The giver keeps the place:
when they are back, the two go on.
"""

from collections import defaultdict

from mentorsheets.domain.model import Match, MatchState
from mentorsheets.domain.programme import Programme

LOST = {MatchState.ENDED, MatchState.FADED, MatchState.HANDED_OVER}


def is_undecided(match: Match) -> bool:
    """Return whether a match is a proposal on which nobody has said a word."""
    return match.state is MatchState.PROPOSED and match.decision is None


def is_resting(match: Match, programme: Programme) -> bool:
    """Return whether a match stands but meets no need; an undecided proposal does not, it is taken back."""
    return programme.is_resting(match) and not is_undecided(match)


def first_in_line(programme: Programme) -> frozenset[str]:
    """Return who has an open need that lost its helper, for good or for a while, and has none since."""
    lost, held = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    told = _recall(programme)
    for match in programme.matches:
        kinds = match.kinds or programme.person_by_id[match.giver].offers
        if is_resting(match, programme) or _was_lost(match, told):
            lost[match.asker].update(kinds)
        elif match.state.takes_capacity:
            held[match.asker].update(kinds)
    return frozenset(
        person
        for person, kinds in lost.items()
        if any(need.kind in kinds - held[person] for need in programme.open_needs(person))
    )


def _recall(programme: Programme) -> dict[str, bool]:
    """Return of which matches the history knows, and whether it saw the two in touch."""
    told: dict[str, bool] = defaultdict(bool)
    for entry in programme.history:
        told[entry.match] |= entry.was is not None and entry.was.is_live
    return told


def _was_lost(match: Match, told: dict[str, bool]) -> bool:
    """Return so for what ended here, not of a row that was over when it was typed in.

    A proposal that was declined was nobody's yet; a relationship that did not fit was.
    """
    if match.state is MatchState.DECLINED:
        return told.get(match.id, False)
    return match.state in LOST and match.id in told
