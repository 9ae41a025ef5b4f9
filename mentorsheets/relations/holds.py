"""Holding somebody's mail: what a doubt leads to, which is cheap, and which only a human ends.

A hold stands in the sheet, as the person's status, so it outlives every run. While it lasts, nothing
automatic goes to them, nobody is told or asked anything about them, and no time that passes brings anything
about. What they do themselves still counts, and they may leave; but no mail and no tap of theirs ends it.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from mentorsheets.domain.changes import Change, Changed
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import Person, Standing
from mentorsheets.relations.transitions import personal_entry


def hold_mail(person: Person, today: date) -> Iterator[Change]:
    """Yield what holds a person's mail; nothing for somebody who is held already, or has left."""
    if person.standing not in {Standing.HELD, Standing.LEFT}:
        yield Changed(person, replace(person, standing=Standing.HELD, back_on=None))
        yield personal_entry(PersonEvent.HELD, person.id, today)


def call_human(person: Person, words: str, today: date) -> Change:
    """Return the record that somebody asks for a human, who is told at once.

    Where harm may be meant, `words` are "": they stand nowhere in the sheet.
    """
    return personal_entry(PersonEvent.TALK, person.id, today, words)
