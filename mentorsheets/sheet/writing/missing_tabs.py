"""What a sheet lacks of the declared tabs and columns, and the tab that tells a coordinator how it works."""

from mentorsheets.sheet.backend import AddTab, Book, Cell, Operation, WriteCells
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import TABS, TODAY_TAB
from mentorsheets.sheet.start_here import START_HERE


def lacking(book: Book) -> tuple[Operation, ...]:
    """Return what adds the declared tabs and columns that a sheet lacks, and touches nothing else."""
    operations: list[Operation] = []
    for spec in (START_HERE, *TABS):
        tab = find_tab(book, spec)
        if tab is None:
            operations.append(AddTab(spec))
            continue
        header = find_header(tab, spec)
        width = max((len(row) for row in tab.rows), default=0)
        missing = [column.title for column in spec.columns if column.title not in header.columns]
        cells: dict[tuple[int, int], Cell] = {
            (header.row, width + index): title for index, title in enumerate(missing)
        }
        if cells and spec not in (START_HERE, TODAY_TAB):
            operations.append(WriteCells(tab.title, cells))
    return tuple(operations)
