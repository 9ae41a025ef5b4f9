"""What came back by mail leads where it belongs."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import (
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Person,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.mail.incoming.arrivals import (
    Automatic,
    Bounce,
    Complaint,
    Incoming,
    IncomingReply,
    Proof,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.meaning import PlainAnswer
from mentorsheets.relations.mail_parts import DigestPart
from mentorsheets.relations.plan import as_sent, due_today
from mentorsheets.relations.waiting import Topic
from mentorsheets.workflow.collect_mail import take_in
from mentorsheets.workflow.hear_words import AskedAbout, hear_words, judge_words

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


def programme(**more: Any) -> Programme:
    people = tuple(
        Person(p, p.title(), f"{p}@example.org", offers=frozenset({"role-models"} if p == "gil" else ()))
        for p in ("gil", "ana", "eve")
    )
    matches = (
        Match("m1", "gil", "ana", ("role-models",), state=MatchState.ACTIVE),
        Match("m2", "eve", "ana", ("accountability",), state=MatchState.ACTIVE),
    )
    needs = (Need("ana/role-models", "ana", "role-models", "How did you get there, step by step?"),)
    whole = Programme(
        Settings(coordinator_addresses=("coordinator@example.org",)),
        people=people,
        matches=matches,
        needs=needs,
        **more,
    )
    plan = due_today(whole, MONDAY)
    sent = [
        Added(replace(as_sent(due, MONDAY), id=f"k-{due.people[0].id}")) for due in plan.mails if due.people
    ]
    return apply(whole, (*plan.changes(), *sent))


def reply(person: str, action: str, text: str = "", number: int = 0) -> IncomingReply:
    return IncomingReply(f"r{number}{person}{action}", f"k-{person}", person, action, text, proof=Proof.SURE)


def after(before: Programme, *incoming: IncomingReply | StopRequest | Untied) -> Programme:
    return apply(before, take_in(incoming, before, TUESDAY).changes)


def answers(programme: Programme) -> dict[tuple[str, str], str]:
    return {(c.person, c.match): c.answer for c in programme.check_ins if c.answer}


@pytest.mark.parametrize(
    ("action", "answer"), [("met1", "met"), ("notyet1", "not yet"), ("needs1", "needs something")]
)
def test_a_tap_answers_the_question_about_the_match_that_it_names(action: str, answer: str) -> None:
    before = programme()
    about = next(message for message in before.messages if message.person == "ana").about
    assert answers(after(before, reply("ana", action))) == {("ana", about[1]): answer}


def test_what_the_asker_says_of_their_own_goal_stands_with_their_question_alone() -> None:
    now = after(programme(), reply("ana", "gpart0"))
    assert [(c.person, c.served_own_goal) for c in now.check_ins if c.served_own_goal] == [("ana", "partly")]


def test_one_line_in_reply_is_an_answer_too() -> None:
    now = after(programme(), reply("gil", "reply", "We talked, it was lovely"))
    assert [c.words for c in now.check_ins if c.words] == ["We talked, it was lovely"]


@pytest.mark.parametrize(
    "incoming",
    [
        StopRequest("s", "k-ana", "ana", Proof.SURE),
        reply("ana", "leave"),
        reply("ana", "leave", "I am moving away"),
    ],
)
def test_whoever_says_stop_is_out_at_once_and_nothing_more_is_due_to_them(
    incoming: StopRequest | IncomingReply,
) -> None:
    now = after(programme(), incoming)
    assert now.person_by_id["ana"].standing is Standing.LEFT
    assert "ana" not in {
        person.id for due in due_today(now, MONDAY + timedelta(days=7)).mails for person in due.people
    }


def test_a_pause_in_one_tap() -> None:
    assert after(programme(), reply("gil", "pause")).person_by_id["gil"].standing is Standing.PAUSED


def test_the_same_answer_taken_twice_changes_nothing_more() -> None:
    once = after(programme(), reply("ana", "met0"))
    assert after(once, reply("ana", "met0")).check_ins == once.check_ins


def test_words_that_ask_for_help_reach_the_coordinator_the_same_day() -> None:
    now = after(programme(), reply("ana", "reply", "Please talk to me, I do not feel safe."))
    assert "safety-escalation" in [part.kind for due in due_today(now, TUESDAY).mails for part in due.parts]


def test_a_yes_to_offering_back_puts_the_offer_into_the_sheet() -> None:
    before = programme()
    before = replace(before, needs=tuple(replace(need, status=NeedStatus.MET) for need in before.needs))
    message = replace(
        before.messages[0],
        id="k-ana",
        person="ana",
        carries=("offer-back/ana/role-models",),
        kind="offer-back",
    )
    now = after(replace(before, messages=(message,)), reply("ana", "offyes0"))
    assert "role-models" in now.person_by_id["ana"].offers


def test_what_nobody_wrote_and_what_nobody_can_tie_changes_nothing_and_is_counted() -> None:
    before = programme()
    found: list[Incoming] = [Untied("u"), Automatic("a"), Bounce("b", "k-ana", "mark", "5.1.1", is_hard=True)]
    told = take_in(found, before, TUESDAY)
    now = apply(before, told.changes)
    assert (told.others, told.unread, told.bounces) == (1, 0, 1)
    assert (now.people, now.matches, now.check_ins) == (before.people, before.matches, before.check_ins)


def untied(sender: str = "ana@example.org", subject: str = "Hello", text: str = "", key: str = "") -> Untied:
    return Untied("u", key, sender, subject, text)


def told_in_digest(now: Programme) -> list[str]:
    (digest,) = (due for due in due_today(now, MONDAY + timedelta(days=7)).mails if not due.people)
    (part,) = (part for part in digest.parts if isinstance(part, DigestPart))
    return [one.line for one in part.waiting if one.topic in {Topic.HELD, Topic.READ, Topic.NEEDS}]


@pytest.mark.parametrize(
    "mail",
    [
        untied(subject="Please take me off the list", text="Hi Mara, I moved away. Ana"),
        untied(subject="Hello Mara", text="I moved away. Please no more mails. Ana"),
        untied(subject="unsubscribe"),
    ],
)
def test_a_stop_in_a_mail_that_answers_nothing_is_not_missed_and_a_human_reads_it_too(mail: Untied) -> None:
    before = programme()
    told = take_in([mail], before, TUESDAY)
    now = apply(before, told.changes)
    assert told.unread == 1
    assert not now.takes_mail("ana")
    assert now.person_by_id["ana"].standing is Standing.ACTIVE
    assert any(line.startswith("Ana: “") for line in told_in_digest(now))


def test_nobody_leaves_comes_back_or_answers_by_a_mail_whose_sender_anybody_could_have_written() -> None:
    gone = after(programme(), reply("gil", "leave"))
    now = after(gone, untied("gil@example.org", "I am back", "back"), untied(text="met"))
    assert now.person_by_id["gil"].standing is Standing.LEFT
    assert answers(now) == {}
    assert [entry.words for entry in now.history[-2:]] == ["I am back\nback", "Hello\nmet"]


def test_a_cry_for_help_is_heard_in_any_mail_of_somebody_who_takes_part() -> None:
    now = after(programme(), untied(text="Please talk to me, I do not feel safe."))
    assert "safety-escalation" in [part.kind for due in due_today(now, TUESDAY).mails for part in due.parts]


def test_an_answer_to_our_mail_from_an_address_that_nobody_has_is_told_and_changes_nothing_else() -> None:
    before = programme()
    told = take_in([untied("ana@work.invalid", "Hello", "Yes", key="k-ana")], before, TUESDAY)
    (entry,) = (change.record for change in told.changes if isinstance(change, Added))
    assert isinstance(entry, HistoryEntry)
    assert (told.unread, entry.person) == (1, "")
    assert entry.words == "ana@work.invalid, in reply to our mail to Ana: Yes"
    assert any(line.startswith("Somebody: “") for line in told_in_digest(apply(before, told.changes)))


def test_of_other_mail_in_the_mailbox_the_coordinator_is_told_once_a_week_that_it_is_there() -> None:
    before = programme()
    told = take_in([untied("shop@example.invalid", "Our offers", "unsubscribe here")], before, TUESDAY)
    now = apply(before, told.changes)
    again = take_in([untied("shop@example.invalid", "More offers", "Buy now")], now, TUESDAY)
    assert (told.others, told.unread) == (1, 0)
    assert "offers" not in str(told.changes)
    assert any("not in Participants" in line for line in told_in_digest(now))
    assert len(apply(now, again.changes).history) == len(now.history)


def test_an_answer_to_a_message_that_is_not_known_any_more_changes_no_state() -> None:
    before = programme()
    now = after(before, IncomingReply("r", "k-unknown", "ana", "met0", "met", proof=Proof.SURE))
    assert (answers(now), now.matches) == ({}, before.matches)


@pytest.mark.parametrize(
    ("action", "answer", "status"),
    [("done0", "need met", NeedStatus.MET), ("still0", "still needed", NeedStatus.OPEN)],
)
def test_one_tap_at_an_ending_says_whether_the_need_is_met_and_words_go_beside_it(
    action: str, answer: str, status: NeedStatus
) -> None:
    before = programme()
    closing = replace(before.matches[0], state=MatchState.CLOSING, since=MONDAY)
    before = replace(before, matches=(closing, before.matches[1]), check_ins=(), messages=())
    plan = due_today(before, MONDAY)
    sent = [
        Added(replace(as_sent(due, MONDAY), id=f"k-{due.people[0].id}")) for due in plan.mails if due.people
    ]
    before = apply(before, (*plan.changes(), *sent))
    now = after(before, reply("ana", action, "And thank you for the tea."))
    assert [(row.answer, row.words) for row in now.check_ins if row.answer] == [
        (answer, "And thank you for the tea.")
    ]
    later = apply(now, due_today(now, TUESDAY).happened)
    assert later.needs[0].status is status
    assert [
        entry.event for entry in later.history if entry.person == "ana" and entry.event in set(Event)
    ] == ["closing questions answered"]


def asked_what_they_mean(*words: str) -> Programme:
    needs = tuple(Need(f"n{number}", "ana", "safe-space", said) for number, said in enumerate(words))
    asked = Message(
        "k-ana", "vague-need", "ana", "n0", "sent", MONDAY, carries=tuple(f"vague-need/{n.id}" for n in needs)
    )
    return replace(programme(), needs=needs, messages=(asked,))


def words_of(now: Programme) -> list[str]:
    return [need.words for need in now.needs]


def test_what_somebody_means_goes_beside_what_they_had_said_of_that_need() -> None:
    now = after(asked_what_they_mean("", "help"), reply("ana", "tell1", "With my first talk,\nin May"))
    assert words_of(now) == ["", "help. With my first talk, in May"]


def test_a_reply_to_a_question_about_two_needs_counts_for_none_of_them() -> None:
    now = after(asked_what_they_mean("", "help"), reply("ana", "reply", "Somebody to call after work"))
    assert words_of(now) == ["", "help"]
    assert [entry.words.endswith("Somebody to call after work") for entry in now.history[-1:]] == [True]


@pytest.mark.parametrize("said", ["yes", ""])
def test_what_says_nothing_of_a_need_changes_none(said: str) -> None:
    now = after(asked_what_they_mean("help"), reply("ana", "tell0", said))
    assert (words_of(now), now.person_by_id["ana"].offers) == (["help"], frozenset())


def test_somebody_who_marked_our_mail_as_spam_is_held_and_told_of() -> None:
    before = programme()
    told = take_in([Complaint("c", "k-ana", "ana")], before, TUESDAY)
    assert apply(before, told.changes).person_by_id["ana"].standing is Standing.HELD
    assert any("marked our mail as unwanted" in line for line in told.said)


@pytest.mark.parametrize(("is_authentic", "says"), [(True, "yes"), (False, None)])
def test_a_yes_to_being_introduced_takes_proof_that_it_is_theirs(
    is_authentic: bool, says: str | None
) -> None:
    before = programme()
    asked = replace(before.matches[0], state=MatchState.ASKED)
    waiting = replace(before, matches=(asked, before.matches[1]))
    gil = waiting.person_by_id["gil"]
    proof = Proof.SURE if is_authentic else Proof.OWN
    led_to = hear_words(waiting, gil, AskedAbout(("m1",)), "Yes", TUESDAY, proof=proof, doubt="(Ask them.)")
    now = apply(waiting, led_to)
    assert now.match_by_id["m1"].giver_says == says
    assert any(entry.words == "(Ask them.) Yes" for entry in now.history) is not is_authentic


def test_who_answers_by_the_name_of_the_one_they_were_asked_about_has_met_them() -> None:
    before = programme()
    gil, asker = before.person_by_id["gil"], before.person_by_id[before.matches[0].asker]
    assert judge_words(before, gil, "m1", f"I met {asker.name} on Monday").answer is PlainAnswer.MET
    assert judge_words(before, gil, "m1", f"I met {gil.name} on Monday").answer is None


def test_of_many_strangers_one_line_is_told_and_the_newest_are_read_for_what_is_urgent() -> None:
    before = programme()
    crowd = [
        Untied(f"s{number}", "", f"shop{number}@example.invalid", "Offers", "Buy now")
        for number in range(300)
    ]
    cry = Untied("cry", "", "x@example.invalid", "Hello", "Please help me, I do not feel safe.")
    told = take_in([*crowd, cry], before, TUESDAY, {})
    assert [line for line in told.said if "not in Participants" in line] == list(dict.fromkeys(told.said))
    assert any("read it there today" in line for line in told.said)
    assert told.ends["not ours"] == len(crowd) - 1
    assert len(told.said) == 2


def test_a_stranger_among_thousands_is_still_heard_by_the_subject() -> None:
    crowd = [Untied(f"s{number}", "", f"s{number}@example.invalid", "Offers", "Buy") for number in range(300)]
    cry = Untied("cry", "", "x@example.invalid", "Please help me, I am not safe", "")
    told = take_in([cry, *crowd], programme(), TUESDAY, {})
    assert any("read it there today" in line for line in told.said)
