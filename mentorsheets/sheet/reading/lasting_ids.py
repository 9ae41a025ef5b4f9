"""The lasting ids of the people in the tab: kept through a new address or name, and one to each person."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from mentorsheets.domain.ids import sharer_id
from mentorsheets.domain.model import Person, Registration
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.reading.people_index import may_be_one

MOST_SHARERS = 30
"""People of one address whose names are compared: a household or an office; more have a stand-in for one."""
PersonRows = list[int]
"""The places of the rows that are one person."""


def give_ids(register: Iterable[Registration], people: Sequence[Person]) -> list[Person]:
    """Return the people of the rows with their lasting ids, in the same order.

    They keep the id under which `register` knows their address, or, where nobody has it under that any more,
    their name. Rows of one address are one person if their names may be one person's, else people who share
    it, whom their names tell apart.
    """
    known = _Known(register)
    groups = _group_by_address(people)
    claims: dict[int, str] = {}
    for group in groups:
        claims |= _claim_by_address(known, people, group)
    taken = set(claims.values())
    everybody = [rows for group in groups for rows in group]
    for rows in everybody:
        if rows[0] not in claims:
            claims[rows[0]] = _claim_by_name(known, people[rows[0]], taken)
            taken.add(claims[rows[0]])
    given = {row: claims[rows[0]] for rows in everybody for row in rows}
    lots = {row: lot for group in groups for row, lot in _draw_lots(people, group)}
    return [replace(person, id=given[place], lot=lots[place]) for place, person in enumerate(people)]


def _draw_lots(people: Sequence[Person], group: Sequence[PersonRows]) -> Iterator[tuple[int, str]]:
    """Yield for each row of one address the lot of its person: by address, and by name where it is shared.

    It is the same whatever the ids are by which people are known, and whatever the order of their rows.
    """
    for rows in group:
        first = people[rows[0]]
        lot = first.id if len(group) == 1 else sharer_id(first.address or "", first.name)
        yield from ((row, lot) for row in rows)


class _Known:
    """Who the register knows: names by address and id, and ids by name."""

    def __init__(self, register: Iterable[Registration]) -> None:
        self.at: dict[str, dict[str, str]] = {}
        self.called: dict[str, list[str]] = {}
        self.ids: set[str] = set()
        for one in register:
            self.at.setdefault(one.address, {})[one.id] = one.name
            self.called.setdefault(fold(one.name), []).append(one.id)
            self.ids.add(one.id)


def _group_by_address(people: Sequence[Person]) -> list[list[PersonRows]]:
    """Return the rows of each address, or of each name without one, a list for each person among them."""
    groups: dict[str, list[PersonRows]] = {}
    for place, person in enumerate(people):
        group = groups.setdefault(person.id, [])
        near = group[:MOST_SHARERS]
        own = next((rows for rows in near if _may_be_one_person(people[rows[0]], person)), None)
        if own is None:
            group.append([place])
        else:
            own.append(place)
    return list(groups.values())


def _may_be_one_person(one: Person, other: Person) -> bool:
    """Return whether two rows of one address may be one person's; a row without a name may be anybody's."""
    unnamed = (one.address or "").partition("@")[0]
    return unnamed in {one.name, other.name} or may_be_one(one.name, other.name)


def _claim_by_address(known: _Known, people: Sequence[Person], group: Sequence[PersonRows]) -> dict[int, str]:
    """Return the ids under which the people of one address are known by it, by their first rows.

    Somebody who has it alone is known by it whatever their name is now.
    """
    address = people[group[0][0]].address
    there = dict(known.at.get(address, {})) if address else {}
    called = {fold(name): one for one, name in there.items()}
    claims: dict[int, str] = {}
    for rows in group:
        found = called.pop(fold(people[rows[0]].name), None)
        if found is not None:
            claims[rows[0]] = found
            del there[found]
    for rows in group[:MOST_SHARERS]:
        near = [one for one, name in there.items() if may_be_one(name, people[rows[0]].name)]
        if rows[0] not in claims and near:
            claims[rows[0]] = near[0]
            del there[near[0]]
    if len(group) == 1 and there:
        claims.setdefault(group[0][0], next(iter(there)))
    return claims


def _claim_by_name(known: _Known, person: Person, taken: set[str]) -> str:
    """Return the id of somebody whose address nobody is known by: that of their name, or a fresh one."""
    named = [one for one in known.called.get(fold(person.name), ()) if one not in taken]
    if len(named) == 1:
        return named[0]
    is_used = person.id in taken or person.id in known.ids
    return sharer_id(person.address, person.name) if person.address and is_used else person.id
