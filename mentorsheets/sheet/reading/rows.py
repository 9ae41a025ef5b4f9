"""One row of a tab, read cell by cell, with what could not be understood noted by its address."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import TypeVar

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.anybody import accepts_anybody
from mentorsheets.sheet.cells.nothing import is_blank, names_nobody, names_nothing
from mentorsheets.sheet.cells.parsed import NotUnderstood, Understood
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.last_row import is_total
from mentorsheets.sheet.reading.headers import Header, find_header
from mentorsheets.sheet.reading.headings import is_heading, merged_from, told_merges

T = TypeVar("T")
D = TypeVar("D")

SHOWN = 60
"""Characters of a cell that a problem quotes."""
FORMULA_ERRORS = {"#N/A", "#NAME?", "#REF!", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#ERROR!", "#SPILL!"}
_MAY_BE_FORMULA = frozenset("#=")
NO_IS_AN_ANSWER = {
    "Participants": frozenset(("Name", "Email", "Status", "Can support", "Wants at most", "Where")),
    "Needs": frozenset(("Person", "Need", "Priority", "How many", "Status")),
}
"""For each tab that people answer into, the columns in which "no" or "none" says something."""
NOT_FOUND = "#N/A"
"""What a look-up shows that found nothing, below most of a column where most answer nothing."""
OF_PEOPLE_OR_TOPICS = frozenset(
    ("Offers", "Avoid", "Would like", "Reports to", "Interests", "Shares", "Wishes to share")
)
"""Columns in which "anyone will do" names nobody and nothing; in others it is an answer."""


def may_be_hidden(value: Cell, is_formula: bool) -> bool:
    """Return whether a cell holds an answer that nobody can read: an error, or no stored result."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    return (text in FORMULA_ERRORS and text != NOT_FOUND) or (is_formula and text.startswith("="))


class Row:
    """A row that holds something in a declared column; what is wrong with it goes to `problems`."""

    def __init__(
        self, tab: Tab, header: Header, index: int, problems: list[Problem], title: str = ""
    ) -> None:
        """Read the row `index` of `tab`; `title` is that of its declared tab, whatever it is called here."""
        self.tab = tab
        self.header = header
        self.index = index
        self.problems = problems
        self._cells, self._columns = tab.rows[index], header.columns
        self._told: set[str] = set()
        self._no_is_an_answer = NO_IS_AN_ANSWER.get(title)
        self._is_of_needs = title == "Needs"

    def cell(self, title: str) -> Cell:
        """Return what stands in the column of this title, None where it is empty or the column is missing."""
        column = self.header.columns.get(title)
        if column is None:
            return None
        value = self._cells[column] if column < len(self._cells) else None
        if value is None and self._is_of_needs:
            value = merged_from(self.tab, self.index, column)
        if isinstance(value, str):
            value = value.strip().replace("\r\n", "\n")
            if not value.startswith(("#", "=")):
                return value or None
            if value in FORMULA_ERRORS:
                self.problem(title, "A formula ends in an error here.", "Mend the formula or type the value.")
                return None
            if value.startswith("=") and (self.index, column) in self.tab.formulas:
                self.problem(
                    title,
                    "A formula stands here whose result is not stored in the file.",
                    "Open the file in your spreadsheet program and save it once, or type the value.",
                )
                return None
        return None if value == "" else value

    def hides(self, title: str) -> bool:
        """Return whether something stands there that cannot be read: a formula without a result, or a date.

        A look-up that found nothing ("#N/A") hides nothing.
        """
        column = self._columns.get(title)
        value = self._cells[column] if column is not None and column < len(self._cells) else None
        return isinstance(value, date) or may_be_hidden(value, (self.index, column) in self.tab.formulas)

    def text(self, title: str) -> str:
        """Return the cell as text: numbers without needless zeros; a date is told and read as empty."""
        if self._no_is_an_answer is not None:
            return self._write_out(title)
        # Rows of the machine's come by the ten thousand, and hardly any of their cells are anything else than
        # plain text or nothing.
        column, cells = self._columns.get(title), self._cells
        if column is None or column >= len(cells) or (value := cells[column]) is None:
            return ""
        if not isinstance(value, str) or (bare := value.strip())[:1] in _MAY_BE_FORMULA:
            return self._write_out(title)
        return bare.replace("\r\n", "\n") if "\r" in bare else bare

    def _write_out(self, title: str) -> str:
        value = self.cell(title)
        if value is None:
            return ""
        if isinstance(value, str):
            return "" if self._no_is_an_answer is not None and self._says_nothing(title, value) else value
        if isinstance(value, datetime | date):
            self.problem(title, "A date stands where text is expected.", "Type it as text.")
            return ""
        if isinstance(value, float) and value.is_integer():
            return str(int(value))
        if isinstance(value, bool):
            return "yes" if value else "no"
        text = str(value)
        return "" if self._says_nothing(title, text) else text

    def joined_name(self) -> str:
        """Return first and last name where they stand in columns apart, "" where they do not."""
        row = self.tab.rows[self.index]
        parts = (row[column] for column in self.header.parts_of_name if column < len(row))
        return " ".join(part.strip() for part in parts if isinstance(part, str) and not is_blank(part))

    def as_typed(self) -> dict[str, Cell]:
        """Return what stands in each declared column of the row, untouched."""
        row = self.tab.rows[self.index]
        places = self.header.columns.items()
        return {title: row[column] if column < len(row) else None for title, column in places}

    def read(self, title: str, reader: Callable[[str], Understood[T]], default: D) -> T | D:
        """Return what `reader` makes of the cell's text, `default` where it is empty or not understood."""
        text = self.text(title)
        return self.settle(title, lambda: reader(text), default) if text else default

    def settle(self, title: str, reader: Callable[[], Understood[T]], default: D) -> T | D:
        """Return what `reader` answers, noting its remark, or `default`, noting the problem."""
        try:
            understood = reader()
        except NotUnderstood as error:
            self.problem(title, error.sentence, error.hint)
            return default
        if understood.hint:
            self.problem(title, understood.remark, understood.hint)
        elif understood.remark:
            self.note(title, understood.remark)
        return understood.value

    def problem(self, title: str, sentence: str, hint: str = "") -> None:
        """Note a thing that a human should mend in the column of this title."""
        self._tell(title, sentence, hint, needs_mending=True)

    def note(self, title: str, sentence: str) -> None:
        """Note how a cell of this title was read."""
        self._tell(title, sentence, "", needs_mending=False)

    def _says_nothing(self, title: str, text: str) -> bool:
        if self._no_is_an_answer is None or not text:
            return False
        says_none = names_nobody if title in OF_PEOPLE_OR_TOPICS else names_nothing
        if title == "Avoid" and accepts_anybody(text):
            return True
        return is_blank(text) or (title not in self._no_is_an_answer and says_none(text))

    def _tell(self, title: str, sentence: str, hint: str, *, needs_mending: bool) -> None:
        if sentence in self._told:
            return
        self._told.add(sentence)
        column = self.header.columns.get(title, 0)
        row = self.tab.rows[self.index]
        value = "" if column >= len(row) or row[column] is None else str(row[column])
        shown = value if len(value) <= SHOWN else value[:SHOWN] + "…"
        where = cell_name(self.index, column)
        self.problems.append(Problem(self.tab.title, where, sentence, hint, shown, needs_mending))


def rows_of(tab: Tab, spec: TabSpec, problems: list[Problem]) -> Iterator[Row]:
    """Yield the rows below the header that hold something in a declared column."""
    header = read_header(tab, spec, problems)
    answers = spec.title in NO_IS_AN_ANSWER
    declared = tuple(header.columns.values())
    for index in range(header.row + 1, len(tab.rows)):
        if is_record(tab, header, spec, index, declared, answers=answers):
            yield Row(tab, header, index, problems, spec.title)


def is_record(
    tab: Tab, header: Header, spec: TabSpec, index: int, declared: tuple[int, ...], *, answers: bool
) -> bool:
    """Return whether a row says something, and is neither a heading nor a sum where people fill the tab."""
    row = tab.rows[index]
    if not says_something(row, declared):
        return False
    return not answers or not (
        is_total(row) or is_heading(tab, header, index) or _is_computed(tab, header, spec, index)
    )


def read_header(tab: Tab, spec: TabSpec, problems: list[Problem]) -> Header:
    """Return the header of a tab, noting what is wrong with it and with cells merged below it."""
    header = find_header(tab, spec)
    problems.extend(header.problems)
    problems.extend(told_merges(tab, header, spec))
    return header


def says_something(row: tuple[Cell, ...], declared: tuple[int, ...]) -> bool:
    """Return whether anything stands in these columns; a tick-box that nobody ticked says nothing."""
    for column in declared:
        if column < len(row):
            cell = row[column]
            if cell is not None and cell is not False and cell != "":
                return True
    return False


def _is_computed(tab: Tab, header: Header, spec: TabSpec, index: int) -> bool:
    """Return whether formulas alone stand in a row, and none of them says whose row it is.

    Somebody sums up what is above, or filled a formula down below the last person.
    """
    cells = dict(enumerate(tab.rows[index]))
    there = [column for column in header.columns.values() if cells.get(column) not in (None, "", False)]
    needed = {header.columns.get(column.title) for column in spec.columns if column.needed}
    says_whose = any(str(cells[column]).strip() for column in there if column in needed)
    return not says_whose and all((index, column) in tab.formulas for column in there)
