"""Invents a programme with years behind it: everybody helps the next one, is asked weekly, and answers half.

    python -m benchmarks.long_past 300 1 years.xlsx

The rows are those that our own runs would have left, so that a run finds little to catch up with.
"""

import argparse
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.catalogue import DEFAULT
from mentorsheets.domain.changes import Record
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import check_in_id, lasting_need_id, match_id, person_id
from mentorsheets.domain.mail_trace import trace_of
from mentorsheets.domain.model import (
    CheckIn,
    Decision,
    HistoryEntry,
    Match,
    Message,
    Need,
    Person,
    Registration,
    Reply,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.check_ins import period_of
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import COORDINATOR
from mentorsheets.relations.states import pick_second_yes
from mentorsheets.relations.transitions import Happening, carry_out
from mentorsheets.sheet.edits import AddRow, SetRow
from mentorsheets.sheet.reading.machine_tabs import RecordNames, cells_of
from mentorsheets.sheet.reading.mail_sent import write_traces
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.sheet.writing.commit import commit
from mentorsheets.sheet.writing.edits_of_changes import TAB_OF_RECORD

TODAY = date(2027, 1, 6)
"""The day on which it is looked at: a Wednesday; everybody was asked on the Monday before."""
STEPS = (Event.APPROVED, Event.ASKING, Event.GIVER_YES, Event.ASKER_YES, Event.INTRODUCED, Event.MET)
"""What happened to each match on its first day, from a proposal to a relationship."""
KINDS = tuple(kind.id for kind in DEFAULT)
HOURS = ("weekdays after 17", "Sat morning", "any evening", "Mon-Thu 9-12", "weekends")
SETTINGS = (
    ("Programme", "Many Years"),
    ("Coordinator", "Inês Carvalho"),
    ("Coordinator e-mail", "coordinator@example.org"),
    ("Time zone", "Europe/Lisbon"),
    ("Check-in every", "week"),
)


def invent_people(count: int) -> tuple[Person, ...]:
    """Return so many people, each with an address of their own."""
    named = [(f"Person {n}", f"person{n}@example.org") for n in range(count)]
    return tuple(Person(person_id(address, name), name, address) for name, address in named)


def invent_past(people: tuple[Person, ...], years: int) -> Iterator[Record]:
    """Yield the needs, the matches, and all that was asked, said and mailed about them, oldest first."""
    begun = TODAY - timedelta(days=TODAY.weekday()) - timedelta(weeks=52 * max(years, 1))
    matches: list[Match] = []
    for at, asker in enumerate(people):
        giver, kind = people[(at + 1) % len(people)], KINDS[at % len(KINDS)]
        yield Need(lasting_need_id(asker.id, kind, 0), asker.id, kind, "to finish by May", asked_since=None)
        if years:
            proposed = Match(
                *(match_id(giver.id, asker.id), giver.id, asker.id, (kind,), "both like choirs"),
                decision=Decision.APPROVE,
                since=begun,
                giver_says=Reply.YES,
                asker_says=Reply.YES,
            )
            entries, match = _begin(proposed, (giver, asker), begun)
            matches.append(match)
            yield from entries
            yield match
            yes = pick_second_yes(entries)
            carries = (f"introduction/{yes.id}",) if yes else ()
            for side in match.people:
                yield _mail(side, "introduction", begun, carries, (match.id,))
    of = {person.id: [match for match in matches if person.id in match.people] for person in people}
    for week in range(52 * years):
        day = begun + timedelta(weeks=week + 1)
        yield _mail(COORDINATOR, "digest", day, (f"digest/{day}",), ())
        for person in people:
            yield from _ask(person, of[person.id], day)


def _begin(match: Match, people: tuple[Person, Person], day: date) -> tuple[tuple[HistoryEntry, ...], Match]:
    """Return what happened to a match on its first day, and the match as it stands now."""
    programme = Programme(settings=Settings(), people=people, matches=(match,))
    for event in STEPS:
        now = programme.matches[0]
        side = now.asker if event is Event.ASKER_YES else now.giver
        who = side if event in {Event.GIVER_YES, Event.ASKER_YES, Event.MET} else ""
        happening = Happening(event, now, who, now.id)
        programme = apply(programme, carry_out(happening, programme, past_of(programme), day))
    return programme.history, programme.matches[0]


def _ask(person: Person, matches: list[Match], day: date) -> Iterator[Record]:
    """Yield one weekly mail to somebody, its questions, and the answer to the first of them."""
    for at, match in enumerate(matches):
        row = CheckIn(
            check_in_id(person.id, match.id, day),
            person.id,
            match.id,
            match.kinds[0],
            f"What was good about the talk of {day:%d %B}?",
            day,
            answer="" if at else "met",
            answered_on=None if at else day + timedelta(days=1),
        )
        yield row
        if not at:
            told = day + timedelta(days=1)
            yield HistoryEntry(
                answer_id(row), told, Event.MET, person.id, match.id, was=match.state, now=match.state
            )
    about = tuple(match.id for match in matches)
    yield _mail(person.id, "check-in", day, (f"check-in/{period_of(day)}",), about)


def _mail(person: str, kind: str, day: date, carries: tuple[str, ...], about: tuple[str, ...]) -> Message:
    at = datetime.combine(day, time(9), UTC)
    period = carries[0].partition("/")[2]
    return Message(
        f"{kind}{person}{period}".casefold(),
        kind,
        person,
        period,
        "sent",
        day,
        "How is it going?",
        about,
        at=at,
        instance="elsewhere",
        detail="250 ok",
        carries=carries,
    )


def make_workbook(path: Path, count: int, years: int) -> dict[str, int]:
    """Make a workbook of so many people with so many years behind them; return how many rows of each kind."""
    people = invent_people(count)
    records = tuple(invent_past(people, years))
    programme = Programme(people=people)
    names = RecordNames(programme, [one for one in records if isinstance(one, Match | Need)])
    typed = [
        {
            "Name": person.name,
            "Email": person.address,
            "Offers": DEFAULT.title(KINDS[(at - 1) % len(KINDS)]),
            "Can support": 2,
            "Wants at most": 2,
            "Languages": "English, Portuguese",
            "Time zone": "Europe/Lisbon",
            "Availability": HOURS[at % len(HOURS)],
            "Where": "online",
            "Interests": "choirs, bread",
        }
        for at, person in enumerate(people)
    ]
    registered = [Registration(one.id, one.address or "", one.name) for one in people]
    traces = [trace for one in records if isinstance(one, Message) and (trace := trace_of(one))]
    rows = [
        *(AddRow("Participants", row) for row in typed),
        *(
            AddRow(TAB_OF_RECORD[type(record)].title, cells_of(record, programme, names))
            for record in (*registered, *records)
        ),
    ]
    workbook = Workbook(path)
    workbook.make()
    settings = [
        SetRow("Settings", {"Setting": name}, {"Value": value}, asked_by_a_person=True)
        for name, value in SETTINGS
    ]
    refused = commit(workbook, [*settings, *rows, *write_traces(traces)])
    if refused:
        raise SystemExit(f"Could not write {refused[0]}")
    return {title: sum(row.tab == title for row in rows) for title in ("Messages", "Check-ins", "History")}


def main() -> None:
    """Make one workbook, and say what is in it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("people", type=int)
    parser.add_argument("years", type=int)
    parser.add_argument("path", type=Path)
    given = parser.parse_args()
    print(make_workbook(given.path, given.people, given.years))


if __name__ == "__main__":
    main()
