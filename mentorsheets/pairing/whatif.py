"""What if somebody could support one more, offered something else, or paused: the same, but for that."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.model import Match, Person, Standing
from mentorsheets.pairing.propose import Plan, propose
from mentorsheets.programme import Programme


@dataclass(frozen=True, slots=True)
class Difference:
    """What a changed programme would come to: matches gained and lost, and both plans."""

    gained: tuple[Match, ...]
    lost: tuple[Match, ...]
    as_is: Plan
    instead: Plan


def with_limit(person: Person, column: str, sign: str, number: int) -> Person:
    """Return the person with another limit; `sign` is "+", "-" or "=", `column` one of the two limits.

    Raises:
        KeyError: the column is no limit.
    """
    name = {"Can support": "can_support", "Wants at most": "wants_at_most"}[column]
    now: int = getattr(person, name)
    new = {"+": now + number, "-": max(now - number, 0), "=": number}[sign]
    return replace(person, can_support=new) if name == "can_support" else replace(person, wants_at_most=new)


def with_offer(person: Person, sign: str, kind: str) -> Person:
    """Return the person with a kind of need among their offers, or without it for "-"."""
    return replace(person, offers=person.offers - {kind} if sign == "-" else person.offers | {kind})


def with_standing(person: Person, standing: Standing) -> Person:
    """Return the person with another standing."""
    return replace(person, standing=standing)


def difference(programme: Programme, instead: Iterable[Person], today: date) -> Difference:
    """Return what pairing would come to if these people were so, each in the place of who has their id."""
    changed = {person.id: person for person in instead}
    people = tuple(changed.get(person.id, person) for person in programme.people)
    as_is = propose(programme, today, afresh=True)
    other = propose(replace(programme, people=people), today, afresh=True)
    before, after = _by_pair(as_is), _by_pair(other)
    return Difference(
        gained=tuple(match for pair, match in after.items() if pair not in before),
        lost=tuple(match for pair, match in before.items() if pair not in after),
        as_is=as_is,
        instead=other,
    )


def _by_pair(plan: Plan) -> dict[tuple[str, str], Match]:
    return {match.people: match for match in (*plan.kept, *plan.new)}
