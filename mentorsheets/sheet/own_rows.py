"""What a sheet holds of one person, row by row, as it stands: for that person's own eyes.

Which column of whose row may be told stands in one table, and one without a rule fails a test. What others
said, wrote or wish of them is in none of these rows.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.domain.events import DeskEvent
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.erase_rules import GO_WHOLE, OWNERS
from mentorsheets.sheet.leaving import Leaving, find_writers, split_ids
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.schema import DECLARED_TABS

WHOLE = "*"
"""Every column of the row, also those that people added."""
SHOWN_COLUMNS: Mapping[str, str] = {
    "Participants": WHOLE,
    "Needs": WHOLE,
    "Matches": "Match, Needs, Coordinator, State, Since, Next check-in, Wants check-ins, First talk",
    "Circles": "Circle, Need, Coordinator, State, Meets on, Where, Since",
    "Check-ins": "Check-in, Match, Need, Question, Asked on, Answer, In their words, Served own goal, "
    "Answered on, Goal asked, Also about",
    "Messages": "Kind, State, On, Subject, Detail",
    "History": "On, What, From, To, Match, In their words",
    "Register": "Email, Name, Also writes from, Since",
    "To confirm": "Topic, Asked on, Said",
    "Answers taken": "Form, Taken on, Answered",
    "Mail read": "Became, Arrived, Read on",
}
"""By tab, the columns of a person's own rows that they are shown."""
KEPT_BACK: Mapping[str, str] = {
    "Matches": "Giver, Asker, Why, Notes, Giver says, Asker says, Giver id, Asker id",
    "Circles": "Givers, Askers, Giver ids, Asker ids",
    "Check-ins": "Person, Who with whom, Person id",
    "Messages": "Message, Person, Period, Who with whom, About, Person id, Carries, At, Instance",
    "History": "Entry, Person, Who with whom, Person id",
    "Register": "Person id, Wrote before from",
    "To confirm": "Question, Person id, Address, Known address, Detail",
    "Answers taken": "Answer, Person id, Wrote",
    "Mail read": "Mail, Person id, About, Detail",
}
"""By tab, the columns that are kept back: others' names and words, which `Held` tells as far as both know
of each other; notes, for a human to look at; and marks and keys, which tell of nobody."""
OF_NOBODY = frozenset(
    {
        *("Today", "Problems", "Settings", "Mapping", "Need kinds"),
        *("Questions", "Templates", "Mail sent", "Forgotten", "Published"),
    }
)
"""Tabs that only repeat what stands elsewhere, or hold what is nobody's."""
OWN_SAYS: Mapping[str, str] = {"Giver id": "Giver says", "Asker id": "Asker says"}
"""What somebody answered to a proposal, by the side on which they are."""

BY_COORDINATOR = frozenset(map(str, DeskEvent))
"""What happened by the coordinator's word, whose words are theirs."""
OwnRow = Mapping[str, Cell]


@dataclass(frozen=True, slots=True)
class NoteOnPair:
    """A cell of notes about a pair of theirs, which a human has to read before it is told or not."""

    tab: str
    cell: str


@dataclass(frozen=True, slots=True)
class OwnRows:
    """A person's rows by tab, each cell under its header, and the notes that only a human can judge."""

    rows: Mapping[str, tuple[OwnRow, ...]]
    notes: tuple[NoteOnPair, ...]


def collect_own_rows(book: Book, leaving: Leaving) -> OwnRows:
    """Return what a book holds of the person who is meant."""
    rows: dict[str, tuple[OwnRow, ...]] = {}
    notes: list[NoteOnPair] = []
    declared = {tab.title: spec for spec in DECLARED_TABS if (tab := find_tab(book, spec))}
    for tab in book.tabs:
        spec = declared.get(tab.title)
        if spec is None:
            found = _list_answers(tab, leaving)
        elif spec.title in OF_NOBODY:
            continue
        else:
            table = _Table(tab, spec, leaving)
            found = tuple(table.list_rows())
            notes += table.list_notes()
        if found:
            rows[spec.title if spec else tab.title] = found
    return OwnRows(rows, tuple(notes))


class _Table:
    """One declared tab, and which of its rows are the person's."""

    def __init__(self, tab: Tab, spec: TabSpec, leaving: Leaving) -> None:
        self.tab, self.spec, self.leaving = tab, spec, leaving
        self.header: Header = find_header(tab, spec)
        self.named = {column: title for title, column in self.header.columns.items()}

    def list_rows(self) -> Iterator[OwnRow]:
        """Yield their rows, with the columns that they may see."""
        told = SHOWN_COLUMNS[self.spec.title]
        for _, row, sides in self._theirs():
            titles = {*told.split(", "), *(OWN_SAYS[side] for side in sides if side in OWN_SAYS)}
            if self.spec.title == "History" and self._text(row, "What") in BY_COORDINATOR:
                titles.discard("In their words")
            yield {
                title: cell
                for column, cell in enumerate(row)
                if cell is not None
                and ((title := self._title(column)) in titles or (told == WHOLE and title))
            }

    def list_notes(self) -> Iterator[NoteOnPair]:
        """Yield the cells of notes in their rows, and notes of people on cells of these rows."""
        column = self.header.columns.get("Notes")
        for index, row, _ in self._theirs():
            if self.spec.title in GO_WHOLE:
                continue
            if column is not None and column < len(row) and row[column] is not None:
                yield NoteOnPair(self.tab.title, cell_name(index, column))
            for place in self.tab.comments:
                if place[0] == index:
                    yield NoteOnPair(self.tab.title, cell_name(*place))

    def _theirs(self) -> Iterator[tuple[int, Sequence[Cell], frozenset[str]]]:
        for index in range(self.header.row + 1, len(self.tab.rows)):
            row = self.tab.rows[index]
            sides = self._find_sides(row)
            if sides:
                yield index, row, sides

    def _find_sides(self, row: Sequence[Cell]) -> frozenset[str]:
        """Return the columns by which a row is theirs, none if it is not."""
        if self.spec.title == "Needs":
            is_own = self._text(row, "Need id") in self.leaving.needs or self._names(row, "Person")
            return frozenset({"Person"} if is_own else ())
        if self.spec.title == "Participants":
            # Where two have one address, or one name, both have to be theirs.
            email, name = self._text(row, "Email"), self._text(row, "Name")
            by_address = bool(email) and self.leaving.has_address(email)
            is_own = by_address or (self.leaving.is_named(name) and not (email and self.leaving.address))
            return frozenset({"Email"} if is_own else ())
        owners = OWNERS.get(self.spec.title, ())
        return frozenset(one for one in owners if self.leaving.id in split_ids(self._text(row, one)))

    def _names(self, row: Sequence[Cell], title: str) -> bool:
        text = self._text(row, title)
        return bool(text) and (self.leaving.is_named(text) or self.leaving.has_address(text))

    def _text(self, row: Sequence[Cell], title: str) -> str:
        column = self.header.columns.get(title)
        return str(row[column] or "").strip() if column is not None and column < len(row) else ""

    def _title(self, column: int) -> str:
        """Return the name of a column: ours, or what people wrote over it."""
        head = self.tab.rows[self.header.row]
        typed = str(head[column] or "").strip() if column < len(head) else ""
        return self.named.get(column, typed)


def _list_answers(tab: Tab, leaving: Leaving) -> tuple[OwnRow, ...]:
    """Return the rows of a list that is not ours which the person wrote, under what stands above them."""
    writers = find_writers(tab)
    head = next((row for row in tab.rows if any(row)), ())
    return tuple(
        {
            str(head[column]): cell
            for column, cell in enumerate(row)
            if cell is not None and column < len(head)
        }
        for row in tab.rows
        if any(
            leaving.is_named(text.strip()) or leaving.has_address(text)
            for column in writers
            if column < len(row) and (text := str(row[column] or ""))
        )
    )
