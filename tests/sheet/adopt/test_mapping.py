"""The tab Mapping: what a question fills stands there, is changed there, and the next run goes by it."""

from pathlib import Path

import openpyxl
import pytest

from tests.workflow.sheets import run, set_cell, table, workbook

HEAD = ["Name", "Email", "Topics", "Focus"]
BO, CHI = ["Bo", "bo@example.org", "Python", "Chess"], ["Chi", "chi@example.org", "Grants", "Tea"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = workbook(tmp_path / "list.xlsx", Mentors=[HEAD, BO, CHI])
    run("adopt", made, "--yes")
    return made


def line(path: Path, asked: str) -> int:
    """Return the number of the row below the header in which a question stands."""
    return 1 + [row["Question"] for row in table(path, "Mapping")].index(asked)


def choose(path: Path, asked: str, column: str | None) -> None:
    set_cell(path, "Mapping", line(path, asked), "Fills", column)


def add_question(path: Path, asked: str, answer: str) -> None:
    """Put a question behind those of the list, and the answer of its first person below it."""
    book = openpyxl.load_workbook(path)
    tab = book["Mentors"]
    column = tab.max_column + 1
    tab.cell(1, column).value, tab.cell(2, column).value = asked, answer
    book.save(path)


def told_of(path: Path, asked: str) -> dict[str, object]:
    return table(path, "Mapping")[line(path, asked) - 1]


def people(path: Path, column: str) -> list[object]:
    return [row[column] for row in table(path, "Participants")]


def test_each_question_has_a_line_and_one_that_fills_nothing_says_what_it_could(tmp_path: Path) -> None:
    rows = [
        ["Name", "Email", "Skills", "Shoe size", "What are your hobbies?", "Likes"],
        [*BO[:3], 42, "Go", "Tea"],
    ]
    made = workbook(tmp_path / "list.xlsx", Mentors=rows)
    told = run("adopt", made, "--yes")
    assert [(row["Question"], row["Fills"], row["Could fill"], row["In use"]) for row in table(made, "Mapping")] == [
        ("Name", "Name", None, "Name"),
        ("Email", "Email", None, "Email"),
        ("Skills", "Offers", None, "Offers"),
        ("Shoe size", None, None, None),
        ("What are your hobbies?", None, "Interests", None),
        ("Likes", "Interests", None, "Interests"),
    ]  # fmt: skip
    assert "It could fill Interests. In the tab Mapping, choose Interests beside it, or Nothing" in told
    assert "Bo" not in str(table(made, "Mapping"))


@pytest.mark.thorough
def test_a_changed_line_is_told_and_the_answers_go_anew_where_it_says(path: Path) -> None:
    assert people(path, "Offers") == ["Python", "Grants"]
    choose(path, "Topics", "Interests")
    choose(path, "Focus", "Offers")
    wanted = "This question fills Interests now; before, it filled Offers."
    assert f"Mapping C4 (“Topics”): {wanted}" in run("check", "--sheet", path)
    told = run("collect", "--sheet", path)
    assert f"“Topics”: {wanted}" in told
    assert "“Focus”: This question fills Offers now; before, it filled nothing." in told
    assert people(path, "Interests") == ["Python", "Grants"]
    assert people(path, "Offers") == ["Chess", "Tea"]
    assert {"Chess", "Tea"} <= {row["Need"] for row in table(path, "Need kinds")}
    assert "now; before" not in run("collect", "--sheet", path) + run("check", "--sheet", path)
    assert told_of(path, "Focus")["In use"] == "Offers"


@pytest.mark.thorough
def test_what_a_person_typed_meanwhile_stays_whatever_the_line_says(path: Path) -> None:
    set_cell(path, "Participants", 1, "Offers", "Role models")
    choose(path, "Topics", "Interests")
    run("collect", "--sheet", path)
    assert people(path, "Offers") == ["Role models", None]
    set_cell(path, "Participants", 1, "Interests", "My own")
    choose(path, "Topics", "Offers")
    told = run("collect", "--sheet", path)
    assert people(path, "Offers") == ["Role models", "Grants"]
    assert people(path, "Interests") == ["My own", None]
    assert "Somebody typed something else into the column Offers" in told


@pytest.mark.thorough
def test_a_changed_line_makes_needs_of_topics_and_takes_them_back(path: Path) -> None:
    choose(path, "Focus", "Needs")
    run("collect", "--sheet", path)
    assert [(row["Need"], row["Status"]) for row in table(path, "Needs")] == [("Chess", None), ("Tea", None)]
    choose(path, "Focus", "Nothing")
    run("collect", "--sheet", path)
    assert [row["Status"] for row in table(path, "Needs")] == ["withdrawn", "withdrawn"]


@pytest.mark.thorough
def test_somebody_whose_row_was_removed_does_not_come_back_by_a_changed_line(path: Path) -> None:
    for column in ("Name", "Email", "Offers"):
        set_cell(path, "Participants", 1, column, None)
    choose(path, "Topics", "Interests")
    run("collect", "--sheet", path)
    assert people(path, "Name") == ["Chi"]


@pytest.mark.thorough
def test_a_question_that_is_new_gets_a_line_and_is_told_on_each_run(path: Path) -> None:
    add_question(path, "What do you enjoy?", "Rowing")
    told = run("collect", "--sheet", path)
    assert "“What do you enjoy?”: This question fills nothing. It could fill Interests." in told
    assert told_of(path, "What do you enjoy?")["Could fill"] == "Interests"
    assert "This question fills nothing" in run("check", "--sheet", path)
    choose(path, "What do you enjoy?", "Interests")
    choose(path, "Focus", "nothing")
    run("collect", "--sheet", path)
    assert people(path, "Interests") == ["Rowing", None]
    assert "fills nothing" not in run("check", "--sheet", path)


@pytest.mark.thorough
def test_a_new_question_for_whom_to_avoid_goes_into_avoid_at_once(path: Path) -> None:
    add_question(path, "Who should we not match you with?", "Chi")
    told = run("collect", "--sheet", path, code=1)
    assert "so its answers go into Avoid, though Mapping does not name it yet" in told
    assert people(path, "Avoid") == ["Chi", None]
    assert told_of(path, "Who should we not match you with?")["Fills"] == "Avoid"
    run("collect", "--sheet", path)


@pytest.mark.thorough
def test_a_line_that_files_a_refusal_under_something_else_is_not_followed(path: Path) -> None:
    add_question(path, "Conflicts of interest", "Chi")
    run("collect", "--sheet", path, code=1)
    choose(path, "Conflicts of interest", "Interests")
    told = run("collect", "--sheet", path, code=1)
    assert "not Interests, as Mapping says" in told
    assert people(path, "Interests") == [None, None]
    choose(path, "Conflicts of interest", "Nothing")
    run("collect", "--sheet", path)


@pytest.mark.thorough
def test_a_word_that_is_no_column_is_told_by_its_cell(path: Path) -> None:
    choose(path, "Focus", "Shoes")
    told = run("check", "--sheet", path, code=1)
    assert "Mapping C5 “Shoes”: There is no column “Shoes” that answers could go into" in told


@pytest.mark.thorough
def test_a_question_that_was_reworded_is_told_until_its_new_wording_is_chosen(path: Path) -> None:
    set_cell(path, "Mentors", 0, "Topics", "Which fields of knowledge do you bring along?")
    told = run("collect", "--sheet", path, code=1)
    assert "The form has no question “Topics”, so nothing comes from it." in told
    assert people(path, "Offers") == ["Python", "Grants"]


@pytest.mark.thorough
def test_a_list_of_which_every_line_says_nothing_is_left_alone(path: Path) -> None:
    for asked in HEAD:
        choose(path, asked, "Nothing")
    set_cell(path, "Mentors", 3, "Email", "dov@example.org")
    assert "No tab holds answers" in run("collect", "--sheet", path)
    assert len(people(path, "Name")) == 2


@pytest.mark.thorough
def test_the_order_of_lines_is_the_order_of_the_parts_of_a_name(tmp_path: Path) -> None:
    rows = [["Surname", "E-mail", "First name"], ["Duarte", "ana@example.org", "Ana"]]
    made = workbook(tmp_path / "list.xlsx", Mentees=rows)
    run("adopt", made, "--yes")
    set_cell(made, "Mentees", 2, "Surname", "Chen")
    set_cell(made, "Mentees", 2, "E-mail", "chi@example.org")
    set_cell(made, "Mentees", 2, "First name", "Chidi")
    run("collect", "--sheet", made)
    assert people(made, "Name") == ["Ana Duarte", "Chidi Chen"]


def test_a_mapping_in_settings_goes_on_and_a_tab_mapping_of_somebody_elses_says_nothing(
    tmp_path: Path,
) -> None:
    made = workbook(
        tmp_path / "list.xlsx",
        Participants=[["Name", "Email", "Interests"]],
        Mentors=[HEAD, BO],
        Needs=[["Person", "Need"]],
        Settings=[["Setting", "Value"], ["Form: Mentors", "Name=Name; Email=Email; Interests=Focus"]],
        Mapping=[["Code", "Means"], ["Mentors", "a list"]],
    )
    run("collect", "--sheet", made)
    assert people(made, "Interests") == ["Chess"]
    assert [list(row) for row in table(made, "Mapping")] == [["Code", "Means"]]


@pytest.mark.thorough
def test_what_fills_nothing_is_told_by_pair_and_check_also_where_the_list_is_a_file(tmp_path: Path) -> None:
    listed = tmp_path / "mentors.csv"
    listed.write_text(
        "Name,Email,Skills,Likes,What are your hobbies?,Shoe size\nBo,bo@example.org,Python,Go,Tea,42\n"
    )
    run("adopt", listed, "--yes")
    made = tmp_path / "programme.xlsx"
    told = run("check", "--sheet", made)
    assert (
        "Mapping C6 (“mentors: What are your hobbies?”): This question fills nothing. It could fill Interests."
        in told
    )
    told = run("pair", "--sheet", made)
    assert (
        "goes nowhere: “mentors: What are your hobbies?” (it could fill Interests); “mentors: Shoe size”."
        in told
    )
    for row in table(made, "Mapping"):
        choose(made, str(row["Question"]), str(row["Fills"] or "Nothing"))
    assert "nowhere" not in run("pair", "--sheet", made)
    assert "fills nothing" not in run("check", "--sheet", made)


def test_each_of_many_questions_that_fill_nothing_is_named(tmp_path: Path) -> None:
    asked = ["Hat", "Glove", "Scarf", "Boot", "Sock", "Coat", "Belt", "Ring"]
    made = workbook(
        tmp_path / "list.xlsx",
        Mentors=[["Name", "Email", *asked], ["Bo", "bo@example.org", *(f"My {one}" for one in asked)]],
    )
    run("adopt", made, "--yes")
    told = run("check", "--sheet", made)
    assert all(f"“{one}”" in told for one in asked)
