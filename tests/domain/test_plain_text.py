"""An address is one's own only where each letter of it is the same letter."""

import pytest

from mentorsheets.domain.plain_text import fold_address, name_file


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ana@Example.ORG", "ana@example.org"),
        (" ana@example.org ", "ana@example.org"),
        ("ana@xn--mnchen-3ya.example", "ana@münchen.example"),
        ("ana@XN--MNCHEN-3YA.example", "ana@MÜNCHEN.example"),
        ("ana@mu\u0308nchen.example", "ana@münchen.example"),
    ],
)
def test_two_ways_to_write_one_address_are_the_same(one: str, other: str) -> None:
    assert fold_address(one) == fold_address(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana@straße.example", "ana@strasse.example"),
        ("ana@xn--strae-oqa.example", "ana@strasse.example"),
        ("je\u017fs@example.org", "jess@example.org"),
        ("\u212aim@example.org", "kim@example.org"),
        ("ana@xn--example-.org", "ana@example.org"),
        ("ana@xn--\u00e9.org", "ana@\u00e9.org"),
        ("ana@xn--99999999999.org", "ana@example.org"),
    ],
)
def test_two_addresses_that_only_look_alike_stay_two(one: str, other: str) -> None:
    assert fold_address(one) != fold_address(other)


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("Ana Duarte", "Ana-Duarte"),
        ("মালবিকা সেন", "মালবিকা-সেন"),
        ("../O'Hara, Ph.D.", "O-Hara-Ph-D"),
        ("?!", ""),
    ],
)
def test_a_file_is_called_by_a_name_with_all_its_letters(name: str, file: str) -> None:
    assert name_file(name) == file
