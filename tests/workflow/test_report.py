"""The pages of `report`: each figure with its n, and nobody's name where it must not be."""

import json
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from lxml import html

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.waiting import Topic, Waiting
from mentorsheets.report.words import PageWords
from mentorsheets.workflow.waiting_lines import list_groups
from tests.workflow.sheets import run, set_cell, small_programme, table


@pytest.fixture
def lived(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path)
    run("pair", "--sheet", path, "--today", "2027-01-11")
    for row in range(1, len(table(path, "Matches")) + 1):
        set_cell(path, "Matches", row, "State", "active")
    run("checkin", "--sheet", path, "--today", "2027-01-18", "--yes")
    return path


def page_of(path: Path, whom: str) -> str:
    out = path.parent / f"{whom}.html"
    run("report", "--for", whom, "--sheet", path, "--today", "2027-02-15", "--out", out)
    return out.read_text(encoding="utf-8")


@pytest.mark.parametrize("whom", ["board", "monday"])
def test_a_page_is_one_file_without_script_or_request(lived: Path, whom: str) -> None:
    page = page_of(lived, whom)
    assert "<script" not in page
    assert not re.findall(r"(?:src|href)=.(?!data:)", page)


@pytest.mark.thorough
def test_no_figure_stands_on_the_boards_page_without_its_n(lived: Path) -> None:
    tree: Any = html.fromstring(page_of(lived, "board"))  # lxml-stubs know no `text_content`
    figures = tree.xpath("//*[@data-figure]")
    assert len(figures) > 10
    assert [f.get("data-figure") for f in figures if not re.search(r"\d of [\d,]+", f.text_content())] == []
    for found in figures:
        found.drop_tree()
    for part in tree.xpath("//style|//svg|//details"):
        part.drop_tree()
    assert re.findall(r"\d+(?: %|%)(?! interval)", tree.text_content()) == []


@pytest.mark.thorough
def test_what_became_of_all_questions_adds_up_on_the_boards_page(lived: Path) -> None:
    tree: Any = html.fromstring(page_of(lived, "board"))
    (told,) = tree.xpath("//h2[.='Whether people answered']/following-sibling::table[1]")
    counts = [int(cell) for cell in told.xpath(".//td/text()")]
    assert counts == [0, 0, 2, 0, 0]
    assert "2 questions that were answered" in tree.text_content()


@pytest.mark.thorough
def test_the_boards_page_names_nobody(lived: Path) -> None:
    page = page_of(lived, "board")
    assert [name for name in ("Gil", "Ana", "Eve") if re.search(rf"\b{name}\b", page)] == []
    assert "How did you get there" not in page


@pytest.mark.thorough
def test_the_coordinators_page_names_who_waits(lived: Path) -> None:
    assert "Gil" in page_of(lived, "monday")


@pytest.mark.thorough
def test_the_coordinators_page_tells_of_stopped_mail_and_of_places_by_kind(lived: Path) -> None:
    book = openpyxl.load_workbook(lived)
    book.create_sheet("Settings")
    for setting in (["Setting", "Value"], ["All mail", "stop"], ["Language", "Spanish"]):
        book["Settings"].append(setting)
    book["Needs"].append(["ana@example.org", "Safe space", "Somebody outside of my work."])
    book["Needs"].append(["Nobody Known", "Safe space", None])
    book["Participants"]["E2"] = "2 hours"
    book.save(lived)
    page = page_of(lived, "monday")
    told = run("report", "--sheet", lived, "--today", "2027-02-15")
    assert not re.search(r"\bof\b|likely", told.partition("necesidades")[2])
    assert "que detiene todos los correos" in page
    assert "plazas libres" in page
    assert "Lo que más ayudaría" in page
    assert "Ana: Espacio seguro: “Somebody outside of my work.” · nadie lo ofrece" in page
    assert "Nadie en Participants tiene este nombre" in page
    assert re.findall(r'<li lang="en" dir="ltr">[^<]*', page)
    assert len(re.findall(r"[Tt]his counts something else than people", page)) == 1
    assert "más que ofrezca" in told


def test_in_the_terminal_the_coordinator_reads_what_waits_before_the_figures(tmp_path: Path) -> None:
    path = small_programme(tmp_path)
    run("pair", "--sheet", path, "--today", "2027-02-15")
    told = run("report", "--sheet", path, "--today", "2027-02-15")
    assert 0 < told.index("1 waits for your word\n  Gil for Ana") < told.index("0 of 1 needs are met")
    assert "Ana" not in run("report", "--for", "board", "--sheet", path, "--today", "2027-02-15")


@pytest.mark.thorough
def test_each_thing_that_may_wait_has_a_heading_on_the_coordinators_page(lived: Path) -> None:
    week = DigestPart(
        kind=MailKind.DIGEST, person="", period="", week=date(2027, 1, 11), single=(), good=(), coming=(),
        waiting=tuple(Waiting(topic.name, topic, "Ana", "Hm", None, ()) for topic in Topic), tells=(),
    )  # fmt: skip
    assert [group.count for group in list_groups(week, PageWords("ar", ""))][: len(Topic)] == [1] * len(Topic)


@pytest.mark.thorough
def test_each_line_of_the_coordinators_page_says_in_which_cell_to_look(lived: Path) -> None:
    book = openpyxl.load_workbook(lived)
    book["Needs"].append(["ana@example.org", "Safe space", "Somebody outside of my work."])
    book.save(lived)
    run("followup", "--sheet", lived, "--today", "2027-02-01", "--yes", code=None)
    tree: Any = html.fromstring(page_of(lived, "monday"))
    lines = tree.xpath("//ul[@class='waits']//li/div/ul/li[not(@class)]")
    assert "without anybody yet" in tree.text_content()
    assert len(lines) > 1
    places = [line.xpath("string(./small)") for line in lines]
    assert [place for place in places if not re.fullmatch(r"[\w -]+, [A-Z]+[0-9]+", place)] == []


def test_the_coordinators_page_tells_what_changed_since_last_monday_by_the_record(lived: Path) -> None:
    def rows(day: str) -> dict[str, list[str]]:
        out = lived.parent / "page.html"
        run("report", "--sheet", lived, "--today", day, "--out", out)
        tree: Any = html.fromstring(out.read_text("utf-8"))
        table = tree.xpath("//h2[starts-with(., 'Since Monday')]/following-sibling::table[1]")
        found = table[0].xpath(".//tr") if table else []
        return {row.xpath("string(th)"): [cell.text_content() for cell in row.xpath("td")] for row in found}

    assert rows("2027-01-18")["people joined"] == ["3", "Ana · Eve · Gil"]
    assert rows("2027-01-18")["pairs proposed"] == ["1", "Gil → Ana"]
    assert rows("2027-02-15") == {}
    openpyxl_book = openpyxl.load_workbook(lived)
    openpyxl_book["Needs"]["D1"] = "Status"
    openpyxl_book.save(lived)
    set_cell(lived, "Needs", 1, "Status", "met")
    run("followup", "--sheet", lived, "--today", "2027-02-16", "--yes")
    assert rows("2027-02-17")["needs met"] == ["1", "Ana"]
    assert rows("2027-02-23") == {}


@pytest.mark.thorough
def test_whoever_rests_on_one_helper_is_told_also_with_one_need(lived: Path) -> None:
    assert "Ana rests on Gil alone for Role models" in page_of(lived, "monday")


@pytest.mark.thorough
def test_the_same_sheet_on_the_same_day_gives_the_same_bytes(lived: Path) -> None:
    assert page_of(lived, "board") == page_of(lived, "board")
    assert page_of(lived, "monday") == page_of(lived, "monday")


@pytest.mark.thorough
def test_each_figure_says_where_it_comes_from_in_values_for_other_programs(lived: Path) -> None:
    found = json.loads(run("report", "--sheet", lived, "--today", "2027-02-15", "--format", "json"))
    assert all(
        figure["from"] and {"k", "n", "low", "high", "not_known"} <= figure.keys()
        for figure in found["figures"]
    )


@pytest.mark.thorough
@pytest.mark.parametrize("wrong", [["--quarter", "2027-5"], ["--year", "2027", "--quarter", "2027-Q1"]])
def test_a_period_that_is_none_is_told(lived: Path, wrong: Sequence[str]) -> None:
    run("report", "--sheet", lived, *wrong, code=2)


@pytest.mark.every(4)
@pytest.mark.parametrize("quarter", ["2027-Q1", "2027-Q2", "2027-Q3", "2027-Q4"])
def test_a_quarter_is_three_months(lived: Path, quarter: str) -> None:
    run("report", "--sheet", lived, "--quarter", quarter, "--for", "board")


@pytest.mark.thorough
def test_a_row_of_needs_that_cannot_be_read_is_told_beside_the_n_of_the_boards_page(lived: Path) -> None:
    assert "cannot be read" not in page_of(lived, "board")
    set_cell(lived, "Needs", 1, "Person", "Nobody Known")
    page = page_of(lived, "board")
    assert "One row of Needs cannot be read, so it is not counted." in page
    told = json.loads(
        run("report", "--for", "board", "--sheet", lived, "--today", "2027-02-15", "--format", "json")
    )
    assert {one["id"]: one["not_known"] for one in told["figures"]}["needs-served"] == 1
