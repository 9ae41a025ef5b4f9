"""Notes on cells of people that go by themselves: why we filled one, and what to know before a word."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import DeskEvent, NeedEvent, PersonEvent
from mentorsheets.domain.model import HistoryEntry, Match, Need, Person
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.cells.text import fold_cell

WISH_FIRST = "mentorsheets: filled in as wished"
WISH_LAST = "(This note goes when something else stands here."
_MARK = re.compile(rf"{re.escape(WISH_LAST)} ([0-9a-f]{{8}})\)")
INSTEAD_FIRST = "mentorsheets: who else could help"
ANY_WISH = rf"(?:{re.escape(WISH_FIRST)}|{re.escape(INSTEAD_FIRST)}).*?{_MARK.pattern}"
"""How such a note is found in one that a person wrote into as well."""
SAID: Mapping[str, str] = {
    PersonEvent.PAUSED: "they asked for a pause",
    PersonEvent.LEFT: "they said that they leave",
    PersonEvent.BACK: "they are back, by their word or because the day has come that stood here",
    PersonEvent.HELD: "they wrote what only you can read, so their mail waits",
    PersonEvent.OFFERS: "they said yes when we asked whether they now could offer it",
    NeedEvent.MET: "they answered that it is met",
    NeedEvent.OPEN_AGAIN: "they answered that they still need it",
    NeedEvent.WITHDRAWN: "they do not need it any more",
}
"""What somebody said, by the line of the history that goes along with it."""
OTHERWISE = "they said so in an answer to a mail of ours"


def wish_note(because: str, value: Cell) -> str:
    """Return the note on a cell that now says `value`, `because` of a wish; a mark tells when it is over."""
    return f"{WISH_FIRST}\n{because}\n{WISH_LAST} {_mark(value)})"


def instead_note(told: str, value: Cell) -> str:
    """Return the note on a cell that still says `value`, of who else could help in this row."""
    return f"{INSTEAD_FIRST}\n{told}\n{WISH_LAST} {_mark(value)})"


def is_wish_note(whole: str) -> bool:
    """Return whether a note, its words with single spaces between, is one of these and nothing else."""
    return (
        whole.startswith((WISH_FIRST, INSTEAD_FIRST))
        and _MARK.search(whole) is not None
        and whole.endswith(")")
    )


def still_holds(note: str, value: Cell) -> bool:
    """Return whether a note is one of these, and the cell still says what it was put there for."""
    found = _MARK.search(" ".join(note.split()))
    return found is not None and found[1] == _mark(value)


def _mark(value: Cell) -> str:
    return sha256(fold_cell(value).encode()).hexdigest()[:8]


def tell_wishes(changes: Iterable[Change], today: date) -> Mapping[str, str]:
    """Return why people's own cells change, by the id of each person, need or match whose row it is."""
    changes = tuple(changes)
    entries = [
        one.record for one in changes if isinstance(one, Added) and isinstance(one.record, HistoryEntry)
    ]
    typed = [entry for entry in entries if entry.event == DeskEvent.DECIDED and entry.words]
    found = {}
    for change in changes:
        if isinstance(change, Changed) and isinstance(change.now, Person | Need | Match):
            told = _tell_typed(change.now, typed) if typed else _find_words(change.now, entries)
            found[change.now.id] = say_wish(today, told)
    return found


def say_wish(today: date, told: str) -> str:
    """Return the sentence that says on which day a cell was filled, and on whose word."""
    return f"On {today.day} {today:%B %Y}: {told}."


def _tell_typed(record: Person | Need | Match, typed: Iterable[HistoryEntry]) -> str:
    """Return which word in Today it was; of several, the one about this record."""
    typed = list(typed)
    of_it = [entry for entry in typed if _is_of(entry, record)] or typed
    said = dict.fromkeys(entry.words for entry in of_it)
    return f"you typed “{next(iter(said))}” in Today" if len(said) == 1 else "you typed it in Today"


def _find_words(record: Person | Need | Match, entries: Iterable[HistoryEntry]) -> str:
    words = (SAID[entry.event] for entry in entries if entry.event in SAID and _is_of(entry, record))
    return next(words, OTHERWISE)


def _is_of(entry: HistoryEntry, record: Person | Need | Match) -> bool:
    return entry.person == record.id if isinstance(record, Person) else entry.match == record.id
