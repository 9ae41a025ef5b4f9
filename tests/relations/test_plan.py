"""What a day brings: what is noted of people, what goes out, what is looked ahead to."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Decision, HistoryEntry, MatchState, Person, Reply, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.mail_parts import COORDINATOR, DigestPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.plan import DayPlan, as_sent, due_between, due_today
from tests.relations.pair import (
    DAY,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    with_match,
    with_person,
)

SATURDAY = TODAY + 5 * DAY
QUIET = replace(PLAIN, matches=())


def noted(programme: Programme) -> list[tuple[str, str]]:
    plan = due_today(programme, TODAY)
    lines = [one.record for one in plan.happened if isinstance(one, Added)]
    return [(one.event, one.person) for one in lines if isinstance(one, HistoryEntry)]


def standing(programme: Programme) -> Standing | None:
    plan = due_today(programme, TODAY)
    people = [one.now for one in plan.happened if isinstance(one, Changed) and isinstance(one.now, Person)]
    return people[0].standing if people else None


@pytest.mark.parametrize(
    ("standing", "event"),
    [
        (Standing.PAUSED, PersonEvent.PAUSED),
        (Standing.HELD, PersonEvent.HELD),
        (Standing.LEFT, PersonEvent.LEFT),
    ],
)
def test_how_somebody_stands_is_noted_once_whoever_typed_it(standing: Standing, event: PersonEvent) -> None:
    typed = with_person("ana", QUIET, standing=standing)
    assert noted(typed) == [(event, "ana")]
    assert noted(happened(entry(event, "ana", 3, ""), programme=typed)) == []
    back = happened(entry(event, "ana", 3, ""), programme=QUIET)
    assert noted(back) == [(PersonEvent.BACK, "ana")]
    assert noted(QUIET) == []


@pytest.mark.parametrize(("days", "back"), [(1, False), (0, True), (-5, True)])
def test_who_paused_until_a_day_is_back_on_it(days: int, back: bool) -> None:
    paused = with_person("ana", QUIET, standing=Standing.PAUSED, back_on=TODAY + days * DAY)
    known = happened(entry(PersonEvent.PAUSED, "ana", 30, ""), programme=paused)
    assert standing(known) is (Standing.ACTIVE if back else None)
    assert noted(known) == [(PersonEvent.BACK, "ana")] * back
    unknown = with_person("ana", QUIET, standing=Standing.HELD, back_on=TODAY)
    assert standing(unknown) is None
    assert standing(with_person("ana", QUIET, standing=Standing.PAUSED)) is None


def to_people(plan: DayPlan) -> dict[str, list[MailKind]]:
    return {person.id: [part.kind for part in due.parts] for due in plan.mails for person in due.people}


def test_who_is_back_today_is_written_to_from_tomorrow_on() -> None:
    back = with_person("ana", standing=Standing.PAUSED, back_on=TODAY)
    rests = with_match(back, state=MatchState.PAUSED)
    pauses = entry(Event.PAUSES, "ana", 9, was=MatchState.ACTIVE, now=MatchState.PAUSED)
    programme = happened(pauses, entry(PersonEvent.PAUSED, "ana", 9, ""), programme=rests)
    assert "ana" not in to_people(due_today(programme, TODAY))


def test_from_an_approval_to_an_introduction_takes_one_run_if_both_have_said_yes() -> None:
    yes: dict[str, Any] = {"giver_says": Reply.YES, "asker_says": Reply.YES}
    programme = with_match(state=MatchState.PROPOSED, decision=Decision.APPROVE, **yes)
    assert to_people(due_today(programme, TODAY)) == {
        "gil": [MailKind.INTRODUCTION],
        "ana": [MailKind.INTRODUCTION],
    }


def test_on_a_free_day_nothing_goes_to_people_unless_somebody_asks_for_it() -> None:
    yes: dict[str, Any] = {"giver_says": Reply.YES, "asker_says": Reply.YES}
    programme = with_match(state=MatchState.ASKED, **yes)
    for today in (SATURDAY, SATURDAY + DAY):
        assert to_people(due_today(programme, today)) == {}
        assert to_people(due_today(programme, today, any_day=True))
    cry = happened(entry(PersonEvent.TALK, "ana", -5, "", words="Please call"), programme=programme)
    plan = due_today(cry, SATURDAY)
    assert [[part.kind for part in due.parts] for due in plan.mails] == [[MailKind.SAFETY_ESCALATION]]


def digest(programme: Programme = QUIET, days: int = 0) -> DigestPart | None:
    plan = due_today(programme, TODAY + days * DAY)
    parts = [part for due in plan.mails for part in due.parts if isinstance(part, DigestPart)]
    return parts[0] if parts else None


def test_the_digest_comes_once_a_week_on_its_first_day_of_mail() -> None:
    found = digest()
    assert found
    assert (found.period, found.week) == (TODAY.isoformat(), TODAY)
    told = mailed(mail("digest", COORDINATOR, 0, TODAY.isoformat()), programme=QUIET)
    assert digest(told, 1) is None
    assert digest(told, 4) is None
    later = digest(told, 7)
    assert later
    assert later.week == TODAY + 7 * DAY
    missed = digest(QUIET, 2)
    assert missed
    assert missed.week == TODAY
    assert digest(QUIET, 5) is None
    nowhere = replace(QUIET, settings=replace(QUIET.settings, coordinator_addresses=()))
    assert digest(nowhere) is None


def test_the_digest_counts_what_goes_to_people_in_its_seven_days() -> None:
    for days, counted in ((6, True), (7, False)):
        # On a Sunday and on the Monday after it: only mail days count, so the programme mails on all.
        settings = replace(PLAIN.settings, send_on_weekends=True)
        programme = with_match(
            replace(PLAIN, settings=settings), next_checkin=TODAY + days * DAY, since=ago(30)
        )
        found = digest(programme)
        assert found
        coming = [line.words for line in found.coming]
        assert coming == ["check-ins: 2"] * counted


def test_what_only_waits_for_room_is_told_beside_what_goes() -> None:
    full = mailed(*(mail("introduction", "ana", n + 1, f"{n}") for n in range(PLAIN.settings.mails_a_week)))
    left = happened(
        entry(Event.LEAVES, "gil", 1, was=MatchState.ACTIVE, now=MatchState.ENDED),
        programme=with_match(full, state=MatchState.ENDED),
    )
    plan = due_today(left, TODAY)
    assert {(part.kind, part.person) for part in plan.waiting} == {(MailKind.SOMEONE_LEFT, "ana")}
    assert to_people(plan) == {}


def test_the_record_of_a_mail_names_its_readers_and_all_that_it_carries() -> None:
    due = next(due for due in due_today(PLAIN, TODAY).mails if due.people and due.people[0].id == "ana")
    message = as_sent(due, TODAY)
    assert (message.id, message.kind, message.person) == ("check-in/2026-W10/ana", "check-in", "ana")
    assert (message.about, message.also, message.carries) == (("m",), (), ("check-in/2026-W10",))
    both = as_sent(Due((PLAIN.people[0], PLAIN.people[1]), due.parts), TODAY)
    assert (both.person, both.also) == ("gil", ("ana",))
    assert as_sent(Due((), due.parts), TODAY).person == COORDINATOR


def test_the_changes_of_a_day_are_those_of_the_mails_that_went() -> None:
    plan = due_today(PLAIN, TODAY)
    mine = [due for due in plan.mails if due.people and due.people[0].id == "ana"]
    rows = {one.record.id for one in plan.changes() if isinstance(one, Added)}
    some = {one.record.id for one in plan.changes(mine) if isinstance(one, Added)}
    none = {one.record.id for one in plan.changes([]) if isinstance(one, Added)}
    assert len(rows - none) == 2
    assert len(some - none) == 1


def test_looking_ahead_is_what_would_come_if_nobody_answered() -> None:
    ahead = due_between(PLAIN, TODAY, 8)
    assert ahead[0][0] == TODAY
    asked = [day for day, mails in ahead for due in mails if due.kind is MailKind.CHECK_IN]
    assert asked == [TODAY, TODAY, TODAY + timedelta(days=7), TODAY + timedelta(days=7)]
    assert all(day < TODAY + 8 * DAY for day, _ in ahead)
    yes: dict[str, Any] = {"giver_says": Reply.YES, "asker_says": Reply.YES}
    weekend = with_match(state=MatchState.ASKED, **yes)
    found = due_between(weekend, SATURDAY, 3)
    assert [day for day, mails in found if any(due.people for due in mails)] == [SATURDAY + 2 * DAY]
