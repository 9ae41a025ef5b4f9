"""Rows of Matches and Circles that are over: they stay where they are, pale, and a filter hides them.

The filter is drawn with the tab. As long as it says what we drew, rows that are over later are hidden too.
Once a coordinator sets, changes or clears it, it is theirs, and then no row is hidden or shown by us.
"""

from mentorsheets.domain.model import CircleState, MatchState

OVER_STATES = (
    *(str(state) for state in MatchState if state.is_over),
    str(CircleState.HELD),
    str(CircleState.CALLED_OFF),
)
STATES_IN_SIGHT = (
    frozenset(str(state) for state in MatchState if not state.is_over),
    frozenset(str(state) for state in CircleState) - {str(CircleState.HELD), str(CircleState.CALLED_OFF)},
)
"""The states of a tab's rows that our filter shows in a workbook, where a filter lists what it shows."""


def write_over_formula(letters: str) -> str:
    """Return a formula without "=": whether the second row is over, whose State stands in this column."""
    states = (f'${letters}2="{state}"' for state in OVER_STATES)
    return f"OR({','.join(states)})"
