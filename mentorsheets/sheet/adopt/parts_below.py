"""Questions in two rows, the lower of which has the parts of the upper ones: SurveyMonkey, and by hand."""

import re
from collections.abc import Callable, Sequence

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import plain

NO_PART = re.compile(
    r"^(?:open ended )?response$|^respuesta(?: abierta)?$|^reponse(?: ouverte)?$|^resposta(?: aberta)?$|"
    r"^(?:offene )?antwort$|^اجابة(?: مفتوحة)?$"
)
"""What stands below a question that has no parts: "Open-Ended Response", "Response"."""


def find_parts_below(
    upper: Sequence[Cell], lower: Sequence[Cell], names_people: Callable[[Sequence[Cell]], bool]
) -> tuple[Cell, ...] | None:
    """Return the questions of two rows, None if the lower one has answers.

    It has parts if it fills what the upper one leaves empty behind a question, as "CV" below "I help with",
    and says nothing of anybody in the columns that ask for names and addresses, by `names_people`. Parts that
    ask for these themselves are questions of their own.
    """
    width = max(len(upper), len(lower))
    above = [_said(upper, column) for column in range(width)]
    below = [_said(lower, column) for column in range(width)]
    owner = [max((one for one in range(column + 1) if above[one]), default=None) for column in range(width)]
    behind = [column for column in range(width) if not above[column] and below[column]]
    people = [column for column in range(width) if names_people([above[column]])]
    spread = {owner[column] for column in behind} - {None}
    if not spread or any("@" in one for one in below) or not _says_nothing_of(people, below):
        return None
    parts = [below[column] for column in range(width) if owner[column] in spread and below[column]]
    if any(one.replace(".", "").replace(",", "").isdecimal() for one in parts) or not all(
        below[one] for one in spread if one is not None
    ):
        return None
    return tuple(
        _join(above[one], below[column], is_own=names_people([below[column]]))
        if (one := owner[column]) in spread and one is not None
        else above[column] or None
        for column in range(width)
    )


def _join(question: str, part: str, *, is_own: bool) -> str | None:
    if not part or is_own:
        return part or None
    return question if NO_PART.match(plain(part)) else f"{question} [{part}]"


def _says_nothing_of(people: Sequence[int], below: Sequence[str]) -> bool:
    """Return whether no name or address stands in a row: nothing, or the same below each."""
    said = [below[column] for column in people if below[column]]
    return not said or (len(said) > 1 and len(set(said)) == 1)


def _said(row: Sequence[Cell], column: int) -> str:
    return " ".join(str(row[column]).split()) if column < len(row) and row[column] is not None else ""
