"""Whether a programme was ever paired, and the mark of the last pairing in its register."""

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import MatchState, Registration
from mentorsheets.domain.programme import Programme

PAIRED = "paired"
"""The name in the register of the last pairing: its day, and a mark of what it was made from."""
DECIDED_ON = frozenset({Event.PROPOSED, Event.APPROVED, Event.PINNED, Event.REFUSED, Event.ASKING})
"""What happens to proposals; of relationships that people typed in none of it does."""


def find_last_pairing(programme: Programme) -> Registration | None:
    """Return what the register says of the last pairing, None if it says nothing."""
    return next((entry for entry in programme.register if entry.id == PAIRED), None)


def was_paired(programme: Programme) -> bool:
    """Return whether anybody was ever looked for, whatever came of it; typed relationships are none of it."""
    return bool(
        programme.circles
        or any(match.why or match.state is MatchState.PROPOSED for match in programme.matches)
        or find_last_pairing(programme)
        or programme.happened.list(DECIDED_ON)
    )
