"""How two people who are introduced may reach one another: only by what each of them chose to share (P12).

Whoever names a channel has that passed on as they wrote it, bar what they refuse in it, and their e-mail
address only if they named e-mail. Whoever names none is reached by e-mail, which the question before the
introduction tells them.
"""

from dataclasses import dataclass

from mentorsheets.domain.model import Person
from mentorsheets.domain.shared_channels import can_be_used, read_channels


@dataclass(frozen=True, slots=True)
class Contact:
    """How somebody may be reached: in their own words, and their address where they share it ("" if not)."""

    where: str
    address: str

    @property
    def reaches(self) -> bool:
        """Whether somebody who knows this could get in touch."""
        return bool(self.address) or can_be_used(self.where)


def contact_of(person: Person) -> Contact:
    """Return what may be told of how to reach somebody."""
    shared = read_channels(person.channel)
    return Contact(shared.words, (person.address or "") if shared.by_mail else "")


def who_writes_first(giver: Person, asker: Person) -> Person | None:
    """Return who of the two is to write first: the one who asks, if that can be; None if neither can."""
    if contact_of(giver).reaches:
        return asker
    return giver if contact_of(asker).reaches else None
