"""A programme and what a day brings to it."""

from datetime import date, timedelta
from typing import Any

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    Match,
    MatchState,
    Person,
)
from mentorsheets.relations.plan import DayPlan

MONDAY = date(2026, 11, 23)
ANA, GIL, EVE = (Person(name, name.title(), f"{name}@example.org") for name in ("ana", "gil", "eve"))
CLEAR = "Read my grant draft before May"


def active(giver: str, asker: str, *kinds: str, **more: Any) -> Match:
    given: dict[str, Any] = {"state": MatchState.ACTIVE, "since": MONDAY - timedelta(days=30), **more}
    return Match(f"{giver}-{asker}", giver, asker, kinds or ("role-models",), **given)


def kinds(plan: DayPlan) -> set[tuple[str, MailKind]]:
    return {
        (person.id if due.people else "", part.kind)
        for due in plan.mails
        for person in due.people or (ANA,)
        for part in due.parts
    }
