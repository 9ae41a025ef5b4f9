"""Whom forgetting takes for the one who is meant: former names, other addresses, namesakes, words that are names."""

import html
import json
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.report.held import EXPORT_SCHEMA
from tests.workflow.sheets import (
    ANA,
    ANAS_NEED,
    EVE,
    GIL,
    NEEDS,
    PEOPLE,
    Rows,
    run,
    set_cell,
    table,
    workbook,
)
from tests.workflow.test_forget import NOUN, QUILL, everything, everything_in

DAY = ("--today", "2027-01-13", "--yes")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path


def live(folder: Path, *people: object, **more: Rows) -> Path:
    """Let these people be paired and asked, and return the workbook."""
    needs = [NEEDS, ["ana@example.org", *ANAS_NEED[1:]], NOUN]
    path = workbook(folder / "p.xlsx", Participants=[PEOPLE, *people], Needs=needs, **more)
    run("pair", "--sheet", path, "--today", "2027-01-11", code=None)
    for row in range(1, len(table(path, "Matches")) + 1):
        set_cell(path, "Matches", row, "Coordinator", "approve")
    run("introduce", "--sheet", path, "--today", "2027-01-12", "--yes", code=None)
    return path


def edit(path: Path, tab: str, *, delete: int = 0, row: list[object] | None = None) -> None:
    book = openpyxl.load_workbook(path)
    if delete:
        book[tab].delete_rows(delete)
    if row:
        book[tab].append(row)
    book.save(path)


def test_a_former_name_and_a_former_address_go_too(folder: Path) -> None:
    path = live(folder, QUILL, ANA)
    for header, value in (("Name", "Kestrel Newname"), ("Email", "new.mail@example.org")):
        set_cell(path, "Participants", 1, header, value)
        run("pair", "--sheet", path, "--today", "2027-01-12", code=None)
    told = run("forget", "Kestrel Newname", "--sheet", path, *DAY, code=None)
    assert "nothing left" in told
    for gone in ("Newname", "new.mail", "Quillon", "kestrel.quillon"):
        assert gone not in everything(path)


@pytest.mark.thorough
def test_somebody_whose_row_was_deleted_is_known_by_name_and_by_address(folder: Path) -> None:
    for who in ("Kestrel Quillon", "kestrel.quillon@example.org"):
        path = live(folder, QUILL, ANA)
        edit(path, "Participants", delete=2)
        assert "nothing left" in run("forget", who, "--sheet", path, *DAY, code=None)
        assert "Quillon" not in everything(path)
        for file in folder.rglob("*"):
            if file.is_file():
                file.unlink()


@pytest.mark.thorough
def test_somebody_who_stands_in_the_record_alone_is_forgotten(folder: Path) -> None:
    path = live(folder, QUILL, ANA)
    edit(path, "Participants", delete=2)
    edit(path, "Needs", delete=3)
    register = [row["Name"] for row in table(path, "Register")]
    edit(path, "Register", delete=register.index("Kestrel Quillon") + 2)
    (id_,) = {row["Giver id"] for row in table(path, "Matches")}
    run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=None)
    for gone in ("Quillon", "kestrel", str(id_)):
        assert gone not in everything_in(path)


@pytest.mark.thorough
def test_a_namesake_keeps_name_row_and_past(folder: Path) -> None:
    twin = ["Ana", "ana.two@example.org", *ANA[2:]]
    path = live(folder, GIL, ANA, twin)
    others = [row for row in table(path, "Register") if row["Email"] == "ana.two@example.org"]
    run("forget", "ana@example.org", "--sheet", path, *DAY, code=None)
    assert [row for row in table(path, "Register") if row["Email"] == "ana.two@example.org"] == others
    assert [row["Name"] for row in table(path, "Participants")] == ["Gil", "Ana"]
    assert "ana@example.org" not in everything_in(path)


@pytest.mark.thorough
def test_a_name_within_a_longer_one_and_a_name_that_is_a_word_stay(folder: Path) -> None:
    hope = ["Hope", "hope@example.org", *GIL[2:]]
    smith = ["Hope Smith", "smith@example.org", None, "Role models", 2, 1, "Tue evening", "Hope", "Hope"]
    path = live(folder, hope, smith, ANA)
    told = run("forget", "hope@example.org", "--sheet", path, *DAY, code=1)
    (left, _) = table(path, "Participants")
    assert (left["Name"], left["Team"], left["My own column"]) == ("Hope Smith", "Hope", "Hope")
    assert "a word that may be their name" in told
    assert "Hope Smith" in {row["Name"] for row in table(path, "Register")}


def test_a_name_of_one_word_that_begins_a_sentence_may_be_any_word_so_a_human_looks(folder: Path) -> None:
    hope = ["Hope", "hope@example.org", *GIL[2:]]
    needs = [NEEDS, ["ana@example.org", "Role models", "Hope is a word. As I saw with Hope, and hope."]]
    path = workbook(folder / "p.xlsx", Participants=[PEOPLE, hope, ANA], Needs=needs)
    told = run("forget", "hope@example.org", "--sheet", path, *DAY, code=1)
    (need,) = table(path, "Needs")
    assert need["In their words"] == "Hope is a word. As I saw with …, and hope."
    assert "Needs C2\n      a word that may be their name" in told


PLANS = [["Who", "What", "Phone"], ["Kestrel Quillon", "lost the flat", "0331"], ["Bo", "tea", "0332"]]


@pytest.mark.thorough
def test_what_stands_beside_their_name_in_a_list_of_the_coordinators_own_is_for_a_human(folder: Path) -> None:
    path = live(folder, QUILL, ANA, My_plans=PLANS)
    told = run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=1)
    assert "My plans A2" in told
    assert "what stands beside it may be about them" in told


def test_a_name_that_touches_other_letters_goes_and_one_within_a_longer_word_is_for_a_human(
    folder: Path,
) -> None:
    needs = [NEEDS, ["ana@example.org", "Role models", "شكراً وKestrel Quillon"], NOUN]
    longer = ["eve@example.org", "Role models", "as Kestrel Quillonson did"]
    path = workbook(folder / "p.xlsx", Participants=[PEOPLE, QUILL, ANA, EVE], Needs=[*needs, longer])
    told = run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=1)
    assert [row["In their words"] for row in table(path, "Needs")] == ["شكراً و…", "as Kestrel Quillonson did"]
    assert "a longer word that begins like their name" in told


@pytest.mark.thorough
def test_a_setting_that_names_them_is_left_to_a_human(folder: Path) -> None:
    settings = [["Setting", "Value"], ["Coordinator e-mail", "kestrel.quillon@example.org"]]
    path = live(folder, QUILL, ANA, Settings=settings)
    told = run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=1)
    assert "a setting that names them" in told
    assert "kestrel.quillon@example.org" in {row["Value"] for row in table(path, "Settings")}


FORM = [
    ["Timestamp", "Email Address", "Your name", "Anybody to avoid?"],
    ["2027-01-01", "kestrel.quillon@example.org", "Kestrel Quillon", "CANARY-form"],
    ["2027-01-02", "eve@example.org", "Eve", "kestrel.quillon@example.org"],
]


def test_their_answer_to_a_form_goes_and_that_of_somebody_who_names_them_stays(folder: Path) -> None:
    path = live(folder, QUILL, ANA, EVE, Form_responses_1=FORM)
    run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=None)
    assert "CANARY-form" not in everything_in(path)
    (eves,) = table(path, "Form responses 1")
    assert (eves["Your name"], eves["Anybody to avoid?"]) == ("Eve", "…")


@pytest.mark.thorough
def test_an_address_that_stands_in_a_form_alone_is_forgotten_and_a_wrong_one_leaves_no_mark(
    folder: Path,
) -> None:
    path = live(folder, GIL, ANA, Form_responses_1=FORM)
    told = run("forget", "nobody@example.org", "--sheet", path, *DAY)
    assert "0 places" in told
    assert "Forgotten" not in openpyxl.load_workbook(path).sheetnames
    run("forget", "Kestrel.Quillon@example.org", "--sheet", path, *DAY, code=None)
    assert "CANARY-form" not in everything_in(path)
    assert len(table(path, "Forgotten")) == 1


@pytest.mark.thorough
def test_marks_that_anybody_could_make_of_an_address_go_too(folder: Path) -> None:
    from mentorsheets.domain.ids import address_hold_mark  # noqa: PLC0415 - what is looked for

    path = live(folder, QUILL, ANA)
    mark = address_hold_mark("kestrel.quillon@example.org")
    (id_,) = {row["Giver id"] for row in table(path, "Matches")}
    row = ["h1", None, "mail to their address is held until the coordinator says how they stand"]
    edit(path, "History", row=[*row, None, None, "Kestrel Quillon", None, mark, None, id_])
    run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=None)
    assert mark not in everything_in(path)


@pytest.mark.thorough
def test_our_pages_and_exports_that_name_them_go_and_other_files_stay(folder: Path) -> None:
    path = live(folder, QUILL, ANA)
    set_cell(path, "Matches", 1, "State", "active")
    day = ("--sheet", path, "--today", "2027-01-13")
    run("map", "--all", folder / "maps", *day)
    for who in ("Ana", "Kestrel Quillon"):
        run("export", who, *day, "--out", folder / f"export-{who}", code=None)
    run("report", *day, "--out", folder / "monday.html")
    mine = folder / "my-own.html"
    mine.write_text("<p>Kestrel Quillon said so.</p>")
    assert len(list(folder.rglob("*.html"))) > 5
    run("forget", "Kestrel Quillon", "--sheet", path, *DAY, code=None)
    left = [file for file in folder.rglob("*") if file.suffix in {".html", ".json", ".txt"}]
    assert [file.name for file in left if "Quillon" in file.read_text("utf-8")] == ["my-own.html"]
    assert not (folder / "export-Kestrel Quillon/data.json").exists()


@pytest.mark.parametrize("name", ["Zoë O'Quillon-Łukasz", 'Jo "JQ" Quillon', "Kes <b>Quillon</b> & Co"])
def test_pages_go_that_name_them_in_the_letters_of_html_and_json(folder: Path, name: str) -> None:
    path = workbook(folder / "p.xlsx", Participants=[PEOPLE, [name, *QUILL[1:]], ANA], Needs=[NEEDS])
    page = '<meta name="generator" content="mentorsheets">'
    (folder / "monday.html").write_text(f"{page}<p>{html.escape(name)} waits.")
    export = folder / "export"
    (export / "mails").mkdir(parents=True)
    (export / "index.html").write_text(page)
    (export / "data.json").write_text(json.dumps({"schema": EXPORT_SCHEMA, "name": name}))
    (export / "mails/001.txt").write_text("Good day")
    told = run("forget", QUILL[1], "--sheet", path, *DAY, code=None)
    assert "nothing left" in told
    assert not [*folder.rglob("*.html"), *folder.rglob("*.json"), *folder.rglob("*.txt")]
