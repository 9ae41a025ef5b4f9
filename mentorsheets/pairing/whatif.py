"""What if somebody could support one more, spoke something else or left, or if others came."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.model import Match, Person, Place, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.advice import USUAL_PLACES
from mentorsheets.pairing.propose import Plan, propose


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


def with_language(person: Person, sign: str, languages: Iterable[str]) -> Person:
    """Return the person with languages beside those that they speak, without them, or with just them."""
    now = [] if sign == "=" else [tongue for tongue in person.languages if tongue not in languages]
    return replace(person, languages=(*now, *(languages if sign != "-" else ())))


def newcomers(programme: Programme, kind: str, languages: tuple[str, ...], count: int) -> tuple[Person, ...]:
    """Return invented people who offer a kind, speak these languages, and meet anybody at any time."""
    everywhere = frozenset(city for person in programme.people for city in person.place.cities)
    return tuple(
        Person(
            id=f"newcomer {number}",
            name=f"Newcomer {number}",
            address=f"newcomer{number}@newcomer.invalid",
            offers=frozenset({kind}),
            can_support=USUAL_PLACES,
            languages=languages,
            place=Place(online=True, cities=everywhere),
        )
        for number in range(1, count + 1)
    )


def with_people(programme: Programme, instead: Iterable[Person]) -> Programme:
    """Return the programme with these people in the place of who has their id, or beside all others."""
    changed = {person.id: person for person in instead}
    stay = tuple(changed.pop(person.id, person) for person in programme.people)
    return replace(programme, people=(*stay, *changed.values()))


def difference(programme: Programme, instead: Programme, today: date) -> Difference:
    """Return what pairing would come to in the one programme and in the other."""
    as_is, other = propose(programme, today, afresh=True), propose(instead, today, afresh=True)
    before, after = _by_pair(as_is), _by_pair(other)
    return Difference(
        gained=tuple(match for pair, match in after.items() if pair not in before),
        lost=tuple(match for pair, match in before.items() if pair not in after),
        as_is=as_is,
        instead=other,
    )


def _by_pair(plan: Plan) -> dict[tuple[str, str], Match]:
    return {match.people: match for match in (*plan.kept, *plan.new)}
