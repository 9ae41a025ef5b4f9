"""What follows from what happened: who is told, who is left in peace, and what the coordinator reads of it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.changes import Changed
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import (
    CheckIn,
    Circle,
    CircleState,
    Decision,
    HistoryEntry,
    Length,
    Match,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Person,
    Reply,
    Rhythm,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.bundle import find_crowded_out
from mentorsheets.relations.cadence import FIRST_MONTH, interval
from mentorsheets.relations.circles import AGENDA_BEFORE, ASKED_FOR, agenda, circle_changes, comers
from mentorsheets.relations.consent import consent_parts
from mentorsheets.relations.detect import happenings
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.duration import is_one_talk, weeks_of
from mentorsheets.relations.endings import closing_parts, offer_parts
from mentorsheets.relations.find_waiting import WORDLESS
from mentorsheets.relations.followups import STILL_WORTH_SAYING, followup_parts
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import Due, EscalationPart, NewsPart, Part, ReminderPart
from mentorsheets.relations.open_questions import find_open_questions
from mentorsheets.relations.periodic import is_vague, vague_parts
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.record_answer import CLOSING_QUESTION
from mentorsheets.relations.resting import is_taken, not_needed_now
from mentorsheets.relations.silence import GIVEN_UP_AFTER, silences
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, by_topic

MONDAY = date(2026, 3, 2)
WAIT = timedelta(days=7)
GIL, ANA, CY = (Person(name.lower(), name, f"{name.lower()}@example.org") for name in ("Gil", "Ana", "Cy"))
MATCH = Match("m", "gil", "ana", ("role-models", "accountability"), state=MatchState.ACTIVE, since=MONDAY)
SETTINGS = Settings(coordinator_address="co@example.org", answer_within=WAIT.days)


def programme_of(**changes: object) -> Programme:
    plain: dict[str, object] = {"settings": SETTINGS, "people": (GIL, ANA, CY), "matches": (MATCH,)}
    return Programme(**(plain | changes))  # type: ignore[arg-type]


def desk(today: date = MONDAY, **changes: object) -> Situation:
    programme = programme_of(**changes)
    return Situation(programme, past_of(programme), today)


def entry(
    event: str, person: str = "", was: MatchState | None = None, now: MatchState | None = None, **more: object
) -> HistoryEntry:
    values: dict[str, object] = {"id": f"{event}/{person}", "on": MONDAY, "match": "m"}
    return HistoryEntry(event=event, person=person, was=was, now=now, **(values | more))  # type: ignore[arg-type]


def asked_both() -> tuple[Message, ...]:
    return tuple(
        Message(f"a{who}", f"ask-{role}", who, "m", "sent", MONDAY, carries=(f"ask-{role}/m",))
        for who, role in (("gil", "giver"), ("ana", "asker"))
    )


def told(*history: HistoryEntry, today: date = MONDAY, **changes: object) -> list[tuple[MailKind, str]]:
    """Return the kinds of mail that a happening makes due, and to whom."""
    parts = followup_parts(desk(today, history=history, **changes))
    return [(part.kind, part.person) for part in parts]


@pytest.mark.parametrize(
    ("event", "who"),
    [(Event.GIVER_NO, "gil"), (Event.ASKER_NO, "ana"), (Event.REFUSED, ""), (Event.NO_ANSWER, "gil")],
)
def test_after_a_no_nobody_hears_of_it_who_was_never_asked(event: Event, who: str) -> None:
    now = MatchState.FADED if event is Event.NO_ANSWER else MatchState.DECLINED
    no = entry(event, who, MatchState.ASKED, now)
    others = {"gil", "ana"} - {who}
    kind = MailKind.WITHDRAWN if event is Event.NO_ANSWER else MailKind.DECLINED_KINDLY
    match = replace(MATCH, state=now)
    assert told(no, matches=(match,)) == []
    heard = told(no, matches=(match,), messages=asked_both())
    assert {(kind, other) for other in others} == {found for found in heard if found[0] is kind}


def test_what_happened_three_weeks_ago_is_told_and_what_is_older_would_only_surprise() -> None:
    left = entry(Event.LEAVES, "gil", MatchState.ACTIVE, MatchState.ENDED)
    assert (MailKind.SOMEONE_LEFT, "ana") in told(left, today=MONDAY + STILL_WORTH_SAYING)
    assert told(left, today=MONDAY + STILL_WORTH_SAYING + timedelta(days=1)) == []


def test_an_introduction_is_still_made_however_late_the_run_is() -> None:
    yes = entry(Event.GIVER_YES, "gil", MatchState.ASKED, MatchState.INTRODUCED)
    late = MONDAY + 2 * STILL_WORTH_SAYING
    assert told(yes, today=late) == [(MailKind.INTRODUCTION, "gil"), (MailKind.INTRODUCTION, "ana")]


def test_nobody_learns_an_address_of_somebody_who_cannot_read_of_it_now() -> None:
    yes = entry(Event.GIVER_YES, "gil", MatchState.ASKED, MatchState.INTRODUCED)
    assert told(yes, people=(GIL, replace(ANA, standing=Standing.PAUSED), CY)) == []


@pytest.mark.parametrize("who", ["gil", "ana"])
def test_the_coordinator_reads_who_it_is_that_needs_something(who: str) -> None:
    wish = entry(Event.NEEDS_SOMETHING, who, MatchState.ACTIVE, MatchState.ACTIVE, words="A quiet room")
    (part,) = followup_parts(desk(history=(wish,)))
    assert isinstance(part, EscalationPart)
    assert part.other is not None
    assert (part.other.id, part.by, part.words) == (who, who, "A quiet room")


def test_where_nobody_is_named_the_coordinator_reads_of_the_asker() -> None:
    silence = entry(Event.STILL_SILENT, "", MatchState.ACTIVE, MatchState.ACTIVE)
    (part,) = followup_parts(desk(history=(silence,)))
    assert isinstance(part, EscalationPart)
    assert part.other is not None
    assert (part.other.id, part.words) == ("ana", "")


def test_a_cry_for_help_without_words_says_at_least_what_was_chosen() -> None:
    cry = entry(Event.TALK_TO_ME, "ana", MatchState.ACTIVE, MatchState.PAUSED)
    (part,) = followup_parts(desk(history=(cry,)))
    assert isinstance(part, EscalationPart)
    assert part.kind is MailKind.SAFETY_ESCALATION
    assert part.words == Event.TALK_TO_ME


def unanswered(*people: str, days: tuple[int, ...] = (0, 7)) -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(f"{who}{day}", who, "m", "general", "How is it?", MONDAY - timedelta(days=21 - day))
        for who in people
        for day in days
    )


def test_the_other_one_is_asked_about_a_silence_unless_silent_too() -> None:
    silence = entry(Event.SILENCE, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    assert told(silence, check_ins=unanswered("ana")) == [(MailKind.SILENCE_OTHER_SIDE, "gil")]
    assert told(silence, check_ins=unanswered("ana", "gil")) == []


def test_times_are_suggested_to_whoever_spoke_and_to_the_other_unless_silent() -> None:
    word = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    kind = MailKind.SUGGESTED_TIMES
    assert set(told(word)) == {(kind, "ana"), (kind, "gil")}
    assert told(word, check_ins=unanswered("gil")) == [(kind, "ana")]
    assert set(told(word, check_ins=unanswered("ana"))) == {(kind, "ana"), (kind, "gil")}


def test_after_a_misfit_each_hears_one_thing_and_only_who_said_it_is_thanked() -> None:
    misfit = entry(Event.NOT_A_FIT, "ana", MatchState.ACTIVE, MatchState.DECLINED)
    assert set(told(misfit)) == {(MailKind.DECLINED_KINDLY, "gil"), (MailKind.ENDED_THANKS, "ana")}


def test_at_an_ordinary_end_both_are_thanked_and_the_asker_is_asked_what_is_next() -> None:
    end = entry(Event.CLOSING_OVER, "", MatchState.CLOSING, MatchState.ENDED)
    assert set(told(end)) == {
        (MailKind.ENDED_THANKS, "gil"),
        (MailKind.ENDED_THANKS, "ana"),
        (MailKind.NEEDS_REFRESH, "ana"),
    }


def test_two_who_never_met_are_both_told_and_nobody_who_is_silent() -> None:
    never = entry(Event.NEVER_MET, "ana", MatchState.INTRODUCED, MatchState.FADED)
    assert set(told(never)) == {(MailKind.DECLINED_KINDLY, "gil"), (MailKind.DECLINED_KINDLY, "ana")}
    assert told(never, check_ins=unanswered("gil")) == [(MailKind.DECLINED_KINDLY, "ana")]


def test_news_carries_what_brought_it_about() -> None:
    left = entry(Event.LEAVES, "gil", MatchState.ACTIVE, MatchState.ENDED)
    (part,) = [one for one in followup_parts(desk(history=(left,))) if isinstance(one, NewsPart)]
    assert (part.person, part.other.id, part.cause) == ("ana", "gil", Event.LEAVES)


@pytest.mark.parametrize("event", [PersonEvent.BACK, PersonEvent.NEEDS_OTHERWISE])
def test_whoever_is_back_or_needs_something_else_is_asked_what(event: PersonEvent) -> None:
    assert told(entry(event, "ana", match="")) == [(MailKind.NEEDS_REFRESH, "ana")]


def lines(today: date = MONDAY, **changes: object) -> dict[str, list[str]]:
    """Return what a digest says, by topic, and who rests on one helper, and what went well."""
    found = digest_part(desk(today, **changes), MONDAY, ())
    waiting = {topic.name.lower(): [one.line for one in these] for topic, these in by_topic(found.waiting)}
    single, good = ([line.words for line in these] for these in (found.single, found.good))
    return {"decide": [], "still": [], "silent": []} | waiting | {"single": single, "good": good}


def test_only_what_waits_for_the_coordinator_stands_under_decide() -> None:
    states = [MatchState.PROPOSED, MatchState.ACTIVE, MatchState.DECLINED, MatchState.ASKED]
    matches = tuple(replace(MATCH, id=str(state), state=state, asker="cy") for state in states)
    decided = replace(MATCH, id="decided", state=MatchState.PROPOSED, decision=Decision.APPROVE)
    assert lines(matches=(*matches, decided))["decide"] == ["Gil for Cy"]
    assert lines(matches=(replace(MATCH, state=MatchState.APPROVED),))["still"] == [
        "Gil for Ana: You approved it, but one of the two cannot be asked now."
    ]


CIRCLE = Circle("c", "role-models", givers=("gil",), askers=("ana", "cy"))


@pytest.mark.parametrize(
    ("changes", "count"),
    [
        ({}, 1),
        ({"decision": Decision.APPROVE}, 0),
        ({"state": CircleState.INVITED}, 1),
        ({"state": CircleState.INVITED, "meets_on": MONDAY}, 0),
        ({"state": CircleState.READY}, 0),
        ({"state": CircleState.HELD}, 0),
        ({"state": CircleState.CALLED_OFF}, 0),
    ],
)
def test_a_circle_waits_for_a_decision_and_then_for_a_day(changes: dict[str, object], count: int) -> None:
    circle = replace(CIRCLE, **changes)  # type: ignore[arg-type]
    found = lines(matches=(), circles=(circle,))
    assert len(found["decide"] + found["still"]) == count


def test_words_that_a_machine_understood_are_not_quoted_and_what_was_told_is_not_told_again() -> None:
    met = entry(Event.MET, "ana", words="private")
    assert lines(history=(met,))["good"] == ["Ana met"]
    digest = Message(
        "d", "digest", "coordinator", "x", "sent", MONDAY, carries=(f"digest/{MONDAY}", f"told/{met.id}")
    )
    assert lines(history=(met,), messages=(digest,))["good"] == []
    assert lines(history=(replace(met, id="later"),), messages=(digest,))["good"] == ["Ana met"]


def test_what_happened_before_the_last_digest_is_not_told_again() -> None:
    week = timedelta(days=7)
    met = entry(Event.MET, "ana")
    assert lines(MONDAY + week, history=(met,))["good"] == ["Ana met"]
    assert lines(MONDAY + week + timedelta(days=1), history=(met,))["good"] == []


def test_who_is_held_stands_there_each_week_with_the_day_since_when() -> None:
    people = (replace(GIL, standing=Standing.HELD), ANA)
    earlier = entry(PersonEvent.HELD, "gil", match="", on=MONDAY - timedelta(days=90))
    later = replace(earlier, id="h2", on=MONDAY - timedelta(days=60))
    (held, *_) = digest_part(desk(people=people, history=(earlier, later)), MONDAY, ()).waiting
    assert (held.topic, held.who, held.since) == (Topic.HELD, "Gil", later.on)
    assert held.spots == (Spot("Participants", "gil", "Status"),)
    assert lines(people=people)["held"] == ["Gil: Their mail waits until you say how they stand."]


def test_a_silence_stands_in_the_digest_until_there_is_a_sign() -> None:
    still = entry(Event.STILL_SILENT, "ana")
    (line,) = lines(history=(still,))["still"]
    assert line.startswith("Gil for Ana: Ana has not answered")
    sign = entry(Event.MET, "ana", on=MONDAY)
    assert lines(history=(still, sign))["still"] == []
    assert lines(history=(still,), matches=(replace(MATCH, state=MatchState.ENDED),))["silent"] == [
        "Gil for Ana: Over since Ana did not answer."
    ]


def test_one_helper_for_several_needs_is_a_risk_and_for_one_need_is_not() -> None:
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    assert len(lines(needs=needs)["single"]) == 1
    one = replace(MATCH, kinds=MATCH.kinds[:1])
    assert lines(needs=needs[:1], matches=(one,))["single"] == []


@pytest.mark.parametrize(
    ("weeks", "ends", "one"),
    [((8, 4), 8, False), ((0, 4), 4, False), ((0, 0), 8, True), ((None, 4), None, False), ((), None, False)],
)
def test_a_relationship_lasts_as_long_as_its_longest_need(
    weeks: tuple[int | None, ...], ends: int | None, one: bool
) -> None:
    needs = tuple(
        Need(kind, "ana", kind, length=Length(length))
        for kind, length in zip(MATCH.kinds, weeks, strict=False)
    )
    besides = Need("other", "ana", "safe-space", length=Length(52))
    programme = programme_of(needs=(*needs, besides))
    assert weeks_of(MATCH, programme) == ends
    assert is_one_talk(MATCH, programme) is one


@pytest.mark.parametrize(
    ("setting", "giver", "asker", "days"),
    [
        (Rhythm.WEEKLY, None, None, 7),
        (Rhythm.FORTNIGHTLY, None, None, 14),
        (Rhythm.ONCE, None, None, 7),
        (Rhythm.WEEKLY, Rhythm.MONTHLY, Rhythm.FORTNIGHTLY, 28),
        (Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY, 28),
        (Rhythm.MONTHLY, Rhythm.WEEKLY, None, 28),
        (Rhythm.WEEKLY, Rhythm.ONCE, None, 7),
    ],
)
def test_after_its_first_month_a_relationship_is_asked_by_the_slowest_of_what_was_said(
    setting: Rhythm, giver: Rhythm | None, asker: Rhythm | None, days: int
) -> None:
    sides = replace(GIL, how_often=giver), replace(ANA, how_often=asker)
    settings = replace(SETTINGS, check_in_every=setting)
    then = MONDAY + FIRST_MONTH
    assert interval(MATCH, *sides, settings, then).days == days
    assert interval(MATCH, *sides, settings, then - timedelta(days=1)).days == (setting.days or 7)


def test_a_reply_is_about_the_questions_of_its_week_and_mail_only() -> None:
    rows = tuple(
        CheckIn(name, "ana", match, kind, "How?", on)
        for name, match, kind, on in (
            ("this", "m", "general", MONDAY),
            ("another match", "m2", "general", MONDAY),
            ("last week", "m", "general", MONDAY - timedelta(days=7)),
            ("closing", "m", CLOSING_QUESTION, MONDAY),
        )
    )
    week = f"{MONDAY.isocalendar()[0]}-W{MONDAY.isocalendar()[1]:02}"
    mail = Message("x", "check-in", "ana", week, "sent", MONDAY, about=("m",), carries=(f"check-in/{week}",))
    assert find_open_questions(mail, "ana", programme_of(check_ins=rows)) == ("this",)
    farewell = Message(
        "y", "closing-questions", "ana", "m/x", "sent", MONDAY, carries=("closing-questions/m/x",)
    )
    assert find_open_questions(farewell, "ana", programme_of(check_ins=rows)) == ("closing",)


def crowded(mails: int) -> tuple[Part, ...]:
    """Return what waits only for room, where so many mails went to each of the two on the days before."""
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(mails)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    now = desk(history=(wish,), messages=sent, settings=replace(SETTINGS, mails_a_week=2))
    return find_crowded_out(tuple(followup_parts(now)), (), now)


def test_only_what_a_full_week_keeps_back_counts_as_waiting_for_room() -> None:
    assert crowded(1) == ()
    assert {part.person for part in crowded(2)} == {"gil", "ana"}


@pytest.mark.parametrize(
    ("state", "gets"), [(MatchState.APPROVED, True), (MatchState.ASKED, True), (MatchState.CLOSING, True), (MatchState.ENDED, False)]
)  # fmt: skip
def test_a_state_that_a_human_typed_counts_from_the_day_on_which_it_is_first_seen(
    state: MatchState, gets: bool
) -> None:
    held = replace(CY, standing=Standing.HELD)
    match = replace(MATCH, asker="cy", since=None, state=state)
    plan = due_today(programme_of(matches=(match,), people=(GIL, held)), MONDAY)
    since = [getattr(getattr(one, "now", None), "since", None) for one in plan.happened]
    assert (MONDAY in since) is gets


def test_whoever_said_yes_is_asked_no_more_and_the_other_is_reminded_when_the_days_are_over() -> None:
    match = replace(MATCH, state=MatchState.ASKED, giver_says=Reply.YES)
    for days, count in ((6, 0), (7, 1)):
        parts = list(
            consent_parts(desk(MONDAY + timedelta(days=days), matches=(match,), messages=asked_both()))
        )
        assert len(parts) == count
        assert all(isinstance(part, ReminderPart) and part.person == "ana" for part in parts)


def test_a_first_question_leaves_twice_the_time_and_a_reminder_once() -> None:
    match = replace(MATCH, state=MatchState.ASKED)
    first = list(consent_parts(desk(matches=(match,))))
    assert [getattr(part, "until", None) for part in first] == [MONDAY + 2 * WAIT] * 2
    again = list(consent_parts(desk(MONDAY + WAIT, matches=(match,), messages=asked_both())))
    assert [getattr(part, "until", None) for part in again] == [MONDAY + 2 * WAIT] * 2


@pytest.mark.parametrize(("days", "kinds"), [(6, []), (7, [MailKind.REMINDER])])
def test_closing_questions_are_asked_once_and_their_reminder_comes_when_the_days_are_over(
    days: int, kinds: list[MailKind]
) -> None:
    match = replace(MATCH, state=MatchState.CLOSING)
    rows = tuple(CheckIn(f"x{who}", who, "m", CLOSING_QUESTION, "?", MONDAY) for who in ("gil", "ana"))
    answered = (replace(rows[0], words="Thanks"), rows[1])
    parts = list(closing_parts(desk(MONDAY + timedelta(days=days), matches=(match,), check_ins=answered)))
    assert [part.kind for part in parts] == kinds
    before = tuple(replace(row, asked_on=MONDAY - timedelta(days=100)) for row in rows)
    anew = list(closing_parts(desk(matches=(match,), check_ins=before)))
    assert [part.kind for part in anew] == [MailKind.CLOSING_QUESTIONS] * 2


def test_only_who_had_a_need_met_and_does_not_offer_it_is_asked_to_pass_it_on() -> None:
    need = Need("n", "ana", "role-models", status=NeedStatus.MET)
    assert [part.person for part in offer_parts(desk(needs=(need,)))] == ["ana"]
    assert not list(offer_parts(desk(needs=(replace(need, status=NeedStatus.OPEN),))))
    assert not list(offer_parts(desk(needs=(replace(need, person="gone"),))))
    offers = replace(ANA, offers=frozenset({"role-models"}))
    assert not list(offer_parts(desk(needs=(need,), people=(GIL, offers))))


@pytest.mark.parametrize(
    ("words", "vague"),
    [
        ("", True),
        ("help", True),
        ("two words", True),
        ("three short words", False),
        ("Doktorarbeitsbetreuung", False),
        ("x" * 19, True),
        ("x" * 20, False),
    ],
)
def test_a_need_of_one_or_two_short_words_is_asked_about(words: str, vague: bool) -> None:
    assert is_vague(words) is vague
    need = Need("n", "ana", "role-models", words)
    assert bool(list(vague_parts(desk(needs=(need,))))) is vague
    assert not list(vague_parts(desk(needs=(replace(need, status=NeedStatus.MET),))))


def silence_events(today: date, *history: HistoryEntry) -> list[Event]:
    rows = unanswered("ana")
    programme = programme_of(check_ins=rows, history=history)
    return [one.event for one in silences(MATCH, past_of(programme), WAIT.days, today)]


def test_silence_goes_on_step_by_step_each_on_its_first_day() -> None:
    last = MONDAY - timedelta(days=14)
    day = timedelta(days=1)
    assert silence_events(last + WAIT - day) == []
    assert silence_events(last + WAIT) == [Event.SILENCE]
    noticed = entry(Event.SILENCE, "ana", on=last + WAIT)
    assert Event.STILL_SILENT not in silence_events(noticed.on + WAIT - day, noticed)
    assert Event.STILL_SILENT in silence_events(noticed.on + WAIT, noticed)
    still = entry(Event.STILL_SILENT, "ana", on=noticed.on + WAIT)
    assert Event.GIVEN_UP not in silence_events(still.on + GIVEN_UP_AFTER - day, noticed, still)
    assert Event.GIVEN_UP in silence_events(still.on + GIVEN_UP_AFTER, noticed, still)
    for ago, given_up in ((GIVEN_UP_AFTER, False), (GIVEN_UP_AFTER + day, True)):
        met = entry(Event.MET, "gil", on=still.on - ago)
        assert (Event.GIVEN_UP in silence_events(still.on + GIVEN_UP_AFTER, noticed, still, met)) is given_up


def test_two_who_help_each_other_and_met_have_met_in_both_directions_and_no_other_two() -> None:
    back = Match("back", "ana", "gil", ("safe-space",), state=MatchState.INTRODUCED, since=MONDAY)
    third = Match("third", "gil", "cy", ("safe-space",), state=MatchState.INTRODUCED, since=MONDAY)
    began = tuple(
        entry(Event.ASKER_YES, "", MatchState.ASKED, MatchState.INTRODUCED, id=f"i{name}", match=name)
        for name in ("back", "third", "m")
    )
    met = entry(Event.MET, "ana", MatchState.INTRODUCED, MatchState.ACTIVE)
    programme = programme_of(matches=(MATCH, back, third), history=(*began, met))
    found = [(one.event, one.match.id) for one in happenings(programme, past_of(programme), MONDAY)]
    assert (Event.MET, "back") in found
    assert (Event.MET, "third") not in found
    early = replace(met, on=MONDAY - timedelta(days=1))
    programme = programme_of(matches=(MATCH, back), history=(early, *began))
    assert not [one for one in happenings(programme, past_of(programme), MONDAY) if one.event is Event.MET]


def said(who: str, event: PersonEvent, words: str = "") -> HistoryEntry:
    return HistoryEntry(f"{who}{event}{words}", MONDAY, event, who, "c", words=words)


COMING = (
    said("gil", PersonEvent.COMES),
    said("ana", PersonEvent.COMES),
    said("cy", PersonEvent.ASKS_CIRCLE, "How?"),
)


def state_after(circle: Circle, today: date, *history: HistoryEntry) -> CircleState:
    programme = programme_of(circles=(circle,), history=history)
    changes = circle_changes(programme, past_of(programme), today)
    changed = [one.now for one in changes if isinstance(one, Changed)]
    return next((now.state for now in changed if isinstance(now, Circle)), circle.state)


def test_a_circle_takes_place_with_a_giver_and_two_who_ask_and_else_is_called_off() -> None:
    circle = replace(CIRCLE, state=CircleState.INVITED, meets_on=MONDAY + AGENDA_BEFORE, since=MONDAY)
    assert state_after(circle, MONDAY - timedelta(days=1), *COMING) is CircleState.INVITED
    assert state_after(circle, MONDAY, *COMING) is CircleState.READY
    for missing in range(3):
        there = COMING[:missing] + COMING[missing + 1 :]
        assert state_after(circle, MONDAY, *there) is CircleState.CALLED_OFF


def test_a_circle_was_held_only_on_the_day_after_and_without_a_day_is_called_off_in_the_end() -> None:
    ready = replace(CIRCLE, state=CircleState.READY, meets_on=MONDAY)
    assert state_after(ready, MONDAY) is CircleState.READY
    assert state_after(ready, MONDAY + timedelta(days=1)) is CircleState.HELD
    dayless = replace(CIRCLE, state=CircleState.INVITED, since=MONDAY)
    assert state_after(dayless, MONDAY + timedelta(days=59)) is CircleState.INVITED
    assert state_after(dayless, MONDAY + timedelta(days=60)) is CircleState.CALLED_OFF


def test_a_circle_that_was_declined_is_called_off_unless_it_has_been_held() -> None:
    for state in CircleState:
        circle = replace(CIRCLE, state=state, decision=Decision.DECLINE)
        ends = state if state is CircleState.HELD else CircleState.CALLED_OFF
        assert state_after(circle, MONDAY) is ends


def test_the_agenda_has_what_was_sent_and_else_the_words_of_the_need_of_this_circle_alone() -> None:
    needs = (
        Need("a", "ana", "role-models", "Who went before me?"),
        Need("b", "ana", "safe-space", "private"),
        Need("d", "cy", "role-models", "asked otherwise"),
    )
    programme = programme_of(circles=(CIRCLE,), needs=needs, history=COMING)
    past = past_of(programme)
    assert comers(CIRCLE, past) == ("gil", "ana", "cy")
    assert agenda(CIRCLE, programme, past) == ("How?", "Who went before me?")
    away = programme_of(
        circles=(CIRCLE,), needs=needs, history=(*COMING, said("ana", PersonEvent.STAYS_AWAY))
    )
    assert agenda(CIRCLE, away, past_of(away)) == ("How?",)


def test_a_circle_is_asked_about_for_two_weeks() -> None:
    held = replace(CIRCLE, state=CircleState.HELD, meets_on=MONDAY)
    for days, asked in ((ASKED_FOR.days, True), (ASKED_FOR.days + 1, False)):
        plan = due_today(
            programme_of(circles=(held,), history=COMING, matches=()),
            MONDAY + timedelta(days=days),
            any_day=True,
        )
        kinds = [part.kind for due in plan.mails for part in due.parts]
        assert (MailKind.CIRCLE_CHECK_IN in kinds) is asked


def test_somebody_who_wrote_nothing_readable_is_told_of_without_empty_quotation_marks() -> None:
    (line,) = lines(history=(entry(Event.UNCLEAR, "ana"),))["read"]
    assert line == f"Ana, about Gil: {WORDLESS}"


def test_what_may_not_go_to_somebody_anyway_does_not_wait_for_room() -> None:
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(2)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    paused = (GIL, replace(ANA, standing=Standing.PAUSED), CY)
    now = desk(history=(wish,), messages=sent, people=paused, settings=replace(SETTINGS, mails_a_week=2))
    parts = tuple(followup_parts(now))
    assert {part.person for part in parts} == {"gil", "ana"}
    assert "ana" not in {part.person for part in find_crowded_out(parts, (), now)}


def resting(*others: Match, **changes: object) -> bool:
    """Return whether, while the match of Gil and Ana rests, others have taken on what it was about."""
    rests = replace(MATCH, state=MatchState.PAUSED)
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    programme = programme_of(matches=(rests, *others), **({"needs": needs} | changes))
    return is_taken(rests, programme, past_of(programme))


def test_a_place_is_taken_by_newer_help_that_stands_and_by_nothing_else() -> None:
    full = (GIL, replace(ANA, wants_at_most=1), CY)
    newer = replace(MATCH, id="new", giver="cy", since=MONDAY + timedelta(days=1))
    assert resting(newer, people=full)
    assert not resting(replace(newer, since=MONDAY - timedelta(days=1)), people=full)
    assert resting(replace(newer, since=MONDAY), people=full)
    assert resting(replace(newer, since=None), people=full), "one that a human has just typed in"
    older = entry(Event.APPROVED, id="o", match="new", on=MONDAY - timedelta(days=9))
    assert not resting(newer, people=full, history=(older, replace(older, id="p", on=MONDAY)))
    assert not resting(replace(newer, state=MatchState.ENDED), people=full)
    assert not resting(replace(newer, state=MatchState.DECLINED), people=full)
    assert not resting(replace(newer, state=MatchState.PROPOSED), people=full)
    assert resting(replace(newer, state=MatchState.PROPOSED, decision=Decision.APPROVE), people=full)
    assert not resting(replace(newer, asker="gil", giver="ana"), people=full)


def test_all_that_it_was_about_is_met_by_others_or_closed_before_nobody_is_needed_again() -> None:
    room = (GIL, replace(ANA, wants_at_most=9), CY)
    part = replace(MATCH, id="new", giver="cy", since=MONDAY + timedelta(days=1), kinds=MATCH.kinds[:1])
    assert not resting(part, people=room)
    assert resting(replace(part, kinds=MATCH.kinds), people=room)
    two = tuple(Need(kind, "ana", kind, how_many=2) for kind in MATCH.kinds)
    assert not resting(replace(part, kinds=MATCH.kinds), people=room, needs=two)
    met = tuple(Need(kind, "ana", kind, status=NeedStatus.MET) for kind in MATCH.kinds)
    assert resting(people=room, needs=met)
    assert not resting(people=room, needs=())


def test_only_proposals_that_nobody_spoke_on_and_nobody_needs_are_withdrawn_when_it_goes_on() -> None:
    rests = replace(MATCH, state=MatchState.PAUSED)
    idle = replace(MATCH, id="idle", giver="cy", state=MatchState.PROPOSED)
    needs = tuple(Need(kind, "ana", kind) for kind in MATCH.kinds)
    more = Need("more", "ana", "safe-space")

    def withdrawn(*others: Match, wanted: tuple[Need, ...] = needs) -> list[str]:
        programme = programme_of(matches=(rests, *others), needs=wanted)
        found = list(not_needed_now(rests, programme, past_of(programme)))
        assert all(isinstance(one.now, Match) and one.now.state is MatchState.ENDED for one in found)
        return [str(getattr(one.was, "id", "")) for one in found]

    assert withdrawn(idle) == ["idle"]
    assert withdrawn(replace(idle, decision=Decision.APPROVE)) == []
    assert withdrawn(replace(idle, state=MatchState.ASKED)) == []
    assert withdrawn(replace(idle, kinds=("safe-space",)), wanted=(*needs, more)) == []
    assert withdrawn(replace(idle, kinds=(*MATCH.kinds, "safe-space")), wanted=(*needs, more)) == []
    assert withdrawn(replace(idle, asker="gil", giver="ana")) == []


def test_two_helpers_for_one_need_leave_a_proposal_standing_until_both_are_there() -> None:
    rests = replace(MATCH, state=MatchState.PAUSED)
    idle = replace(MATCH, id="idle", giver="cy", state=MatchState.PROPOSED)
    two = tuple(Need(kind, "ana", kind, how_many=2) for kind in MATCH.kinds)
    programme = programme_of(matches=(rests, idle), needs=two)
    assert not list(not_needed_now(rests, programme, past_of(programme)))


def test_what_went_to_one_of_two_does_not_stand_for_the_other() -> None:
    sent = tuple(
        Message(f"{who}{n}", "introduction", who, f"{n}", "sent", MONDAY - timedelta(days=n + 1))
        for who in ("gil", "ana")
        for n in range(2)
    )
    wish = entry(Event.NOT_YET, "ana", MatchState.ACTIVE, MatchState.ACTIVE)
    now = desk(history=(wish,), messages=sent, settings=replace(SETTINGS, mails_a_week=2))
    parts = tuple(followup_parts(now))
    to_ana = Due((ANA,), tuple(part for part in parts if part.person == "ana"))
    assert {part.person for part in find_crowded_out(parts, [to_ana], now)} == {"gil"}


@pytest.mark.parametrize("state", [MatchState.INTRODUCED, MatchState.ACTIVE])
def test_silence_is_told_of_as_soon_as_two_know_of_each_other(state: MatchState) -> None:
    still = entry(Event.STILL_SILENT, "ana")
    assert lines(history=(still,), matches=(replace(MATCH, state=state),))["still"]


def test_a_circle_that_was_called_off_on_no_known_day_is_spoken_of_no_more() -> None:
    for since, told_of in ((None, False), (MONDAY, True), (MONDAY - ASKED_FOR - timedelta(days=1), False)):
        circle = replace(CIRCLE, state=CircleState.CALLED_OFF, since=since)
        plan = due_today(programme_of(circles=(circle,), history=COMING, matches=()), MONDAY)
        kinds = [part.kind for due in plan.mails for part in due.parts]
        assert (MailKind.DECLINED_KINDLY in kinds) is told_of


def test_two_who_met_in_a_match_that_a_human_typed_in_have_met_in_both_directions() -> None:
    back = Match("back", "ana", "gil", ("safe-space",), state=MatchState.INTRODUCED)
    met = entry(Event.MET, "ana", MatchState.INTRODUCED, MatchState.ACTIVE)
    programme = programme_of(matches=(MATCH, back), history=(met,))
    found = [(one.event, one.match.id) for one in happenings(programme, past_of(programme), MONDAY)]
    assert (Event.MET, "back") in found
