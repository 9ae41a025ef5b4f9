"""A name is found where its script leaves no space before or after it, and not within another word."""

import re
from datetime import date

import pytest

from mentorsheets.sheet.leaving import Leaving
from mentorsheets.sheet.name_pattern import bound_name

FOUND = (
    ("Łukasz Wójcik", "تعارف: أنتم وŁukasz Wójcik"),
    ("Łukasz Wójcik", "和Łukasz Wójcik谈了"),
    ("陈伟", "请和陈伟谈谈"),
    ("김지우", "김지우가 도와줬어요"),
    ("عمر حسن", "أريد أن أتعلم من عمر حسن وعمر حسن، ولعمر حسن"),
    ("عمر", "شكراً وعمر ولعمر"),
    ("דנה", "תודה לדנה"),
    ("ნინო ბერიძე", "ნინო ბერიძესთან ვლაპარაკე"),
    ("মালবিকা সেন", "মালবিকা সেনের সঙ্গে"),
    ("สมชาย ใจดี", "ขอบคุณสมชาย ใจดีมาก"),
    ("Ana Duarte", "(Ana  Duarte’s)"),
    ("Ana Duarte", "Duarte, Ana"),
)
APART = (
    ("Jo Li", "with Jo Lindqvist"),
    ("Hope", "I hope so; Hopeful"),
    ("عمر", "هذا عمري، والمعمر"),
    ("伟", "陈伟谈谈"),
    ("Mark", "Marker, Denmark"),
)


@pytest.mark.parametrize(("name", "text"), FOUND)
def test_a_name_is_found_where_it_touches_what_is_no_part_of_it(name: str, text: str) -> None:
    assert re.search(bound_name(name), text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("José Peña", "thank you Jose Pena"),
        ("Jose Pena", "JOSÉ PEÑA"),
        ("Søren Łuk", "soren luk"),
        ("Ana Bo", "ana bó"),
    ],
)
def test_a_name_of_several_words_is_found_with_other_accents(name: str, text: str) -> None:
    assert re.search(bound_name(name, loosely=True), text)
    assert not re.search(bound_name(name), text)


def test_whoever_is_called_the_same_but_for_an_accent_keeps_their_name() -> None:
    leaving = Leaving("p", "Ana Pena", "", "g", date(2027, 1, 1), others=("Ana Peña",))
    assert leaving.mask("Ana Peña, ana pena and Ana Péna") == "Ana Peña, … and …"


@pytest.mark.parametrize(("name", "text"), APART)
def test_a_name_is_no_part_of_another_word(name: str, text: str) -> None:
    assert not re.search(bound_name(name), text)


def test_each_of_several_words_of_one_letter_before_a_name_is_passed_over() -> None:
    assert re.sub(bound_name("عمر حسن"), "…", "من عمر حسن وعمر حسن، ولعمر حسن") == "من … و…، ول…"
