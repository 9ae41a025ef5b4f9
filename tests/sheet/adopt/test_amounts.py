"""A number below "How many?" makes nobody ask or offer, and a group of questions keeps its side."""

import pytest

from tests.sheet.adopt.lists import adopt_text

HEADS = [
    "||Offers||Seeks|\nName|Email|Topic|How many|Topic|How many",
    "||Help|||\n||Offers||Seeks|\nName|Email|Topic|How many|Topic|How many",
    "Name|Email|Offers: Topic|Offers: How many|Seeks: Topic|Seeks: How many",
    "Name|Email|I offer [Topic]|I offer [Hours a month]|I need [Topic]|I need [Hours a month]",
]


@pytest.mark.parametrize("head", HEADS)
def test_a_one_below_how_many_is_no_yes(head: str) -> None:
    came = adopt_text(f"{head}\nAna Dua|ana@example.org|Chess|2|Go|1\nBo Lind|bo@example.org|Go|1|Chess|1\n")
    assert came.offers == {"Ana Dua": {"Chess"}, "Bo Lind": {"Go"}}
    assert came.asks == {"Ana Dua": {"Go"}, "Bo Lind": {"Chess"}}


@pytest.mark.parametrize("head", ["Offers: Topic|Seeks: Topic", "Offers [Topic]|Seeks [Topic]"])
def test_whoever_is_both_offers_what_stands_below_offers_alone(head: str) -> None:
    came = adopt_text(
        f"Name|Email|Role|{head}\nAna Dua|ana@example.org|Both|Chess|Go\nBo Lind|bo@example.org|Both|Go|Chess\n"
    )
    assert came.offers == {"Ana Dua": {"Chess"}, "Bo Lind": {"Go"}}
    assert came.asks == {"Ana Dua": {"Go"}, "Bo Lind": {"Chess"}}
