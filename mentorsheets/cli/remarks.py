"""What was understood in a sheet and is only told, in few lines: a wrong guess must not drown."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentorsheets.api.rows import ProblemRow

PLAIN_READING = re.compile(r"Read as (.+?)\.?$")
OF_A_QUESTION = "This question"
MOST_NAMED_CELLS = 6
"""Cells that a line names; whoever looks for more finds them by what stands in them."""


def group_remarks(found: Iterable[ProblemRow]) -> Iterator[str]:
    """Yield a line for all readings of one column, and one for each other remark with all its cells."""
    readings: dict[str, dict[str, list[str]]] = {}
    others: dict[tuple[str, str], list[ProblemRow]] = {}
    for remark in found:
        read = PLAIN_READING.match(remark.sentence)
        if read and remark.cell and remark.value and not remark.hint:
            column = f"{remark.tab}, column {remark.cell.rstrip('0123456789')}"
            said = f"“{' '.join(remark.value.split())}” as {read[1]}"
            readings.setdefault(column, {}).setdefault(said, []).append(remark.cell)
        else:
            words = f"{remark.sentence} {remark.hint}".strip()
            others.setdefault((remark.tab, words), []).append(remark)
    for (tab, words), remarks in others.items():
        values = dict.fromkeys(" ".join(one.value.split()) for one in remarks if one.value)
        # Whoever answered a question that goes nowhere must not be overlooked, however many there are.
        most = len(values) if words.startswith(OF_A_QUESTION) else MOST_NAMED_CELLS
        quoted = ", ".join(f"“{value}”" for value in list(values)[:most])
        where = f"{tab} {_list_cells([one.cell for one in remarks])}".strip()
        yield f"{where}{f' ({quoted})' if quoted else ''}: {words}"
    for column, said_of in readings.items():
        told = ", ".join(f"{said} ({_list_cells(cells)})" for said, cells in said_of.items())
        yield f"{column}, read: {told}."


def join_alike(found: Iterable[ProblemRow]) -> Iterator[ProblemRow]:
    """Yield a row for all cells of a tab in which the same is wrong, as Today has one line for them."""
    alike: dict[tuple[str, str, str], list[ProblemRow]] = {}
    for one in found:
        alike.setdefault((one.tab, one.sentence, one.value), []).append(one)
    for rows in alike.values():
        yield replace(rows[0], cell=", ".join(filter(None, (row.cell for row in rows))))


def _list_cells(cells: list[str]) -> str:
    more = len(cells) - MOST_NAMED_CELLS
    return ", ".join(cells[:MOST_NAMED_CELLS]) + (f" and {more} more" if more > 0 else "")
