"""What lists of survey programs taught: options that hold their own title, questions without names, letters that say nothing."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.gender_titles import asks_for_gender, asks_own_gender
from mentorsheets.sheet.cells.leaving import may_be_leaving
from mentorsheets.sheet.cells.refusal import asks_whom_to_avoid
from mentorsheets.sheet.forms.mapping import could_fill
from tests.sheet.adopt.lists import adopt_book, adopt_text, tab_of
from tests.workflow.sheets import run, table


def test_an_option_that_holds_its_own_title_was_ticked() -> None:
    came = adopt_text("""
Name|Email|Role|Grants|Teaching|Budgets
Ines Carvalho|ic@example.org|Mentor|Grants||Budgets
Piotr Zielony|pz@example.org|Mentee|Grants|Teaching|
Hana Okada|ho@example.org|Mentor||Teaching|Budgets
""")
    assert came.asks == {"Piotr Zielony": {"Grants", "Teaching"}}
    assert came.offers == {"Ines Carvalho": {"Grants", "Budgets"}, "Hana Okada": {"Teaching", "Budgets"}}


def test_an_option_that_nobody_ticked_yet_stands_between_others() -> None:
    mentors = tab_of(
        """
Name|Email|Grants|Teaching|Budgets
Ines Carvalho|ic@example.org|Grants||Budgets
Hana Okada|ho@example.org||Teaching|
""",
        "Mentors",
    )
    mentees = tab_of("Name|Email|Grants|Teaching|Budgets\nPiotr Zielony|pz@example.org||Teaching|", "Mentees")
    came = adopt_book(Book((mentors, mentees)))
    assert came.asks == {"Piotr Zielony": {"Teaching"}}
    assert came.pairs == {("Hana Okada", "Piotr Zielony")}


def test_options_of_several_questions_are_no_topics_and_leave_the_role_alone() -> None:
    came = adopt_text("""
Name|Email|Role|Career or industry switch|Moving|Why?|Patient|Direct
Ines Carvalho|ic@example.org|Mentor|Career or industry switch||to give|Patient|
Piotr Zielony|pz@example.org|Mentee||Moving|to grow||Direct
""")
    assert came.asks == {"Piotr Zielony": {"Mentoring"}}
    assert came.offers == {"Ines Carvalho": {"Mentoring"}}


def test_questions_without_names_and_addresses_are_nobody() -> None:
    came = adopt_text("""
#|What’s your role?|How many years?|Supportive|Patient|Direct
1|Analyst|3|Supportive|Patient|
2|Designer|5|Supportive||Direct
3|Engineer|5|Supportive|Patient|
4|Writer|3||Patient|Direct
""")
    assert came.people == set()


def test_people_whose_addresses_slipped_into_no_column_are_taken_by_name() -> None:
    came = adopt_text("""
Full Name|Work email|Role
Ines Carvalho|Senior engineer|Mentor
Piotr Zielony|Analyst|Mentee
Hana Okada|Support|Mentee
""")
    assert came.people == {"Ines Carvalho", "Piotr Zielony", "Hana Okada"}


def test_topics_that_a_mentor_would_rather_not_take_are_no_offers() -> None:
    came = adopt_text("""
Name|Email|Role|Any topics you would prefer NOT to mentor on?
Ines Carvalho|ic@example.org|Mentor|Budgets
Piotr Zielony|pz@example.org|Mentee|
""")
    assert came.offers == {"Ines Carvalho": {"Mentoring"}}


def test_a_letter_that_one_person_gave_is_no_wish_for_a_gender() -> None:
    came = adopt_text("""
Name|Email|Role|skills_1|skills_2
Ines Carvalho|ic@example.org|Mentor|f|h
Piotr Zielony|pz@example.org|Mentee||
""")
    assert came.pairs == {("Ines Carvalho", "Piotr Zielony")}


@pytest.mark.parametrize(
    "question",
    [
        "Which gender identity do you most identify with?",
        "What gender do you identify most with?",
        "Which gender best describes you?",
    ],
)
def test_with_what_gender_somebody_identifies_is_their_own(question: str) -> None:
    assert asks_own_gender(question)
    assert not asks_for_gender(question)


@pytest.mark.parametrize(
    "question",
    [
        "Do you drink? As a reminder, no college staff members or administrators will see your responses.",
        "Hobbies (no one on the staff team can read this)",
    ],
)
def test_who_will_not_read_an_answer_is_nobody_to_avoid(question: str) -> None:
    assert not asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    ["Who should we not match you with? No staff members will see this.", "Anybody you never want to see?"],
)
def test_who_will_not_read_an_answer_leaves_a_refusal_one(question: str) -> None:
    assert asks_whom_to_avoid(question)


@pytest.mark.parametrize(
    "question",
    ["Where is your hometown? (City)", "Where are you from?", "¿De dónde eres?", "Woher kommst du?"],
)
def test_where_somebody_comes_from_is_not_where_they_meet(question: str) -> None:
    assert could_fill(question) is None


@pytest.mark.parametrize(
    "question", ["Where do you live / work from?", "Which city are you based in?", "Wo wohnst du?"]
)
def test_where_somebody_lives_is_where_they_meet(question: str) -> None:
    assert could_fill(question) == "Where"


def test_a_game_of_would_you_rather_leaves_nobody_out() -> None:
    assert not may_be_leaving("Back in time", "Would you rather... - Go / visit:")


def test_a_file_called_after_people_to_avoid_is_not_said_to_lack_addresses(tmp_path: Path) -> None:
    answers = tmp_path / "2026 avoid clashes.csv"
    answers.write_text("Name,Email,Why\nIna Berg,ina@example.org,sisters\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["adopt", str(answers), "--sheet", str(tmp_path / "p.xlsx"), "--yes"])
    told = done.stdout + done.stderr
    assert done.exit_code == 2
    assert "By its title it names people to keep apart" in told
    assert "for the reason said above" in told
    assert "none has a column of e-mail addresses" not in told


def test_a_list_with_a_role_in_a_file_called_after_avoiding_is_a_list(tmp_path: Path) -> None:
    answers = tmp_path / "2026 avoid clashes.csv"
    answers.write_text(
        "Name,Email,Role,Topics,Not with\nIna Berg,ina@example.org,Mentor,Grants,\n"
        "Bo Lind,bo@example.org,Mentee,Grants,Ina Berg\n",
        encoding="utf-8",
    )
    path = tmp_path / "p.xlsx"
    run("adopt", answers, "--yes", "--sheet", path, code=None)
    own = {row["Name"]: row for row in table(path, "Participants")}
    assert own.keys() == {"Ina Berg", "Bo Lind"}
    assert own["Bo Lind"]["Avoid"] == "Ina Berg"


def test_a_list_that_is_left_out_is_told_beside_one_that_is_taken(tmp_path: Path) -> None:
    mentors, teams = tmp_path / "mentors.csv", tmp_path / "venues-example.csv"
    mentors.write_text("Name,Topics\nIna Berg,Grants\nBo Lind,Grants\n", encoding="utf-8")
    teams.write_text("Name,Solo\nAlbany,0\nACLC,1\nEncinal,0\n", encoding="utf-8")
    done = CliRunner().invoke(
        main, ["adopt", str(mentors), str(teams), "--sheet", str(tmp_path / "p.xlsx"), "--yes"]
    )
    assert done.exit_code in (0, 1)
    assert "venues-example A1" in done.stdout + done.stderr
    assert "so nobody is taken from it" in done.stdout + done.stderr


def test_a_tab_called_answers_is_a_list_like_any_other() -> None:
    answers = tab_of(
        """
Name|Email|Role|Topics
Ines Carvalho|ic@example.org|Mentor|Grants
Piotr Zielony|pz@example.org|Mentee|Grants
""",
        "Answers",
    )
    came = adopt_book(Book((answers,)))
    assert came.pairs == {("Ines Carvalho", "Piotr Zielony")}


def test_teams_beside_mentors_ask_and_it_is_told_that_only_their_title_says_so(tmp_path: Path) -> None:
    mentors, teams = tmp_path / "mentors.csv", tmp_path / "teams-example.csv"
    mentors.write_text("Name,Slot 1\nIna Berg,1\nBo Lind,0\n", encoding="utf-8")
    teams.write_text("Name,Slot 1\nAlbany,0\nACLC,1\n", encoding="utf-8")
    path = tmp_path / "p.xlsx"
    told = run("adopt", mentors, teams, "--yes", "--sheet", path, code=None)
    assert "everybody in this list is taken to ask" in told
    assert [row["Person"] for row in table(path, "Needs")] == ["Albany", "ACLC"]
