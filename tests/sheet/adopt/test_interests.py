"""A row for each interest, skills beside goals, and questions that say their side themselves."""

import pytest

from tests.sheet.adopt.lists import adopt_text

WANTS_AND_OFFERS = [
    ("Wants/Offers", "Wants", "Offers", "Skill"), ("Type", "Request", "Offer", "Topic"), ("Seeking or giving?", "Seeking", "Giving", "Area"),
    ("Suche/Biete", "Suche", "Biete", "Thema"), ("Art", "Gesuch", "Angebot", "Thema"), ("Busca/Ofrece", "Busca", "Ofrece", "Tema"),
    ("Tipo", "Demanda", "Oferta", "Tema"), ("Type", "Demande", "Offre", "Compétence"), ("Procura ou oferece", "Procura", "Oferece", "Assunto"),
    ("يطلب / يقدم", "يطلب", "يقدم", "الموضوع"), ("Learn / teach", "Learn", "Teach", "Subject"),
]  # fmt: skip


@pytest.mark.parametrize(("title", "wants", "offers", "topic"), WANTS_AND_OFFERS)
def test_a_row_for_each_interest_says_of_each_whether_it_is_wanted_or_offered(
    title: str, wants: str, offers: str, topic: str
) -> None:
    came = adopt_text(f"""
Name|Email|{title}|{topic}|Notes
Ana|ana@example.org|{wants}|Excel|
Ana|ana@example.org|{offers}|Grants|
Bo|bo@example.org|{offers}|Excel|
Bo|bo@example.org|{wants}|Grants|
""")
    assert came.people == {"Ana", "Bo"}
    assert came.asks == {"Ana": {"Excel"}, "Bo": {"Grants"}}
    assert came.offers == {"Ana": {"Grants"}, "Bo": {"Excel"}}
    assert came.pairs == {("Ana", "Bo"), ("Bo", "Ana")}


MARKS = [
    ("Skill", "Have", "Want", "x"), ("Topic", "Offer", "Need", "1"), ("Thema", "Habe", "Brauche", "x"), ("Tema", "Ofrezco", "Busco", "sí"),
    ("Fähigkeit", "kann ich", "möchte ich lernen", "x"), ("Habilidad", "doy", "pido", "TRUE"),
    ("Sujet", "J'offre", "Je cherche", "oui"), ("Assunto", "Ofereço", "Preciso", "sim"), ("الموضوع", "أقدم", "أحتاج", "نعم"),
]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize(("topic", "has", "wants", "mark"), MARKS)
def test_a_row_for_each_interest_may_mark_in_two_columns_whether_it_is_had_or_wanted(
    topic: str, has: str, wants: str, mark: str
) -> None:
    came = adopt_text(f"""
Name|Email|{topic}|{has}|{wants}
Ana|ana@example.org|Excel||{mark}
Ana|ana@example.org|Grants|{mark}|
Bo|bo@example.org|Excel|{mark}|
""")
    assert (came.asks, came.offers) == ({"Ana": {"Excel"}}, {"Ana": {"Grants"}, "Bo": {"Excel"}})


SKILLS_AND_GOALS = [
    ("Skills", "Goals", "Would you be willing to be a mentor?", "No, not yet", "Yes"),
    ("Your skills", "Your goals", "Would you like to mentor others?", "no", "Yes, please"),
    ("Skills", "Skills you'd like to develop", "Are you willing to mentor?", "Not yet", "Yes"),
    ("Kompetenzen", "Lernziele", "Möchtest du Mentorin sein?", "Nein", "Ja"),
    ("Habilidades", "Objetivos", "¿Quieres ser mentora?", "No", "Sí"),
    ("Compétences", "Objectifs", "Voulez-vous devenir mentor ?", "Non", "Oui"),
    ("Competências", "Objetivos", "Quer ser mentor?", "Não", "Sim"),
]


@pytest.mark.parametrize(("skills", "goals", "asked", "no", "yes"), SKILLS_AND_GOALS)
def test_what_somebody_can_is_offered_by_those_who_would_and_what_they_want_to_learn_is_needed(
    skills: str, goals: str, asked: str, no: str, yes: str
) -> None:
    came = adopt_text(f"""
Name|Email|{skills}|{goals}|{asked}
Ana|ana@example.org|Excel|Grants|{no}
Bo|bo@example.org|Grants|Talks|{yes}
""")
    assert came.asks == {"Ana": {"Grants"}, "Bo": {"Talks"}}, came.told
    assert came.offers == {"Bo": {"Grants"}}
    assert came.avoids == {}


def test_maybe_later_is_told_and_neither_offers_nor_refuses() -> None:
    came = adopt_text("""
Name|Email|Skills|Goals|Would you be willing to be a mentor?
Ana|ana@example.org|Excel|Grants|Maybe later
Bo|bo@example.org|Grants|Excel|Yes
""")
    assert (came.offers, came.avoids) == ({"Bo": {"Grants"}}, {})
    assert any("no role that we know" in one for one in came.told)


def test_skills_of_mentors_and_goals_of_mentees_meet_and_not_the_other_way_round() -> None:
    came = adopt_text("""
Name|Email|Role|Skills|Goals
Ana|ana@example.org|Mentee|Excel|Grants
Bo|bo@example.org|Mentor|Grants|Excel
""")
    assert (came.asks, came.offers) == ({"Ana": {"Grants"}}, {"Bo": {"Grants"}})


def test_a_column_of_wants_below_each_topic_is_no_question_for_the_role() -> None:
    came = adopt_text("""
Name|Email|Excel|Grants
Ana|ana@example.org|learn|teach
Bo|bo@example.org|teach|learn
""")
    assert came.asks == {"Ana": {"Excel"}, "Bo": {"Grants"}}
    assert came.offers == {"Ana": {"Grants"}, "Bo": {"Excel"}}


@pytest.mark.parametrize(
    "titles", ["Topic 1|Topic 2|Topic 3", "First topic|Second topic|Third topic", "Tema 1|Tema 2|Tema 3"]
)
def test_topics_that_are_counted_are_one_question_by_the_role(titles: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|{titles}
Ana|ana@example.org|Mentee|Grants|Law|
Bo|bo@example.org|Mentor|Law|Excel|Grants
""")
    assert (came.asks, came.offers) == ({"Ana": {"Grants", "Law"}}, {"Bo": {"Law", "Excel", "Grants"}})
    assert not any("fill nothing" in one for one in came.told)


@pytest.mark.parametrize(
    ("skills", "goals", "asked", "no", "yes"),
    [
        ("My strengths", "Areas I want to grow in", "Would you be open to mentoring someone?", "Not right now", "Yes!"),
        ("Current skills", "Development areas", "Can you mentor others? (Y/N)", "N", "Y"),
        ("Mis habilidades", "Mis objetivos", "¿Te gustaría ser mentora?", "Todavía no", "Sí, claro"),
    ],
)  # fmt: skip
def test_not_yet_is_no(skills: str, goals: str, asked: str, no: str, yes: str) -> None:
    came = adopt_text(f"""
Name|Email|{skills}|{goals}|{asked}
Ana|ana@example.org|Excel|Grants|{no}
Bo|bo@example.org|Grants|Law|{yes}
""")
    assert (came.asks, came.offers) == ({"Ana": {"Grants"}, "Bo": {"Law"}}, {"Bo": {"Grants"}})


def test_nobody_needs_what_they_can_where_only_who_wants_a_mentor_is_asked() -> None:
    came = adopt_text("""
Name|Email|Expertise|Would you like a mentor?
Ana|ana@example.org|Excel|Yes
Bo|bo@example.org|Grants|No
""")
    assert came.asks == {"Ana": {"Mentoring"}}
    assert came.offers == {"Ana": {"Excel"}, "Bo": {"Grants"}}


@pytest.mark.parametrize("title", ["Topic", "Topics"])
def test_a_topic_of_a_list_that_says_of_nobody_what_they_come_for_is_asked_about(title: str) -> None:
    came = adopt_text(f"""
Name|Email|{title}
Ana|ana@example.org|Excel
Bo|bo@example.org|Excel
""")
    assert (came.asks, came.offers) == ({}, {})
    assert any("topics that people ask for or that they offer" in one for one in came.told)


def test_interests_with_a_row_for_each_are_what_is_sought_and_given_also_those_without_a_match() -> None:
    came = adopt_text(
        """Name|Email|Interest|Seeks / gives|Starting when?
        Ana Duarte|ana@example.org|Grants|seeks|2027-01-15
        Bo Lind|bo@example.org|Grants|gives|
        Bo Lind|bo@example.org|Law|seeks|
        Cy Young|cy@example.org|Budgets|gives|"""
    )
    assert came.asks == {"Ana Duarte": {"Grants"}, "Bo Lind": {"Law"}}
    assert came.offers == {"Bo Lind": {"Grants"}, "Cy Young": {"Budgets"}}
