"""The small interface behind which a workbook and a Google sheet are the same."""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Protocol, TypeVar, cast, runtime_checkable

from mentorsheets.sheet.columns import TabSpec

T = TypeVar("T")
Cell = str | float | bool | date | datetime | None


@dataclass(frozen=True, slots=True)
class Tab:
    """What stands in one tab: `rows[r][c]` is the cell in row r + 1 and column c + 1, None where empty.

    Rows may be ragged; trailing empty cells and rows are left out. Whole numbers come as int, texts without
    change, and `formulas` holds the (row, column) indexes whose value a formula computed. `merged` holds
    the ranges, as "A1:B2", that one cell covers. `notes` holds the notes that we put on cells, by
    (row, column) index, and `comments` those of people, with who wrote them left out. `number` names the tab
    in addresses of Google's, and `mark` says as which declared tab it is known, whatever its title is by now.
    The letters of a file that does not say how they are written are `guessed`. Nobody sees a `hidden` tab.
    """

    title: str
    rows: tuple[tuple[Cell, ...], ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[str, ...] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False)
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict, hash=False, compare=False)
    number: int | None = field(default=None, compare=False)
    mark: str = field(default="", compare=False)
    guessed: bool = field(default=False, compare=False)
    hidden: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Book:
    """All tabs at one moment. `version` differs whenever anything that matters to a write differs.

    `place` is the mark of where it stands, and `find_beside` looks for what lies beside it there: names by
    their marks.
    """

    tabs: tuple[Tab, ...]
    version: str = ""
    place: str = field(default="", compare=False)
    find_beside: Callable[[], dict[str, str]] = field(default=dict, repr=False, compare=False)
    _made: dict[Callable[["Book"], object], object] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def remember(self, make: Callable[["Book"], T]) -> T:
        """Return what `make` makes of this book, which is made once and kept as long as the book is.

        A run looks several times at a sheet that may be held unchanged in memory.
        """
        if make not in self._made:
            self._made[make] = make(self)
        return cast("T", self._made[make])


@dataclass(frozen=True, slots=True)
class AddTab:
    """A declared tab is to be made, with its header, its drop-downs, notes and first rows."""

    spec: TabSpec


@dataclass(frozen=True, slots=True)
class WriteCells:
    """Cells to be written in one tab: (row, column) indexes from 0 to the value, None to empty the cell.

    Where the rows are to `fit`, they are made as high as their texts. Those `beside` stay as they are, and
    must be as they were seen: what somebody types there meanwhile would otherwise be about what is written.
    """

    tab: str
    cells: Mapping[tuple[int, int], Cell]
    fit: bool = False
    beside: frozenset[tuple[int, int]] = frozenset()


@dataclass(frozen=True, slots=True)
class AppendRows:
    """Rows to be put below the last typed one, in a tab whose header stands at the row index `header`.

    Of rows that are `keyed` some may be written without the others, as whoever adds them again finds them.
    `notes` stand on cells of theirs, by the index of the row among these and that of the column.
    """

    tab: str
    rows: tuple[tuple[Cell, ...], ...]
    header: int = 0
    keyed: bool = False
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def cut(self, first: int, end: int) -> "AppendRows":
        """Return the rows from the index `first` to before `end`, with their notes."""
        notes = {
            (row - first, column): note for (row, column), note in self.notes.items() if first <= row < end
        }
        return replace(self, rows=self.rows[first:end], notes=notes)


@dataclass(frozen=True, slots=True)
class ReplaceRows:
    """A tab of the machine's alone: everything below the header, at the row index `header`, gives way."""

    tab: str
    rows: tuple[tuple[Cell, ...], ...] = field(default=())
    header: int = 0


@dataclass(frozen=True, slots=True)
class DropRows:
    """Rows of one tab, by their indexes, that are taken out, so that those below them move up.

    No cell of that tab holds a formula, or a note below its header; other operations leave it alone.
    """

    tab: str
    rows: frozenset[int]


@dataclass(frozen=True, slots=True)
class NoteCells:
    """Notes of ours to be put on cells of one tab, None to take ours away; a person's note stays as it is.

    Only where somebody is to be forgotten, notes `of_people` give way too.
    """

    tab: str
    notes: Mapping[tuple[int, int], str | None]
    of_people: bool = False


@dataclass(frozen=True, slots=True)
class MarkTab:
    """A tab is to be known from now on as the one declared as `title`, whatever somebody calls it."""

    tab: str
    title: str


@dataclass(frozen=True, slots=True)
class RenameTab:
    """A tab is to be called `title`, which no other is; all that names it goes on meaning it.

    Other operations of the same write call it as it was.
    """

    tab: str
    title: str


Operation = AddTab | WriteCells | AppendRows | ReplaceRows | DropRows | NoteCells | MarkTab | RenameTab


class ChangedMeanwhile(Exception):
    """The sheet is no longer the one that was read, so what was to be written must be decided anew."""


class Backend(Protocol):
    """A place that holds a sheet. All text is written raw: a leading "=" stays text."""

    @property
    def name(self) -> str:
        """What to call this sheet in a message: a file's name, or the title of a Google sheet."""

    @property
    def longest_cell(self) -> int:
        """How many characters a cell of it holds, counted in UTF-16."""

    def read(self) -> Book:
        """Return what the sheet holds now.

        Raises:
            WrongUse: it does not exist, is no workbook, or may not be read.
            Unreachable: it did not answer.
        """

    def write(self, operations: Sequence[Operation], seen: Book) -> None:
        """Carry out all operations at once, or none, if the sheet is still the one that was `seen`.

        What keyed rows there are in excess of what a sheet takes at a time may come after the rest.

        Raises:
            ChangedMeanwhile: it is not; nothing was written, or nothing but all the rest and keyed rows.
            WrongUse: it may not be written to, or somebody has the file open.
            Unreachable: it did not answer; nothing half-written is left.
        """

    def claimed(self, holder: str, *, lightly: bool = False) -> AbstractContextManager[None]:
        """Keep other runs from working on this sheet while the block lasts; `holder` is what they are told.

        A holder that died holds nothing: at once, or when its time is over. Whoever sends nothing, and
        writes once what it decided from the sheet as it was `seen`, may claim it `lightly`: where a claim
        itself must be written, none is, and only the work of others is heeded.

        Raises:
            Busy: another run is at work on the sheet.
            WrongUse, Unreachable: as `write`.
        """


@runtime_checkable
class LooksFromAfar(Protocol):
    """A backend of which each look is a call that takes long, so that many steps may share one.

    What is decided from an older look is safe: only the sheet that was `seen` is written into, and a claim,
    which goes before all sending, shows it anew. Whoever must know what people typed this minute looks anew.
    """

    def look_once(self) -> AbstractContextManager[None]:
        """Have `read` return what was seen last, while this lasts, as long as nothing was written since."""

    def look_anew(self, within: timedelta = timedelta(), top_of: TabSpec | None = None) -> Book:
        """Return what the sheet holds at this moment, or held `within` so short a time before.

        Where the `top_of` one tab is asked for, there may be no more in it than its topmost rows.

        Raises:
            WrongUse, Unreachable: as `Backend.read`.
        """


@runtime_checkable
class KeepsTraces(Protocol):
    """A backend whose file keeps texts that no cell shows any more, until they are scrubbed."""

    def scrub(self, mask: Callable[[str], str]) -> None:
        """Blank such texts; `mask` goes over comments and the like.

        Raises:
            WrongUse, Busy, Unreachable: as `Backend.write`.
        """

    def find_traces(self, says: Callable[[str], bool]) -> tuple[str, ...]:
        """Return the parts of the file in which `says` holds for what is written there."""


@runtime_checkable
class KeepsArchives(Protocol):
    """A backend beside which old rows may lie in sheets of their own.

    `linked` is the sheet that Settings name for it, "" for none: only a kind of sheet that cannot make a new
    one beside itself needs one.
    """

    @property
    def most_moved(self) -> int:
        """How many rows move at a time."""

    def has_archive(self, linked: str) -> bool:
        """Return whether there is a place for old rows; nothing is opened or made."""

    def archive(self, year: int, linked: str) -> "Backend":
        """Return the archive of a year, with the tabs that rows move into.

        Raises:
            WrongUse: it cannot be made there, or what is linked is no archive.
            Busy, Unreachable: as `Backend.write`.
        """

    def list_archives(self, named: Collection[str] = ()) -> tuple["Backend", ...]:
        """Return the archives that lie there, and those `named` that do."""
