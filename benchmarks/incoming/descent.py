"""Finds where a convex function is least, by L-BFGS (Nocedal and Wright, Numerical Optimization, 7.2)."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
STEPS = 60
"""Steps of the descent; the loss moves by less than 0.1 % after 50."""
FLAT = 0.05
"""Slope (of a loss of some thousands) at which the descent has arrived."""
REMEMBERED = 8
"""Steps that the descent looks back on to guess the curvature."""


def descend(
    loss: Callable[[Numbers], tuple[float, Numbers]], weights: Numbers, steps: int = STEPS
) -> Numbers:
    """Return where the convex `loss` (value and slope) is least, by L-BFGS (Nocedal and Wright, algorithm 7.5)."""
    past: list[tuple[Numbers, Numbers]] = []
    value, slope = loss(weights)
    for _ in range(steps):
        if float(np.linalg.norm(slope)) < FLAT:
            break
        way, length = -curve(slope, past), 1.0
        while True:
            tried = weights + length * way
            new, new_slope = loss(tried)
            if new <= value + 1e-4 * length * float(slope @ way) or length < 1e-10:
                break
            length /= 2
        past = [*past, (tried - weights, new_slope - slope)][-REMEMBERED:]
        weights, value, slope = tried, new, new_slope
    return weights


def curve(slope: Numbers, past: Sequence[tuple[Numbers, Numbers]]) -> Numbers:
    """Return the slope bent by the curvature that past steps showed (algorithm 7.4)."""
    bent, shares = slope.copy(), list[float]()
    kept = [(step, change) for step, change in past if float(step @ change) > 1e-12]
    for step, change in reversed(kept):
        shares.append(float(step @ bent) / float(step @ change))
        bent -= shares[-1] * change
    if kept:
        step, change = kept[-1]
        bent *= float(step @ change) / float(change @ change)
    else:
        bent /= max(float(np.linalg.norm(slope)), 1e-12)
    for (step, change), share in zip(kept, reversed(shares), strict=True):
        bent += (share - float(change @ bent) / float(step @ change)) * step
    return bent
