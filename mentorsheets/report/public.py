"""The page for everybody: rounded figures of a quarter that is over, which once told never change."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from mentorsheets.domain.events import NeedEvent, PersonEvent
from mentorsheets.domain.happened import put_in_order
from mentorsheets.domain.model import HistoryEntry, MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.report.disclosure import FEWEST_FOR_A_SHARE, round_count, round_share
from mentorsheets.report.incidence import Fate, find_median_day, trace_incidence
from mentorsheets.report.steady import Behind, find_end_of_run, hold_still
from mentorsheets.report.waits import list_waits

FEWEST_FOR_A_PAGE = 20
"""People who take part, below whom a reader knows everybody that a figure may be about."""
NOT_TOLD = "too few to tell"
NOBODY_TOLD, FEW_TOLD = round_count(0), round_count(1)
NOBODY_BEHIND: Behind = frozenset()
DAYS_A_WEEK = 7
"""Days, to which a wait is rounded: the day itself would lead to a pair."""
COMES_OR_GOES = frozenset({PersonEvent.LEFT, PersonEvent.PAUSED, PersonEvent.BACK})
"""What tells that somebody takes part no more, or again."""
KINDS_PREFIX = "asked/"
"""Before the kind in the name of a figure of who asks for it."""


@dataclass(frozen=True, slots=True)
class Quarter:
    """One quarter of a calendar year; `number` is 1 to 4."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def ends(self) -> date:
        """Its last day."""
        after = date(self.year + self.number // 4, self.number % 4 * 3 + 1, 1)
        return after - timedelta(days=1)


def parse_quarter(name: str) -> Quarter:
    """Return the quarter of this name, as 2027-Q1."""
    year, _, number = name.partition("-Q")
    return Quarter(int(year), int(number))


def find_last_closed(today: date) -> Quarter:
    """Return the last quarter that is over on a day."""
    number = (today.month - 1) // 3
    return Quarter(today.year, number) if number else Quarter(today.year - 1, 4)


def count_public(programme: Programme, quarter: Quarter) -> Mapping[str, str] | None:
    """Return the figures of a quarter's last day as everybody may see them, by name; None of too few people.

    Whatever happened after that day, in the programme or in its record, changes none of them. Nobody's group
    is among them. What was published of other quarters holds a figure still that few people changed since.
    """
    past = _PastUntil(programme, quarter.ends)
    if len(past.people) < FEWEST_FOR_A_PAGE:
        return None
    told = {"people": round_count(len(past.people)), **dict(_count_kinds(past)), **_tell_help(past)}
    now, anchors = past.list_behind(), _find_anchors(programme, quarter, told)
    then = {
        name: _PastUntil(programme, parse_quarter(name).ends).list_behind()
        for name in {*chain(*anchors.values())}
    }

    def tell_again(figure: str) -> Iterator[tuple[str, Behind]]:
        for name in anchors[figure]:
            yield (
                programme.published[name][figure].replace(NOBODY_TOLD, FEW_TOLD),
                then[name].get(figure, NOBODY_BEHIND),
            )

    return {
        figure: hold_still(shown, now.get(figure, NOBODY_BEHIND), tell_again(figure))
        for figure, shown in told.items()
    }


def _find_anchors(programme: Programme, quarter: Quarter, told: Iterable[str]) -> Mapping[str, Sequence[str]]:
    """Return the published quarters to hold each figure against, one before and one after it.

    That is where the figure began to be told as in the next one on that side.
    """
    published = sorted(programme.published.items())
    before = [one for one in reversed(published) if one[0] < str(quarter)]
    after = [one for one in published if one[0] > str(quarter)]
    return {
        figure: [one for side in (before, after) if (one := find_end_of_run(figure, side)) is not None]
        for figure in told
    }


class _PastUntil:
    """What the record says up to the end of a day, by the match or need that it is about."""

    def __init__(self, programme: Programme, day: date) -> None:
        self.programme, self.day = programme, day
        self._history = put_in_order(programme.history)
        self._of: dict[str, list[HistoryEntry]] = {}
        for entry in self._history:
            if entry.match and entry.on <= day:
                self._of.setdefault(entry.match, []).append(entry)
        self.people = self._find_people()
        self.needs = [need for need in programme.needs if need.person in self.people and self._is_asked(need)]

    def list_behind(self) -> Mapping[str, Behind]:
        """Return by figure what it is counted from."""
        found = frozenset((need.person, f"{need.id} {self.led_somewhere(need)}") for need in self.needs)
        kinds = {
            f"{KINDS_PREFIX}{kind.title}": frozenset((n.person, "") for n in self.needs if n.kind == kind.id)
            for kind in self.programme.catalogue
        }
        people = frozenset((person, "") for person in self.people)
        return {"people": people, "helped": found, "weeks": found, **kinds}

    def _find_people(self) -> frozenset[str]:
        """Return who took part on the day, by the register and the record."""
        known = (one for one in self.programme.register if one.since is not None and one.since.on <= self.day)
        is_here = {one.id: True for one in known}
        for entry in self._history:
            if entry.person in is_here and entry.on <= self.day and entry.event in COMES_OR_GOES:
                is_here[entry.person] = entry.event == PersonEvent.BACK
        return frozenset(one for one, here in is_here.items() if here)

    def _is_asked(self, need: Need) -> bool:
        """Return whether a need was asked for by the day, and not withdrawn by then."""
        if need.asked_since is None or need.asked_since.on > self.day:
            return False
        events = [entry.event for entry in self._of.get(need.id, ())]
        return events[-1:] != [NeedEvent.WITHDRAWN]

    def led_somewhere(self, need: Need) -> bool:
        """Return whether a need was met by the day, or somebody was introduced over it by then."""
        if any(entry.event == NeedEvent.MET for entry in self._of.get(need.id, ())):
            return True
        matches = self.programme.matches_of.get(need.person, ())
        over_it = (match for match in matches if match.asker == need.person and need.kind in match.kinds)
        return any(e.now is MatchState.INTRODUCED for match in over_it for e in self._of.get(match.id, ()))


def _count_kinds(past: _PastUntil) -> Iterator[tuple[str, str]]:
    """Yield, kind by kind, about how many people asked for it; nobody is told as few.

    Of a page that says none, and the next one that says few, somebody would learn what a newcomer asks for.
    """
    for kind in past.programme.catalogue:
        people = {need.person for need in past.needs if need.kind == kind.id}
        yield f"{KINDS_PREFIX}{kind.title}", round_count(max(1, len(people)))


def _tell_help(past: _PastUntil) -> Mapping[str, str]:
    """Return which share of those who asked found somebody, and in how many weeks half of all needs did."""
    waits = list_waits(past.programme, past.day)
    came = sum(wait.fate is Fate.TALKED for wait in waits)
    median = find_median_day(trace_incidence(waits)) if came >= FEWEST_FOR_A_SHARE else None
    asking = {need.person for need in past.needs}
    found = {need.person for need in past.needs if past.led_somewhere(need)}
    return {
        "helped": round_share(len(found), len(asking)) or NOT_TOLD,
        "weeks": NOT_TOLD if median is None else str(max(1, -(-median // DAYS_A_WEEK))),
    }
