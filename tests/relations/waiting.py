"""Which needs wait for a helper again, for tests that no need is forgotten."""

from mentorsheets.domain.model import NeedStatus
from mentorsheets.domain.programme import Programme


def waiting_again(programme: Programme) -> frozenset[tuple[str, str]]:
    """Return the open needs, as (person, kind), of those who lost a helper and have none for it since."""
    told = {entry.match for entry in programme.history}
    lost = {
        (match.asker, kind)
        for match in programme.matches
        if programme.is_resting(match) or (match.state.is_over and match.id in told)
        for kind in match.kinds
    }
    open_now = {(need.person, need.kind) for need in programme.needs if need.status is NeedStatus.OPEN}
    holding = (m for m in programme.matches if m.state.takes_capacity and not programme.is_resting(m))
    held = {(match.asker, kind) for match in holding for kind in match.kinds}
    return frozenset((lost & open_now) - held)
