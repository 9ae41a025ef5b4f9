"""From a relaxed answer to whole pairs: blocks of askers, each solved exactly beside all the rest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing import fit
from mentorsheets.pairing.arrays import Flags, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates, mix
from mentorsheets.pairing.parallel import spread
from mentorsheets.pairing.solver import bound
from mentorsheets.pairing.solver.exact import Start
from mentorsheets.pairing.solver.integer_model import Model, build
from mentorsheets.pairing.solver.linear_program import Floats, Search

AT_ONCE = 2
"""Blocks solved side by side; fixed, not the number of cores, so that every machine finds the same answer."""
"""Blocks solved side by side; fixed, not the number of cores, so that every machine finds the same answer."""
A_BLOCK = Search(nodes=20, gap=0.3, middle=False)
"""How one block is looked at: a better one is found by more blocks sooner than by more branches."""
"""Branches looked at for one block: a better block is found by more blocks sooner than by more branches."""
WORTH_MENDING = 0.25
"""Units below their best from which on an asker's block is solved again; less is the noise of the prices."""
"""Units below their best from which on an asker's block is solved again; less is the noise of the prices."""
TIE = 1e-3
"""Units by which the best fit leads among equals: below any need, above the solver's tolerance."""
"""Units by which the best fit leads among equals: below any need, above the solver's tolerance."""


@dataclass(slots=True, eq=False)
class RoundedPairs:
    """Pairs chosen so far among the likely ones, and who has room left."""

    start: Start
    pairs: Candidates
    gains: Ints
    chosen: Flags
    room: Ints
    ties: Floats
    needs: Ints

    @classmethod
    def empty(cls, start: Start, pairs: Candidates, gains: Ints) -> "RoundedPairs":
        """Begin with nobody paired."""
        points = fit.points(start.columns, pairs)
        ties = TIE * (points / max(int(points.max(initial=1)), 1) - 1)
        nobody, needs = np.zeros(len(pairs), bool), (start.left.missing > 0).sum(axis=1)
        return cls(start, pairs, gains, nobody, start.columns.give.copy(), ties, needs)

    def served(self) -> int:
        """Count the people who get somebody and had nobody."""
        alone = ~self.start.left.served
        return len(np.unique(self.pairs.asker[self.chosen & alone[self.pairs.asker]]))

    def blocks(self, areas: Sequence[Ints], rooms: Sequence[Ints], bonus: Floats, likely: int) -> None:
        """Choose anew for some areas of askers at once, each as well as can be within its own room.

        `rooms` say what each area may take of what is free, beside what its askers hold already; together
        they are no more than what is free.
        """

        def settled(area: tuple[Ints, Ints]) -> tuple[Ints, Ints]:
            return self._block(*area, bonus, likely)

        for before, now in list(spread(settled, zip(areas, rooms, strict=True))):
            self.chosen[before], self.chosen[now] = False, True
            self.room += np.bincount(self.pairs.giver[before], minlength=len(self.room))
            self.room -= np.bincount(self.pairs.giver[now], minlength=len(self.room))

    def dealt(self, areas: Sequence[Ints], likely: int) -> list[Ints]:
        """Deal what is free of each giver out to the areas that could use it, in turns."""
        uses = np.zeros((len(areas), len(self.room)), bool)
        for use, askers in zip(uses, areas, strict=True):
            mine = self.of(askers)
            use[self.pairs.giver[mine[self.gains[mine] >= -likely]]] = True
        among = np.maximum(uses.sum(axis=0), 1)
        giver = np.arange(len(self.room))
        turn = (np.cumsum(uses, axis=0) + mix(giver, giver).astype(np.int64)) % among
        return list(np.where(uses, (self.room + among - 1 - turn) // among, 0))

    def _block(self, askers: Ints, room: Ints, bonus: Floats, likely: int) -> tuple[Ints, Ints]:
        """Return the pairs that these askers have now, and those that they had better have."""
        mine = self.of(askers)
        before = mine[self.chosen[mine]]
        give = room + np.bincount(self.pairs.giver[before], minlength=len(room))
        open_to = (give[self.pairs.giver[mine]] > 0) & ((self.gains[mine] >= -likely) | self.chosen[mine])
        at = mine[open_to]
        if not len(at):
            return before, before
        model = build(self.start.columns, self.pairs.only(at), self.start.left, give)
        cost = self._cost(model, at) + _on_pairs(model, bonus[at])
        known = (model.x, self.chosen[at].astype(np.float64)) if len(before) else None
        answer = model.program.maximise(cost, start=known, search=A_BLOCK)
        return before, at[answer.values[model.x] > 0.5] if len(answer.values) else before

    def regret(self, prices: bound.Prices) -> Ints:
        """Return for each asker how far they are from the best that the prices allow, in 1/GRAIN units."""
        columns, left, pairs = self.start.columns, self.start.left, self.pairs
        alone = ~left.served & (columns.asks != 0)
        could = columns.take * prices.take
        could += (left.missing * np.maximum(columns.worth * bound.BOUND_GRAIN - prices.cover, 0)).sum(axis=1)
        could += np.where(alone, np.maximum(prices.served - prices.serve, 0), 0)
        up = np.flatnonzero(self.gains > 0)
        best = up[bound.ranks(pairs.asker[up], -self.gains[up]) < columns.take[pairs.asker[up]]]
        np.add.at(could, pairs.asker[best], self.gains[best])
        mine = pairs.only(self.chosen)
        has = np.zeros(columns.size, np.int64)
        for kind in range(len(columns.kinds)):
            count = np.bincount(mine.asker[has_bit(mine.covers, kind)], minlength=columns.size)
            has += np.minimum(count, left.missing[:, kind]) * columns.worth[:, kind] * bound.BOUND_GRAIN
        helped = np.bincount(mine.asker, minlength=columns.size) > 0
        has += np.where(alone & helped, prices.served, 0)
        np.subtract.at(has, mine.asker, prices.give[mine.giver])
        return np.asarray(could - has)

    def around(self, seed: int, size: int, likely: int) -> Ints:
        """Gather the asker, those who hold givers that would be good for them, up to so many needs."""
        near, held = np.array([seed]), np.flatnonzero(self.chosen)
        holding = self.pairs.giver[held]
        while self.needs[near].sum() < size:
            mine = self.of(np.sort(near))
            givers = np.zeros(len(self.room), bool)
            givers[self.pairs.giver[mine[self.gains[mine] >= -likely]]] = True
            new = np.setdiff1d(self.pairs.asker[held[givers[holding]]], near)
            if not len(new):
                break
            near = np.concatenate([near, new[np.argsort(mix(new, np.full(len(new), seed)))]])
        return np.asarray(near[np.cumsum(self.needs[near]) <= max(size, self.needs[seed])])

    def of(self, askers: Ints) -> Ints:
        """Return the positions of all pairs of these askers (ascending)."""
        low = np.searchsorted(self.pairs.asker, askers)
        count = np.searchsorted(self.pairs.asker, askers, side="right") - low
        return np.asarray(np.sort(np.repeat(low - np.cumsum(count) + count, count) + np.arange(count.sum())))

    def _cost(self, model: Model, at: Ints) -> Floats:
        columns = self.start.columns
        most = float((columns.worth * columns.helpers).sum(axis=1).max())
        return model.covered() + 4 * most * model.served() + _on_pairs(model, self.ties[at])


def _on_pairs(model: Model, value: Floats) -> Floats:
    cost = np.zeros(model.program.width)
    cost[model.x] = value
    return cost


def round_blocks(
    plan: RoundedPairs, prices: bound.Prices, shares: Floats, people: Ints, size: int, likely: int
) -> None:
    """Give each block of these people the room that the relaxed answer gave to it so far, at its prices."""
    pairs, columns = plan.pairs, plan.start.columns
    bonus = 0.1 * shares - prices.give[pairs.giver] / bound.BOUND_GRAIN
    used = columns.give - plan.room
    granted = used.astype(np.float64)
    for wave in _waves(_cut(plan, _near(plan, people), size)):
        rooms = []
        for askers in wave:
            mine = plan.of(askers)
            granted += np.bincount(pairs.giver[mine], shares[mine], minlength=columns.size)
            due = np.minimum(np.floor(granted + 0.5).astype(np.int64), columns.give)
            here = np.bincount(pairs.giver[mine], minlength=columns.size) > 0
            rooms.append(np.where(here, np.maximum(due - used, 0), 0))
            used += rooms[-1]
        plan.blocks(wave, rooms, bonus, likely)
        used = columns.give - plan.room


def mend(plan: RoundedPairs, prices: bound.Prices, size: int, likely: int) -> None:
    """Choose anew around those who lack most of what the prices say they could have."""
    regret = plan.regret(prices)
    nothing, done = np.zeros(len(plan.pairs)), np.zeros(len(regret), bool)
    seeds = [int(seed) for seed in np.argsort(-regret, kind="stable")]
    seeds = [seed for seed in seeds if regret[seed] >= WORTH_MENDING * bound.BOUND_GRAIN]
    while seeds:
        wave: list[Ints] = []
        taken = np.zeros(len(regret), bool)
        while seeds and len(wave) < AT_ONCE:
            seed = seeds.pop(0)
            if not done[seed] and not taken[seed]:
                askers = plan.around(seed, size, likely)
                done[seed] = True
                done[askers[: len(askers) // 4]] = True
                wave.append(np.sort(askers[~taken[askers]]))
                taken[askers] = True
        if wave:
            plan.blocks(wave, plan.dealt(wave, likely), nothing, likely)


def _near(plan: RoundedPairs, people: Ints) -> Ints:
    """Put askers into an order in which those who compete for the same givers are near each other."""
    columns = plan.start.columns
    shuffled = mix(people, np.zeros_like(people))
    return people[np.lexsort((shuffled, *columns.language_values[people].T[::-1]))]


def _cut(plan: RoundedPairs, people: Ints, size: int) -> list[Ints]:
    """Cut into blocks of about so many needs, which say more than people how hard a block is."""
    needs = np.cumsum(plan.needs[people])
    return [np.sort(block) for block in np.split(people, np.flatnonzero(np.diff((needs - 1) // size)) + 1)]


def _waves(blocks: list[Ints]) -> Iterator[list[Ints]]:
    """Take blocks that are far apart together."""
    count = -(-len(blocks) // AT_ONCE)
    for first in range(count):
        yield blocks[first::count]


def serve_rest(plan: RoundedPairs) -> None:
    """Serve whoever can be still, passing givers on along alternating paths; nobody loses their last."""
    alone = ~plan.start.left.served
    helped = np.bincount(plan.pairs.asker[plan.chosen], minlength=len(alone))
    lacking = plan.start.flow.served - plan.served()
    for asker in np.unique(plan.pairs.asker[(alone & (helped == 0))[plan.pairs.asker]]):
        if lacking:
            lacking -= _serve(plan, int(asker))


def _serve(plan: RoundedPairs, root: int) -> bool:
    """Serve one more person, if a path leads from them to room or to somebody with two helpers."""
    pairs = plan.pairs
    held = np.flatnonzero(plan.chosen)
    held = held[np.argsort(pairs.giver[held], kind="stable")]
    giver_of = pairs.giver[held]
    count = np.bincount(pairs.asker[held], minlength=len(plan.room)) + plan.start.left.served
    came: dict[int, tuple[int, int]] = {root: (-1, -1)}
    seen: set[int] = set()
    queue = [root]
    for asker in queue:
        low, high = np.searchsorted(pairs.asker, [asker, asker + 1])
        for pair in range(int(low), int(high)):
            giver = int(pairs.giver[pair])
            if giver in seen or plan.chosen[pair]:
                continue
            seen.add(giver)
            if plan.room[giver] > 0:
                return _pass_on(plan, came, pair, -1)
            for old in held[slice(*np.searchsorted(giver_of, [giver, giver + 1]))]:
                holder = int(pairs.asker[old])
                if count[holder] > 1:
                    return _pass_on(plan, came, pair, int(old))
                if holder not in came:
                    came[holder] = (pair, int(old))
                    queue.append(holder)
    return False


def _pass_on(plan: RoundedPairs, came: dict[int, tuple[int, int]], pair: int, dropped: int) -> bool:
    while pair >= 0:
        plan.chosen[pair] = True
        plan.room[plan.pairs.giver[pair]] -= 1
        if dropped >= 0:
            plan.chosen[dropped] = False
            plan.room[plan.pairs.giver[dropped]] += 1
        pair, dropped = came[int(plan.pairs.asker[pair])]
    return True
