"""Who offers what somebody needs and does not fit, by name and by rule: for the coordinator alone.

What people wish of each other's identity is named as a rule, and what they wish for is not.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date

import numpy as np

from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.arrays import Columns, tabulate
from mentorsheets.pairing.explain import MOST_NAMED
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.rules import RULES, find_broken
from mentorsheets.pairing.wording import join_list

IN_THE_WAY: Mapping[str, str] = {
    "paused": "paused, or no e-mail address",
    "start": "a start that is to come (From)",
    "language": "no language in common",
    "time": "too little free time in common",
    "place": "neither online nor in one city",
    "team": "the same team",
    "chain": "in one reporting line",
    "avoid": "to be kept apart (Avoid)",
    "declined": "a match that was declined, or came to nothing, before",
    "forbidden": "not to be matched",
    "rhythm": "another How often",
    "length": "too short a time (Supports for)",
    "arrangement": "another Arrangement",
    "affinity": "what the asker wishes to share",
    "level": "no higher Level",
    "interests": "no interest in common",
    "wish": "others were named (Would like)",
}
"""What each rule is called in front of the coordinator."""


def tell_kept_out(
    programme: Programme, today: date, person: str, kinds: Iterable[str], helpers: Collection[str]
) -> dict[str, str]:
    """Return a sentence for each of these kinds of a person's that others offer, of whom none fits.

    `helpers` are those who help that person already, or are proposed to; they are left out.
    """
    columns = tabulate(community_of(programme, today))
    found: dict[str, str] = {}
    for kind in kinds:
        groups = _group_kept_out(columns, person, kind, helpers)
        if groups:
            found[kind] = _word(groups, programme, others=bool(helpers))
    return found


def find_possible_helpers(
    programme: Programme, today: date, asks: Iterable[tuple[str, str]]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Return for each kind of need of a person without an address who could help and has a place free."""
    rung = {person.id for person in programme.people if programme.can_only_be_rung(person.id)}
    community = community_of(programme, today)
    members = (replace(m, may_pair=m.may_pair or m.id in rung) for m in community.members)
    columns = tabulate(replace(community, members=tuple(members)))
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for person, kind in asks:
        offering = [row for row, m in enumerate(columns.members) if kind in m.offers and m.id not in rung]
        asker = np.full(len(offering), columns.index[person])
        bits = find_broken(columns, np.array(offering, np.int64), asker)
        free = [row for row, broken in zip(offering, bits.tolist(), strict=True) if not broken]
        helpers = (columns.members[row].id for row in free if columns.give[row] > 0)
        order = {one.id: place for place, one in enumerate(programme.people)}
        found[person, kind] = tuple(sorted(helpers, key=order.__getitem__))
    return found


def _group_kept_out(
    columns: Columns, person: str, kind: str, helpers: Collection[str]
) -> dict[tuple[str, ...], list[str]]:
    """Return by all the rules that keep them out who offers a kind; nothing if somebody is not kept out."""
    offering = [
        row
        for row, member in enumerate(columns.members)
        if kind in member.offers and member.id != person and member.id not in helpers
    ]
    asker = columns.index[person]
    bits = find_broken(columns, np.array(offering, np.int64), np.full(len(offering), asker))
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row, found in zip(offering, bits.tolist(), strict=True):
        broken = tuple(name for at, name in enumerate(RULES) if found >> at & 1)
        groups[broken].append(columns.members[row].id)
    return {} if () in groups else groups


def _word(groups: Mapping[tuple[str, ...], list[str]], programme: Programme, *, others: bool) -> str:
    count = sum(map(len, groups.values()))
    alone = {rules[0]: people for rules, people in groups.items() if len(rules) == 1}
    several = [(rules, people) for rules, people in groups.items() if len(rules) > 1]
    parts = [
        f"{IN_THE_WAY[rule]} ({_name(people, programme)})"
        for rule, people in sorted(alone.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    if several:
        most = Counter(rule for rules, people in several for rule in rules * len(people)).most_common(2)
        named = " and ".join(IN_THE_WAY[rule] for rule, _ in most)
        people = [person for _, group in several for person in group]
        also = ", mostly" if len(people) > 1 else ":"
        parts.append(f"more than one thing{also} {named} ({_name(people, programme)})")
    other = ("other ", "others ") if others else ("", "")
    begin = (
        f"The {other[0] or 'one '}who offers it does not fit"
        if count == 1
        else f"None of the {count} {other[1]}who offer it fits"
    )
    return f"{begin}: {'; '.join(parts)}."


def _name(people: Iterable[str], programme: Programme) -> str:
    names = sorted(programme.person_by_id[person].name for person in people)
    more = len(names) - MOST_NAMED
    return join_list([*names[:MOST_NAMED], f"{more} more"] if more > 0 else names)
