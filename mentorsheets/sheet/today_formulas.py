"""What the tab Today reckons by itself: formulas, without "=", that both kinds of sheet understand."""

from mentorsheets.sheet.a1 import cell_name, pin
from mentorsheets.sheet.schema_machine import MOST_CHOICES
from mentorsheets.sheet.today_places import CHOICES, FIRST, KEY, LABEL, LOOKED, TARGET

_KEY = f"${cell_name(FIRST, KEY)}"
_LOOKED = pin(cell_name(*LOOKED))
IS_THING = f'{_KEY}<>""'
"""Whether the first row below the header is of a thing that waits; in the rows below, of theirs."""
IS_URGENT = f'OR(LEFT({_KEY},5)="help/",LEFT({_KEY},5)="held/")'
"""Which rows stand out: somebody asked for help, or is held."""
IS_STALE = f"AND(ISNUMBER({_LOOKED}),TODAY()-{_LOOKED}>2)"
"""When the day on which we last looked turns red: after two days nothing runs any more."""


def link_to_cell(row: int) -> str:
    """Return what leads from a row, by its index from 0, to the cell that it is about."""
    target, label = cell_name(row, TARGET), cell_name(row, LABEL)
    return f'IF({target}="","",HYPERLINK({target},{label}))'


def choice_cells(row: int) -> tuple[str, str]:
    """Return the first and the last cell that hold the words which are possible in a row."""
    return cell_name(row, CHOICES), cell_name(row, CHOICES + MOST_CHOICES - 1)
