"""Wishes for the gender of whom somebody meets: who does not plainly fit one is kept apart from them.

Worked out anew whenever answers are taken, and kept nowhere: only names go into Avoid, which is private. That
somebody wished is remembered by a mark among the answers taken, so that who comes later by another list is
kept apart, too.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.domain.model import Person
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.gender import (
    Alike,
    Gender,
    GenderWish,
    Unclear,
    letter_of_men,
    read_genders,
    read_wish,
)
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.forms.answer_marks import mark_of
from mentorsheets.sheet.forms.everybody import address_in, called_in, places_of
from mentorsheets.sheet.forms.find import Form
from mentorsheets.sheet.forms.gender_columns import find_gender_columns
from mentorsheets.sheet.forms.mapping import Questions
from mentorsheets.sheet.forms.refused import GenderWishes, Refusal, join_by_name
from mentorsheets.sheet.reading.everybody import Everybody

MOST_REFUSED = 500
"""People whom one wish puts into Avoid at most: their names fit into one cell (32,767 characters)."""


NONE_REMEMBERED: Mapping[str, Collection[str]] = {}


@dataclass(frozen=True, slots=True)
class _Wisher:
    form: Form
    row: int
    place: int
    own: str
    wish: GenderWish

    @property
    def cell(self) -> str:
        """The cell in which the wish stands."""
        return self.form.cell(self.row, self.place)

    @property
    def mark(self) -> str:
        """What tells this wish of this person from another, and tells nobody what is wished for."""
        wish = self.wish
        if isinstance(wish, Alike):
            return mark_of(self.own, "alike" if wish.is_same else "unlike")
        return mark_of(self.own, *(sorted(wish) if isinstance(wish, frozenset) else ()))


def follow_gender_wishes(
    forms: Sequence[tuple[Form, Questions]],
    everybody: Everybody,
    known: Sequence[Person],
    remembered: Mapping[str, Collection[str]] = NONE_REMEMBERED,
    keyed: KeyedMarks = PLAIN_MARKS,
) -> GenderWishes:
    """Return whom the wishes in some lists keep apart, and those that cannot be followed.

    They cannot where they are not understood, or where no list says what anybody's gender is. Of those whose
    wish is `remembered` (marks by plain name, known by `keyed`), who was known then and is in none of these
    lists was judged before; and whoever comes new by these lists is kept from those whose wish stands in
    another.
    """
    here = dict(_find_people(forms))
    elsewhere = _keep_from_absent(here, known, remembered)
    wishers = list(_find_wishers(forms))
    if not wishers:
        return GenderWishes(elsewhere, {}, {})
    genders = _gather_genders(forms, known)
    refusals: dict[str, tuple[Refusal, ...]] = {}
    holds: dict[tuple[str, int], int] = {}
    marks: dict[str, str] = {}
    for one in wishers:
        fits = _whom_it_fits(one.wish, genders.get(one.own))
        is_judged = keyed.has(remembered.get(one.own, ()), one.mark)
        others = [name for name in everybody.names if name != one.own and (name in here or not is_judged)]
        apart = [name for name in others if genders.get(name) not in fits]
        if not (fits and any(genders.values()) and one.own) or len(apart) > MOST_REFUSED:
            holds[one.form.tab.title, one.row] = one.place
            continue
        marks[one.own] = one.mark
        refusals[one.own] = (
            *refusals.get(one.own, ()),
            *(
                Refusal(everybody.names[name].replace(",", " "), one.cell, one.form.tab.title, by_wish=True)
                for name in apart
            ),
        )
    return GenderWishes(join_by_name(refusals, elsewhere), holds, marks)


def _find_people(forms: Sequence[tuple[Form, Questions]]) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the plain name of everybody in some lists, with the title of the tab and the cell they are in."""
    for form, questions in forms:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        for row in range(form.header + 1, len(form.tab.rows)):
            if name := plain(called_in(form.tab.rows[row], names, addresses)):
                yield name, (form.tab.title, form.cell(row, (names or addresses)[0]))


def _keep_from_absent(
    here: Mapping[str, tuple[str, str]], known: Iterable[Person], remembered: Mapping[str, Collection[str]]
) -> dict[str, tuple[Refusal, ...]]:
    """Return whom those who come new must not meet, as a wish in no list here may well not fit them."""
    if not here:
        return {}
    names = {plain(person.name): person.name for person in known}
    absent = [name for own, name in names.items() if remembered.get(own) and own not in here]
    return {
        own: tuple(
            Refusal(name.replace(",", " "), cell, tab, by_wish=True, is_elsewhere=True) for name in absent
        )
        for own, (tab, cell) in here.items()
        if absent and own not in names
    }


def _find_wishers(forms: Sequence[tuple[Form, Questions]]) -> Iterator[_Wisher]:
    for form, questions in forms:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        columns = find_gender_columns(form)
        below = form.tab.rows[form.header + 1 :]
        asked = [(place, title) for title in columns.wishes for place in form.questions[title]]
        places = [place for title in (*columns.own, *columns.wishes) for place in form.questions[title]]
        men = letter_of_men(_text_at(cells, place) for cells in below for place in places)
        for row in range(form.header + 1, len(form.tab.rows)) if asked else ():
            cells = form.tab.rows[row]
            for place, title in asked:
                wish = read_wish(title, _text_at(cells, place), men)
                if wish is not None:
                    own = plain(called_in(cells, names, addresses))
                    yield _Wisher(form, row, place, own, wish)


def _gather_genders(
    forms: Sequence[tuple[Form, Questions]], known: Iterable[Person]
) -> dict[str, Gender | None]:
    """Return the gender of each person by plain name; None where it is not plain, or told in two ways."""
    by_name: dict[str, set[Gender | None]] = {}
    by_address: dict[str, set[Gender | None]] = {}
    for form, questions in forms:
        names, addresses = places_of(form, questions, "Name"), places_of(form, questions, "Email")
        below = form.tab.rows[form.header + 1 :]
        for place in [at for title in find_gender_columns(form).own for at in form.questions[title]]:
            for cells, gender in zip(below, read_genders(_text_at(c, place) for c in below), strict=True):
                if _text_at(cells, place):
                    by_name.setdefault(plain(called_in(cells, names, addresses)), set()).add(gender)
                    by_address.setdefault(address_in(cells, addresses) or "", set()).add(gender)
    by_address.pop("", None)
    for person in known:
        if person.address in by_address:
            by_name.setdefault(plain(person.name), set()).update(by_address[person.address])
    return {name: next(iter(said)) if len(said) == 1 else None for name, said in by_name.items()}


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
