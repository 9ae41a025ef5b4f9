"""Lists in tabs that have a name of ours: one that says who asks and who offers is a list to adopt."""

from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.workflow.sheets import run, table

HEADER = ("Name", "Email", "Role", "Topics")


def write(path: Path, title: str) -> str:
    book = openpyxl.Workbook()
    tab = book.worksheets[0]
    tab.title = title
    for row in (
        HEADER,
        ("Ana", "ana@example.org", "mentee", "Law"),
        ("Bo", "bo@example.org", "mentor", "Law"),
    ):
        tab.append(row)
    book.save(path)
    return str(path)


def test_a_list_called_members_is_adopted_into_a_tab_of_people_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "club.xlsx"
    init = CliRunner().invoke(main, ["init", "--sheet", write(path, "Members")])
    assert f"mentorsheets adopt {path}" in init.stderr
    run("adopt", str(path), "--yes")
    assert [row["Name"] for row in table(path, "Participants")] == ["Ana", "Bo"]
    assert next(iter(openpyxl.load_workbook(path)["Members"].values)) == HEADER
    assert "Bo → Ana" in run("pair", "--sheet", str(path), "--dry-run")


@pytest.mark.parametrize("title", ["Participants", "Settings"])
def test_a_list_called_just_like_a_tab_of_ours_is_taken_over_into_a_workbook_beside_it(
    tmp_path: Path, title: str
) -> None:
    path = tmp_path / "club.xlsx"
    before = Path(write(path, title)).read_bytes()
    told = CliRunner().invoke(main, ["adopt", str(path), "--yes"])
    assert told.exit_code == 0
    assert f"The tab {title} has a name of ours" in told.stderr
    assert path.read_bytes() == before
    programme = tmp_path / "club programme.xlsx"
    assert [row["Name"] for row in table(programme, "Participants")] == ["Ana", "Bo"]
    assert "Bo → Ana" in run("pair", "--sheet", str(programme), "--dry-run")
    run("collect", "--sheet", str(programme), "--from", str(path))
    assert len(table(programme, "Participants")) == len(("Ana", "Bo"))


@pytest.mark.parametrize("title", ["Participants", "Settings"])
def test_nobody_at_a_terminal_is_told_what_to_do_about_such_a_tab(tmp_path: Path, title: str) -> None:
    path = tmp_path / "club.xlsx"
    told = CliRunner().invoke(main, ["adopt", write(path, title)]).stderr
    assert f"The tab {title} has a name of" in told
    assert "Sign-up" in told
    assert openpyxl.load_workbook(path).sheetnames == [title]
    assert not (tmp_path / "club programme.xlsx").exists()


def test_a_programme_is_told_to_be_one_and_is_not_taken_over_into_a_second_one(tmp_path: Path) -> None:
    path = tmp_path / "club.xlsx"
    run("init", "--sheet", str(path))
    book = openpyxl.load_workbook(path)
    titles = [cell.value for cell in book["Participants"][1]]
    for title, value in (("Name", "Bo"), ("Email", "bo@example.org"), ("Offers", "Role models")):
        book["Participants"].cell(2, titles.index(title) + 1).value = value
    book.save(path)
    told = CliRunner().invoke(main, ["adopt", str(path), "--yes"])
    assert told.exit_code == 2
    assert "is a programme already" in told.stderr
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["club.xlsx"]


@pytest.mark.parametrize("title", ["Participants", "Members"])
def test_a_tab_of_people_that_says_nothing_else_becomes_that_of_the_programme(
    tmp_path: Path, title: str
) -> None:
    path = tmp_path / "club.xlsx"
    book = openpyxl.Workbook()
    book.worksheets[0].title = title
    for row in (("Name", "Email", "Shoe size"), ("Ana", "ana@example.org", 38)):
        book.worksheets[0].append(row)
    book.save(path)
    told = CliRunner().invoke(main, ["adopt", str(path), "--yes"])
    assert (told.exit_code, f"There already: {title}. It is used as ours" in told.stderr) == (0, True)
    assert [(row["Name"], row["Shoe size"]) for row in table(path, title)] == [("Ana", 38)]
    assert not (tmp_path / "club programme.xlsx").exists()
    assert "1 person" in run("check", "--sheet", str(path))


OF_THEIRS = ["Today", "Problems", "History", "Register", "Mail sent", "Messages"]


@pytest.mark.parametrize("command", ["adopt", "init"])
@pytest.mark.parametrize("title", OF_THEIRS)
def test_a_tab_of_somebodys_own_that_we_would_fill_is_named_and_nothing_is_written(
    tmp_path: Path, title: str, command: str
) -> None:
    path = tmp_path / "club.xlsx"
    book = openpyxl.load_workbook(write(path, "Sign-up"))
    own = book.create_sheet(title)
    for row in (("Message", "What we did"), ("May", "The picnic by the river")):
        own.append(row)
    book.save(path)
    before = path.read_bytes()
    asked = ["adopt", str(path), "--yes"] if command == "adopt" else ["init", "--sheet", str(path)]
    told = CliRunner().invoke(main, asked)
    assert told.exit_code == 2
    assert f"The tab {title} holds something of yours" in told.stderr
    assert "picnic" not in told.output
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.glob("*.xlsx")] == ["club.xlsx"]


def test_an_empty_tab_of_such_a_name_and_a_programme_that_lost_a_tab_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "club.xlsx"
    book = openpyxl.load_workbook(write(path, "Sign-up"))
    book.create_sheet("Today")
    book.save(path)
    run("adopt", str(path), "--yes")
    book = openpyxl.load_workbook(path)
    del book["Register"]
    book.save(path)
    run("init", "--sheet", str(path))
    assert "Register" in openpyxl.load_workbook(path).sheetnames
