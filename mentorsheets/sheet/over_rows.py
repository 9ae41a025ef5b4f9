"""Rows of Matches and Circles that are over: they stay where they are, pale, so that the others stand out."""

from mentorsheets.domain.model import CircleState, MatchState

OVER_STATES = (
    *(str(state) for state in MatchState if state.is_over),
    str(CircleState.HELD),
    str(CircleState.CALLED_OFF),
)


def write_over_formula(letters: str) -> str:
    """Return a formula without "=": whether the second row is over, whose State stands in this column."""
    states = (f'${letters}2="{state}"' for state in OVER_STATES)
    return f"OR({','.join(states)})"
