"""What forgetting somebody changes in a book, and what only a human can judge."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mentorsheets.sheet.backend import Cell, NoteCells, Operation, WriteCells
from mentorsheets.sheet.notes import CellIndexes


@dataclass(frozen=True, slots=True)
class ForHuman:
    """A cell that no program can judge."""

    tab: str
    cell: str
    why: str


@dataclass(slots=True)
class Erased:
    """The cells to be written, how many in each tab, and what a human should look at."""

    cells: dict[str, dict[tuple[int, int], Cell]] = field(default_factory=dict)
    for_human: list[ForHuman] = field(default_factory=list)
    notes: dict[str, dict[CellIndexes, str | None]] = field(default_factory=dict)
    comments: dict[str, dict[CellIndexes, str | None]] = field(default_factory=dict)
    emptied: dict[str, set[int]] = field(default_factory=dict)

    @property
    def places(self) -> Mapping[str, int]:
        """How many cells change, by tab."""
        return Counter({tab: len(cells) for tab, cells in self.cells.items() if cells})

    @property
    def operations(self) -> tuple[Operation, ...]:
        """What is to be written, our own notes to be taken away, and those of people on rows that go."""
        notes = [NoteCells(tab, ours) for tab, ours in self.notes.items() if ours]
        notes += [NoteCells(tab, told, of_people=True) for tab, told in self.comments.items() if told]
        return (*(WriteCells(tab, cells) for tab, cells in self.cells.items() if cells), *notes)

    def empty(self, tab: str, row: int, cells: Sequence[Cell]) -> None:
        """Have a row of a tab be emptied, with what people noted on it."""
        there = self.cells.setdefault(tab, {})
        there |= {(row, column): None for column, cell in enumerate(cells) if cell is not None}
        self.emptied.setdefault(tab, set()).add(row)
