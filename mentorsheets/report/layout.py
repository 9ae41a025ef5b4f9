"""Where people stand on the community's map: each connected group in a field of its own, fields in rows.

Within a group, the distances on paper follow the number of steps from one person to another as well as they
can (stress majorisation: Gansner, Koren and North, Graph Drawing 2004), from a start that the graph alone
decides (classical scaling: Torgerson 1952). So the same ties always give the same picture.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

TIE_LENGTH = 74.0
"""Pixels on paper for one tie: a name of a dozen letters finds room beside the next."""
LAYOUT_ROUNDS = 200
"""Rounds of majorisation at most; groups of 60 settle in about 80."""
STILL_BELOW = 1e-3
"""The share by which a round lessens the stress, under which nothing more is to be seen."""
MARGIN = 52.0
"""Pixels around a group within its field, so that names at the edge stay inside."""
GAP = 14.0
"""Pixels between fields."""

Coordinates = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Field:
    """One group on the paper: its rectangle and its people's places, in pixels from the top left."""

    x: float
    y: float
    width: float
    height: float
    places: Mapping[str, tuple[float, float]]


def place_groups(
    groups: Sequence[Sequence[str]], ties: frozenset[frozenset[str]], width: float
) -> tuple[Field, ...]:
    """Return the fields of `groups`, in their order, in rows not wider than `width` unless a group is."""
    fields: list[Field] = []
    x = y = tallest = 0.0
    for group in groups:
        places, wide, high = _place_group(tuple(group), ties)
        if x and x + wide > width:
            x, y, tallest = 0.0, y + tallest + GAP, 0.0
        moved = {person: (x + left, y + top) for person, (left, top) in places.items()}
        fields.append(Field(x, y, wide, high, moved))
        x, tallest = x + wide + GAP, max(tallest, high)
    return tuple(fields)


def _place_group(
    group: tuple[str, ...], ties: frozenset[frozenset[str]]
) -> tuple[dict[str, tuple[float, float]], float, float]:
    """Return where a group's people stand in its field, and the field's width and height."""
    points = _lie_down(_majorise(_count_steps(group, ties)) * TIE_LENGTH)
    points = points - points.min(axis=0) + MARGIN
    wide, high = points.max(axis=0) + MARGIN
    places = {
        person: (round(float(x), 1), round(float(y), 1)) for person, (x, y) in zip(group, points, strict=True)
    }
    return places, round(float(wide), 1), round(float(high), 1)


def _count_steps(group: tuple[str, ...], ties: frozenset[frozenset[str]]) -> Coordinates:
    """Return how many ties lie between each two of a connected group."""
    count = len(group)
    index = {person: i for i, person in enumerate(group)}
    near = np.zeros((count, count), dtype=bool)
    for tie in ties:
        if tie <= index.keys():
            one, other = (index[person] for person in tie)
            near[one, other] = near[other, one] = True
    steps = np.where(np.eye(count, dtype=bool), 0.0, np.inf)
    reached, edge, step = np.eye(count, dtype=bool), np.eye(count, dtype=bool), 0
    while edge.any():
        step += 1
        edge = (edge @ near) & ~reached
        reached |= edge
        steps[edge] = step
    return steps


def _majorise(steps: Coordinates) -> Coordinates:
    """Return points in the plane whose distances follow `steps`, those between near ones most closely."""
    count = len(steps)
    if count < 3:
        return np.array([[float(i), 0.0] for i in range(count)])
    points = _scale_classically(steps)
    weights = np.where(steps > 0, 1 / np.maximum(steps, 1) ** 2, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    inverse = np.linalg.pinv(laplacian)
    before = np.inf
    for _ in range(LAYOUT_ROUNDS):
        apart = np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))
        stress = float((weights * (apart - steps) ** 2).sum())
        if before - stress < STILL_BELOW * stress:
            break
        before = stress
        pull = np.where(apart > 0, -weights * steps / np.maximum(apart, 1e-9), 0.0)
        np.fill_diagonal(pull, 0.0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        points = inverse @ (pull @ points)
    return points


def _scale_classically(steps: Coordinates) -> Coordinates:
    """Return a first guess: the two widest axes of the squared distances, their signs made definite."""
    count = len(steps)
    centre = np.eye(count) - 1 / count
    values, vectors = np.linalg.eigh(-centre @ steps**2 @ centre / 2)
    axes = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 0.0))
    signs = np.where(axes[np.abs(axes).argmax(axis=0), [0, 1]] < 0, -1.0, 1.0)
    # Symmetric groups leave points on top of one another; a fixed spiral parts them.
    turn = np.arange(count) * 2.4
    parted: Coordinates = axes * signs + 0.05 * np.column_stack((np.cos(turn), np.sin(turn)))
    return parted


def _lie_down(points: Coordinates) -> Coordinates:
    """Return the points turned so that the group is wider than high, as paper and screens are read."""
    middle = points - points.mean(axis=0)
    _, vectors = np.linalg.eigh(middle.T @ middle)
    wide = vectors[:, 1] if vectors[np.abs(vectors[:, 1]).argmax(), 1] > 0 else -vectors[:, 1]
    turned: Coordinates = middle @ np.array([[wide[0], -wide[1]], [wide[1], wide[0]]])
    return turned
