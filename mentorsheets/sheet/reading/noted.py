"""Notes that people left on the rows of people and needs: "not with Bo" keeps two apart as in Avoid."""

from collections.abc import Iterator
from dataclasses import replace

from mentorsheets.domain.model import Person, Problem
from mentorsheets.domain.programme import Programme
from mentorsheets.sheet.backend import Book
from mentorsheets.sheet.cells.text import plain
from mentorsheets.sheet.reading.comments import tell_comments
from mentorsheets.sheet.reading.everybody import Everybody
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson
from mentorsheets.sheet.reading.refusals import find_refusal
from mentorsheets.sheet.reading.rows import Row, rows_of
from mentorsheets.sheet.schema import NEEDS, PARTICIPANTS

SAY_WHOSE = {PARTICIPANTS.title: ("Email", "Name"), NEEDS.title: ("Person",)}
"""By tab, the columns that tell whose row it is, the surest first."""
REFUSES = "A note here seems to refuse somebody, so nobody named in it is matched with this person."
NAMES_NOBODY = "A note here seems to refuse somebody, and names nobody who is known."


def heed_comments(programme: Programme, book: Book, directory: Directory) -> Programme:
    """Return a programme in which everybody avoids whom the notes on their rows refuse, with what is told."""
    tabs = [(spec, find_tab(book, spec)) for spec in (PARTICIPANTS, NEEDS)]
    if not any(tab is not None and tab.comments for _, tab in tabs):
        return programme
    known = (KnownPerson(plain(one.name), one.name, one.address) for one in programme.people)
    everybody = Everybody(known)
    people = {one.id: one for one in programme.people}
    problems: list[Problem] = []
    for spec, tab in tabs:
        if tab is None or not tab.comments:
            continue
        for row in rows_of(tab, spec, []):
            whose = find_owner(row, SAY_WHOSE[spec.title], directory)
            if whose in people:
                row.problems = problems
                avoid = frozenset(_refuse(row, people[whose], everybody, programme))
                people[whose] = replace(people[whose], avoid=people[whose].avoid | avoid)
        # What stands on a header says what its column is for, and is ours.
        first = find_header(tab, spec).row + 1
        below = {where: note for where, note in tab.comments.items() if where[0] >= first}
        problems += tell_comments(replace(tab, comments=below))
    return programme.revised(people=tuple(people.values()), problems=(*programme.problems, *problems))


def _refuse(row: Row, person: Person, everybody: Everybody, programme: Programme) -> Iterator[str]:
    """Yield whom the notes on a row refuse, by id; whoever is not in Avoid yet is told of."""
    own = plain(person.name)
    for (index, place), note in sorted(row.tab.comments.items()):
        words = find_refusal(note, everybody, own, is_free=True) if index == row.index else ""
        if not words:
            continue
        names = everybody.named_in(words, own)
        meant = [one.id for one in programme.people if plain(one.name) in names]
        if not meant or not person.avoid.issuperset(meant):
            titles = {column: title for title, column in row.header.columns.items()}
            title = titles.get(place, next(iter(titles.values())))
            hint = "Type names or addresses into Avoid, or put the note into other words."
            row.problem(title, REFUSES if meant else NAMES_NOBODY, hint)
        yield from meant


def find_owner(row: Row, titles: tuple[str, ...], directory: Directory) -> str:
    """Return the id of the one person whose row it is, "" for nobody or several."""
    found = (directory.find(text) for title in titles if (text := row.text(title)))
    return next((one[0] for one in found if len(one) == 1), "")
