"""Why each need is open as things stand, without looking for what would be best."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import numpy as np

from mentorsheets.domain.model import Need
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import NOT_FOUND_YET, Reason, WhyOne
from mentorsheets.pairing import open_proposals
from mentorsheets.pairing.advice import Advice, sum_up
from mentorsheets.pairing.arrays import Columns, tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.explain import Chosen, open_asks
from mentorsheets.pairing.from_programme import community_of


@dataclass(frozen=True, slots=True)
class OpenNow:
    """What is open as things stand: why, by person (id) and kind, and what could be done about it."""

    why: Mapping[tuple[str, str], Reason]
    advice: tuple[Advice, ...]

    @property
    def could_be_helped(self) -> int:
        """How many needs somebody with a place free could help with, who is not proposed."""
        return sum(reason is Reason.GAP for reason in self.why.values())


class WhyOpen:
    """Says of one person's needs at a time why they lack helpers beside what stands in Matches.

    Nothing is looked into before somebody is asked about, and of others as little as that takes.
    """

    def __init__(self, programme: Programme, today: date) -> None:
        """Take in a programme on a day."""
        self._programme, self._today = programme, today
        self._found: dict[str, Mapping[str, WhyOne]] = {}

    def __call__(self, need: Need) -> WhyOne:
        """Return the reason; if nothing is in the way, that pairing has not found anybody yet."""
        if need.person not in self._found:
            self._found[need.person] = self._look_at(need.person)
        return self._found[need.person].get(need.kind, NOT_FOUND_YET)

    def _look_at(self, person: str) -> Mapping[str, WhyOne]:
        columns, chosen = self._standing
        row = self._rows.get(person)
        asks = () if row is None else open_asks(columns, chosen, {}, only=row)
        return {
            ask.kind: WhyOne(Reason.OWN_LIMIT if ask.asker_full else ask.reason, ask.offering) for ask in asks
        }

    @cached_property
    def _standing(self) -> tuple[Columns, Chosen]:
        return _tabulate_standing(community_of(self._programme, self._today), self._programme)

    @cached_property
    def _rows(self) -> Mapping[str, int]:
        return {member.id: row for row, member in enumerate(self._standing[0].members)}


def look_at_open(programme: Programme, today: date) -> OpenNow:
    """Return why needs lack helpers beside what stands in Matches, and what would help most of them."""
    community = community_of(programme, today)
    asks = tuple(open_asks(*_tabulate_standing(community, programme), {}))
    return OpenNow({(ask.asker, ask.kind): ask.reason for ask in asks}, sum_up(community, asks))


def _tabulate_standing(community: Community, programme: Programme) -> tuple[Columns, Chosen]:
    standing = open_proposals.standing(programme, community)
    columns = tabulate(replace(community, kept={**community.kept, **standing}))
    kept, size = columns.kept, columns.size
    chosen = Chosen(
        giver=kept % size,
        asker=kept // size,
        covers=columns.kept_covers,
        kept=np.ones(len(kept), np.bool_),
        circle=np.full(len(kept), -1),
    )
    return columns, chosen
