"""How often a relationship is asked how it goes: often in its first month, then as the two chose."""

from datetime import date, timedelta

from mentorsheets.domain.model import Match, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings

FIRST_MONTH = timedelta(days=28)
"""How long a new relationship is asked about in the programme's rhythm, however seldom the two talk."""
LEAST_GAP = timedelta(days=4)
"""However it comes about, nobody is asked about the same match again sooner."""
USUAL = timedelta(days=7)
"""The rhythm of check-ins unless the setting says another."""


def interval(match: Match, giver: Person, asker: Person, settings: Settings, today: date) -> timedelta:
    """Return how long after being asked on `today` a relationship is asked again.

    In its first month that is the programme's own rhythm; from then on the slower of it and what the two
    said about how often they talk.
    """
    usual = timedelta(days=settings.check_in_every.days or USUAL.days)
    if match.since is None or today - match.since < FIRST_MONTH:
        return usual
    chosen = (side.how_often.days for side in (giver, asker) if side.how_often and side.how_often.days)
    return max(usual, *(timedelta(days=days) for days in chosen), timedelta())


def next_day(asked_on: date, after: timedelta) -> date:
    """Return the first day on which to ask again: `after` whole weeks, counted from Monday to Monday.

    Counted in days, one mail that went out on a Tuesday would make a job that runs on Mondays miss a week.
    """
    monday = asked_on - timedelta(days=asked_on.weekday())
    return max(monday + after, asked_on + LEAST_GAP)


def next_check_in(match: Match, asked_on: date, programme: Programme) -> date:
    """Return the first day on which the two of a match are asked again who were asked on `asked_on`."""
    giver, asker = (programme.person_by_id[side] for side in match.people)
    return next_day(asked_on, interval(match, giver, asker, programme.settings, asked_on))
