"""Reading which boxes of Today are ticked."""

from collections.abc import Iterator

from mentorsheets.sheet.backend import Book, Tab
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema_machine import TODAY_TAB
from mentorsheets.sheet.today_boxes import Box, Tick, cell_text, find_tick
from mentorsheets.sheet.today_places import KEY


def read_ticks(book: Book) -> tuple[Tick, ...]:
    """Return which boxes are ticked, in their order: see `find_tick`."""
    tab = find_tab(book, TODAY_TAB)
    return tuple(_find_ticks(tab)) if tab else ()


def _find_ticks(tab: Tab) -> Iterator[Tick]:
    boxes = {box.key: box for box in Box}
    for cells in tab.rows[: find_header(tab, TODAY_TAB).row]:
        box = boxes.get(cell_text(cells, KEY))
        if box and (text := find_tick(cells, box)):
            yield Tick(box, text)
