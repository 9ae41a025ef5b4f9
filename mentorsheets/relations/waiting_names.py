"""What people and pairs are called in what waits for the coordinator."""

from mentorsheets.domain.model import Match
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot


def name_of(person: str, desk: Situation) -> str:
    """Return what a person is called."""
    found = desk.programme.person_by_id.get(person)
    return found.name if found else "Somebody"


def pair_of(match: Match, desk: Situation) -> str:
    """Return who helps whom, by name."""
    return f"{name_of(match.giver, desk)} for {name_of(match.asker, desk)}"


def status_of(person: str) -> Spot:
    """Return the cell that says how a person stands."""
    return Spot("Participants", person, "Status")
