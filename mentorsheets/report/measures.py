"""The measures of a programme as of a day: each with its n, and what is not known beside it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from mentorsheets.domain.events import Event
from mentorsheets.domain.happened import put_in_order
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Need, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import IN_TOUCH, Reason, SoleHelper, Stand, find_sole_helpers, find_stands
from mentorsheets.report.capacity import Capacity, PlacesOfKind, count_capacity, count_places
from mentorsheets.report.courses import Course, CourseStage, KeptUp, NeedsFlow, count_flow, count_kept_up
from mentorsheets.report.incidence import Fate, Spell, find_first_talk
from mentorsheets.report.islands import Network, map_community
from mentorsheets.report.responses import WINDOWS, Responses, count_responses
from mentorsheets.report.shares import Bounds, Share
from mentorsheets.report.stops import AskedKind, StopReason, count_met_without_us, count_stops
from mentorsheets.report.waits import list_waits

NOT_TALKED_YET = frozenset({Event.NOT_YET, Event.NEVER_MET})
FEWEST_VOICES = 10
"""People, over at least three givers, below which what askers said of their own goal could be led back."""
FEWEST_GIVERS = 3
"""Givers whose askers spoke: with two, each of them could read the other's part off the sum."""
NOTHING_FOUND: Mapping[AskedKind, Reason] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class KindRow:
    """The needs of one kind by how they stand: met, helped, being arranged, nobody yet."""

    title: str
    met: int
    helped: int
    arranged: int
    nobody: int

    @property
    def total(self) -> int:
        """All needs of the kind that are counted."""
        return self.met + self.helped + self.arranged + self.nobody


@dataclass(frozen=True, slots=True)
class Measures:
    """All that is counted of a programme on `today`; nobody is named, save by id where a map needs it.

    `first_talks` have the days by which somebody had told us, `soonest_talks` those on which the two can have
    talked at the soonest.
    """

    today: date
    people: int
    stands: Counter[Stand]
    kinds: tuple[KindRow, ...]
    flow: NeedsFlow
    stops: Counter[StopReason]
    met_without_us: int
    waits: tuple[Spell, ...]
    first_talks: tuple[Spell, ...]
    soonest_talks: tuple[Spell, ...]
    introduced: int
    responses: Responses
    kept_up: KeptUp
    talked: Bounds
    goals: Counter[str]
    goals_silent: int
    goals_shown: bool
    community: Network
    sole: tuple[SoleHelper, ...]
    helped_people: int
    capacity: Capacity
    places: tuple[PlacesOfKind, ...]
    needs_of_unknown_day: int
    unread_needs: int

    @property
    def needs(self) -> int:
        """The needs that are counted: not withdrawn, of people who take part."""
        return sum(count for stand, count in self.stands.items() if stand.is_counted)

    @property
    def served(self) -> Share:
        """Needs that are met or have somebody."""
        return Share(sum(count for stand, count in self.stands.items() if stand.has_somebody), self.needs)


def measure(
    programme: Programme,
    today: date,
    since: date | None = None,
    why: Mapping[AskedKind, Reason] = NOTHING_FOUND,
) -> Measures:
    """Return the measures of a programme as of a day.

    Of questions, and of how far needs came and how long they waited, only those asked from `since` on count.
    `why` says, of what somebody asks for, why pairing finds nobody.
    """
    past, within = _Past(programme, today), _keep_asked_since(programme, since, today)
    stands = find_stands(programme)
    check_ins = [
        row
        for row in programme.check_ins
        if row.asked_on <= today and (since is None or row.asked_on >= since)
    ]
    goals = _latest_goals(check_ins)
    ties = {match.asker for match in programme.matches if match.state in IN_TOUCH}
    return Measures(
        today=today,
        people=sum(person.standing is Standing.ACTIVE for person in programme.people),
        stands=Counter(stands.values()),
        kinds=_count_kinds(programme, stands),
        flow=count_flow(
            past.stage(need, stands[need.id]) for need in within.needs if stands[need.id] is not Stand.AWAY
        ),
        stops=count_stops(within, stands, past.of, past.find_stage_of, why),
        met_without_us=count_met_without_us(within, stands, past.find_stage_of),
        waits=list_waits(within, today),
        first_talks=tuple(past.spell(match, day) for match, day in past.introduced.items()),
        soonest_talks=tuple(past.find_soonest(match, day) for match, day in past.introduced.items()),
        introduced=len(past.introduced),
        responses=count_responses(check_ins, programme.messages, today, programme.settings.answer_within),
        kept_up=count_kept_up(past.course(match, day) for match, day in past.introduced.items()),
        talked=_count_talks(check_ins, today, programme.settings.answer_within),
        goals=Counter(goals.values()),
        goals_silent=len({row.person for row in check_ins if row.goal_asked} - goals.keys()),
        goals_shown=_may_show_goals(programme, goals),
        community=map_community(programme),
        sole=find_sole_helpers(programme),
        helped_people=len(
            ties & {n.person for n in programme.needs if stands[n.id] in {Stand.HELPED, Stand.PARTLY}}
        ),
        capacity=count_capacity(programme),
        places=count_places(programme, stands),
        needs_of_unknown_day=sum(not (n.asked_since and n.asked_since.exact) for n in within.needs),
        unread_needs=len(programme.unread_needs),
    )


def _keep_asked_since(programme: Programme, since: date | None, today: date) -> Programme:
    """Return the programme with those needs alone that were first seen from `since` on, until a day."""
    if since is None:
        return programme
    asked = (need for need in programme.needs if need.asked_since and since <= need.asked_since.on <= today)
    return replace(programme, needs=tuple(asked))


def _count_kinds(programme: Programme, stands: Mapping[str, Stand]) -> tuple[KindRow, ...]:
    counts: dict[str, Counter[Stand]] = {}
    for need in programme.needs:
        if stands[need.id].is_counted:
            counts.setdefault(need.kind, Counter())[stands[need.id]] += 1
    rows = [
        KindRow(
            programme.catalogue.title(kind),
            of[Stand.MET],
            of[Stand.HELPED] + of[Stand.PARTLY],
            of[Stand.ASKED] + of[Stand.PROPOSED],
            of[Stand.NOBODY] + of[Stand.RESTING],
        )
        for kind, of in counts.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-row.nobody, -row.total, row.title)))


class _Past:
    """What the record says of each match and need, looked up once."""

    def __init__(self, programme: Programme, today: date) -> None:
        self._programme, self._today = programme, today
        self.of: dict[str, list[HistoryEntry]] = {}
        for entry in put_in_order(programme.history):
            if entry.match and entry.on <= today:
                self.of.setdefault(entry.match, []).append(entry)
        self.introduced: dict[Match, date] = {}
        for match in programme.matches:
            days = (e.on for e in self.of.get(match.id, ()) if e.now is MatchState.INTRODUCED is not e.was)
            if (day := next(days, None)) is not None:
                self.introduced[match] = day
        self._pending, window = dict[str, bool](), WINDOWS * programme.settings.answer_within

        def waits(row: CheckIn) -> bool:
            return not (row.answer or row.words) and (today - row.asked_on).days < window

        # The newest question tells, wherever its row stands; of one day's, any that waits.
        for row in sorted(programme.check_ins, key=lambda row: (row.asked_on, waits(row))):
            self._pending.update(dict.fromkeys(row.matches, waits(row)))

    def spell(self, match: Match, introduced: date) -> Spell:
        """Return what is known of the first talk of a pair that was introduced after two yeses."""
        entries, age = self.of[match.id], (self._today - introduced).days
        if (talked := self.find_talk_day(match)) is not None:
            return Spell(max(0, (talked - introduced).days), Fate.TALKED, age)
        over = next((e.on for e in entries if e.now is not None and e.now.is_over), None)
        if over is not None:
            return Spell((over - introduced).days, Fate.OVER, age)
        if self._pending.get(match.id, True):
            return Spell(age, Fate.WAITS, age)
        heard = [e.on for e in entries if e.event in NOT_TALKED_YET]
        return Spell(max([0, *((on - introduced).days for on in heard)]), Fate.WAITS, age)

    def find_talk_day(self, match: Match) -> date | None:
        """Return by which day the two had told us of a talk: by their row, or by an older sheet's record."""
        if match.first_talk is not None:
            return match.first_talk.on
        return next((entry.on for entry in self.of.get(match.id, ()) if entry.event == Event.MET), None)

    def find_soonest(self, match: Match, introduced: date) -> Spell:
        """Return the same with the first day on which they can have talked, after the last “not yet”."""
        spell, known = self.spell(match, introduced), match.first_talk
        if spell.fate is not Fate.TALKED or (known and known.exact):
            return spell
        soonest, _ = find_first_talk(introduced, [(e.on, e.event) for e in self.of[match.id]])
        return replace(spell, day=min(spell.day, soonest))

    def course(self, match: Match, introduced: date) -> Course:
        """Return what was told of a relationship."""
        entries = self.of[match.id]
        ended = next(((e.on, e.now) for e in reversed(entries) if e.now and e.now.is_over), (None, None))
        needs = [n for n in self._programme.needs_of.get(match.asker, ()) if n.kind in match.kinds]
        weeks = [need.length.weeks for need in needs]
        return Course(
            weeks=0 if weeks and all(week == 0 for week in weeks) else None,
            age=(self._today - introduced).days,
            talks=tuple((e.on - introduced).days for e in entries if e.event == Event.MET),
            over_on=(ended[0] - introduced).days if ended[0] else None,
            over=ended[1],
        )

    def stage(self, need: Need, stand: Stand) -> CourseStage | None:
        """Return how far a need came, by the furthest of all matches over it; None if it is withdrawn."""
        if stand is Stand.WITHDRAWN:
            return None
        if stand is Stand.MET:
            return CourseStage.MET
        matches = self._programme.matches_of.get(need.person, ())
        ways = [self.find_stage_of(m) for m in matches if m.asker == need.person and need.kind in m.kinds]
        return max(ways, default=CourseStage.ASKED_FOR)

    def find_stage_of(self, match: Match) -> CourseStage:
        """Return how far a match came."""
        if self.find_talk_day(match) is not None:
            return CourseStage.TALKED
        if match.state in IN_TOUCH or match in self.introduced:
            return CourseStage.INTRODUCED
        states = {match.state, *(entry.now for entry in self.of.get(match.id, ()))}
        return CourseStage.BOTH_ASKED if MatchState.ASKED in states else CourseStage.PROPOSED


def _count_talks(rows: Sequence[CheckIn], today: date, answer_within: int) -> Bounds:
    """Return how many of the questions how it goes were answered by a talk; later questions still wait."""
    asked = [row for row in rows if row.question and row.kind != "closing"]
    yes = sum(row.answer == Event.MET for row in asked)
    no = sum(row.answer in NOT_TALKED_YET for row in asked)
    settled = WINDOWS * answer_within
    silent = sum(not row.answer and (today - row.asked_on).days >= settled for row in asked)
    return Bounds(yes, no, silent)


def _latest_goals(rows: Sequence[CheckIn]) -> dict[str, str]:
    """Return what each asker last said on whether it served their own goal; one voice a person."""
    latest: dict[str, str] = {}
    for row in sorted(rows, key=lambda row: (row.asked_on, row.id)):
        said = row.served_own_goal.strip().casefold()
        if said in {"yes", "partly", "no"}:
            latest[row.person] = said
    return latest


def _may_show_goals(programme: Programme, goals: Mapping[str, str]) -> bool:
    """Return whether nobody can be led back from what askers said: enough voices, over enough givers."""
    givers = Counter(m.giver for m in programme.matches if m.asker in goals and m.state in IN_TOUCH)
    enough = len(goals) >= FEWEST_VOICES and len(givers) >= FEWEST_GIVERS
    return enough and 2 * max(givers.values()) <= sum(givers.values())
