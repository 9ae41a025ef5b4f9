"""No name on the community's map covers another, or the dot of somebody else, where there is room."""

from itertools import combinations

from mentorsheets.report.labels import find_overlap, measure_text, place_names
from mentorsheets.report.layout import Field

NEAR = Field(0, 0, 400, 200, {"a": (150, 80), "b": (150, 104), "c": (172, 80), "d": (56, 60)})
NAMES = {"a": "Þóra", "b": "Ana", "c": "Tomás", "d": "佐藤佐藤"}
DOT = 9


def test_names_of_people_who_stand_close_together_cover_nobody() -> None:
    spots = place_names(NEAR, NAMES, DOT)
    boxes = [spot.box for spot in spots.values()]
    assert not any(find_overlap(one, other) for one, other in combinations(boxes, 2))
    rims = {one: (x - DOT, y - DOT, x + DOT, y + DOT) for one, (x, y) in NEAR.places.items()}
    assert not any(find_overlap(spots[one].box, rims[other]) for one in rims for other in rims)
    assert spots["d"].anchor == "middle"
    assert spots["d"].box[0] == 56 - measure_text(NAMES["d"]) / 2 == 28


def test_a_name_stays_within_its_field_and_is_placed_the_same_in_any_order() -> None:
    edge = Field(0, 0, 120, 60, {"a": (20, 30), "b": (100, 30)})
    names = {"a": "Meherangiz", "b": "Oláyínká"}
    spots = place_names(edge, names, DOT)
    assert all(spot.box[0] >= 0 and spot.box[2] <= 120 for spot in spots.values())
    turned = Field(0, 0, 120, 60, dict(reversed(list(edge.places.items()))))
    assert place_names(turned, names, DOT) == spots
