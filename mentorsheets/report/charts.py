"""The curve of how soon pairs talked, and the map of the community, drawn like the other pictures."""

from collections import Counter
from collections.abc import Mapping, Sequence
from math import hypot

import drawsvg
from markupsafe import Markup

from mentorsheets.domain.support import Stand
from mentorsheets.report.drawing import finish_picture, shorten
from mentorsheets.report.incidence import IncidenceStep, find_median_day
from mentorsheets.report.islands import Network
from mentorsheets.report.labels import place_names
from mentorsheets.report.layout import place_groups
from mentorsheets.report.words import PageWords

LAST_DAY = 60
"""Days since the introduction that the curve shows; hardly anybody talks for the first time after them."""
MOST_DRAWN = 150
"""People; of more, only single points and their neighbours are drawn, since nobody can read the rest."""
PAPER = 720.0
"""Pixels: as wide as the page's column, so that names stay as large as its text."""
DOT = 9.0
"""Pixels: the radius of a person."""
HEAD_AT = 0.66
"""How far on its way an arrow has the point of its head: two that go both ways have them apart."""
AREAS_OF_NEEDS = (
    ("met", (Stand.MET,)),
    ("helped", (Stand.HELPED, Stand.PARTLY)),
    ("asked", (Stand.ASKED, Stand.PROPOSED, Stand.RESTING)),
    ("open", (Stand.NOBODY,)),
)
"""What is drawn as one area, from below, under the name that the style sheet has for it."""
WEEKS_APART = 4
"""Weeks between two that have their number below them."""


def draw_curve(steps: Sequence[IncidenceStep], name: str, words: PageWords, width: float = 720.0) -> Markup:
    """Return the curve of a share that grows by the day, with its band; `name` says of what."""
    left, top, wide, high = 52.0, 14.0, width - 66.0, 240.0

    def at(day: float, share: float) -> tuple[float, float]:
        return round(left + wide * day / LAST_DAY, 1), round(top + high * (1 - share), 1)

    picture = drawsvg.Drawing(width, top + high + 34, class_="curve-of-talks")
    picture.append_title(name)
    for quarter in range(5):
        x, y = at(0, quarter / 4)
        picture.append(drawsvg.Line(x, y, left + wide, y, class_="grid"))
        label = drawsvg.Text(words.percent(quarter / 4), 13, x - 8, y + 4, class_="axis", text_anchor="end")
        picture.append(label)
    for day in range(0, LAST_DAY + 1, 10 if width > 500 else 20):
        x, y = at(day, 0)
        picture.append(drawsvg.Text(words.number(day), 13, x, y + 22, class_="axis", text_anchor="middle"))
    shown = [step for step in steps if step.day <= LAST_DAY]
    for step, until in zip(shown, [*(later.day for later in shown[1:]), LAST_DAY], strict=True):
        if step.low is not None and step.high is not None:
            (x, upper), (end, lower) = at(step.day, step.high), at(until, step.low)
            picture.append(drawsvg.Rectangle(x, upper, end - x, lower - upper, class_="band"))
    line = drawsvg.Path(class_="curve")
    line.M(*at(0, 0))
    share = 0.0
    for step in shown:
        line.L(*at(step.day, share))
        share = float(step.share)
        line.L(*at(step.day, share))
    line.L(*at(LAST_DAY, share))
    picture.append(line)
    median = find_median_day(shown)
    if median is not None:
        picture.append(drawsvg.Circle(*at(median, 0.5), 5, class_="person gets"))
    return finish_picture(picture, name)


def draw_stands(weeks: Sequence[Mapping[Stand, int]], words: PageWords, width: float = 720.0) -> Markup:
    """Return how all needs stood in each of some weeks (counts by stand), as areas one above the other."""
    left, top, wide, high = 40.0, 14.0, width - 54.0, 240.0
    sums = [
        [sum(counts.get(stand, 0) for stand in stands) for counts in weeks] for _, stands in AREAS_OF_NEEDS
    ]
    most = max(1, *map(sum, zip(*sums, strict=True)))

    def at(week: int, count: int) -> tuple[float, float]:
        return round(left + wide * week / max(1, len(weeks) - 1), 1), round(
            top + high * (1 - count / most), 1
        )

    picture = drawsvg.Drawing(width, top + high + 34, class_="needs-by-week")
    name = words.gettext("How the needs stood, week by week; the table below has the figures")
    picture.append_title(name)
    below = [0] * len(weeks)
    for (area, _), counted in zip(AREAS_OF_NEEDS, sums, strict=True):
        above = [low + count for low, count in zip(below, counted, strict=True)]
        corners = [*enumerate(above), *reversed(list(enumerate(below)))]
        flat = [value for corner in corners for value in at(*corner)]
        picture.append(drawsvg.Lines(*flat, close=True, class_=f"area {area}"))
        below = above
    for count in (0, most):
        x, y = at(0, count)
        label = words.number(count)
        picture.append(drawsvg.Text(label, 13, x - 8, y + 4, class_="axis", text_anchor="end"))
    for week in range(0, len(weeks), WEEKS_APART):
        x, y = at(week, 0)
        label = words.number(week + 1)
        picture.append(drawsvg.Text(label, 13, x, y + 22, class_="axis", text_anchor="middle"))
    return finish_picture(picture, name)


def draw_community(
    found: Network, names: Mapping[str, str], single: frozenset[str], words: PageWords
) -> Markup:
    """Return the map of the community: each connected group in a field of its own, arrows from who helps.

    `names` are people's names by id; `single` are those who are the only helper of two or more.
    """
    shown = _choose(found, single)
    fields = place_groups(
        [group for group in found.islands if shown.issuperset(group)] or _near(found, shown),
        found.pairs,
        1020,
    )
    width = max([PAPER, *(field.x + field.width for field in fields)])
    height = max((field.y + field.height for field in fields), default=40.0)
    picture = drawsvg.Drawing(width, height, class_="community")
    name = words.gettext("Who helps whom, group by group; the list below says the same")
    picture.append_title(name)
    places = {person: place for field in fields for person, place in field.places.items()}
    helpers: dict[str, set[str]] = {}
    for giver, asker in found.arrows:
        helpers.setdefault(asker, set()).add(giver)
    short = _shorten_names(names)
    for field in fields:
        picture.append(drawsvg.Rectangle(field.x, field.y, field.width, field.height, rx=22, class_="field"))
    for giver, asker in found.arrows:
        if giver in places and asker in places:
            _draw_arrow(picture, places[giver], places[asker], "only" if len(helpers[asker]) == 1 else "")
    gives = {giver for giver, _ in found.arrows}
    for person, (x, y) in places.items():
        look = f"person{'' if person in gives else ' gets'}{' single' if person in single else ''}"
        picture.append(drawsvg.Circle(x, y, DOT, class_=look))
    for field in fields:
        told = {person: shorten(short[person], 12) for person in field.places}
        for person, spot in place_names(field, told, DOT).items():
            at = _rounded(spot.x, spot.y)
            picture.append(drawsvg.Text(told[person], 13, *at, class_="name", text_anchor=spot.anchor))
    return finish_picture(picture, name)


def _choose(found: Network, single: frozenset[str]) -> frozenset[str]:
    """Return who is drawn: everybody, or in a large community single points and their neighbours."""
    people = frozenset(person for group in found.islands for person in group)
    if len(people) <= MOST_DRAWN:
        return people
    return frozenset(person for arrow in found.arrows if not single.isdisjoint(arrow) for person in arrow)


def _near(found: Network, shown: frozenset[str]) -> list[tuple[str, ...]]:
    """Return what is shown of a large community, as groups that are connected among themselves."""
    groups: list[set[str]] = []
    for arrow in found.arrows:
        if shown.issuperset(arrow):
            touching = [group for group in groups if not group.isdisjoint(arrow)]
            groups = [group for group in groups if group not in touching] + [set(arrow).union(*touching)]
    return sorted((tuple(sorted(group)) for group in groups), key=lambda group: (-len(group), group))


def _draw_arrow(
    picture: drawsvg.Drawing, start: tuple[float, float], end: tuple[float, float], look: str
) -> None:
    """Draw a line from who helps to whom they help, and its head past the middle: names hide ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = hypot(dx, dy) or 1.0
    ux, uy = dx / length, dy / length
    tip = (start[0] + dx * HEAD_AT, start[1] + dy * HEAD_AT)
    foot = (tip[0] - ux * 10, tip[1] - uy * 10)
    begin = (start[0] + ux * (DOT + 2), start[1] + uy * (DOT + 2))
    rim = (end[0] - ux * (DOT + 2), end[1] - uy * (DOT + 2))
    picture.append(drawsvg.Line(*_rounded(*begin, *rim), class_=f"arrow {look}".strip()))
    corners = (*tip, foot[0] - uy * 5, foot[1] + ux * 5, foot[0] + uy * 5, foot[1] - ux * 5)
    picture.append(drawsvg.Lines(*_rounded(*corners), close=True, class_=f"head {look}".strip()))


def _rounded(*values: float) -> tuple[float, ...]:
    return tuple(round(value, 1) for value in values)


def _shorten_names(names: Mapping[str, str]) -> Mapping[str, str]:
    """Return first names, with the next initial where several people share one."""
    first = {person: name.split()[0] if name.split() else name for person, name in names.items()}
    count = Counter(first.values())
    return {
        person: f"{first[person]} {name.split()[1][0]}."
        if count[first[person]] > 1 and len(name.split()) > 1
        else first[person]
        for person, name in names.items()
    }
