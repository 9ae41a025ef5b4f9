"""A programme lived through in memory: days pass, mails go out, and people answer as they are told to."""

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.ids import match_id
from mentorsheets.domain.model import CheckIn, Decision, Length, Match, MatchState, Need, Person, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.incoming.arrivals import Proof
from mentorsheets.relations.history import past_of
from mentorsheets.relations.interpret import interpret
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.plan import DayPlan, as_sent, due_today
from mentorsheets.workflow.hear_words import AskedAbout, hear_words

START = date(2026, 1, 5)
KINDS = ("accountability", "role-models", "safe-space")
SETTINGS = Settings(coordinator_addresses=("co@example.org",), holidays=(date(2026, 4, 6),))


def community(size: int, needs: int = 2, length: int | None = None) -> Programme:
    """Return a programme in which each person asks the next ones, with proposals that wait for a word."""
    people = tuple(Person(f"p{n}", f"Person {n}", f"p{n}@example.org") for n in range(size))
    asked = tuple(
        Need(f"p{n}/{kind}", f"p{n}", kind, "to finish the thesis by May", length=Length(length))
        for n in range(size)
        for kind in KINDS[:needs]
    )
    matches = tuple(
        Match(
            match_id(f"p{(n + 1) % size}", f"p{n}"),
            f"p{(n + 1) % size}",
            f"p{n}",
            KINDS[:needs],
            "both like choirs",
            since=START,
        )
        for n in range(size)
    )
    return Programme(settings=SETTINGS, people=people, needs=asked, matches=matches)


@dataclass
class World:
    """A programme in time, and everything that went out of it."""

    programme: Programme
    today: date = START
    sent: list[tuple[date, Due]] = field(default_factory=list)

    def run(self, **how: Any) -> DayPlan:
        """Do one day's run, check what must never happen, and record what went out."""
        plan = due_today(self.programme, self.today, **how)
        after = apply(self.programme, plan.happened)
        self.check(plan.mails, after)
        self.sent += [(self.today, due) for due in plan.mails]
        self.programme = apply(
            self.programme, (*plan.changes(), *(Added(as_sent(due, self.today)) for due in plan.mails))
        )
        return plan

    def check(self, mails: tuple[Due, ...], after: Programme) -> None:
        past = past_of(after)
        readers = Counter(person.id for due in mails for person in due.people)
        assert all(count == 1 for count in readers.values()), "one mail a person and run"
        keys = [(due.kind, due.period, tuple(p.id for p in due.people)) for due in mails]
        assert len(set(keys)) == len(keys)
        for due in mails:
            for person in due.people:
                assert after.person_by_id[person.id].may_be_mailed, "nobody paused or gone gets mail"
                went = [
                    mail.on
                    for mail in past.mails.get(person.id, ())
                    if mail.on > self.today - timedelta(days=7)
                ]
                assert len(went) < after.settings.mails_a_week, "the limit of a week"
                assert not set(due.carries) & set(past.carried(person.id)), "nothing is said twice"
                if any(part.kind.waits for part in due.parts):
                    assert not past.is_quiet(person.id), "never a fourth mail into silence"
            for part in due.parts:
                for match in part.matches if due.people else ():
                    assert part.kind.may_go_in(after.match_by_id[match.id].state)
            if due.people:
                assert self.today.weekday() < 5
                assert self.today not in after.settings.holidays

    def days(self, count: int, **how: Any) -> None:
        """Let days pass with a run on each."""
        for _ in range(count):
            self.run(**how)
            self.today += timedelta(days=1)

    def say(self, person: str, about: str, text: str) -> None:
        """Let somebody reply."""
        self.programme = apply(self.programme, interpret(self.programme, person, about, text, self.today))

    def write(self, person: str, about: str, text: str) -> None:
        """Let somebody reply in their own words."""
        writer, asked = self.programme.person_by_id[person], AskedAbout((about,) if about else ())
        found = hear_words(self.programme, writer, asked, text, self.today, proof=Proof.SURE)
        self.programme = apply(self.programme, tuple(found))

    def decide(self, match: str, decision: Decision = Decision.APPROVE) -> None:
        """Let the coordinator decide about a match."""
        was = self.programme.match_by_id[match]
        self.programme = apply(self.programme, [Changed(was, replace(was, decision=decision))])

    def stand(self, person: str, standing: Standing, back_on: Any = None) -> None:
        """Let a person's status be typed into the sheet."""
        was = self.programme.person_by_id[person]
        self.programme = apply(
            self.programme, [Changed(was, replace(was, standing=standing, back_on=back_on))]
        )

    def state(self, match: str) -> MatchState:
        """Return where a match stands."""
        return self.programme.match_by_id[match].state

    def kinds_to(self, person: str) -> list[str]:
        """Return the kinds of all parts that went to a person, in order."""
        return [
            part.kind for _, due in self.sent if person in {p.id for p in due.people} for part in due.parts
        ]

    def open_check_ins(self, person: str) -> list[CheckIn]:
        """Return what a person was asked and has not answered."""
        return [
            row
            for row in self.programme.check_ins
            if row.person == person and not row.answer and not row.words
        ]

    def answer(self, person: str, text: str) -> None:
        """Let somebody answer the latest thing that they were asked."""
        rows = self.open_check_ins(person)
        if rows:
            self.say(person, rows[-1].id, text)


def introduced(size: int = 2, **how: Any) -> tuple[World, str]:
    """Return a world in which the first match was approved, asked about, and introduced."""
    world = World(community(size, **how))
    world.programme = replace(world.programme, matches=world.programme.matches[:1])
    match = world.programme.matches[0].id
    world.decide(match)
    world.days(1)
    world.say("p0", match, "yes")
    world.say("p1", match, "Yes, gladly")
    world.days(1)
    return world, match


def until_asked(world: World, person: str, days: int = 14) -> None:
    """Let days pass until somebody is asked how it goes."""
    for _ in range(days):
        world.days(1)
        if world.open_check_ins(person):
            return
    raise AssertionError("nothing was asked")


def until_closing(world: World, match: str) -> None:
    """Let both say every day that they met until their match closes."""
    for _ in range(40):
        if world.state(match) is MatchState.CLOSING:
            return
        world.answer("p0", "met")
        world.answer("p1", "met")
        world.days(1)
    raise AssertionError("it never closed")


__all__ = [
    "KINDS",
    "SETTINGS",
    "START",
    "MatchState",
    "Standing",
    "World",
    "community",
    "introduced",
    "until_asked",
    "until_closing",
]
