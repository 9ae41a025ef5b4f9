"""How each need stands, and who is helped by whom: the same for the mail, the pages and the maps."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.domain.model import Decision, Match, MatchState, Need, NeedStatus, Standing
from mentorsheets.domain.programme import Programme

IN_TOUCH = frozenset({MatchState.INTRODUCED, MatchState.ACTIVE, MatchState.CLOSING})
"""States in which a giver helps."""
BEING_ASKED = frozenset({MatchState.APPROVED, MatchState.ASKED})


class Stand(StrEnum):
    """How a need stands, from the best on; of several matches the best counts."""

    MET = "met"
    HELPED = "helped"
    PARTLY = "partly"
    ASKED = "asked"
    PROPOSED = "proposed"
    RESTING = "resting"
    NOBODY = "nobody"
    WITHDRAWN = "withdrawn"
    AWAY = "away"

    @property
    def is_counted(self) -> bool:
        """Whether the need is among those that the programme answers for now."""
        return self not in {Stand.WITHDRAWN, Stand.AWAY}

    @property
    def has_somebody(self) -> bool:
        """Whether the need is met or has a helper."""
        return self in {Stand.MET, Stand.HELPED, Stand.PARTLY}


class Reason(StrEnum):
    """Why a need stays open: what pairing finds, and maps and pages tell."""

    NOBODY = "nobody offers it"
    RULE = "those who offer it are excluded"
    FULL = "those who could help are full"
    OWN_LIMIT = "the person has as many as they want"
    BOTH_FULL = "the person has as many as they want, and those who could help are full"
    PAUSED = "the person is not to be paired now"
    GAP = "somebody could help; this answer left it out"


@dataclass(frozen=True, slots=True)
class WhyOne:
    """Why one need stays open, and how many others offer its kind; None where that was not looked for."""

    reason: Reason
    offering: int | None = None


NOT_FOUND_YET = WhyOne(Reason.GAP)
"""Nothing is known to be in the way."""


@dataclass(frozen=True, slots=True)
class SoleHelper:
    """A person who is helped with what they still need by one active giver alone: for these kinds."""

    person: str
    giver: str
    kinds: tuple[str, ...]


def find_stands(programme: Programme) -> Mapping[str, Stand]:
    """Return how each need stands, by its id."""
    covering = _map_covering(programme)
    return {
        need.id: _find_stand(need, covering.get((need.person, need.kind), ()), programme)
        for need in programme.needs
    }


def find_need_stand(need: Need, programme: Programme) -> tuple[Stand, tuple[str, ...]]:
    """Return how one need stands, and by whom (ids) it is helped: givers who are here and were introduced."""
    matches = programme.matches_of.get(need.person, ())
    ways = [match for match in matches if match.asker == need.person and need.kind in match.kinds]
    helping = (m.giver for m in ways if m.state in IN_TOUCH and _is_active(m.giver, programme))
    return _find_stand(need, ways, programme), tuple(dict.fromkeys(helping))


def _map_covering(programme: Programme) -> Mapping[tuple[str, str], list[Match]]:
    """Return the matches that cover each asker's needs of each kind."""
    covering: dict[tuple[str, str], list[Match]] = {}
    for match in programme.matches:
        for kind in match.kinds:
            covering.setdefault((match.asker, kind), []).append(match)
    return covering


def _find_stand(need: Need, matches: Sequence[Match], programme: Programme) -> Stand:
    if need.status is NeedStatus.WITHDRAWN:
        return Stand.WITHDRAWN
    if not _is_active(need.person, programme):
        return Stand.AWAY
    return Stand.MET if need.status is NeedStatus.MET else _find_best(need, matches, programme)


def _find_best(need: Need, matches: Sequence[Match], programme: Programme) -> Stand:
    """Return what its matches have made of an open need."""
    here = [match for match in matches if _is_active(match.giver, programme)]
    helpers = {match.giver for match in here if match.state in IN_TOUCH}
    if helpers:
        return Stand.HELPED if len(helpers) >= need.how_many else Stand.PARTLY
    if any(match.state in BEING_ASKED or _is_approved(match) for match in here):
        return Stand.ASKED
    if any(match.state is MatchState.PROPOSED and match.decision is None for match in here):
        return Stand.PROPOSED
    return Stand.RESTING if any(_rests(match) for match in matches) else Stand.NOBODY


def _is_approved(match: Match) -> bool:
    return match.state is MatchState.PROPOSED and match.decision in {Decision.APPROVE, Decision.PIN}


def _rests(match: Match) -> bool:
    """Return whether a match holds its places and helps nobody now; one that was declined holds none."""
    return match.state.takes_capacity and match.decision is not Decision.DECLINE


def _is_active(person: str, programme: Programme) -> bool:
    found = programme.person_by_id.get(person)
    return found is not None and found.standing is Standing.ACTIVE


def find_ties(programme: Programme) -> tuple[Match, ...]:
    """Return the matches in which two active people are in touch, in the order of rows."""
    return tuple(
        match
        for match in programme.matches
        if match.state in IN_TOUCH and all(_is_active(side, programme) for side in match.people)
    )


def find_sole_helpers(programme: Programme) -> tuple[SoleHelper, ...]:
    """Return who is helped with what they still need by one giver alone, in the order of names."""
    helpers: dict[str, dict[str, set[str]]] = {}
    open_kinds = {
        person.id: {need.kind for need in programme.open_needs(person.id)} for person in programme.people
    }
    for tie in find_ties(programme):
        covered = open_kinds[tie.asker].intersection(tie.kinds)
        if covered:
            helpers.setdefault(tie.asker, {}).setdefault(tie.giver, set()).update(covered)
    return tuple(
        SoleHelper(person.id, giver, tuple(sorted(kinds)))
        for person in sorted(programme.people, key=lambda one: (one.name.casefold(), one.id))
        if len(theirs := helpers.get(person.id, {})) == 1
        for giver, kinds in theirs.items()
    )


def find_single_points(sole: tuple[SoleHelper, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return the givers on whom two or more people rest alone, each with these people."""
    counts = Counter(one.giver for one in sole)
    return {
        giver: tuple(one.person for one in sole if one.giver == giver)
        for giver in sorted(giver for giver, count in counts.items() if count > 1)
    }
