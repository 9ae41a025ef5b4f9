"""Clocks that stand still: a day on which one of two is held, or all mail is stopped, counts for nothing.

It counts neither towards silence, nor fading, nor an ending: nothing about the two goes to either of them
meanwhile, so neither could have answered it.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from mentorsheets.domain.model import Match
from mentorsheets.relations.history import Past


def has_passed(wait: timedelta, since: date, match: Match, past: Past, today: date) -> bool:
    """Return whether so much time is over since a day, not counting holds of one of the two."""
    if today - since < wait:
        return False
    return today - since - _stood_still(match.people, since, today, past) >= wait


def _stood_still(people: Iterable[str], since: date, until: date, past: Past) -> timedelta:
    """Return how much of a stretch passed while any of these people was held, or all mail stopped."""
    total, reached = timedelta(), since
    for start, end in sorted(_clip(people, since, until, past)):
        if end > reached:
            total += end - max(start, reached)
            reached = end
    return total


def _clip(people: Iterable[str], since: date, until: date, past: Past) -> Iterator[tuple[date, date]]:
    for person in people:
        for start, end in past.find_holds(person):
            yield max(start, since), min(end or until, until)
    for start, end in past.source.mail_stops:
        yield max(start, since), min(end or until, until)
