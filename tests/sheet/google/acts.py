"""What people do to a tab of matches while a run works on it, told by what rows and columns hold."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import hypothesis.strategies as st

from tests.sheets_server.person import Person

TAB = "Matches"
TITLES = ("Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since", "Notes", "Tag")
MACHINE = frozenset({"Match", "Why", "State", "Since"})
TAGS = tuple(f"row {number}" for number in range(6))
ROWS = tuple(
    (f"m{n}", f"giver{n}@example.org", f"asker{n}@example.org", "Role models", "Both sail.", None, "proposed", None,
     f"note {n}" if n % 2 else None, tag)
    for n, tag in enumerate(TAGS)
)  # fmt: skip

Act = Callable[["Table"], None]


class Unseen(Exception):
    """What the act is about stands nowhere just now, so a person could not do it."""


@dataclass
class Table:
    """The tab under a person's eyes: where each header and each tagged row stands now, counted from one."""

    person: Person
    title: str = TAB

    def lines(self) -> list[list[Any]]:
        return self.person.values(self.title, "UNFORMATTED_VALUE")

    def header(self) -> int:
        for number, line in enumerate(self.lines(), start=1):
            if "Tag" in line:
                return number
        raise Unseen

    def has(self, title: str) -> bool:
        return title in self.lines()[self.header() - 1]

    def column(self, title: str) -> int:
        if not self.has(title):
            raise Unseen
        return self.lines()[self.header() - 1].index(title) + 1

    def row(self, tag: str) -> int:
        column = self.column("Tag")
        for number, line in enumerate(self.lines(), start=1):
            if column <= len(line) and line[column - 1] == tag:
                return number
        raise Unseen

    def of_people(self) -> dict[str, dict[str, Any]]:
        """What stands in people's columns of the tagged rows, by tag and title."""
        lines, header = self.lines(), self.header()
        titles = lines[header - 1]
        found: dict[str, dict[str, Any]] = {}
        for line in lines[header:]:
            record = {title: line[at] if at < len(line) else "" for at, title in enumerate(titles) if title}
            if record.get("Tag"):
                found[record["Tag"]] = {name: held for name, held in record.items() if name not in MACHINE}
        return found


def _letters(column: int) -> str:
    return chr(64 + column)


@dataclass(frozen=True)
class Type:
    tag: str
    title: str
    text: str

    def __call__(self, table: Table) -> None:
        place = f"{_letters(table.column(self.title))}{table.row(self.tag)}"
        table.person.type(table.title, place, self.text)


@dataclass(frozen=True)
class Sort:
    title: str
    down: bool

    def __call__(self, table: Table) -> None:
        table.person.sort(table.title, table.column(self.title), self.down, table.header())


@dataclass(frozen=True)
class InsertRows:
    tag: str
    count: int

    def __call__(self, table: Table) -> None:
        table.person.insert_rows(table.title, table.row(self.tag), self.count)


@dataclass(frozen=True)
class DeleteRow:
    tag: str

    def __call__(self, table: Table) -> None:
        table.person.delete_rows(table.title, table.row(self.tag))


@dataclass(frozen=True)
class MoveRow:
    tag: str
    before: str

    def __call__(self, table: Table) -> None:
        row, before = table.row(self.tag), table.row(self.before)
        if before not in {row, row + 1}:
            table.person.move_rows(table.title, row, before)


@dataclass(frozen=True)
class InsertColumn:
    before: str
    named: str

    def __call__(self, table: Table) -> None:
        column = table.column(self.before)
        if not table.has(self.named):
            table.person.insert_columns(table.title, column)
            table.person.type(table.title, f"{_letters(column)}{table.header()}", self.named)


@dataclass(frozen=True)
class MoveColumn:
    title: str
    before: str

    def __call__(self, table: Table) -> None:
        column, before = table.column(self.title), table.column(self.before)
        if before not in {column, column + 1}:
            table.person.move_columns(table.title, column, before)


@dataclass(frozen=True)
class DeleteColumn:
    title: str

    def __call__(self, table: Table) -> None:
        table.person.delete_columns(table.title, table.column(self.title))


@dataclass(frozen=True)
class InsertAbove:
    """A row above the header, for a remark."""

    def __call__(self, table: Table) -> None:
        table.person.insert_rows(table.title, 1)


@dataclass(frozen=True)
class Elsewhere:
    """Something beside the tab: another tab, a filter, the tab's name."""

    what: str

    def __call__(self, table: Table) -> None:
        if self.what == "filter":
            table.person.set_filter(table.title, 2, ("x",))
        elif self.what == "tab" and "Mine" not in table.person.tabs():
            table.person.add_tab("Mine", 0)
        elif self.what == "name":
            table.person.rename_tab(table.title, "Pairings" if table.title == TAB else TAB)
            table.title = "Pairings" if table.title == TAB else TAB


PEOPLES = [title for title in TITLES if title not in MACHINE]
WORDS = st.sampled_from(["", "word", "=1+1", "approve"])
ACTS = st.one_of(
    st.builds(Type, st.sampled_from(TAGS), st.sampled_from(["Notes", "Coordinator", "Needs"]), WORDS),
    st.builds(Sort, st.sampled_from(["Giver", "Notes", "Tag"]), st.booleans()),
    st.builds(InsertRows, st.sampled_from(TAGS), st.integers(1, 3)),
    st.builds(DeleteRow, st.sampled_from(TAGS)),
    st.builds(MoveRow, st.sampled_from(TAGS), st.sampled_from(TAGS)),
    st.builds(InsertColumn, st.sampled_from(TITLES), st.sampled_from(["Mine 1", "Mine 2"])),
    st.builds(MoveColumn, st.sampled_from(TITLES), st.sampled_from(TITLES)),
    st.builds(DeleteColumn, st.sampled_from(["Notes", "Why", "State"])),
    st.builds(InsertAbove),
    st.builds(Elsewhere, st.sampled_from(["filter", "tab", "name"])),
)
