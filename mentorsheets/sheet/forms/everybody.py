"""Who is named in all lists and in the programme: a refusal may name somebody of another list."""

from collections.abc import Iterable, Sequence

from mentorsheets.domain.model import Person
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.nothing import is_blank
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.reading.people_index import KnownPerson, read_address


def gather_everybody(lists: Iterable[tuple[Form, Questions]], known: Iterable[Person] = ()) -> Everybody:
    """Return all whom lists name as their people, by their questions for names, and all who are `known`."""
    there = {(plain(one.name), one.address): one.name for one in known}
    for form, questions in lists:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        for row in form.tab.rows[form.header + 1 :]:
            address = address_in(row, addresses)
            name = called_in(row, names, addresses)
            there[plain(name), address] = name
    return Everybody(KnownPerson(key, name, address) for (key, address), name in there.items() if key)


def places_of(form: Form, questions: Questions, column: str) -> tuple[int, ...]:
    """Return the column indexes of all questions of a list that fill a column of ours."""
    there = form.questions
    return tuple(place for asked in questions.get(column, ()) for place in there.get(asked, ()))


def name_in(row: Sequence[Cell], places: Iterable[int]) -> str:
    """Return the name that stands in these cells of a row, "" if there is none."""
    said = said_at(row, places)
    return "" if is_blank(said) else said


def called_in(row: Sequence[Cell], names: Iterable[int], addresses: Iterable[int]) -> str:
    """Return what the person of a row is called: by their address if they give no name, "" without either."""
    return name_in(row, names) or (address_in(row, addresses) or "").split("@")[0]


def address_in(row: Sequence[Cell], places: Iterable[int]) -> str | None:
    """Return the address that stands in these cells of a row, None if none does."""
    return _address(said_at(row, places))


def said_at(row: Sequence[Cell], places: Iterable[int]) -> str:
    """Return what stands in these cells of a row, in one text."""
    cells = (row[place] for place in places if place < len(row))
    return " ".join(str(cell).strip() for cell in cells if cell not in (None, ""))


def _address(text: str) -> str | None:
    try:
        return read_address(text).value if text else None
    except NotUnderstood:
        return None
