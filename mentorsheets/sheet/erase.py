"""What forgetting a person changes in a sheet: every cell by its column's rule, all at once."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Book, Cell, NoteCells, Operation, Tab, WriteCells
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.erase_rules import ERASE_RULES, GO_WHOLE, LISTS_OF_NAMES, OWNERS, Erase
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.reading.machine_tabs import FORGOTTEN_NAME
from mentorsheets.sheet.schema import DECLARED_TABS

MASKED = "…"
WORDS = frozenset({"In their words", "Why", "Question", "Where", "Notes"})
"""Columns in which a first name alone may mean them, so that a human should look."""
NOTES = "Notes"
KEYS_OF_MAIL = frozenset({("Messages", "Message"), ("Mail sent", "Mail")})
"""The columns, each with its tab, in which the key of a mail stands: a new one is the same in both."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who is to be forgotten: all that they are known by, and `gone`, the id of nobody that takes its place.

    `needs` are the ids of their needs, `ended` the ids of matches that end by it.
    """

    id: str
    name: str
    address: str
    gone: str
    today: date
    needs: frozenset[str] = frozenset()
    ended: frozenset[str] = frozenset()
    namesakes: bool = False

    @property
    def names(self) -> re.Pattern[str]:
        """Whatever says their whole name or their address."""
        words = r"\s+".join(map(re.escape, unicodedata.normalize("NFC", self.name).split()))
        exact = "" if len(self.name.split()) > 1 else "(?-i:"
        parts = [f"{exact}{words}{')' if exact else ''}"] if words else []
        parts += [re.escape(self.address)] if self.address else []
        return re.compile(rf"(?i)(?<!\w)(?:{'|'.join(parts) or '(?!)'})(?!\w)")

    @property
    def first_name(self) -> re.Pattern[str]:
        """Their first name alone, if nobody else has it."""
        first = self.name.split()[0] if len(self.name.split()) > 1 and not self.namesakes else ""
        return re.compile(rf"(?<!\w){re.escape(first)}(?!\w)" if len(first) > 2 else "(?!)")

    @property
    def ids(self) -> re.Pattern[str]:
        """Their id and the ids of their needs, which begin with it in older sheets."""
        whole = [*self.needs, self.id]
        known = "|".join(re.escape(name) for name in sorted(whole, key=len, reverse=True))
        return re.compile(rf"(?<![\w-])(?:{known})(?:/[\w-]+)*(?![\w/-])")

    def mask(self, text: str) -> str:
        """Return a text without their whole name and address."""
        normal = unicodedata.normalize("NFC", text)
        return self.names.sub(MASKED, normal) if self.names.search(normal) else text


@dataclass(frozen=True, slots=True)
class ForHuman:
    """A cell that no program can judge."""

    tab: str
    cell: str
    why: str


@dataclass(slots=True)
class Erased:
    """The cells to be written, how many in each tab, what a human should look at, and new keys of mails."""

    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    for_human: list[ForHuman] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    notes: dict[str, dict[tuple[int, int], str | None]] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[str, int]:
        """How many cells change, by tab."""
        return Counter({tab: len(cells) for tab, cells in self.cells.items() if cells})

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What is to be written, and our own notes to be taken away."""
        notes = [NoteCells(tab, theirs) for tab, theirs in self.notes.items() if theirs]
        return (*(WriteCells(tab, cells) for tab, cells in self.cells.items() if cells), *notes)


def erase(
    book: Book,
    leaving: Leaving,
    is_theirs: Callable[[str], bool],
    fresh: Callable[[], str],
    keys: Mapping[str, str] | None = None,
) -> Erased:
    """Return what forgetting somebody changes in a book.

    `is_theirs` says whether a cell names them, as one who asks or takes part; `fresh` gives a new random key
    to each of their mails, unless `keys` has one.
    """
    erased = Erased(keys=dict(keys or {}))
    declared = {tab.title: spec for spec in DECLARED_TABS if (tab := find_tab(book, spec))}
    sweeps = [
        _Sweep(tab, declared[tab.title], leaving, erased, fresh) for tab in book.tabs if tab.title in declared
    ]
    asked = frozenset(name for sweep in sweeps for name in sweep.find_asked())
    for sweep in sweeps:
        sweep.run(is_theirs, asked)
    for tab in book.tabs:
        if tab.title not in declared:
            _erase_foreign(tab, leaving, erased)
        changed = erased.cells.get(tab.title, {})
        erased.notes[tab.title] = {
            place: None for place, note in tab.notes.items() if place in changed or leaving.names.search(note)
        }
    return erased


class _Sweep:
    """One declared tab, row by row."""

    def __init__(
        self, tab: Tab, spec: TabSpec, leaving: Leaving, erased: Erased, fresh: Callable[[], str]
    ) -> None:
        self.tab, self.spec, self.leaving, self.fresh = tab, spec, leaving, fresh
        self.header: Header = find_header(tab, spec)
        self.titles = {column: title for title, column in self.header.columns.items()}
        self.erased = erased
        self.cells = erased.cells.setdefault(tab.title, {})
        self.asked: frozenset[str] = frozenset()

    def find_asked(self) -> Iterator[str]:
        """Yield the names of the matches and circles of this tab in which they are the one who asks."""
        for row in self.tab.rows[self.header.row + 1 :]:
            if self._asks(self._sides(row)):
                yield self._text(row, self.spec.key)

    def run(self, is_theirs: Callable[[str], bool], asked: frozenset[str]) -> None:
        """Take in every row below the header; `asked` are the matches and circles in which they ask."""
        self.asked = asked
        for index in range(self.header.row + 1, len(self.tab.rows)):
            row = self.tab.rows[index]
            if self.spec.title in GO_WHOLE and self._is_own(row, is_theirs):
                self.cells |= {(index, column): None for column, cell in enumerate(row) if cell is not None}
            else:
                sides = self._sides(row)
                for column, cell in enumerate(row):
                    if cell is not None:
                        self._take(index, column, cell, sides, row)

    def _text(self, row: Sequence[Cell], title: str) -> str:
        column = self.header.columns.get(title)
        return str(row[column] or "").strip() if column is not None and column < len(row) else ""

    def _is_own(self, row: Sequence[Cell], is_theirs: Callable[[str], bool]) -> bool:
        if self.spec.title == "Needs":
            return self._text(row, "Need id") in self.leaving.needs or is_theirs(self._text(row, "Person"))
        name, address = self._text(row, "Name"), self._text(row, "Email")
        # Where others have the address too, the name says whose the row is.
        return is_theirs(address or name) or bool(name and address and is_theirs(f"{name} <{address}>"))

    def _sides(self, row: Sequence[Cell]) -> frozenset[str]:
        """Return the columns of ids in which this row names them."""
        return frozenset(
            title
            for title in OWNERS.get(self.spec.title, ())
            if self.leaving.id in re.split(r"[\s,]+", self._text(row, title))
        )

    def _take(self, index: int, column: int, cell: Cell, sides: frozenset[str], row: Sequence[Cell]) -> None:
        title = self.titles.get(column, "")
        rule = ERASE_RULES.get(self.spec.title, {}).get(title, Erase.MASK)
        asks = self._asks(sides) or self._text(row, "Match") in self.asked
        new = self._erased(title, rule, cell, sides, asks=asks)
        if sides and (self.spec.title, title) in KEYS_OF_MAIL:
            new = self.erased.keys.setdefault(str(cell), self.fresh())
        if self.spec.title == "Matches" and sides and self._text(row, "Match") in self.leaving.ended:
            ended: dict[str, Cell] = {"State": "ended", "Since": self.leaving.today, "Next check-in": None}
            new = ended.get(title, new)
        if new != cell:
            self.cells[index, column] = new
        self._show_human(index, column, title, new, sides)

    def _erased(self, title: str, rule: Erase, cell: Cell, sides: frozenset[str], *, asks: bool) -> Cell:
        """Return what is to stand in a cell."""
        if rule is Erase.KEEP:
            return cell
        if sides and (rule is Erase.DROP or (rule is Erase.DROP_FOR_ASKER and asks)):
            return None
        if not isinstance(cell, str):
            return cell
        if title in LISTS_OF_NAMES:
            kept = [part for part in re.split(r"\s*[,;\n]\s*", cell) if self.leaving.mask(part) == part]
            return ", ".join(kept) or None if len(kept) < len(re.split(r"\s*[,;\n]\s*", cell)) else cell
        if rule is Erase.RENAME:
            named = self.leaving.names.sub(FORGOTTEN_NAME, self.leaving.ids.sub(self.leaving.gone, cell))
            return re.sub(
                rf"{re.escape(FORGOTTEN_NAME)}\s*<{re.escape(FORGOTTEN_NAME)}>", FORGOTTEN_NAME, named
            )
        return self.leaving.mask(cell)

    def _asks(self, sides: frozenset[str]) -> bool:
        return not sides.isdisjoint({"Asker id", "Asker ids"})

    def _show_human(self, index: int, column: int, title: str, cell: Cell, sides: frozenset[str]) -> None:
        where = cell_name(index, column)
        if title == NOTES and cell and (sides or self.leaving.names.search(str(cell))):
            why = "notes about a pair of theirs are yours to look at"
            self.erased.for_human.append(ForHuman(self.tab.title, where, why))
        elif title in WORDS and isinstance(cell, str) and self.leaving.first_name.search(cell):
            self.erased.for_human.append(ForHuman(self.tab.title, where, "a first name"))


def _erase_foreign(tab: Tab, leaving: Leaving, erased: Erased) -> None:
    """Take in a tab that is not ours: a row that holds their address goes, elsewhere they are masked."""
    cells = erased.cells.setdefault(tab.title, {})
    for index, row in enumerate(tab.rows):
        texts = [str(cell).strip().casefold() for cell in row if isinstance(cell, str)]
        if leaving.address and leaving.address in texts:
            cells |= {(index, column): None for column, cell in enumerate(row) if cell is not None}
            continue
        for column, cell in enumerate(row):
            if isinstance(cell, str) and (new := leaving.mask(cell)) != cell:
                cells[index, column] = new
