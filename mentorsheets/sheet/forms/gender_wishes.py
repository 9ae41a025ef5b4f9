"""Wishes for the gender of whom somebody meets: who does not plainly fit one is kept apart from them.

Worked out anew whenever answers are taken, and kept nowhere: only names go into Avoid, which is private.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mentorsheets.domain.model import Person
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.gender import (
    Alike,
    Gender,
    GenderWish,
    Unclear,
    asks_for_gender,
    asks_own_gender,
    read_genders,
    read_wish,
)
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.everybody import address_in, called_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.refused import NO_HOLDS, NO_PAIRS, PairRefusals, Refusal, UnfollowedWishes
from mentorsheets.sheet.reading.everybody import Everybody

MOST_REFUSED = 500
"""People whom one wish puts into Avoid at most: their names fit into one cell (32,767 characters)."""


@dataclass(frozen=True, slots=True)
class GenderWishes:
    """Who is kept apart by such wishes, by plain name, and whose wish cannot be followed by itself."""

    refusals: PairRefusals
    holds: UnfollowedWishes


@dataclass(frozen=True, slots=True)
class _Wisher:
    form: Form
    row: int
    cell: str
    own: str
    wish: GenderWish


def follow_gender_wishes(
    forms: Sequence[tuple[Form, Questions]], everybody: Everybody, known: Iterable[Person]
) -> GenderWishes:
    """Return whom the wishes in some lists keep apart, and those that cannot be followed.

    They cannot where they are not understood, or where no list says what anybody's gender is.
    """
    wishers = list(_find_wishers(forms))
    if not wishers:
        return GenderWishes(NO_PAIRS, NO_HOLDS)
    genders = _gather_genders(forms, known)
    refusals: dict[str, tuple[Refusal, ...]] = {}
    holds: dict[tuple[str, int], str] = {}
    for one in wishers:
        fits = _whom_it_fits(one.wish, genders.get(one.own))
        apart = [name for name in everybody.names if name != one.own and genders.get(name) not in fits]
        if not (fits and any(genders.values()) and one.own) or len(apart) > MOST_REFUSED:
            holds[one.form.tab.title, one.row] = one.cell
            continue
        refusals[one.own] = (
            *refusals.get(one.own, ()),
            *(
                Refusal(everybody.names[name].replace(",", " "), one.cell, one.form.tab.title, by_wish=True)
                for name in apart
            ),
        )
    return GenderWishes(refusals, holds)


def _find_wishers(forms: Sequence[tuple[Form, Questions]]) -> Iterator[_Wisher]:
    for form, questions in forms:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        asked = [(place, title) for title, place in _own_questions(form) if asks_for_gender(title)]
        for row in range(form.header + 1, len(form.tab.rows)) if asked else ():
            cells = form.tab.rows[row]
            for place, title in asked:
                wish = read_wish(title, _text_at(cells, place))
                if wish is not None:
                    own = plain(called_in(cells, names, addresses))
                    yield _Wisher(form, row, form.cell(row, place), own, wish)


def _gather_genders(
    forms: Sequence[tuple[Form, Questions]], known: Iterable[Person]
) -> dict[str, Gender | None]:
    """Return the gender of each person by plain name; None where it is not plain, or told in two ways."""
    by_name: dict[str, set[Gender | None]] = {}
    by_address: dict[str, set[Gender | None]] = {}
    for form, questions in forms:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        below = form.tab.rows[form.header + 1 :]
        for title, place in _own_questions(form):
            if not asks_own_gender(title):
                continue
            for cells, gender in zip(below, read_genders(_text_at(c, place) for c in below), strict=True):
                if _text_at(cells, place):
                    by_name.setdefault(plain(called_in(cells, names, addresses)), set()).add(gender)
                    by_address.setdefault(address_in(cells, addresses) or "", set()).add(gender)
    by_address.pop("", None)
    for person in known:
        if person.address in by_address:
            by_name.setdefault(plain(person.name), set()).update(by_address[person.address])
    return {name: next(iter(said)) if len(said) == 1 else None for name, said in by_name.items()}


def _own_questions(form: Form) -> Iterator[tuple[str, int]]:
    """Yield the questions of a list that people were asked, each with its column index."""
    for title, places in form.questions.items():
        for place in places:
            if form.width is None or place < form.width:
                yield title, place


def _whom_it_fits(wish: GenderWish, own: Gender | None) -> frozenset[Gender]:
    """Return the genders that a wish asks for, none where it is not known."""
    if isinstance(wish, Unclear) or (isinstance(wish, Alike) and own is None):
        return frozenset()
    if isinstance(wish, Alike):
        return frozenset(one for one in Gender if (one is own) is wish.is_same)
    return wish


def _text_at(cells: Sequence[Cell], place: int) -> str:
    cell = cells[place] if place < len(cells) else None
    return (
        {True: "yes", False: "no"}[cell]
        if isinstance(cell, bool)
        else ""
        if cell is None
        else str(cell).strip()
    )
