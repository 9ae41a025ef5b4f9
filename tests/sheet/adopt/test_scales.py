"""Marks from one to five are needs and offers where a header says which; else they are told, and no kinds of need."""

import pytest

from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Rate yourself: ", " (1-2 = I want help, 4-5 = I can help)"),
        ("", " (1 = need help, 5 = can teach)"),
        ("Bewerte 1-5 (1-2 = möchte lernen, 4-5 = kann helfen) [", "]"),
        ("1-2: besoin d'aide; 4-5: je peux aider [", "]"),
    ],
)
def test_a_scale_says_by_its_header_who_asks_and_who_offers(before: str, after: str) -> None:
    came = adopt_text(f"""
Name|Email|{before}Excel{after}|{before}Law{after}
Ana Duarte|ana@example.org|1|3
Bo Lind|bo@example.org|5|1
Cy Young|cy@example.org|3|5
""")
    assert came.asks == {"Ana Duarte": {"Excel"}, "Bo Lind": {"Law"}}
    assert came.offers == {"Bo Lind": {"Excel"}, "Cy Young": {"Law"}}


@pytest.mark.parametrize(
    "scale", ["(1 = low, 5 = high)", "(1 = I want help, 5 = no help wanted)", "help wanted (1-5)"]
)
def test_a_scale_that_does_not_say_so_is_told_and_makes_no_kind_of_need(scale: str) -> None:
    came = adopt_text(f"""
Name|Email|Excel {scale}|Law {scale}
Ana Duarte|ana@example.org|1|3
Bo Lind|bo@example.org|5|1
""")
    assert (came.asks, came.offers) == ({}, {})
    assert came.told
