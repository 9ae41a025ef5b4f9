"""Reading what kinds of need and questions say in other languages: a column for each, "In Portuguese"."""

import re
from collections.abc import Iterable, Mapping

from mentorsheets.domain.phrases import PhraseTables
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.sheet.cells.languages import read_languages
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.columns import TabSpec
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import NEED_KINDS, QUESTIONS

IN_A_LANGUAGE = re.compile(r"\s*(ask\s+)?in\s+(\S.*)", re.IGNORECASE)
SAID_IN: tuple[tuple[TabSpec, str, str], ...] = ((NEED_KINDS, "Need", "Ask"), (QUESTIONS, "Question", ""))
"""For each tab, the column that is put into another language, and that for headers which begin with Ask."""


def read_phrases(book: Book) -> PhraseTables:
    """Return what the programme's phrases say in other languages, by the names of these."""
    found: dict[str, dict[str, str]] = {}
    for spec, plain_title, ask_title in SAID_IN:
        tab = find_tab(book, spec)
        if tab is None:
            continue
        header = find_header(tab, spec)
        titles = tab.rows[header.row] if header.row < len(tab.rows) else ()
        for column, language, asks in _find_columns(titles):
            source = header.columns.get(ask_title if asks else plain_title)
            if source is not None:
                said = _pair(tab.rows[header.row + 1 :], source, column)
                found.setdefault(language, {}).update(said)
    return found


def _find_columns(titles: Iterable[Cell]) -> Iterable[tuple[int, str, bool]]:
    for column, title in enumerate(titles):
        match = IN_A_LANGUAGE.fullmatch(title) if isinstance(title, str) else None
        if match is None:
            continue
        try:
            named = read_languages(match[2]).value
        except NotUnderstood:
            continue
        if len(named) == 1:
            yield column, named[0], match[1] is not None


def _pair(rows: Iterable[tuple[Cell, ...]], source: int, column: int) -> Mapping[str, str]:
    """Return what stands in one column by what stands in another, where something stands in both."""
    most = max(source, column)
    both = ((row[source], row[column]) for row in rows if len(row) > most)
    return {
        " ".join(phrase.split()): " ".join(said.split())
        for phrase, said in both
        if isinstance(phrase, str) and isinstance(said, str) and phrase.strip() and said.strip()
    }
