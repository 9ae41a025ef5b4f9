"""Rows of a list that are nobody's: "MENTORS" above those below it, the questions once more, an example."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from mentorsheets.sheet.adopt.footers import is_note
from mentorsheets.sheet.adopt.questions import NAMES_PEOPLE, Titles
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.adopt.roles import role_of_title
from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain

WORDS_OF_A_HEADING = 6
"""Words of a heading; a longer text in a row of its own is a note."""
LEAST_REPEATED = 2
"""Cells that stand below their own titles word by word, from which on a row is the questions once more."""
ROWS_OF_EXAMPLES = 3
"""Rows below the questions in which an example of how to answer may stand."""
_EXAMPLES = frozenset(
    (
        "ex", "e g", "eg", "example", "sample", "sample row", "example row", "for example", "bsp", "beispiel", "zum beispiel", "z b", "zb",
        "muster", "ej", "p ej", "ejemplo", "por ejemplo", "exemple", "par exemple", "p ex", "exemplo", "por exemplo", "مثال", "مثلا",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ListWithHeadings:
    """A list without the rows that are nobody's, the role that headings give to rows, by their index, examples, and notes.

    `titles` are its questions, with those behind them that only rows below other questions answer.
    """

    tab: Tab
    titles: Titles
    roles: Mapping[int, Role] = field(default_factory=dict)
    examples: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()


def take_out_headings(tab: Tab, header: int, titles: Titles) -> ListWithHeadings:
    """Return a list whose questions stand at the row index `header`, with the rows emptied that are no answers.

    A heading alone in its row that says a role gives it to all rows down to the next; so does one above the questions.
    Where the questions stand again with some others in their places, what is below is an answer to those.
    """
    tab, titles, gone = _part_blocks(tab, header, titles)
    role = _role_above(tab.rows[:header], titles)
    column = _column_of_headings(tab.rows[header + 1 :], titles)
    roles: dict[int, Role] = {}
    examples: list[int] = []
    notes: list[int] = []
    for row in range(header + 1, len(tab.rows)):
        cells = tab.rows[row]
        if heading := role_of_heading(cells):
            role = heading
            gone.add(row)
        elif row <= header + ROWS_OF_EXAMPLES and _is_example(cells):
            examples.append(row)
        elif is_note(cells):
            notes.append(row)
        else:
            named = cells[column] if column is not None and column < len(cells) else None
            role = (role_of_title(named) if isinstance(named, str) else None) or role
            if role:
                roles[row] = role
    nobody = gone | {*examples, *notes}
    rows = tuple(() if row in nobody else cells for row, cells in enumerate(tab.rows))
    return ListWithHeadings(
        replace(tab, rows=rows) if nobody else tab, titles, roles, tuple(examples), tuple(notes)
    )


def role_of_heading(cells: Sequence[Cell]) -> Role | None:
    """Return the role that a row says which is nothing but a heading, with a count beside it at most."""
    texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
    others = [cell for cell in cells if cell not in (None, "") and not isinstance(cell, str)]
    numbers = all(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in others)
    is_alone = len(texts) == 1 and len(others) <= 1 and numbers
    if not is_alone or "@" in texts[0] or len(texts[0].split()) > WORDS_OF_A_HEADING:
        return None
    return role_of_title(texts[0])


def _column_of_headings(rows: Sequence[Sequence[Cell]], titles: Titles) -> int | None:
    """Return the first column if it says a role once above all who are of it, as merged cells do, else None."""
    column = _begin(titles)
    said = [row[column] for row in rows if column < len(row) and row[column] not in (None, "")]
    filled = sum(_begin(row) < len(row) for row in rows)
    is_once = 0 < len({plain(str(cell)) for cell in said}) == len(said) < filled
    return column if is_once and all(isinstance(cell, str) and role_of_title(cell) for cell in said) else None


def _role_above(rows: Sequence[Sequence[Cell]], titles: Titles) -> Role | None:
    """Return the role of the last heading above the questions, None if another title stands below it.

    What begins further to the right than they do stands above some of them alone.
    """
    begin = _begin(titles)
    named = [
        role_of_heading(cells) if _begin(cells) <= begin else None
        for cells in rows
        if _begin(cells) < len(cells)
    ]
    return named[-1] if named else None


def _begin(cells: Sequence[Cell]) -> int:
    """Return the index of the first cell in which anything stands, the number of cells if there is none."""
    return next((place for place, cell in enumerate(cells) if cell not in (None, "")), len(cells))


def _part_blocks(tab: Tab, header: int, titles: Titles) -> tuple[Tab, Titles, set[int]]:
    """Return a list with the answers to other questions moved into columns of their own, and where these stood.

    They stand in a row with some of the questions, in the same columns: "Name | Email | Needs" below "Name | Email | Offers".
    """
    width = max(map(len, (titles, *tab.rows)))
    rows, again = [list(row) for row in tab.rows], set[int]()
    # What stands below no question at all keeps its place, and the others come behind it.
    asked: list[Cell] = [*titles, *[None] * (width - len(titles))]
    other: dict[int, int] = {}
    for row in range(header + 1, len(rows)):
        if _repeats(rows[row], titles):
            again.add(row)
            other = {}
            for place, cell in enumerate(rows[row]):
                if cell not in (None, "") and not (
                    place < len(titles) and _is_same(str(cell), titles[place])
                ):
                    asked.append(cell)
                    other[place] = len(asked) - 1
            continue
        for place, column in other.items():
            if place < len(rows[row]) and rows[row][place] not in (None, ""):
                rows[row] += [None] * (column + 1 - len(rows[row]))
                rows[row][column], rows[row][place] = rows[row][place], None
    moved = replace(tab, rows=tuple(map(tuple, rows))) if len(asked) > width else tab
    return moved, tuple(asked) if len(asked) > width else titles, again


def _repeats(cells: Sequence[Cell], titles: Titles) -> bool:
    """Return whether a row is the questions once more: all of it, or names and addresses with others beside them."""
    there = {place: cell for place, cell in enumerate(cells) if cell not in (None, "")}
    same = [
        place for place, cell in there.items() if place < len(titles) and _is_same(str(cell), titles[place])
    ]
    if len(same) < LEAST_REPEATED or not all(isinstance(cell, str) for cell in there.values()):
        return False
    return len(same) == len(there) or any(NAMES_PEOPLE.search(plain(str(there[place]))) for place in same)


def _is_same(cell: str, title: Cell) -> bool:
    return isinstance(title, str) and bool(plain(cell)) and plain(cell) == plain(title)


def _is_example(cells: Sequence[Cell]) -> bool:
    first = next((cell for cell in cells if cell not in (None, "")), None)
    if not isinstance(first, str):
        return False
    words = plain(first)
    begins = any(
        words.startswith(f"{mark} ") for mark in _EXAMPLES if " " in mark or len(mark) > len("muster")
    )
    return words in _EXAMPLES or plain(first.partition(":")[0]) in _EXAMPLES or begins
