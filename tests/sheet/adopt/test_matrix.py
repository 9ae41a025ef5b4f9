"""A question spread over columns, as many programs write it: topics with ticks below them, and days."""

from pathlib import Path

import pytest

from tests.sheet.adopt.test_adopt import adopt, pairs, people
from tests.workflow.sheets import run, table, workbook

HEADERS = [
    ("Topics [Grants]", "Topics [Tea]"), ("Topics: Grants", "Topics: Tea"), ("Topics - Grants", "Topics - Tea"),
    ("Topics/Grants", "Topics/Tea"), ("Topics (choice=Grants)", "Topics (choice=Tea)"), ("Topic Grants", "Topic Tea"),
    ("Topics >> Grants", "Topics >> Tea"),
]  # fmt: skip
ONE_OF_SEVERAL = [
    ("Yes", "No"),
    ("x", ""),
    ("1", "0"),
    ("TRUE", "FALSE"),
    ("Checked", "Unchecked"),
    ("sí", "no"),
]


@pytest.mark.every(20)
@pytest.mark.parametrize("headers", HEADERS)
@pytest.mark.parametrize(("yes", "no"), ONE_OF_SEVERAL)
def test_ticks_below_the_parts_of_a_question_are_topics_by_their_own_names(
    tmp_path: Path, headers: tuple[str, str], yes: str, no: str
) -> None:
    rows = (
        f"Ana,ana@example.org,Mentee,{yes},{no}\nBo,bo@example.org,Mentor,{yes},{yes}\n"
        f"Chi,chi@example.org,Mentor,{no},{yes}\n"
    )
    path, told = adopt(tmp_path, list=f"Name,Email,Role,{','.join(headers)}\n{rows}")
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants"]
    assert [row["Offers"] for row in people(path)] == [None, "Grants, Tea", "Tea"]
    assert "New kinds of need: Tea; Grants" in told or "New kinds of need: Grants; Tea" in told
    assert pairs(path) == {("Bo", "Ana")}


def test_a_cell_that_repeats_its_header_is_a_tick(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,Mentee,Grants,\nBo,bo@example.org,Mentor,Grants,Tea\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,Role,Topics: Grants,Topics: Tea\n{rows}")
    assert [row["Offers"] for row in people(path)] == [None, "Grants, Tea"]


@pytest.mark.thorough
def test_columns_of_yes_and_no_side_by_side_are_topics(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,Mentee,Yes,No,No\nBo,bo@example.org,Mentor,Yes,Yes,No\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,Role,Grants,Teaching,Interview skills\n{rows}")
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants"]
    assert people(path)[1]["Offers"] == "Grants, Teaching"


def test_other_questions_of_yes_or_no_are_no_topics(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,Mentee,Grants,Yes,Yes,No\nBo,bo@example.org,Mentor,Grants,No,Yes,Yes\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,Role,Topics,Vegetarian,Photos OK,Newsletter\n{rows}")
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants"]


def test_a_matrix_beside_a_role_does_not_take_the_role_for_a_topic(tmp_path: Path) -> None:
    rows = "Ana,ana@example.org,Mentee,x,\nBo,bo@example.org,Mentor,x,x\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,Role,Grants,Teaching\n{rows}")
    assert {"Grants", "Teaching"} <= {row["Need"] for row in table(path, "Need kinds")}
    assert not {"Role", "x", "Yes"} & {row["Need"] for row in table(path, "Need kinds")}
    assert pairs(path) == {("Bo", "Ana")}


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("asks", "offers"),
    [
        ("I want to learn this", "I can help"),
        ("need", "offer"),
        ("Necesito", "Puedo ayudar"),
        ("Brauche ich", "Biete ich"),
    ],
)
@pytest.mark.parametrize("headers", ["Grants,Teaching", "Topics [Grants],Topics [Teaching]"])
def test_cells_that_say_who_asks_and_who_offers_part_the_topics(
    tmp_path: Path, headers: str, asks: str, offers: str
) -> None:
    rows = f"Ana,ana@example.org,{asks},\nBo,bo@example.org,{offers},{offers}\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,{headers}\n{rows}")
    assert pairs(path) == {("Bo", "Ana")}
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants"]


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("offers", "asks"),
    [("Mentor in", "Mentee in"), ("Which topics can you mentor in?", "Which topics do you want to learn?"),
     ("Mentor topics", "Mentee topics"), ("Puedo ofrecer", "Necesito")],
)  # fmt: skip
def test_two_matrices_are_of_the_side_that_each_says(tmp_path: Path, offers: str, asks: str) -> None:
    titles = [f"{base} [{topic}]" for base in (offers, asks) for topic in ("Grants", "Tea")]
    rows = "Ana,ana@example.org,No,No,Yes,No\nBo,bo@example.org,Yes,Yes,No,No\n"
    path, told = adopt(tmp_path, list=f"Name,Email,{','.join(titles)}\n{rows}")
    assert [row["Need"] for row in table(path, "Needs")] == ["Grants"]
    assert people(path)[1]["Offers"] in ("Grants, Tea", "Tea, Grants")
    assert "no role that we know" not in told


@pytest.mark.thorough
def test_groups_above_the_topics_say_who_asks_and_who_offers(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "list.xlsx",
        Volunteers=[
            [None, None, "Mentor in", None, "Mentee in", None], ["Name", "Email", "Grants", "Tea", "Grants", "Tea"],
            ["Ana", "ana@example.org", None, None, "x", None], ["Bo", "bo@example.org", "x", "x", None, None],
        ],
    )  # fmt: skip
    run("adopt", path, "--yes")
    assert pairs(path) == {("Bo", "Ana")}


@pytest.mark.thorough
@pytest.mark.parametrize(
    "headers", ["Monday,Tuesday", "Free [Monday],Free [Tuesday]", "Availability: Mon,Availability: Tue"]
)
def test_columns_that_are_days_say_when_people_are_free(tmp_path: Path, headers: str) -> None:
    rows = "Ana,ana@example.org,Yes,No\nBo,bo@example.org,evening,\n"
    path, _ = adopt(tmp_path, mentees=f"Name,Email,{headers}\n{rows}")
    assert [row["Availability"] for row in people(path)] == ["Monday", "Monday evening"]


GRIDS = [
    ("Free [Monday],Free [Tuesday],Free [Weekends]", ["Monday Evening; Weekend Morning", "Tuesday Morning"]),
    ("Free [Weekdays],Free [Saturday],Free [Sunday]", ["Weekdays Evening; Sunday Morning", "Saturday Morning"]),
    ("Free [Monday],Free [Tuesday],Free [Holidays]", ["Monday Evening", "Tuesday Morning"]),
    ("When? [Monday],When? [Tuesday],When? [Holidays]", ["Monday Evening", "Tuesday Morning"]),
    ("¿Te va bien? [lunes],¿Te va bien? [martes],¿Te va bien? [fin de semana]", ["Monday Evening; Weekend Morning", "Tuesday Morning"]),
]  # fmt: skip


@pytest.mark.parametrize(("headers", "free"), GRIDS)
def test_no_column_of_a_grid_of_days_is_read_without_its_day(
    tmp_path: Path, headers: str, free: list[str]
) -> None:
    rows = "Ana,ana@example.org,Evening,,Morning\nBo,bo@example.org,,Morning,\n"
    path, _ = adopt(tmp_path, mentees=f"Name,Email,{headers}\n{rows}")
    assert [row["Availability"] for row in people(path)] == free


SURVEY = "Start Date,Status,Progress,Finished,Name,Email,Role,Topics\n"


def test_a_preview_of_a_survey_is_nobody(tmp_path: Path) -> None:
    rows = [
        "2026-01-01 09:00:00,Survey Preview,100,True,Test,test@example.org,Mentor,Grants",
        "2026-01-01 09:00:00,IP Address,100,True,Ana,ana@example.org,Mentee,Grants",
        "2026-01-01 09:00:00,IP Address,100,True,Bo,bo@example.org,Mentor,Grants",
    ]
    path, told = adopt(tmp_path, list=SURVEY + "\n".join(rows) + "\n")
    assert [row["Name"] for row in people(path)] == ["Ana", "Bo"]
    assert "1 row is a preview of the survey" in told


@pytest.mark.thorough
def test_a_status_in_another_list_says_nothing_of_previews(tmp_path: Path) -> None:
    path, _ = adopt(tmp_path, mentors="Name,Email,Topics,Status\nBo,bo@example.org,Grants,test\n")
    assert [row["Name"] for row in people(path)] == ["Bo"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("question", "column"),
    [("Rank your mentors", "Would like"), ("I do not want to work with", "Avoid"), ("Q7", "Avoid")],
)
def test_a_matrix_of_people_is_no_matrix_of_topics(tmp_path: Path, question: str, column: str) -> None:
    titles = f"{question} [Bo Lind],{question} [Chi Chen]"
    rows = "Ana Duarte,ana@example.org,Mentee,Grants,x,\nBo Lind,bo@example.org,Mentor,Grants,,\nChi Chen,chi@example.org,Mentor,Grants,,\n"
    path, _ = adopt(tmp_path, list=f"Name,Email,Role,Topics,{titles}\n{rows}")
    assert people(path)[0][column] == "Bo Lind"
    assert "Bo Lind" not in {row["Need"] for row in table(path, "Need kinds")}
    assert pairs(path) == {
        ("Bo Lind", "Ana Duarte") if column == "Would like" else ("Chi Chen", "Ana Duarte")
    }
