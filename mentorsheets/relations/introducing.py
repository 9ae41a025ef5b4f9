"""Two who both said yes and wait for their introduction: they are asked still, until its first mail went.

The history says from the second yes on to which state it leads; the state itself is written when mail went.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Change, Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match, MatchState
from mentorsheets.relations.history import Past
from mentorsheets.relations.transitions import FIRST_CHECK_IN


def find_second_yes(match: Match, past: Past) -> HistoryEntry | None:
    """Return the yes after which two who are asked are to be introduced, None where nothing led there."""
    if match.state is not MatchState.ASKED:
        return None
    moved = next((entry for entry in reversed(past.of_match.get(match.id, ())) if entry.now), None)
    leads = moved is not None and moved.was is MatchState.ASKED and moved.now is MatchState.INTRODUCED
    return moved if leads and moved and moved.event in {Event.GIVER_YES, Event.ASKER_YES} else None


def waits_to_be_introduced(match: Match, past: Past) -> bool:
    """Return whether two said yes of whom none has been introduced yet."""
    yes = find_second_yes(match, past)
    return yes is not None and find_day_introduced(match, yes, past) is None


def find_day_introduced(match: Match, yes: HistoryEntry, past: Past) -> date | None:
    """Return the day on which the first of two heard of the other, None if none has."""
    key = f"{MailKind.INTRODUCTION}/{yes.id}"
    return min((on for side in match.people if (on := past.carried(side).get(key))), default=None)


def note_introduced(past: Past) -> Iterator[Change]:
    """Yield the state of those whose introduction went by a run that broke off before it told the sheet."""
    for match in past.source.matches:
        yes = find_second_yes(match, past)
        went = yes and find_day_introduced(match, yes, past)
        if went:
            yield Changed(match, introduce(match, went))


def introduce(match: Match, on: date) -> Match:
    """Return a match of two whose introduction goes on a day."""
    return replace(match, state=MatchState.INTRODUCED, since=on, next_checkin=on + FIRST_CHECK_IN)
