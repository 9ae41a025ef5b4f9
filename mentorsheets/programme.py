"""The one immutable snapshot of a programme that every decision is made from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from mentorsheets.catalogue import DEFAULT, Catalogue
from mentorsheets.model import (
    CheckIn,
    Match,
    Message,
    Need,
    NeedStatus,
    Person,
    Problem,
    Question,
    Registration,
)
from mentorsheets.settings import Settings


@dataclass(frozen=True, slots=True)
class Programme:
    """Everything that was read, in the order of its rows, with what could not be read beside it."""

    settings: Settings = field(default_factory=Settings)
    catalogue: Catalogue = DEFAULT
    people: tuple[Person, ...] = ()
    needs: tuple[Need, ...] = ()
    matches: tuple[Match, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    messages: tuple[Message, ...] = ()
    questions: tuple[Question, ...] = ()
    register: tuple[Registration, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def person_by_id(self) -> Mapping[str, Person]:
        """The people by their ids."""
        return {person.id: person for person in self.people}

    @property
    def match_by_id(self) -> Mapping[str, Match]:
        """The matches by their ids."""
        return {match.id: match for match in self.matches}

    def open_needs(self, person_id: str) -> tuple[Need, ...]:
        """Return what a person still asks for."""
        return tuple(n for n in self.needs if n.person == person_id and n.status is NeedStatus.OPEN)
