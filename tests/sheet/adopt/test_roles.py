"""Who asks and who offers in a list, in whatever words; what nobody can know is told and asked about."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import find_role_questions, role_of_answer, role_of_title
from tests.sheet.adopt.lists import adopt_text
from tests.sheet.adopt.test_adopt import adopt, pairs
from tests.workflow.sheets import Rows, run, set_cell, table, workbook

ASKERS = [
    "Mentee", "Mentoree", "Protegee", "Protégé", "Coachee", "Padawan", "Tutee", "I want a mentor", "I'd like to be mentored",
    "I am looking for a mentor", "Find a mentor", "Someone to mentor me", "Get advice",
    "Mentorada", "Mentorizada", "Mentorizado", "Aprendiz", "Busco un mentor", "Quiero tener una mentora", "Ahijada",
    "Mentoré", "Mentorée", "Mentoré·e", "Filleul", "Filleule", "Coaché", "Je cherche un mentor", "Être accompagnée",
    "Schützling", "Mentorand", "Mentorandin", "Ich suche eine Mentorin", "Ich möchte begleitet werden",
    "Mentorando", "Afilhada", "Orientanda", "Quero encontrar um mentor", "متدرب", "متدربة", "أبحث عن مرشد", "مسترشد",
]  # fmt: skip
GIVERS = [
    "Mentor", "Tutor", "Coach", "Adviser", "I want to be a mentor", "I would like to mentor somebody", "Looking for a mentee",
    "Give advice", "Mentora", "Tutora", "Madrina", "Quiero ser mentora", "Ofrecer mentoría", "Mentorin", "Mentor:in", "Pate",
    "Ich möchte Mentor werden", "Andere begleiten", "Marraine", "Tutrice", "Devenir mentor", "Orientadora", "Ser mentor",
    "مرشد", "مرشدة", "أريد أن أكون مرشدا",
]  # fmt: skip


@pytest.mark.parametrize("text", ASKERS)
def test_whoever_asks_says_so_in_many_words(text: str) -> None:
    assert role_of_answer(text) is Role.ASKS


@pytest.mark.parametrize("text", GIVERS)
def test_whoever_offers_says_so_in_many_words(text: str) -> None:
    assert role_of_answer(text) is Role.OFFERS


@pytest.mark.parametrize(
    "text", ["Both", "Mentor and mentee", "Ambas", "Les deux", "Beides", "Os dois", "كلاهما"]
)
def test_whoever_does_both_says_so(text: str) -> None:
    assert role_of_answer(text) is Role.BOTH


@pytest.mark.parametrize(
    "text", ["Jedi", "Not a mentor", "I don't want to be a mentor", "Librarian", "Any", "", "Alumna"]
)
def test_what_is_no_plain_role_is_none(text: str) -> None:
    assert role_of_answer(text) is None


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("Mentees 2026", Role.ASKS), ("Mentorandinnen", Role.ASKS), ("Filleuls", Role.ASKS), ("Our mentors", Role.OFFERS),
        ("Paten", Role.OFFERS), ("Seniors", Role.OFFERS), ("Mentor programme sign-up", None), ("Mentor matching", None),
        ("Mentor Programme - Mentees", Role.ASKS), ("Answers", None), ("Sponsors", None), ("Students", None),
    ],
)  # fmt: skip
def test_a_title_says_who_is_in_a_list(title: str, role: Role | None) -> None:
    assert role_of_title(title) is role


def asked(title: str, *answers: str) -> list[frozenset[Role] | None]:
    """Return what each answer to one question means, nothing if it is no question for the role."""
    found = find_role_questions([title], [(answer,) for answer in answers])
    return [found[0].said(answer) for answer in answers] if found else []


OFFERS, ASKS = frozenset((Role.OFFERS,)), frozenset((Role.ASKS,))


@pytest.mark.parametrize(
    ("title", "answers", "roles"),
    [
        ("Rol", ("Tutor", "Alumna"), [OFFERS, ASKS]),
        ("I am a", ("Mentor", "Student"), [OFFERS, ASKS]),
        ("Role", ("Mentee", "Alumnus"), [ASKS, OFFERS]),
        ("Role", ("Mentor", "Jedi"), [OFFERS, None]),
        ("Are you signing up as a mentor or mentee?", ("Blue", "Red"), [None, None]),
        ("Role", ("Librarian", "Teacher"), []),
        ("Level", ("Senior", "Junior"), []),
        ("Where", ("Both", "Either"), []),
        (
            "Would you like to be a mentor, a mentee or both?",
            ("Mentor", "Mentee", "Both"),
            [OFFERS, ASKS, OFFERS | ASKS],
        ),
        ("Do you want to mentor or be mentored?", ("Mentor", "Be mentored"), [OFFERS, ASKS]),
        ("Möchtest du jemanden begleiten oder begleitet werden?", ("Mentorin", "Mentee"), [OFFERS, ASKS]),
        ("Are you offering or looking for a mentor?", ("Mentor", "Mentee"), [None, None]),
        ("Are you looking for a mentor or a mentee?", ("Mentor", "Mentee"), [ASKS, OFFERS]),
        ("¿Te inscribes como madrina o como ahijada?", ("Madrina", "Ahijada"), [OFFERS, ASKS]),
        ("Ich melde mich an als", ("Mentor/in", "Mentee"), [OFFERS, ASKS]),
        ("Je m'inscris comme", ("Mentor", "Mentoré(e)"), [OFFERS, ASKS]),
        ("Inscrevo-me como", ("Mentora", "Mentorada"), [OFFERS, ASKS]),
        ("أود المشاركة بصفتي", ("مرشدة", "متدربة"), [OFFERS, ASKS]),
        ("In this scheme I'd like to be", ("A mentor", "A mentee"), [OFFERS, ASKS]),
        ("En el programa voy a ser", ("Mentora", "Mentorada"), [OFFERS, ASKS]),
        ("Je participe comme", ("Mentore", "Mentoré", "Mentorée"), [None, None, ASKS]),
        ("I was assigned as", ("Mentor", "Mentee"), [None, None]),
        ("Who should your mentor be?", ("Mentor", "Mentee"), [None, None]),
        ("About you [Registering as]", ("A mentor", "A mentee"), [OFFERS, ASKS]),
        ("Mentor (M) / Mentee (E)", ("M", "E"), [OFFERS, ASKS]),
        ("Role: 1 = mentor, 2 = mentee, 3 = both", ("1", "2", "3"), [OFFERS, ASKS, OFFERS | ASKS]),
        ("Days (M) / Nights (N)", ("M", "N"), []),
        ("Who should we not match you with?", ("none", "my mentor", "Mentor Bo"), []),
    ],
)
def test_the_answers_tell_whether_a_question_asks_for_the_role(
    title: str, answers: Sequence[str], roles: list[frozenset[Role] | None]
) -> None:
    assert asked(title, *answers) == roles


CHOICES = [
    ("Do you want to be a mentor?", "Do you want a mentor?"),
    ("Would you like to mentor somebody?", "Would you like to be mentored?"),
    ("Mentor", "Mentee"), ("I can mentor others", "I need a mentor"), ("Mentor (y/n)", "Mentee (y/n)"), ("is_mentor", "is_mentee"),
    ("¿Quieres ser mentora?", "¿Quieres tener un mentor?"), ("Möchtest du Mentorin sein?", "Suchst du eine Mentorin?"),
    ("Voulez-vous devenir mentor ?", "Souhaitez-vous avoir un mentor ?"), ("Quer ser mentor?", "Quer encontrar um mentor?"),
    ("Mentor/in", "Mentee"), ("¿Puedes ser madrina?", "¿Quieres tener madrina?"), ("Parrainer un nouveau ?", "Être parrainé ?"),
]  # fmt: skip


@pytest.mark.parametrize(("gives", "asks"), CHOICES)
@pytest.mark.parametrize(
    ("yes", "no"), [("Yes", "No"), ("x", ""), ("TRUE", "FALSE"), ("1", "0"), ("Sí", "No"), ("ja", "nein")]
)
def test_two_questions_of_yes_or_no_say_who_asks_and_who_offers(
    gives: str, asks: str, yes: str, no: str
) -> None:
    rows = [(yes, no), (no, yes), (yes, yes)]
    found = find_role_questions([gives, asks], rows)
    said = [[one.said(row[one.column]) for one in found] for row in rows]
    assert said == [[OFFERS, frozenset()], [frozenset(), ASKS], [OFFERS, ASKS]]


@pytest.mark.parametrize(
    "title",
    ["Have you been a mentor before?", "Do you have a mentor?", "Did you attend mentor training?", "Mentor handbook read",
     "Mentor confirmed", "Are you vegetarian?", "Do you agree that your mentor may e-mail you?"],
)  # fmt: skip
def test_a_question_of_yes_or_no_for_something_else_is_none_for_the_role(title: str) -> None:
    assert asked(title, "Yes", "No") == []


@pytest.mark.thorough
def test_a_role_that_nobody_knows_is_told_until_somebody_says_what_it_means(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,Telemachus,Grants\nBo,bo@example.org,Mentor,Grants\nChi,chi@example.org,Mentee,Tea\n"
    path, told = adopt(tmp_path, code=1, list=f"Name,Email,Role,Topics\n{rows}")
    assert "“Role: Telemachus”: Somebody says so, and it is no role that we know" in told
    told = run("check", "--sheet", path, code=1)
    assert "“list: Role: Telemachus”: Some say so, and it is no role that we know" in told
    assert "no role that we know" in run("collect", "--sheet", path, "--from", tmp_path / "list.csv", code=1)
    place = next(i for i, row in enumerate(table(path, "Mapping"), 1) if "Telemachus" in str(row["Question"]))
    set_cell(path, "Mapping", place, "Fills", "Needs")
    told = run("collect", "--sheet", path, "--from", tmp_path / "list.csv")
    assert "no role that we know" not in told
    assert ("Bo", "Ana") in pairs(path)


def test_somebody_who_leaves_the_role_out_is_told_by_what_they_would_lose(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,,Grants\nBo,bo@example.org,Mentor,Grants\nChi,chi@example.org,Mentee,Grants\n"
    _, told = adopt(tmp_path, code=1, list=f"Name,Email,Role,Topics\n{rows}")
    assert "list C2 “Role: no answer”" in told


def test_one_question_of_yes_or_no_does_not_say_what_a_no_means(tmp_path: Path) -> None:
    head = "Name,Email,Do you want to be a mentor?,Topics\n"
    _, told = adopt(
        tmp_path, code=1, list=f"{head}Ana,ana@example.org,No,Grants\nBo,bo@example.org,Yes,Grants\n"
    )
    assert "“Do you want to be a mentor: No”: Somebody says so" in told


def test_a_role_in_words_of_its_own_is_not_told_where_needs_and_offers_are_asked_for(tmp_path: Path) -> None:
    head = "Name,Email,Role,What do you need?,What can you help others with?\n"
    rows = "Ana,ana@example.org,Player,Role models,\nBo,bo@example.org,Coach,,Role models\n"
    path, told = adopt(tmp_path, list=head + rows)
    assert "no role that we know" not in told
    assert pairs(path) == {("Bo", "Ana")}


@pytest.mark.parametrize(
    ("title", "answers"),
    [
        ("looking_for", ("a mentor for my career", "a mentee", "guidance on grants")),
        ("Honor society", ("Campus Guides", "Peer Tutors")),
        ("Would you prefer to have a mentor in your own unit?", ("Yes", "No")),
    ],
)
def test_a_list_of_mentees_is_not_parted_by_what_only_sounds_like_a_role(
    title: str, answers: Sequence[str]
) -> None:
    assert find_role_questions([title], [(answer,) for answer in answers], is_of_one=True) == []


@pytest.mark.thorough
def test_maybe_is_neither_yes_nor_no_and_is_told(tmp_path: Path) -> None:
    head = "Name,Email,Do you want to be a mentor?,Do you want a mentor?,Topics\n"
    rows = 'Ana,ana@example.org,"No, not yet","Yes, please!",Grants\nBo,bo@example.org,Yes,No,Grants\n'
    path, told = adopt(tmp_path, code=1, list=f"{head}{rows}Chi,chi@example.org,Maybe,No,Grants\n")
    assert pairs(path, code=1) == {("Bo", "Ana")}
    assert "“Do you want to be a mentor: Maybe”: Somebody says so" in told


def test_a_list_of_pairs_is_told_to_be_one(tmp_path: Path) -> None:
    head = "Mentor name,Mentor email,Mentee name,Mentee email,Topic\n"
    (tmp_path / "list.csv").write_text(
        f"{head}Bo,bo@example.org,Ana,ana@example.org,Grants\n", encoding="utf-8"
    )
    made = tmp_path / "made.xlsx"
    told = CliRunner().invoke(main, ["adopt", str(tmp_path / "list.csv"), "--sheet", str(made), "--yes"])
    assert "Each row names two people" in told.stdout + told.stderr
    assert not made.exists()


@pytest.mark.parametrize(
    ("giver", "asker"),
    [
        ("Big", "Little"),
        ("Big Sib", "Little Sib"),
        ("Buddy", "New student"),
        ("Buddy", "Freshman"),
        ("Tutor", "Tutee"),
        ("Sponsor", "Protégé"),
        ("Host", "Newcomer"),
        ("Peer mentor", "First-year"),
        ("Pate", "Patenkind"),
        ("Lotse", "Neuling"),
        ("Parrain", "Nouveau"),
        ("Padrino", "Nuevo alumno"),
    ],
)
def test_two_words_that_are_roles_beside_one_another_are_read_as_such(giver: str, asker: str) -> None:
    came = adopt_text(f"""
Name|Email|Role|Topics
Ana Duarte|ana@example.org|{giver}|Grants
Bo Lind|bo@example.org|{asker}|Grants
""")
    assert came.offers == {"Ana Duarte": {"Grants"}}
    assert came.asks == {"Bo Lind": {"Grants"}}


def test_a_buddy_beside_no_word_for_who_is_new_is_no_side() -> None:
    came = adopt_text("""
Name|Email|Role|Topics
Ana Duarte|ana@example.org|Buddy|Grants
Bo Lind|bo@example.org|Treasurer|Grants
""")
    assert (came.offers, came.asks, came.pairs) == ({}, {}, set())
    assert came.told


def test_a_question_for_the_role_beside_needs_and_offers_says_what_it_is_for() -> None:
    came = adopt_text("""
Name|Email|Role|What do you need help with?|What can you offer?
Ana Duarte|ana@example.org|Mentee|Grants|
Bo Lind|bo@example.org|Mentor||Grants
""")
    [told] = [note for note in came.told if "'C1'" in note]
    assert "It says who asks and who offers" in told
    assert "fills nothing" not in told


def test_a_spanish_or_between_two_roles_makes_nobody_a_mentor_who_asks_for_one() -> None:
    came = adopt_text("""
Nombre|Correo|¿Mentor o mentorado?|Temas
Ana Duarte|ana@example.org|Mentora|Escritura
Bo Lind|bo@example.org|Mentorado|Escritura
""")
    assert came.offers == {"Ana Duarte": {"Escritura"}}
    assert came.asks == {"Bo Lind": {"Escritura"}}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("title", "giver", "asker"),
    [
        ("Big or Little?", "Big", "Little"),
        ("Are you a Big or a Little?", "Big", "Little"),
        ("Host/Newcomer", "Host", "Newcomer"),
        ("Your part in the tandem", "Coach", "Coachee"),
        ("Teacher or learner", "Teacher", "Learner"),
        ("Role", "Master", "Apprentice"),
        ("Buddy role", "Local buddy", "Incoming student"),
        ("Type", "Godmother", "Goddaughter"),
        ("Rolle", "Nachhilfelehrer*in", "Schüler*in"),
        ("Pate oder Patenkind", "Pate/Patin", "Patenkind"),
        ("Parrain ou filleul ?", "Parrain / marraine", "Filleul·e"),
        ("Maestro o aprendiz", "Maestra", "Aprendiz"),
        ("Padrinho ou afilhado?", "Madrinha", "Afilhado"),
        ("معلم أو متعلم", "معلم", "متعلم"),
    ],
)
@pytest.mark.parametrize("topics", ["Topics", "Help with"])
def test_two_roles_of_any_kind_of_programme_are_read_by_a_title_that_names_both(
    title: str, giver: str, asker: str, topics: str
) -> None:
    came = adopt_text(f"""
Name|Email|{title}|{topics}
Ana Duarte|ana@example.org|{giver}|Grants
Bo Lind|bo@example.org|{asker}|Grants
""")
    assert came.offers == {"Ana Duarte": {"Grants"}}
    assert came.asks == {"Bo Lind": {"Grants"}}


@pytest.mark.thorough
@pytest.mark.parametrize(
    "title", ["Looking for", "Match me with a", "Preferred partner: big or little?", "Type of partner"]
)
@pytest.mark.parametrize(("one", "other"), [("Big", "Little"), ("Mentor", "Mentee"), ("Host", "Newcomer")])
def test_whoever_is_sought_is_never_taken_for_who_somebody_is(title: str, one: str, other: str) -> None:
    came = adopt_text(f"""
Name|Email|{title}|Topics
Ana Duarte|ana@example.org|{one}|Grants
Bo Lind|bo@example.org|{other}|Grants
""")
    assert "Ana Duarte" not in came.offers
    assert "Grants" not in came.asks.get("Bo Lind", set())


def test_a_level_that_is_called_by_two_roles_gives_way_to_a_question_for_the_role() -> None:
    came = adopt_text("""
Name|Email|Junior / Senior|Role|Topics
Ana Duarte|ana@example.org|Senior|Mentee|Grants
Bo Lind|bo@example.org|Junior|Mentor|Grants
""")
    assert came.asks == {"Ana Duarte": {"Grants"}}
    assert came.offers == {"Bo Lind": {"Grants"}}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("askers", "givers"),
    [("Mentees", "Mentors"), ("Little siblings", "Big siblings"), ("Filleuls", "Parrains")],
)
def test_choices_of_topics_in_tabs_of_askers_and_givers_are_needs_and_offers(
    tmp_path: Path, askers: str, givers: str
) -> None:
    titles = ["Name", "Email", "First choice", "Second choice"]
    tabs: dict[str, Rows] = {
        askers: [titles, ["Ana Duarte", "ana@example.org", "Excel", "Talks"]],
        givers: [titles, ["Bo Lind", "bo@example.org", "Excel", None]],
    }
    path = workbook(tmp_path / "list.xlsx", **tabs)
    run("adopt", path, "--yes", code=None)
    assert [row["Need"] for row in table(path, "Needs")] == ["Excel", "Talks"]
    assert [row["Offers"] for row in table(path, "Participants")] == [None, "Excel"]


def test_a_long_list_is_read_on_below_a_question_for_the_role_whose_first_answers_say_it() -> None:
    rows = [(f"P{n}", "mentor" if n % 2 else "mentee") for n in range(450)]
    (found,) = find_role_questions(("Name", "Role"), [*rows, ("Last", "coach")])
    assert (found.column, found.said("mentor"), found.said("coach")) == (1, OFFERS, OFFERS)


def test_an_answer_that_is_neither_yes_nor_no_is_told_of_those_too_who_ask() -> None:
    head = "Name|Email|Do you want a mentor?|Do you want to be a mentor?|Topics\n"
    rows = "Ana Dua|ana@example.org|Yes|No|Law\nBo Lind|bo@example.org|No|Yes|Law\nCy Ode|cy@example.org|Yes|Perhaps in spring|Law\n"
    came = adopt_text(head + rows)
    assert came.asks == {"Ana Dua": {"Law"}, "Cy Ode": {"Law"}}
    assert any("Perhaps in spring" in one for one in came.told)
