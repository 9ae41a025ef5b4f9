"""The lasting ids of the people in the tab: kept through a new address or name, and one to each person."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mentorsheets.domain.ids import sharer_id
from mentorsheets.domain.model import Person, Registration
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.reading.people_index import may_be_one

PersonRows = list[int]
"""The places of the rows that are one person."""


def give_ids(register: Iterable[Registration], people: Sequence[Person]) -> list[Person]:
    """Return the people of the rows with their lasting ids, in the same order.

    They keep the id under which `register` knows their address, or, where nobody has it under that any more,
    their name. Rows of one address are one person if their names may be one person's, else people who share
    it, whom their names tell apart.
    """
    entries = tuple(register)
    everybody = [rows for group in _group_by_address(people) for rows in group]
    claims: dict[int, str] = {}
    for group in _group_by_address(people):
        claims |= _claim_by_address(entries, people, group)
    for rows in everybody:
        if rows[0] not in claims:
            claims[rows[0]] = _claim_by_name(entries, people[rows[0]], set(claims.values()))
    given = {row: claims[rows[0]] for rows in everybody for row in rows}
    return [replace(person, id=given[place]) for place, person in enumerate(people)]


def _group_by_address(people: Sequence[Person]) -> list[list[PersonRows]]:
    """Return the rows of each address, or of each name without one, a list for each person among them."""
    groups: dict[str, list[PersonRows]] = {}
    for place, person in enumerate(people):
        group = groups.setdefault(person.id, [])
        own = next((rows for rows in group if _may_be_one_person(people[rows[0]], person)), None)
        if own is None:
            group.append([place])
        else:
            own.append(place)
    return list(groups.values())


def _may_be_one_person(one: Person, other: Person) -> bool:
    """Return whether two rows of one address may be one person's; a row without a name may be anybody's."""
    unnamed = (one.address or "").partition("@")[0]
    return unnamed in {one.name, other.name} or may_be_one(one.name, other.name)


def _claim_by_address(
    entries: Sequence[Registration], people: Sequence[Person], group: Sequence[PersonRows]
) -> dict[int, str]:
    """Return the ids under which the people of one address are known by it, by their first rows.

    Somebody who has it alone is known by it whatever their name is now.
    """
    address = people[group[0][0]].address
    there = {one.id: one.name for one in entries if address and one.address == address}
    claims: dict[int, str] = {}
    for is_named in (_is_same, may_be_one):
        for rows in group:
            found = [one for one, name in there.items() if is_named(name, people[rows[0]].name)]
            if rows[0] not in claims and found:
                claims[rows[0]] = found[0]
                del there[found[0]]
    if len(group) == 1 and there:
        claims.setdefault(group[0][0], next(iter(there)))
    return claims


def _is_same(name: str, other: str) -> bool:
    return fold(name) == fold(other)


def _claim_by_name(entries: Sequence[Registration], person: Person, taken: set[str]) -> str:
    """Return the id of somebody whose address nobody is known by: that of their name, or a fresh one."""
    named = [one.id for one in entries if _is_same(one.name, person.name) and one.id not in taken]
    if len(named) == 1:
        return named[0]
    is_used = person.id in taken or any(one.id == person.id for one in entries)
    return sharer_id(person.address, person.name) if person.address and is_used else person.id
