"""What `pair`, `why` and a what-if tell, as rows of declared columns."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from mentorsheets.api.columns import KindName, PersonName, column, join_titles
from mentorsheets.api.rows import MatchRow, make_match_row, name_kinds, name_person
from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme
from mentorsheets.workflow.what_lacks import tell_unused, tell_what_lacks

if TYPE_CHECKING:
    from mentorsheets.pairing.alternatives import Alternative
    from mentorsheets.pairing.result import Stage
    from mentorsheets.pairing.whatif import Difference
    from mentorsheets.workflow.pair import Explained, Paired


@dataclass(frozen=True, slots=True)
class UnmetRow:
    """A need that lacks helpers."""

    person: PersonName = column("whose it is")
    need: KindName = column("its kind")
    lacking: int = column("how many helpers it lacks")
    reason: str = column("why, in one of a few words")
    sentence: str = column("why, in a sentence")


@dataclass(frozen=True, slots=True)
class UnpairedWishRow:
    """Two people who named each other and are not together."""

    one: PersonName = column("who named the other")
    other: PersonName = column("and was named by them")
    sentence: str = column("why they are not together, in a sentence")


@dataclass(frozen=True, slots=True)
class CircleRow:
    """A circle worth inviting."""

    need: KindName = column("what it is about")
    hosts: tuple[PersonName, ...] = column("who could host it")
    askers: tuple[PersonName, ...] = column("who asks for it")


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of the search for the best."""

    stage: str = column("what it makes as much of as can be, or as little")
    value: float = column("what it came to")
    bound: float | None = column("what it could come to at most, or for load at least")
    gap: float = column("how far that is, as a share")
    proven: bool = column("whether it is the optimum")


@dataclass(frozen=True, slots=True)
class PairOutput:
    """What `pair` proposes, takes back and keeps, and what stays unmet."""

    new: tuple[MatchRow, ...] = column("matches that are proposed")
    gone: tuple[MatchRow, ...] = column("proposals that are taken back")
    kept: tuple[MatchRow, ...] = column("matches that stay as they are")
    unmet: tuple[UnmetRow, ...] = column("needs that lack helpers")
    circles: tuple[CircleRow, ...] = column("circles worth inviting")
    advice: tuple[str, ...] = column("sentences on what would help most")
    effects: tuple[str, ...] = column("sentences on what settings of pairing change that are not as usual")
    wishes: tuple[UnpairedWishRow, ...] = column("who named each other and is not together")
    lacking: tuple[str, ...] = column("a sentence where nobody asks, or nobody offers yet")
    stages: tuple[StageRow, ...] = column("how good the proposals are")


def tell_pairing(paired: "Paired") -> PairOutput:
    """Return what a pairing came to."""
    plan, programme = paired.plan, paired.programme

    def rows(matches: Iterable[Match]) -> tuple[MatchRow, ...]:
        return tuple(make_match_row(match, programme) for match in matches)

    def people(ids: Iterable[str]) -> tuple[PersonName, ...]:
        return tuple(name_person(one, programme) for one in ids)

    def kind(name: str) -> KindName:
        return name_kinds((name,), programme)[0]

    return PairOutput(
        new=rows(plan.new),
        gone=rows(replace(gone.match, why=gone.sentence) for gone in plan.gone),
        kept=rows(plan.kept),
        unmet=tuple(
            UnmetRow(name_person(u.person, programme), kind(u.kind), u.lacking, u.reason, u.sentence)
            for u in plan.unmet
        ),
        circles=tuple(
            CircleRow(kind(circle.kind), people(circle.givers), people(circle.askers))
            for circle in plan.circles
        ),
        advice=plan.advice,
        effects=plan.effects,
        wishes=tuple(
            UnpairedWishRow(
                name_person(wish.people[0], programme), name_person(wish.people[1], programme), wish.sentence
            )
            for wish in plan.wishes
        ),
        lacking=(*tell_what_lacks(programme), *tell_unused(programme)),
        stages=tuple(map(_tell_stage, plan.stages)),
    )


def _tell_stage(stage: "Stage") -> StageRow:
    bound = None if stage.bound is None else float(stage.bound)
    return StageRow(stage.name, float(stage.value), bound, float(stage.gap), stage.proven)


@dataclass(frozen=True, slots=True)
class GapCounts:
    """How many needs lack helpers."""

    as_is: int = column("today")
    instead: int = column("if it were otherwise")


@dataclass(frozen=True, slots=True)
class WhatIfOutput:
    """What would change if something were otherwise."""

    gained: tuple[str, ...] = column("matches that there would be besides")
    lost: tuple[str, ...] = column("matches that there would no longer be")
    unmet: GapCounts = column("needs that lack helpers")
    reasons: tuple[str, ...] = column("why, of those gained and then of those lost", json="")


def tell_what_if(programme: Programme, instead: Programme, found: "Difference") -> WhatIfOutput:
    """Return what a what-if comes to; `instead` is the programme if it were otherwise."""
    people = {**programme.person_by_id, **instead.person_by_id}
    catalogue = {kind.id: kind.title for kind in (*programme.catalogue, *instead.catalogue)}

    def name(match: Match) -> str:
        needs = ", ".join(catalogue[kind] for kind in match.kinds)
        return f"{people[match.giver].name} → {people[match.asker].name}: {needs}"

    return WhatIfOutput(
        tuple(map(name, found.gained)),
        tuple(map(name, found.lost)),
        GapCounts(len(found.as_is.unmet), len(found.instead.unmet)),
        tuple(match.why for match in (*found.gained, *found.lost)),
    )


@dataclass(frozen=True, slots=True)
class WhyMatchRow:
    """A match of somebody, with its reason."""

    giver: str = column("who helps")
    asker: str = column("who is helped")
    needs: str = column("with what")
    state: str = column("how far it is")
    why: str = column("why these two")


@dataclass(frozen=True, slots=True)
class WhyGapRow:
    """A need of somebody that lacks helpers, with its reason."""

    need: str = column("the title of its kind")
    words: str = column("their own words")
    why: str = column("why nobody was found")


@dataclass(frozen=True, slots=True)
class InsteadRow:
    """Somebody else who could help them, and what it would cost."""

    giver: str = column("who could help")
    needs: str = column("the titles of what with")
    costs: str = column("a sentence: who would lose what by it")


@dataclass(frozen=True, slots=True)
class WhyOutput:
    """Why somebody has the matches that they have, and what stays open."""

    name: str = column("who it is", json="")
    matches: tuple[WhyMatchRow, ...] = column("their matches, with those that `pair` would add")
    unmet: tuple[WhyGapRow, ...] = column("their needs that lack helpers")
    instead: tuple[InsteadRow, ...] = column("who else could help, if that was asked; the cheapest first")


def tell_why(found: "Explained") -> WhyOutput:
    """Return why somebody has their matches and their gaps."""
    programme = found.programme
    rows = (make_match_row(match, programme) for match in found.matches)
    matches = tuple(
        WhyMatchRow(row.giver.name or "", row.asker.name or "", join_titles(row.needs), row.state, row.why)
        for row in rows
    )
    words = {need.kind: need.words for need in programme.open_needs(found.person)}
    title = programme.catalogue.title
    gaps = (WhyGapRow(title(gap.kind), words.get(gap.kind, ""), gap.sentence) for gap in found.unmet)
    instead = tuple(_tell_instead(one, programme) for one in found.instead)
    return WhyOutput(programme.person_by_id[found.person].name, matches, tuple(gaps), instead)


def _tell_instead(one: "Alternative", programme: Programme) -> InsteadRow:
    from mentorsheets.pairing.alternatives import tell_costs_to_others  # noqa: PLC0415 - pairing is slow to import

    catalogue, names = programme.catalogue, programme.person_by_id
    kinds = join_titles(name_kinds((kind.id for kind in catalogue if kind.id in one.kinds), programme))
    return InsteadRow(names[one.giver].name, kinds, tell_costs_to_others(one, programme))
