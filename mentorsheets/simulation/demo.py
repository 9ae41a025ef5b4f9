"""The main job on an invented programme: from a sheet to matches to mails, as a coordinator would do it."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.domain.model import Decision, MatchState, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.backend import AppendRows, Backend, Cell, Operation, Tab, WriteCells
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import MATCHES, SETTINGS, tab_spec
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.sample import SampleRows, sample_rows
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.pair import Paired, pair
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import Sent, run_round
from mentorsheets.workflow.wishes import Wishes

APPROVED_AT_ONCE = 6
"""Proposals that the demo's coordinator approves at once; the others wait, as in life."""
ALREADY_MET = 3
"""Of the approved, how many had said yes to the coordinator in person, so that they are active at once."""


@dataclass(frozen=True, slots=True)
class Demo:
    """What was made: the workbook, the outbox, and what each step came to."""

    workbook: Path
    outbox: Path
    programme: Programme
    problems: tuple[Problem, ...]
    paired: Paired
    checked_in: Sent


def demo(folder: Path, moment: Moment, say: Callable[[str], None]) -> Demo:
    """Run the main job in a new `folder`; `say` is told each step as it begins.

    Raises:
        WrongUse: the folder cannot be written to.
    """
    folder.mkdir(parents=True)
    path, outbox = folder / "programme.xlsx", folder / "outbox"
    today = moment.today("UTC")
    say("Making a sheet and filling it with invented people")
    backend = Workbook(path)
    backend.make()
    _type(backend, sample_rows(today))
    say("Reading it")
    programme = read(backend).programme
    say("Looking for the best matches")
    config = Config(str(path), mail=f"outbox:{outbox}", journal=str(folder / ".programme.journal"))
    paired = pair(backend, config, moment)
    say("Approving a few, as a coordinator would")
    _approve(backend)
    say("Writing this week's check-ins")
    due = gather(kinds_of(RunPart.CHECK_INS), any_day=True)
    checked_in = run_round(backend, config, moment, due, Wishes(), read_answers(backend, config, moment))
    return Demo(path, outbox, programme, programme.problems, paired, checked_in)


def free_folder(parent: Path) -> Path:
    """Return a folder that does not exist yet: demo, else demo-2, demo-3 and so on."""
    number, folder = 1, parent / "demo"
    while folder.exists():
        number += 1
        folder = parent / f"demo-{number}"
    return folder


def _type(backend: Backend, tabs: Mapping[str, SampleRows]) -> None:
    """Type the rows of each tab under its headers, and settings beside their names."""
    book = backend.read()
    operations: list[Operation] = []
    for title, (header, *rows) in tabs.items():
        spec = tab_spec(title)
        tab = find_tab(book, spec) or Tab(title)
        columns = find_header(tab, spec).columns
        places = [columns[str(name)] for name in header]
        if spec is SETTINGS:
            operations.append(WriteCells(tab.title, dict(_set(tab, columns, rows))))
        else:
            operations.append(AppendRows(tab.title, tuple(_lay_out(row, places) for row in rows)))
    backend.write(operations, book)


def _lay_out(row: Sequence[Cell], places: Sequence[int]) -> tuple[Cell, ...]:
    cells: list[Cell] = [None] * (max(places) + 1)
    for place, cell in zip(places, row, strict=True):
        cells[place] = cell
    return tuple(cells)


def _set(
    tab: Tab, columns: Mapping[str, int], rows: Iterable[Sequence[Cell]]
) -> Iterator[tuple[tuple[int, int], Cell]]:
    rows_by_name = {row[columns["Setting"]]: index for index, row in enumerate(tab.rows) if row}
    for name, value in rows:
        yield (rows_by_name[name], columns["Value"]), value


def _approve(backend: Backend) -> None:
    """Approve the first proposals, and note for some that the two had agreed already."""
    book = backend.read()
    tab = find_tab(book, MATCHES) or Tab(MATCHES.title)
    header = find_header(tab, MATCHES)
    state, word = header.columns["State"], header.columns["Coordinator"]
    rows = enumerate(tab.rows)
    proposed = [index for index, row in rows if len(row) > state and row[state] == MatchState.PROPOSED]
    cells: dict[tuple[int, int], Cell] = {
        (row, word): Decision.APPROVE for row in proposed[:APPROVED_AT_ONCE]
    }
    cells |= {(row, state): MatchState.ACTIVE for row in proposed[:ALREADY_MET]}
    backend.write([WriteCells(tab.title, cells)], book)
