"""Circles: where a kind of need has more askers than places, groups around a host, in the same optimum.

A circle takes one unit of its host's capacity and one of each asker's. Its members share a language and a
time, and all of them meet remotely or in one city. Nobody sits in it beside somebody whom they avoid or who
is in their chain. A wide circle gets a second host if one has a place that nobody else can use.
"""

from dataclasses import replace

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.community import Circles
from mentorsheets.pairing.result import ProposedCircle
from mentorsheets.pairing.rules import has
from mentorsheets.pairing.solver import bound, weak_duality
from mentorsheets.pairing.solver.exact import FEW_COLUMNS, Covered, Start
from mentorsheets.pairing.solver.integer_model import Model, PossibleCircles, build
from mentorsheets.pairing.solver.linear_program import FREE, Floats
from mentorsheets.pairing.solver.pointless import limit_helpers
from mentorsheets.pairing.solver.sittings import apart, seats, second_host
from mentorsheets.pairing.solver.stages import narrow, shares

WIDE = 6
"""Askers from whom on a circle gets a second host: one person hears five others well within an hour."""


def cover(start: Start, shape: Circles) -> Covered | None:
    """Settle stages 1 and 2 with circles beside pairs; None if no circle could be."""
    sittings = list(seats(start, shape))
    if not sittings:
        return None
    pairs, groups = _with_seats(start, sittings, shape)
    model = _model(start, pairs, groups)
    first = model.z_at[start.first]
    most = _score_served_first(model, first)
    on_served, _ = _relax(model, most)
    bound_on_served = on_served.at_most() // (len(model.z) + 1)
    answer = model.program.maximise(most)
    floors = divmod(int(np.rint(answer.objective)), len(model.z) + 1)
    if not start.columns.community.people_first:
        floors = (0, 0)
    proven = answer.proven or floors[0] == bound_on_served
    _freeze(model, first, floors)
    limit, prices = _relax(model, model.covered())
    answer = model.program.maximise(model.covered(), start=(model.x, answer.values[model.x]))
    chosen = answer.values[model.x] > 0.5
    already = (np.minimum(start.left.covered, start.columns.helpers) * start.columns.worth).sum()
    value = int(shares(model, chosen)[0].sum() - already)
    model.program.at_least(model.covered(), value)
    most_units = limit.at_most() * bound.BOUND_GRAIN
    covered = Covered(model, chosen, value, most_units, answer.proven, _of_capacity(model, prices))
    covered = covered._replace(most_served=floors[0] if proven else bound_on_served)
    matter = limit.matter(value)[model.x] & on_served.matter(_worth(floors, model))[model.x]
    covered = _only(start, covered, groups, matter | chosen, floors)
    if covered.model.groups is None or len(covered.model.pairs) <= FEW_COLUMNS:
        return covered
    within, load = narrow(covered.model, covered.chosen)
    covered = _only(start, covered, covered.model.groups, within, floors)
    return covered._replace(narrow=True, least_load=load)


def _only(
    start: Start, covered: Covered, groups: PossibleCircles, within: Flags, floors: tuple[int, int]
) -> Covered:
    """Go on with some of the pairs and seats, the first two stages held."""
    before, here = covered.model, groups.circle[within]
    circles, again = np.unique(here[here >= 0], return_inverse=True)
    circle = here.copy()
    circle[here >= 0] = again.ravel()
    fewer = replace(groups, circle=circle, host=groups.host[circles])
    model = _model(start, before.pairs.only(within), fewer)
    _freeze(model, model.z_at[start.first], floors)
    model.program.at_least(model.covered(), covered.value)
    return covered._replace(model=model, chosen=covered.chosen[within])


def _score_served_first(model: Model, first: Ints) -> Floats:
    """Count people served, and as a tie-break those first in line."""
    cost = (len(model.z) + 1) * model.served()
    cost[first[first >= 0]] += 1
    return cost


def _freeze(model: Model, first: Ints, floors: tuple[int, int]) -> None:
    """Hold how many people are served, and how many of the first in line."""
    model.program.at_least(model.served(), floors[0])
    in_line = np.zeros(model.program.width)
    in_line[first[first >= 0]] = 1
    model.program.at_least(in_line, floors[1])


def _relax(model: Model, cost: Floats) -> tuple[weak_duality.WeighedProgram, Floats]:
    """Return a certified bound on an objective, and the prices of the rows that prove it."""
    relaxed = model.program.maximise(cost, relaxed=True)
    return weak_duality.weigh(model.program, cost, relaxed.prices), relaxed.prices


def _worth(floors: tuple[int, int], model: Model) -> int:
    """Return what so many people served, and so many first in line, count together."""
    return (len(model.z) + 1) * floors[0] + floors[1]


def _of_capacity(model: Model, prices: Floats) -> bound.Prices:
    """Return what one more place of each giver would bring, and nothing else."""
    columns = model.columns
    none, flat = np.zeros(columns.size, np.int64), np.zeros_like(columns.worth)
    row = model.give_row
    give = np.where(row >= 0, np.rint(np.maximum(prices[row], 0) * bound.BOUND_GRAIN), 0).astype(np.int64)
    return bound.Prices(give, none, flat, none, 0)


def word_circles(model: Model, chosen: Flags) -> tuple[ProposedCircle, ...]:
    """Word the circles of an answer; wide ones get a second host, if somebody has a place that none needs."""
    if model.groups is None:
        return ()
    room, found = model.columns.give.copy(), []
    np.subtract.at(room, model.pairs.giver[chosen & (model.groups.circle < 0)], 1)
    for circle in np.unique(model.groups.circle[chosen & (model.groups.circle >= 0)]):
        room[model.groups.host[circle]] -= 1
    for circle in np.unique(model.groups.circle[chosen & (model.groups.circle >= 0)]):
        seats = np.flatnonzero(chosen & (model.groups.circle == circle))
        kind = int(model.pairs.covers[seats[0]]).bit_length() - 1
        hosts, askers = [int(model.groups.host[circle])], model.pairs.asker[seats]
        if len(askers) >= WIDE:
            hosts += second_host(model.columns, hosts[0], askers, kind, room)
        room[hosts[1:]] -= 1
        found.append(_word(model.columns, hosts, askers, kind))
    lots = {member.id: member.lot or member.id for member in model.columns.members}
    return tuple(
        sorted(found, key=lambda one: (one.kind, *(lots[person] for person in (*one.hosts, *one.askers))))
    )


def _word(columns: Columns, hosts: list[int], askers: Ints, kind: int) -> ProposedCircle:
    everybody = [columns.members[row] for row in (*hosts, *askers)]
    slots, languages = everybody[0].availability, everybody[0].languages
    for person in everybody[1:]:
        slots, languages = slots & person.availability, languages & person.languages
    guests = sorted(everybody[len(hosts) :], key=lambda person: person.lot or person.id)
    return ProposedCircle(
        tuple(host.id for host in everybody[: len(hosts)]),
        tuple(guest.id for guest in guests),
        columns.kinds[kind],
        languages,
        slots,
    )


def _with_seats(
    start: Start, seats: list[tuple[int, int, Ints]], shape: Circles
) -> tuple[Candidates, PossibleCircles]:
    """Put the seats of all circles that could be beside the pairs, in one order."""
    plain, count = start.pairs, [len(askers) for _, _, askers in seats]
    circle = np.concatenate([np.full(len(plain), -1), np.repeat(np.arange(len(seats)), count)])
    host = np.array([host for host, _, _ in seats], np.int64)
    pairs = Candidates(
        np.concatenate([plain.giver, np.repeat(host, count)]),
        np.concatenate([plain.asker, *(askers for _, _, askers in seats)]),
        np.concatenate(
            [plain.covers, np.repeat(np.array([1 << kind for _, kind, _ in seats], np.uint64), count)]
        ),
    )
    order = np.lexsort((circle, pairs.giver, pairs.asker))
    return pairs.only(order), PossibleCircles(circle[order], host, shape.at_least, shape.at_most)


def _model(start: Start, pairs: Candidates, groups: PossibleCircles) -> Model:
    """Build the model, in which no two sit in one circle of whom one avoids the other or is above them."""
    model = build(start.columns, pairs, start.left, groups=groups)
    limit_helpers(model)
    columns, kept_apart = start.columns, apart(start.columns)
    for circle in range(len(groups.host)):
        seats = np.flatnonzero(groups.circle == circle)
        left, right = np.triu_indices(len(seats), 1)
        asker = pairs.asker[seats]
        use = np.flatnonzero(has(kept_apart, columns.key(asker[left], asker[right])))
        row = model.program.rows(len(use), -FREE, 1)
        model.program.fill(row + np.arange(len(use)), model.x[seats[left[use]]], 1)
        model.program.fill(row + np.arange(len(use)), model.x[seats[right[use]]], 1)
    return model
