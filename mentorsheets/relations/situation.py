"""What everything on a day is decided from."""

from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.model import Match, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past


@dataclass(frozen=True, slots=True)
class Situation:
    """A programme, its past, and the day."""

    programme: Programme
    past: Past
    today: date

    def needs(self, match: Match) -> tuple[Need, ...]:
        """Return the asker's needs that a match covers, whatever their status."""
        theirs = self.programme.needs_of.get(match.asker, ())
        return tuple(need for need in theirs if need.kind in match.kinds)

    def other(self, match: Match, person: str) -> Person:
        """Return the other one of a match than this person."""
        return self.programme.person_by_id[match.other(person)]
