"""What the people of a list come for, as sets: some ask, some offer, some do both."""

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    """What the people of a list, or of a row, come for."""

    OFFERS = "offers"
    ASKS = "asks"
    BOTH = "both"


Roles = frozenset[Role]
"""Some of `ASKS` and `OFFERS`; none where somebody said no."""
NEITHER: Roles = frozenset()
ASKS, OFFERS = frozenset((Role.ASKS,)), frozenset((Role.OFFERS,))


def join_meanings(said: Iterable[tuple[str, Roles | None]]) -> dict[str, Roles | None]:
    """Return what each plain answer means, None where two that differ by an accent alone do not agree.

    "Mentore" is a mentor and "Mentoré" a mentee in French.
    """
    found: dict[str, Roles | None] = {}
    for key, roles in said:
        found[key] = roles if found.get(key, roles) == roles else None
    return found
