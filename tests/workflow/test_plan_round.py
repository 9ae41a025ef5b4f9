"""What a round of mail is to send: decided from plain values, with no sheet, no journal and no server."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.domain.changes import Added
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.model import HistoryEntry, Message, Person
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.errors import WrongUse
from mentorsheets.mail.facts import Reminder
from mentorsheets.mail.letters.finish import Draft
from mentorsheets.mail.letters.links import Desk
from mentorsheets.mail.messages import MailState
from mentorsheets.mail.render.templates import Templates
from mentorsheets.mail.tokens import Signer
from mentorsheets.workflow.plan_round import Decided, Gather, RoundPlan, forget_waiting, plan_round
from mentorsheets.workflow.wishes import Wishes
from tests.mail.letters import TurnableClock

TODAY = date(2026, 11, 23)
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 23, 23, tzinfo=UTC)
PEOPLE = tuple(Person(name.lower(), name, f"{name.lower()}@example.org") for name in ("Ana", "Ben", "Eve"))
BESIDE = Added(HistoryEntry("h", TODAY, PersonEvent.UNCLEAR, words="something beside the mails"))
SETTINGS = Settings(coordinator_addresses=("co@example.org",))
DESK = Desk(
    Programme(people=PEOPLE, settings=SETTINGS), Signer("harbour", b"a secret of thirty-two bytes, say")
)
TEMPLATES = Templates.load()


def draft(person: Person, kind: str = "reminder") -> Draft:
    key = DESK.key(kind, (person,), "2026-W48")
    return Draft(key, (person,), (Reminder(other="Gil", asked_on=TODAY),), "It is due.")


def remind(people: Iterable[Person] = PEOPLE) -> Gather:
    """Return what decides that all these are reminded, that something changes beside, and three things wait."""
    decided = Decided(tuple(map(draft, people)), (BESIDE,), 3)
    return lambda _desk, _today: decided


def plan(wishes: Wishes, gather: Gather | None = None, now: datetime = NOON) -> RoundPlan:
    return plan_round(DESK, TEMPLATES, gather or remind(), wishes, Moment(TurnableClock(now)))


def readers(planned: RoundPlan) -> list[str]:
    return [person.name for one in planned.finished for person in one.draft.people]


def test_without_a_wish_everything_goes_with_all_that_changes_beside_it() -> None:
    planned = plan(Wishes())
    assert readers(planned) == ["Ana", "Ben", "Eve"]
    assert (planned.changes, planned.waiting, planned.problems) == ((BESIDE,), 3, ())


def test_to_one_person_go_their_mails_alone_and_nothing_beside_them_changes() -> None:
    planned = plan(Wishes(only="ben@example.org"))
    assert (readers(planned), planned.changes, planned.waiting) == (["Ben"], (), 0)
    assert plan(Wishes(only="Ana"), remind(PEOPLE[:1])).changes == ()
    with pytest.raises(WrongUse):
        plan(Wishes(only="Nobody"))


@given(st.sets(st.sampled_from(PEOPLE)), st.sets(st.sampled_from(PEOPLE)))
def test_of_mails_chosen_by_key_go_those_that_are_still_due_and_the_rest_changes_with_the_last_of_them(
    chosen: set[Person], due: set[Person]
) -> None:
    wishes = Wishes(keys=frozenset(draft(person).key.id for person in chosen))
    planned = plan(wishes, remind(sorted(due, key=lambda person: person.name)))
    assert readers(planned) == sorted(person.name for person in chosen & due)
    assert planned.changes == ((BESIDE,) if due <= chosen else ())


def test_who_is_asleep_gets_nothing_in_hours_yet_and_it_is_no_reason_to_do_the_rest_later() -> None:
    far = replace(PEOPLE[0], time_zone="Pacific/Auckland")
    planned = plan(Wishes(in_hours=True), remind((far, PEOPLE[1])))
    assert (readers(planned), planned.changes) == (["Ben"], (BESIDE,))
    assert readers(plan(Wishes(in_hours=True), now=NIGHT)) == []
    assert readers(plan(Wishes(), now=NIGHT)) == ["Ana", "Ben", "Eve"]


def test_one_address_gets_all_of_it_to_look_at() -> None:
    planned = plan(Wishes(to="me@example.org"))
    assert [one.mail.recipients for one in planned.finished] == [("me@example.org",)] * 3
    assert [one.mail.key for one in planned.finished] == [draft(person).key for person in PEOPLE]


def test_a_name_that_could_forge_a_header_is_a_problem_of_its_own() -> None:
    forged = replace(PEOPLE[0], address="ana@example.org\nBcc: all@example.org")
    planned = plan(Wishes(), remind((forged, *PEOPLE[1:])))
    assert readers(planned) == ["Ben", "Eve"]
    assert [(one.tab, one.value) for one in planned.problems] == [("Participants", "Ana")]


def test_the_day_is_that_of_the_programmes_zone() -> None:
    days: list[date] = []

    def gather(_desk: Desk, today: date) -> Decided:
        days.append(today)
        return Decided(())

    for zone in ("UTC", "Asia/Tokyo", "America/New_York"):
        settings = replace(SETTINGS, time_zone=zone)
        desk = replace(DESK, programme=replace(DESK.programme, settings=settings))
        plan_round(desk, TEMPLATES, gather, Wishes(), Moment(TurnableClock(NIGHT)))
    assert days == [TODAY, date(2026, 11, 24), TODAY]


def test_mail_that_waited_on_a_disk_which_is_gone_is_due_anew_and_no_other() -> None:
    mails = tuple(Message(state, "check-in", "ana", "w", state, TODAY) for state in MailState)
    left = forget_waiting(replace(DESK.programme, messages=mails)).messages
    assert {mail.state for mail in left} == set(MailState) - {MailState.PLANNED, MailState.DEFERRED}
