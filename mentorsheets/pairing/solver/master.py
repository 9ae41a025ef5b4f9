"""The master programme over sets of helpers, its prices, and the bound that any prices prove.

    set     for each asker      sum of their sets                          <= 1
    give    for each giver      sum of sets with them - sum of their steps <= 0
    keep    for each stage done what the sets count for it                 >= what it came to

A giver has a step for each place left, as `Steps` says; a step costs what it adds to the sum of squares of
loads. For any prices λ (give), μ (keep) and ν (of the load), none below nought, no answer counts more than

    sum of steps max(0, λ - ν·cost) - sum μ·floor + ν·load
    + for each asker the best over all sets of (what the set counts + Σ μ·what it counts - Σ λ), or nought

(Lagrangian relaxation, Geoffrion 1974). As the best set is found exactly, this is tighter than any bound over
single pairs. SetPrices are rounded to 1/GRAIN, so that all sums are of whole numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from mentorsheets.pairing.arrays import Columns, Flags, Ints
from mentorsheets.pairing.solver.aims import Aim
from mentorsheets.pairing.solver.bound import BOUND_GRAIN
from mentorsheets.pairing.solver.exact import Start
from mentorsheets.pairing.solver.linear_program import FREE, Answer, Floats, Program
from mentorsheets.pairing.solver.mutual import MutualPairs
from mentorsheets.pairing.solver.pool import Pool
from mentorsheets.pairing.solver.proofs import SetProof, open_sets, possible, stack
from mentorsheets.pairing.solver.set_prices import PricedSets, SetPrices, SetRelaxation, round_prices
from mentorsheets.pairing.solver.sets import NEVER, AlikeAskers, Sets
from mentorsheets.pairing.solver.steps import Steps

SLACK = 4
"""What a unit short of a kept stage costs, in times what any one set counts: enough that none is short."""


@dataclass(frozen=True, eq=False)
class Master:
    """The sets found so far, and the stages that are kept, each with its floor.

    `steps` say what is kept of the loads; `both` stands only where fit is counted.
    """

    start: Start
    sets: Sets
    pool: Pool
    steps: Steps
    kept: tuple[tuple[Aim, int], ...] = ()
    both: MutualPairs | None = None
    proofs: tuple[SetProof, ...] = ()

    @classmethod
    def begin(cls, start: Start, kept: Sequence[tuple[Aim, int]]) -> "Master":
        """Begin with no sets at all."""
        columns = start.columns
        sets, pool = Sets(columns, start.pairs, start.left), Pool(columns, start.pairs, start.left)
        return cls(start, sets, pool, Steps.of(columns, start.pairs), tuple(kept))

    def keep(self, aim: Aim, floor: int, *proven_by: SetProof) -> "Master":
        """Hold a stage from now on."""
        return replace(self, kept=(*self.kept, (aim, floor)), proofs=(*self.proofs, *proven_by))

    def with_load(self, most: int) -> "Master":
        """Hold the sum of squares of the loads: it may not grow by more."""
        return replace(self, steps=replace(self.steps, most=most))

    def for_least(self) -> "Master":
        """Let what counts of the loads be how many places below a least number are filled."""
        return replace(self, steps=self.steps.for_least())

    def with_least(self, least: int) -> "Master":
        """Hold that so many places below a least number are filled."""
        return replace(self, steps=replace(self.steps, least=least))

    def with_both(self, both: "MutualPairs") -> "Master":
        """Count pairs that go both ways."""
        return replace(self, both=both)

    @property
    def columns(self) -> Columns:
        """The community."""
        return self.start.columns

    def program(self, which: Ints, *, loaded: bool, slack: float = 0.0) -> tuple[Program, Floats]:
        """Write down the programme of some sets, and the cost of what is not a set.

        Sets come first, then steps (if the load counts), flags of both ways, and with `slack` a variable for
        each kept stage that costs so much for each unit that it is short.
        """
        program, pool = Program(), self.pool
        # The row of the asker bounds them too; without a second bound all prices are on rows.
        sets = program.variables(np.full(len(which), np.inf if slack else 1.0), whole=True)
        costs = [np.zeros(len(which))]
        _, position = np.unique(pool.asker[which], return_inverse=True)
        program.rows(int(position.max(initial=-1)) + 1, -FREE, 1)
        program.fill(position.ravel(), sets, 1)
        row, pair = pool.entries(which)
        giver = pool.pairs.giver[pair]
        give = self._give_rows(program, giver, loaded=loaded)
        program.fill(give[giver], sets[row], 1)
        costs.append(np.zeros(program.width - len(which)))
        for aim, floor in self.kept:
            keep = program.rows(1, floor, FREE)
            count = aim.of_sets(pool)[which]
            used = np.flatnonzero(count)
            program.fill(np.full(len(used), keep), used, count[used])
            if slack:
                program.fill(np.array([keep]), program.variables(np.array([np.inf])), 1)
                costs.append(np.array([-slack]))
        if self.both is not None:
            flags = self._flags(program, row, pair, self.both.among(pool.flags(which)))
            costs.append(np.full(len(flags), float(self.both.points)))
        return program, np.concatenate(costs)

    def _give_rows(self, program: Program, giver: Ints, *, loaded: bool) -> Ints:
        columns = self.columns
        people = np.unique(giver)
        at = np.full(columns.size, -1)
        if not loaded:
            at[people] = program.rows(len(people), -FREE, columns.give[people]) + np.arange(len(people))
            return at
        low = 0 if self.steps.exact else -FREE
        at[people] = program.rows(len(people), low, 0) + np.arange(len(people))
        self.steps.write(program, at)
        return at

    def _flags(self, program: Program, row: Ints, pair: Ints, both: MutualPairs) -> Ints:
        pairs, flag, each = both.rows()
        flags = program.variables(np.ones(len(each)))
        first = program.rows(len(pairs), -FREE, 0)
        program.fill(first + np.arange(len(pairs)), flags[flag], 1)
        at = np.full(len(self.pool.pairs), -1)
        at[pairs] = np.arange(len(pairs))
        used = np.flatnonzero(at[pair] >= 0)
        program.fill(first + at[pair[used]], row[used], -1)
        return flags

    def write(self, aim: Aim | None, which: Ints, *, slack: bool = False) -> tuple[Program, Floats]:
        """Write down the programme of some sets and its objective; None as aim stands for the load."""
        counted = self.counted(aim, which)
        most = max(int(np.abs(counted).max(initial=0)), int(self.steps.cost.max(initial=1)), 1)
        loaded = aim is None or self.steps.rows > 0
        program, cost = self.program(which, loaded=loaded, slack=float(SLACK * most) * slack)
        cost[: len(which)] = counted
        if aim is None:
            used = self._steps_used(which)
            cost[len(which) + np.arange(int(used.sum()))] = -self.steps.cost[used]
        return program, cost

    def relax(
        self, aim: Aim | None, which: Ints, ties: Floats | None = None, held: Ints | None = None
    ) -> SetRelaxation:
        """Solve the relaxation over some sets for an aim."""
        program, cost = self.write(aim, which, slack=True)
        if ties is not None:
            cost[: len(which)] += ties
        if held is not None:
            program.hold(held)
        answer = program.maximise(cost, relaxed=True, vertex=False)
        return SetRelaxation(answer.objective, answer.values[: len(which)], self._prices(answer, which, aim))

    def most(self, aim: Aim | None) -> int:
        """Return what one set, or one step, may count for an aim at most."""
        if aim is None:
            return max(int(np.abs(self.steps.cost).max(initial=1)), 1)
        return max(int(np.abs(aim.of_sets(self.pool)).max(initial=1)), 1)

    def open_sets(self, aim: Aim | None) -> Ints:
        """List the sets that prices called for and that count for an aim where they are `stacked`."""
        return np.flatnonzero(open_sets(self.proofs, self.most(aim), len(self.pool)) & self.pool.called)

    def possible(self, which: Ints) -> Ints:
        """Leave out of some sets what is in no answer that keeps all stages."""
        return which[possible(self.proofs, len(self.pool))[which]]

    def stacked(self, aim: Aim | None, prices: SetPrices) -> SetPrices:
        """Put prices on top of those that proved the stages done, so that they hold for all sets."""
        return stack(self.proofs, self.most(aim), prices)

    def grown(self, chosen: Ints) -> int:
        """Return by how much some sets raise the sum of squares of the loads."""
        giver = self.pool.pairs.giver[self.pool.entries(chosen)[1]]
        return self.steps.grown(np.bincount(giver, minlength=self.columns.size))

    def value(self, aim: Aim | None, chosen: Ints) -> int:
        """Return what some sets come to in a stage."""
        if aim is None:
            return -self.grown(chosen)
        total = int(self.counted(aim, chosen).sum())
        if self.both is None:
            return total
        flags = self.pool.flags(chosen)
        both = self.both
        ways = int((flags[both.there] & flags[both.back]).sum()) + int(flags[both.kept].sum())
        return total + both.points * ways

    def holds(self, chosen: Ints) -> bool:
        """Return whether some sets keep to all limits and to the stages done."""
        asker = self.pool.asker[chosen]
        giver = self.pool.pairs.giver[self.pool.entries(chosen)[1]]
        load = np.bincount(giver, minlength=self.columns.size)
        return bool(
            len(np.unique(asker)) == len(asker)
            and (load <= self.columns.give).all()
            and all(int(aim.of_sets(self.pool)[chosen].sum()) >= floor for aim, floor in self.kept)
            and self.steps.holds(load)
        )

    def counted(self, aim: Aim | None, which: Ints) -> Ints:
        """Count some sets for an aim."""
        return np.zeros(len(which), np.int64) if aim is None else aim.of_sets(self.pool)[which]

    def _steps_used(self, which: Ints) -> Flags:
        here = np.zeros(self.columns.size, bool)
        here[self.pool.pairs.giver[self.pool.entries(which)[1]]] = True
        return here[self.steps.giver]

    def _prices(self, answer: Answer, which: Ints, aim: Aim | None) -> SetPrices:
        """Read the prices off the duals, in the order in which `program` puts its rows."""
        duals, pool = answer.prices, self.pool
        give = np.zeros(self.columns.size, np.int64)
        people = np.unique(pool.pairs.giver[pool.entries(which)[1]])
        at = len(np.unique(pool.asker[which]))
        own, at = duals[at : at + len(people)], at + len(people)
        load, least, steps = BOUND_GRAIN if aim is None else 0, 0, self.steps
        if steps.most is not None:
            load = int(round_prices(duals[at : at + 1])[0])
        if steps.least is not None:
            least = int(round_prices(-duals[at + steps.rows - 1 : at + steps.rows])[0])
        if steps.exact and (aim is None or steps.rows):
            # Who is in no set yet costs as little as their cheapest step, so that nothing is claimed for it.
            np.minimum.at(give, steps.giver, load * steps.cost - least * steps.below)
            give[people] = round_prices(own) - round_prices(-own)
        else:
            give[people] = round_prices(own)
        at += steps.rows
        keep = round_prices(-duals[at : at + len(self.kept)])
        both = round_prices(duals[at + len(self.kept) :])
        if self.both is not None:
            both = self.both.spread(both, pool.flags(which), self.both.points * BOUND_GRAIN)
        return SetPrices(give, keep, load, both, least)

    def price(self, aim: Aim | None, prices: SetPrices) -> PricedSets:
        """Find each asker's best set at some prices, and the bound that they prove."""
        aims = self.weigh(aim, prices)
        worth = [self.worth(group, aims) for group in self.sets.groups]
        rewarding = any(one.rewarding for one, _ in aims) or bool((prices.give < 0).any())
        best = list(self.sets.best(self.costs(prices, aims), worth, rewarding=rewarding))
        found = np.zeros(self.columns.size, np.int64)
        for some in best:
            found[some.askers] = some.worth
        return PricedSets(self.free(prices) + int(found.sum()), found, best)

    def weigh(self, aim: Aim | None, prices: SetPrices) -> list[tuple[Aim, int]]:
        """List what counts at some prices, and how much."""
        kept = [(kept, int(price)) for (kept, _), price in zip(self.kept, prices.keep, strict=True) if price]
        return kept if aim is None else [(aim, BOUND_GRAIN), *kept]

    @staticmethod
    def worth(group: AlikeAskers, aims: Sequence[tuple[Aim, int]]) -> Ints:
        """Return what each asker has of each number of helpers and state, but for what the pairs count."""
        worth = np.where(group.forbidden, NEVER, 0)
        for aim, price in aims:
            worth = worth + price * aim.of_states(group)
        return np.asarray(worth)

    def costs(self, prices: SetPrices, aims: Sequence[tuple[Aim, int]]) -> Ints:
        """Return what each pair costs, less what it counts by itself."""
        cost = prices.give[self.pool.pairs.giver]
        for aim, price in aims:
            pairs = aim.of_pairs()
            cost = cost if pairs is None else cost - price * pairs
        if self.both is not None:
            np.subtract.at(cost, self.both.rows()[0], prices.both)
        return cost

    def free(self, prices: SetPrices) -> int:
        """Sum what the rows of givers, kept stages and flags add to the bound."""
        kept = sum(int(price) * floor for price, (_, floor) in zip(prices.keep, self.kept, strict=True))
        total = self.steps.free(prices) - kept
        if self.both is not None:
            _, flag, each = self.both.rows()
            down = np.bincount(flag, prices.both, minlength=len(each)).astype(np.int64)
            total += int(np.maximum(self.both.points * BOUND_GRAIN - down, 0).sum())
        return total

    def reduced(self, aim: Aim | None, prices: SetPrices, worth: Ints, which: Ints | None = None) -> Ints:
        """Return for sets how far they are below their asker's best at some prices (nought or less)."""
        pool = self.pool
        which = np.arange(len(pool)) if which is None else which
        total = self.counted(aim, which) * BOUND_GRAIN
        for (kept, _), price in zip(self.kept, prices.keep, strict=True):
            total = total + int(price) * kept.of_sets(pool)[which]
        cost = prices.give[pool.pairs.giver]
        if self.both is not None:
            np.subtract.at(cost, self.both.rows()[0], prices.both)
        members = pool.members[which]
        total -= np.where(members >= 0, cost[members], 0).sum(axis=1)
        return np.asarray(total - np.maximum(worth[pool.asker[which]], 0))
