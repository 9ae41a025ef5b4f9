"""People whose start is still to come (From): how many, and when the next of them may be paired."""

from collections.abc import Iterator
from datetime import date

from mentorsheets.domain.model import Person, Standing
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.programme import Programme


def find_not_begun(programme: Programme, today: date) -> tuple[Person, ...]:
    """Return who takes part and may not be paired yet, in the order of the sheet."""
    here = (person for person in programme.people if person.standing is Standing.ACTIVE)
    return tuple(person for person in here if not person.has_begun(today))


def tell_not_begun(programme: Programme, today: date) -> Iterator[str]:
    """Yield in a sentence how many start later, what they ask for, and on which day the next ones start."""
    later = find_not_begun(programme, today)
    days = [person.starts_on for person in later if person.starts_on and not person.start_unread]
    if days:
        needs = sum(len(programme.open_needs(person.id)) for person in later if person.starts_on)
        offers = sum(bool(person.offers) for person in later if person.starts_on)
        yield (
            f"{count_things(len(days), 'person starts', 'people start')} later (From), the next on "
            f"{min(days).isoformat()}: {count_things(needs, 'need')} and "
            f"{count_things(offers, 'helper')} wait until then."
        )


def tell_start(person: Person) -> str:
    """Return in a sentence from when on somebody may be paired who may not yet."""
    if person.avoid_unread:
        return "They are matched with nobody until what is to mend in their row is mended."
    if person.starts_on is None:
        return "They are matched with nobody until the day in their cell From can be read."
    return f"They start on {person.starts_on.isoformat()} (From); nobody is proposed to them before."
