"""What was put before the coordinator and waits for their word: until then nobody is asked about it."""

from collections.abc import Iterator
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import HistoryEntry, Match, Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import leave_out_several
from mentorsheets.relations.history import Past
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.waiting import decided_id
from mentorsheets.relations.which_one import list_meant, was_told

KEPT_SINCE = "today kept since"
"""The name in the register of the day from which on nothing that happened is left out of the list."""
LOOKED_BACK = timedelta(days=28)
"""How far the first list looks back: what is older was told in digests."""
PUT_BEFORE = frozenset({Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.STILL_SILENT})
"""What the coordinator is written to about, with the promise that no question goes out until they decided."""

UNREAD = frozenset({Event.UNCLEAR, PersonEvent.UNCLEAR})
"""What somebody wrote that only a human can read."""


def kept_since(programme: Programme, today: date) -> date:
    """Return the day from which on nothing that happened is left out."""
    noted = next((entry.name for entry in programme.register if entry.id == KEPT_SINCE), "")
    try:
        return date.fromisoformat(noted)
    except ValueError:
        return today - LOOKED_BACK


def begin_list(programme: Programme, today: date) -> tuple[Change, ...]:
    """Return what notes from which day on nothing is left out of the list, once."""
    if any(entry.id == KEPT_SINCE for entry in programme.register):
        return ()
    return (Added(Registration(KEPT_SINCE, "", kept_since(programme, today).isoformat())),)


def find_undecided(match: str, now: Situation) -> Iterator[HistoryEntry]:
    """Yield what happened in a match, by its id, that waits for the coordinator's word.

    A state that they typed since is one.
    """
    if not _was_put_before(now.past, match):
        return
    entries = now.past.of_match.get(match, ())
    since = kept_since(now.programme, now.today)
    typed = max((at for at, entry in enumerate(entries) if entry.event == Event.SET_BY_HAND), default=-1)
    for at, entry in enumerate(entries):
        is_new = at > typed and entry.on >= since
        if is_new and entry.event in PUT_BEFORE and decided_id(entry.id) not in now.past.entries:
            yield entry


@worked_out_once
def _was_put_before(past: Past, match: str) -> bool:
    """Return whether anything of a match was ever put before the coordinator, as of most there is not."""
    return any(entry.event in PUT_BEFORE for entry in past.of_match.get(match, ()))


def waits_to_be_read(match: Match, now: Situation) -> bool:
    """Return whether words wait for the coordinator that are, or may be, about a match.

    It rests for both then: what they were asked, one of them has answered. Words out of the blue answer
    nothing.
    """
    entries = (*_list_unread(now.past, match.id), *_list_unread_beside(now.past, match))
    since = kept_since(now.programme, now.today)
    return any(
        entry.on >= since
        and entry.id not in now.past.echoes
        and decided_id(entry.id) not in now.past.entries
        and not (entry.event == PersonEvent.WHICH and was_told(entry, now.past))
        for entry in entries
    )


@worked_out_once
def _list_unread(past: Past, match: str) -> tuple[HistoryEntry, ...]:
    return tuple(entry for entry in past.of_match.get(match, ()) if entry.event in UNREAD)


def _list_unread_beside(past: Past, match: Match) -> Iterator[HistoryEntry]:
    """Yield words of the two that name no match, and may be about this one."""
    for side in match.people:
        for entry in _list_unplaced(past, side):
            is_of_several = leave_out_several(entry.words) != entry.words
            if is_of_several or (entry.event == PersonEvent.WHICH and match.id in list_meant(entry)):
                yield entry


@worked_out_once
def _list_unplaced(past: Past, person: str) -> tuple[HistoryEntry, ...]:
    """Return what somebody wrote of which it is not known whom it is about."""
    entries = past.of_person.get(person, ())
    return tuple(
        entry
        for entry in entries
        if entry.event == PersonEvent.WHICH or (entry.event == PersonEvent.UNCLEAR and not entry.match)
    )
