"""The pictures of the pages, drawn with drawsvg, which escapes every text; the style sheet colours them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, pi, sin

import drawsvg
from markupsafe import Markup

from mentorsheets.domain.support import Stand
from mentorsheets.report.personal import NeedOnMap, SupportMap
from mentorsheets.report.sentences import CLASSES, SIGNS, describe_need
from mentorsheets.report.words import PageWords

LETTER = 7.4
"""Pixels that a letter of 14 px takes on average, in the fonts of the pages."""
MOST_LETTERS = 38
"""Letters of a label in one line; the cards below the picture have the whole text."""
RING, MIDDLE = 236.0, (590.0, 330.0)
"""Pixels: radius of the ring of needs, and where its person stands, in a picture 1,180 wide."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where a need stands on the ring; `side` is -1 left, 0 above or below, 1 right."""

    x: float
    y: float
    side: int
    label: str
    need: NeedOnMap | None


def draw_support(found: SupportMap, words: PageWords) -> Markup:
    """Return the picture of a person's map: needs around them, and between them who meets which."""
    entries: list[tuple[str, NeedOnMap | None]] = [(words.gettext(need.title), need) for need in found.needs]
    entries += [(words.gettext(title), None) for title in found.not_asked]
    radius = max(RING, RING * len(entries) / 10)
    height = 2 * radius + 190
    middle = (MIDDLE[0], height / 2)
    spots = [_place(index, len(entries), radius, middle, entry) for index, entry in enumerate(entries)]
    picture = drawsvg.Drawing(1180, height, class_="support")
    picture.append_title(words.say("Who helps %(name)s with what", name=found.name))
    ring = drawsvg.Circle(*middle, radius, class_="ring")
    picture.append(ring)
    for spot in spots:
        if spot.need and not _people(spot.need, words):
            picture.append(drawsvg.Line(*middle, spot.x, spot.y, class_=f"tie {_class(spot.need)}"))
    _draw_helpers(picture, spots, middle, found, words)
    for spot in spots:
        _draw_spot(picture, spot, found, words)
    picture.append(drawsvg.Circle(*middle, 44, class_="me"))
    picture.append(drawsvg.Text(shorten(found.name.split()[0], 11), 17, *middle, class_="me", **_centred()))
    return finish_picture(picture, words.say("Who helps %(name)s with what", name=found.name))


def _place(
    index: int, count: int, radius: float, middle: tuple[float, float], entry: tuple[str, NeedOnMap | None]
) -> _Spot:
    angle = 2 * pi * index / count - pi / 2
    x, y = middle[0] + radius * cos(angle), middle[1] + radius * sin(angle)
    side = 0 if abs(cos(angle)) < 0.2 else (1 if cos(angle) > 0 else -1)
    return _Spot(round(x, 1), round(y, 1), side, *entry)


def _people(need: NeedOnMap, words: PageWords) -> list[str]:
    """Return the pills of a need: helpers by their first names, a circle, or somebody who is being asked."""
    circle = [words.gettext("a circle")] if need.in_circle else []
    if need.helpers or circle:
        return [*(name.split()[0] for name in need.helpers), *circle]
    return [words.gettext("somebody")] if need.stand in {Stand.ASKED, Stand.PROPOSED} else []


def _class(need: NeedOnMap) -> str:
    return CLASSES.get(need.stand, "open")


def _draw_helpers(
    picture: drawsvg.Drawing,
    spots: Sequence[_Spot],
    middle: tuple[float, float],
    found: SupportMap,
    words: PageWords,
) -> None:
    """Draw each helper once, between the person and the needs that they meet."""
    meets: dict[tuple[str, str], list[_Spot]] = {}
    for spot in spots:
        for name in _people(spot.need, words) if spot.need else ():
            # Whoever is being asked is somebody else for each need.
            own = spot.need.id if spot.need and spot.need.stand in {Stand.ASKED, Stand.PROPOSED} else ""
            meets.setdefault((name, own), []).append(spot)
    taken: list[tuple[float, float]] = []
    pills: list[drawsvg.DrawingElement] = []
    for (name, own), theirs in meets.items():
        x, y = _between(theirs, middle, taken)
        taken.append((x, y))
        kind = "asked" if own else "helped"
        picture.append(drawsvg.Line(*middle, x, y, class_=f"tie {kind}"))
        for spot in theirs:
            picture.append(
                drawsvg.Line(x, y, spot.x, spot.y, class_=f"tie {_class(spot.need) if spot.need else ''}")
            )
        wide = LETTER * len(shorten(name, 14)) + 34
        alone = " alone" if not own and found.rests_on.split()[:1] == [name] else ""
        pill = drawsvg.Rectangle(x - wide / 2, y - 15, wide, 30, rx=15, class_=f"pill {kind}{alone}")
        pills.append(pill)
        pills.append(drawsvg.Text(shorten(name, 14), 14, x, y, class_=f"pill {kind}", **_centred()))
    picture.extend(pills)


def _between(
    spots: Sequence[_Spot], middle: tuple[float, float], taken: Sequence[tuple[float, float]]
) -> tuple[float, float]:
    """Return a free place on the way to the needs that somebody meets."""
    x = sum(spot.x for spot in spots) / len(spots) - middle[0]
    y = sum(spot.y for spot in spots) / len(spots) - middle[1]
    length = hypot(x, y) or 1.0
    best = (-1.0, middle)
    for step in range(24):
        # Turn a little to either side in turn until nobody stands there, or take where most room is.
        turn = (step + 1) // 2 * 0.15 * (1 if step % 2 else -1)
        wide, high = x * cos(turn) - y * sin(turn), x * sin(turn) + y * cos(turn)
        place = (round(middle[0] + 132 * wide / length, 1), round(middle[1] + 122 * high / length, 1))
        room = min((max(abs(place[0] - a) / 100, abs(place[1] - b) / 36) for a, b in taken), default=1.0)
        if room >= 1:
            return place
        best = max(best, (room, place))
    return best[1]


def _draw_spot(picture: drawsvg.Drawing, spot: _Spot, found: SupportMap, words: PageWords) -> None:
    kind = _class(spot.need) if spot.need else "unasked"
    picture.append(drawsvg.Circle(spot.x, spot.y, 20, class_=f"spot {kind}"))
    sign = SIGNS.get(spot.need.stand, "+") if spot.need else "−"
    picture.append(drawsvg.Text(sign, 18, spot.x, spot.y, class_=f"sign {kind}", **_centred()))
    anchor = {0: "middle", 1: "start", -1: "end"}[spot.side]
    x = spot.x + 32 * spot.side
    lines = [(spot.label, "label"), *_lines(spot.need, found, words)]
    above = spot.side == 0 and spot.y < MIDDLE[1]
    y = spot.y - 34 - 18 * (len(lines) - 1) if above else spot.y + (40 if spot.side == 0 else -16)
    for number, (text, name) in enumerate(lines):
        label = drawsvg.Text(shorten(text, MOST_LETTERS), 14, x, y + 19 * number, class_=f"{name} {kind}")
        label.args["text-anchor"] = anchor
        picture.append(label)


def _lines(need: NeedOnMap | None, found: SupportMap, words: PageWords) -> list[tuple[str, str]]:
    if need is None:
        return [(words.gettext("not asked for"), "soft")]
    own = [(f"“{' '.join(need.words.split())}”", "own")] if need.words else []
    # The day since when somebody helps stands on the cards: there is no room for it here.
    return [*own, (describe_need(replace(need, since=None), found.today, words), "soft")]


def shorten(text: str, most: int) -> str:
    """Return a text of so many letters at most, with a mark where some are missing."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _centred() -> dict[str, str]:
    return {"text_anchor": "middle", "dominant_baseline": "central"}


def finish_picture(picture: drawsvg.Drawing, name: str) -> Markup:
    """Return a picture for a page: as wide as there is room, with a name for who cannot see it."""
    picture.svg_args |= {
        "role": "img",
        "aria-label": " ".join(name.replace('"', "”").replace("<", "").split()),
    }
    text = picture.as_svg(header="")
    return Markup(text.replace(f'width="{picture.width}" height="{picture.height}"', "", 1))  # noqa: S704 - escaped
