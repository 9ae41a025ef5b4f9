"""What is private stands where it was typed and nowhere else: a word that nobody would write, in every private cell."""

import re
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.sheet.schema import DECLARED_TABS
from tests.cases import EACH_CASE
from tests.workflow.sheets import run, set_cell, table, workbook

COUNT = 40
"""People, as many as a programme of a small town has."""
PEOPLE = [
    "Name",
    "Email",
    "Status",
    "Offers",
    "Can support",
    "Wants at most",
    "Shares",
    "Wishes to share",
    "Avoid",
    "Own",
]
NEEDS = ["Person", "Need", "In their words"]
SETTINGS = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator e-mail", "co@example.org"],
    ["Public page", "yes"],
    ["Send between", "0:00-24:00"],
]
HIDDEN = "Zebedee"
"""Whom many avoid, and who has left: nobody else has a reason to name him."""
EVERYWHERE = {"shares", "wishes", "notes", "goal", "own", "history"}
"""What stands in no page, map, mail, log or value at all, whoever reads it."""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A programme of forty, paired, introduced, asked and answered, with a canary in each private cell."""
    folder = tmp_path_factory.mktemp("canaries")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        people: list[list[Any]] = [
            [
                f"Person{n}",
                f"p{n}@example.org",
                None,
                ("Role models", "Accountability")[n % 2],
                2,
                2,
                f"CANARY-{n}-shares",
                f"CANARY-{n}-wishes",
                HIDDEN,
                f"CANARY-{n}-own",
            ]
            for n in range(COUNT)
        ]
        people.append([HIDDEN, "zeb@example.org", "left"])
        needs = [
            [f"p{n}@example.org", ("Accountability", "Role models")[n % 2], f"CANARY-{n}-need words"]
            for n in range(COUNT)
        ]
        path = workbook(
            folder / "p.xlsx", Participants=[PEOPLE, *people], Needs=[NEEDS, *needs], Settings=SETTINGS
        )
        live(path)
        yield path


def live(path: Path) -> None:
    """Let all be introduced and asked, and type what they answered and what the coordinator noted."""
    day = ("--sheet", path, "--mail", "outbox:outbox", "--yes", "--today")
    run("pair", "--sheet", path, "--today", "2027-01-11", code=None)
    fill(path, "Matches", State=lambda _: "active", Notes=lambda n: f"CANARY-{n}-notes")
    run("checkin", *day, "2027-01-18", code=None)
    said = {"Answer": lambda _: "met", "In their words": lambda n: f"CANARY-{n}-words"}
    fill(path, "Check-ins", **said, **{"Served own goal": lambda n: f"CANARY-{n}-goal"})
    run("followup", *day, "2027-01-19", code=None)
    fill(path, "History", **{"In their words": lambda n: f"CANARY-{n}-history"})


def fill(path: Path, tab: str, **cells: Any) -> None:
    """Type into columns of each row of a tab; a value is made of the row's number."""
    import openpyxl  # noqa: PLC0415 - one look at the file for all cells

    book = openpyxl.load_workbook(path)
    sheet = book[tab]
    heads = [cell.value for cell in sheet[1]]
    for number in range(2, sheet.max_row + 1):
        for title, make in cells.items():
            sheet.cell(number, heads.index(title) + 1).value = make(number)
    book.save(path)


def kinds_in(text: str) -> set[str]:
    """Return which kinds of canaries stand in a text."""
    return {kind for _, kind in re.findall(r"CANARY-(\d+)-([a-z]+)", text)}


@pytest.mark.thorough
def test_each_private_column_has_its_canary(lived: Path) -> None:
    private = {(tab.title, c.title) for tab in DECLARED_TABS for c in tab.columns if c.private}
    filled = {
        (tab, title)
        for tab in ("Participants", "Matches", "Check-ins", "History")
        for row in table(lived, tab)
        for title, cell in row.items()
        if "CANARY" in str(cell) or cell == HIDDEN
    }
    assert private - filled == set()
    assert len(table(lived, "Matches")) >= COUNT // 2


@pytest.mark.thorough
@pytest.mark.parametrize("whom", ["monday", "board", "public"])
@pytest.mark.parametrize("form", ["text", "json", "page"])
def test_no_report_has_any(lived: Path, whom: str, form: str) -> None:
    out = lived.parent / f"{whom}.html"
    more = ("--out", out) if form == "page" else ("--format", form)
    told = run("report", "--for", whom, "--sheet", lived, "--today", "2027-04-02", *more)
    told = out.read_text() if form == "page" else told
    allowed = {"need", "words"} if whom == "monday" else set()
    assert kinds_in(told) <= allowed
    assert HIDDEN not in told


@pytest.mark.thorough
def test_no_map_has_any_but_its_persons_own_needs(lived: Path) -> None:
    folder = lived.parent / "maps"
    run("map", "--all", folder, "--sheet", lived, "--today", "2027-01-20")
    for page in folder.iterdir():
        text = page.read_text()
        assert HIDDEN not in text
        (number,) = re.findall(r"Person(\d+)-", page.name)
        assert {f"{n}-{kind}" for n, kind in re.findall(r"CANARY-(\d+)-([a-z]+)", text)} <= {f"{number}-need"}


@pytest.mark.parametrize("form", ["text", "json", "page"])
def test_the_map_of_the_community_has_none_at_all(lived: Path, form: str) -> None:
    out = lived.parent / "community.html"
    more = ("--out", out) if form == "page" else ("--format", form)
    told = run("map", "--sheet", lived, "--today", "2027-01-20", *more)
    told = out.read_text() if form == "page" else told
    assert "Person1" in told
    assert kinds_in(told) == set()
    assert HIDDEN not in told


def test_no_mail_has_what_was_said_to_us_alone(lived: Path) -> None:
    mails = list((lived.parent / "outbox").glob("*.eml"))
    assert mails
    from mentorsheets.mail.journal.forget import read_all  # noqa: PLC0415 - decodes as a reader does

    text = "\n".join(read_all(mail.read_bytes()) for mail in mails)
    assert kinds_in(text) & EVERYWHERE == set()
    assert HIDDEN not in text


COMMANDS = (
    ("check",),
    ("due",),
    ("why", "Person1"),
    ("map", "Person1"),
    ("pair", "--dry-run"),
    ("export", "Person1", "--dry-run"),
    ("forget", "Person1", "--dry-run"),
    ("checkin", "--dry-run"),
)
MORE_COMMANDS = (
    ("map",),
    ("introduce", "--dry-run"),
    ("followup", "--dry-run"),
    ("collect", "--dry-run"),
    ("doctor",),
    ("pair", "--compare", "Aim=as well met as possible"),
    ("pair", "--what-if", "Status:Person1=left"),
    ("why", "Person1", "--instead"),
)
"""What says little that others do not say."""


@pytest.mark.thorough
@pytest.mark.parametrize("words", [*COMMANDS, *(MORE_COMMANDS if EACH_CASE else ())], ids=" ".join)
def test_no_log_and_no_value_has_any(
    lived: Path, words: tuple[str, ...], capfd: pytest.CaptureFixture[str]
) -> None:
    command, *more = words
    told = run(
        "--log-format", "json", "--log-level", "debug", command, *more,
        "--sheet", lived, "--today", "2027-01-20", "--format", "json", code=None,
    )  # fmt: skip
    assert told, "it ran"
    assert kinds_in(told) & EVERYWHERE == set()
    assert HIDDEN not in told
    assert kinds_in(capfd.readouterr().err) == set()


def test_what_is_said_of_a_row_that_cannot_be_read_stays_in_the_sheet(lived: Path) -> None:
    set_cell(lived, "Participants", 1, "Can support", "CANARY-0-typed by mistake")
    told = run("--log-format", "json", "report", "--for", "board", "--sheet", lived, "--today", "2027-01-20")
    assert "CANARY" not in told
