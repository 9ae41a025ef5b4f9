"""Who asked before the last pairing and got nobody by it: they go first where not all can be served."""

from datetime import date

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import Decision, Match, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.reopened_needs import is_undecided


def find_last_proposals(programme: Programme, today: date) -> date | None:
    """Return the last day before today on which anybody was proposed, by the history; None without one."""
    days = (entry.on for entry in programme.happened.list({Event.PROPOSED}))
    return max((on for on in days if on < today), default=None)


def find_left_out(programme: Programme, today: date) -> frozenset[str]:
    """Return who had asked by the last pairing, was proposed to nobody by it, and has nobody since.

    Whoever has a proposal that is undecided counts among them, so that a better set of proposals does not
    take it from them for somebody who waits as they did.
    """
    last = find_last_proposals(programme, today)
    if last is None:
        return frozenset()
    return frozenset(
        person.id
        for person in programme.people
        if (person.starts_on is None or person.starts_on <= last)
        and any(_had_asked(need, last) for need in programme.open_needs(person.id))
        and not any(
            match.asker == person.id and _got_somebody(match, last)
            for match in programme.matches_of.get(person.id, ())
        )
    )


def _had_asked(need: Need, on: date) -> bool:
    return need.asked_since is not None and need.asked_since.on <= on


def _got_somebody(match: Match, last: date) -> bool:
    if is_undecided(match):
        return False
    holds = match.state.takes_capacity and match.decision is not Decision.DECLINE
    return holds or match.since is None or match.since >= last
