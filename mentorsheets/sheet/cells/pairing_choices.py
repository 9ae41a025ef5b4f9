"""Reading how pairing is to weigh things, in whatever words people use for it."""

from mentorsheets.domain.pairing_settings import PairingAim, Weighing
from mentorsheets.sheet.cells.choices import one_of
from mentorsheets.sheet.cells.parsed import Understood
from mentorsheets.sheet.cells.text import lookup

AIM = lookup(
    {
        PairingAim.MANY: (
            "as many people as possible",
            "as many as possible",
            "most people",
            "many",
            "people",
        ),
        PairingAim.WELL: ("as well met as possible", "as well as possible", "best met", "well", "needs"),
    }
)
WEIGHING = lookup(
    {
        Weighing.MUST: ("must", "required", "yes", "always", "muss", "debe", "doit", "deve"),
        Weighing.SHOULD: ("should", "important", "soll", "sollte", "debería", "devrait", "deveria"),
        Weighing.NICE: ("nice to have", "nice", "a little", "wäre schön", "bonus", "optional"),
        Weighing.IGNORE: ("ignore", "no", "never", "not at all", "egal", "ignorar", "ignorer"),
    }
)


def read_aim(text: str) -> Understood[PairingAim]:
    """Return what pairing is to make most of.

    Raises:
        NotUnderstood: it is neither.
    """
    return one_of(text, AIM, "aim of pairing", f"Type {PairingAim.MANY}, or {PairingAim.WELL}.")


def read_weighing(text: str) -> Understood[Weighing]:
    """Return how much something counts.

    Raises:
        NotUnderstood: it is none of the four.
    """
    return one_of(text, WEIGHING, "way to count", "Type must, should, nice to have, or ignore.")
