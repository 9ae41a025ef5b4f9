"""From a programme to proposals: which matches to add or take back, what stays unmet, and the proof."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import circle_id, history_id, match_id
from mentorsheets.domain.model import Circle, CircleState, Decision, HistoryEntry, Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.pairing import open_proposals
from mentorsheets.pairing.advice import advise, words
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.costly_cells import find_cell_costs, tell_cell_costs
from mentorsheets.pairing.existing_circles import HOLDING, holds_places
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.kept_out import find_possible_helpers
from mentorsheets.pairing.named_each_other import UnpairedWish, find_unpaired_wishes
from mentorsheets.pairing.next_best import tell_next_best
from mentorsheets.pairing.not_begun import tell_not_begun
from mentorsheets.pairing.reopened_needs import is_resting
from mentorsheets.pairing.result import Better, OpenAsk, Pairing, Stage
from mentorsheets.pairing.result import ProposedCircle as Group
from mentorsheets.pairing.result import ProposedMatch as Pair
from mentorsheets.pairing.setting_effects import find_setting_effects, tell_setting_effects
from mentorsheets.pairing.share_needs import share_needs
from mentorsheets.pairing.solve import solve
from mentorsheets.pairing.supports_at_least import tell_effect_of_least, tell_least_numbers
from mentorsheets.pairing.wording import tell_unreachable, unmet, why

UNREACHABLE = "unreachable"
"""The reason of who cannot be written to; pairing itself never sees them."""


@dataclass(frozen=True, slots=True)
class Unmet:
    """A need that lacks helpers: whose, of which kind, how many are lacking, and why in a sentence."""

    person: str
    kind: str
    lacking: int
    reason: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Gone:
    """A proposal that is taken back, and why in a sentence."""

    match: Match
    sentence: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What pairing would do on a day: the `new` matches, those `gone`, those `kept`, and what stays unmet.

    `circles` are new groups worth inviting, `circles_kept` those that stand already and `circles_gone` those
    that have lost their people; `advice` has sentences on what would meet most of what is unmet, `effects`
    on what settings of pairing that are not as usual change; `wishes` are who named each other in vain, and
    `next_best` tells in rows that were declined who else could help.
    """

    on: date
    new: tuple[Match, ...]
    gone: tuple[Gone, ...]
    kept: tuple[Match, ...]
    unmet: tuple[Unmet, ...]
    stages: tuple[Stage, ...]
    circles: tuple[Circle, ...] = ()
    circles_kept: tuple[Circle, ...] = ()
    circles_gone: tuple[Circle, ...] = ()
    advice: tuple[str, ...] = ()
    effects: tuple[str, ...] = ()
    wishes: tuple[UnpairedWish, ...] = ()
    next_best: tuple[Changed, ...] = ()
    hint: str = ""

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes that carry the plan out."""
        told = (proposed_entry(new, self.on) for new in self.new)
        added = (*map(Added, self.new), *map(Added, told), *map(Added, self.circles))
        ended = [Changed(gone.match, _take_back(gone, self.on)) for gone in self.gone]
        off = [Changed(circle, replace(circle, state=CircleState.CALLED_OFF)) for circle in self.circles_gone]
        return (*added, *ended, *off, *self.next_best)


def _take_back(gone: Gone, on: date) -> Match:
    why = f"Taken back: {gone.sentence}"
    return replace(gone.match, state=MatchState.ENDED, since=on, why=why)


def proposed_entry(match: Match, on: date) -> HistoryEntry:
    """Return the entry of the history that says on which day a match was proposed."""
    return HistoryEntry(history_id(Event.PROPOSED, "", match.id, ""), on, Event.PROPOSED, match=match.id)


def propose(
    programme: Programme,
    today: date,
    *,
    afresh: bool = False,
    on_better: Callable[[Better], None] | None = None,
    counts_cells: bool = False,
) -> Plan:
    """Return the best matches for what is open, beside all that is there already.

    What a human decided stays. A proposal on which nobody has said a word is taken back when something
    speaks against it by now, and, with `afresh`, when a better set of proposals does without it. For a
    large programme `on_better` is told of each better answer on the way. With `counts_cells` the advice
    begins with what kinds of cells cost, and `effects` and `wishes` are found: it takes as long as pairing a
    few times.
    """
    community = community_of(programme, today)
    if not afresh:
        standing = open_proposals.standing(programme, community)
        community = replace(community, kept={**community.kept, **standing})
    pairing = solve(community, on_better=on_better)
    chosen = {match.pair: match for match in pairing.matches}
    holding = [m for m in programme.matches if m.state.takes_capacity and m.decision is not Decision.DECLINE]
    kept = tuple(m for m in holding if m.people in chosen or is_resting(m, programme))
    gone = [m for m in holding if m.people not in chosen and not is_resting(m, programme)]
    there = {match.people for match in kept}
    new = (match for pair, match in chosen.items() if pair not in there)
    shares = share_needs(programme, community, pairing)
    circles = [c for c in programme.circles if c.state in HOLDING and c.decision is not Decision.DECLINE]
    plan = Plan(
        on=today,
        new=tuple(_proposals(new, programme, today, shares)),
        gone=tuple(_find_gone(gone, programme, community)),
        kept=kept,
        unmet=(*(_unmet(ask, programme) for ask in pairing.open), *_unreachable(programme, today)),
        stages=pairing.stages,
        circles=tuple(_circles(pairing.circles, today)),
        circles_kept=tuple(circle for circle in circles if holds_places(circle, programme)),
        circles_gone=tuple(circle for circle in circles if not holds_places(circle, programme)),
        advice=(
            *tell_not_begun(programme, today),
            *tell_least_numbers(programme, community, pairing),
            *_advise(programme, community, pairing, counts_cells=counts_cells),
        ),
        hint=pairing.hint,
    )
    return _look_further(plan, programme, community, pairing) if counts_cells else plan


def _look_further(plan: Plan, programme: Programme, community: Community, pairing: Pairing) -> Plan:
    """Return the plan with what is found by pairing again, a few times."""
    together = {match.people for match in (*plan.kept, *plan.new)}
    open_to_all = community_of(programme, plan.on)
    return replace(
        plan,
        effects=(
            *tell_setting_effects(find_setting_effects(programme, plan.on, community, pairing)),
            *tell_effect_of_least(community, pairing),
        ),
        next_best=tuple(tell_next_best(programme, open_to_all, plan.on, together)),
        wishes=find_unpaired_wishes(programme, community, pairing, together),
    )


def _find_gone(matches: Sequence[Match], programme: Programme, community: Community) -> Iterator[Gone]:
    against = open_proposals.objections(matches, programme, community)
    for match, sentence in zip(matches, against, strict=True):
        yield Gone(match, sentence or open_proposals.BETTER)


def _advise(
    programme: Programme, community: Community, pairing: Pairing, *, counts_cells: bool
) -> Iterator[str]:
    costs = find_cell_costs(community, pairing) if counts_cells else ()
    yield from tell_cell_costs(costs)
    counted = {cost.rule for cost in costs}
    for one in advise(community, pairing):
        if not (one.rule and one.rule in counted):
            yield words(replace(one, kind=programme.catalogue.title(one.kind).lower()))


def _proposals(
    pairs: Iterable[Pair],
    programme: Programme,
    today: date,
    shares: Mapping[tuple[str, str], tuple[str, ...]],
) -> Iterator[Match]:
    order = {person.id: place for place, person in enumerate(programme.people)}
    for pair in sorted(pairs, key=lambda pair: (order[pair.asker], order[pair.giver])):
        again = sum(match.people == pair.pair for match in programme.matches)
        yield Match(
            id=match_id(pair.giver, pair.asker, again),
            giver=pair.giver,
            asker=pair.asker,
            kinds=tuple(kind.id for kind in programme.catalogue if kind.id in pair.kinds),
            why=why(pair, programme, today, shares),
            since=today,
        )


def _circles(groups: Iterable[Group], today: date) -> Iterator[Circle]:
    for group in groups:
        name = circle_id(group.kind, (*group.hosts, *group.askers), today)
        yield Circle(name, group.kind, group.hosts, group.askers, since=today)


def _unmet(ask: OpenAsk, programme: Programme) -> Unmet:
    return Unmet(ask.asker, ask.kind, ask.lacking, ask.reason.name.lower(), unmet(ask, programme))


def _unreachable(programme: Programme, today: date) -> Iterator[Unmet]:
    """Yield what people without an address ask for, who are proposed to nobody: a human rings them."""
    here = (person for person in programme.people if person.has_begun(today))
    rung = [person for person in here if programme.can_only_be_rung(person.id)]
    if not rung:
        return
    stands = find_stands(programme)
    open_needs = [
        need for person in rung for need in programme.open_needs(person.id) if stands[need.id] is Stand.NOBODY
    ]
    helpers = find_possible_helpers(programme, today, [(need.person, need.kind) for need in open_needs])
    for need in open_needs:
        names = [programme.person_by_id[helper].name for helper in helpers[need.person, need.kind]]
        yield Unmet(need.person, need.kind, need.how_many, UNREACHABLE, tell_unreachable(names))
