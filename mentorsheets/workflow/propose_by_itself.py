"""Pairing by a clock: new proposals where something changed, so that nobody waits for somebody to ask.

It only adds. No row that waits for a word is changed or taken away, no more wait at once than the programme
wants, and each waits for the coordinator's approval like one that `pair` made. Whoever fell silent is left
out until they write again; a person who says otherwise runs `pair`, or types the match.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.clock import WEEK, Moment
from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.model import Match, Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Proposing
from mentorsheets.pairing.not_begun import find_not_begun
from mentorsheets.pairing.propose import propose, proposed_entry
from mentorsheets.relations.history import past_of
from mentorsheets.relations.paired_before import PAIRED, find_last_pairing
from mentorsheets.relations.silence import has_gone_silent
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.hear_cells import hear_cells
from mentorsheets.workflow.read_to_act import read_registered, read_to_act
from mentorsheets.workflow.save import save


def propose_if_due(backend: Backend, config: Config, moment: Moment) -> int:
    """Add proposals if the setting *Propose matches* says that it is time, and return how many.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
    """
    reading = read_to_act(backend, config, moment)
    today = moment.today(reading.programme.settings.time_zone)
    if not is_due(reading.programme, today):
        return 0
    with backend.claimed(holder_of("pair", moment)):
        reading = hear_cells(backend, read_registered(backend, config, moment), config, moment)
        new = find_proposals(reading.programme, today)
        save(backend, reading, tuple(_changes(new, reading.programme, today)), today)
    return len(new)


def is_due(programme: Programme, today: date) -> bool:
    """Return whether a day is one on which proposals are to be looked for."""
    settings, last = programme.settings, find_last_pairing(programme)
    day, _, mark = last.name.partition(" ") if last else ("", "", "")
    before = date.fromisoformat(day) if day else date.min
    if settings.propose_matches is Proposing.WHEN_ASKED or before >= today or not room_for(programme):
        return False
    if settings.propose_matches is Proposing.WEEKLY:
        return before <= today - WEEK
    return mark != mark_of(programme, today)


def find_proposals(programme: Programme, today: date) -> tuple[Match, ...]:
    """Return the matches to propose, as many as there is room for; those who are first in line come first."""
    past = past_of(programme)
    people = tuple(
        replace(person, can_support=0, wants_at_most=0) if has_gone_silent(person.id, past) else person
        for person in programme.people
    )
    plan = propose(replace(programme, people=people), today)
    waits = {n.person: n.asked_since.on for n in reversed(programme.needs) if n.asked_since}

    def place(match: Match) -> tuple[date, str, str]:
        return waits.get(match.asker, today), programme.lot_of(match.asker), programme.lot_of(match.giver)

    return tuple(sorted(plan.new, key=place)[: room_for(programme)])


def room_for(programme: Programme) -> int:
    """Return how many more proposals may wait for the coordinator's word."""
    waiting = sum(m.state is MatchState.PROPOSED and m.decision is None for m in programme.matches)
    return max(0, programme.settings.proposals_at_once - waiting)


def mark_of(programme: Programme, today: date) -> str:
    """Return a mark of all that pairing depends on today, the same for every order of rows.

    Proposals that wait for a word are left out: they are what pairing adds, and no reason to pair again.
    """
    decided = [m for m in programme.matches if m.state is not MatchState.PROPOSED or m.decision]
    past = past_of(programme)
    parts = [
        sorted(_words(asdict(person)) for person in programme.people),
        sorted(f"{n.person} {n.kind} {n.priority} {n.how_many} {n.status}" for n in programme.needs),
        sorted(f"{m.id} {m.state} {m.decision}" for m in decided),
        _words(asdict(programme.settings)),
        # Whoever writes again is looked for anew, though their row stays as it was.
        sorted(person.id for person in programme.people if has_gone_silent(person.id, past)),
        # On the day on which somebody starts, too.
        sorted(person.id for person in find_not_begun(programme, today)),
    ]
    return hashlib.sha256(_words(parts).encode()).hexdigest()[:16]


def _words(value: object) -> str:
    return json.dumps(value, sort_keys=True, default=_plain)


def _plain(value: object) -> object:
    return sorted(map(str, value)) if isinstance(value, (set, frozenset)) else str(value)


def _changes(new: tuple[Match, ...], programme: Programme, today: date) -> Iterator[Change]:
    for match in new:
        yield Added(match)
        yield Added(proposed_entry(match, today))
    yield note_pairing(programme, today)


def note_pairing(programme: Programme, today: date) -> Change:
    """Return what notes in the register that a programme was paired on a day."""
    last, now = find_last_pairing(programme), Registration(PAIRED, "", f"{today} {mark_of(programme, today)}")
    return Added(now) if last is None else Changed(last, now)
