"""Rows of Matches that bring two together whom a rule keeps apart: no pairing made them, so it is told.

Such a row goes on counting, since whoever typed it may know better; `pin` in its Coordinator says so.
"""

from collections.abc import Callable, Iterable, Mapping

from mentorsheets.domain.model import Decision, Match, MatchState, Person
from mentorsheets.sheet.reading.rows import Row

Apart = Callable[[str, str], str]
"""Says of two people, by id, in a sentence what keeps them apart, "" if nothing does."""
LET_IT_BE = "End the match, or type pin into Coordinator if it is meant."


def find_apart(people: Iterable[Person]) -> Apart:
    """Return what says of two of these people whether a manager or a wish to avoid stands between them."""
    known = {person.id: person for person in people}

    def tell(giver: str, asker: str) -> str:
        if not {giver, asker} <= known.keys():
            return ""
        both_ways = [(known[giver], known[asker]), (known[asker], known[giver])]
        # Without names: who wished not to meet whom belongs in no log.
        if any(b.id in a.avoid for a, b in both_ways):
            return "One of these two is to avoid the other (Avoid)."
        if any(b.id in _find_above(a.id, known) for a, b in both_ways):
            return "One of these two is above the other in the reporting line (Reports to)."
        return ""

    return tell


def note_apart(row: Row, match: Match, apart: Apart) -> None:
    """Note a problem on the cell of the asker, if the two are in touch or about to be, against a rule."""
    is_meant = match.decision is Decision.PIN
    is_bound = match.state is not MatchState.PROPOSED or match.decision is Decision.APPROVE
    if is_bound and not (is_meant or match.state.is_over):
        sentence = apart(match.giver, match.asker)
        if sentence:
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
