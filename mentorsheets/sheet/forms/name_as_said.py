"""A person's name as it is said: out of "Ana Duarte <ana@example.org>", and with the first name first."""

# ruff: noqa: E501 - a table of words reads by its columns

import re
from collections.abc import Mapping

from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.names import is_turned_name, name_beside_address, turn_name
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.find import Form

_LAST_FIRST = re.compile(
    r"\b(?:last ?names?|surnames?|family names?|last|nachname|zuname|familienname|apellidos?|nom|sobrenome|apelido) "
    r"(?:(?:and|und|y|et|e) )?(?:first|given|fore|vorname|nombres?|prenoms?|nome)"
)
"""A header of names that stand with the last one first."""


_PRONOUNS = re.compile(
    r"\s*[(\[]\s*(?:she|he|they|ze|xe|any|her|him|them|sie|er|elle|il|iel|ella|ela|ele)(?:\s*[/,]\s*\w+)+\s*[)\]]",
    re.IGNORECASE,
)


def name_as_said(form: Form, columns: Mapping[str, tuple[int, ...]], name: Cell, address: str) -> Cell:
    """Return what the person of a row is called by the cells of their name and their address."""
    if name in (None, ""):
        return name_beside_address(address) or None
    name = _PRONOUNS.sub("", name) if isinstance(name, str) else name
    places = columns.get("Name", ())
    if not isinstance(name, str) or len(places) != 1 or not is_turned_name(name):
        return name
    return turn_name(name) if _LAST_FIRST.search(plain(str(form.tab.rows[form.header][places[0]]))) else name
