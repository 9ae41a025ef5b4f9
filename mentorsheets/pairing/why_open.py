"""Why each need is open as things stand, without looking for what would be best."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.pairing import open_proposals
from mentorsheets.pairing.advice import Advice, sum_up
from mentorsheets.pairing.arrays import tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.explain import Chosen, open_asks
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.result import OpenAsk


@dataclass(frozen=True, slots=True)
class OpenNow:
    """What is open as things stand: why, by person (id) and kind, and what could be done about it."""

    why: Mapping[tuple[str, str], Reason]
    advice: tuple[Advice, ...]

    @property
    def could_be_helped(self) -> int:
        """How many needs somebody with a place free could help with, who is not proposed."""
        return sum(reason is Reason.GAP for reason in self.why.values())


def find_why_open(programme: Programme, today: date) -> Mapping[tuple[str, str], Reason]:
    """Return, by person (id) and kind, why a need lacks helpers beside what stands in Matches."""
    return _index_reasons(_list_open(community_of(programme, today), programme))


def look_at_open(programme: Programme, today: date) -> OpenNow:
    """Return why needs lack helpers beside what stands in Matches, and what would help most of them."""
    community = community_of(programme, today)
    asks = _list_open(community, programme)
    return OpenNow(_index_reasons(asks), sum_up(community, asks))


def _index_reasons(asks: Iterable[OpenAsk]) -> Mapping[tuple[str, str], Reason]:
    return {(ask.asker, ask.kind): ask.reason for ask in asks}


def _list_open(community: Community, programme: Programme) -> tuple[OpenAsk, ...]:
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
    return tuple(open_asks(columns, chosen, {}))
