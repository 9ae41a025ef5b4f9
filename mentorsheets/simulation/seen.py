"""Which of the ideas behind the programme a simulated year has shown, when first, and an example of each."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, MatchState, Need
from mentorsheets.relations.history import Past, past_of
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.simulation.year import Year

Sight = tuple[date, str]


@dataclass(frozen=True, slots=True)
class Seen:
    """One idea: its id, what the software does, how often that was seen, and the first time in a sentence."""

    id: str
    idea: str
    times: int
    first: date | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Memory:
    """A year, and what its end remembers."""

    year: Year
    past: Past

    def name(self, person: str) -> str:
        """Return somebody's name."""
        found = self.year.programme.person_by_id.get(person)
        return found.name if found else "Somebody"

    def pair(self, match: Match) -> str:
        """Return who helps whom."""
        return f"{self.name(match.giver)} for {self.name(match.asker)}"

    def needs(self, match: Match) -> list[Need]:
        """Return the asker's needs that a match covers."""
        theirs = self.year.programme.needs_of.get(match.asker, ())
        return [need for need in theirs if need.kind in match.kinds]

    def introduced(self) -> Iterator[tuple[date, Match]]:
        """Yield each match whose two came to know one another, and since when."""
        for match in self.year.programme.matches:
            entries = self.past.of_match.get(match.id, ())
            days = [e.on for e in entries if e.now is MatchState.INTRODUCED and e.was is MatchState.ASKED]
            if days:
                yield days[0], match


def see_ideas(year: Year) -> tuple[Seen, ...]:
    """Return all ideas that have to do with relationships, in order, seen or not."""
    memory = Memory(year, past_of(year.programme))
    found = []
    for idea, (sentence, look) in IDEAS.items():
        sights = sorted(look(memory))
        first, example = sights[0] if sights else (None, "")
        found.append(Seen(idea, sentence, len(sights), first, example))
    return tuple(found)


def _see_events(*events: str) -> Callable[[Memory], Iterator[Sight]]:
    def look(memory: Memory) -> Iterator[Sight]:
        for entry in memory.year.programme.history:
            if entry.event in events:
                yield entry.on, f"{memory.name(entry.person)}: {entry.event}"

    return look


def _see_mails(*kinds: str) -> Callable[[Memory], Iterator[Sight]]:
    def look(memory: Memory) -> Iterator[Sight]:
        for message in memory.year.programme.messages:
            if any(part.split("/")[0] in kinds for part in message.carries):
                yield message.on, f"{message.subject} (to {memory.name(message.person)})"

    return look


def _of_pairs(holds: Callable[[Memory, Match], object]) -> Callable[[Memory], Iterator[Sight]]:
    def look(memory: Memory) -> Iterator[Sight]:
        for day, match in memory.introduced():
            if holds(memory, match):
                yield day, memory.pair(match)

    return look


def _sides(memory: Memory) -> Iterator[Sight]:
    askers = {match.asker: day for day, match in memory.introduced()}
    for day, match in memory.introduced():
        if match.giver in askers:
            yield max(day, askers[match.giver]), f"{memory.name(match.giver)} gives, and asks"


def _no_power(memory: Memory, match: Match) -> bool:
    people = memory.year.programme.person_by_id
    giver, asker = people[match.giver], people[match.asker]
    return bool(asker.reports_to) and asker.team != giver.team and giver.id not in asker.reports_to


def _share(memory: Memory, match: Match) -> object:
    people = memory.year.programme.person_by_id
    return people[match.asker].wishes_to_share & people[match.giver].shares


def _terms(memory: Memory, match: Match) -> object:
    people = memory.year.programme.person_by_id
    return people[match.giver].arrangement or people[match.asker].arrangement


def _interests(memory: Memory, match: Match) -> object:
    people = memory.year.programme.person_by_id
    return set(people[match.giver].interests) & set(people[match.asker].interests)


def _channel(memory: Memory, match: Match) -> object:
    people = memory.year.programme.person_by_id
    return people[match.giver].channel or people[match.asker].channel


def _lengths(memory: Memory) -> Iterator[Sight]:
    yield from _see_events(Event.LENGTH_REACHED)(memory)
    for day, match in memory.introduced():
        if any(need.length.is_single for need in memory.needs(match)):
            yield day, f"{memory.pair(match)}: one conversation"


def _by_itself(memory: Memory) -> Iterator[Sight]:
    for match in memory.year.programme.matches:
        entries = memory.past.of_match.get(match.id, ())
        if match.decision is None and all(entry.event != Event.APPROVED for entry in entries):
            rows = [row for side in match.people for row in memory.past.asked.get((side, match.id), ())]
            yield from ((row.asked_on, f"{memory.pair(match)}: asked how it goes") for row in rows[:1])


def _levels(memory: Memory) -> Iterator[Sight]:
    people = memory.year.programme.person_by_id
    helped: dict[str, set[str | None]] = {}
    for day, match in sorted(memory.introduced(), key=lambda one: one[0]):
        teams = helped.setdefault(match.asker, set())
        teams.add(people[match.giver].team)
        if len(teams) > 1:
            yield day, f"{memory.name(match.asker)} is helped from {len(teams)} teams"


def _next_best(memory: Memory) -> Iterator[Sight]:
    for _, before, after in again(memory):
        if after.since:
            yield after.since, f"After {memory.pair(before)}: {memory.pair(after)}"


def again(memory: Memory) -> Iterator[tuple[date, Match, Match]]:
    """Yield each match that came to nothing or to an end too soon, when, and the next for the same need."""
    matches = memory.year.programme.matches
    for match in matches:
        over = [e.on for e in memory.past.of_match.get(match.id, ()) if e.now and e.now.is_over]
        later = [
            m for m in matches
            if over and m.asker == match.asker and m.giver != match.giver and set(m.kinds) & set(match.kinds)
            and _find_proposal_day(m, memory) >= over[0]
        ]  # fmt: skip
        if later:
            yield over[0], match, min(later, key=lambda m: _find_proposal_day(m, memory))


def _find_proposal_day(match: Match, memory: Memory) -> date:
    entries = memory.past.of_match.get(match.id, ())
    return entries[0].on if entries else match.since or date.min


def _own_words(memory: Memory) -> Iterator[Sight]:
    words = {need.words for need in memory.year.programme.needs if len(need.words) > 20}
    for letter in memory.year.letters:
        text = " ".join(letter.text.replace("\n> ", " ").split())
        if letter.kind in {MailKind.ASK_GIVER, MailKind.INTRODUCTION} and any(said in text for said in words):
            yield letter.day, letter.subject


def _several_in_one(memory: Memory) -> Iterator[Sight]:
    for letter in memory.year.letters:
        if len(letter.places()) > 1:
            yield letter.day, f"{letter.subject} (one mail about {len(letter.places())} relationships)"


def _times(memory: Memory) -> Iterator[Sight]:
    yield from ((letter.day, letter.subject) for letter in memory.year.letters if letter.attached)


def _goals(memory: Memory) -> Iterator[Sight]:
    for row in memory.year.programme.check_ins:
        if row.served_own_goal:
            yield (
                row.asked_on,
                f"{memory.name(row.person)} says to the coordinator alone: {row.served_own_goal}",
            )


def _questions(memory: Memory) -> Iterator[Sight]:
    for row in memory.year.programme.check_ins:
        if row.question and row.kind != CLOSING_QUESTION:
            yield row.asked_on, row.question


def _circles(memory: Memory) -> Iterator[Sight]:
    for circle in memory.year.programme.circles:
        if circle.since:
            yield circle.since, f"A circle on {memory.year.programme.catalogue.title(circle.kind)}"


def _see_meetings(memory: Memory) -> Iterator[Sight]:
    for row in memory.year.programme.check_ins:
        if row.answer == Event.NEED_MET:
            kinds = memory.year.programme.catalogue.titles([row.kind]) if row.kind != CLOSING_QUESTION else ()
            yield row.asked_on, ": ".join((memory.name(row.person), "the need is met", *kinds))


def _see_shared_needs(memory: Memory) -> Iterator[Sight]:
    """Yield who is helped by several people, each with something else."""
    helped: dict[str, list[Match]] = {}
    for day, match in sorted(memory.introduced(), key=lambda one: one[0]):
        before = helped.setdefault(match.asker, [])
        if any(set(match.kinds).isdisjoint(one.kinds) and match.giver != one.giver for one in before):
            yield day, f"{memory.name(match.asker)} is helped by {len(before) + 1} people"
        before.append(match)


def _slower(memory: Memory) -> Iterator[Sight]:
    """Yield who is asked more seldom than the programme asks, as the two chose."""
    usual = memory.year.programme.settings.check_in_every.days or 7
    people = memory.year.programme.person_by_id
    for (person, match_id), rows in memory.past.asked.items():
        match = memory.year.programme.match_by_id.get(match_id)
        chosen = [people[side].how_often for side in match.people] if match else []
        slowest = max((rhythm.days or 0 for rhythm in chosen if rhythm), default=0)
        days = sorted(row.asked_on for row in rows if row.question and row.kind != CLOSING_QUESTION)
        slow = [later for first, later in pairwise(days) if (later - first).days >= slowest > usual]
        if slow:
            yield slow[0], f"{memory.name(person)} is asked as seldom as the two talk"


IDEAS: Mapping[str, tuple[str, Callable[[Memory], Iterator[Sight]]]] = {
    "N1": ("A need is met", _see_meetings),
    "N3": ("A need that says too little gets a question", _see_mails(MailKind.VAGUE_NEED)),
    "N4": ("Several people meet what one person needs", _see_shared_needs),
    "N5": ("Needs are asked about anew, and change", _see_events(PersonEvent.NEEDS_RIGHT, PersonEvent.NEEDS_OTHERWISE)),
    "N8": ("Asked as often as the two chose", _slower),
    "P1": ("The same people give and ask", _sides),
    "P2": ("Nobody is paired along a reporting line", _of_pairs(_no_power)),
    "P3": ("A no needs no reason", _see_events(Event.GIVER_NO, Event.ASKER_NO)),
    "P4": ("Somebody who shares an experience is found, and nobody is told", _of_pairs(_share)),
    "P5": ("An introduction brings a first conversation", _see_mails(MailKind.INTRODUCTION)),
    "P6": ("Check-ins bring a question for the need at hand", _questions),
    "P7": ("Terms fit", _of_pairs(_terms)),
    "P8": ("One conversation, or an agreed stretch", _lengths),
    "P9": ("Somebody left or paused, and the other was told kindly", _see_mails(MailKind.SOMEONE_LEFT)),
    "P10": ("What grew by itself counts", _by_itself),
    "P11": ("A shared interest to talk about", _of_pairs(_interests)),
    "P12": ("Each is told the other's channel", _of_pairs(_channel)),
    "G1": ("Several relationships at a time", _several_in_one),
    "G2": ("Help from several places", _levels),
    "G3": ("Approved, and both said yes", _of_pairs(lambda _, __: True)),
    "G4": ("The next best person after one that was not to be", _next_best),
    "G5": ("A circle where many ask", _circles),
    "G6": ("The asker's own words travel along", _own_words),
    "G7": ("One mail about everything", _several_in_one),
    "F1": ("Not a fit, never met, need changed", _see_events(Event.NOT_A_FIT, Event.NEVER_MET, Event.NEED_CHANGED)),
    "F2": ("Silence is noticed, and not mailed into", _see_events(Event.SILENCE, Event.STILL_SILENT)),
    "F3": ("Times in each one's own clock", _times),
    "F4": ("A need met is offered back", _see_events(PersonEvent.OFFERS)),
    "F6": ("An ending on purpose", _see_events(Event.CLOSING_ANSWERED)),
    "F7": ("The asker alone says whether it served them", _goals),
}  # fmt: skip
