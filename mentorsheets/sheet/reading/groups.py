"""The programme's own columns whose groups are compared: what stands in them, and which are none."""

from collections.abc import Iterator

from mentorsheets.domain.model import Problem
from mentorsheets.domain.settings import Settings
from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.cells.text import squeeze
from mentorsheets.sheet.reading.headers import Header, find_header, find_tab
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import PARTICIPANTS, SETTINGS

COMPARE_BY = "Compare groups by"
NO_COLUMN = "Participants has no such column of your own, so nothing is compared by it: {}."
WRITE_ITS_HEADER = (
    "Write the header of a column that you added. Those of ours, such as Shares, never count as groups."
)


def read_groups(row: Row, titles: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield what stands in the programme's own columns of these titles; ours never count."""
    cells = row.tab.rows[row.index]
    for title in titles:
        for column in _list_columns(row.tab, row.header, title):
            cell = cells[column] if column < len(cells) else None
            yield title, " ".join(str(cell).split()) if cell is not None else ""


def tell_missing_groups(book: Book, people: Tab, settings: Settings, problems: list[Problem]) -> None:
    """Add a problem to `problems` where Settings compare by what is no column of the programme's own."""
    header, tab = find_header(people, PARTICIPANTS), find_tab(book, SETTINGS)
    none = [title for title in settings.compare_by if not _list_columns(people, header, title)]
    if not none or tab is None:
        return
    for row in rows_of(tab, SETTINGS, problems):
        if squeeze(row.text("Setting")) == squeeze(COMPARE_BY):
            row.problem("Value", NO_COLUMN.format(", ".join(none)), WRITE_ITS_HEADER)


def _list_columns(tab: Tab, header: Header, title: str) -> list[int]:
    ours = set(header.columns.values())
    return [
        column
        for column, there in enumerate(tab.rows[header.row])
        if column not in ours and isinstance(there, str) and squeeze(there) == squeeze(title)
    ]
