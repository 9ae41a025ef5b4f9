"""Lists as coordinators make them by hand: who is in a tab, levels behind topics, deeds as headers, names by what people are."""

import pytest

from mentorsheets.sheet.adopt.list_titles import find_roles_beside
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.counts import read_count
from mentorsheets.sheet.cells.hours import read_hours
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.skill_levels import drop_level
from mentorsheets.sheet.cells.wished_people import wishes_for_these
from mentorsheets.sheet.forms.proposal import propose_for
from mentorsheets.workflow.adopt import find_lists
from tests.sheet.adopt.lists import adopt_text, tab_of


@pytest.mark.parametrize(
    ("titles", "asks", "offers"),
    [
        (("Mentors", "Students"), ["Students"], []),
        (("Mentoras", "Alumnas"), ["Alumnas"], []),
        (("Padrinhos", "Calouros"), ["Calouros"], []),
        (("المرشدون", "الطلاب"), ["الطلاب"], []),
        (("Mentees", "Volunteers"), [], ["Volunteers"]),
        (("Mentors", "Students", "Interns"), [], []),
        (("Mentors", "Mentees", "Students"), [], []),
        (("Students", "Rooms"), [], []),
        (("Mentors", "Rooms"), [], []),
        (("Guides", "New arrivals"), ["New arrivals"], []),
        (("Lotsinnen", "Neuankömmlinge"), ["Neuankömmlinge"], []),
    ],
)
def test_a_title_is_a_role_beside_one_that_plainly_is_the_other(
    titles: tuple[str, ...], asks: list[str], offers: list[str]
) -> None:
    found = find_roles_beside(titles)
    assert [one for one, role in found.items() if role is Role.ASKS] == asks
    assert [one for one, role in found.items() if role is Role.OFFERS] == offers


def test_students_beside_mentors_ask_for_their_topics() -> None:
    lists = find_lists(
        Book(
            (
                tab_of("Name|Email|Topic\nBo Lind|bo@example.org|Law", "Mentors"),
                tab_of("Name|Email|Topic\nAna Duarte|ana@example.org|Law", "Students 2026"),
            )
        ),
        is_export=False,
    )
    assert [one.role for one in lists] == [Role.OFFERS, Role.ASKS]


@pytest.mark.parametrize(
    ("topic", "asked", "offered"),
    [
        ("Excel: advanced", "Excel", "Excel"),
        ("SQL (beginner)", "SQL", "SQL (beginner)"),
        ("Español - nivel avanzado", "Español", "Español"),
        ("Nähen: Anfängerin", "Nähen", "Nähen: Anfängerin"),
        ("Photo : débutant", "Photo", "Photo : débutant"),
        ("Careers: law", "Careers: law", "Careers: law"),
        ("Good writing", "Good writing", "Good writing"),
    ],
)
def test_how_well_somebody_can_do_a_thing_is_no_part_of_it(topic: str, asked: str, offered: str) -> None:
    assert (drop_level(topic, is_offered=False), drop_level(topic, is_offered=True)) == (asked, offered)


def test_topics_with_levels_meet() -> None:
    came = adopt_text("""
Name|Email|Role|Skills
Bo Lind|bo@example.org|Mentor|Python: expert; Law (advanced)
Ana Duarte|ana@example.org|Mentee|Python (beginner)
""")
    assert came.asks == {"Ana Duarte": {"Python"}}
    assert came.pairs == {("Bo Lind", "Ana Duarte")}


@pytest.mark.parametrize(
    ("wants", "gives"),
    [("Partner wanted?", "Partner offered?"), ("Pate gesucht", "Pate angeboten"), ("Acompañante buscada", "Acompañante ofrecida")],
)  # fmt: skip
def test_a_thing_that_is_wanted_in_one_column_and_offered_in_another_says_the_role(
    wants: str, gives: str
) -> None:
    came = adopt_text(f"""
Name|Email|{wants}|{gives}|Topics
Ana Duarte|ana@example.org|yes|no|Law
Bo Lind|bo@example.org|no|yes|Law
""")
    assert (came.asks, came.offers) == ({"Ana Duarte": {"Law"}}, {"Bo Lind": {"Law"}})


@pytest.mark.parametrize("header", ["Member", "Mitglied", "Socia", "Bénévole", "Student name"])
def test_people_are_called_by_the_column_that_says_what_they_are(header: str) -> None:
    came = adopt_text(f"""
{header}|Email|Teach|Learn
Ana Duarte|ana@example.org|Chess|Go
Bo Lind|bo@example.org|Go|Chess
""")
    assert came.people == {"Ana Duarte", "Bo Lind"}
    assert came.pairs == {("Ana Duarte", "Bo Lind"), ("Bo Lind", "Ana Duarte")}


def test_a_column_of_what_people_are_without_names_below_it_is_no_name() -> None:
    came = adopt_text("""
Student|Email|Teach|Learn
no|ana@example.org|Chess|Go
yes|bo@example.org|Go|Chess
""")
    assert came.people == {"ana", "bo"}


@pytest.mark.parametrize("text", ["nobody can tell", "no one knows yet how many", "none of your business"])
def test_words_for_nobody_in_a_sentence_are_no_number(text: str) -> None:
    with pytest.raises(NotUnderstood):
        read_count(text, most_of_one=5)


@pytest.mark.parametrize("text", ["none", "nobody", "none at the moment", "keine", "aucun pour l'instant"])
def test_words_for_nobody_are_the_number_zero(text: str) -> None:
    assert read_count(text, most_of_one=5).value == 0


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("Dienstagabend", "Dienstag abend"),
        ("Montagvormittags und Freitagnachmittag", "Montag vormittags und Freitag nachmittag"),
    ],
)
def test_a_day_joined_with_a_part_of_it_is_read_as_both(text: str, same: str) -> None:
    assert read_hours(text).value == read_hours(same).value


@pytest.mark.parametrize(
    ("header", "is_wish"),
    [
        ("Who do you have in mind as your mentor?", True),
        ("Wen hast du im Kopf, mit dem du gern zusammenkämst?", True),
        ("¿Tienes en mente alguna mentora?", True),
        ("Who do you have in mind that should not be your mentor?", False),
        ("Wen hast du im Kopf?", True),
    ],
)
def test_whom_somebody_has_in_mind_is_wished_for(header: str, *, is_wish: bool) -> None:
    assert wishes_for_these(header) is is_wish


@pytest.mark.parametrize(
    ("answer", "is_named"), [("Bo L.", True), ("B. Lind", True), ("B L Lind", False), ("Bo K.", False), ("B.", False), ("a a", False), ("B B", False)]
)  # fmt: skip
def test_a_name_with_initials_below_a_question_that_nobody_understands_keeps_apart(
    answer: str, *, is_named: bool
) -> None:
    came = adopt_text(f"""
Name|Email|Teach|Learn|Q17
Ana Duarte|ana@example.org|Chess|Go|{answer}
Bo Lind|bo@example.org|Go|Chess|
Cy Young|cy@example.org|Go|Chess|
""")
    assert came.avoids == ({"Ana Duarte": {"Bo Lind"}} if is_named else {})


def test_a_wish_beside_an_offer_is_what_is_asked_for_where_nobody_is_the_answer() -> None:
    came = adopt_text("""
Name|E-Mail|Angebot|Wunsch
Ana Duarte|ana@example.org|Schach|Go
Bo Lind|bo@example.org|Go|Schach
""")
    assert came.asks == {"Ana Duarte": {"Go"}, "Bo Lind": {"Schach"}}


def test_a_wish_that_names_people_stays_one() -> None:
    came = adopt_text("""
Name|E-Mail|Angebot|Wunsch
Ana Duarte|ana@example.org|Schach|Bo Lind
Bo Lind|bo@example.org|Go|
""")
    assert came.asks == {}


def test_to_be_one_is_to_be_what_the_question_speaks_of() -> None:
    came = adopt_text("""
Name|Email|Are you looking for a mentor or would you like to be one?|Domain
Ana Duarte|ana@example.org|Looking for a mentor|Law
Bo Lind|bo@example.org|I'd like to be one|Law
""")
    assert came.pairs == {("Bo Lind", "Ana Duarte")}


def test_a_deed_for_somebody_is_a_role_beside_the_other_one() -> None:
    came = adopt_text("""
Nom|Mail|Souhaitez-vous aider quelqu'un ?|Souhaitez-vous être accompagnée ?|Thème
Ana Duarte|ana@example.org|non|oui|Droit
Bo Lind|bo@example.org|oui|non|Droit
""")
    assert came.pairs == {("Bo Lind", "Ana Duarte")}


@pytest.mark.parametrize("header", ["Wie viele?", "Can take", "Anzahl", "¿Cuántas?"])
def test_a_number_in_a_list_of_givers_is_how_many_they_take(header: str) -> None:
    form = find_lists(
        Book((tab_of(f"Name|Email|{header}|Topic\nBo Lind|bo@example.org|2|Law", "Mentors"),)),
        is_export=False,
    )[0]
    assert propose_for(form)["Can support"] == (header,)


def test_what_mentors_expect_is_no_need_of_theirs_and_what_mentees_look_for_is() -> None:
    mentors, mentees = (
        tab_of(
            "Name|Email|Topics|What do you hope to get out of it?\n"
            "Bo Lind|bo@example.org|Law|To meet people\nCy Young|cy@example.org|Law|Company",
            title,
        )
        for title in ("Mentors", "Mentees")
    )
    of_mentors, of_mentees = (
        propose_for(one) for one in find_lists(Book((mentors, mentees)), is_export=False)
    )
    assert not {"Needs", "In their words"} & of_mentors.keys()
    assert {"Needs", "In their words"} & of_mentees.keys()


def test_choices_below_a_question_that_denies_something_are_nobody_to_avoid() -> None:
    asked = "Do you want a mentor who smokes? Please do not answer for anyone else"
    lines = [f"Person {name}|{name.lower()}@example.org|{said}" for name, said in
             (("Ax", "often"), ("Bx", "never ever"), ("Cx", "often"), ("Dx", "often"), ("Ex", "never ever"))]  # fmt: skip
    form = find_lists(
        Book((tab_of("\n".join((f"Name|Email|{asked}", *lines)), "Mentees"),)), is_export=False
    )[0]
    assert "Avoid" not in propose_for(form)


def test_whom_to_avoid_stays_asked_where_all_have_nobody_so_far_or_somebody_is_named() -> None:
    asked = "Who should we not match you with?"
    nobody = ["none", "nobody", "none", "none", "none"]
    for said in (nobody, ["none", "the boss", "Ax", "the boss", "the boss"]):
        lines = [f"Person {name}|{name.lower()}@example.org|{one}"
                 for name, one in zip(("Ax", "Bx", "Cx", "Dx", "Ex"), said, strict=True)]  # fmt: skip
        book = Book((tab_of("\n".join((f"Name|Email|{asked}", *lines)), "Mentees"),))
        assert propose_for(find_lists(book, is_export=False)[0])["Avoid"] == (asked,)
