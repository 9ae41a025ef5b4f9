"""What the record says of needs: since when each is asked for, when it was met, and by whose word."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import NeedEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import Day, HistoryEntry, Need, NeedStatus
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past
from mentorsheets.relations.mail_parts import COORDINATOR

BEGUN = frozenset({NeedEvent.ASKS, NeedEvent.ASKED_BEFORE})
STATUS_AFTER = {
    NeedEvent.ASKS: NeedStatus.OPEN,
    NeedEvent.ASKED_BEFORE: NeedStatus.OPEN,
    NeedEvent.OPEN_AGAIN: NeedStatus.OPEN,
    NeedEvent.MET: NeedStatus.MET,
    NeedEvent.MET_BEFORE: NeedStatus.MET,
    NeedEvent.WITHDRAWN: NeedStatus.WITHDRAWN,
}
BECOMES = {
    NeedStatus.OPEN: NeedEvent.OPEN_AGAIN,
    NeedStatus.MET: NeedEvent.MET,
    NeedStatus.WITHDRAWN: NeedEvent.WITHDRAWN,
}


def note_needs(programme: Programme, past: Past, today: date) -> Iterator[Change]:
    """Yield the days and happenings of needs that nobody has put down yet.

    A status that changed without an asker's word was typed by the coordinator.
    """
    is_under_way = any(need.asked_since for need in programme.needs) or not BEGUN.isdisjoint(
        entry.event for entry in programme.history
    )
    for need in programme.needs:
        since = need.asked_since or _remember(need, past)
        if since is None:
            since = _first_seen(need, today) if is_under_way else find_beginning(need, programme, past, today)
        if need.asked_since is None:
            yield Changed(need, replace(need, asked_since=since))
        yield from _note(need, since, past, today)


def settle_need(need: Need, status: NeedStatus, today: date) -> tuple[Change, ...]:
    """Return what changes when the one who asks says how a need of theirs stands."""
    told = record_need(BECOMES[status], replace(need, status=status), need.person, today)
    return Changed(need, replace(need, status=status)), told


def record_need(event: NeedEvent, need: Need, by: str, on: date) -> Added:
    """Return the record of something that happened to a need; the same counts once a day."""
    name = history_id(event, by, need.id, on.isoformat())
    return Added(HistoryEntry(name, on, event, by, need.id))


def find_beginning(need: Need, programme: Programme, past: Past, today: date) -> Day:
    """Return since when a need is asked for, which the sheet does not say.

    In a programme that begins today it is today, at the latest for what is met already. In one that has a
    past, it is the day of the person's first answer to a form; without one, the first match over it is the
    latest that it can have been, or else today.
    """
    if not (programme.matches or programme.history or programme.messages or programme.check_ins):
        return _first_seen(need, today)
    if need.person in programme.form_days:
        return Day(programme.form_days[need.person])
    matches = (
        match
        for match in programme.matches_of.get(need.person, ())
        if match.asker == need.person and need.kind in match.kinds
    )
    starts = [entry.on for match in matches for entry in past.of_match.get(match.id, ())[:1]]
    return Day(min([*starts, today]), exact=False)


def _first_seen(need: Need, today: date) -> Day:
    """Return the day of a need that the sheet shows for the first time; one that is met is older."""
    return Day(today, exact=need.status is not NeedStatus.MET)


def _remember(need: Need, past: Past) -> Day | None:
    """Return the day that the history knows, should a human have emptied the cell."""
    begun = next((entry for entry in past.of_match.get(need.id, ()) if entry.event in BEGUN), None)
    return Day(begun.on, exact=begun.event == NeedEvent.ASKS) if begun else None


def _note(need: Need, since: Day, past: Past, today: date) -> Iterator[Change]:
    entries = [entry for entry in past.of_match.get(need.id, ()) if entry.event in STATUS_AFTER]
    begun = any(entry.event in BEGUN for entry in entries)
    if not begun:
        event = NeedEvent.ASKS if since.exact else NeedEvent.ASKED_BEFORE
        yield record_need(event, need, need.person, since.on)
    last = STATUS_AFTER[NeedEvent(entries[-1].event)] if entries else NeedStatus.OPEN
    if need.status is not last:
        before = not begun and need.status is NeedStatus.MET
        event = NeedEvent.MET_BEFORE if before else BECOMES[need.status]
        yield record_need(event, need, COORDINATOR, today)
