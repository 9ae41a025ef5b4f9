"""How good any pairing could be at most, proven by weak duality in whole numbers.

Whatever prices are put on the rows of the programme in `model`, none of them below nought, no pairing covers
more than

    sum give * give_price + sum take * take_price + sum missing * max(0, worth - cover_price)
    + for each asker the sum of the best gains above nought, as many as they can take
    + sum over unserved of max(0, served_price - serve_price) - served_price * served

where gain = cover prices of the needs that the pair covers + serve price - give price - take price
(Lagrangian relaxation of all rows; Bertsimas and Tsitsiklis 1997, chapter 4). Prices may come from any solver
with any tolerance: better ones only make the bound tighter. They are rounded to 1/GRAIN of a unit first, so
that no rounding of floating-point numbers is part of the proof.
"""

from dataclasses import dataclass

import numpy as np

from mentorsheets.pairing.arrays import Columns, Ints, has_bit
from mentorsheets.pairing.candidates import Candidates
from mentorsheets.pairing.solver.integer_model import Model, Open
from mentorsheets.pairing.solver.linear_program import Floats

BOUND_GRAIN = 1 << 16
"""Parts of a unit in which prices are whole numbers: fine enough to bound by, with sums in 64 bits."""
"""Parts of a unit in which prices are whole numbers: fine enough to bound by, with sums in 64 bits."""


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """Prices of capacity and of needs, by member (and kind), in 1/GRAIN of the units of stage 2."""

    give: Ints
    take: Ints
    cover: Ints
    serve: Ints
    served: int


def prices_of(model: Model, duals: Floats, served_row: int) -> Prices:
    """Read the prices off the duals of the rows of a maximised programme."""
    up = np.append(_whole(duals), 0)
    worth = model.columns.worth * BOUND_GRAIN
    served = int(_whole(-duals[served_row : served_row + 1])[0])
    # Where nobody can help, these prices take the need and the person out of the bound.
    cover, serve = np.where(model.open.missing > 0, worth, 0), np.where(model.open.served, 0, served)
    needs, people = model.y_at >= 0, model.z_at >= 0
    cover[needs] = up[model.cover_row + model.y_at[needs] - len(model.x)]
    serve[people] = up[model.serve_row + model.z_at[people] - len(model.x) - len(model.y)]
    return Prices(up[model.give_row], up[model.take_row], cover, serve, served)


def _whole(duals: Floats) -> Ints:
    return np.asarray(np.rint(np.maximum(duals, 0) * BOUND_GRAIN), np.int64)


def gains(prices: Prices, pairs: Candidates) -> Ints:
    """Return what each pair would bring at these prices; what is below 0 costs the objective that much."""
    gain = prices.serve[pairs.asker] - prices.give[pairs.giver] - prices.take[pairs.asker]
    for kind in range(prices.cover.shape[1]):
        gain += np.where(has_bit(pairs.covers, kind), prices.cover[pairs.asker, kind], 0)
    return np.asarray(gain)


def best_gains(columns: Columns, pairs: Candidates, all_gains: Ints) -> int:
    """Sum for each asker the best gains above nought, as many as they can take."""
    up = np.flatnonzero(all_gains > 0)
    rank = ranks(pairs.asker[up], -all_gains[up])
    return int(all_gains[up][rank < columns.take[pairs.asker[up]]].sum())


def ranks(group: Ints, order: Ints) -> Ints:
    """Return each entry's place within its group, from 0 up."""
    sorted_at = np.lexsort((order, group))
    ordered = group[sorted_at]
    first = np.searchsorted(ordered, ordered)
    rank = np.empty_like(sorted_at)
    rank[sorted_at] = np.arange(len(group)) - first
    return rank


def at_most(columns: Columns, left: Open, prices: Prices, best: int, served: int) -> int:
    """Bound what can be covered, in 1/GRAIN units, given the `best_gains` of all pairs."""
    capacity = columns.give @ prices.give + columns.take @ prices.take
    needs = (left.missing * np.maximum(columns.worth * BOUND_GRAIN - prices.cover, 0)).sum()
    alone = ~left.served & (columns.asks != 0)
    people = np.maximum(prices.served - prices.serve[alone], 0).sum()
    return int(capacity + needs + people) + best - prices.served * served


def duals_of(model: Model, prices: Prices, served_row: int) -> Floats:
    """Turn prices into the duals of a model's rows, so that another solve can start from them."""
    duals = np.zeros(model.program.height)
    for row, price in ((model.give_row, prices.give), (model.take_row, prices.take)):
        duals[row[row >= 0]] = price[row >= 0]
    needs, people = model.y_at >= 0, model.z_at >= 0
    duals[model.cover_row + model.y_at[needs] - len(model.x)] = prices.cover[needs]
    duals[model.serve_row + model.z_at[people] - len(model.x) - len(model.y)] = prices.serve[people]
    duals[served_row] = -prices.served
    return duals / BOUND_GRAIN
