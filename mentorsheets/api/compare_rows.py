"""What `pair --compare` tells, as rows of declared columns."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mentorsheets.api.columns import PersonName, column
from mentorsheets.api.rows import name_person
from mentorsheets.domain.programme import Programme

if TYPE_CHECKING:
    from mentorsheets.pairing.compare import Helping, PersonChange
    from mentorsheets.workflow.compare import Compared


@dataclass(frozen=True, slots=True)
class CountsRow:
    """How much two plans come to."""

    people: int = column("how many people who ask have somebody")
    needs: int = column("how many helpers were found for needs, of those wished")
    matches: int = column("how many help somebody, in matches and circles")


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """Somebody who asks, and what the second plan is to them beside the first."""

    person: PersonName = column("whose helpers are others")
    won: tuple[str, ...] = column("who would help besides, and with what")
    lost: tuple[str, ...] = column("who would no longer help, and with what")
    needs: int = column("how many more helpers they would have for their needs; below 0, fewer")
    has_somebody: bool = column("whether anybody would help them in the second plan")


@dataclass(frozen=True, slots=True)
class CompareOutput:
    """Two plans side by side."""

    first: str = column("what the first plan is")
    second: str = column("what the second plan is")
    before: CountsRow = column("what the first comes to")
    after: CountsRow = column("what the second comes to")
    gain: tuple[ChangeRow, ...] = column("who gains by the second")
    lose: tuple[ChangeRow, ...] = column("who loses by it")
    other: tuple[ChangeRow, ...] = column("who has other helpers, for as many needs")


def tell_comparison(found: "Compared") -> CompareOutput:
    """Return what two plans are to one another."""
    one = found.comparison

    def rows(which: tuple["PersonChange", ...]) -> tuple[ChangeRow, ...]:
        return tuple(_tell_change(change, found) for change in which)

    counts = zip(one.people, one.needs, one.matches, strict=True)
    before, after = (CountsRow(*three) for three in counts)
    return CompareOutput(
        found.first,
        found.second,
        before,
        after,
        gain=rows(tuple(change for change in one.changes if change.weight > 0)),
        lose=rows(tuple(change for change in reversed(one.changes) if change.weight < 0)),
        other=rows(tuple(change for change in one.changes if not change.weight)),
    )


def _tell_change(change: "PersonChange", found: "Compared") -> ChangeRow:
    return ChangeRow(
        _find_name(change.person, found),
        won=tuple(_tell_helping(one, found) for one in change.won),
        lost=tuple(_tell_helping(one, found) for one in change.lost),
        needs=change.met[1] - change.met[0],
        has_somebody=change.served[1],
    )


def _find_programme(person: str, found: "Compared") -> Programme:
    """Return the one of both programmes that knows somebody: an edited copy may have others."""
    return next(one for one in found.programmes if person in one.person_by_id)


def _find_name(person: str, found: "Compared") -> PersonName:
    return name_person(person, _find_programme(person, found))


def _tell_helping(one: "Helping", found: "Compared") -> str:
    programme = _find_programme(one.giver, found)
    titles = [kind.title for kind in programme.catalogue if kind.id in one.kinds]
    return f"{programme.person_by_id[one.giver].name} for {' and '.join(titles)}"
