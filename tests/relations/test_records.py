"""What the record keeps of answers, of needs and of mails, and how it is read again."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import DeskEvent, Event, NeedEvent, PersonEvent
from mentorsheets.domain.model import (
    CheckIn,
    Day,
    HistoryEntry,
    Match,
    MatchState,
    Message,
    Need,
    NeedStatus,
    Person,
    Question,
    Reply,
    Standing,
)
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.check_ins import changes_of, due_check_ins, period_of
from mentorsheets.relations.history import Past, answer_id, past_of
from mentorsheets.relations.holds import hold_mail
from mentorsheets.relations.need_history import note_needs
from mentorsheets.relations.past_days import date_the_past
from mentorsheets.relations.questions import opening_questions, question_for
from mentorsheets.relations.record_answer import (
    CLOSING_QUESTION,
    meaning_of,
    put_answer,
    put_words_into,
    record_answer,
)
from mentorsheets.relations.transitions import FIRST_CHECK_IN, Happening, carry_out

DAY = date(2026, 3, 2)
NEXT = timedelta(days=1)
GIL, ANA, CY = (Person(name.lower(), name, f"{name.lower()}@example.org") for name in ("Gil", "Ana", "Cy"))
MATCH = Match("m", "gil", "ana", ("role-models", "accountability"), state=MatchState.ACTIVE, since=DAY)
ROW = CheckIn("c", "ana", "m", "general", "How is it?", DAY)
FAREWELL = replace(ROW, kind=CLOSING_QUESTION)


def programme_of(**changes: object) -> Programme:
    plain: dict[str, object] = {"settings": Settings(), "people": (GIL, ANA, CY), "matches": (MATCH,)}
    return Programme(**(plain | changes))  # type: ignore[arg-type]


def past(**changes: object) -> Past:
    return past_of(programme_of(**changes))


def happened(event: str, person: str = "", on: date = DAY, match: str = "m", **more: object) -> HistoryEntry:
    return HistoryEntry(f"{event}/{person}/{on}", on, event, person, match, **more)  # type: ignore[arg-type]


def row_after(changes: object) -> CheckIn:
    (change,) = list(changes)  # type: ignore[call-overload]
    now = change.now if isinstance(change, Changed) else change.record
    assert isinstance(now, CheckIn)
    return now


def heard(row: CheckIn) -> HistoryEntry:
    return HistoryEntry(answer_id(row), DAY, Event.MET, row.person, row.match)


def test_a_plain_answer_stands_as_its_word_alone_and_more_words_beside_it() -> None:
    assert (record_answer(ROW, "We met!", DAY).answer, record_answer(ROW, "We met!", DAY).words) == (
        "met",
        "",
    )
    talked = record_answer(ROW, "met", DAY, "Met. She knows the harbour well")
    assert (talked.answer, talked.words) == ("met", "Met. She knows the harbour well")
    assert record_answer(ROW, "met", DAY, "not yet").words == "not yet"
    assert record_answer(ROW, "met", DAY).answered_on == DAY


@pytest.mark.parametrize("text", ["It was raining", "I am scared of him"])
def test_what_only_a_human_can_read_stands_as_words_without_an_answer(text: str) -> None:
    assert (record_answer(ROW, text, DAY).answer, record_answer(ROW, text, DAY).words) == ("", text)


def test_words_that_came_by_mail_mean_nothing_by_themselves_and_what_was_typed_means_what_it_says() -> None:
    assert meaning_of(replace(ROW, words="met")) is Event.MET
    assert meaning_of(replace(ROW, words="met", answered_on=DAY)) is Event.UNCLEAR
    assert meaning_of(replace(ROW, answer="not yet", words="met", answered_on=DAY)) is Event.NOT_YET


def test_the_same_answer_again_changes_nothing() -> None:
    for known in (replace(ROW, answer="met"), replace(ROW, words="It was raining")):
        programme = programme_of(check_ins=(known,))
        assert not list(put_answer(known, known.answer or known.words, programme, DAY))
        assert not list(put_words_into(known, known.words or "", programme, DAY)) or not known.words


def test_a_newer_answer_takes_the_place_of_one_that_nobody_heard_and_keeps_its_words() -> None:
    known = replace(ROW, answer="not yet", words="The ferry")
    now = row_after(put_answer(known, "met", programme_of(check_ins=(known,)), DAY, "met, at last"))
    assert (now.id, now.answer, now.words) == ("c", "met", "The ferry\nmet, at last")


def test_a_newer_answer_to_one_that_was_heard_gets_a_row_of_its_own_on_its_day() -> None:
    known = replace(ROW, answer="not yet", served_own_goal="yes")
    programme = programme_of(check_ins=(known,), history=(heard(known),))
    now = row_after(put_answer(known, "met", programme, DAY + NEXT))
    assert now.id != "c"
    assert (now.question, now.asked_on, now.answer, now.served_own_goal) == ("", DAY + NEXT, "met", "")
    both = programme_of(check_ins=(known, now), history=(heard(known),))
    again = row_after(put_answer(known, "need met", both, DAY + NEXT))
    assert again.id == now.id


def test_words_after_an_answer_are_for_a_human_but_at_the_end_they_are_the_answer() -> None:
    known = replace(ROW, answer="met")
    (change,) = put_answer(known, "She was late again", programme_of(check_ins=(known,)), DAY)
    assert isinstance(change, Added)
    assert isinstance(change.record, HistoryEntry)
    assert change.record.event == PersonEvent.UNCLEAR
    known = replace(FAREWELL, words="Thank you.")
    now = row_after(put_answer(known, "It rained a lot", programme_of(check_ins=(known,)), DAY))
    assert now.words == "Thank you.\nIt rained a lot"


def test_words_alone_stand_beside_their_question_first_and_then_in_the_history() -> None:
    first = row_after(put_words_into(ROW, " Rain ", programme_of(check_ins=(ROW,)), DAY))
    assert (first.answer, first.words, first.answered_on) == ("", "Rain", DAY)
    (more,) = put_words_into(first, "Snow", programme_of(check_ins=(first,)), DAY)
    assert isinstance(more, Added)
    assert not list(put_words_into(first, "Rain ", programme_of(check_ins=(first,)), DAY))
    farewell = replace(FAREWELL, words="Rain")
    assert (
        row_after(put_words_into(farewell, "Snow", programme_of(check_ins=(farewell,)), DAY)).words
        == "Rain\nSnow"
    )
    told = programme_of(check_ins=(farewell,), history=(heard(farewell),))
    (late,) = put_words_into(farewell, "Snow", told, DAY)
    assert isinstance(late, Added)


def mail(name: str, state: str = "sent", on: date = DAY, person: str = "ana", **more: object) -> Message:
    return Message(name, "check-in", person, name, state, on, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "said"), [("sent", True), ("unknown", True), ("refused", True), ("planned", True), ("cancelled", False), ("suppressed", False)]
)  # fmt: skip
def test_what_a_mail_of_ours_that_was_taken_back_carried_is_still_to_be_said(state: str, said: bool) -> None:
    assert ("check-in/w" in past(messages=(mail("w", state),)).carried("ana")) is said


def test_a_mail_to_two_was_a_mail_to_each() -> None:
    known = past(messages=(mail("w", also=("gil",), carries=("introduction/1",)),))
    assert set(known.carried("gil")) == set(known.carried("ana")) == {"introduction/1"}
    assert not known.carried("cy")


def test_only_attempts_at_the_same_mail_that_came_to_nothing_are_counted() -> None:
    mails = (
        mail("w", "cancelled"),
        mail("w+1", "suppressed"),
        mail("w+2", "sent"),
        mail("v", "cancelled"),
        replace(mail("w", "cancelled"), kind="reminder"),
    )
    assert past(messages=mails).attempts("ana", "check-in", "w") == 2


@pytest.mark.parametrize("event", [Event.TALK_TO_ME, PersonEvent.TALK])
def test_whoever_asked_for_help_is_left_alone_until_a_human_says_go_on(event: str) -> None:
    cry = happened(event, "ana")
    assert past(history=(cry,)).is_held("ana")
    assert not past(history=(cry,)).is_held("gil")
    said = replace(cry, id=f"{cry.id} later", event=DeskEvent.GO_ON)
    assert not past(history=(cry, said)).is_held("ana")


def test_somebody_stands_as_was_noted_last() -> None:
    assert past().standing("ana") is Standing.ACTIVE
    entries = happened(PersonEvent.PAUSED, "ana"), happened(Event.MET, "ana")
    assert past(history=entries).standing("ana") is Standing.PAUSED
    assert past(history=(*entries, happened(PersonEvent.LEFT, "ana"))).standing("ana") is Standing.LEFT
    assert past(history=(*entries, happened(PersonEvent.HELD, "ana"))).standing("ana") is Standing.HELD


def test_three_questions_into_silence_are_the_most_and_any_sign_begins_anew() -> None:
    mails = tuple(mail(f"w{n}", on=DAY + n * NEXT) for n in range(3))
    assert past(messages=mails).is_quiet("ana")
    assert not past(messages=mails[:2]).is_quiet("ana")
    assert not past(messages=(*mails[:2], mail("w9", "refused", DAY + 2 * NEXT))).is_quiet("ana")
    assert not past(messages=(*mails[:2], mail("n", on=DAY, carries=("ended-thanks/x",)))).is_quiet("ana")
    assert not past(messages=mails, history=(happened(Event.MET, "ana"),)).is_quiet("ana")
    assert past(messages=mails, history=(happened(Event.MET, "ana", DAY - NEXT),)).is_quiet("ana")
    assert past(messages=mails, history=(happened(Event.SILENCE, "ana"),)).is_quiet("ana")
    assert not past(messages=mails, check_ins=(replace(ROW, words="Hm"),)).is_quiet("ana")


def rows(count: int, person: str = "ana", match: str = "m") -> tuple[CheckIn, ...]:
    return tuple(
        CheckIn(f"{person}{match}{n}", person, match, "general", "?", DAY + n * NEXT) for n in range(count)
    )


def test_one_answer_in_a_mail_is_a_sign_on_all_its_questions_and_a_reminder_is_a_mail_too() -> None:
    known = past(check_ins=rows(3))
    assert [row.asked_on for row in known.unanswered("ana", "m")] == [DAY, DAY + NEXT, DAY + 2 * NEXT]
    other = replace(rows(1, match="n")[0], asked_on=DAY + NEXT, answer="met")
    assert len(past(check_ins=(*rows(3), other)).unanswered("ana", "m")) == 1
    middle = replace(rows(3)[1], words="Hm")
    assert len(past(check_ins=(rows(3)[0], middle, rows(3)[2])).unanswered("ana", "m")) == 1
    sign = happened(Event.MET, "ana", DAY + NEXT)
    assert len(past(check_ins=rows(3), history=(sign,)).unanswered("ana", "m")) == 1
    reminded = mail("r", on=DAY + 5 * NEXT, carries=("reminder/anam0",))
    days = past(check_ins=rows(1), messages=(reminded,)).unanswered_days("ana", "m")
    assert days == (DAY, DAY + 5 * NEXT)


def test_an_answer_is_heard_once() -> None:
    answered = replace(ROW, answer="met")
    worded = replace(ROW, id="d", words="Hm")
    assert past(check_ins=(answered, worded, replace(ROW, id="e"))).unheard("ana", "m") == (answered, worded)
    assert past(check_ins=(answered, worded), history=(heard(answered),)).unheard("ana", "m") == (worded,)


def test_a_happening_is_found_by_its_kind_its_match_and_its_person_and_the_latest_counts() -> None:
    entries = happened(Event.MET, "ana"), happened(Event.MET, "gil", DAY + NEXT)
    known = past(history=entries)
    assert known.has_been(Event.MET, "m") == entries[1]
    assert known.has_been(Event.MET, "m", "ana") == entries[0]
    assert known.has_been(Event.NOT_YET, "m") is None
    assert known.has_been(Event.MET, "other") is None


def introduction(*sides: str) -> tuple[Message, ...]:
    name = f"{Event.ASKER_YES}//{DAY}"
    return tuple(mail(side, person=side, carries=(f"introduction/{name}",)) for side in sides)


def test_two_know_of_each_other_once_both_were_written_to_or_a_human_typed_them_in() -> None:
    both = happened(Event.ASKER_YES, "", was=MatchState.ASKED, now=MatchState.INTRODUCED)
    typed = happened(Event.SET_BY_HAND, "", was=MatchState.PROPOSED, now=MatchState.INTRODUCED)
    assert past().were_introduced(MATCH)
    assert past(history=(typed,)).were_introduced(MATCH)
    assert not past(history=(both,)).were_introduced(MATCH)
    assert not past(history=(both,), messages=introduction("ana")).were_introduced(MATCH)
    assert past(history=(both,), messages=introduction("ana", "gil")).were_introduced(MATCH)


def test_a_relationship_began_with_its_introduction_and_begins_anew_where_they_go_on() -> None:
    assert past().began(MATCH) == DAY
    first = happened(Event.ASKER_YES, "", DAY + NEXT, was=MatchState.ASKED, now=MatchState.INTRODUCED)
    word = happened(Event.NOT_YET, "", DAY + 2 * NEXT, was=MatchState.INTRODUCED, now=MatchState.INTRODUCED)
    anew = happened(Event.GO_ON, "ana", DAY + 3 * NEXT)
    assert past(history=(first, word)).began(MATCH) == DAY + NEXT
    assert past(history=(first, word, anew)).began(MATCH) == DAY + 3 * NEXT


NEED = Need("n", "ana", "role-models", "to finish")


def noted(need: Need, **changes: object) -> tuple[list[str], Day | None]:
    """Return what is put down about a need, and since when it is then asked for."""
    programme = programme_of(needs=(need,), **changes)
    changes_made = list(note_needs(programme, past_of(programme), DAY))
    since = [
        one.now.asked_since for one in changes_made if isinstance(one, Changed) and isinstance(one.now, Need)
    ]
    return [
        one.record.event
        for one in changes_made
        if isinstance(one, Added) and isinstance(one.record, HistoryEntry)
    ], (since[0] if since else None)


def about_need(event: NeedEvent, on: date) -> HistoryEntry:
    return HistoryEntry(f"{event}{on}", on, event, "ana", "n")


def test_in_a_programme_that_begins_today_each_need_does() -> None:
    assert noted(NEED, matches=()) == ([NeedEvent.ASKS], Day(DAY))


def test_where_there_is_a_past_a_need_is_older_than_its_first_match_and_its_day_is_no_exact_one() -> None:
    assert noted(NEED) == ([NeedEvent.ASKED_BEFORE], Day(DAY, exact=False))
    earlier = happened(Event.APPROVED, "", DAY - timedelta(days=40))
    later = happened(Event.MET, "", DAY - timedelta(days=4))
    assert noted(NEED, history=(earlier, later))[1] == Day(DAY - timedelta(days=40), exact=False)
    other = replace(NEED, kind="safe-space")
    assert noted(other, history=(earlier,))[1] == Day(DAY, exact=False)
    giver = replace(NEED, person="gil")
    assert noted(giver, history=(earlier,))[1] == Day(DAY, exact=False)


def test_a_new_need_in_a_programme_under_way_begins_on_the_day_it_is_seen() -> None:
    older = Need("old", "gil", "safe-space", asked_since=Day(DAY - timedelta(days=90)))
    programme = programme_of(needs=(older, NEED))
    changes = list(note_needs(programme, past_of(programme), DAY))
    (since,) = [
        one.now.asked_since for one in changes if isinstance(one, Changed) and isinstance(one.now, Need)
    ]
    assert since == Day(DAY)


def test_a_day_that_a_human_emptied_is_put_back_from_the_history() -> None:
    then = DAY - timedelta(days=30)
    assert noted(NEED, history=(about_need(NeedEvent.ASKS, then),)) == ([], Day(then))
    before = about_need(NeedEvent.ASKED_BEFORE, then)
    assert noted(NEED, history=(before,)) == ([], Day(then, exact=False))


def test_a_status_that_somebody_typed_is_noted_once_and_coming_back_too() -> None:
    known = replace(NEED, asked_since=Day(DAY))
    asks, met = about_need(NeedEvent.ASKS, DAY), about_need(NeedEvent.MET, DAY)
    assert noted(replace(known, status=NeedStatus.MET), history=(asks,))[0] == [NeedEvent.MET]
    assert noted(replace(known, status=NeedStatus.MET), history=(asks, met))[0] == []
    assert noted(known, history=(asks, met))[0] == [NeedEvent.OPEN_AGAIN]
    assert noted(replace(known, status=NeedStatus.WITHDRAWN), history=(asks,))[0] == [NeedEvent.WITHDRAWN]


def test_a_need_that_was_met_before_the_record_began_was_met_on_no_known_day() -> None:
    was_met = replace(NEED, status=NeedStatus.MET)
    assert noted(was_met)[0] == [NeedEvent.ASKED_BEFORE, NeedEvent.MET_BEFORE]
    assert noted(was_met, matches=())[0] == [NeedEvent.ASKS, NeedEvent.MET]
    withdrawn = replace(NEED, status=NeedStatus.WITHDRAWN)
    assert noted(withdrawn)[0] == [NeedEvent.ASKED_BEFORE, NeedEvent.WITHDRAWN]


def test_days_that_the_history_knows_are_put_down_where_none_stands() -> None:
    answered = replace(ROW, answer="met")
    entry = heard(answered)
    first = replace(happened(Event.MET, "ana", DAY - NEXT), id="first")
    changes = list(date_the_past(*_with_past(check_ins=(answered,), history=(entry, first))))
    rows_now = [one.now for one in changes if isinstance(one.now, CheckIn)]
    assert [row.answered_on for row in rows_now] == [DAY]
    assert [one.now.first_talk for one in changes if isinstance(one.now, Match)] == [
        Day(DAY - NEXT, exact=False)
    ]
    dated = replace(answered, answered_on=DAY - 9 * NEXT)
    talked = replace(MATCH, first_talk=Day(DAY))
    assert not list(date_the_past(*_with_past(check_ins=(dated,), history=(entry,), matches=(talked,))))
    assert not list(date_the_past(*_with_past(check_ins=(ROW,), history=(entry,), matches=(talked,))))


def _with_past(**changes: object) -> tuple[Programme, Past]:
    programme = programme_of(**changes)
    return programme, past_of(programme)


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.LEFT])
def test_whoever_is_held_or_gone_is_not_held_again(standing: Standing) -> None:
    assert not list(hold_mail(replace(ANA, standing=standing), DAY))
    (change, entry) = hold_mail(replace(ANA, standing=Standing.PAUSED, back_on=DAY), DAY)
    assert isinstance(change, Changed)
    assert isinstance(change.now, Person)
    assert (change.now.standing, change.now.back_on) == (Standing.HELD, None)
    assert isinstance(entry, Added)


def test_kinds_take_turns_within_a_match_and_no_question_comes_twice_while_another_is_left() -> None:
    questions = tuple(Question(f"q{n}", "role-models", f"What about {n}?") for n in range(3))
    asked: tuple[CheckIn, ...] = ()
    kinds, texts = [], []
    for n in range(6):
        kind, text = question_for(programme_of(questions=questions, check_ins=asked), "ana", MATCH)
        asked = (*asked, CheckIn(f"{n}", "ana", "m", kind, text, DAY))
        kinds.append(kind)
        texts += [text] * (kind == "role-models")
    assert kinds == ["role-models", "accountability"] * 3
    assert sorted(texts) == ["What about 0?", "What about 1?", "What about 2?"]
    _, once = question_for(programme_of(questions=questions), "ana", MATCH)
    _, besides = question_for(programme_of(questions=questions), "ana", MATCH, [once])
    assert besides != once
    elsewhere = CheckIn("x", "ana", "other", "role-models", "", DAY)
    assert question_for(programme_of(check_ins=(elsewhere,)), "ana", MATCH)[0] == "role-models"


def test_a_first_talk_gets_a_question_for_each_of_up_to_three_kinds() -> None:
    kinds = ("role-models", "accountability", "safe-space", "sense-of-community")
    for count in range(5):
        match = replace(MATCH, kinds=kinds[:count])
        assert len(opening_questions(programme_of(), match)) == (min(count, 3) or 1)


def asked_now(**changes: object) -> list[tuple[str, list[str]]]:
    due = due_check_ins(programme_of(**changes), DAY)
    return [(one.person.id, [about.match.id for about in one.abouts]) for one in due]


def test_whoever_was_written_to_this_week_is_asked_the_same_until_it_has_gone_and_then_nothing() -> None:
    week = period_of(DAY)
    asked = CheckIn("c", "ana", "m", "general", "The very same?", DAY)
    theirs = replace(mail("x"), period=week, carries=(f"check-in/{week}",))
    for state in ("planned", "deferred"):
        waiting = programme_of(check_ins=(asked,), messages=(replace(theirs, state=state),))
        again = [one for one in due_check_ins(waiting, DAY) if one.person.id == "ana"]
        assert [about.check_in.question for about in again[0].abouts] == ["The very same?"]
        assert not [one for one in changes_of(waiting, tuple(again), DAY) if isinstance(one, Added)]
    gone = asked_now(check_ins=(asked,), messages=(theirs,))
    assert not [who for who, _ in gone if who == "ana"]


def test_the_asker_alone_and_only_every_other_time_is_asked_whether_it_serves_their_goal() -> None:
    def goals(count: int) -> dict[str, bool]:
        old = tuple(
            CheckIn(f"{who}{n}", who, "m", "general", "?", DAY - timedelta(days=60 - n), answer="met")
            for who in ("gil", "ana")
            for n in range(count)
        )
        due = due_check_ins(programme_of(check_ins=old), DAY)
        return {one.person.id: one.abouts[0].asks_if_served for one in due}

    assert [goals(count) for count in range(4)] == [
        {"gil": False, "ana": served} for served in (False, True, False, True)
    ]


def moved(event: Event, match: Match, **changes: object) -> tuple[Match, tuple[Change, ...]]:
    programme = programme_of(matches=(match,), **changes)
    done = carry_out(Happening(event, match, "ana", "x"), programme, past_of(programme), DAY + NEXT)
    return next(
        (one.now for one in done if isinstance(one, Changed) and isinstance(one.now, Match)), match
    ), done


def test_two_who_were_introduced_are_left_to_talk_for_a_week_before_anybody_asks() -> None:
    asked = replace(MATCH, state=MatchState.ASKED, asker_says=None)
    now, _ = moved(Event.GIVER_YES, replace(asked, asker_says=Reply.YES))
    assert (now.state, now.next_checkin) == (MatchState.INTRODUCED, DAY + NEXT + FIRST_CHECK_IN)
    assert moved(Event.GIVER_YES, asked)[0].state is MatchState.ASKED
    assert moved(Event.ASKER_YES, replace(asked, asker_says=Reply.YES))[0].state is MatchState.ASKED


def test_the_day_of_a_first_talk_is_kept_once_and_an_active_match_keeps_its_next_day() -> None:
    met, _ = moved(Event.MET, replace(MATCH, state=MatchState.INTRODUCED, next_checkin=DAY + 9 * NEXT))
    assert (met.state, met.next_checkin) == (MatchState.ACTIVE, DAY + 9 * NEXT)
    assert met.first_talk == Day(DAY + NEXT, exact=False)
    known = replace(MATCH, first_talk=Day(DAY))
    assert moved(Event.MET, known)[0].first_talk == Day(DAY)
    assert moved(Event.NOT_YET, MATCH)[0].first_talk is None


def test_a_relationship_closes_when_all_its_needs_are_met_and_ends_when_both_looked_back() -> None:
    needs = (replace(NEED, status=NeedStatus.MET), Need("o", "ana", "accountability"))
    assert moved(Event.NEED_MET, MATCH, needs=needs)[0].state is MatchState.ACTIVE
    all_met = tuple(replace(need, status=NeedStatus.MET) for need in needs)
    assert moved(Event.NEED_MET, MATCH, needs=all_met)[0].state is MatchState.CLOSING
    closing = replace(MATCH, state=MatchState.CLOSING)
    assert moved(Event.CLOSING_ANSWERED, closing)[0].state is MatchState.CLOSING
    before = (happened(Event.CLOSING_ANSWERED, "gil"),)
    assert moved(Event.CLOSING_ANSWERED, closing, history=before)[0].state is MatchState.ENDED


def test_a_pause_is_over_only_when_both_are_here() -> None:
    paused = replace(MATCH, state=MatchState.PAUSED)
    assert moved(Event.RETURNS, paused)[0].state is MatchState.ACTIVE
    away = (replace(GIL, standing=Standing.PAUSED), ANA, CY)
    assert moved(Event.RETURNS, paused, people=away)[0].state is MatchState.PAUSED
