"""What somebody answered to a form that may be a cry: it is heard, and goes into no row."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.forms.answers import FormAnswer, FormNeed
from mentorsheets.sheet.forms.take import FromOne

READ_ELSEWHERE = frozenset(("Name", "Email", "Status", "Offers"))
"""Columns that have a reader of their own for what may stop mail, or hold nothing but kinds of need."""
KEEPS_APART = frozenset(("Avoid", "Would like", "Reports to"))
"""Columns whose words keep two apart: they go into their row all the same."""
HEARD = frozenset({HoldReason.HARM, HoldReason.STOP})
IN_SHORT = "{}: more is written there now"
FEWEST_WORDS_HEARD = 2
"""One word by itself is a choice."""


def set_aside_cries(answer: FormAnswer) -> FormAnswer:
    """Return an answer with what may be a cry or a stop among what is `unheard`, and without its cries."""
    own = {column: cell for column, cell in answer.cells.items() if column not in READ_ELSEWHERE}
    of_needs = [_list_cells(need) for need in answer.needs]
    heard = [*_list_heard(own), *(text for cells in of_needs for text in _list_heard(cells))]
    if not heard:
        return answer
    cells = {
        column: cell
        for column, cell in answer.cells.items()
        if column not in own or column in KEEPS_APART or not _is_cry(cell)
    }
    needs = tuple(left for need in answer.needs if (left := _without_cries(need)) is not None)
    unheard = tuple(dict.fromkeys((*answer.unheard, *heard)))
    return replace(answer, cells=cells, needs=needs, unheard=unheard)


def tell_no_cries(one: FromOne) -> FromOne:
    """Return what somebody answered with changes to their rows that quote no cry."""
    if not any(answer.unheard for answer in one.answers):
        return one
    return replace(
        one,
        changes=tuple(
            IN_SHORT.format(*said.partition(":")) if _is_cry(said) else said for said in one.changes
        ),
    )


def _list_cells(need: FormNeed) -> dict[str, Cell]:
    """Return what somebody wrote of a need, without the title of a kind that the programme knows."""
    return {title: cell for title, cell in need.cells.items() if title != "Need" or not need.is_understood}


def _without_cries(need: FormNeed) -> FormNeed | None:
    left = {title: cell for title, cell in need.cells.items() if not _is_cry(cell)}
    if not need.is_understood and len(left) < len(need.cells):
        return None
    return replace(need, cells=left)


def _list_heard(cells: Mapping[str, Cell]) -> Iterator[str]:
    yield from (str(cell) for cell in cells.values() if _find(cell) & HEARD)


def _is_cry(cell: Cell) -> bool:
    return HoldReason.HARM in _find(cell)


def _find(cell: Cell) -> frozenset[HoldReason]:
    is_long = isinstance(cell, str) and len(cell.split()) >= FEWEST_WORDS_HEARD
    return find_holds(str(cell)) if is_long else frozenset()
