"""Notes on proposals that wait for a word: the next three for their asker, before anybody is declined."""

from collections.abc import Iterator

from mentorsheets.domain.model import Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.next_best import tell_for_open
from mentorsheets.pairing.propose import Plan
from mentorsheets.sheet.edits import NoteRow
from mentorsheets.sheet.reading.headers import find_header, find_tab
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.sheet.schema import MATCHES
from mentorsheets.sheet.wish_notes import INSTEAD_FIRST

NOTED_CELL = "Coordinator"
"""Where the word is typed: with it, the note goes."""


def note_others(reading: Reading, programme: Programme, plan: Plan) -> list[NoteRow]:
    """Return the notes on rows of a plan that is written with them, as `tell_for_open` says, and off others.

    A row that has a note, ours or a person's, gets no other.
    """
    noted = dict(_find_noted(reading))
    together = {match.people for match in (*plan.kept, *plan.new)}
    waiting = [match for match in (*plan.kept, *plan.new) if _waits(match)]
    bare = (match for match in waiting if match.id not in noted)
    told = dict(tell_for_open(programme, community_of(programme, plan.on), bare, together))
    lines = {match: f"On {plan.on.day} {plan.on:%B %Y}: {line}" for match, line in told.items()}
    still = {match.id for match in waiting}
    over = (name for name, note in noted.items() if name not in still and note.startswith(INSTEAD_FIRST))
    lines |= dict.fromkeys(over, "")
    return [NoteRow(MATCHES.title, {MATCHES.key: match}, NOTED_CELL, line) for match, line in lines.items()]


def _waits(match: Match) -> bool:
    return match.state is MatchState.PROPOSED and match.decision is None


def _find_noted(reading: Reading) -> Iterator[tuple[str, str]]:
    """Yield the matches whose cell has a note, anybody's, with what it says."""
    tab = find_tab(reading.book, MATCHES)
    if tab is None:
        return
    columns = find_header(tab, MATCHES).columns
    name, cell = columns.get(MATCHES.key), columns.get(NOTED_CELL)
    for (row, column), note in (*tab.comments.items(), *tab.notes.items()):
        if column == cell and name is not None and row < len(tab.rows) and name < len(tab.rows[row]):
            yield str(tab.rows[row][name]), note
