"""Rows on their way from a sheet into an archive: picked by key, written there, read back, taken out."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.sheet.backend import Backend, Book, Cell, Tab
from mentorsheets.sheet.edits import AddRow, Edit, SetRow, Values
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.schema import ARCHIVED_TABS, tab_spec
from mentorsheets.sheet.writing.commit import commit

KeysByTab = Mapping[str, Collection[str]]
"""By the title under which a tab is declared, what stands in the key columns of rows of it."""


@dataclass(frozen=True, slots=True)
class OldRow:
    """A row of the tab declared as `tab`: where it stands, by index, and what stands in its columns."""

    tab: str
    key: str
    index: int
    values: Values


def pick_rows(book: Book, keys: KeysByTab) -> tuple[OldRow, ...]:
    """Return the rows with these keys, but for those that have to stay.

    So do rows whose key stands twice, those that say something in a column of people's own, and all in a tab
    where somebody computed, merged or noted something below the header.
    """
    found: list[OldRow] = []
    for title, wanted in keys.items():
        if (tab := find_tab(book, tab_spec(title))) is None:
            continue
        header = find_header(tab, tab_spec(title))
        if _is_tied(tab, header):
            continue
        rows = [row for row in _list_rows(tab, title) if row.key in wanted]
        times = Counter(row.key for row in rows)
        found += [row for row in rows if times[row.key] == 1 and not _says_more(tab, row, header)]
    return tuple(found)


def write_rows(archive: Backend, rows: Collection[OldRow]) -> bool:
    """Write rows into an archive, and return whether they all stand there, by reading it again.

    A row that stands there from a run which was killed is brought up to date, and not added again.

    Raises:
        WrongUse, Busy, Unreachable: the archive cannot be written.
    """
    there = _by_key(archive.read())
    commit(archive, list(_edits(rows, there)))
    now = _by_key(archive.read())
    return all(_is_same(now.get((row.tab, row.key), {}), row.values) for row in rows)


def list_dropped(book: Book, rows: Collection[OldRow]) -> dict[str, frozenset[int]]:
    """Return the indexes of rows by the title that their tab has in a book."""
    found: dict[str, frozenset[int]] = {}
    for title in {row.tab for row in rows}:
        if tab := find_tab(book, tab_spec(title)):
            found[tab.title] = frozenset(row.index for row in rows if row.tab == title)
    return found


def _edits(rows: Collection[OldRow], there: Mapping[tuple[str, str], Values]) -> Iterator[Edit]:
    for row in rows:
        known = there.get((row.tab, row.key))
        if known is None:
            yield AddRow(row.tab, row.values)
        elif not _is_same(known, row.values):
            anew = {**dict.fromkeys(known), **row.values}
            yield SetRow(row.tab, {tab_spec(row.tab).key: row.key}, anew, asked_by_a_person=True)


def _is_tied(tab: Tab, header: Header) -> bool:
    places = (*tab.formulas, *tab.notes, *tab.comments)
    return bool(tab.merged) or any(row > header.row for row, _ in places)


def _list_rows(tab: Tab, title: str) -> Iterator[OldRow]:
    spec = tab_spec(title)
    header = find_header(tab, spec)
    named = {column: name for name, column in header.columns.items()}
    for index in range(header.row + 1, len(tab.rows)):
        values: dict[str, Cell] = {
            named[column]: cell
            for column, cell in enumerate(tab.rows[index])
            if column in named and cell is not None
        }
        yield OldRow(title, str(values.get(spec.key) or "").strip(), index, values)


def _says_more(tab: Tab, row: OldRow, header: Header) -> bool:
    declared = set(header.columns.values())
    cells = tab.rows[row.index]
    return any(cell is not None and column not in declared for column, cell in enumerate(cells))


def _by_key(book: Book) -> dict[tuple[str, str], Values]:
    return {
        (spec.title, row.key): row.values
        for spec in ARCHIVED_TABS
        if (tab := find_tab(book, spec))
        for row in _list_rows(tab, spec.title)
    }


def _is_same(one: Values, other: Values) -> bool:
    return dict(one) == dict(other)
