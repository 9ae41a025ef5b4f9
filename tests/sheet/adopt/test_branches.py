"""Forms whose branches ask the same again, in a column of its own for each: a row is read in the one it fills."""

import pytest

from mentorsheets.sheet.adopt.branches import join_branches
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.side_titles import side_of_question
from mentorsheets.sheet.backend import Tab
from tests.sheet.adopt.lists import adopt_tab, adopt_text

FORM = """
Timestamp|Email Address|Full name|{role}|{topics}|{when}|{avoid}|{topics2}|{when2}|{avoid2}
2026/10/01 9:12|ana@example.org|Ana|{mentee}||||Grants|Mon evening|Bo
2026/10/01 9:13|bo@example.org|Bo|{mentor}|Grants, Law|Mon evening||||
2026/10/01 9:14|cy@example.org|Cy|{mentor}|Grants|Mon evening||||
"""
SUFFIXES = ("", "2", ".1", " (2)", "_1", "...8", " 2")
WORDS = {
    "en": ("Are you a mentor or a mentee?", "Areas of interest", "Availability", "Anyone to avoid?", "Mentee", "Mentor"),
    "said": ("I am", "Topics", "When are you free?", "Not with", "A person seeking guidance", "A person offering guidance"),
    "de": ("Rolle", "Interessensgebiete", "Verfügbarkeit", "Mit wem nicht?", "Mentee", "Mentorin"),
    "es": ("Rol", "Temas", "Disponibilidad", "¿Con quién no?", "Mentorada", "Mentor"),
    "fr": ("Rôle", "Domaines", "Disponibilités", "Personnes à éviter", "Mentorée", "Mentor"),
    "pt": ("Papel", "Assuntos", "Disponibilidade", "Pessoas a evitar", "Mentorada", "Mentora"),
    "ar": ("الدور", "المواضيع", "الأوقات", "أشخاص تفضل تجنبهم", "متدربة", "مرشد"),
}  # fmt: skip


@pytest.mark.every(8)
@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("tongue", WORDS)
def test_both_branches_are_read_by_the_role_of_the_row(suffix: str, tongue: str) -> None:
    if suffix == " 2" and tongue != "en":
        suffix = "2"
    role, topics, when, avoid, mentee, mentor = WORDS[tongue]
    again = {f"{name}2": f"{title}{suffix}" for name, title in (("topics", topics), ("when", when))}
    # Nobody of the other branch avoids anybody, so what a person counts as a second question is one.
    again["avoid2"] = f"{avoid}{suffix.strip()}"
    came = adopt_text(
        FORM.format(role=role, topics=topics, when=when, avoid=avoid, mentee=mentee, mentor=mentor, **again)
    )
    assert came.asks == {"Ana": {"Grants"}}, came.told
    assert came.offers == {"Bo": {"Grants", "Law"}, "Cy": {"Grants"}}
    assert came.avoids == {"Ana": {"Bo"}}
    assert came.pairs == {("Cy", "Ana")}
    assert not any("fills nothing" in one for one in came.told), came.told


def test_whoever_is_both_asks_in_one_branch_and_offers_in_the_other() -> None:
    came = adopt_text("""
Name|Email|Role|Topics|Topics.1
Ana|ana@example.org|Mentee||Grants
Bo|bo@example.org|Mentor|Law|
Cy|cy@example.org|Both|Grants|Law
""")
    assert came.asks == {"Ana": {"Grants"}, "Cy": {"Law"}}
    assert came.offers == {"Bo": {"Law"}, "Cy": {"Grants"}}


def test_a_second_choice_is_no_branch() -> None:
    rows = [("Ana", "Grants", "Law"), ("Bo", "Law", None)]
    assert join_branches(("Name", "Topic", "Topic 2"), rows) == ("Name", "Topic", "Topic 2")
    assert join_branches(("Name", "Topic", "Topic2"), rows) == ("Name", "Topic", "Topic2")


def test_branches_that_ask_in_words_of_their_own_fill_one_column_and_their_sides_are_kept() -> None:
    came = adopt_text("""
Timestamp|I want to participate as:|Mentor name|Mentor email|When can you mentor?|Mentors What do you feel confident mentoring others on?|Mentee name|Mentee email|When are you free?|Mentees: What would you like to learn?|Mentors Why do you want to mentor, and what do you hope to get out of it?
2026/10/01 9:12|Mentee|||||Ana|ana@example.org|Mon evening|Grants|
2026/10/01 9:13|Mentor|Bo|bo@example.org|Mon evening|Grants, Law|||||Give back
2026/10/01 9:14|Mentor|Cy|cy@example.org|Mon evening|Law|||||Fun
""")
    assert came.people == {"Ana", "Bo", "Cy"}
    assert came.asks == {"Ana": {"Grants"}}
    assert came.offers == {"Bo": {"Grants", "Law"}, "Cy": {"Law"}}
    assert (came.pairs, came.avoids) == ({("Bo", "Ana")}, {})


@pytest.mark.parametrize(
    ("question", "side"),
    [
        ("Mentees\n\nWhat would you like?", Role.ASKS), ("Mentors What can you teach?", Role.OFFERS), ("For mentees: what do you need?", Role.ASKS),
        ("Topics (mentors only)", Role.OFFERS), ("If you are a mentor, how many mentees?", Role.OFFERS), ("Für Mentees: Was suchst du?", Role.ASKS),
        ("Para mentores: ¿qué ofreces?", Role.OFFERS), ("What do you hope to gain from being a mentor?", Role.OFFERS),
        ("Mentor name", None), ("Mentors and mentees: anything else?", None), ("What would you like in a mentor?", None), ("Skills as a mentor or mentee", None),
    ],
)  # fmt: skip
def test_a_question_may_say_itself_for_whom_it_is(question: str, side: Role | None) -> None:
    assert side_of_question(question) is side


def test_a_question_of_several_lines_is_read_like_any_other() -> None:
    rows = (
        ("Name", "Email", "I want to participate as:\xa0", "Mentees\n\nWhich  areas?", "Mentor\nWhich areas can you\ncover?"),
        ("Ana", "ana@example.org", "Mentee", "Grants", None),
        ("Bo", "bo@example.org", "Mentor", None, "Grants"),
    )  # fmt: skip
    came = adopt_tab(Tab("List", rows))
    assert (came.asks, came.offers) == ({"Ana": {"Grants"}}, {"Bo": {"Grants"}}), came.told


def test_who_names_no_topic_asks_for_mentoring_where_the_other_side_has_topics() -> None:
    came = adopt_text("""
Name|Email|Role|Mentors What areas do you feel confident mentoring others on?|Mentees: What do you want to develop? Write it in your own words
Ana|ana@example.org|Mentee||I would like to get better at telling stories with numbers to people who decide
Bo|bo@example.org|Mentor|Grants|
""")
    assert came.asks == {"Ana": {"Mentoring"}}
    assert came.pairs == {("Bo", "Ana")}
