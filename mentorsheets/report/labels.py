"""Where names stand beside the dots of the community's map, so that none covers another, or a dot."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import east_asian_width

from mentorsheets.report.layout import Field

NAME_LETTER, WIDE_NAME_LETTER, NAME_LINE = 8.4, 14.0, 15.0
"""Pixels that a letter of 13 px takes on average, one of the wide scripts, and a line of them in height."""
OUTSIDE_FIELD = 1e6
"""What a name costs beyond its field, where the page would cut it off."""
Extent = tuple[float, float, float, float]
"""Left, top, right and bottom, in pixels."""


@dataclass(frozen=True, slots=True)
class NameSpot:
    """Where a name is written: its base line begins, ends, or has its middle there (`anchor`)."""

    x: float
    y: float
    anchor: str
    box: Extent


def place_names(field: Field, names: Mapping[str, str], dot: float) -> dict[str, NameSpot]:
    """Return where the name of each dot of a field stands: below it, or wherever it covers least.

    `dot` is the radius of a dot. The order of the dots on the paper decides, and nothing else.
    """
    rims = {one: (x - dot, y - dot, x + dot, y + dot) for one, (x, y) in field.places.items()}
    paper = (field.x, field.y, field.x + field.width, field.y + field.height)
    placed: dict[str, NameSpot] = {}
    for one in sorted(field.places, key=lambda one: (*field.places[one][::-1], one)):
        others = [rim for other, rim in rims.items() if other != one]
        others += [spot.box for spot in placed.values()]
        spots = list(_list_spots(*field.places[one], measure_text(names[one]), dot))
        placed[one] = min(spots, key=lambda spot: _cost(spot.box, others, paper))
    return placed


def measure_text(text: str) -> float:
    """Return how wide a name is on the paper, in pixels."""
    return sum(WIDE_NAME_LETTER if east_asian_width(char) in "WF" else NAME_LETTER for char in text)


def find_overlap(one: Extent, other: Extent) -> float:
    """Return how much of the paper two boxes share, in square pixels."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return max(0.0, wide) * max(0.0, high)


def _list_spots(x: float, y: float, wide: float, dot: float) -> Iterator[NameSpot]:
    """Yield the places for a name, the best first: of two that cost the same, the first is taken."""
    for base in (y + dot + 16, y - dot - 6):
        yield NameSpot(x, base, "middle", (x - wide / 2, base - NAME_LINE + 3, x + wide / 2, base + 3))
    for lower in (4.0, dot + 14, -dot - 2):
        base, away = y + lower, dot + 5 if lower == 4 else 4.0
        right = (x + away, base - NAME_LINE + 3, x + away + wide, base + 3)
        yield NameSpot(x + away, base, "start", right)
        left = (x - away - wide, base - NAME_LINE + 3, x - away, base + 3)
        yield NameSpot(x - away, base, "end", left)


def _cost(box: Extent, others: list[Extent], paper: Extent) -> float:
    is_inside = paper[0] <= box[0] and paper[1] <= box[1] and box[2] <= paper[2] and box[3] <= paper[3]
    return sum(find_overlap(box, other) for other in others) + (0.0 if is_inside else OUTSIDE_FIELD)
