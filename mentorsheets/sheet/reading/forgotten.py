"""People who asked to be forgotten and stand in the sheet again: they are left out, and a human is told."""

from collections.abc import Callable
from dataclasses import replace

from mentorsheets.domain.model import Person, Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.cells.text import fold_cell
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import PARTICIPANTS

ASKED_TO_BE_FORGOTTEN = "This person asked to be forgotten, so they are left out."
SIGN_UP_ANEW = "Delete the row. If they want to take part again, they can sign up anew by the form."


def leave_out_forgotten(
    reading: Reading, marks: frozenset[str], mark_of: Callable[[str, str], str]
) -> Reading:
    """Return the reading without people whose address has one of `marks`, each told as a problem.

    `mark_of` makes the mark of an address, or of an address that several people had and a name.
    """
    programme = reading.programme
    people = [person for person in programme.people if person.address]
    back = [p for p in people if marks & {mark_of(p.address or "", ""), mark_of(p.address or "", p.name)}]
    if not back:
        return reading
    gone = {person.id for person in back}
    return replace(
        reading,
        programme=replace(
            programme,
            people=tuple(person for person in programme.people if person.id not in gone),
            needs=tuple(need for need in programme.needs if need.person not in gone),
            matches=tuple(match for match in programme.matches if gone.isdisjoint(match.people)),
            circles=tuple(circle for circle in programme.circles if gone.isdisjoint(circle.people)),
            problems=(*programme.problems, *(_problem(person, reading) for person in back)),
        ),
        typed=tuple(one for one in reading.typed if gone.isdisjoint(_people(one))),
    )


def _people(one: object) -> tuple[str, ...]:
    record = getattr(one, "match", None) or getattr(one, "circle", None)
    return tuple(record.people) if record else ()


def _problem(person: Person, reading: Reading) -> Problem:
    tab = find_tab(reading.book, PARTICIPANTS)
    if tab is None:
        return Problem(PARTICIPANTS.title, "", ASKED_TO_BE_FORGOTTEN, SIGN_UP_ANEW)
    header = find_header(tab, PARTICIPANTS)
    column = header.columns["Email"]
    where = (
        cell_name(index, column)
        for index, row in enumerate(tab.rows)
        if index > header.row and column < len(row) and (person.address or "") in fold_cell(row[column])
    )
    return Problem(tab.title, next(where, ""), ASKED_TO_BE_FORGOTTEN, SIGN_UP_ANEW)
