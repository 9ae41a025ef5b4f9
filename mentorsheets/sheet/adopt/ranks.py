"""Topics that people put into an order of their own: a column for each, and the ranks below it."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

FIRST_RANKS = "The three ranked first"
RANKS_TAKEN = 3
"""Ranks taken for needs: all are ranked, also what somebody hardly wants."""
LEAST_RANKED = 3
"""Columns from which on numbers can be ranks."""
SHARE_OF_RANKINGS = 0.8
"""Share of the rows that must be whole rankings, each rank once; marks from one to five are none."""


LEAST_OF_A_ROW = 2
"""Ranks in a row from which on it orders anything; one alone may be a mark, or a tick."""
_ORDINAL = re.compile(
    r"(?:rank |place |choice |choix |wahl |opcion |opcao |option |escolha |preference |priority |wunsch |preferencia |prioridade? |الخيار |الاختيار |الرغبة )?(?:(\d{1,2})(?:st|nd|rd|th|er|ere|eme|e|o|a|ra|da)?|(first|erste\w?|erst|primer[oa]?|premiere?|primeir[oa]|اول|الاول)|"
    r"(second|zweite\w?|zweit|segund[oa]|deuxieme|ثاني|الثاني)|(third|dritte\w?|dritt|tercer[oa]?|troisieme|terceir[oa]|ثالث|الثالث)|"
    r"(fourth|vierte\w?|cuart[oa]|quatrieme|quart[oa]|رابع|الرابع)|(fifth|funfte\w?|quint[oa]|cinquieme|خامس|الخامس))"
    r"(?: ?(?:choice|choix|wahl|opcion|opcao|option|escolha|place|preference|priority|preferencia|prioridade?|prioritat|wunsch))?"
)


def are_rankings(columns: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether most rows order the parts of a question, each rank once and none left out."""
    given = [[rank for place in columns if (rank := read_rank(_at(row, place)))] for row in rows]
    several = [ranks for ranks in given if len(ranks) >= LEAST_OF_A_ROW]
    whole = sum(sorted(ranks) == list(range(1, len(ranks) + 1)) for ranks in several)
    return bool(several) and whole >= SHARE_OF_RANKINGS * len(several) and _are_ranks(columns, rows)


def are_marks(columns: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> bool:
    """Return whether numbers above one stand below the parts of a question that no row orders: marks from one to five."""
    there = [rank for row in rows for place in columns if (rank := read_rank(_at(row, place)))]
    return any(rank > 1 for rank in there) and _are_ranks(columns, rows) and not are_rankings(columns, rows)


def read_rank(cell: Cell) -> int:
    """Return the rank that a cell names by a number or a word, "1st" or "second choice"; 0 if it names none."""
    found = _ORDINAL.fullmatch(plain(str(cell).removesuffix(".0"))) if cell not in (None, "") else None
    if not found:
        return 0
    return (
        int(found[1]) if found[1] else next(rank for rank, word in enumerate(found.groups()[1:], 1) if word)
    )


def _are_ranks(columns: Mapping[int, str], rows: Sequence[Sequence[Cell]]) -> bool:
    cells = [_at(row, place) for row in rows for place in columns]
    return all(read_rank(cell) or cell in (None, "", 0, "0") for cell in cells)


def _at(row: Sequence[Cell], place: int) -> Cell:
    return row[place] if place < len(row) else None


def ranked_columns(titles: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> dict[int, str]:
    """Return the titles, by column, of neighbours that most rows rank from one to their number."""
    numbered = [
        isinstance(title, str)
        and bool(title.strip())
        and any(_rank(row, place) for row in rows)
        and all(_rank(row, place) or place >= len(row) or row[place] in (None, "") for row in rows)
        for place, title in enumerate(titles)
    ]
    for is_numbered, run in groupby(range(len(titles)), key=lambda place: numbered[place]):
        places = list(run)
        if not is_numbered or len(places) < LEAST_RANKED:
            continue
        given = [ranks for row in rows if any(ranks := [_rank(row, place) for place in places])]
        whole = sum(sorted(ranks) == list(range(1, len(places) + 1)) for ranks in given)
        if whole >= max(2, SHARE_OF_RANKINGS * len(given)):
            return {place: " ".join(str(titles[place]).split()) for place in places}
    return {}


def first_ranked(cells: Mapping[str, Cell]) -> str:
    """Return the topics that a row ranks first, the very first before the others."""
    ranks = sorted((read_rank(cell), title) for title, cell in cells.items())
    return "; ".join(title for rank, title in ranks if 0 < rank <= RANKS_TAKEN)


def _rank(row: Sequence[Cell], place: int) -> int:
    """Return the rank in a cell, 0 if there is none."""
    text = str(row[place]).strip().removesuffix(".0") if place < len(row) else ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 3 else 0
