"""A command that ends with 1, that does nothing, or that finds nobody, says why, in the coordinator's words."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from tests.workflow.sheets import ANA, ANAS_NEED, GIL, NEEDS, PEOPLE, run, small_programme, workbook

TWO_NAMED = ["Nobody known", "role models", "who?"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
WHERE = [*PEOPLE, "Where", "Languages"]
DAY = ("--today", "2026-11-23")


@pytest.fixture(autouse=True)
def _in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_introduce_says_why_it_ends_with_1_and_what_it_waits_for(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS, ANAS_NEED, TWO_NAMED], Settings=SETTINGS)
    run("pair", "--sheet", path, *DAY, code=1)
    said = run("introduce", "--sheet", path, *DAY, code=1)
    assert "1 thing needs mending: see the tab Problems" in said
    assert "1 proposal waits for your word" in said


def test_a_pass_at_night_says_that_mail_waits_for_its_readers_hours(tmp_path: Path) -> None:
    matches = [["Match", "Giver", "Asker", "Needs", "State"], ["m1", "Gil", "Ana", "Role models", "active"]]
    path = small_programme(tmp_path, Matches=matches, Settings=SETTINGS)
    night = ["run", "--once", "--sheet", str(path), "--today", "2026-11-23T23:50"]
    result = CliRunner().invoke(main, night)
    assert result.exit_code == 0
    assert "some mail waits for an hour at which its readers are written to" in result.stderr
    assert not list((tmp_path / "outbox").glob("*check-in*.eml"))


def test_a_pass_of_a_day_alone_says_with_which_hour_the_mail_goes_that_waits_for_one(tmp_path: Path) -> None:
    far = [[*PEOPLE, "Time zone"], [*ANA, None, None, "Asia/Tokyo"], [*GIL, "Asia/Tokyo"]]
    matches = [["Match", "Giver", "Asker", "Needs", "State"], ["m1", "Gil", "Ana", "Role models", "active"]]
    settings = [*SETTINGS, ["Time zone", "Europe/Lisbon"]]
    path = small_programme(tmp_path, Participants=far, Matches=matches, Settings=settings)
    arguments = ["run", "--once", "--sheet", str(path), "--today"]
    said = CliRunner().invoke(main, [*arguments, DAY[1]]).stderr
    assert not list((tmp_path / "outbox").glob("*check-in*.eml"))
    found = re.search(r'first_goes_at="?--today (\S+?)"?$', said, re.MULTILINE)
    assert found, said
    said = CliRunner().invoke(main, [*arguments, found[1]]).stderr
    assert len(list((tmp_path / "outbox").glob("*check-in*.eml"))) == 2
    assert "waits for an hour" not in said


@pytest.mark.thorough
def test_the_outbox_bears_the_day_that_was_given_and_is_sorted_by_it(tmp_path: Path) -> None:
    matches = [["Match", "Giver", "Asker", "Needs", "State"], ["m1", "Gil", "Ana", "Role models", "active"]]
    path = small_programme(tmp_path, Matches=matches, Settings=SETTINGS)
    for day in ("2026-11-23", "2026-12-14", "2027-01-11"):
        run("checkin", "--sheet", path, "--today", day)
    names = sorted(file.name for file in (tmp_path / "outbox").glob("*.eml"))
    assert {name[:10] for name in names} >= {"2026-11-23", "2027-01-11"}
    page = (tmp_path / "outbox" / "index.html").read_text()
    days = re.findall(r"\d{4}-\d\d-\d\d(?=-check-in)", page)
    assert days
    assert days == sorted(days, reverse=True)


def test_why_names_to_the_coordinator_whom_which_rule_keeps_out(tmp_path: Path) -> None:
    people = [
        WHERE,
        ["Ana", "ana@example.org", None, None, None, None, "Tue evening", "red", None, "Lisbon", "English"],
        ["Bo", "bo@example.org", None, "Role models", 2, 1, "Mon morning", None, None, "Lisbon", "English"],
        ["Cy", "cy@example.org", None, "Role models", 2, 1, "Tue evening", "red", None, "Lisbon", "English"],
        ["Di", "di@example.org", None, "Role models", 2, 1, "Mon morning", None, None, "Porto", "Dutch"],
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=people, Needs=[NEEDS, ANAS_NEED], Settings=SETTINGS)
    said = " ".join(run("why", "Ana", "--sheet", path, *DAY).split())
    assert "None of the 3 who offer it fits" in said
    assert "too little free time in common (Bo)" in said
    assert "the same team (Cy)" in said
    assert re.search(r"more than one thing: .*\(Di\)", said)
    told_to_all = " ".join(run("pair", "--dry-run", "--sheet", path, *DAY, code=None).split())
    assert "(Bo)" not in told_to_all


def test_of_what_somebody_wishes_of_anothers_identity_why_tells_no_word(tmp_path: Path) -> None:
    people = [
        [*PEOPLE, "Avoid"],
        [*ANA, None, None, "Gil"],
        [*GIL, None],
    ]
    path = workbook(tmp_path / "p.xlsx", Participants=people, Needs=[NEEDS, ANAS_NEED], Settings=SETTINGS)
    said = run("why", "Ana", "--sheet", path, *DAY)
    assert "The one who offers it does not fit: to be kept apart (Avoid) (Gil)." in " ".join(said.split())


def test_where_nobody_asks_that_is_said_and_nothing_of_a_best_set(tmp_path: Path) -> None:
    path = small_programme(tmp_path, Needs=[NEEDS], Settings=SETTINGS)
    said = run("pair", "--sheet", path, *DAY)
    assert "Nobody asks for anything yet" in said
    assert "no other set" not in said


def test_what_one_kind_of_cell_costs_is_said_once_and_in_numbers(tmp_path: Path) -> None:
    people = [WHERE] + [
        [name, f"{name.lower()}@example.org", None, offers, 5, 3, "Tue evening", None, None, where, "English"]
        for name, offers, where in (
            ("Gil", "Role models", "Porto"),
            ("Ana", None, "Lisbon"),
            ("Bea", None, "Lisbon"),
            ("Cleo", None, "Braga"),
            ("Dov", None, "online"),
        )
    ]
    needs = [NEEDS, *([name, "role models", "How?"] for name in ("Ana", "Bea", "Cleo", "Dov"))]
    path = workbook(tmp_path / "p.xlsx", Participants=people, Needs=needs, Settings=SETTINGS)
    said = " ".join(run("pair", "--sheet", path, *DAY).split())
    assert "4 people can meet in their own cities only (Where): 4 more needs would be met online." in said
    assert said.count("meet in other places") == 0
