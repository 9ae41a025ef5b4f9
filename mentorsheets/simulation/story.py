"""A simulated year as a story: its weeks in figures, what it came to, and a few episodes with their days."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.model import HistoryEntry, Match, MatchState
from mentorsheets.domain.plain_text import count_things
from mentorsheets.domain.support import Stand, find_stands
from mentorsheets.relations.history import past_of
from mentorsheets.simulation.seen import Memory, again
from mentorsheets.simulation.year import Year

MET = {Event.NEED_MET, Event.CLOSING_ANSWERED}


@dataclass(frozen=True, slots=True)
class Week:
    """One week: its number and Monday, and how many mails, answers, introductions, endings and so on it had.

    `stands` counts how the needs of all who took part stood at its end.
    """

    number: int
    monday: date
    people: int
    mails: int
    answers: int
    introduced: int
    ended: int
    declined: int
    live: int
    stands: Mapping[Stand, int]


@dataclass(frozen=True, slots=True)
class Episode:
    """Something that happened to a few people, told day by day."""

    title: str
    lines: tuple[tuple[date, str], ...]


def weeks(year: Year) -> tuple[Week, ...]:
    """Return the weeks of a year in order."""
    mondays = sorted({run.day - timedelta(days=run.day.weekday()) for run in year.runs})
    return tuple(_week(number, monday, year) for number, monday in enumerate(mondays, start=1))


def _week(number: int, monday: date, year: Year) -> Week:
    runs = [run for run in year.runs if monday <= run.day < monday + timedelta(weeks=1)]
    entries = [e for e in year.programme.history if monday <= e.on < monday + timedelta(weeks=1)]
    last = runs[-1].before
    return Week(
        number=number,
        monday=monday,
        people=sum(person.may_be_mailed for person in last.people),
        mails=sum(len(run.letters) for run in runs),
        answers=sum(entry.event in EVENT_WORDS for entry in entries),
        introduced=_count_moves(entries, MatchState.INTRODUCED),
        ended=_count_moves(entries, MatchState.ENDED),
        declined=_count_moves(entries, MatchState.DECLINED) + _count_moves(entries, MatchState.FADED),
        live=sum(match.state.is_live for match in last.matches),
        stands=Counter(stand for stand in find_stands(last).values() if stand.is_counted),
    )


EVENT_WORDS = {
    Event.GIVER_YES, Event.ASKER_YES, Event.GIVER_NO, Event.ASKER_NO, Event.MET, Event.NOT_YET, Event.NEED_MET,
    Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.NOT_A_FIT, Event.NEED_CHANGED, Event.CLOSING_ANSWERED,
}  # fmt: skip


def _count_moves(entries: list[HistoryEntry], to: MatchState) -> int:
    return sum(entry.now is to and entry.was is not to for entry in entries)


def figures(year: Year) -> tuple[tuple[str, str], ...]:
    """Return what the year came to, each figure with what it is a part of."""
    programme, past = year.programme, past_of(year.programme)
    asked = [row for row in programme.check_ins if row.question]
    answered = sum(bool(row.answer or row.words) for row in asked)
    introduced = list(Memory(year, past).introduced())
    met = sum(past.has_been(Event.MET, match.id) is not None for _, match in introduced)
    open_now = sum(need.status == "open" for need in programme.needs)
    return (
        (
            "People who were ever in it",
            f"{len(programme.people)}, of whom {_here(year)} take part at the end",
        ),
        (
            "Mails",
            f"{len(year.letters)}, never more than {programme.settings.mails_a_week} a person and week",
        ),
        ("Introductions after two yeses", str(len(introduced))),
        ("Of these, told that they met", f"{met} of {len(introduced)}"),
        ("Questions answered", f"{answered} of {len(asked)}; the others count as not answered"),
        ("Needs", f"{len(programme.needs)}, of which {open_now} are still open"),
    )


WENT_WRONG = (
    ("Somebody asked said no", (Event.GIVER_NO, Event.ASKER_NO)),
    ("Nobody answered, even reminded", (Event.NO_ANSWER,)),
    ("One of two fell silent for good", (Event.STILL_SILENT,)),
    ("It was given up after a silence", (Event.GIVEN_UP,)),
    ("They never met", (Event.NEVER_MET,)),
    ("It was not a fit", (Event.NOT_A_FIT,)),
    ("Somebody left or paused in the middle", (Event.LEAVES, Event.PAUSES)),
    ("Somebody asked to be talked to", (Event.TALK_TO_ME,)),
)
"""What a coordinator hopes not to see, as History has it."""
NEVER_OR_ONCE = ("never", "once")


def _how_often(entries: Sequence[HistoryEntry]) -> str:
    if len(entries) < len(NEVER_OR_ONCE):
        return NEVER_OR_ONCE[len(entries)]
    matches = count_things(len({entry.match for entry in entries}), "match", "matches")
    return f"{len(entries)} times, in {matches}"


def failures(year: Year) -> tuple[tuple[str, str], ...]:
    """Return what went wrong, how often and in how many matches, and what is still open at the end."""
    history, programme = year.programme.history, year.programme
    told = [(label, [entry for entry in history if entry.event in events]) for label, events in WENT_WRONG]
    rows = [(label, _how_often(entries)) for label, entries in told]
    ends = year.runs[-1].day
    stands = find_stands(programme)
    waiting = [need for need in programme.needs if stands[need.id] is Stand.NOBODY]
    days = [(ends - need.asked_since.on).days for need in waiting if need.asked_since]
    longest = f"; the longest for {max(days)} days" if days else ""
    return (
        *rows,
        ("Needs that have nobody at the end", f"{len(waiting)} of {len(programme.needs)}{longest}"),
    )


def _here(year: Year) -> int:
    return sum(person.standing == "active" for person in year.programme.people)


def episodes(year: Year) -> tuple[Episode, ...]:
    """Return one episode of each sort that happened."""
    memory = Memory(year, past_of(year.programme))
    found = (next(iter(tell(memory)), None) for tell in TELLERS)
    return tuple(episode for episode in found if episode)


def _follow(title: str, *events: Event) -> Callable[[Memory], Iterator[Episode]]:
    """Return a teller of a match that something happened to, and of the next for the same need."""

    def tell(memory: Memory) -> Iterator[Episode]:
        for _, before, after in sorted(again(memory), key=lambda one: not _leads_on(one[2])):
            if any(entry.event in events for entry in memory.past.of_match[before.id]):
                yield Episode(title, (*_life(before, memory), *_life(after, memory)))

    return tell


def _leads_on(match: Match) -> bool:
    return match.state.is_live or match.state is MatchState.ENDED


def _alone(title: str, *events: Event) -> Callable[[Memory], Iterator[Episode]]:
    """Return a teller of a match to which all these things happened."""

    def tell(memory: Memory) -> Iterator[Episode]:
        for match in memory.year.programme.matches:
            if set(events) <= {entry.event for entry in memory.past.of_match.get(match.id, ())}:
                yield Episode(title, tuple(_life(match, memory)))

    return tell


def _life(match: Match, memory: Memory) -> Iterator[tuple[date, str]]:
    """Yield what happened between two people; what is asked every week is told only the first time."""
    told: set[tuple[str, str]] = set()
    for entry in memory.past.of_match.get(match.id, ()):
        what = (entry.event, entry.person)
        if what not in told:
            told.add(what)
            who = f"{memory.name(entry.person)}: " if entry.person else ""
            then = f" ({entry.now})" if entry.now and entry.now is not entry.was else ""
            yield entry.on, f"{memory.pair(match)}. {who}{entry.event}{then}"


def _tell_given_back(memory: Memory) -> Iterator[Episode]:
    history = memory.year.programme.history
    for entry in reversed(history):
        if entry.event == PersonEvent.OFFERS:
            kind = entry.match.partition("/")[2].partition("/")[0]
            title = memory.year.programme.catalogue.title(kind)
            lines = [(e.on, f"{memory.name(e.person)}: {e.event}") for e in history
                     if e.person == entry.person and e.event in MET and e.on <= entry.on]  # fmt: skip
            yield Episode(
                "A need that was met is offered to others",
                (*lines[-2:], (entry.on, f"{memory.name(entry.person)} now offers {title}")),
            )


TELLERS = (
    _follow("A no, and the next best person", Event.GIVER_NO, Event.ASKER_NO),
    _alone("A silence, and what was done about it", Event.SILENCE, Event.STILL_SILENT, Event.GIVEN_UP),
    _alone("A silence, and where it stopped", Event.SILENCE, Event.STILL_SILENT),
    _follow("Somebody leaves, and the need is first in line again", Event.LEAVES),
    _tell_given_back,
    _alone("An ending on purpose", Event.LENGTH_REACHED, Event.CLOSING_ANSWERED),
    _follow("Not a fit, and somebody else", Event.NOT_A_FIT),
)
