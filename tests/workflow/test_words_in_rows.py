"""A cry or a stop that somebody typed into a row is heard once, whichever column it stands in."""

from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from tests.workflow.living import Life, living, text_of
from tests.workflow.sheets import run, set_cell, small_programme, table

CRY = "He hit me with his zebrafist and I am afraid of him."


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Life]:
    """Ana and Gil were asked how it goes."""
    with living(tmp_path, monkeypatch) as one:
        one.run("checkin", "2026-11-23")
        yield one


def type_words(life: Life, tab: str, column: str, words: str) -> None:
    """Type words into the row of Ana."""
    rows = table(life.path, tab)
    row = next(n for n, one in enumerate(rows, 1) if "Ana" in (one.get("Name"), one.get("Person")))
    book = openpyxl.load_workbook(life.path)
    header = [cell.value for cell in book[tab][1]]
    if column not in header:
        book[tab].cell(1, len(header) + 1).value = column
        book.save(life.path)
    set_cell(life.path, tab, row, column, words)


def readers(life: Life, before: int) -> set[str]:
    return {str(mail["To"]).split("<")[-1].strip(">") for mail in life.outbox()[before:]}


@pytest.mark.every(4)
@pytest.mark.parametrize(
    ("tab", "column"),
    [
        ("Participants", "Avoid"),
        ("Participants", "My own column"),
        ("Participants", "Availability"),
        ("Participants", "Status"),
        ("Needs", "In their words"),
        ("Needs", "Need"),
        ("Needs", "Whatever"),
        ("Check-ins", "In their words"),
        ("Check-ins", "Answer"),
    ],
)
def test_a_cry_holds_is_told_once_and_stands_where_it_was_typed_alone(
    life: Life, tab: str, column: str
) -> None:
    type_words(life, tab, column, CRY)
    before = len(life.outbox())
    life.pass_day("2026-11-24")
    life.pass_day("2026-11-30")
    assert life.status("Ana") == "held"
    assert readers(life, before) == {"sam@example.org", "co@example.org"}
    assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
    assert "zebrafist" not in "".join(map(text_of, life.to("co@example.org")))
    book = openpyxl.load_workbook(life.path)
    where = [one.title for one in book for row in one.iter_rows(values_only=True) if "zebrafist" in str(row)]
    # Over a word in Status that says how somebody stands, the hold is written.
    assert where == ([] if column == "Status" else [tab])


@pytest.mark.thorough
def test_whom_the_coordinator_took_back_is_not_held_for_the_same_words_again(life: Life) -> None:
    type_words(life, "Participants", "My own column", CRY)
    life.run("collect", "2026-11-24")
    set_cell(life.path, "Participants", 2, "Status", "active")
    Path("mentorsheets.sqlite3").unlink(missing_ok=True)
    life.run("collect", "2026-11-25")
    assert life.status("Ana") == "active"


@pytest.mark.every(2)
@pytest.mark.parametrize(
    ("column", "words", "is_held"),
    [
        ("My own column", "Please stop writing to me", True),
        ("My own column", "STOP", True),
        ("My own column", "Would rather stop smoking in the evening", False),
        ("Availability", "Tue evening", False),
    ],
)
def test_a_stop_holds_the_address_and_other_words_hold_nobody(
    life: Life, column: str, words: str, *, is_held: bool
) -> None:
    type_words(life, "Participants", column, words)
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.run("checkin", "2026-11-30")
    assert ("ana@example.org" not in readers(life, before)) is is_held
    assert [row["What"] for row in life.today()] == ["Held until you say how they stand"] * is_held


def test_a_cry_in_a_list_is_heard_though_settings_name_nobody_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text(
        f"Name,Email,What do you need?,Comments\nAna,ana@example.org,role models,{CRY}\n"
        "Bo,bo@example.org,accountability,nothing\n"
    )
    run("adopt", "--sheet", "p.xlsx", "--yes", "list.csv", code=None)
    assert [row["Name"] for row in table(Path("p.xlsx"), "Participants")] == ["Ana", "Bo"]
    assert "Asked for help" in str([*openpyxl.load_workbook("p.xlsx")["Today"].values])
    assert "zebrafist" not in str(table(Path("p.xlsx"), "Needs"))


@pytest.mark.thorough
def test_a_stop_that_three_type_in_the_same_words_is_no_option_of_a_list(life: Life) -> None:
    book = openpyxl.load_workbook(life.path)
    sheet = book["Participants"]
    column = [cell.value for cell in sheet[1]].index("My own column") + 1
    for row in (2, 3, 4):
        sheet.cell(row, column).value = "Please stop writing to me"
    book.save(life.path)
    before = len(life.outbox())
    life.run("collect", "2026-11-24")
    life.run("checkin", "2026-11-30")
    assert not readers(life, before) & {"ana@example.org", "gil@example.org", "eve@example.org"}


@pytest.mark.thorough
def test_a_cry_in_the_row_of_one_of_two_namesakes_holds_both_and_is_told(life: Life) -> None:
    book = openpyxl.load_workbook(life.path)
    book["Participants"].append(["Ana", "ana2@example.org"])
    book.save(life.path)
    type_words(life, "Needs", "In their words", CRY)
    life.run("collect", "2026-11-24")
    assert any("zebrafist" in text_of(mail) for mail in life.to("sam@example.org"))
    held = [row["Name"] for row in table(life.path, "Participants") if row["Status"] == "held"]
    assert held == ["Ana", "Ana"]


@pytest.mark.thorough
def test_a_cry_in_three_rows_of_one_person_is_told(life: Life) -> None:
    book = openpyxl.load_workbook(life.path)
    for _ in range(3):
        book["Needs"].append(["Ana", "Accountability", CRY])
    book.save(life.path)
    life.run("collect", "2026-11-24")
    assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
    assert life.status("Ana") == "held"


@pytest.mark.thorough
def test_what_tells_of_a_cell_to_mend_quotes_no_piece_of_a_cry(life: Life) -> None:
    type_words(life, "Participants", "Offers", f"Role models, {CRY}")
    life.pass_day("2026-11-24")
    book = openpyxl.load_workbook(life.path)
    where = [one.title for one in book for row in one.iter_rows(values_only=True) if "zebrafist" in str(row)]
    assert where == ["Participants"]
    assert any("zebrafist" in text_of(mail) for mail in life.to("sam@example.org"))


def type_into_match(life: Life, column: str, words: str) -> None:
    """Type words into the row of Gil and Ana, or, as a reason, into a new row of Gil and Eve."""
    book = openpyxl.load_workbook(life.path)
    sheet = book["Matches"]
    header = [cell.value for cell in sheet[1]]
    if column not in header:
        header.append(column)
        sheet.cell(1, len(header)).value = column
    if column == "Why":
        sheet.append([None, "Gil", "Eve", None, "active"])
    sheet.cell(sheet.max_row, header.index(column) + 1).value = words
    book.save(life.path)


def find_cry(path: Path) -> set[str]:
    """Return the tabs in which it stands."""
    book = openpyxl.load_workbook(path)
    return {one.title for one in book for row in one.iter_rows(values_only=True) if "zebrafist" in str(row)}


@pytest.mark.every(3)
@pytest.mark.parametrize("column", ["Giver says", "Asker says", "Notes", "Coordinator", "State", "Why"])
def test_a_cry_in_the_row_of_two_holds_both_and_stands_there_alone(life: Life, column: str) -> None:
    type_into_match(life, column, CRY)
    before = len(life.outbox())
    printed = life.run("check", "2026-11-24") + life.run("due", "2026-11-24")
    life.pass_day("2026-11-24")
    life.pass_day("2026-11-30")
    assert [life.status("Gil"), life.status("Eve" if column == "Why" else "Ana")] == ["held", "held"]
    assert sum("zebrafist" in text_of(mail) for mail in life.to("sam@example.org")) == 1
    shown = printed + "".join(text_of(mail) for mail in life.outbox()[before:] if "sam@" not in mail["To"])
    assert "zebrafist" not in shown
    assert find_cry(life.path) <= {"Matches"}


@pytest.mark.every(2)
@pytest.mark.parametrize(
    ("column", "held"), [("Asker says", {"Ana"}), ("Giver says", {"Gil"}), ("Notes", {"Ana", "Gil"})]
)
def test_a_stop_in_the_row_of_two_holds_whose_it_may_be(life: Life, column: str, held: set[str]) -> None:
    type_into_match(life, column, "please stop writing to me")
    life.run("collect", "2026-11-24")
    people = table(life.path, "Participants")
    assert {str(row["Name"]) for row in people if row["Status"] == "held"} == held
    assert {row["Who"] for row in life.today() if str(row["What"]).startswith("Held")} == held


COMMANDS = (("check",), ("due",), ("why", "Ana"), ("preview",), ("pair", "--dry-run"), ("pair",), ("report",))


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("tab", "column"),
    [
        ("Participants", "Offers"),
        ("Participants", "Availability"),
        ("Participants", "Interests"),
        ("Participants", "Status"),
        ("Needs", "In their words"),
        ("Needs", "Need"),
    ],
)
def test_no_command_quotes_a_cry_that_nobody_heard_yet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tab: str, column: str
) -> None:
    with living(tmp_path, monkeypatch) as life:
        type_words(life, tab, column, f"Role models, {CRY}")
        for command, *more in COMMANDS:
            printed = life.run(command, "2026-11-24", *more, code=None)
            pages = "".join(page.read_text() for page in tmp_path.glob("*.html"))
            assert "zebrafist" not in printed + pages, command
    assert find_cry(life.path) <= {tab}
    assert life.status("Ana") == "held"


@pytest.mark.every(2)
@pytest.mark.parametrize("words", [CRY, "please don't contact me"])
@pytest.mark.parametrize("column", ["Name", "My own column"])
def test_whoever_is_typed_in_with_such_words_is_never_proposed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, column: str, words: str
) -> None:
    monkeypatch.chdir(tmp_path)
    path = small_programme(tmp_path)
    set_cell(path, "Participants", 2, column, f"Ana ({words})" if column == "Name" else words)
    set_cell(path, "Needs", 1, "Person", "ana@example.org")
    for more in (("--dry-run",), ()):
        printed = run("pair", "--sheet", path, "--today", "2026-11-24", *more, code=None)
        assert "Nobody can be brought together" in printed or "nothing to bring together" in printed
    assert table(path, "Participants")[1]["Status"] == "held"
    assert "Ana" in str([*openpyxl.load_workbook(path)["Today"].values])
