"""Why needs that are not met stand where they stand: by whose word, or for want of one, they stopped."""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum

from mentorsheets.domain.events import Event
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import IN_TOUCH, Reason, Stand
from mentorsheets.report.courses import CourseStage

AskedKind = tuple[str, str]
"""A person (id) and the kind that they ask for."""


class StopReason(StrEnum):
    """What the furthest way to somebody came to, of a need that is not met."""

    IN_TOUCH = "in touch"
    NOBODY_OFFERS = "nobody offers it"
    RULED_OUT = "a rule keeps all apart"
    ALL_FULL = "all who offer it are full"
    OWN_LIMIT = "as many helpers as wished for"
    NOT_NOW = "not to be paired now"
    COULD_HELP = "somebody could help"
    NO_PROPOSAL = "no proposal"
    WAITS_FOR_WORD = "waits for the coordinator"
    BEING_ASKED = "being asked"
    RESTING = "resting"
    GIVER_NO = "giver no"
    ASKER_NO = "asker no"
    REFUSED = "coordinator no"
    NO_ANSWER = "no answer"
    NOT_A_FIT = "not a fit"
    FADED = "faded"
    SOMEBODY_LEFT = "somebody left"
    ON_PURPOSE = "ended on purpose"
    OTHERWISE = "otherwise"


BY_EVENT: Mapping[str, StopReason] = {
    Event.GIVER_NO: StopReason.GIVER_NO,
    Event.ASKER_NO: StopReason.ASKER_NO,
    Event.REFUSED: StopReason.REFUSED,
    Event.NO_ANSWER: StopReason.NO_ANSWER,
    Event.NOT_A_FIT: StopReason.NOT_A_FIT,
    Event.GIVEN_UP: StopReason.FADED,
    Event.STILL_SILENT: StopReason.FADED,
    Event.NEVER_MET: StopReason.FADED,
    Event.LEAVES: StopReason.SOMEBODY_LEFT,
    Event.PAUSES: StopReason.SOMEBODY_LEFT,
    Event.CLOSING_ANSWERED: StopReason.ON_PURPOSE,
    Event.CLOSING_OVER: StopReason.ON_PURPOSE,
    Event.CLOSE_ASKED: StopReason.ON_PURPOSE,
    Event.NEED_CHANGED: StopReason.ON_PURPOSE,
}
"""By what ended a match."""
BY_STATE: Mapping[MatchState, StopReason] = {
    **dict.fromkeys(IN_TOUCH, StopReason.IN_TOUCH),
    MatchState.PROPOSED: StopReason.WAITS_FOR_WORD,
    MatchState.APPROVED: StopReason.BEING_ASKED,
    MatchState.ASKED: StopReason.BEING_ASKED,
    MatchState.PAUSED: StopReason.RESTING,
}
BY_END: Mapping[MatchState, StopReason] = {
    MatchState.ENDED: StopReason.ON_PURPOSE,
    MatchState.FADED: StopReason.FADED,
}

BY_WHY: Mapping[Reason, StopReason] = {
    Reason.NOBODY: StopReason.NOBODY_OFFERS,
    Reason.RULE: StopReason.RULED_OUT,
    Reason.FULL: StopReason.ALL_FULL,
    Reason.OWN_LIMIT: StopReason.OWN_LIMIT,
    Reason.BOTH_FULL: StopReason.OWN_LIMIT,
    Reason.PAUSED: StopReason.NOT_NOW,
    Reason.GAP: StopReason.COULD_HELP,
}
"""By why nobody was ever proposed, as pairing finds it today."""


def count_stops(
    programme: Programme,
    stands: Mapping[str, Stand],
    of_match: Mapping[str, list[HistoryEntry]],
    reached: Callable[[Match], CourseStage],
    why: Mapping[AskedKind, Reason],
) -> Counter[StopReason]:
    """Return, of needs that are counted and not met, why each stands where it stands; they add up to all.

    `of_match` is the record by match, and `reached` says how far a match came: the furthest way tells of a
    need, and of two the one that moved last. `why` says of needs over which nobody was proposed what is in
    the way.
    """
    open_needs = [n for n in programme.needs if stands[n.id].is_counted and stands[n.id] is not Stand.MET]
    return Counter(_find_reason(need, programme, of_match, reached, why) for need in open_needs)


def count_met_without_us(
    programme: Programme, stands: Mapping[str, Stand], reached: Callable[[Match], CourseStage]
) -> int:
    """Return how many needs are met over which we had introduced nobody."""
    return sum(
        stands[need.id] is Stand.MET
        and all(reached(match) < CourseStage.INTRODUCED for match in _list_ways(need, programme))
        for need in programme.needs
    )


def _list_ways(need: Need, programme: Programme) -> list[Match]:
    matches = programme.matches_of.get(need.person, ())
    return [match for match in matches if match.asker == need.person and need.kind in match.kinds]


def _find_reason(
    need: Need,
    programme: Programme,
    of_match: Mapping[str, list[HistoryEntry]],
    reached: Callable[[Match], CourseStage],
    why: Mapping[AskedKind, Reason],
) -> StopReason:
    ways = _list_ways(need, programme)
    if not ways:
        found = why.get((need.person, need.kind))
        return BY_WHY[found] if found else StopReason.NO_PROPOSAL
    live = [match for match in ways if not match.state.is_over]
    best = max(live or ways, key=lambda match: (reached(match), match.since or date.min, match.id))
    if best.state in BY_STATE:
        return BY_STATE[best.state]
    ends = [entry.event for entry in of_match.get(best.id, ()) if entry.now is not None and entry.now.is_over]
    if not ends:
        return StopReason.OTHERWISE
    # What else ends a match, such as one talk that was all, or closing words, ends it as its state says.
    return BY_EVENT.get(ends[-1]) or BY_END.get(best.state, StopReason.OTHERWISE)
