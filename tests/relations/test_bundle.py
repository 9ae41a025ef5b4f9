"""What goes into one mail, who gets none today, and what the coordinator is told."""

from dataclasses import replace

import pytest

from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_kinds import MailKind, Urgency
from mentorsheets.domain.model import CheckIn, Circle, Length, MatchState, Message, Need, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.bundle import find_crowded_out, is_mail_day, mail_to_coordinator, mails_of
from mentorsheets.relations.mail_parts import (
    COORDINATOR,
    About,
    CheckInPart,
    CirclePart,
    DigestPart,
    EscalationPart,
    NewsPart,
    Part,
    RefreshPart,
    ReminderPart,
)
from mentorsheets.relations.one_mail import Due
from tests.relations.pair import ANA, DAY, GIL, MATCH, PLAIN, TODAY, ago, mail, mailed, situation, with_person

SUNDAY = TODAY - DAY
QUESTION = CheckIn("q", "ana", "m", "general", "How?", ago(7))


def news(period: str = "e", person: str = "ana", kind: MailKind = MailKind.SUGGESTED_TIMES) -> NewsPart:
    return NewsPart(kind=kind, person=person, period=period, match=MATCH, other=GIL, needs=(), cause="")


def refresh(period: str, person: str = "ana") -> RefreshPart:
    return RefreshPart(person=person, period=period, needs=())


def reminder(match: str = "m") -> ReminderPart:
    about = replace(MATCH, id=match)
    return ReminderPart(person="ana", period="q", match=about, other=GIL, needs=(), asked_on=ago(7))


CHECK_IN = CheckInPart(
    person="ana",
    period="2026-W10",
    abouts=(About(match=MATCH, other=GIL, helps=False, words="", check_in=QUESTION),),
)


def sent(*parts: Part, programme: Programme = PLAIN) -> list[tuple[str, list[str]]]:
    """Return to whom mails go, and what is in each."""
    dues = mails_of(parts, situation(programme))
    return [(person.id, [part.name for part in due.parts]) for due in dues for person in due.people]


def test_all_of_a_day_goes_in_one_mail_a_person_in_the_order_of_the_kinds() -> None:
    parts = (refresh("r"), news("late"), news(person="gil"), news("early"))
    assert sent(*parts) == [
        ("gil", ["suggested-times/e"]),
        ("ana", ["suggested-times/early", "suggested-times/late", "needs-refresh/r"]),
    ]
    assert sent() == []


def test_nothing_goes_twice_nor_to_who_takes_no_mail_nor_where_something_stands_against_it() -> None:
    assert sent(news("x"), programme=mailed(mail("suggested-times", "ana", 2))) == []
    assert sent(news("y"), programme=mailed(mail("suggested-times", "ana", 2)))
    assert sent(news("x"), programme=mailed(mail("suggested-times", "gil", 2)))
    assert sent(news(), programme=with_person("ana", standing=Standing.PAUSED)) == []
    assert sent(replace(news(), match=replace(MATCH, state=MatchState.ENDED))) == []
    assert sent(news(person="gone")) == []


def test_a_full_week_or_a_mail_of_today_leaves_everything_for_another_day() -> None:
    most = PLAIN.settings.mails_a_week
    full = mailed(*(mail("introduction", "ana", n + 1, f"{n}") for n in range(most)))
    assert sent(news(), programme=full) == []
    assert sent(news(), programme=mailed(mail("introduction", "ana"))) == []


def test_what_has_no_hurry_waits_four_days_for_a_mail_of_its_own_and_goes_along_with_other_mail() -> None:
    for days, goes in ((3, False), (4, True)):
        lately = mailed(mail("introduction", "ana", days))
        assert bool(sent(refresh("r"), programme=lately)) is goes
        assert sent(refresh("r"), news(), programme=lately)


def test_the_needs_are_asked_for_once_in_a_mail_and_everything_else_as_often_as_it_is_due() -> None:
    assert sent(refresh("a"), refresh("b"), news("c"), news("d"), news("c")) == [
        ("ana", ["suggested-times/c", "suggested-times/d", "needs-refresh/a"])
    ]


def test_nobody_is_reminded_of_what_the_same_mail_asks() -> None:
    assert sent(CHECK_IN, reminder()) == [("ana", ["check-in/2026-W10"])]
    assert sent(CHECK_IN, reminder("another")) == [("ana", ["check-in/2026-W10", "reminder/q"])]
    assert sent(reminder()) == [("ana", ["reminder/q"])]


def test_a_mail_that_came_to_nothing_by_our_own_doing_is_another_attempt() -> None:
    tries = [
        replace(mail("suggested-times", "ana", n, "e"), id=f"{n}", state=state)
        for n, state in ((9, "cancelled"), (8, "suppressed"))
    ]
    (due,) = mails_of([news()], situation(mailed(*tries)))
    assert (due.attempt, due.period) == (2, "e+2")


def crowded(*parts: Part, gone: tuple[Due, ...] = (), programme: Programme = PLAIN) -> list[tuple[str, str]]:
    found = find_crowded_out(parts, gone, situation(mailed(mail("introduction", "ana"), programme=programme)))
    return [(part.name, part.person) for part in found]


def test_only_what_could_go_but_for_a_full_week_is_crowded_out() -> None:
    assert crowded(news()) == [("suggested-times/e", "ana")]
    assert crowded(news(person="gil")) == []
    assert crowded(news("x"), programme=mailed(mail("suggested-times", "ana", 2))) == []
    assert crowded(news(), programme=with_person("ana", standing=Standing.HELD)) == []
    assert crowded(news(), gone=(Due((ANA,), (news(),)),)) == []
    assert crowded(news(), gone=(Due((ANA,), (news("other"),)),)), "another part went"
    assert crowded(news(), gone=(Due((GIL,), (news(person="gil"),)),)), "it went to the other"


def cry(kind: MailKind = MailKind.ESCALATION) -> EscalationPart:
    return EscalationPart(kind=kind, period="e", other=ANA, by="ana", on=TODAY, words="", cause="", spots=())


def told(*parts: Part, programme: Programme = PLAIN, on_sunday: bool = False) -> list[list[MailKind]]:
    desk = situation(programme, SUNDAY if on_sunday else TODAY)
    dues = list(mail_to_coordinator(parts, desk))
    assert all(due.people == () for due in dues)
    return [[part.kind for part in due.parts] for due in dues]


def test_the_coordinator_is_told_everything_of_a_day_in_one_mail_and_once() -> None:
    both = [cry(), cry(MailKind.SAFETY_ESCALATION)]
    assert told(*both, news()) == [[MailKind.SAFETY_ESCALATION, MailKind.ESCALATION]]
    assert told(news()) == []
    known = mailed(Message("d", "escalation", COORDINATOR, "e", "sent", ago(1), carries=("escalation/e",)))
    assert told(*both, programme=known) == [[MailKind.SAFETY_ESCALATION]]
    nowhere = replace(PLAIN, settings=replace(PLAIN.settings, coordinator_addresses=()))
    assert told(*both, programme=nowhere) == []


@pytest.mark.parametrize("kind", [MailKind.ESCALATION, MailKind.SAFETY_ESCALATION])
def test_on_a_free_day_the_coordinator_hears_only_what_cannot_wait(kind: MailKind) -> None:
    assert not is_mail_day(situation(today=SUNDAY))
    assert is_mail_day(situation())
    assert told(cry(kind), on_sunday=True) == [[kind]] * (kind.urgency is Urgency.AT_ONCE)


def test_the_coordinator_is_nobody_to_whom_a_mail_of_a_person_goes() -> None:
    assert sent(cry(), cry(MailKind.SAFETY_ESCALATION)) == []
    assert crowded(cry()) == []


def test_a_part_knows_whether_its_reader_helps_and_whether_one_talk_is_all() -> None:
    once, longer = (Need(f"{weeks}", "ana", "role-models", length=Length(weeks)) for weeks in (0, 4))
    assert [replace(news(), needs=needs).is_single for needs in ((), (once,), (once, longer), (once, once))] == [
        False, True, False, True,
    ]  # fmt: skip
    assert [news(person=person).helps for person in ("gil", "ana")] == [True, False]
    assert [circle(person).helps for person in ("gil", "ana")] == [True, False]
    assert circle("gil").about == ("c",)
    assert circle("gil").matches == ()


def circle(person: str) -> CirclePart:
    return CirclePart(
        kind=MailKind.CIRCLE_AGENDA, person=person, period="c", circle=Circle("c", "x", ("gil",), ("ana",))
    )


def test_a_mail_is_named_by_its_first_part_and_is_about_each_match_once() -> None:
    due = Due((ANA,), (news("a"), news("b"), refresh("r"), replace(refresh("s"), match=MATCH)))
    assert (due.kind, due.period, due.about) == (MailKind.SUGGESTED_TIMES, "a", ("m",))
    assert due.carries == ("suggested-times/a", "suggested-times/b", "needs-refresh/r", "needs-refresh/s")
    assert [replace(due, attempt=tries).period for tries in range(3)] == ["a", "a+1", "a+2"]
    digest = DigestPart(period="w", week=TODAY, waiting=(), single=(), good=(), coming=(), tells=("x", "y"))
    assert Due((), (digest, cry())).carries == ("digest/w", "escalation/e", "told/x", "told/y")


def test_what_a_match_covers_is_told_by_its_needs_and_where_none_is_left_by_its_kinds() -> None:
    assert cry().need_kinds == ()
    about = replace(cry(), match=MATCH, cause=Event.NEVER_MET)
    assert about.need_kinds == MATCH.kinds
    assert news().need_kinds == MATCH.kinds
    need = Need("n", "ana", "safe-space")
    assert (
        replace(about, needs=(need,)).need_kinds
        == replace(news(), needs=(need,)).need_kinds
        == ("safe-space",)
    )
