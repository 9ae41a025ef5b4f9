"""`import mentorsheets as ms`: a sheet, what to propose, what is due, and nobody gets what they are not due."""

import doctest
import inspect
import re
import shutil
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import openpyxl
import pytest

import mentorsheets as ms
import mentorsheets.api
from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.rows import RECORD_ROWS
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Problem
from mentorsheets.simulation.demo import demo
from tests.jobs.harbour import harbour, mailed
from tests.mail.faulty import FaultyServer
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import set_cell, table

ROOT = Path(__file__).parents[2]
MONDAY = "2026-11-23"
CLOCK = TurnableClock(datetime(2026, 11, 23, 10, tzinfo=UTC))


@pytest.fixture
def sheet(tmp_path: Path) -> MentoringSheet:
    return ms.open(harbour(tmp_path), mail=f"outbox:{tmp_path / 'outbox'}", clock=CLOCK)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sample") / "made"
    demo(folder, Moment(CLOCK), lambda _: None)
    return folder / "programme.xlsx"


def test_what_is_promised_is_there_and_says_what_it_does() -> None:
    assert ms.__all__ == mentorsheets.api.__all__
    for name in ms.__all__:
        promised = getattr(ms, name)
        assert (inspect.getdoc(promised) or "").endswith((".", "`")), name
        methods = inspect.getmembers(promised, inspect.isfunction) if inspect.isclass(promised) else []
        assert [one for one, method in methods if not one.startswith("_") and not method.__doc__] == []
    with pytest.raises(AttributeError):
        ms.Nothing  # noqa: B018


def test_importing_it_imports_next_to_nothing() -> None:
    script = "import sys, mentorsheets; print(sum(name.startswith('mentorsheets') for name in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == 1


@pytest.mark.thorough
def test_the_example_of_the_library_does_what_it_says(
    sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample, "mine.xlsx")
    found = doctest.testmod(mentorsheets.api, optionflags=doctest.ELLIPSIS)
    assert (found.failed, found.attempted > 4) == (0, True)


@pytest.mark.thorough
@pytest.mark.parametrize("number", range(3))
def test_each_piece_of_code_on_the_page_runs(
    sample: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    number: int,
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(sample, "mine.xlsx")
    blocks = re.findall(
        r"```python\n(.*?)```", (ROOT / "docs" / "library.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert len(blocks) == 3
    names: dict[str, object] = {}
    exec(compile(blocks[number], f"block {number}", "exec"), names)
    shown = capsys.readouterr().out
    if number == 0:
        assert len(blocks[0].strip().splitlines()) <= 12
        assert "mails written into look-at-this" in shown
        assert (tmp_path / "look-at-this" / "index.html").exists()
    if number == 1:
        assert shown.startswith("id,person_id,person,need,words")
    if number == 2:
        assert names["code"] in {0, 1}


def test_a_sheet_says_what_it_holds_and_a_missing_one_what_to_do(
    sheet: MentoringSheet, tmp_path: Path
) -> None:
    assert repr(sheet) == "<programme.xlsx: 3 people, 2 matches>"
    with pytest.raises(ms.WrongUse):
        ms.open(tmp_path / "none.xlsx")


@pytest.mark.thorough
def test_what_is_proposed_is_written_once_and_not_into_another_sheet_than_it_was_made_from(
    sample: Path, tmp_path: Path
) -> None:
    path = tmp_path / "mine.xlsx"
    shutil.copy(sample, path)
    mine = ms.open(path, clock=CLOCK)
    set_cell(path, "Matches", 2, "Coordinator", "decline")
    plan = mine.propose(today=date(2026, 11, 23))
    set_cell(path, "Participants", 3, "Status", "left")
    with pytest.raises(ms.WrongUse, match="changed since"):
        mine.write(plan)
    again = mine.propose(today=MONDAY)
    before = len(table(path, "Matches"))
    assert mine.write(again) == 0
    assert len(table(path, "Matches")) == before + len(again.new)
    assert mine.propose(today=MONDAY).new == ()


@pytest.mark.thorough
def test_mails_that_are_due_go_once_and_only_those_that_were_handed_over(
    sheet: MentoringSheet, tmp_path: Path
) -> None:
    mails = sheet.due(part="check-ins")
    assert {name for one in mails for name in one.to} == {"Gil", "Ana", "Eve"}
    first = sheet.send(mails.only("Ana"))
    assert (first.counts, mailed(tmp_path)) == ({"sent": 1}, ["ana"])
    rest = sheet.send(mails)
    assert (rest.counts, mailed(tmp_path)) == ({"sent": 2}, ["ana", "eve", "gil"])
    assert sheet.send(mails).counts == {}
    assert len(sheet.due(part="check-ins")) == 0


@pytest.mark.thorough
def test_what_an_earlier_run_put_off_does_not_go_along(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    with FaultyServer(lambda _number, _readers: "mail:450 4.2.1 not now") as server:
        mine = ms.open(path, mail=f"smtp://127.0.0.1:{server.port}", clock=CLOCK)
        mails = mine.due(part="check-ins")
        assert mine.send(mails.only("Gil")).counts == {"deferred": 1}
    later = TurnableClock(datetime(2026, 11, 23, 15, tzinfo=UTC))
    with FaultyServer() as server:
        mine = ms.open(path, mail=f"smtp://127.0.0.1:{server.port}", clock=later)
        assert mine.send(mails.only("Ana")).counts == {"sent": 1}
        assert server.transactions == 1


def test_who_said_stop_meanwhile_gets_nothing(sheet: MentoringSheet, tmp_path: Path) -> None:
    mails = sheet.due(part="check-ins")
    people = [row["Name"] for row in table(next(tmp_path.glob("*.xlsx")), "Participants")]
    set_cell(next(tmp_path.glob("*.xlsx")), "Participants", people.index("Ana") + 1, "Status", "left")
    sheet.send(mails)
    assert "ana" not in mailed(tmp_path)


def test_one_address_gets_all_of_it_to_look_at_and_nothing_counts_as_sent(
    sheet: MentoringSheet, tmp_path: Path
) -> None:
    mails = sheet.due(part="check-ins")
    done = sheet.send(mails, to="me@example.org")
    assert done.counts == {"sent": 3}
    assert mailed(tmp_path) == ["me"] * 3
    assert "Messages" not in openpyxl.load_workbook(next(tmp_path.glob("*.xlsx"))).sheetnames
    assert len(sheet.due(part="check-ins")) == 3


@pytest.mark.thorough
def test_in_a_notebook_names_show_and_in_a_log_they_do_not(sample: Path, sheet: MentoringSheet) -> None:
    mine = ms.open(sample, clock=CLOCK)
    plan, mails = mine.propose(today=MONDAY), sheet.due()
    pages = mine.preview(today=MONDAY), mine.report("monday", today=MONDAY), mine.maps(today=MONDAY)
    shown = plan, mails, mine.problems, *pages[:2], pages[2].of(mine.programme.people[0].name)
    for one in shown:
        assert one._repr_html_().startswith("<table>")
    names = {person.name for person in (*mine.programme.people, *sheet.programme.people)}
    logged = " ".join(map(repr, (mine, *shown, pages[2], mails[0], sheet.send(mails))))
    assert "object at" not in logged
    assert [name for name in names if name in logged] == []
    assert "Gil" in mails._repr_html_()


def test_what_stands_in_a_cell_stays_text_in_a_notebook() -> None:
    odd = ms.Problems([Problem("Needs", "A2", "<script>alert(1)</script>")])
    assert "<script>" not in odd._repr_html_()


@pytest.mark.parametrize("what", RECORD_ROWS)
def test_rows_hold_plain_values_and_nothing_that_was_said_in_confidence(sample: Path, what: str) -> None:
    rows = ms.open(sample, clock=CLOCK).rows(what)
    assert {type(value) for row in rows for value in row.values()} <= {str, int, bool, date, type(None)}
    assert not {"shares", "avoid", "reports_to", "served_own_goal"} & {name for row in rows for name in row}
    assert what == "check-ins" or rows


@pytest.mark.parametrize("wrong", ["tomorrow", "23.11.2026", "2026-13-01"])
def test_a_day_that_is_none_is_told(sheet: MentoringSheet, wrong: str) -> None:
    with pytest.raises(ms.WrongUse, match="day is not understood"):
        sheet.due(today=wrong)


def test_kinds_of_rows_that_are_none_are_told(sheet: MentoringSheet) -> None:
    with pytest.raises(ms.WrongUse, match="no rows of the kind"):
        sheet.rows("salaries")
