"""Many people held on one day: somebody may be forging, so all of it is told once, and ended by one word."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import confidential_mark
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Standing
from mentorsheets.relations.mail_parts import COORDINATOR, Part
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.waiting_names import name_of, status_of

MANY_OF_HUNDRED = 10
"""People of a hundred: more held on one day than these are no chance."""
FEWEST_OF_MANY = 5
"""People: in a small programme a tenth is somebody and their neighbour, whom a human looks at one by one."""
TOLD_WITHIN = timedelta(days=7)
"""How long it is worth a mail of its own; Today has it as long as anybody is held."""
MANY = "all"
"""How the key of such a day begins, by which its row stands above those of single people."""


@dataclass(frozen=True, slots=True)
class ManyHolds:
    """A day on which many were held: the ids of those who still are, and of how many it was how many."""

    on: date
    still: tuple[str, ...]
    held: int
    people: int

    @property
    def key(self) -> str:
        """The name of the day in lists and mails."""
        return f"{MANY}/{self.on}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ManyHeldPart(Part):
    """That many were held on one day."""

    kind: MailKind = MailKind.SAFETY_ESCALATION
    person: str = COORDINATOR
    holds: ManyHolds
    names: tuple[str, ...]


def find_many_holds(desk: Situation) -> Iterator[ManyHolds]:
    """Yield each day on which many were held of whom some still are, and a human can end it."""
    people = sum(person.standing is not Standing.LEFT for person in desk.programme.people)
    days: dict[date, dict[str, None]] = {}
    for entry in desk.programme.happened.list(HOLD_EVENTS):
        days.setdefault(entry.on, {})[entry.person] = None
    for day, held in days.items():
        still = tuple(person for person in held if _can_be_ended(person, desk))
        if still and len(held) >= FEWEST_OF_MANY and len(held) * 100 > people * MANY_OF_HUNDRED:
            yield ManyHolds(day, still, len(held), people)


def _can_be_ended(person: str, desk: Situation) -> bool:
    holds = desk.programme.open_holds.get(person, {})
    is_held = desk.programme.is_held(person) or bool(holds)
    return is_held and confidential_mark(person) not in holds


def list_many_held(desk: Situation) -> Iterator[Waiting]:
    """Yield a row for each such day, by which one word ends all of its holds."""
    for one in find_many_holds(desk):
        yield Waiting(
            key=one.key, topic=Topic.HELD, who=f"{one.held} of {one.people} people",
            words="So many were held on one day: somebody may be forging. Look at a few of them; each stands "
            "here too. One word beside this row ends all that is left of these holds.",
            since=one.on, choices=(Word.GO_ON,), spots=tuple(map(status_of, one.still)), people=one.still,
        )  # fmt: skip


def find_many_parts(desk: Situation) -> Iterator[Part]:
    """Yield what the coordinator is told at once of such a day, in place of a part for each of its cries."""
    for one in find_many_holds(desk):
        if desk.today - one.on <= TOLD_WITHIN:
            names = tuple(name_of(person, desk) for person in one.still)
            yield ManyHeldPart(period=one.key, holds=one, names=names)
