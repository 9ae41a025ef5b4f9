"""Where each key stands in a tab that was indexed before is where it stands in the tab as it is now."""

from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.key_index import index_rows

HEADER: tuple[Cell, ...] = ("Entry", "On")
CELLS: st.SearchStrategy[Cell] = st.sampled_from(["a", "A ", "b", 1, 1.0, True, None])
ROWS = st.lists(st.lists(CELLS, max_size=2).map(tuple), max_size=6)


def search(
    rows: list[tuple[Cell, ...]], columns: tuple[int | None, ...]
) -> dict[tuple[str, ...], tuple[int, ...]]:
    """Return where each key stands, by going through all rows."""
    found: dict[tuple[str, ...], tuple[int, ...]] = {}
    for index, row in enumerate(rows[1:], start=1):
        cells = dict(enumerate(row))
        key = tuple(fold_cell(None if at is None else cells.get(at)) for at in columns)
        found[key] = (*found.get(key, ()), index)
    return found


@given(st.lists(ROWS, min_size=1, max_size=4), st.data())
def test_an_index_that_was_brought_up_to_date_is_the_one_of_all_rows(
    books: list[list[tuple[Cell, ...]]], data: st.DataObject
) -> None:
    rows: list[tuple[Cell, ...]] = []
    for book in books:
        # What stood before, as the same rows, with some changed and some put below.
        rows = [data.draw(st.just(row) | st.sampled_from(rows)) for row in rows] + book
        for columns in ((0,), (1, 0), (None, 1)):
            whole = [HEADER, *rows]
            assert index_rows(Tab("History", tuple(whole)), 0, columns) == search(whole, columns)
