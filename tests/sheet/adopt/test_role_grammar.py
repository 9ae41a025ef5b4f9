"""Nobody's role is read the wrong way round: whoever seeks a mentor asks, whatever verb they seek with."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import find_role_questions, role_of_answer

ASKS = (
    "Looking to find a mentor", "Have a mentor", "Matched with a mentor", "I'd like to be paired with a patient mentor",
    "Mentor needed", "Mentors wanted", "I would love a mentor", "Receive guidance from a mentor", "Someone to mentor me",
    "To be supported by a mentor", "Mentee, not mentor", "A mentee (not a mentor)", "Get guidance", "Find someone to learn from",
    "Mentorin gesucht", "eine Mentorin / einen Mentor suchen", "Mentor*in finden", "Ich hätte gerne einen Mentor",
    "von einem Mentor begleitet werden", "Ich möchte von einer Mentorin lernen", "Hilfe durch eine Mentorin", "mich begleiten lassen",
    "conseguir una mentora", "contar con una mentora", "que me guíe un mentor", "Quiero que me apoye una mentora", "tener mentor",
    "ser acompañada por un mentor", "trouver une marraine", "être accompagnée par un mentor", "être suivie par une marraine",
    "avoir un parrain", "me faire accompagner", "bénéficier du mentorat", "procurar uma mentora", "ter uma mentora", "encontrar um mentor",
    "ser acompanhada por uma mentora", "receber orientação", "البحث عن مرشدة", "أن يكون لي مرشدة", "الحصول على مرشد", "أحتاج إلى مرشدة",
)  # fmt: skip
OFFERS = (
    "Find mentees", "Be matched with a mentee", "Support a mentee", "Guide a mentee", "I can mentor students", "To mentor", "Offer guidance",
    "Give back", "Share my experience", "Mentor, not mentee", "I want to become a mentor", "Act as a mentor", "Have a mentee",
    "Mentee gesucht", "eine Mentee begleiten", "Ich möchte Mentees unterstützen", "Ich suche eine Mentee", "Mentoring anbieten",
    "als Mentor mitmachen", "jemanden unterstützen", "Mentorin werden", "acompañar a una mentorada", "buscar una mentorada", "Apoyar a alguien",
    "ser mentora", "ofrecer mentoría", "accompagner une mentorée", "suivre un mentoré", "chercher un filleul", "parrainer quelqu'un",
    "être mentor", "proposer du mentorat", "acompanhar uma mentorada", "mentorar alguém", "encontrar um afilhado", "dar mentoria",
    "أن أكون مرشدة", "البحث عن متدرب", "تقديم الإرشاد", "مساعدة متدربة",
)  # fmt: skip
BOTH = (
    "Both", "Have a mentor and be one", "be a mentor and find a mentor", "find a mentor and support a mentee", "a mentor or a mentee",
    "Mentorin sein und einen Mentor finden", "buscar un mentor y ser mentora", "avoir un mentor et être mentor", "Mentor/Mentee",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (text, role)
        for role, texts in ((Role.ASKS, ASKS), (Role.OFFERS, OFFERS), (Role.BOTH, BOTH))
        for text in texts
    ],
)
def test_the_verb_that_governs_a_role_decides_its_side(text: str, role: Role) -> None:
    assert role_of_answer(text) is role


GIVERS = {
    "en": ("a mentor", "an experienced mentor", "a coach"), "de": ("eine Mentorin", "einen Mentor", "eine Patin"),
    "es": ("una mentora", "un mentor"), "fr": ("un mentor", "une marraine"), "pt": ("uma mentora", "um padrinho"), "ar": ("مرشد", "مرشدة"),
}  # fmt: skip
ASKERS = {
    "en": ("a mentee", "a junior mentee", "a learner"), "de": ("eine Mentee", "einen Schützling"), "es": ("una mentorada", "un aprendiz"),
    "fr": ("un mentoré", "une filleule"), "pt": ("uma mentorada", "um afilhado"), "ar": ("متدرب", "متدربة"),
}  # fmt: skip
SEEKING = {
    "en": ("find {}", "look for {}", "I want {}", "need {}", "have {}", "be matched with {}", "I am looking for {}", "I would like to get {}"),
    "de": ("Ich suche {}", "{} finden", "{} gesucht", "Ich möchte {} haben", "{} bekommen", "Ich brauche {}"),
    "es": ("buscar {}", "Quiero encontrar {}", "conseguir {}", "contar con {}", "tener {}", "Necesito {}"),
    "fr": ("chercher {}", "trouver {}", "avoir {}", "je cherche {}", "je voudrais rencontrer {}"),
    "pt": ("procurar {}", "encontrar {}", "ter {}", "Quero conseguir {}", "buscar {}"), "ar": ("أبحث عن {}", "البحث عن {}", "أن يكون لي {}", "أريد {}"),
}  # fmt: skip
BEING = {
    "en": ("be {}", "I want to become {}", "act as {}", "I am {}"), "de": ("{} sein", "Ich möchte {} werden", "als {}"), "es": ("ser {}", "Quiero ser {}"),
    "fr": ("être {}", "je voudrais devenir {}"), "pt": ("ser {}", "Quero ser {}"), "ar": ("أن أكون {}", "أريد أن أكون {}"),
}  # fmt: skip
SUPPORTING = {
    "en": ("support {}", "I want to help {}", "guide {}"), "de": ("{} begleiten", "Ich möchte {} unterstützen"), "es": ("acompañar a {}", "Quiero apoyar a {}"),
    "fr": ("accompagner {}", "je souhaite aider {}"), "pt": ("acompanhar {}", "Quero apoiar {}"), "ar": ("مساعدة {}",),
}  # fmt: skip
UNKNOWN = {
    "en": ("shadow {}", "I want to befriend {}", "{} craved", "I dread {}", "I gave up being {}", "swap {}"), "de": ("{} ersehnt", "Ich verehre {}", "{} vermissen"),
    "es": ("Anhelo {}", "Quiero sorprender a {}"), "fr": ("j'adore {}", "fréquenter {}"), "pt": ("Anseio por {}", "Quero entrevistar {}"), "ar": ("أشتاق إلى {}",),
}  # fmt: skip
LANGUAGE = st.sampled_from(sorted(GIVERS))


def fill(draw: st.DataObject, frames: Sequence[str], nouns: Sequence[str]) -> str:
    return draw.draw(st.sampled_from(frames)).format(draw.draw(st.sampled_from(nouns)))


@given(LANGUAGE, st.data())
def test_no_sentence_of_the_grammar_is_read_the_wrong_way_round(language: str, data: st.DataObject) -> None:
    cases = (
        (SEEKING, GIVERS, Role.ASKS), (SEEKING, ASKERS, Role.OFFERS), (BEING, GIVERS, Role.OFFERS),
        (BEING, ASKERS, Role.ASKS), (SUPPORTING, ASKERS, Role.OFFERS), (SUPPORTING, GIVERS, None),
    )  # fmt: skip
    frames, nouns, role = data.draw(st.sampled_from(cases))
    text = fill(data, frames[language], nouns[language])
    assert role_of_answer(text) is role, text


@given(LANGUAGE, st.sampled_from((GIVERS, ASKERS)), st.data())
def test_a_verb_that_nobody_knows_is_never_guessed(
    language: str, nouns: dict[str, Sequence[str]], data: st.DataObject
) -> None:
    text = fill(data, UNKNOWN[language], nouns[language])
    assert role_of_answer(text) is None, text


def asked(title: str, *answers: str) -> list[str | None]:
    """Return what each answer to one question means, nothing if it is no question for the role."""
    found = find_role_questions([title], [(answer,) for answer in answers])
    said = [found[0].said(answer) for answer in answers] if found else []
    return [None if roles is None else "+".join(sorted(roles)) for roles in said]


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Looking for", ["asks", "offers"]), ("I am looking for a", ["asks", "offers"]), ("Ich suche", ["asks", "offers"]),
        ("Busco", ["asks", "offers"]), ("Je cherche", ["asks", "offers"]), ("O que você procura?", ["asks", "offers"]),
        ("أبحث عن", ["asks", "offers"]), ("What are you looking for?", ["asks", "offers"]), ("I need", ["asks", "offers"]),
        ("I want to be matched with", ["asks", "offers"]), ("Are you looking for a mentor or a mentee?", ["asks", "offers"]),
        ("I want to be", ["offers", "asks"]), ("I am a", ["offers", "asks"]), ("Role", ["offers", "asks"]), ("Ich bin", ["offers", "asks"]),
        ("Which role are you looking for?", ["offers", "asks"]), ("Are you looking to be a mentor or a mentee?", ["offers", "asks"]),
        ("I crave", [None, None]), ("Which role should your partner have?", [None, None]), ("I am interested in", [None, None]), ("Assigned to", [None, None]),
        ("Which best describes you?", ["offers", "asks"]),
    ],
)  # fmt: skip
def test_a_question_counts_together_with_its_answer(title: str, said: list[str | None]) -> None:
    assert asked(title, "Mentor", "Mentee") == said


def test_an_answer_with_a_verb_of_its_own_is_read_by_that() -> None:
    assert asked("O que você procura?", "Buscar um mentor", "Acompanhar um mentorado") == ["asks", "offers"]
    said = asked("What would you like to do?", "Be supported by a mentor", "Support a mentee")
    assert said == ["asks", "offers"]


def test_answers_of_both_sides_make_a_question_for_the_role_whatever_it_says() -> None:
    said = asked("Ich möchte", "eine Mentorin / einen Mentor finden", "Mentor*in sein", "beides")
    assert said == ["asks", "offers", "asks+offers"]
    assert asked("أرغب في", "أن يكون لي مرشد", "البحث عن مرشد", "أن أكون مرشدا") == ["asks", "asks", "offers"]


def test_many_answers_in_peoples_own_words_are_still_answers_about_the_role() -> None:
    answers = [*ASKS[:6], *OFFERS[:5], "I have a mentor already", "Tandem"]
    assert asked("I want to...", *answers) == ["asks"] * 6 + ["offers"] * 5 + [None, None]


def test_no_with_words_of_its_own_is_an_answer_to_a_question_of_yes_or_no() -> None:
    said = asked("Would you be willing to be a mentor?", "Yes", "No, not yet", "Maybe later")
    assert said == ["offers", None, None]


@pytest.mark.parametrize(
    "text",
    ["Mentor for my son", "Mentor seeking mentee", "Mentee looking for a mentor", "I was a mentor", "Someone who is a mentor", "Give me a mentor",
     "No longer a mentor", "Mentor? No", "help others find a mentor", "support a mentor", "I have a mentor", "Mentor (craved)", "replace my mentor"],
)  # fmt: skip
def test_what_may_be_read_either_way_is_asked_about(text: str) -> None:
    assert role_of_answer(text) is None


@pytest.mark.parametrize(
    "title", ["Funktion", "Kategorie", "Fonction", "Your function", "Statut", "Teilnahmeart", "الفئة"]
)
def test_a_word_for_the_kind_of_part_asks_for_the_role(title: str) -> None:
    assert asked(title, "Mentor", "Mentee", "Both") == ["offers", "asks", "asks+offers"]


def test_to_be_matched_is_a_wish_and_to_have_been_is_none() -> None:
    assert asked("Would you like to be matched with a mentor?", "Yes", "No")[0] == "asks"
    assert asked("Were you matched with a mentor?", "Yes", "No") == []


@pytest.mark.parametrize(
    "yes",
    ["Happy to", "Of course", "Yes!", "Encantada", "Avec plaisir", "Natürlich", "Com prazer", "بكل سرور"],
)
def test_a_yes_has_many_words(yes: str) -> None:
    assert asked("Would you be a mentor?", "Yes", "No", "No", yes)[3] == "offers"
