"""The id of a programme, which stays when its name, its file or its coordinator changes."""

import hashlib

from mentorsheets.programme import Programme

PROGRAMME = "programme"
"""The name in the register under which the programme itself stands."""


def programme_id(programme: Programme) -> str:
    """Return the id of a programme: what the register says, else one from its first name and coordinator."""
    for entry in programme.register:
        if entry.id == PROGRAMME:
            return entry.name
    first = f"{programme.settings.programme}\x1f{programme.settings.coordinator_address}"
    return hashlib.sha256(first.encode()).hexdigest()[:16]
