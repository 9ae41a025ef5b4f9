"""How much stood in a sheet at its last run, so that what was emptied since is told from what never was.

The register has the numbers: of people, needs and matches, of who has something in a column that keeps mail
or a match from somebody, and whether anything had happened. Fewer rows are everyday; none, or fewer than
half of many, are a mishap until somebody says that it was meant.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import Registration, Standing
from mentorsheets.domain.programme import Programme

STOOD_THERE = "what stood there"
"""The name in the register of the numbers."""
MANY_ROWS = 10
"""As many of which more than half are gone at once: nobody tidies up like that unasked."""
SOME_CELLS = 3
"""As many cells of a column emptied at once: of one or two people each may be told otherwise on one day."""
_BETWEEN = ", "


@dataclass(frozen=True, slots=True)
class Shrunk:
    """A tab, or one `column` of it, in which much less stands `now` than `before`."""

    tab: str
    column: str
    before: int
    now: int


def _count_people(programme: Programme) -> int:
    return sum(not is_gone(person.id) for person in programme.people)


def _says_something(cells: Iterable[str]) -> int:
    """Return 1 if a cell of a column of our own says something: no person empties one of those on purpose."""
    return int(any(cells))


OFTEN_EMPTY = frozenset({"History/Person id", "History/Match", "Messages/Period"})
"""The columns of our own tabs that are noticed when they are emptied, though some cells always are."""
COUNTED: Mapping[str, Callable[[Programme], int]] = {
    "Participants": _count_people,
    "Participants/Status": lambda p: sum(one.standing is not Standing.ACTIVE for one in p.people),
    "Participants/Email": lambda p: sum(one.address is not None for one in p.people),
    "Participants/Avoid": lambda p: sum(bool(one.avoid) or one.avoid_unread for one in p.people),
    "Participants/Reports to": lambda p: sum(bool(one.reports_to) for one in p.people),
    "Needs": lambda p: len(p.needs) + len(p.unread_needs),
    "Matches": lambda p: len(p.matches) + len(p.unclear),
    "History": lambda p: min(len(p.history), 1),
    "History/Person id": lambda p: _says_something(entry.person for entry in p.history),
    "History/Match": lambda p: _says_something(entry.match for entry in p.history),
    "Messages/Period": lambda p: _says_something(mail.period for mail in p.messages),
}
"""What is counted, by the tab, or the tab and its column, in the order in which it is told."""


def note_stood(programme: Programme, after: Programme) -> Iterator[Change]:
    """Yield what notes how much stands in a sheet `after` a run, if that is something else than noted."""
    was = next((entry for entry in programme.register if entry.id == STOOD_THERE), None)
    numbers = ((name, count(after)) for name, count in COUNTED.items())
    said = _BETWEEN.join(f"{name} {number}" for name, number in numbers if number)
    if was is None:
        yield Added(Registration(STOOD_THERE, "", said))
    elif was.name != said:
        yield Changed(was, Registration(STOOD_THERE, "", said))


def find_shrunk(programme: Programme) -> Iterator[Shrunk]:
    """Yield each tab and column in which suddenly much less stands; of a tab that is empty no column."""
    before = _read(next((entry.name for entry in programme.register if entry.id == STOOD_THERE), ""))
    empty: set[str] = set()
    for name, count in COUNTED.items():
        tab, _, column = name.partition("/")
        was, now = before.get(name, 0), count(programme)
        if tab in empty or not was or (name in OFTEN_EMPTY and not _has_rows(programme, tab)):
            continue
        is_of_people = bool(column) and name not in OFTEN_EMPTY
        if _is_mishap(was, now, is_column=is_of_people, is_lacking=name in programme.lacking):
            empty.add(tab)
            yield Shrunk(tab, column, was, now)
            if name == "Participants":
                # What people need and whom they meet cannot be read without them.
                return


def _has_rows(programme: Programme, tab: str) -> bool:
    """Return whether anything is left of one of our own tabs: that all of it is gone is told otherwise."""
    return bool(programme.messages if tab == "Messages" else programme.history)


def _is_mishap(was: int, now: int, *, is_column: bool, is_lacking: bool) -> bool:
    if now == 0:
        return is_lacking or was >= (SOME_CELLS if is_column else 1)
    return was >= MANY_ROWS and now * 2 < was


def _read(said: str) -> dict[str, int]:
    """Return the numbers by what is counted; what somebody spoilt counts for nothing."""
    found: dict[str, int] = {}
    for part in said.split(_BETWEEN):
        name, _, number = part.rpartition(" ")
        if number.isdecimal():
            found[name] = int(number)
    return found
