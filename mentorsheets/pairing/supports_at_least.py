"""Givers who said how many they would support at least: who has as many, and what their word changed."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.costly_cells import MOST_MEMBERS
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.wording import join_list

MOST_SHORT_NAMED = 10
"""People named in one sentence; who are more are counted."""


def _loads(pairing: Pairing) -> Mapping[str, int]:
    return Counter(match.giver for match in pairing.matches)


def _asked(community: Community) -> dict[str, int]:
    """Return who named a least number and takes part, with that number."""
    return {one.id: one.least for one in community.members if one.least and one.offers and one.may_pair}


def tell_least_numbers(programme: Programme, community: Community, pairing: Pairing) -> Iterator[str]:
    """Yield in a sentence how many have as many as they said at least, and by name who has fewer."""
    asked, loads = _asked(community), _loads(pairing)
    short = [person for person in programme.people if loads[person.id] < asked.get(person.id, 0)]
    if not asked:
        return
    sentence = (
        f"{count_things(len(asked), 'helper')} said how many they would support at least: "
        f"{len(asked) - len(short)} of them would have as many"
    )
    if short:
        named = [f"{one.name} {loads[one.id]} of {asked[one.id]}" for one in short[:MOST_SHORT_NAMED]]
        more = (
            [f"{len(short) - MOST_SHORT_NAMED} others fewer as well"] if len(short) > MOST_SHORT_NAMED else []
        )
        sentence += f"; {join_list([*named, *more])}"
    yield f"{sentence}."


def tell_effect_of_least(community: Community, pairing: Pairing) -> Iterator[str]:
    """Yield in a sentence what these numbers change: pairing again without; nothing for a large programme."""
    asked = _asked(community)
    if not asked or len(community.members) > MOST_MEMBERS:
        return
    instead = solve(replace(community, members=tuple(replace(one, least=0) for one in community.members)))
    filled, before = (
        sum(min(_loads(one)[person], least) for person, least in asked.items()) for one in (pairing, instead)
    )
    total = count_things(sum(asked.values()), "such place")
    yield f"Supports at least: {filled} of {total} would be filled, {before} without the column."
