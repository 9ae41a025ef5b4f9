"""Boxes that are ticked or not, as programs write them in their languages."""

import pytest

from tests.sheet.adopt.lists import adopt_text


@pytest.mark.parametrize(
    ("yes", "no"), [("WAHR", "FALSCH"), ("VRAI", "FAUX"), ("VERDADERO", "FALSO"), ("VERDADEIRO", "FALSO")]
)
def test_a_box_for_who_can_mentor_is_no_topic(yes: str, no: str) -> None:
    came = adopt_text(
        f"Name|Email|Can mentor|Wants a mentor|Topics\nAna Dua|ana@example.org|{yes}|{no}|Chess\nBo Lind|bo@example.org|{no}|{yes}|Chess\n"
    )
    assert came.offers == {"Ana Dua": {"Chess"}}
    assert came.asks == {"Bo Lind": {"Chess"}}


def test_who_is_not_active_is_not_proposed_in_german_either() -> None:
    came = adopt_text(
        "Name|E-Mail|Ich biete|Ich suche|Aktiv\nAna Dua|ana@example.org|Schach||FALSCH\nBo Lind|bo@example.org||Schach|WAHR\n"
    )
    assert not came.pairs


def test_who_paid_a_fee_has_said_nothing_of_being_paid() -> None:
    came = adopt_text(
        "Name|Email|Needs|Offers|Membership fee paid\nAna Dua|ana@example.org|Chess|Go|TRUE\nBo Lind|bo@example.org|Go|Chess|FALSE\n"
    )
    assert not any("arrangement that we know" in one for one in came.told)
    assert len(came.pairs) == 2
