"""Where the rows that people typed end: tick-boxes and formulas filled downwards do not count, nor does a total."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from mentorsheets.sheet.backend import Cell, Tab
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.filled_down import without_filled_down

TOTALS = {
    word
    for words in (
        "total totals subtotal subtotals overall summe gesamt gesamtsumme insgesamt zwischensumme subtotales totales totaux",
        "totale مجموع المجموع الاجمالي اجمالي",
    )
    for word in words.split()
}
"""Words by which a row says that it sums up those above."""
SUMS = {
    word
    for words in (
        "sum sums count number average mean median anzahl durchschnitt suma cantidad promedio somme nombre moyenne ensemble soma",
        "quantidade numero media عدد العدد المتوسط",
    )
    for word in words.split()
}
"""Words that say so too, and may be the name of somebody where others follow: Count Basie."""
SUMMED = {
    word
    for words in (
        "grand sub of the for in all our people person persons participants participant members member mentors mentees rows",
        "entries answers responses applicants volunteers students partial so far de del la las los personas participantes",
        "miembros mentores alumnos respuestas personen teilnehmer teilnehmende teilnehmerinnen mitglieder mentoren mentorinnen",
        "der zeilen antworten des les personnes membres partiel lignes reponses geral pessoas membros inscritos الكلي الاشخاص",
        "المشاركين شخص اشخاص الاعضاء general",
    )
    for word in words.split()
}
"""What is summed up, and words beside it."""
MOST_TOTALS = 3
"""Rows of formulas alone that may be a sum, a mean and a count; more were filled downwards."""


def last_typed(tab: Tab, columns: Collection[int] | None = None) -> int:
    """Return the index of the last row in which something was typed, -1 if there is none.

    With `columns` only what stands in those counts.
    """
    for row in range(len(tab.rows) - 1, -1, -1):
        if _typed(tab, row, columns) and not is_total(_typed(tab, row)):
            return row
    return -1


def first_free(tab: Tab, header: int, rows: Sequence[Sequence[Cell]]) -> int:
    """Return the index at which new rows belong: below the last one that has anything in their columns.

    Something of a person's own far below, beside the columns, does not push them out of sight; but no new row
    comes to stand beside something that was typed.
    """
    columns = {column for row in rows for column, cell in enumerate(row) if cell is not None}
    first = max(last_typed(tab, columns), header) + 1
    beside = range(first, min(first + len(rows), len(tab.rows)))
    tab = without_filled_down(tab, header)
    if any((typed := _typed(tab, row)) and not is_total(typed) for row in beside):
        return max(last_typed(tab), header) + 1
    return first


def find_totals(tab: Tab, first: int) -> tuple[int, ...]:
    """Return the indexes of the rows, from `first` on, that sum up those above.

    They say so by a word, or hold a formula where people type: one that is filled downwards sums up nothing.
    """
    above = tab.rows[first - 1] if 0 < first <= len(tab.rows) else ()
    typed = {
        column
        for column, cell in enumerate(above)
        if cell not in (None, "") and (first - 1, column) not in tab.formulas
    }
    below = range(first, len(tab.rows))
    computed = [row for row in below if not _typed(tab, row) and typed.intersection(_formulas(tab, row))]
    sums = set(computed if len(computed) <= MOST_TOTALS else ())
    return tuple(row for row in below if row in sums or is_total(_typed(tab, row)))


def without_totals(tab: Tab, header: int) -> Tab:
    """Return a list whose questions stand at the row index `header`, with the rows emptied that sum up others.

    Rows of formulas alone are sums only below rows that were typed: a whole list may be fetched by formulas.
    """
    typed = range(header + 1, len(tab.rows))
    sums = {row for row in typed if is_total(_typed(tab, row))}
    last = max((row for row in typed if row not in sums and _typed(tab, row)), default=None)
    if last is not None:
        below = find_totals(tab, last + 1)
        sums.update(
            row for row in below if not any(isinstance(one, str) and "@" in one for one in tab.rows[row])
        )
    rows = tuple(() if row in sums else cells for row, cells in enumerate(tab.rows))
    return replace(tab, rows=rows) if sums else tab


def is_total(cells: tuple[Cell, ...]) -> bool:
    """Return whether a row sums up those above it: the first thing in it says so, and no address follows.

    "Total", "Gesamt: 12", "Total participants", "12 people" and "n = 12" do; "Count Basie" does not.
    """
    there = [cell for cell in cells if cell not in (None, "")]
    if (
        not there
        or not isinstance(there[0], str)
        or any(isinstance(one, str) and "@" in one for one in there)
    ):
        return False
    words = plain(there[0]).split()
    said = {word for word in words if not word.isdecimal()}
    if not said or not said <= TOTALS | SUMS | SUMMED | {"n"}:
        return False
    if TOTALS & said or len(said & SUMS) == len(said) == 1:
        return True
    is_number_of = len(said) < len(words) and (said == {"n"} or said <= SUMMED)
    return is_number_of or (bool(SUMS & said) and not any(map(_is_answer, there[1:])))


def _is_answer(cell: Cell) -> bool:
    return isinstance(cell, str) and not plain(cell).replace(" ", "").isdecimal() and not cell.startswith("=")


def _typed(tab: Tab, row: int, columns: Collection[int] | None = None) -> tuple[Cell, ...]:
    return tuple(
        cell
        for column, cell in enumerate(tab.rows[row])
        if cell is not None
        and cell is not False
        and (columns is None or column in columns)
        and (row, column) not in tab.formulas
    )


def _formulas(tab: Tab, row: int) -> Iterator[int]:
    return (column for column in range(len(tab.rows[row])) if (row, column) in tab.formulas)
