"""What somebody answered to a form that may be a cry: it is heard, and goes into no row."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from mentorsheets.mail.incoming.meaning import HoldReason, find_holds
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import fold
from mentorsheets.sheet.forms.answers import FormAnswer, FormNeed
from mentorsheets.sheet.forms.take import FromOne
from mentorsheets.sheet.reading.free_words import looks_like_name

NAME_COLUMN = "Name"
STANDING_COLUMN = "Status"
"""The column that has a reader of its own for what may stop mail."""
KEEPS_APART = frozenset(("Avoid", "Would like", "Reports to"))
"""Columns whose words keep two apart: they go into their row all the same."""
HEARD = frozenset({HoldReason.HARM, HoldReason.STOP})
WANTS_NO_PART = frozenset({HoldReason.STOP, HoldReason.LEAVE})
"""What no name says: a wish to leave is a topic elsewhere."""
IN_SHORT = "{}: more is written there now"
FEWEST_WORDS_HEARD = 2
"""One word by itself is a choice."""


def set_aside_cries(answer: FormAnswer, kinds: Collection[str] = ()) -> FormAnswer:
    """Return an answer with what may be a cry or a stop among what is `unheard`, and without its cries.

    Titles of `kinds` of need (folded) say neither. What may be a cry refuses nobody: whom it is about is
    written nowhere.
    """
    answer = _without_refusals(answer)
    own = {
        column: cell for column, cell in answer.cells.items() if column != STANDING_COLUMN or _is_cry(cell)
    }
    if "Offers" in own:
        own["Offers"] = ", ".join(_list_other_offers(own["Offers"], kinds))
    of_needs = [_list_cells(need) for need in answer.needs]
    heard = [*_list_heard(own), *(text for cells in of_needs for text in _list_heard(cells))]
    if not heard:
        return answer
    cells = {column: cell for column, cell in answer.cells.items() if not _is_left_out(column, own, answer)}
    if "Offers" in own and "Offers" not in cells:
        cells["Offers"] = ", ".join(
            one for one in _split_offers(answer.cells["Offers"]) if fold(one) in kinds
        )
    needs = tuple(left for need in answer.needs if (left := _without_cries(need)) is not None)
    unheard = tuple(dict.fromkeys((*answer.unheard, *heard)))
    hold = None if STANDING_COLUMN in own else answer.hold
    return replace(answer, cells=cells, needs=needs, unheard=unheard, hold=hold)


def _without_refusals(answer: FormAnswer) -> FormAnswer:
    """Return an answer whose refusals have no words of a cry; those of a note on a cell are heard as well."""
    cries = tuple(one.words for one in answer.refusals if not (one.tab or one.by_wish) and _is_cry(one.words))
    if not cries:
        return answer
    kept = tuple(one for one in answer.refusals if one.words not in cries)
    written = (
        *answer.unheard,
        *answer.cells.values(),
        *(cell for one in answer.needs for cell in one.cells.values()),
    )
    unheard = answer.unheard if any(map(_is_cry, written)) else (*answer.unheard, *cries)
    return replace(answer, refusals=kept, unheard=unheard)


def _is_left_out(column: str, own: Mapping[str, Cell], answer: FormAnswer) -> bool:
    """Return whether what was answered for a column goes into no row; a stop is no name either."""
    if column not in own or column in KEEPS_APART:
        return False
    if column == NAME_COLUMN:
        # Without an address nothing else says whose row it is.
        return bool(answer.address) and bool(_find(own[column], column) & (HEARD | WANTS_NO_PART))
    return _is_cry(own[column])


def _split_offers(cell: Cell) -> list[str]:
    return [one.strip() for one in re.split("[,;]", str(cell)) if one.strip()]


def _list_other_offers(cell: Cell, kinds: Collection[str]) -> list[str]:
    return [one for one in _split_offers(cell) if fold(one) not in kinds]


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
    for column, cell in cells.items():
        if _find(cell, column) & (HEARD | WANTS_NO_PART if column == NAME_COLUMN else HEARD):
            yield str(cell)


def _is_cry(cell: Cell) -> bool:
    return HoldReason.HARM in _find(cell)


def _find(cell: Cell, column: str = "") -> frozenset[HoldReason]:
    if not isinstance(cell, str):
        return frozenset()
    if column == NAME_COLUMN and (len(cell.split()) < FEWEST_WORDS_HEARD or looks_like_name(cell)):
        # Socorro and Angustias are names.
        return find_holds(cell, WANTS_NO_PART)
    return find_holds(cell) if len(cell.split()) >= FEWEST_WORDS_HEARD else frozenset()
