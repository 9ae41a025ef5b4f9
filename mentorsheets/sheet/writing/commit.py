"""Edits carried out on the sheet as it is at the moment of writing, tried again if somebody was faster."""

from collections.abc import Callable, Sequence

from mentorsheets.errors import Busy, NeedsAPerson
from mentorsheets.sheet.backend import Backend, Book, ChangedMeanwhile, NoteCells, Tab
from mentorsheets.sheet.columns import Owner, TabSpec
from mentorsheets.sheet.edits import Edit, Refused
from mentorsheets.sheet.marks import mark_tabs
from mentorsheets.sheet.notes import join_notes
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.schema import TABS
from mentorsheets.sheet.writing.locate import locate
from mentorsheets.sheet.writing.shorten import fit_cells

COMMIT_TRIES = 3
"""Times that edits are placed anew after somebody changed the sheet meanwhile."""


def commit(
    backend: Backend,
    edits: Sequence[Edit],
    seen: Book | None = None,
    *,
    loss_is_meant: bool = False,
    whole: bool = False,
    notes: Callable[[Book], Sequence[NoteCells]] = lambda _: (),
) -> tuple[Refused, ...]:
    """Carry out the edits, all others at once, and return those that were refused.

    `seen` is what the run read first. If a tab of people's is gone since, or has lost more than half of its
    rows, that is a question rather than something to write on, unless `loss_is_meant`. `notes` returns which
    notes are to change in the sheet as it is then. If all is to be written as a `whole`, one that is refused
    means that nothing is.

    Raises:
        NeedsAPerson: people's rows are gone; nothing was written.
        Busy: the sheet changed at each try; nothing was written.
        WrongUse, Unreachable: as the backend says; nothing was written.
    """
    for _ in range(COMMIT_TRIES):
        book = backend.read()
        if seen is not None and not loss_is_meant:
            ask_if_lost(seen, book)
        located, refused = locate(book, edits)
        if refused and whole:
            return refused
        # Notes first: rows that come in above a cell take its note along.
        operations = join_notes((*notes(book), *fit_cells(located, backend.longest_cell)))
        if not operations:
            return refused
        try:
            backend.write((*operations, *mark_tabs(book)), book)
        except ChangedMeanwhile:
            continue
        return refused
    raise Busy(
        f"{backend.name} was changed each time that something was to be written, so nothing was.",
        "Run again in a minute.",
    )


def ask_if_lost(before: Book, now: Book) -> None:
    """Check that no tab which people fill is gone, or has lost more than half of its rows.

    Raises:
        NeedsAPerson: one has.
    """
    if before.version and before.version == now.version:
        return
    for spec in TABS:
        if spec.owner is not Owner.PEOPLE:
            continue
        there, rows = _count_filled(find_tab(before, spec), spec), _count_filled(find_tab(now, spec), spec)
        if there > 1 and rows * 2 < there:
            raise NeedsAPerson(
                f"The tab {spec.title} had {there} rows when this run began and has {rows} now, "
                "so nothing was written.",
                "If that is meant, run again. If not, bring the rows back first.",
            )


def _count_filled(tab: Tab | None, spec: TabSpec) -> int:
    if tab is None:
        return 0
    header = find_header(tab, spec).row
    return sum(any(cell is not None for cell in row) for row in tab.rows[header + 1 :])
