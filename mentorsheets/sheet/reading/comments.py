"""What people noted on cells of a list or a tab, beside what they typed into them."""

from collections.abc import Iterator

from mentorsheets.domain.model import Problem
from mentorsheets.sheet.a1 import cell_name
from mentorsheets.sheet.backend import Tab

CELLS_TOLD = 12
"""Cells with notes that are told by name; more do not fit on a line or two."""


def tell_comments(tab: Tab) -> Iterator[Problem]:
    """Yield what is told of the notes that people left: who is refused there is kept apart."""
    cells = [cell_name(*where) for where in sorted(tab.comments)]
    if cells:
        more = f" and {len(cells) - CELLS_TOLD} more" if len(cells) > CELLS_TOLD else ""
        yield Problem(
            tab.title,
            cells[0],
            f"People left notes or comments on {', '.join(cells[:CELLS_TOLD])}{more}. Whoever is refused in "
            "them is kept apart; nothing else is taken from them.",
            "Read them, and type what matters into columns.",
            needs_mending=False,
        )
