"""What is kept for a while only: what people wrote; that they answered, and when, stays."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Change, Changed
from mentorsheets.domain.clock import months_before
from mentorsheets.domain.confirmation import Confirmation, ConfirmTopic
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import CheckIn, HistoryEntry
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import LEFT_WHILE_HELD
from mentorsheets.relations.waiting import SEEN_TO_FIRST

CLEARED = "…"
"""What stands in the place of words that were cleared, so that an answer in words alone stays one."""
SAID_BY_PEOPLE = frozenset({*Event, *PersonEvent}) - {PersonEvent.WHICH}
"""What happens that may have somebody's own words beside it. Those of the desk are the coordinator's.

An answer that may be about several is known as settled by its words, which are no more than that answer.
"""
OF_THE_MACHINE = frozenset({"", CLEARED, LEFT_WHILE_HELD})


def clear_old_words(programme: Programme, happened: Iterable[Change], today: date) -> tuple[Change, ...]:
    """Return what clears people's words that are older than *Keep words for*, but for what still waits.

    `happened` is what else changes on this day: what waits after it keeps its words.
    """
    months = programme.settings.keep_words_for
    before = months_before(today, months)
    if not months or not any(_list_old(programme, before)):
        return ()
    after = apply(programme, happened)
    waiting = find_still_needed(after, today)
    return tuple(
        Changed(one, _clear(one))
        for one in _list_old(after, before)
        if waiting.isdisjoint((one.id, one.person, *(one.matches if isinstance(one, CheckIn) else ())))
    )


def _list_old(programme: Programme, before: date) -> Iterator[CheckIn | HistoryEntry | Confirmation]:
    yield from list_old_words(programme, before)
    yield from (one for one in programme.confirmations if one.on < before and _clear(one) != one)


def list_old_words(programme: Programme, before: date) -> Iterator[CheckIn | HistoryEntry]:
    """Yield the check-ins and lines of the history with words of people's from before a day."""
    yield from (row for row in programme.check_ins if is_old(row, before))
    yield from (entry for entry in programme.history if _is_old_entry(entry, before))


def _clear(one: CheckIn | HistoryEntry | Confirmation) -> CheckIn | HistoryEntry | Confirmation:
    """Return a row without what somebody wrote.

    Of a question whether it was them, the address of a new one stays: it says whose it is not, or is.
    """
    if not isinstance(one, Confirmation):
        return replace(one, words=CLEARED)
    if one.channel not in {None, CLEARED}:
        one = replace(one, channel=CLEARED, known="")
    is_strangers = one.topic is ConfirmTopic.ADDRESS and one.address != CLEARED
    return replace(one, address=CLEARED, known="") if is_strangers else one


def is_old(row: CheckIn, before: date) -> bool:
    """Return whether a check-in has words, all of them read and from before a day."""
    return (
        row.words not in OF_THE_MACHINE
        and (bool(row.answer) or row.answered_on is not None)
        and max(row.asked_on, row.answered_on or row.asked_on) < before
    )


def _is_old_entry(entry: HistoryEntry, before: date) -> bool:
    return entry.on < before and entry.words not in OF_THE_MACHINE and entry.event in SAID_BY_PEOPLE


def find_still_needed(programme: Programme, today: date) -> frozenset[str]:
    """Return the ids of lines of the history, of questions, and of matches, of which something waits.

    Of somebody who asked for help or is held, and whom nobody saw to, their own: all they wrote may matter.
    """
    found: set[str] = set()
    for one in find_waiting(programme, today):
        found |= {
            one.match,
            one.key.removeprefix("confirm/"),
            *one.entries,
            *(one.people if one.topic in SEEN_TO_FIRST else ()),
        }
    return frozenset(found - {""})
