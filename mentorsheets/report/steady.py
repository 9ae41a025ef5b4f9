"""Figures for everybody that hold still until several people changed them: two pages together tell of nobody.

Rounding alone does not do that: whoever knows that one person came between two pages learns from a figure
that moved what this one asks for.
"""

from collections.abc import Iterable, Mapping

FEWEST_WHO_MOVE = 5
"""People who must have changed a figure since it was first shown so, before it may be shown otherwise."""

Behind = frozenset[tuple[str, str]]
"""What a figure is counted from: people (ids), each with what counts of them."""


def hold_still(shown: str, now: Behind, told: Iterable[tuple[str, Behind]]) -> str:
    """Return how a figure is shown, by how it was `told` at other times and what was behind it then.

    Where too few people changed it since, it is told as it was told then.
    """
    for before, behind in told:
        if before != shown and len({person for person, _ in behind ^ now}) < FEWEST_WHO_MOVE:
            return before
    return shown


def find_end_of_run(figure: str, told: Iterable[tuple[str, Mapping[str, str]]]) -> str | None:
    """Return the last name up to which a figure is told as under the first one that tells of it."""
    said, found = None, None
    for name, figures in told:
        if figure not in figures:
            continue
        if said is not None and figures[figure] != said:
            break
        said, found = figures[figure], name
    return found
