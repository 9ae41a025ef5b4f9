"""On which day two first talked, where one of them says so: today, this week, or earlier."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.changes import Change, Changed
from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.model import Day, Match
from mentorsheets.domain.programme import Programme


@dataclass(frozen=True, slots=True)
class TalkDay:
    """What somebody says of the day: that it was this very one, or that it lies a week back or more."""

    is_today: bool = False
    is_earlier: bool = False


TALK_DAYS: Mapping[str, TalkDay] = {
    "mtoday": TalkDay(is_today=True),
    "mweek": TalkDay(),
    "mearly": TalkDay(is_earlier=True),
}
"""The taps that say it, beside that the two talked."""


def date_first_talk(
    programme: Programme, person: str, about: str, said: TalkDay, today: date
) -> Iterator[Change]:
    """Yield the day of the first talk for the matches that a person's check-in, or a match, is `about`.

    An earlier day that is known, and one that somebody named, stay.
    """
    asked = [row for row in programme.check_ins_of.get(person, ()) if row.id == about]
    named = asked[0].matches if asked else (about,)
    for match in programme.matches_of.get(person, ()):
        if match.id in named:
            day, known = _day_of(match, said, programme, today), match.first_talk
            if known is None or (not known.exact and day.on < known.on):
                yield Changed(match, replace(match, first_talk=day))


def _day_of(match: Match, said: TalkDay, programme: Programme, today: date) -> Day:
    """Return the day, or the one by which it was; nobody talks before they are introduced."""
    if not said.is_earlier:
        return Day(today, exact=said.is_today)
    told = (e.on for e in programme.history if e.match == match.id and e.now is MatchState.INTRODUCED)
    typed = match.since if match.state is MatchState.INTRODUCED else None
    introduced = next(told, typed) or today - WEEK
    return Day(max(min(introduced, today), today - WEEK), exact=False)
