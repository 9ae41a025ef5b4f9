"""Finding the tabs in which the answers to a form arrive."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.adopt.layout import lay_out
from mentorsheets.sheet.adopt.list_titles import find_roles_beside
from mentorsheets.sheet.adopt.role_sets import Role
from mentorsheets.sheet.backend import Book, Cell, Tab
from mentorsheets.sheet.cells.text import plain, squeeze
from mentorsheets.sheet.forms.turned import turn
from mentorsheets.sheet.forms.words import TIME_STAMPS
from mentorsheets.sheet.reading.apart import is_tab_of_pairs
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import DECLARED_TABS
from mentorsheets.sheet.start_here import START_HERE

TIME_COLUMNS = 3
"""Google Forms and its exports put the time stamp among the first three columns."""
TAB_IS_HIDDEN = "This tab is hidden, so nobody is taken from it."
TAB_IS_HIDDEN_HINT = (
    "If its people are meant too, show the tab (Unhide, by a right click on the tabs), and run again."
)
_TIMES = {squeeze(title): rank for rank, title in enumerate(TIME_STAMPS)}


@dataclass(frozen=True, slots=True)
class Form:
    """A tab of answers: the row index of its questions, and the column index of its time stamps, if any.

    The first `above` rows were put above those of the tab. From the column index `width` on stand questions
    that were made out of its own ones, named in `made_of`; those `undecided` are of roles that nobody knows.
    `previews` are the row indexes of answers that nobody gave, `examples` of those that show how to answer,
    and `notes` of remarks on the list. Where it `is_turned`, rows of the form are columns of the tab.
    """

    tab: Tab
    header: int
    time: int | None
    width: int | None = None
    role: Role | None = None
    made_of: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    above: int = 0
    undecided: tuple[str, ...] = ()
    previews: tuple[int, ...] = ()
    examples: tuple[int, ...] = ()
    notes: tuple[int, ...] = ()
    is_turned: bool = False

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell as people see it; what was made for a list, by its first row."""
        place = (max(row - self.above, 0), column)
        return cell_name(*reversed(place)) if self.is_turned else cell_name(*place)

    def notes_in(self, row: int) -> dict[int, str]:
        """Return what people noted on the cells of a row, by column index."""
        there = self.tab.comments.items()
        return {place: note for (noted, place), note in there if noted == row - self.above}

    @property
    def questions(self) -> dict[str, tuple[int, ...]]:
        """The questions in their order, each with the column indexes where it stands.

        A form with branches may ask the same in several of them.
        """
        found: dict[str, tuple[int, ...]] = {}
        for column, cell in enumerate(self.tab.rows[self.header]):
            if column != self.time and isinstance(cell, str) and (text := " ".join(cell.split())):
                found[text] = (*found.get(text, ()), column)
        return found


def tell_hidden(tab: Tab) -> Problem:
    """Return the note on a tab that nobody sees, and from which nothing is taken for that."""
    return Problem(tab.title, "", TAB_IS_HIDDEN, TAB_IS_HIDDEN_HINT, needs_mending=False)


def find_hidden(book: Book, named: Collection[str], *, is_export: bool = False) -> list[Tab]:
    """Return the tabs that look like a form's answers and that nobody sees, bar those that are `named`."""
    shown = replace(book, tabs=tuple(replace(tab, hidden=False) for tab in book.tabs if tab.hidden))
    return [
        form.tab for form in forms_in(shown, (), is_export=is_export) if plain(form.tab.title) not in named
    ]


def forms_in(book: Book, named: Collection[str], *, is_export: bool = False) -> Iterator[Form]:
    """Yield the undeclared tabs that look like a form's answers, or are `named` as such (plain titles).

    One that is hidden counts only where it is named: it may be last year's.

    In an export every tab is somebody else's, whatever it is called.
    """
    ours = () if is_export else (START_HERE, *DECLARED_TABS)
    declared = {tab.title for spec in ours if (tab := find_tab(book, spec))}
    beside = find_roles_beside(tab.title for tab in book.tabs if tab.title not in declared)
    for tab in book.tabs:
        is_named = plain(tab.title) in named
        is_none = tab.title in declared or (not is_named and is_tab_of_pairs(tab))
        form = None if is_none else as_form(tab, beside.get(tab.title))
        if form and (is_named or (form.time is not None and not tab.hidden)):
            yield form


def as_form(tab: Tab, beside: Role | None = None) -> Form | None:
    """Return a tab as the answers to a form, None if nothing stands in it.

    `beside` is the role that it has by the titles of other lists (`adopt.list_titles`).
    """
    turned = turn(tab)
    laid = lay_out(turned or tab, tuple(_TIMES), beside)
    if laid is None:
        return None
    time = _time_column(laid.tab.rows[laid.header])
    return Form(
        laid.tab,
        laid.header,
        time,
        laid.width,
        laid.role,
        laid.made_of,
        laid.above,
        laid.undecided,
        laid.previews,
        laid.examples,
        laid.notes,
        is_turned=turned is not None,
    )


def _time_column(row: tuple[Cell, ...]) -> int | None:
    ranked = [
        (_TIMES[squeeze(cell)], column)
        for column, cell in enumerate(row[:TIME_COLUMNS])
        if isinstance(cell, str) and squeeze(cell) in _TIMES
    ]
    return min(ranked)[1] if ranked else None
