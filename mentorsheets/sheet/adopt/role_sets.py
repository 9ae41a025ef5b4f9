"""What the people of a list come for, as sets: some ask, some offer, some do both."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.sheet.adopt.yes_or_no import first_of, key_of_answer
from mentorsheets.sheet.backend import Cell


class Role(StrEnum):
    """What the people of a list, or of a row, come for."""

    OFFERS = "offers"
    ASKS = "asks"
    BOTH = "both"


Roles = frozenset[Role]
"""Some of `ASKS` and `OFFERS`; none where somebody said no."""
NEITHER: Roles = frozenset()
ASKS, OFFERS = frozenset((Role.ASKS,)), frozenset((Role.OFFERS,))


@dataclass(frozen=True, slots=True)
class RoleQuestion:
    """A column that asks for the role, and what each plain answer means; None where that is not known.

    `is_choice` tells one with all roles to choose from, from one of yes or no.
    """

    column: int
    meanings: Mapping[str, Roles | None]
    is_choice: bool

    def said(self, cell: Cell) -> Roles | None:
        """Return in which roles somebody wants to take part, None if the answer is no role that we know."""
        key = key_of_answer(cell)
        first = "" if self.is_choice or key in self.meanings else first_of(key)
        return self.meanings.get(first or key)


def join_meanings(said: Iterable[tuple[str, Roles | None]]) -> dict[str, Roles | None]:
    """Return what each plain answer means, None where two that differ by an accent alone do not agree.

    "Mentore" is a mentor and "Mentoré" a mentee in French.
    """
    found: dict[str, Roles | None] = {}
    for key, roles in said:
        found[key] = roles if found.get(key, roles) == roles else None
    return found
