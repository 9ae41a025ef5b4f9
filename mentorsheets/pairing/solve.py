"""The way in: from a community to its best pairing.

    pairing = solve(community)
    for match in pairing.matches: ...      who helps whom with what, and why
    for ask in pairing.open: ...           what stays open, and why
    pairing.stage("covered").gap           how far from the proven bound at most

Nothing here looks at a clock or draws a random number, and people are put into an order of their own first:
the same community gives the same answer whatever the order of its members.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from fractions import Fraction
from typing import Literal

import numpy as np

from mentorsheets.pairing import explain
from mentorsheets.pairing.arrays import Columns, Flags, tabulate
from mentorsheets.pairing.community import Community
from mentorsheets.pairing.result import Better, Pairing, Stage
from mentorsheets.pairing.solver import (
    bound,
    by_sets,
    circle_model,
    column_generation,
    exact,
    relaxation,
    settle,
    stages,
)
from mentorsheets.pairing.solver.exact import Covered, OnBetter, Start
from mentorsheets.pairing.solver.feasible_pairs import begin_with
from mentorsheets.pairing.solver.flow_rounds import swiftly
from mentorsheets.pairing.solver.pointless import drop_pointless

Effort = Literal["needs", "quick", "best"]
OnStage = Callable[[str], None]
"""Told the name of each stage that is settled."""
MOST_AT_ONCE = 5_000
"""Pairs up to which all takes a moment, so that nobody needs to hear of better answers on the way."""
MOST_EXACT = 100_000
"""Pairs up to which circles are weighed with them: beyond, their programmes may take minutes."""
MOST_LATER_PAIRS = 500_000
"""Pairs up to which the later stages are settled over sets of helpers, in half a minute."""
MOST_BY_SETS = 10_000
"""Askers up to whom the relaxation over sets of helpers takes seconds; above, prices come from PDLP."""
MOST_SOON = 4_000
"""Askers up to whom it has an answer within four seconds; above, a first one comes from flows."""
MOST_PAIRS_BY_SETS = 1_000_000
"""Pairs up to which it finds what matters: beyond, its turns add too few sets for a good answer."""
MOST_WANTED_BY_SETS = 6_000
"""Helpers wanted in all, or places if they are few for all who ask, up to which it does."""
MOST_LATER = 2_500
"""Askers up to whom the later stages are settled, for the same reason."""
OF_GIVERS = ("least numbers", "even load", "fit")
"""Stages in which a helper may count who meets nothing more."""
NODES_BY_EFFORT = {"needs": 1, "quick": 1, "best": 500}
WORK = {"needs": settle.Work(), "quick": settle.Work(dives=1, nodes=1), "best": settle.Work()}
TURNS = {
    "needs": column_generation.Turns(),
    "quick": column_generation.Turns(tolerances=(1e-2, 1e-2), more=0, mendings=1),
    "best": column_generation.Turns(),
}


def solve(
    community: Community,
    effort: Effort = "best",
    on_better: Callable[[Better], None] | None = None,
    on_stage: OnStage = lambda _: None,
) -> Pairing:
    """Find the best pairing; "quick" stops at the first good answer in the stages after the second.

    "needs" settles only the first two, who is served and what is covered, for those who count no more.

    Where it takes longer than a moment the answer comes in steps, and `on_better` is told of each.
    `on_stage` hears of a stage by its name as soon as it is settled, from "covered" on.
    """
    columns = tabulate(community)
    begin = begin_with(columns)
    tell = _telling(begin, on_better) if on_better and len(begin.pairs) > MOST_AT_ONCE else None
    covered, settled, later = _stages(begin, effort, tell, on_stage)
    flags = drop_pointless(covered.model, settled)
    if (flags != settled).any():
        # Only where the load was not settled: what it and fit came to was said of more pairs than stay.
        later = [stage for stage in later if stage.name not in OF_GIVERS]
    served = _stage_served(begin, covered, flags)
    later = [_qualify(stage, covered, served) for stage in later]
    if not later and len(begin.pairs):
        later = list(stages.as_they_are(covered.model, flags, stages.LEVELS))
    chosen = _choose(columns, covered, flags)
    prices = _prices(columns, covered)
    return Pairing(
        matches=explain.matches(columns, chosen),
        circles=circle_model.word_circles(covered.model, flags),
        stages=(served, _stage_covered(begin, covered), *later),
        open=tuple(explain.open_asks(columns, chosen, prices)),
        prices={columns.members[row].id: price for row, price in sorted(prices.items())},
        hint="" if covered.proven or relaxation.has_pdlp() else relaxation.SOONER_WITH_LARGE,
    )


def _stages(
    begin: Start, effort: Effort, tell: OnBetter | None, on_stage: OnStage
) -> tuple[Covered, Flags, list[Stage]]:
    """Settle the stages in the way that fits the number of askers: model, pairs chosen, later stages."""
    community, asking = begin.columns.community, len(np.unique(begin.pairs.asker))
    if not len(begin.pairs):
        nothing = exact.nothing(begin)
        return nothing, nothing.chosen, []
    if community.circles and begin.whole and asking <= MOST_LATER and len(begin.pairs) <= MOST_EXACT:
        grouped = circle_model.cover(begin, community.circles)
        if grouped:
            on_stage("covered")
            nodes, several = NODES_BY_EFFORT[effort], community.several_helpers
            done = list(_later(grouped, nodes, several=several)) if effort != "needs" else []
            return grouped, done[-1].chosen if done else grouped.chosen, [one.stage for one in done]
    if begin.whole and asking <= MOST_BY_SETS and suits_sets(begin):
        more = effort != "needs" and asking <= MOST_LATER and len(begin.pairs) <= MOST_LATER_PAIRS
        covered, later = _by_sets(begin, WORK[effort], tell, on_stage, more=more)
        return covered, covered.chosen, later
    covered = column_generation.cover(begin, TURNS[effort], tell)
    on_stage("covered")
    return covered, covered.chosen, []


def suits_sets(begin: Start) -> bool:
    """Return whether the relaxation over sets of helpers comes to an end in its turns."""
    wanted = np.minimum(begin.columns.take, begin.left.missing.sum(axis=1))[np.unique(begin.pairs.asker)]
    places = np.minimum(begin.columns.give, np.bincount(begin.pairs.giver, minlength=begin.columns.size))
    few = 2 * places.sum() <= len(wanted)
    most = places.sum() if few else wanted.sum()
    fits = len(wanted) <= MOST_SOON or few
    return fits and len(begin.pairs) <= MOST_PAIRS_BY_SETS and int(most) <= MOST_WANTED_BY_SETS


def _by_sets(
    begin: Start, work: settle.Work, tell: OnBetter | None, on_stage: OnStage, *, more: bool
) -> tuple[Covered, list[Stage]]:
    """Settle the stages over sets of helpers; all of them if `more`."""
    if tell and relaxation.has_pdlp() and len(np.unique(begin.pairs.asker)) > MOST_SOON:
        first = swiftly(begin)
        tell(first.served, first.value, None)
    master, found = by_sets.cover(begin, work, tell)
    on_stage("covered")
    chosen, later = found.chosen, []
    if more:
        several = begin.columns.community.several_helpers
        for stage, sets in by_sets.improve(master, chosen, work, several=several):
            on_stage(stage.name)
            later.append(stage)
            chosen = sets
    flags = master.pool.flags(chosen)
    model = exact.model_of(begin, begin.pairs.only(flags))
    none, flat = np.zeros(begin.columns.size, np.int64), np.zeros_like(begin.columns.worth)
    prices = bound.Prices(found.guide.prices.give, none, flat, none, 0)
    every = np.ones(len(model.pairs), bool)
    told = found.value * bound.BOUND_GRAIN
    # An integer programme may prove what the prices alone leave open.
    limit = told if found.proven else max(found.guide.bound, told)
    return Covered(model, every, found.value, limit, found.proven, prices), later


def _telling(begin: Start, on_better: Callable[[Better], None]) -> OnBetter:
    people, units = _already(begin)

    def tell(served: int, covered: int, most: int | None) -> None:
        scale = begin.columns.scale
        limit = None if most is None else Fraction(units + most, scale)
        on_better(Better(people + served, Fraction(units + covered, scale), limit))

    return tell


def _later(covered: Covered, nodes: int, *, several: bool) -> Iterator[stages.SettledPairs]:
    model, chosen = covered.model, covered.chosen
    if not len(model.pairs):
        return
    for settled in stages.least_served(model, chosen, stages.LEVELS, nodes):
        chosen = settled.chosen
        yield settled
    if model.groups:
        yield (settled := stages.one_to_one(model, chosen, nodes))
        chosen = settled.chosen
    if several:
        yield (settled := stages.several_helpers(model, chosen, nodes))
        chosen = settled.chosen
    if model.columns.least.any():
        yield (settled := stages.least_numbers(model, chosen, nodes))
        chosen = settled.chosen
    yield (settled := stages.even_load(model, chosen, nodes))
    yield stages.best_fit(model, settled.chosen, nodes)


def _already(begin: Start) -> tuple[int, int]:
    """Count the people and the units of stage 2 that the kept pairs serve and cover."""
    columns, left = begin.columns, begin.left
    units = (np.minimum(left.covered, columns.helpers) * columns.worth).sum()
    return int((left.served & (columns.asks != 0)).sum()), int(units)


def _stage_served(begin: Start, covered: Covered, flags: Flags) -> Stage:
    asker = covered.model.pairs.asker[flags]
    more, already = len(np.unique(asker[~begin.left.served[asker]])), _already(begin)[0]
    if not begin.columns.community.people_first:
        return Stage("served", Fraction(more + already), None, proven=False)
    most = more if covered.most_served is None else covered.most_served
    return Stage("served", Fraction(more + already), Fraction(most + already), proven=more == most)


def _stage_covered(begin: Start, covered: Covered) -> Stage:
    units, most = _already(begin)[1], covered.bound // bound.BOUND_GRAIN
    values = [Fraction(units + more, begin.columns.scale) for more in (covered.value, most)]
    return Stage("covered", values[0], values[1], proven=covered.proven)


def _qualify(stage: Stage, covered: Covered, served: Stage) -> Stage:
    """Return, of a stage that was settled among the likely pairs only what holds among all of them."""
    if not covered.narrow:
        return stage
    most: Fraction | None = {"even load": Fraction(covered.least_load)}.get(stage.name)
    if stage.name.startswith("least served"):
        # Nobody is above a share of what they asked without having somebody.
        most = served.value if served.bound is not None else None
    return replace(stage, bound=most, proven=stage.value == most)


def _choose(columns: Columns, covered: Covered, flags: Flags) -> explain.Chosen:
    new, size = covered.model.pairs.only(flags), max(columns.size, 1)
    groups, kept = covered.model.groups, columns.kept
    seat = np.full(len(new), -1) if groups is None else groups.circle[flags]
    whole = columns.offers[new.giver] & columns.asks[new.asker]
    covers = np.concatenate([np.where(seat < 0, whole, new.covers), columns.kept_covers])
    giver, asker = np.concatenate([new.giver, kept % size]), np.concatenate([new.asker, kept // size])
    order = np.argsort(columns.key(giver, asker), kind="stable")
    old = np.arange(len(giver)) >= len(new)
    seats = np.concatenate([seat, np.full(len(kept), -1)])
    return explain.Chosen(giver[order], asker[order], covers[order], old[order], seats[order])


def _prices(columns: Columns, covered: Covered) -> dict[int, Fraction]:
    give = covered.prices.give
    return {
        int(row): Fraction(int(give[row]), bound.BOUND_GRAIN * columns.scale) for row in np.flatnonzero(give)
    }
