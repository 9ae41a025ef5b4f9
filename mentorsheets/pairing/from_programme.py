"""From a programme to the community that pairing works on: the rules of the field in terms of the engine."""

from collections.abc import Iterable, Mapping
from datetime import date

from mentorsheets.domain.model import (
    Arrangement,
    Decision,
    Level,
    Match,
    MatchState,
    Person,
    Rhythm,
    Standing,
)
from mentorsheets.domain.pairing_settings import PairingAim, Weighing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import free_mask
from mentorsheets.pairing.community import Ask, Circles, Community, Member, Pair, Terms
from mentorsheets.pairing.existing_circles import Sitting, not_again, sitting
from mentorsheets.pairing.left_out import find_left_out
from mentorsheets.pairing.lengths import find_lengths_asked, find_lengths_given
from mentorsheets.pairing.reopened_needs import first_in_line, is_resting, is_undecided
from mentorsheets.pairing.weighing import find_chosen_musts, find_weighings, weigh

ANYTHING: frozenset[str] = frozenset()
RHYTHM_ORDER = (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY, Rhythm.QUARTERLY, Rhythm.YEARLY)
GIVES_FOR: Mapping[Arrangement | None, frozenset[str]] = {
    Arrangement.IN_EXCHANGE: frozenset({Arrangement.IN_EXCHANGE}),
    Arrangement.STIPEND: frozenset({Arrangement.STIPEND, Arrangement.PAID}),
    Arrangement.PAID: frozenset({Arrangement.PAID}),
}
"""What a giver of these terms may be asked under; whoever gives freely suits everybody."""
TAKES: Mapping[Arrangement | None, frozenset[str]] = {
    None: frozenset({Arrangement.FREELY, Arrangement.IN_EXCHANGE}),
    Arrangement.FREELY: frozenset({Arrangement.FREELY}),
    Arrangement.IN_EXCHANGE: frozenset({Arrangement.FREELY, Arrangement.IN_EXCHANGE}),
    Arrangement.STIPEND: frozenset({Arrangement.FREELY, Arrangement.IN_EXCHANGE, Arrangement.STIPEND}),
    Arrangement.PAID: frozenset(Arrangement),
}
"""What an asker of these terms can take on; who says nothing has not offered to pay."""
YEARS = {Level.NEW: 1, Level.GROWING: 4, Level.EXPERIENCED: 10, Level.SENIOR: 20}
"""What a level counts as in years, for spreading a person's network over levels."""
NOT_AGAIN = {MatchState.DECLINED, MatchState.FADED, MatchState.HANDED_OVER}


def community_of(programme: Programme, today: date) -> Community:
    """Return the community of a programme on a day; matches stay that hold a place and were decided on.

    Undecided proposals are not among them, nor are those that rest.
    """
    settings = programme.settings
    above = _above(programme.people)
    seats = sitting(programme)
    lost, left_out = first_in_line(programme), find_left_out(programme, today)
    weeks = frozenset(need.length.weeks for need in programme.needs if need.length.weeks is not None)
    kept = {match.people: _kinds(match) for match in programme.matches if _stays(match, programme)}
    return Community(
        members=tuple(
            _member(
                *(person, programme, above[person.id], seats, today, weeks),
                first_in_line=person.id in lost,
                left_out=person.id in left_out and not seats.guests[person.id],
            )
            for person in programme.people
        ),
        min_overlap=-(-settings.least_overlap // 30),
        same_team_allowed=find_weighings(settings)["team"] is Weighing.IGNORE,
        musts=find_chosen_musts(settings),
        people_first=settings.aim is PairingAim.MANY,
        weights=weigh(settings),
        blocked=frozenset((person.id, other) for person in programme.people for other in person.avoid),
        declined=_not_again(programme.matches),
        kept=kept,
        several_helpers=settings.several_helpers,
        circles=Circles(not_again=not_again(programme, today)) if settings.circles else None,
        asked_for=frozenset((person.id, other) for person in programme.people for other in person.would_like),
        offered_to=frozenset(
            (person.id, other) for person in programme.people for other in person.would_like
        ),
        ranks={
            (person.id, other): rank
            for person in programme.people
            for rank, other in enumerate(person.would_like)
            if rank
        },
    )


def _stays(match: Match, programme: Programme) -> bool:
    holds = match.decision is not Decision.DECLINE and match.state.takes_capacity
    return holds and not is_undecided(match) and not is_resting(match, programme)


def _kinds(match: Match) -> frozenset[str] | None:
    return frozenset(match.kinds) if match.kinds else None


def _not_again(matches: Iterable[Match]) -> frozenset[Pair]:
    return frozenset(
        match.people for match in matches if match.state in NOT_AGAIN or match.decision is Decision.DECLINE
    )


def _member(
    person: Person,
    programme: Programme,
    above: frozenset[str],
    seats: Sitting,
    today: date,
    weeks: frozenset[int],
    *,
    first_in_line: bool,
    left_out: bool,
) -> Member:
    settings = programme.settings
    active = person.standing is Standing.ACTIVE and person.address is not None
    begun = person.has_begun(today)
    return Member(
        id=person.id,
        lot=person.lot,
        asks=_asks(person, programme, seats) if active and begun else {},
        offers=person.offers,
        give=max(0, person.can_support - seats.hosts[person.id]),
        least=max(0, person.supports_at_least - seats.hosts[person.id]),
        take=max(0, person.wants_at_most - seats.guests[person.id]),
        languages=frozenset(person.languages),
        availability=free_mask(person, today),
        remote=person.place.online,
        cities=person.place.cities,
        team=person.team or "",
        above=above,
        topics=frozenset(interest.casefold() for interest in person.interests),
        experience=YEARS[person.level] if person.level else None,
        place=min(person.place.cities, default=person.time_zone.split("/")[0]),
        giving=_giving(person, weeks),
        asking=_asking(person, programme),
        traits=person.shares,
        wished_traits=person.wishes_to_share,
        wish_is_demand=settings.identity_counts is Weighing.MUST,
        may_pair=active,
        begun=begun,
        first_in_line=first_in_line,
        left_out=left_out,
    )


def _giving(person: Person, weeks: frozenset[int]) -> Terms:
    return Terms(
        rhythms=_giver_rhythms(person),
        lengths=find_lengths_given(person, weeks),
        arrangements=GIVES_FOR.get(person.arrangement, ANYTHING),
    )


def _asking(person: Person, programme: Programme) -> Terms:
    return Terms(
        rhythms=_asker_rhythms(person, programme),
        lengths=find_lengths_asked(programme.open_needs(person.id)),
        arrangements=_takes(person),
    )


def _takes(person: Person) -> frozenset[str]:
    """Return on what terms somebody can be helped: in exchange only if they said so, or offer something."""
    takes = TAKES[person.arrangement]
    gives_back = person.offers or person.arrangement in {Arrangement.IN_EXCHANGE, Arrangement.PAID}
    return takes if gives_back else takes - {Arrangement.IN_EXCHANGE}


def _asks(person: Person, programme: Programme, seats: Sitting) -> Mapping[str, Ask]:
    """Several rows for one kind of need are one ask: the most urgent, by the most helpers wished.

    A seat in a circle that stands counts as one of these helpers.
    """
    asks: dict[str, Ask] = {}
    for need in programme.open_needs(person.id):
        before = asks.get(need.kind, Ask(need.priority, need.how_many))
        asks[need.kind] = Ask(max(before.weight, need.priority), max(before.helpers, need.how_many))
    left = {kind: ask.helpers - seats.over[person.id, kind] for kind, ask in asks.items()}
    return {kind: Ask(ask.weight, left[kind]) for kind, ask in asks.items() if left[kind] > 0}


def _near(rhythm: Rhythm) -> frozenset[str]:
    """Return the rhythms that somebody can live with: their own, and the next in either direction."""
    place = RHYTHM_ORDER.index(rhythm)
    return frozenset(RHYTHM_ORDER[max(place - 1, 0) : place + 2])


def _giver_rhythms(person: Person) -> frozenset[str]:
    if person.how_often is None:
        return ANYTHING
    single = frozenset({Rhythm.ONCE})
    return single if person.how_often is Rhythm.ONCE else _near(person.how_often) | single


def _asker_rhythms(person: Person, programme: Programme) -> frozenset[str]:
    if person.how_often is None:
        return ANYTHING
    wants_one_talk = any(need.length.is_single for need in programme.open_needs(person.id))
    single = (
        frozenset({Rhythm.ONCE}) if wants_one_talk or person.how_often is Rhythm.ONCE else frozenset[str]()
    )
    return single if person.how_often is Rhythm.ONCE else _near(person.how_often) | single


def _above(people: Iterable[Person]) -> dict[str, frozenset[str]]:
    """Return everybody above each person, through all managers to the top; circles of them end too."""
    direct = {person.id: person.reports_to for person in people}
    found: dict[str, frozenset[str]] = {}
    for person, managers in direct.items():
        seen: set[str] = set()
        waiting = set(managers)
        while waiting:
            manager = waiting.pop()
            if manager not in seen:
                seen.add(manager)
                waiting |= direct.get(manager, frozenset())
        found[person] = frozenset(seen - {person})
    return found
