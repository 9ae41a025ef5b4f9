"""A register in which one column was sorted alone: names or addresses in the rows of others."""

import re

from mentorsheets.domain.programme import PROGRAMME, Programme
from mentorsheets.relations.what_stood import COUNTED, STOOD_THERE

_GIVEN = re.compile(r"[0-9a-f]{16}")
"""A programme's id as we make it; whoever chose another knows of no such mark."""
_NUMBERS = re.compile(rf"(?:{'|'.join(COUNTED)}) \d+(?:, .*)?")


def is_mixed(programme: Programme) -> bool:
    """Return whether what the register says of the programme itself stands beside somebody, or the reverse.

    The rows of people alone cannot tell: there a new name stands beside an old one every day.
    """
    itself = next((entry for entry in programme.register if entry.id == PROGRAMME), None)
    if itself is None:
        return False
    names = {person.name for person in programme.people}
    others = [entry for entry in programme.register if entry is not itself]
    return (
        bool(itself.address)
        or itself.name in names
        or bool(_NUMBERS.fullmatch(itself.name))
        or any(_GIVEN.fullmatch(entry.name) for entry in others)
        or any(entry.id == STOOD_THERE and entry.name in names for entry in others)
    )
