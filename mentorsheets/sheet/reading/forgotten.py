"""People who asked to be forgotten and stand in the sheet again: they are left out, and a human is told."""

from collections.abc import Callable
from dataclasses import replace

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.forgotten import ASKED_TO_BE_FORGOTTEN, LET_IN_OR_DELETE, Comeback, is_let_in
from mentorsheets.domain.model import Person, Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import PARTICIPANTS


def leave_out_forgotten(
    reading: Reading, marks: frozenset[str], mark_of: Callable[[str, str], str]
) -> Reading:
    """Return the reading without people whose address has one of `marks`, each told as a problem.

    Whom the coordinator let in since is in, unless the entry that says so is among `marks` as well. `mark_of`
    makes the mark of an address, or of an address that several people had and a name.
    """
    programme = reading.programme
    out = [mark for mark in marks if not is_let_in(mark, marks, programme.history)]
    back: dict[str, Comeback] = {}
    for person in programme.people if out else ():
        address = person.address or ""
        for mark in (mark_of(address, ""), mark_of(address, person.name)) if address else ():
            if mark in out:
                back[person.id] = _returned(mark, person, reading)
    if not back:
        return reading
    gone = back.keys()
    return replace(
        reading,
        programme=replace(
            programme,
            people=tuple(person for person in programme.people if person.id not in gone),
            needs=tuple(need for need in programme.needs if need.person not in gone),
            matches=tuple(match for match in programme.matches if gone.isdisjoint(match.people)),
            circles=tuple(circle for circle in programme.circles if gone.isdisjoint(circle.people)),
            problems=(*programme.problems, *map(_problem, back.values())),
            returned=tuple(back.values()),
        ),
        typed=tuple(one for one in reading.typed if gone.isdisjoint(_people(one))),
    )


def _people(one: object) -> tuple[str, ...]:
    record = getattr(one, "match", None) or getattr(one, "circle", None)
    return tuple(record.people) if record else ()


def _problem(one: Comeback) -> Problem:
    return Problem(one.tab, one.cell, ASKED_TO_BE_FORGOTTEN, LET_IN_OR_DELETE)


def _returned(mark: str, person: Person, reading: Reading) -> Comeback:
    history = reading.programme.history
    before = sum(entry.event == DeskEvent.LET_IN and entry.match == mark for entry in history)
    return Comeback(mark, person.name, person.address or "", *_find_cell(person, reading), before)


def _find_cell(person: Person, reading: Reading) -> tuple[str, str]:
    """Return the title of the tab of people, and the cell in it that has this address."""
    tab = find_tab(reading.book, PARTICIPANTS)
    if tab is None:
        return PARTICIPANTS.title, ""
    header = find_header(tab, PARTICIPANTS)
    column = header.columns["Email"]
    where = (
        cell_name(index, column)
        for index, row in enumerate(tab.rows)
        if index > header.row and column < len(row) and (person.address or "") in fold_cell(row[column])
    )
    return tab.title, next(where, "")
