"""Small invented communities, and a plain check of the rules that shares no code with the engine."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from functools import cache
from itertools import combinations, permutations, product

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from mentorsheets.pairing.community import USUAL_MUSTS, Ask, Community, Member, Terms, Weights
from mentorsheets.pairing.result import Pairing
from mentorsheets.pairing.rules import RULES_OF_CHOICE
from mentorsheets.pairing.solver.exact import Start, model_of

KINDS = ("a", "b", "c")
some = st.frozensets


def examples(count: int) -> settings:
    """Try so many, however slow the machine."""
    return settings(max_examples=count, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def best_covered(start: Start) -> int:
    """Give what stage 2 comes to at most, in units, by one plain integer programme over all pairs."""
    model = model_of(start, start.pairs)
    answer = model.program.maximise(model.covered())
    assert answer.proven
    return round(answer.objective)


TERMS = st.builds(
    Terms,
    arrangements=st.sampled_from((frozenset[str](), frozenset({"free"}), frozenset({"free", "paid"}))),
    rhythms=st.sampled_from((frozenset[str](), frozenset({"weekly"}), frozenset({"weekly", "monthly"}))),
)
ASK = st.builds(Ask, st.integers(1, 3), st.integers(1, 4))
ASKS = st.sampled_from(("a", "b", "c", "ab", "bc", "ac", "")).flatmap(
    lambda kinds: st.fixed_dictionaries(dict.fromkeys(kinds, ASK))
)
MEMBER = st.builds(
    Member,
    id=st.just(""),
    asks=ASKS,
    offers=st.sampled_from((*map(frozenset, ("ab", "bc", "ac", "a", "b", "c")), frozenset[str]())),
    give=st.sampled_from((2, 1, 0)),
    least=st.sampled_from((0, 0, 2, 1, 3)),
    take=st.sampled_from((2, 1, 0)),
    languages=some(st.sampled_from(("en", "pt"))).map(lambda languages: languages or frozenset(("en", "pt"))),
    availability=st.sampled_from((0b1111, 0b1111, 0b0111, 0b0011, 0b0110, 1 << 200 | 0b11, 0)),
    remote=st.sampled_from((True, True, False)),
    cities=some(st.sampled_from(("Porto", "Faro")), max_size=1),
    team=st.sampled_from(("", "", "red")),
    above=some(st.sampled_from(("m0", "m1")), max_size=1),
    topics=some(st.sampled_from(("chess", "tea"))),
    experience=st.sampled_from((None, 1, 6, 20)),
    gap_pref=st.sampled_from(("any", "senior", "peer")),
    place=st.sampled_from(("", "north", "south")),
    giving=TERMS,
    asking=TERMS,
    traits=some(st.sampled_from(("t", "u"))),
    wished_traits=some(st.sampled_from(("t",))),
    wish_is_demand=st.sampled_from((False, False, True)),
    first_in_line=st.booleans(),
    left_out=st.booleans(),
    may_pair=st.sampled_from((True, True, True, False)),
    begun=st.sampled_from((True, True, True, True, False)),
)
"""Made once: Hypothesis takes longer to make such a thing than to draw from it."""


@cache
def _communities_of(size: int) -> st.SearchStrategy[Community]:
    names = [f"m{number}" for number in range(size)]
    pair = st.tuples(*[st.sampled_from(names or ["m0"])] * 2)
    few = some(pair, max_size=2)
    return st.builds(
        Community,
        members=st.tuples(*[MEMBER] * size).map(
            lambda members: tuple(map(lambda member, name: replace(member, id=name), members, names))
        ),
        min_overlap=st.integers(0, 2),
        same_team_allowed=st.booleans(),
        blocked=few,
        declined=few,
        forbidden=few,
        kept=st.dictionaries(pair, st.none() | some(st.sampled_from(KINDS), max_size=2), max_size=3),
        asked_for=few,
        offered_to=few,
        ranks=st.just({})
        | st.integers(1, 6).map(lambda rank: dict.fromkeys(product(names, names[1:]), rank)),
        several_helpers=st.booleans(),
        musts=st.sampled_from((USUAL_MUSTS, USUAL_MUSTS, frozenset()))
        | some(st.sampled_from(sorted(RULES_OF_CHOICE))),
        people_first=st.sampled_from((True, True, False)),
        weights=st.sampled_from(
            (Weights(), Weights(), Weights(rules={"language": 60, "team": 8}, shared_slot=2))
        ),
    )


@cache
def communities(most: int = 5) -> st.SearchStrategy[Community]:
    """Draw communities of so many people at most."""
    return st.integers(0, most).flatmap(_communities_of)


def allowed(community: Community, giver: Member, asker: Member) -> bool:
    pair, back = (giver.id, asker.id), (asker.id, giver.id)
    fits = [
        giver.id != asker.id,
        giver.may_pair and asker.may_pair,
        giver.begun and asker.begun,
        giver.offers & asker.asks.keys(),
        *(holds(rule, community, giver, asker) for rule in community.musts),
        giver.id not in asker.above and asker.id not in giver.above,
        pair not in community.blocked and back not in community.blocked,
        pair not in community.declined | community.forbidden,
        not (asker.wish_is_demand and asker.wished_traits) or asker.wished_traits <= giver.traits,
    ]
    return all(fits)


def holds(rule: str, community: Community, giver: Member, asker: Member) -> bool:
    """Say whether one of the rules that are a choice holds for two people."""
    terms = zip(("rhythm", "length", "arrangement"), _terms(giver.giving), _terms(asker.asking), strict=True)
    agree = {name: not left or not right or bool(left & right) for name, left, right in terms}
    known = giver.experience is not None and asker.experience is not None
    here = {member.id for member in community.members}
    wished = {other for who, other in community.asked_for if who == asker.id and other in here}
    offered = {other for who, other in community.offered_to if who == giver.id and other in here}
    return bool(
        {
            **agree,
            "language": giver.languages & asker.languages,
            "time": (giver.availability & asker.availability).bit_count() >= community.min_overlap,
            "place": (giver.remote and asker.remote) or giver.cities & asker.cities,
            "team": community.same_team_allowed or not giver.team or giver.team != asker.team,
            "level": not known or (giver.experience or 0) > (asker.experience or 0),
            "interests": not giver.topics or not asker.topics or giver.topics & asker.topics,
            "wish": (not wished or giver.id in wished) and (not offered or asker.id in offered),
        }[rule]
    )


def _terms(terms: Terms) -> tuple[frozenset[object], ...]:
    return terms.rhythms, terms.lengths, terms.arrangements


def kept_kinds(community: Community) -> dict[tuple[str, str], frozenset[str]]:
    by_id = {m.id: m for m in community.members}
    return {
        (g, a): (by_id[g].offers if kinds is None else kinds) & by_id[a].asks.keys()
        for (g, a), kinds in community.kept.items()
        if g in by_id and a in by_id and g != a
    }


def faults(community: Community, pairing: Pairing) -> list[str]:
    """Say in words which rule a pairing breaks."""
    by_id, kept = {m.id: m for m in community.members}, kept_kinds(community)
    pairs = [match.pair for match in pairing.matches]
    found = ["a pair twice"] * (len(pairs) != len(set(pairs)))
    found += [f"{pair} was dropped" for pair in kept if pair not in pairs]
    for match in pairing.matches:
        giver, asker = by_id[match.giver], by_id[match.asker]
        if match.pair not in kept and not allowed(community, giver, asker):
            found.append(f"{match.pair} is not allowed")
        if match.pair not in kept and not match.kinds:
            found.append(f"{match.pair} meets nothing")
        if not match.kinds <= asker.asks.keys():
            found.append(f"{match.pair} covers what nobody asked")
    for member in community.members:
        for at, limit in ((0, member.give), (1, member.take)):
            load = [pair for pair in pairs if pair[at] == member.id]
            if any(pair not in kept for pair in load) and len(load) > limit:
                found.append(f"{member.id} is beyond a limit")
        if has_pointless(community, member.id, kept, [pair for pair in pairs if pair not in kept]):
            found.append(f"{member.id} has a helper for nothing")
    return found


class Score:
    """The stages of a set of pairs, counted the plain way."""

    def __init__(self, community: Community, covering: dict[tuple[str, str], frozenset[str]]) -> None:
        askers = [m for m in community.members if any(a.helpers > 0 for a in m.asks.values())]
        self.served = sum(any(a == m.id for _, a in covering) for m in askers)
        goes_first = [m for m in askers if m.first_in_line or m.left_out]
        self.first = sum(any(a == m.id for _, a in covering) for m in goes_first)
        shares, self.covered = [], Fraction(0)
        for m in askers:
            extra = community.weights.first_in_line if m.first_in_line else 0
            got = full = Fraction(0)
            for kind, ask in m.asks.items():
                count = sum(a == m.id and kind in kinds for (_, a), kinds in covering.items())
                got += Fraction((ask.weight + extra) * min(count, ask.helpers), ask.helpers)
                full += ask.weight + extra
            self.covered += got
            shares.append(got / full)
        self.shares = sorted(shares)
        loads = {m.id: sum(g == m.id for g, _ in covering) for m in community.members}
        several = [m for m in askers if len(m.asks) > 1]
        self.several = sum(sum(a == m.id for _, a in covering) > 1 for m in several)
        self.least = sum(min(loads[m.id], m.least) for m in community.members)
        self.load = sum(load**2 for load in loads.values())
        self.fit = fit(community, covering)

    def key(self, community: Community) -> tuple[int | Fraction | list[Fraction], ...]:
        several = self.several if community.several_helpers else 0
        people = (self.served, self.first) if community.people_first else ()
        return *people, self.covered, self.shares, several, self.least, -self.load, self.fit


def fit(community: Community, covering: dict[tuple[str, str], frozenset[str]]) -> int:
    """Count the points of stage 5 for the pairs that are new."""
    by_id, kept, weigh = {m.id: m for m in community.members}, kept_kinds(community), community.weights
    most = max((len(m.asks) for m in community.members), default=1)
    total = 0
    for pair in covering.keys() - kept.keys():
        giver, asker = by_id[pair[0]], by_id[pair[1]]
        helped = {
            kind: sum(a == asker.id and kind in kinds for (_, a), kinds in kept.items()) for kind in KINDS
        }
        useful = [kind for kind in covering[pair] if helped[kind] < asker.asks[kind].helpers]
        total += weigh.shared_topic * len(giver.topics & asker.topics)
        for wishes, wish in ((community.asked_for, pair[::-1]), (community.offered_to, pair)):
            named_before = min(community.ranks.get(wish, 0), 4)
            total += weigh.wished * (10 - named_before) // 10 * (wish in wishes)
        total += sum(worth * holds(rule, community, giver, asker) for rule, worth in weigh.rules.items())
        total += weigh.shared_slot * min((giver.availability & asker.availability).bit_count(), 12)
        total += weigh.experience_gap * _gap_is_right(giver, asker)
        total += weigh.shared_trait * len(giver.traits & asker.wished_traits)
        total += weigh.narrow * (most - len(useful))
        back = pair[::-1]
        total += weigh.reciprocal * (back in covering and (back in kept or pair < back))
    for asker in community.members:
        for points, group in ((weigh.new_level, _level), (weigh.new_place, lambda m: m.place)):
            old, new = (
                {group(by_id[g]) for g, a in some_pairs if a == asker.id} for some_pairs in (kept, covering)
            )
            total += points * len(new - old - {None, ""})
    return total


def _level(member: Member) -> int | None:
    return None if member.experience is None else member.experience // 5


def _gap_is_right(giver: Member, asker: Member) -> bool:
    if giver.experience is None or asker.experience is None:
        return False
    gap = giver.experience - asker.experience
    return (asker.gap_pref == "peer" and abs(gap) <= 3) or (asker.gap_pref == "senior" and gap > 3)


def every_answer(community: Community) -> Iterator[dict[tuple[str, str], frozenset[str]]]:
    """Give each possible set of pairs, as what each covers."""
    kept = kept_kinds(community)
    free = [
        (g, a)
        for g in community.members
        for a in community.members
        if allowed(community, g, a) and (g.id, a.id) not in kept
    ]
    for count in range(len(free) + 1):
        for new in combinations(free, count):
            covering = kept | {(g.id, a.id): g.offers & a.asks.keys() for g, a in new}
            if _within_limits(new, covering) and not any(
                has_pointless(community, asker.id, kept, [(g.id, a.id) for g, a in new])
                for asker in community.members
            ):
                yield covering


def has_pointless(
    community: Community,
    asker: str,
    kept: dict[tuple[str, str], frozenset[str]],
    new: list[tuple[str, str]],
) -> bool:
    """Say whether the new helpers of an asker cannot each have a need of theirs to themselves."""
    by_id = {m.id: m for m in community.members}
    asks = by_id[asker].asks if asker in by_id else {}
    seats = [
        kind
        for kind, ask in asks.items()
        for _ in range(ask.helpers - sum(a == asker and kind in kinds for (_, a), kinds in kept.items()))
    ]
    offers = [by_id[g].offers for g, a in new if a == asker]
    return bool(offers) and not any(
        all(kind in offered for kind, offered in zip(order, offers, strict=True))
        for order in permutations(seats, len(offers))
    )


def _within_limits(
    new: tuple[tuple[Member, Member], ...], covering: dict[tuple[str, str], frozenset[str]]
) -> bool:
    return all(
        sum(p[0] == g.id for p in covering) <= g.give and sum(p[1] == a.id for p in covering) <= a.take
        for g, a in new
    )
