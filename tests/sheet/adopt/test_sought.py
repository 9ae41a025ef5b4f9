"""Below "I'm looking for" one answer names whoever helps, another whom to help: nobody is put on the wrong side."""

import pytest

from mentorsheets.sheet.adopt.leanings import Leaning
from mentorsheets.sheet.adopt.sought import side_of_sought
from tests.sheet.adopt.lists import adopt_text

TO_HELP = {
    "Looking for": ("someone to guide", "somebody I can help", "someone who wants to learn", "a student who needs a hand", "a new student to show around"),
    "Looking for people who": ("want to be helped with code", "need support", "are new to coding"),
    "Who are you looking for?": ("someone to mentor", "people who are just starting"),
    "Busco": ("a alguien a quien acompañar", "alguien que necesite ayuda", "alguien que quiera aprender"),
    "Ich suche": ("jemanden, dem ich zur Seite stehen kann", "jemanden, der Hilfe braucht", "eine Person, die ich begleiten kann"),
    "Je cherche": ("une personne à épauler", "quelqu'un que je puisse aider", "quelqu'un qui débute", "quelqu'un qui a besoin d'aide"),
    "Procuro": ("alguém para orientar", "alguém que eu possa ajudar", "alguém que precise de ajuda"),
    "أبحث عن": ("شخص أساعده", "شخص يحتاج إلى المساعدة", "شخص يمكنني أن أرشده"),
}  # fmt: skip
HELPING = {
    "Looking for": ("someone to guide me", "somebody who can help me", "someone who knows Python", "an experienced person", "someone to learn from"),
    "Looking for people who": ("can help me with code", "know the ropes"),
    "Who are you looking for?": ("someone who has done it before",),
    "Busco": ("a alguien que me acompañe", "alguien con experiencia", "una persona que me guíe"),
    "Ich suche": ("jemanden, der mir zur Seite steht", "jemanden, der mich begleitet", "eine Person mit Erfahrung"),
    "Je cherche": ("une personne pour m'épauler", "quelqu'un qui m'aide", "quelqu'un qui puisse me guider"),
    "Procuro": ("alguém que me oriente", "alguém para me ajudar", "alguém com experiência"),
    "أبحث عن": ("شخص يساعدني", "من يرشدني"),
}  # fmt: skip
EITHER = {
    "Looking for": ("Python", "help with grants", "someone to talk to", "a job", "someone to help with code"),
    "Looking for people who": ("like hiking", "don't need help"),
    "What do you need?": ("someone to guide",), "Busco": ("Becas", "trabajo"),
}  # fmt: skip


@pytest.mark.parametrize(
    ("sought", "side"), [(TO_HELP, Leaning.GIVES), (HELPING, Leaning.GETS), (EITHER, None)]
)
def test_whom_somebody_looks_for_tells_their_side(
    sought: dict[str, tuple[str, ...]], side: Leaning | None
) -> None:
    read = {(title, one): side_of_sought(title, one) for title, answers in sought.items() for one in answers}
    assert {asked: found for asked, found in read.items() if found is not side} == {}


TWO = """
Name|Email|{0}|Topics
Ines Carvalho|ic@example.org|{1}|Grants
Piotr Zielony|pz@example.org|{2}|Grants
"""


@pytest.mark.parametrize("title", TO_HELP)
def test_whoever_looks_for_somebody_to_help_offers(title: str) -> None:
    for gives in TO_HELP[title]:
        came = adopt_text(TWO.format(title, gives, HELPING[title][0]))
        assert came.asks == {"Piotr Zielony": {"Grants"}}
        assert came.offers == {"Ines Carvalho": {"Grants"}}


@pytest.mark.parametrize("title", TO_HELP)
def test_whoever_looks_for_somebody_to_help_asks_for_nothing_beside_what_nobody_understands(
    title: str,
) -> None:
    came = adopt_text(TWO.format(title, TO_HELP[title][0], "something blue"))
    assert came.asks == {}
    assert any("no role that we know" in told for told in came.told)


def test_what_people_look_for_is_still_a_need() -> None:
    came = adopt_text(TWO.format("What are you looking for?", "Budgets", "Teaching"))
    assert set(came.asks) == {"Ines Carvalho", "Piotr Zielony"}


@pytest.mark.parametrize(
    ("title", "gives", "gets"),
    [
        ("Role (1 = mentor, 2 = mentee)", "1", "2"), ("0 = mentee, 1 = mentor", "1", "0"), ("1 = I guide, 2 = I'm guided", "1", "2"),
        ("Here to (G = give, R = receive)", "G", "R"),
    ],
)  # fmt: skip
def test_signs_that_look_like_yes_and_no_are_what_their_question_says(
    title: str, gives: str, gets: str
) -> None:
    came = adopt_text(TWO.format(title, gives, gets))
    assert came.asks == {"Piotr Zielony": {"Grants"}}
    assert came.offers == {"Ines Carvalho": {"Grants"}}


def test_a_question_that_explains_its_yes_and_no_refuses_nobody() -> None:
    came = adopt_text("""
Name|Email|Mentor? 1 = yes, 0 = no|Mentee? 1 = yes, 0 = no|Topics
Ines Carvalho|ic@example.org|1|0|Grants
Piotr Zielony|pz@example.org|0|1|Grants
""")
    assert came.asks == {"Piotr Zielony": {"Grants"}}
    assert came.offers == {"Ines Carvalho": {"Grants"}}
    assert came.avoids == {}
