"""Rows of a list that are nobody's: headings, counts, questions once more, examples; and titles above several columns."""

import pytest

from tests.sheet.adopt.lists import adopt_text

HEADINGS = [
    ("MENTORS", "MENTEES", "Number of mentors: 2", "Topics"),
    ("Our mentors", "Mentees 2026", "2 mentors", "Areas of interest"),
    ("Mentoren", "Mentees", "Anzahl: 2", "Themen"),
    ("Mentores", "Mentorados", "Total: 2", "Temas"),
    ("Mentors", "Mentorés", "Nombre : 2", "Sujets"),
    ("Mentores", "Mentorados", "Soma: 2", "Assuntos"),
    ("المرشدون", "المتدربون", "العدد: 2", "المواضيع"),
]


@pytest.mark.parametrize(("mentors", "mentees", "count", "topics"), HEADINGS)
def test_a_heading_gives_its_role_to_the_rows_below_and_is_nobody(
    mentors: str, mentees: str, count: str, topics: str
) -> None:
    came = adopt_text(f"""
Name|Email|{topics}
{mentors}||
Bo|bo@example.org|Grants
Cy|cy@example.org|Law
{count}||
||
{mentees}||
Ana|ana@example.org|Grants
Di|di@example.org|Law
""")
    assert came.people == {"Ana", "Bo", "Cy", "Di"}
    assert came.asks == {"Ana": {"Grants"}, "Di": {"Law"}}
    assert came.offers == {"Bo": {"Grants"}, "Cy": {"Law"}}
    assert came.pairs == {("Bo", "Ana"), ("Cy", "Di")}


def test_the_questions_may_stand_again_below_each_heading() -> None:
    came = adopt_text("""
MENTORS||
Name|Email|Topics
Bo|bo@example.org|Grants
||
MENTEES||
Name|Email|Topics
Ana|ana@example.org|Grants
""")
    assert came.people == {"Ana", "Bo"}
    assert (came.asks, came.offers) == ({"Ana": {"Grants"}}, {"Bo": {"Grants"}})


def test_what_the_second_block_asks_beyond_the_first_is_lost_for_nobody() -> None:
    came = adopt_text("""
MENTORS
Name|Email|Expertise
Bo|bo@example.org|Grants; Law
Cy|cy@example.org|Law
MENTEES
Name|Email|Interest|Do not pair
Ana|ana@example.org|Law|Bo
Di|di@example.org|Grants|
""")
    assert came.avoids == {"Ana": {"Bo"}}
    assert (came.asks, came.offers["Bo"]) == ({"Ana": {"Law"}, "Di": {"Grants"}}, {"Grants", "Law"})
    assert came.pairs == {("Cy", "Ana"), ("Bo", "Di")}


def test_a_title_above_the_questions_says_who_is_in_the_list() -> None:
    came = adopt_text("""
Our mentees||
Name|Email|Topics
Ana|ana@example.org|Grants
""")
    assert came.asks == {"Ana": {"Grants"}}


@pytest.mark.thorough
@pytest.mark.parametrize(
    "mark", ["ex.", "e.g.", "Example", "Beispiel", "z. B.", "Ejemplo", "Exemple", "مثال"]
)
def test_an_example_of_how_to_answer_is_nobody_and_told(mark: str) -> None:
    came = adopt_text(f"""
|Community mentoring sign-up
|Please fill in one row each
#|Your name|Your mail|Here to (teach / learn / both)|About what?|Not with
{mark}|Jane Doe|jane@example.com|learn|Excel|
1|Ana|ana@example.org|learn|Grants|Bo
2|Bo|bo@example.org|teach|Grants|
3|Cy|cy@example.org|teach|Grants|
""")
    assert came.people == {"Ana", "Bo", "Cy"}
    assert came.pairs == {("Cy", "Ana")}
    assert any("1 row is an example" in one for one in came.told)


def test_a_title_merged_over_names_is_no_group_and_those_over_ticks_are() -> None:
    came = adopt_text(
        """
Team mentoring|||I can help|||I want help||
Name|E-mail|Office|Excel|Grants|Talks|Excel|Grants|Talks
Ana Duarte|ana@example.org|Lisbon|x||||x|
Bo Lind|bo@example.org|Lisbon||x||x||
""",
        merged=("A1:C1", "D1:F1", "G1:I1"),
    )
    assert came.people == {"Ana Duarte", "Bo Lind"}
    assert came.asks == {"Ana Duarte": {"Grants"}, "Bo Lind": {"Excel"}}
    assert came.offers == {"Ana Duarte": {"Excel"}, "Bo Lind": {"Grants"}}


def test_a_merged_title_says_nothing_of_the_columns_behind_it() -> None:
    came = adopt_text(
        """
||I can help|||
Name|E-mail|Excel|Grants|Not with
Ana|ana@example.org|x||Bo
Bo|bo@example.org||x|
""",
        merged=("C1:D1",),
    )
    assert came.avoids == {"Ana": {"Bo"}}
    assert came.offers == {"Ana": {"Excel"}, "Bo": {"Grants"}}


def test_groups_as_wide_as_the_questions_are_not_taken_for_them() -> None:
    came = adopt_text("""
About you|About you|Matching|Matching|Matching
Name|Email|Role|Topics|Not with
Ana|ana@example.org|Mentee|Grants|
Bo|bo@example.org|Mentor|Grants|
""")
    assert came.pairs == {("Bo", "Ana")}


def test_who_is_refused_is_part_of_no_group() -> None:
    came = adopt_text("""
Person||Offers||Needs||
Name|Email|Excel|Law|Excel|Law|Not with
Ana|ana@example.org|x|||x|Bo
Bo|bo@example.org||x|x||
""")
    assert came.avoids == {"Ana": {"Bo"}}
    assert (came.asks, came.offers) == ({"Ana": {"Law"}, "Bo": {"Excel"}}, {"Ana": {"Excel"}, "Bo": {"Law"}})


def test_words_beside_the_ticks_of_a_group_are_a_question_of_their_own() -> None:
    came = adopt_text("""
Person||Offers||Needs||
Name|Email|Excel|Law|Excel|Law|Shirt
Ana|ana@example.org|x|||x|large
Bo|bo@example.org||x|x||small
""")
    assert any("Shirt" in one for one in came.told)


def test_a_role_that_stands_once_for_several_rows_is_that_of_all_of_them() -> None:
    came = adopt_text("""
Group|Name|Email|Topics
Mentors|Bo|bo@example.org|Grants
|Cy|cy@example.org|Law
Mentees|Ana|ana@example.org|Grants
|Di|di@example.org|Law
""")
    assert came.asks == {"Ana": {"Grants"}, "Di": {"Law"}}
    assert came.offers == {"Bo": {"Grants"}, "Cy": {"Law"}}


def test_other_questions_below_a_heading_are_answered_by_the_rows_below_them() -> None:
    came = adopt_text("""
Our mentors and mentees 2026|||
Mentors|||
Name|Email|Can offer|Not with
Bo|bo@example.org|Grants|Ana
Mentees|||
Name|Email|Looking for|Not with
Ana|ana@example.org|Grants|
Di|di@example.org|Grants|
""")
    assert came.people == {"Ana", "Bo", "Di"}
    assert (came.asks, came.offers) == ({"Ana": {"Grants"}, "Di": {"Grants"}}, {"Bo": {"Grants"}})
    assert came.avoids == {"Bo": {"Ana"}}
    assert came.pairs == {("Bo", "Di")}


def test_an_example_may_stand_in_the_name_of_whoever_gives_it() -> None:
    came = adopt_text("""
Name|Email|Role|Topics
e.g. Jane Doe|jane@example.com|Mentor|Cooking
Ana|ana@example.org|Mentee|Grants
Bo|bo@example.org|Mentor|Grants
""")
    assert came.people == {"Ana", "Bo"}


@pytest.mark.parametrize(
    "note",
    [
        "Updated by the office", "Last updated 3/4/2026", "* = confirmed", "* confirmed by mail", "Legend: green = matched", "(more to come)",
        "Questions? Ask office@example.org", "|Questions? office@example.org", "Please add yourself above this line", "Updated:|3 March", "---",
        "Stand: 3.4.2026", "Aktualisiert vom Büro", "Actualizado por la oficina", "Mis à jour par le bureau", "Atualizado pelo escritório",
        "تم التحديث من المكتب", "Total|2",
    ],
)  # fmt: skip
def test_a_note_below_a_list_is_nobody(note: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|Topics
Ana Duarte|ana@example.org|Mentor|Grants
Bo Lind|bo@example.org|Mentee|Grants
{note}
""")
    assert came.people == {"Ana Duarte", "Bo Lind"}


@pytest.mark.parametrize(
    "name", ["Maria (Masha) Lopez", "Nota Silva", "Stand Up", "Page Turner", "Dr.-Ing. Max von und zu Muster"]
)
def test_a_name_alone_in_its_row_is_somebody(name: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|Topics
Ana Duarte|ana@example.org|Mentor|Grants
{name}
""")
    assert name in came.people


def test_a_note_is_told_by_its_row() -> None:
    came = adopt_text("""
Name|Email|Topics
Ana Duarte|ana@example.org|Grants
Updated by the office
""")
    assert any("1 row is a note on the list" in told and "A3" in told for told in came.told)


def test_below_a_group_that_says_nothing_the_words_of_the_question_count() -> None:
    came = adopt_text("""
Contact|||Mentoring||
Name|Email|Phone|I can give|I'd love to get|Not with
Bo|bo@example.org|1|Law||
Ana|ana@example.org|2||Law|
""")
    assert (came.asks, came.offers) == ({"Ana": {"Law"}}, {"Bo": {"Law"}})
