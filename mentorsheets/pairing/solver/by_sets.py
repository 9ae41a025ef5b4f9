"""All stages over sets of helpers, one after the other; what each finds and proves the next begins with."""

from collections.abc import Iterator
from fractions import Fraction

import numpy as np

from mentorsheets.pairing.arrays import Ints
from mentorsheets.pairing.result import Stage
from mentorsheets.pairing.solver.aims import Above, Aim, Coverage, Fit, ServedPeople, Several, lift_above
from mentorsheets.pairing.solver.exact import OnBetter, Start
from mentorsheets.pairing.solver.master import Master
from mentorsheets.pairing.solver.mutual import pair_both_ways
from mentorsheets.pairing.solver.settle import StageAnswer, Work, settle, settle_last
from mentorsheets.pairing.solver.stages import LEVELS


def cover(start: Start, effort: Work, tell: OnBetter | None = None) -> tuple[Master, StageAnswer]:
    """Settle the first two stages: as many people as can be have somebody; as much as can be is covered."""

    def told(better: StageAnswer) -> None:
        if tell:
            tell(served, better.value, better.most)

    served, first = start.floors()
    alone = ~start.left.served & (start.columns.asks != 0)
    kept: list[tuple[Aim, int]] = [(ServedPeople(alone), served)]
    if first:
        kept.append((ServedPeople(alone & start.first), first))
    master = Master.begin(start, kept)
    askers = np.flatnonzero(start.flow.pair >= 0)
    chosen = master.pool.add(askers, start.flow.pair[askers][:, None])
    covered = settle(master, Coverage(), chosen, effort, told)
    aim = Coverage()
    return master.keep(aim, covered.value, covered.proof(master, aim)), covered


def improve(master: Master, chosen: Ints, effort: Work, *, several: bool) -> Iterator[tuple[Stage, Ints]]:
    """Settle the stages after the first two, each from what the one before it chose."""
    start, columns = master.start, master.columns
    for lifted, stage, sets in _lift(master, chosen, effort):
        master, chosen = lifted, sets
        yield stage, chosen
    if several:
        helped = np.bincount(columns.kept // max(columns.size, 1), minlength=columns.size)
        wide = (np.bitwise_count(columns.asks) > 1) & (helped < 2)
        aim = Several(wide, helped)
        found = settle(master, aim, chosen, effort)
        yield _say("several helpers", found), (chosen := found.chosen)
        master = master.keep(aim, found.value, found.proof(master, aim))
    before = np.bincount(columns.kept % max(columns.size, 1), minlength=columns.size)
    if master.steps.exact:
        found = settle(master.for_least(), None, chosen, effort)
        already = int(np.minimum(before, columns.least).sum())
        yield _say("least numbers", found, already), (chosen := found.chosen)
        master = master.with_least(found.value)
    load = settle(master, None, chosen, effort)
    yield _say("even load", load, -int((before**2).sum()), sign=-1), load.chosen
    last = master.with_load(-load.value).with_both(pair_both_ways(start))
    found = settle_last(last, Fit(columns, start.pairs), (master, load), effort)
    yield _say("fit", found), found.chosen


def _say(name: str, found: StageAnswer, already: int = 0, sign: int = 1) -> Stage:
    value = Fraction(sign * (already + found.value))
    most = None if found.most is None else Fraction(sign * (already + found.most))
    return Stage(name, value, most, found.proven)


def _lift(master: Master, chosen: Ints, effort: Work) -> Iterator[tuple[Master, Stage, Ints]]:
    """Raise the lowest covered share, then the next lowest, and so on for some levels (leximin).

    A vector of shares is leximin-best just if for each level in turn, from the lowest up, as many people as
    possible are above it; so each level is a count to be maximised. Only levels of people for whom something
    can be done are looked at; all who asked are counted.
    """
    columns, left = master.columns, master.start.left
    asked = (columns.helpers * columns.worth).sum(axis=1)
    base = (np.minimum(left.covered, columns.helpers) * columns.worth).sum(axis=1)
    can_gain = np.zeros(columns.size, bool)
    can_gain[master.pool.pairs.asker] = True
    open_to, rest = (np.flatnonzero((asked > 0) & which) for which in (can_gain, ~can_gain))
    level, above, told = Fraction(-1), columns.size + 1, 0
    while told < LEVELS:
        got = base.copy()
        got[master.pool.asker[chosen]] += master.pool.gain[chosen]
        found = {Fraction(int(got[p]), int(asked[p])) for p in open_to}
        level = min((share for share in found if share > level), default=Fraction(1))
        if level >= 1:
            return
        lift = np.zeros(columns.size, np.int64)
        lift[open_to] = np.maximum(lift_above(base, asked, level)[open_to], 0)
        already = int((lift[open_to] == 0).sum())
        already += sum(Fraction(int(base[p]), int(asked[p])) > level for p in rest)
        aim = Above(lift)
        settled = settle(master, aim, chosen, effort)
        master, chosen = master.keep(aim, settled.value, settled.proof(master, aim)), settled.chosen
        # A level that everybody could be lifted above is none; the next one tells as much.
        if already + settled.value < above:
            told += 1
            above = already + settled.value
            yield master, _say(f"least served {told}", settled, already), chosen
