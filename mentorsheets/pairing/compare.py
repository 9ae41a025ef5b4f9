"""Two plans side by side: who gains helpers or needs met by the one over the other, who loses, in numbers."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Circle, Decision, HistoryEntry, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.propose import Plan
from mentorsheets.pairing.reopened_needs import is_resting


@dataclass(frozen=True, slots=True)
class Helping:
    """Somebody (id) who helps an asker with some kinds of need, alone or in a circle."""

    giver: str
    asker: str
    kinds: frozenset[str]


@dataclass(frozen=True, slots=True)
class PlanSide:
    """One of two plans: who helps whom, and by person and kind how many helpers were wished in it."""

    helping: tuple[Helping, ...]
    asked: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What the other plan is to somebody who asks: helpers won and lost, and of both plans what is met."""

    person: str
    won: tuple[Helping, ...]
    lost: tuple[Helping, ...]
    met: tuple[int, int]
    served: tuple[bool, bool]

    @property
    def weight(self) -> int:
        """Above 0 if they gain by it, below if they lose: having somebody first, then needs met."""
        return 1000 * (self.served[1] - self.served[0]) + self.met[1] - self.met[0]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two plans in numbers (the one, the other), and whoever has other helpers in the second."""

    people: tuple[int, int]
    needs: tuple[int, int]
    matches: tuple[int, int]
    changes: tuple[PersonChange, ...]


def side_of_plan(programme: Programme, plan: Plan) -> PlanSide:
    """Return who would help whom by a plan."""
    return PlanSide(
        (*_of_matches((*plan.kept, *plan.new), programme), *_of_circles((*plan.circles_kept, *plan.circles))),
        _asked(programme),
    )


def side_on(programme: Programme, day: date) -> PlanSide:
    """Return who helped whom, or was proposed to, on an earlier day, for what is asked today."""
    there = (match for match in programme.matches if _held_place(match, programme, day))
    return PlanSide(tuple(_of_matches(there, programme)), _asked(programme))


def _of_matches(matches: Iterable[Match], programme: Programme) -> Iterator[Helping]:
    for match in matches:
        if not is_resting(match, programme):
            offers = programme.person_by_id[match.giver].offers
            yield Helping(match.giver, match.asker, frozenset(match.kinds) or offers)


def _of_circles(circles: Iterable[Circle]) -> Iterator[Helping]:
    for circle in circles:
        for asker in circle.askers:
            for host in circle.givers[:1]:
                yield Helping(host, asker, frozenset({circle.kind}))


def _asked(programme: Programme) -> Mapping[tuple[str, str], int]:
    asked: dict[tuple[str, str], int] = defaultdict(int)
    for person in programme.people:
        for need in programme.open_needs(person.id):
            asked[need.person, need.kind] = max(asked[need.person, need.kind], need.how_many)
    return asked


def _held_place(match: Match, programme: Programme, day: date) -> bool:
    """Return whether a match held a place on a day, as far as the history and its row tell."""
    told = [entry for entry in programme.history if entry.match == match.id and _tells_state(entry)]
    before = [entry for entry in told if entry.on <= day]
    after = [entry for entry in told if entry.on > day]
    state: MatchState | None
    if before:
        state = before[-1].now or MatchState.PROPOSED
    elif after:
        state = after[0].was
    else:
        state = match.state if match.since is None or match.since <= day else None
    declined = match.decision is Decision.DECLINE and not after
    return state is not None and state.takes_capacity and not declined


def _tells_state(entry: HistoryEntry) -> bool:
    return entry.now is not None or entry.event == Event.PROPOSED


def compare(one: PlanSide, other: PlanSide) -> Comparison:
    """Return what the other plan is beside the one, and all people whose helpers are not the same."""
    met = [_count_met(side) for side in (one, other)]
    by_asker = [_by_asker(side) for side in (one, other)]
    people = sorted({*by_asker[0], *by_asker[1]})
    changes = [
        PersonChange(
            person,
            won=tuple(sorted(by_asker[1][person] - by_asker[0][person], key=_place)),
            lost=tuple(sorted(by_asker[0][person] - by_asker[1][person], key=_place)),
            met=(met[0][person], met[1][person]),
            served=(met[0][person] > 0, met[1][person] > 0),
        )
        for person in people
    ]
    changed = [one for one in changes if one.won or one.lost]
    return Comparison(
        people=(len(+met[0]), len(+met[1])),
        needs=(met[0].total(), met[1].total()),
        matches=(len(one.helping), len(other.helping)),
        changes=tuple(sorted(changed, key=lambda change: (-change.weight, change.person))),
    )


def _place(helping: Helping) -> tuple[str, list[str]]:
    return helping.giver, sorted(helping.kinds)


def _by_asker(side: PlanSide) -> dict[str, set[Helping]]:
    found: dict[str, set[Helping]] = defaultdict(set)
    for helping in side.helping:
        found[helping.asker].add(helping)
    return found


def _count_met(side: PlanSide) -> Counter[str]:
    """Return by person how many helpers their needs have, of those wished."""
    helpers = Counter((one.asker, kind) for one in side.helping for kind in one.kinds)
    found: Counter[str] = Counter()
    for (person, kind), wished in side.asked.items():
        found[person] += min(helpers[person, kind], wished)
    return found
