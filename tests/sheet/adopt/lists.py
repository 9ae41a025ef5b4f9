"""Lists as plain text, and what came of them: who asks, who offers, whom they avoid, who is paired, what was told."""

from dataclasses import dataclass

from mentorsheets.pairing.propose import propose
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.forms.find import as_form
from mentorsheets.sheet.forms.undecided import find_previews
from tests.sheet.adopt.test_layout_grammar import adopted
from tests.sheet.forms.desk import TODAY


@dataclass(frozen=True)
class Came:
    """What came of a list: by name, as far as anything was said, and all sentences that were told."""

    asks: dict[str, set[str]]
    offers: dict[str, set[str]]
    avoids: dict[str, set[str]]
    people: set[str]
    pairs: set[tuple[str, str]]
    told: list[str]


def tab_of(text: str, title: str = "List", merged: tuple[str, ...] = ()) -> Tab:
    """Return a tab of the lines of a text, whose cells have bars between them."""
    rows = (line.split("|") for line in text.strip("\n").splitlines())
    cells: list[tuple[Cell, ...]] = [tuple(cell.strip() or None for cell in row) for row in rows]
    return Tab(title, tuple(cells), merged=merged)


def adopt_text(text: str, title: str = "List", merged: tuple[str, ...] = ()) -> Came:
    """Adopt a list of the lines of a text, and pair its people."""
    return adopt_tab(tab_of(text, title, merged))


def adopt_tab(tab: Tab) -> Came:
    """Adopt a list, and pair its people."""
    return adopt_book(Book((tab,)))


def adopt_book(book: Book) -> Came:
    """Adopt the lists of a book, and pair their people."""
    reading, told = adopted(book)
    forms = filter(None, map(as_form, book.tabs))
    told += [str(note) for form in forms for note in find_previews(form)]
    programme = reading.programme
    names = {one.id: one.name for one in programme.people}
    title_of = programme.catalogue.title
    asks: dict[str, set[str]] = {}
    for need in programme.needs:
        asks.setdefault(names[need.person], set()).add(title_of(need.kind))
    return Came(
        asks,
        {one.name: {title_of(kind) for kind in one.offers} for one in programme.people if one.offers},
        {one.name: {names[other] for other in one.avoid} for one in programme.people if one.avoid},
        set(names.values()),
        {(names[one.giver], names[one.asker]) for one in propose(programme, TODAY).new},
        told,
    )
