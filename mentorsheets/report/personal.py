"""One person's map of support: each need, who meets it, what is open, what could be done."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mentorsheets.domain.events import Event, NeedEvent, PersonEvent
from mentorsheets.domain.ids import is_gone
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Need, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import (
    IN_TOUCH,
    NOT_FOUND_YET,
    Reason,
    SoleHelper,
    Stand,
    WhyOne,
    find_sole_helpers,
    find_stands,
)
from mentorsheets.report.disclosure import FEWEST_SHOWN


class Todo(StrEnum):
    """What could be done about an open need; never by naming others."""

    NONE = ""
    FEW_OFFER = "few offer it, or nobody"
    ALL_FULL = "all who offer it are full"
    RULE = "a rule stands in the way"
    OWN_LIMIT = "as many helpers as wished for"
    SECOND = "rests on one"
    WAIT = "pairing will look again"


TODO_OF_REASON: Mapping[Reason, Todo] = {
    Reason.NOBODY: Todo.FEW_OFFER,
    Reason.RULE: Todo.RULE,
    Reason.FULL: Todo.ALL_FULL,
    Reason.OWN_LIMIT: Todo.OWN_LIMIT,
    Reason.BOTH_FULL: Todo.OWN_LIMIT,
    Reason.PAUSED: Todo.WAIT,
    Reason.GAP: Todo.WAIT,
}


@dataclass(frozen=True, slots=True)
class NeedOnMap:
    """One need: how it stands, who helps, and the days that tell of it.

    `helpers` are names of those who were introduced; before two yeses nobody is named. `on` is the day on
    which it was met, asked about, or asked for, and `since` that on which the first helper was introduced.
    `talks` counts the days on which a talk was told.
    """

    id: str
    kind: str
    title: str
    words: str
    stand: Stand
    helpers: tuple[str, ...] = ()
    in_circle: bool = False
    on: date | None = None
    talks: int = 0
    since: date | None = None
    todo: Todo = Todo.NONE


@dataclass(frozen=True, slots=True)
class SupportMap:
    """A person's needs in the order of the programme's kinds, the kinds not asked for, and on whom they rest.

    `rests_on` is the one helper of two or more needs, "" if there is none; `today` is the day of the map.
    Of `unread` rows nobody can tell what they ask for.
    """

    name: str
    needs: tuple[NeedOnMap, ...]
    not_asked: tuple[str, ...]
    rests_on: str
    today: date
    unread: int = 0

    def count(self, *stands: Stand) -> int:
        """Return how many needs stand so."""
        return sum(need.stand in stands for need in self.needs)


def give_no_reason(_need: Need) -> WhyOne:
    """Say of a need no more than that pairing will look again."""
    return NOT_FOUND_YET


def _choose_todo(why: WhyOne) -> Todo:
    """Return what could be done, and the same whatever is in the way where few offer a kind of need.

    Whoever knows them would learn from a map that says another thing today that one of them left, is full, or
    keeps away from them.
    """
    is_of_others = why.reason in {Reason.NOBODY, Reason.FULL, Reason.RULE, Reason.GAP}
    few = is_of_others and why.offering is not None and why.offering < FEWEST_SHOWN
    return Todo.FEW_OFFER if few else TODO_OF_REASON[why.reason]


LOOKED_FOR = (Event.MET, NeedEvent.MET, Event.ASKING, PersonEvent.COMES)
"""What a map tells of the past."""


class Maps:
    """The maps of a programme's people, from one look at its past."""

    def __init__(self, programme: Programme, today: date, find_reason: Callable[[Need], WhyOne]) -> None:
        """Take in a programme on a day; `find_reason` says of an open need why pairing found nobody."""
        self.today = today
        self._programme, self._find_reason = programme, find_reason
        self._stands = find_stands(programme)
        self._sole = {one.person: one for one in find_sole_helpers(programme)}
        self._introduced: dict[str, date] = {}
        for entry in programme.happened.introduced:
            day = self._introduced.get(entry.match, entry.on)
            self._introduced[entry.match] = min(day, entry.on)
        self._of: dict[str, list[HistoryEntry]] = {}
        for entry in programme.happened.list(LOOKED_FOR):
            if entry.match:
                self._of.setdefault(entry.match, []).append(entry)

    def of(self, person: Person) -> SupportMap:
        """Return the map of one person."""
        order = {kind.id: place for place, kind in enumerate(self._programme.catalogue)}
        needs = [
            n for n in self._programme.needs_of.get(person.id, ()) if self.stand(n) is not Stand.WITHDRAWN
        ]
        needs.sort(key=lambda need: (order.get(need.kind, len(order)), need.id))
        asked = {need.kind for need in needs}
        sole = self._find_sole(person.id)
        return SupportMap(
            name=person.name,
            needs=tuple(map(self.need, needs)),
            not_asked=tuple(kind.title for kind in self._programme.catalogue if kind.id not in asked),
            rests_on=self._name(sole.giver) if sole else "",
            today=self.today,
            unread=self._programme.unread_needs.count(person.id),
        )

    def stand(self, need: Need) -> Stand:
        """Return how a need stands."""
        return self._stands[need.id]

    def need(self, need: Need) -> NeedOnMap:
        """Return one need as it stands on its person's map."""
        stand = self.stand(need)
        covering = [
            m
            for m in self._programme.matches_of.get(need.person, ())
            if m.asker == need.person and need.kind in m.kinds
        ]
        covering.sort(key=lambda match: (match.since or date.max, self._name(match.giver), match.id))
        helping = [match for match in covering if self._helps(match, stand)]
        return NeedOnMap(
            id=need.id,
            kind=need.kind,
            title=self._programme.catalogue.title(need.kind),
            words=need.words,
            stand=stand,
            helpers=tuple(dict.fromkeys(self._name(m.giver) for m in helping if not is_gone(m.giver))),
            in_circle=self._was_in_circle(need),
            on=self._day(need, stand, covering),
            talks=len(
                {e.on for match in helping for e in self._of.get(match.id, ()) if e.event == Event.MET}
            ),
            since=min((day for match in helping if (day := self._introduced_on(match))), default=None),
            todo=self._todo(need, stand),
        )

    def _name(self, person: str) -> str:
        found = self._programme.person_by_id.get(person)
        return found.name if found else ""

    def _helps(self, match: Match, stand: Stand) -> bool:
        """Return whether a giver is named: only from the introduction on (of what is over, if it helped)."""
        if match.state in IN_TOUCH:
            return True
        return stand is Stand.MET and match.state is MatchState.ENDED and match.id in self._introduced

    def _introduced_on(self, match: Match) -> date | None:
        """Return the day on which two were introduced; of a match that was typed in, what its row says."""
        return self._introduced.get(match.id, match.since)

    def _find_sole(self, person: str) -> SoleHelper | None:
        """Return who helps a person (id) alone, with two or more of their needs."""
        sole = self._sole.get(person)
        theirs = self._programme.needs_of.get(person, ())
        helped = [need for need in theirs if self.stand(need) in {Stand.HELPED, Stand.PARTLY}]
        return sole if sole and len(helped) > 1 else None

    def _was_in_circle(self, need: Need) -> bool:
        return any(
            circle.kind == need.kind
            and need.person in circle.askers
            and any(
                e.event == PersonEvent.COMES and e.person == need.person for e in self._of.get(circle.id, ())
            )
            for circle in self._programme.circles
        )

    def _day(self, need: Need, stand: Stand, covering: Sequence[Match]) -> date | None:
        if stand is Stand.MET:
            return max((e.on for e in self._of.get(need.id, ()) if e.event == NeedEvent.MET), default=None)
        if stand is Stand.ASKED:
            asked = (e.on for m in covering for e in self._of.get(m.id, ()) if e.event == Event.ASKING)
            return max(asked, default=None)
        return need.asked_since.on if need.asked_since else None

    def _todo(self, need: Need, stand: Stand) -> Todo:
        if stand in {Stand.NOBODY, Stand.PARTLY, Stand.RESTING}:
            return _choose_todo(self._find_reason(need))
        rests = stand is Stand.HELPED and self._find_sole(need.person) is not None
        return Todo.SECOND if rests else Todo.NONE
