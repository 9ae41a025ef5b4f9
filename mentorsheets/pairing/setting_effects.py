"""What each setting of pairing that is not as usual changes, in numbers: pairing again with the usual one.

Each figure is what pairing itself comes to where that setting alone is as usual and all else as it is.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date

import numpy as np

from mentorsheets.domain.pairing_settings import PairingSettings
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings, specs
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.costly_cells import MOST_MEMBERS
from mentorsheets.pairing.fit import MOST_SLOTS
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.rules import RULES, has, overlap
from mentorsheets.pairing.solve import solve

USUALLY_SET = ("several_helpers", "within_team", "rhythms_fit", "arrangements_fit")
"""Settings of pairing besides those of their own file."""
RULE_OF_SETTING: Mapping[str, str] = {
    "language_counts": "language",
    "time_counts": "time",
    "place_counts": "place",
    "level_counts": "level",
    "team_counts": "team",
    "rhythm_counts": "rhythm",
    "length_counts": "length",
    "arrangement_counts": "arrangement",
}
"""The rule that a setting speaks of, where a pair shows whether it holds."""

HELD: Mapping[str, str] = {
    "hours_count": "two share six hours a week or more in",
    "interests_count": "two share an interest in",
    "wish_counts": "somebody named the other in",
    "identity_counts": "the helper shares what the asker wishes to share in",
}
"""What is counted of pairs, where it is not that a rule holds."""


@dataclass(frozen=True, slots=True)
class SettingEffect:
    """A setting, its value and the usual one, and how many more people are served and needs met with it.

    `holds` are the new pairs for which what it speaks of holds, of all new ones, and the same with the usual
    value; None where pairs do not show it. `held` says in words what holds.
    """

    title: str
    value: str
    usual: str
    people: int
    needs: int
    holds: tuple[int, int, int, int] | None = None
    held: str = ""


def find_setting_effects(
    programme: Programme, today: date, community: Community, pairing: Pairing
) -> tuple[SettingEffect, ...]:
    """Return what each setting changes that is not as usual; nothing for a large programme.

    `community` is the one that was paired, whose kept pairs stay in each case.
    """
    if len(community.members) > MOST_MEMBERS:
        return ()
    return tuple(_count_all(programme, today, community, pairing))


def _count_all(
    programme: Programme, today: date, community: Community, pairing: Pairing
) -> Iterator[SettingEffect]:
    usual, titles = Settings(), {spec.field: spec.title for spec in specs()}
    for name in (*USUALLY_SET, *(field.name for field in fields(PairingSettings))):
        value, before = getattr(programme.settings, name), getattr(usual, name)
        if value == before:
            continue
        settings = replace(programme.settings, **{name: before})
        other = community_of(replace(programme, settings=settings), today)
        instead = solve(replace(other, kept=community.kept))
        yield SettingEffect(
            titles[name],
            _say(value),
            _say(before),
            _count_served(pairing) - _count_served(instead),
            len(instead.open) - len(pairing.open),
            _count_holding(name, community, pairing, instead),
            HELD.get(name, "it holds for"),
        )


def _say(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _count_served(pairing: Pairing) -> int:
    return int(pairing.stage("served").value)


def _count_holding(
    name: str, community: Community, pairing: Pairing, instead: Pairing
) -> tuple[int, int, int, int] | None:
    """Count the new pairs of both answers for which it holds, and all; for hours, those with six or more."""
    columns = tabulate(community)
    found = []
    for one in (pairing, instead):
        new = [match.pair for match in one.matches if not match.kept]
        giver, asker = (np.array([columns.index[pair[side]] for pair in new], np.int64) for side in (0, 1))
        if name in RULE_OF_SETTING:
            holds = RULES[RULE_OF_SETTING[name]](columns, giver, asker)
        elif name == "hours_count":
            holds = overlap(columns, giver, asker) >= MOST_SLOTS
        elif name == "interests_count":
            holds = np.asarray((columns.topics[giver] & columns.topics[asker]).any(axis=1))
        elif name == "identity_counts":
            holds = np.asarray((columns.traits[giver] & columns.wished[asker]).any(axis=1))
        elif name == "wish_counts":
            key = columns.key(giver, asker)
            holds = has(columns.pairs["asked_for"], key) | has(columns.pairs["offered_to"], key)
        else:
            return None
        found += [int(holds.sum()), len(new)]
    return found[0], found[1], found[2], found[3]


def tell_setting_effects(effects: tuple[SettingEffect, ...]) -> Iterator[str]:
    """Yield a sentence for each: what it changes beside the usual."""
    for one in effects:
        counts = (
            (one.people, ("person has somebody", "people have somebody")),
            (one.needs, ("need is met", "needs are met")),
        )
        said = [
            count_things(abs(count), *(f"{'more' if count > 0 else 'fewer'} {thing}" for thing in things))
            for count, things in counts
            if count
        ]
        changed = " and ".join(said) or "neither more nor fewer people and needs have somebody"
        sentence = f"{one.title} is “{one.value}”: {changed} than with “{one.usual}”"
        if one.holds:
            now, new, then, new_then = one.holds
            sentence += f"; {one.held} {now} of {new} new matches, then {then} of {new_then}"
        yield f"{sentence}."
