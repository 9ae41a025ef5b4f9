"""For how long a match is meant: one conversation, a bounded stretch, or without an end."""

from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme

WEEKS_FOR_ONE_TALK = 8
"""So long is asked whether one conversation has taken place; then it is let go on purpose."""


def is_one_talk(match: Match, programme: Programme) -> bool:
    """Return whether one conversation is all that the needs of a match ask for."""
    return _longest(match, programme) == 0


def weeks_of(match: Match, programme: Programme) -> int | None:
    """Return after how many weeks a match ends, by the longest of its needs; None is open-ended."""
    longest = _longest(match, programme)
    return WEEKS_FOR_ONE_TALK if longest == 0 else longest


def _longest(match: Match, programme: Programme) -> int | None:
    needs = [need for need in programme.needs_of.get(match.asker, ()) if need.kind in match.kinds]
    weeks = [need.length.weeks for need in needs if need.length.weeks is not None]
    return max(weeks) if weeks and len(weeks) == len(needs) else None
