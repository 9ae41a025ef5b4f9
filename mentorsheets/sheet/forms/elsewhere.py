"""What an answer to a form says of another address of its person: one from before, or one from now on."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.forms.address_questions import asks_former_address, asks_new_address
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.unsaved import answer_at
from mentorsheets.sheet.reading.people_index import read_address

PERSON_ID_SHAPE = re.compile(r"p[0-9a-f]{10}")
"""How the id of a person looks, by which a pre-filled link may say who answers."""


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The address (or our id) that an answer says they had before, and the one that they have from now on."""

    former: str = ""
    moves_to: str = ""


AT_HOME = Elsewhere()


def find_elsewhere(form: Form, row: int, own: str) -> Elsewhere:
    """Return what a row of answers says of addresses beside its `own`."""
    return Elsewhere(_find(form, row, asks_former_address, own), _find(form, row, asks_new_address, own))


def _find(form: Form, row: int, asks: Callable[[str], bool], own: str) -> str:
    for question, places in form.questions.items():
        for place in places if asks(question) else ():
            text = str(answer_at(form, row, place) or "").strip()
            said = text if PERSON_ID_SHAPE.fullmatch(text) else _address_in(text)
            if said and said != own:
                return said
    return ""


def _address_in(text: str) -> str:
    try:
        return read_address(text).value if text else ""
    except NotUnderstood:
        return ""
