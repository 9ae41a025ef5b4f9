"""Why the needs of one person are open is found without looking at those of others, and is the same."""

from datetime import date

from mentorsheets.domain.model import Match, MatchState, Need, Person, Slot
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.pairing.why_open import WhyOpen, look_at_open

TODAY = date(2027, 6, 30)
KINDS = ("networks", "role-models", "accountability")


def many() -> Programme:
    """Return forty people of whom each third helps, some of them full, some away, some kept apart."""
    evenings = (Slot(0, 17 * 60, 19 * 60),)
    people = tuple(
        Person(
            *(f"p{n}", f"Person {n}", f"p{n}@example.org"),
            languages=("English",) if n % 5 else ("Spanish",),
            availability=evenings,
            offers=frozenset(KINDS[: n % 3]),
            can_support=n % 4,
            avoid=frozenset({f"p{(n + 1) % 40}"}) if n % 7 == 0 else frozenset(),
        )
        for n in range(40)
    )
    needs = tuple(Need(f"n{n}", f"p{n % 40}", KINDS[n % 3]) for n in range(60))
    matches = tuple(
        Match(f"m{n}", f"p{n + 1}", f"p{n}", (KINDS[n % 3],), state=MatchState.ACTIVE)
        for n in range(0, 30, 6)
    )
    return Programme(people=people, needs=needs, matches=matches)


def test_the_reasons_of_each_are_those_that_are_found_for_all() -> None:
    programme = many()
    whole, why = look_at_open(programme, TODAY).why, WhyOpen(programme, TODAY)
    asked = {(need.person, need.kind): why(need).reason for need in programme.needs}
    differ = {(asked[key], whole[key]) for key in whole if asked[key] != whole[key]}
    assert {found for found, _ in differ} <= {Reason.OWN_LIMIT}, (
        "which stands before what others are in the way of"
    )
    assert {asked[key] for key in asked.keys() - whole.keys()} <= {Reason.GAP}
    assert len(set(whole.values())) > 1
