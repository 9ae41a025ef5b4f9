"""Since when something is to be mended, as the tab Problems says, and since when a row is there."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from mentorsheets.domain.problem import LONG_AGO, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.a1 import place
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.days import parse_day
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.edits import Values
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS, PROBLEMS

ProblemName = tuple[str, str, str]


def date_problems(programme: Programme, book: Book, rows: Mapping[str, Values]) -> Programme:
    """Return the programme with the day of each problem and of each reading, as far as the sheet knows it.

    `rows` are those of people as they were typed, by id. A mere reading is kept nowhere: it is as old as its
    row, and new in a row that no run has taken in yet.
    """
    if not programme.problems:
        return programme
    known, days = dict(_list_known(book)), _RowDays(programme, book, rows)
    dated = tuple(
        replace(one, since=known.get(_name(one)) if one.needs_mending else days.of(one))
        for one in programme.problems
    )
    return programme.revised(problems=dated)


def _name(problem: Problem) -> ProblemName:
    return (fold_cell(problem.tab), fold_cell(problem.value), fold_cell(problem.sentence))


def _list_known(book: Book) -> Iterator[tuple[ProblemName, date]]:
    tab = find_tab(book, PROBLEMS)
    for row in rows_of(tab, PROBLEMS, []) if tab else ():
        day = parse_day(row.cell("Since"))
        titles = ("Tab", "There stands", "What is wrong")
        first, second, third = (fold_cell(row.cell(title)) for title in titles)
        yield (first, second, third), day.on if day else LONG_AGO


class _RowDays:
    """Since when the rows of people and of needs are there."""

    def __init__(self, programme: Programme, book: Book, rows: Mapping[str, Values]) -> None:
        self._tabs = {
            tab.title: (tab, spec) for spec in (PARTICIPANTS, NEEDS) if (tab := find_tab(book, spec))
        }
        since = {entry.id: entry.since.on if entry.since else LONG_AGO for entry in programme.register}
        self._since = {_typed(cells): since.get(person) for person, cells in rows.items()}

    def of(self, problem: Problem) -> date | None:
        """Return the day of the row that a reading is of, None where no run has taken it in."""
        if problem.tab not in self._tabs or not problem.cell:
            return LONG_AGO
        tab, spec = self._tabs[problem.tab]
        index = place(problem.cell)[0]
        header = find_header(tab, spec)
        if not header.row < index < len(tab.rows):
            return LONG_AGO
        return self._find_day(Row(tab, header, index, [], spec.title), spec)

    def _find_day(self, row: Row, spec: TabSpec) -> date | None:
        if spec is NEEDS:
            day = parse_day(row.cell("Asked since"))
            return day.on if day else None
        typed = {title: row.cell(title) for title in ("Email", "Name")}
        return self._since.get(_typed(typed), LONG_AGO)


def _typed(cells: Values) -> tuple[str, str]:
    return (fold_cell(cells.get("Email")), fold_cell(cells.get("Name")))
