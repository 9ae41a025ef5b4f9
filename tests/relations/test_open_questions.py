"""What a bare reply to each kind of mail is about, and how a newer word takes its place beside the older."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from operator import attrgetter
from typing import Any

import pytest

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.enums import MatchState
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.first_questions import FIRST_FOR, FIRST_OF_ALL
from mentorsheets.domain.mail_kinds import MailKind, ReplyTo
from mentorsheets.domain.model import CheckIn, Day, HistoryEntry, Message, Need, NeedStatus, Question, Reply
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.question_bank import BANK, FIRST_TALK, GENERAL
from mentorsheets.relations.answers import personal_meaning, yes_or_no
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.history import past_of
from mentorsheets.relations.mail_parts import OPENED, IntroductionPart
from mentorsheets.relations.need_history import note_needs
from mentorsheets.relations.open_questions import find_open_questions
from mentorsheets.relations.openings import choose_opening
from mentorsheets.relations.plan import as_sent, due_today
from mentorsheets.relations.questions import question_for
from mentorsheets.relations.record_answer import meaning_of, put_answer, put_words_into, record_answer
from tests.relations.pair import DAY, MATCH, PLAIN, TODAY, ago, entry, happened, mailed


def row(name: str, days: int = 0, match: str = "m", kind: str = "general", person: str = "ana") -> CheckIn:
    return CheckIn(name, person, match, kind, "How?", ago(days))


ROWS = (
    row("now"),
    row("also", match="n"),
    row("closing", kind="closing"),
    row("week ago", 7),
    row("early", 30, "c"),
    row("late closing", 3, kind="closing"),
    row("circle", 2, "c"),
    row("not hers", person="gil"),
)
SILENCE = entry(Event.SILENCE, "gil", 3, id="silence")
WITH = happened(SILENCE, programme=replace(PLAIN, check_ins=ROWS))


def about(*carries: str, kind: str = "check-in", period: str = "2026-W10", **more: Any) -> tuple[str, ...]:
    given: dict[str, Any] = {"about": ("m",), **more}
    message = Message("x", kind, "ana", period, "sent", TODAY, carries=carries, **given)
    return find_open_questions(message, "ana", WITH)


BY_KIND: dict[ReplyTo, tuple[str, tuple[str, ...]]] = {
    ReplyTo.NOTHING: ("m", ()),
    ReplyTo.ITS_PERIOD: ("m", ("m",)),
    ReplyTo.CHECK_INS_OF_WEEK: ("2026-W10", ("now",)),
    ReplyTo.CLOSING_QUESTIONS: ("m/2026-03-01", ("late closing", "closing")),
    ReplyTo.CIRCLE: ("c", ("early", "circle")),
    ReplyTo.SILENT_MATCH: ("silence", ("m",)),
    ReplyTo.ALL_NEEDS: ("8128", ("needs",)),
}


@pytest.mark.parametrize("kind", MailKind)
def test_a_bare_reply_is_about_what_its_mail_asked(kind: MailKind) -> None:
    if kind is MailKind.CONFIRM:
        return
    period, found = BY_KIND[kind.traits.reply_to]
    assert about(kind=kind, period=period) == found
    assert about(f"{kind}/{period}", kind="another", period="another") == found


@pytest.mark.parametrize("period", ["m/open", "m/day", "m/again"])
def test_a_reply_to_an_invitation_without_a_day_or_sent_again_is_about_its_circle(period: str) -> None:
    assert about(kind=MailKind.CIRCLE_INVITATION, period=period) == ("m",)


def test_a_mail_of_several_parts_is_about_the_first_first_and_each_once() -> None:
    parts = (
        "introduction/x",
        "reminder/now",
        "check-in/2026-W10",
        "needs-refresh/8128",
        "needs-refresh/8127",
    )
    assert about(*parts) == ("now", "needs")
    assert about(*reversed(parts)) == ("needs", "now")


def test_only_what_the_mail_was_about_and_of_its_week_is_meant() -> None:
    assert about(about=("m", "n")) == ("now", "also")
    assert about(about=()) == ()
    assert about(period="2026-W09") == ("week ago",)
    assert about(kind="silence-other-side", period="unknown") == ()
    assert about("of another version/x") == ()


ROW = row("q", 7)


def heard(one: CheckIn) -> HistoryEntry:
    return HistoryEntry(answer_id(one), TODAY, Event.MET, "ana", "m")


def put(
    known: CheckIn, text: str, *besides: HistoryEntry, words: str = "", alone: bool = False
) -> list[Change]:
    programme = happened(*besides, programme=replace(PLAIN, check_ins=(known, row("z", person="gil"))))
    if alone:
        return list(put_words_into(known, text, programme, TODAY))
    return list(put_answer(known, text, programme, TODAY, words))


def row_of(changes: list[Change]) -> CheckIn:
    (one,) = changes
    found = one.now if isinstance(one, Changed) else getattr(one, "record", None)
    assert isinstance(found, CheckIn)
    return found


def is_for_human(changes: list[Change]) -> bool:
    (one,) = changes
    found = one.record if isinstance(one, Added) else None
    return isinstance(found, HistoryEntry) and found.event == PersonEvent.UNCLEAR


def test_a_first_answer_stands_in_its_row_and_the_same_again_nowhere() -> None:
    first = row_of(put(ROW, "met"))
    assert (first.id, first.answer, first.words, first.answered_on) == ("q", "met", "", TODAY)
    assert put(first, "We met!") == []
    worded = row_of(put(ROW, "It rained"))
    assert (worded.answer, worded.words) == ("", "It rained")
    assert put(worded, "It rained ") == []


def test_words_beside_an_answer_are_kept_unless_they_say_the_same() -> None:
    assert record_answer(ROW, "met", TODAY, "met").words == ""
    assert record_answer(ROW, "met", TODAY, "not yet").words == "not yet"
    assert record_answer(ROW, "met", TODAY, " met, at last ").words == "met, at last"
    assert record_answer(ROW, "talk to me", TODAY).answer == ""


def test_a_newer_answer_takes_the_place_of_one_that_nobody_heard() -> None:
    known = replace(ROW, answer="not yet", words="The ferry", answered_on=ago(3))
    newer = row_of(put(known, "met", words="met at last"))
    assert (newer.id, newer.answer, newer.words) == ("q", "met", "The ferry\nmet at last")
    own = row_of(put(known, "met", heard(known), words="met at last"))
    assert own.id != "q"
    assert (own.question, own.asked_on, own.answer, own.words) == ("", TODAY, "met", "met at last")
    closing = replace(known, kind="closing")
    more = row_of(put(closing, "And it rained"))
    assert (more.answer, more.words) == ("not yet", "The ferry\nAnd it rained")


def test_words_after_an_answer_are_for_a_human_but_not_at_the_end() -> None:
    known = replace(ROW, answer="met", answered_on=ago(3))
    assert is_for_human(put(known, "She was late"))
    assert not is_for_human(put(replace(known, kind="closing"), "She was late"))


def test_words_alone_stand_beside_their_question_and_more_of_them_in_the_history_or_below() -> None:
    first = row_of(put(ROW, " Rain ", alone=True))
    assert (first.answer, first.words, first.answered_on) == ("", "Rain", TODAY)
    for known in (first, replace(ROW, answer="met")):
        assert is_for_human(put(known, "Snow", alone=True))
    assert put(first, " Rain", alone=True) == []
    closing = replace(first, kind="closing")
    assert row_of(put(closing, "Snow ", alone=True)).words == "Rain\nSnow"
    assert row_of(put(replace(closing, words="", answer="met"), "Snow", alone=True)).words == "Snow"
    assert is_for_human(put(closing, "Snow", heard(closing), alone=True))


def test_a_newer_word_follows_the_row_of_the_last_one_and_no_other_question() -> None:
    second = replace(ROW, id="second", question="", asked_on=ago(2), words="second")
    later = replace(ROW, id="later", asked_on=ago(1), words="another question")
    elsewhere = replace(ROW, id="elsewhere", match="n", question="", words="elsewhere")
    known = replace(ROW, words="first")
    programme = replace(PLAIN, check_ins=(known, elsewhere, second, later))
    (change,) = put_answer(known, "met", programme, TODAY)
    assert isinstance(change, Changed)
    assert (change.was, getattr(change.now, "words", "")) == (second, "second")


def test_what_stands_beside_a_question_means_what_was_typed_and_what_came_by_mail_was_read_before() -> None:
    assert meaning_of(replace(ROW, words="met")) is Event.MET
    assert meaning_of(replace(ROW, words="met", answered_on=TODAY)) is Event.UNCLEAR
    assert meaning_of(replace(ROW, answer="met", words="not yet", answered_on=TODAY)) is Event.MET


@pytest.mark.parametrize(
    ("text", "yes"),
    [("yes", True), ("no", False), ("yes?", None), ("> no\nyes", True), ("yes, please", True), ("yes, but", None),
     ("yes. no", None), ("", None), ("\n\nno\nmore", False)],
)  # fmt: skip
def test_a_yes_is_one_only_where_nothing_takes_it_back(text: str, yes: bool | None) -> None:
    assert yes_or_no(text) is yes


def test_a_wish_stands_alone() -> None:
    assert personal_meaning("pause") is PersonEvent.PAUSED
    assert personal_meaning("pause, please") is PersonEvent.PAUSED
    assert personal_meaning("pause? no") is None
    assert personal_meaning("pause, or not") is None


OWN = tuple(Question(f"q{n}", "role-models", f"Own {n}?") for n in range(2))


def test_a_programmes_own_questions_take_the_place_of_the_bank_for_their_kind_alone() -> None:
    programme = replace(PLAIN, questions=OWN)
    kind, text = question_for(programme, "ana", MATCH)
    assert (kind, text in {"Own 0?", "Own 1?"}) == ("role-models", True)
    asked = replace(programme, check_ins=(replace(ROW, kind="role-models", question=text),))
    kind, other = question_for(asked, "ana", MATCH)
    assert (kind, other in BANK["accountability"]) == ("accountability", True)
    unknown = replace(MATCH, kinds=("their own kind",))
    assert question_for(programme, "ana", unknown)[1] in GENERAL
    assert question_for(programme, "ana", replace(MATCH, kinds=()))[0] == ""


def test_no_question_comes_again_while_another_was_asked_less_often() -> None:
    match = replace(MATCH, kinds=("role-models",))
    _, first = question_for(replace(PLAIN, questions=OWN), "ana", match)
    once = replace(PLAIN, questions=OWN, check_ins=(replace(ROW, question=first),))
    _, second = question_for(once, "ana", match)
    assert {first, second} == {"Own 0?", "Own 1?"}
    assert question_for(once, "ana", match, [second, second])[1] == first
    assert question_for(once, "gil", match)[1] == question_for(replace(PLAIN, questions=OWN), "gil", match)[1]


@pytest.mark.parametrize("count", range(6))
def test_a_first_talk_gets_three_questions_for_its_kinds_or_for_any_and_none_of_a_check_in(
    count: int,
) -> None:
    kinds = tuple(FIRST_FOR)[:count]
    found = choose_opening(kinds, "ana", Counter())
    pools = [*(FIRST_FOR[kind] for kind in kinds), FIRST_OF_ALL, FIRST_OF_ALL, FIRST_OF_ALL][:3]
    assert all(text in pool for text, pool in zip(found, pools, strict=True))
    assert len(set(found)) == 3


def test_who_has_not_talked_yet_is_asked_of_a_first_talk_alone() -> None:
    began = replace(MATCH, state=MatchState.INTRODUCED)
    programme = replace(PLAIN, questions=OWN, matches=(began,))
    assert question_for(programme, "ana", began)[1] in FIRST_TALK
    talked = replace(began, first_talk=Day(TODAY))
    assert question_for(programme, "ana", talked)[1] not in FIRST_TALK


@pytest.mark.parametrize(("was", "talked"), [(MatchState.INTRODUCED, False), (MatchState.ACTIVE, True)])
def test_who_paused_before_a_first_talk_is_asked_of_one_when_they_are_back(
    was: MatchState, talked: bool
) -> None:
    back = (
        entry(Event.PAUSES, "ana", 9, was=was, now=MatchState.PAUSED),
        entry(Event.RETURNS, days=2, was=MatchState.PAUSED, now=MatchState.ACTIVE),
    )
    programme = happened(*back, programme=replace(PLAIN, questions=OWN))
    assert (question_for(programme, "ana", MATCH)[1] not in FIRST_TALK) is talked
    typed = happened(entry(Event.SET_BY_HAND, days=1, now=MatchState.ACTIVE), programme=programme)
    assert question_for(typed, "ana", MATCH)[1] not in FIRST_TALK


def test_there_is_a_first_question_for_each_kind_and_none_is_asked_in_a_check_in() -> None:
    assert set(FIRST_FOR) == set(BANK)
    first = {text for pool in (*FIRST_FOR.values(), FIRST_OF_ALL) for text in pool}
    assert first.isdisjoint({text for pool in (*BANK.values(), GENERAL) for text in pool})


def brought_by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return the questions that the introductions of these pairs, a week apart, bring to each of them."""
    programme, found = PLAIN, dict[str, list[str]]()
    for week, (giver, asker) in enumerate(pairs):
        match = replace(
            MATCH, id=f"m{week}", giver=giver, asker=asker, kinds=("role-models",), state=MatchState.ASKED
        )
        yes = replace(match, giver_says=Reply.YES, asker_says=Reply.YES)
        programme = replace(programme, matches=(yes,))
        day = TODAY + 7 * week * DAY
        for due in due_today(programme, day).mails:
            if not due.people:
                continue
            (reader,) = due.people
            found.setdefault(reader.id, []).extend(
                one for part in due.each if isinstance(part, IntroductionPart) for one in part.questions
            )
            programme = mailed(as_sent(due, day), programme=programme)
    return found


def test_whoever_is_introduced_several_times_gets_other_questions_until_all_of_a_lot_came() -> None:
    brought = brought_by([("gil", "ana"), ("gil", "cy"), ("cy", "ana"), ("gil", "ana"), ("gil", "cy")])
    for person, times in (("gil", 4), ("ana", 3), ("cy", 3)):
        assert len(brought[person]) == 3 * times
        for pool in (FIRST_FOR["role-models"], FIRST_OF_ALL):
            theirs = [one for one in brought[person] if one in pool]
            rounds = [theirs[first : first + len(pool)] for first in range(0, len(theirs), len(pool))]
            assert all(len(set(one)) == len(one) for one in rounds)


def test_two_introductions_in_one_mail_bring_other_questions() -> None:
    both = replace(MATCH, kinds=(), state=MatchState.ASKED, giver_says=Reply.YES, asker_says=Reply.YES)
    programme = replace(PLAIN, matches=(both, replace(both, id="n", asker="cy")))
    (due,) = (
        one for one in due_today(programme, TODAY).mails if [*map(attrgetter("id"), one.people)] == ["gil"]
    )
    brought = [one for part in due.each if isinstance(part, IntroductionPart) for one in part.questions]
    assert sorted(brought) == sorted(FIRST_OF_ALL)
    assert len([name for name in due.carries if name.startswith(f"{OPENED}/")]) == len(FIRST_OF_ALL)


def test_an_introduction_that_is_written_again_asks_the_same_whatever_version_writes_it() -> None:
    assert choose_opening(MATCH.kinds, "ana", Counter()) == (
        "How did each of you get to where you are, and what did it cost?",
        "What do you want to have done, and by what day?",
        "What brought you here, and why now?",
    )


NEED = Need("n", "ana", "role-models", "Who?")


def noted(programme: Programme) -> tuple[Day | None, list[tuple[str, str]]]:
    """Return since when a need is now asked for, and what is noted of it with the day."""
    changes = list(note_needs(programme, past_of(programme), TODAY))
    since = [one.now.asked_since for one in changes if isinstance(one, Changed) and isinstance(one.now, Need)]
    lines = [one.record for one in changes if isinstance(one, Added)]
    found = [(one.event, f"{one.on}") for one in lines if isinstance(one, HistoryEntry)]
    return (since[0] if since else None), found


def test_a_need_is_as_old_as_the_first_that_is_known_of_it() -> None:
    fresh = Programme(people=PLAIN.people, needs=(NEED,))
    assert noted(fresh) == (Day(TODAY), [("asks for", f"{TODAY}")])
    older = replace(PLAIN, needs=(NEED,))
    assert noted(older) == (Day(TODAY, exact=False), [("asked for before", f"{TODAY}")])
    talked = happened(entry(Event.APPROVED, days=40), entry(Event.MET, days=50), programme=older)
    assert noted(talked)[0] == Day(ago(40), exact=False), "the first line of its match"
    assert noted(replace(talked, form_days={"ana": ago(60)}))[0] == Day(ago(60))
    assert noted(replace(talked, form_days={"gil": ago(60)}))[0] == Day(ago(40), exact=False)
    for other in (replace(NEED, kind="safe-space"), replace(NEED, person="gil")):
        assert noted(replace(talked, needs=(other,)))[0] == Day(TODAY, exact=False)


@pytest.mark.parametrize("what", ["matches", "history", "messages", "check_ins"])
def test_a_programme_with_any_past_does_not_begin_today(what: str) -> None:
    some: dict[str, Any] = {
        "matches": (MATCH,),
        "history": (entry(Event.MET),),
        "messages": (Message("x", "check-in", "ana", "w", "sent", TODAY),),
        "check_ins": (ROW,),
    }
    programme = replace(Programme(people=PLAIN.people, needs=(NEED,)), **{what: some[what]})
    assert noted(programme)[0] == Day(TODAY, exact=False)


def test_once_the_record_is_under_way_a_new_need_begins_on_the_day_it_is_seen() -> None:
    old = Need("o", "gil", "safe-space", asked_since=Day(ago(90)))
    assert noted(replace(PLAIN, needs=(NEED, old)))[0] == Day(TODAY)
    gone = entry("asks for", "cy", 90, match="gone")
    assert noted(happened(gone, programme=replace(PLAIN, needs=(NEED,))))[0] == Day(TODAY)


@pytest.mark.parametrize(("line", "exact"), [("asks for", True), ("asked for before", False)])
def test_a_day_that_was_emptied_comes_back_from_the_history(line: str, exact: bool) -> None:
    programme = happened(entry(line, "ana", 30, "n"), programme=replace(PLAIN, needs=(NEED,)))
    assert noted(programme) == (Day(ago(30), exact=exact), [])


@pytest.mark.parametrize("status", NeedStatus)
@pytest.mark.parametrize(
    "last", ["asks for", "need is met", "open again", "withdrawn", "need was met before"]
)
def test_a_status_that_was_typed_is_noted_if_it_is_another_than_the_last(
    status: NeedStatus, last: str
) -> None:
    stood = {
        "need is met": NeedStatus.MET,
        "need was met before": NeedStatus.MET,
        "withdrawn": NeedStatus.WITHDRAWN,
    }
    need = replace(NEED, status=status, asked_since=Day(ago(30)))
    begun = entry("asks for", "ana", 30, "n")
    known = happened(begun, entry(last, "ana", 9, "n"), programme=replace(PLAIN, needs=(need,)))
    typed = {NeedStatus.OPEN: "open again", NeedStatus.MET: "need is met", NeedStatus.WITHDRAWN: "withdrawn"}
    differs = stood.get(last, NeedStatus.OPEN) is not status
    assert noted(known)[1] == [(typed[status], f"{TODAY}")] * differs


@pytest.mark.parametrize(
    ("status", "exact", "event"),
    [(NeedStatus.MET, False, "need was met before"), (NeedStatus.MET, True, "need was met before"),
     (NeedStatus.WITHDRAWN, False, "withdrawn"), (NeedStatus.OPEN, False, None)],
)  # fmt: skip
def test_what_was_met_before_the_record_began_was_met_on_no_known_day(
    status: NeedStatus, exact: bool, event: str | None
) -> None:
    need = replace(NEED, status=status, asked_since=Day(ago(30), exact=exact))
    begins = ("asks for" if exact else "asked for before", f"{ago(30)}")
    assert noted(replace(PLAIN, needs=(need,))) == (None, [begins, *([(event, f"{TODAY}")] if event else [])])


def test_a_day_is_no_exact_one_where_it_lies_ahead() -> None:
    later = happened(entry(Event.APPROVED, days=-5), programme=replace(PLAIN, needs=(NEED,)))
    assert noted(later)[0] == Day(TODAY, exact=False)
    assert later.history[0].on == TODAY + 5 * DAY
