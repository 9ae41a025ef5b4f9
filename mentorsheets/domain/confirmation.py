"""What was said in somebody's name without proof, and waits for their own word from the address we know."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorsheets.domain.enums import Reply


class ConfirmTopic(StrEnum):
    """What somebody is asked to confirm."""

    ADDRESS = "another address"
    """Buttons of a mail to them were tapped from an address that nobody has: is it theirs as well?"""
    TAP = "a tap by the form"
    """A form, which shows nobody's address, brought an answer that cannot be undone."""
    CHANGE = "a change by a form"
    """A form, into which anybody can type any name, is to change what protects them or what they ask for."""
    MOVE = "a new address by a form"
    """A form says that mail is to reach them at another address from now on."""
    SAME = "a name by a form"
    """A form came from an address that nobody has, in the name of somebody known: a human says who it is."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """One question "was this you?", asked once: about what, of whom (`person`, an id), and since when.

    `address` is the other one, in small letters; `known` is that of theirs from which the word has to come,
    unless a human is asked.
    `taps` are what was tapped, each the key of a mail and an action with a blank between. `channel` is what
    a form says of how they like to talk (None: nothing), and `withdraws` are ids of needs that they no longer
    ask for. `said` is their word.
    """

    id: str
    person: str
    topic: ConfirmTopic
    on: date
    address: str = ""
    known: str = ""
    taps: tuple[str, ...] = ()
    channel: str | None = None
    withdraws: tuple[str, ...] = ()
    said: Reply | None = None
