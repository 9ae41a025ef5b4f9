"""Columns called after a person, and cells of refusals that nobody can read: both may keep two apart."""

from collections.abc import Iterator, Mapping, Sequence

from mentorsheets.domain.late_pattern import LatePattern
from mentorsheets.sheet.adopt.ticks import UNTICKED, is_ticked, show_cell
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.apart_words import keeps_apart
from mentorsheets.sheet.cells.nothing import names_nothing
from mentorsheets.sheet.cells.refusal import is_negated, may_name_people
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import suggest
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.reading.rows import may_be_hidden

_PARTS = LatePattern(
    r"^(?P<base>.*?)\s*(?:\[(?P<part>[^\[\]]+)\]|(?::|\s[-–—]|>>|\|)\s*(?P<rest>[^:|>]+))\s*$"
)
_SAYS_NO = frozenset(
    map(plain, ("no", "n", "non", "nein", "nee", "não", "nope", "لا", "no!", "false", "wrong"))
)
_NO_SIGNS = frozenset("✗✘❌👎🚫⛔")
_OF_KNOWING = LatePattern(
    r"\b(?:know\w*|knew|met|seen|before|already|heard|conoc\w*|connai\w*|rencontre\w*|kenn\w*|gekannt|getroffen|conhec\w*)\b|"
    r"تعرف|التقي"
)
"""What asks whether somebody knows another already, or says so: no to that refuses nobody."""


def find_named_columns(form: Form, everybody: Everybody) -> dict[int, tuple[str, tuple[str, ...]]]:
    """Return the columns called after people, by index: what is asked of them, and their plain names."""
    found: dict[int, tuple[str, tuple[str, ...]]] = {}
    for asked, places in form.questions.items():
        base, label, is_bracketed = _part(asked)
        people = everybody.directory.find(label) if " " in label else ()
        if not people and is_bracketed:
            people = everybody.directory.find(label) or everybody.directory.by_first_name(label)
        if people:
            found |= dict.fromkeys(places, (base, tuple(people)))
    return found


def refused_by_columns(
    cells: Sequence[Cell], columns: Mapping[int, tuple[str, tuple[str, ...]]], own: str
) -> Iterator[tuple[int, str]]:
    """Yield the column index and the plain name of each person whom a row refuses below their own name.

    Below "Would you work with [Bo Lind]?" a no does, and below "I would not work with [Bo Lind]" a tick.
    """
    for place, (base, people) in columns.items():
        cell = cells[place] if place < len(cells) else None
        if cell not in (None, "") and _refuses(base, cell):
            yield from ((place, one) for one in people if one != own)


def find_places_of_people(form: Form) -> frozenset[int]:
    """Return the column indexes below which people may be named."""
    return frozenset(
        place
        for asked, places in form.questions.items()
        if may_name_people(asked) or suggest(asked) in ("Avoid", "Would like")
        for place in places
    )


def is_hidden(form: Form, row: int, place: int) -> bool:
    """Return whether a cell of a list holds an answer that nobody can read: an error, or no stored result."""
    cells = form.tab.rows[row]
    value = cells[place] if place < len(cells) else None
    return may_be_hidden(value, (row - form.above, place) in form.tab.formulas)


def _part(asked: str) -> tuple[str, str, bool]:
    """Return what a question asks, of whom, and whether the name stands in brackets of its own."""
    parts = _PARTS.match(asked)
    if parts is None:
        return "", asked.strip(" ?:"), False
    return parts["base"], (parts["part"] or parts["rest"]).strip(" ?:"), bool(parts["part"])


def _refuses(base: str, cell: Cell) -> bool:
    text = show_cell(cell).strip()
    says_no = cell is False or plain(text) in _SAYS_NO or any(sign in text for sign in _NO_SIGNS)
    if base and keeps_apart(base):
        return is_ticked(cell) or not (says_no or text.casefold() in UNTICKED or names_nothing(text))
    if keeps_apart(text):
        return True
    if _OF_KNOWING.search(plain(f"{base} {text}")):
        return False
    # An empty box says that somebody was not chosen, and no more.
    return cell is not False and text.casefold() != "false" and (says_no or is_negated(text))
