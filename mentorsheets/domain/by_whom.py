"""Things put together by the person whose they are."""

from collections.abc import Iterable, Mapping
from typing import Protocol, TypeVar

from mentorsheets.domain.plain_text import fold_address


class _OfAPerson(Protocol):
    @property
    def person(self) -> str: ...


OfAPerson = TypeVar("OfAPerson", bound=_OfAPerson)


def by_address(whose: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """Return who writes from each address (in small letters), given people with their addresses."""
    found: dict[str, frozenset[str]] = {}
    for person, address in whose:
        if folded := fold_address(address):
            found[folded] = found.get(folded, frozenset()) | {person}
    return found


def by_person(things: Iterable[OfAPerson]) -> Mapping[str, tuple[OfAPerson, ...]]:
    """Return the things of each person who has any, in their order."""
    found: dict[str, list[OfAPerson]] = {}
    for thing in things:
        found.setdefault(thing.person, []).append(thing)
    return {person: tuple(theirs) for person, theirs in found.items()}
