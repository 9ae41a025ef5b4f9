"""Rows of Matches that bring two together whom a rule keeps apart: no pairing made them, so it is told.

Such a row goes on counting, since whoever typed it may know better; `pin` in its Coordinator says so.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial

from mentorsheets.domain.events import DeskEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import Decision, HistoryEntry, Match, MatchState, Person
from mentorsheets.domain.programme import REFUSED_SENTENCE, refusal_key
from mentorsheets.sheet.reading.rows import Row

Apart = Callable[[Match], str]
"""Says of a match in a sentence what keeps its two apart, "" if nothing does."""
LET_IT_BE = "End the match, or type pin into Coordinator if it is meant."


def find_apart(people: Iterable[Person], history: Iterable[HistoryEntry]) -> Apart:
    """Return what says of a match whether a manager or a wish to avoid stands between its two.

    The sentence names nobody: who wished not to meet whom belongs in no log. A wish about which the
    coordinator has said a word is none any more.
    """
    known = {person.id: person for person in people}
    above = cache(partial(_find_above, known=known))

    @cache
    def list_told() -> frozenset[str]:
        return frozenset(entry.id for entry in history)

    def tell(match: Match) -> str:
        if not set(match.people) <= known.keys():
            return ""
        sides = tuple(side for side in match.people if match.other(side) in known[side].avoid)
        if sides and history_id(DeskEvent.DECIDED, "", refusal_key(match, sides), "") not in list_told():
            return REFUSED_SENTENCE
        if any(match.other(side) in above(side) for side in match.people):
            return "One of these two is above the other in the reporting line (Reports to)."
        return ""

    return tell


def note_apart(row: Row, match: Match, apart: Apart) -> None:
    """Note a problem on the cell of the asker, if the two are in touch or about to be, against a rule."""
    is_meant = match.decision is Decision.PIN
    is_bound = match.state is not MatchState.PROPOSED or match.decision is Decision.APPROVE
    if is_bound and not (is_meant or match.state.is_over):
        sentence = apart(match)
        is_ending = match.state is MatchState.CLOSING or match.decision is Decision.DECLINE
        # Who ended it as they were told has nothing left to mend, though the two still say goodbye.
        if sentence and not (is_ending and sentence != REFUSED_SENTENCE):
            row.problem("Asker", sentence, LET_IT_BE)


def _find_above(person: str, known: Mapping[str, Person]) -> frozenset[str]:
    """Return everybody above somebody, through all managers to the top."""
    found: set[str] = set()
    waiting = set(known[person].reports_to)
    while waiting:
        manager = waiting.pop()
        if manager not in found and manager in known:
            found.add(manager)
            waiting |= known[manager].reports_to
    return frozenset(found - {person})
