"""What becomes of a match that rested for a pause: it goes on, unless another took on what it was about."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.model import Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.history import Past


def is_taken(match: Match, programme: Programme, past: Past) -> bool:
    """Return whether, since a match rests, others fill the asker's places or meet all that it was about."""
    others = [m for m in _helping(match, programme) if _is_newer(m, match, past)]
    if len(others) >= programme.person_by_id[match.asker].wants_at_most:
        return True
    known = any(need.kind in match.kinds for need in programme.needs_of.get(match.asker, ()))
    return known and _lacking(match.asker, others, programme).isdisjoint(match.kinds)


def not_needed_now(match: Match, programme: Programme, past: Past) -> Iterator[Changed]:
    """Yield the proposals without a word on them that are withdrawn, since a match is taken up again."""
    if is_taken(match, programme, past):
        return
    lacking = _lacking(match.asker, [match, *_helping(match, programme)], programme)
    for other in programme.matches_of.get(match.asker, ()):
        waits = other.state is MatchState.PROPOSED and other.decision is None and other.asker == match.asker
        if waits and set(match.kinds) & set(other.kinds) and lacking.isdisjoint(other.kinds):
            yield Changed(other, replace(other, state=MatchState.ENDED))


def _helping(match: Match, programme: Programme) -> list[Match]:
    """Return the other matches in which the asker is helped, or will be, if everybody says yes."""
    return [
        other
        for other in programme.matches_of.get(match.asker, ())
        if other.asker == match.asker
        and other.id != match.id
        and other.state.takes_capacity
        and not programme.is_resting(other)
        and (other.state is not MatchState.PROPOSED or other.decision is not None)
    ]


def _is_newer(other: Match, match: Match, past: Past) -> bool:
    first = next((entry.on for entry in past.of_match.get(other.id, ())), other.since)
    return first is None or match.since is None or first >= match.since


def _lacking(asker: str, helping: Iterable[Match], programme: Programme) -> set[str]:
    """Return the kinds for which an asker has fewer helpers than they wish for."""
    helpers = Counter(kind for match in helping for kind in match.kinds)
    return {need.kind for need in programme.open_needs(asker) if helpers[need.kind] < need.how_many}
