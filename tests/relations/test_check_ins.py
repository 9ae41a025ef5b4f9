"""Who is asked how it goes, about what, and which records that makes: each condition by itself."""

from dataclasses import replace

import pytest

from mentorsheets.domain.changes import Added, Changed
from mentorsheets.domain.model import CheckIn, Match, MatchState, Message, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.check_ins import PersonalCheckIn, changes_of, due_check_ins, period_of
from mentorsheets.relations.history import past_of
from tests.relations.pair import DAY, MATCH, PLAIN, TODAY, ago, mail, mailed, with_match, with_person

WEEK = period_of(TODAY)
BACK = Match("back", "ana", "cy", ("safe-space",), state=MatchState.ACTIVE, since=ago(90))
BOTH_WAYS = replace(PLAIN, matches=(replace(MATCH, since=ago(90)), BACK))


def due(programme: Programme = PLAIN) -> dict[str, list[str]]:
    """Return who is asked today, and about which matches."""
    found = due_check_ins(programme, TODAY)
    return {one.person.id: [about.match.id for about in one.abouts] for one in found}


def of(person: str, programme: Programme = PLAIN) -> PersonalCheckIn:
    (one,) = [one for one in due_check_ins(programme, TODAY) if one.person.id == person]
    return one


def asked(days: int, match: str = "m", person: str = "ana", question: str = "How?") -> CheckIn:
    return CheckIn(f"{person}{match}{days}", person, match, "", question, ago(days), "met")


def with_rows(*rows: CheckIn, programme: Programme = BOTH_WAYS) -> Programme:
    return replace(programme, check_ins=(*programme.check_ins, *rows))


def test_both_are_asked_about_all_of_theirs_in_the_week_of_the_day() -> None:
    assert due(BOTH_WAYS) == {"gil": ["m"], "ana": ["m", "back"], "cy": ["back"]}
    assert of("ana").period == WEEK == "2026-W10"
    assert due(replace(PLAIN, settings=replace(PLAIN.settings, holidays=(TODAY,)))) == {}
    assert due(replace(PLAIN, settings=replace(PLAIN.settings, holidays=(TODAY + DAY,))))


def test_whoever_is_due_in_one_match_is_asked_about_all_that_they_were_not_asked_about_just_now() -> None:
    assert due(with_rows(asked(7), asked(2, "back")))["ana"] == ["m"]
    assert due(with_rows(asked(7), asked(5, "back")))["ana"] == ["m", "back"]
    assert "ana" not in due(with_rows(asked(2), asked(2, "back")))


def test_the_past_that_is_handed_in_is_used_if_it_is_the_programmes_own() -> None:
    assert due_check_ins(PLAIN, TODAY, past_of(PLAIN)) == due_check_ins(PLAIN, TODAY)
    assert due_check_ins(PLAIN, TODAY, past_of(with_rows(asked(0)))) == due_check_ins(PLAIN, TODAY)


def written(state: str, *more: str, kind: str = "check-in", period: str = WEEK) -> Message:
    given = Message("w", kind, "ana", period, state, TODAY)
    return replace(given, carries=more)


@pytest.mark.parametrize("state", ["sent", "unknown", "refused", "sending", "planned", "deferred"])
@pytest.mark.parametrize("first", [True, False])
def test_what_was_written_this_week_and_has_not_gone_is_written_again_and_what_went_is_not(
    state: str, first: bool
) -> None:
    message = written(state) if first else written(state, "reminder/x", f"check-in/{WEEK}", kind="reminder")
    programme = mailed(message, programme=with_rows(asked(0)))
    found = [
        one for one in due_check_ins(programme, TODAY + 3 * DAY) if one.person.id == "ana" and one.abouts
    ]
    if state in {"planned", "deferred"}:
        assert [about.check_in.id for one in found for about in one.abouts] == ["anam0"]
    else:
        assert found == []


def test_only_questions_of_this_week_and_no_words_that_nobody_asked_for_are_written_again() -> None:
    rows = (asked(7, "back"), asked(0), asked(0, "back", question=""))
    programme = mailed(written("planned"), programme=with_rows(*rows))
    assert [about.check_in.id for about in of("ana", programme).abouts] == ["anam0"]


def test_a_mail_of_another_week_or_kind_or_reader_is_not_this_one() -> None:
    for message in (
        written("sent", period="2026-W09"),
        written("sent", kind="reminder"),
        written("sent", "reminder/x", kind="reminder"),
        replace(written("sent"), person="gil"),
    ):
        assert "ana" in due(mailed(replace(message, on=ago(10))))


def test_who_gives_is_asked_as_one_who_helps_with_the_words_of_what_this_match_covers() -> None:
    needs = (
        Need("a", "ana", "role-models", "Who went before me?"),
        Need("b", "ana", "accountability", "Ask me on Fridays"),
        Need("c", "ana", "accountability", "Ask me on Fridays"),
        Need("d", "ana", "safe-space", "private"),
        Need("e", "ana", "role-models", ""),
    )
    programme = replace(PLAIN, needs=needs)
    for person, other, helps in (("gil", "ana", True), ("ana", "gil", False)):
        (about,) = of(person, programme).abouts
        assert (about.other.id, about.helps) == (other, helps)
        assert about.words == "Who went before me? / Ask me on Fridays"
    assert of("ana").abouts[0].words == ""


def test_no_question_stands_twice_in_one_mail() -> None:
    again = Match("again", "ana", "cy", ("role-models", "accountability"), state=MatchState.ACTIVE)
    abouts = of("ana", replace(PLAIN, matches=(MATCH, again))).abouts
    assert len({about.check_in.question for about in abouts}) == len(abouts) == 2


def test_every_other_time_the_asker_alone_is_asked_whether_it_serves_them() -> None:
    for count in range(4):
        for person in ("gil", "ana"):
            rows = tuple(asked(60 + n, person=person) for n in range(count))
            (about,) = of(person, with_rows(*rows, programme=with_match(since=ago(90)))).abouts
            served = person == "ana" and count % 2 == 1
            assert (about.asks_if_served, about.check_in.goal_asked) == (served, served)


def test_asking_is_recorded_once_and_sets_the_next_day_of_each_match() -> None:
    found = due_check_ins(BOTH_WAYS, TODAY)
    changes = list(changes_of(BOTH_WAYS, found, TODAY))
    rows = [one.record for one in changes if isinstance(one, Added)]
    moved = [one.now for one in changes if isinstance(one, Changed)]
    assert len(rows) == 4
    assert [(one.id, one.next_checkin) for one in moved if isinstance(one, Match)] == [
        ("m", TODAY + 7 * DAY), ("back", TODAY + 7 * DAY),
    ]  # fmt: skip
    known = replace(BOTH_WAYS, check_ins=tuple(row for row in rows if isinstance(row, CheckIn)))
    assert list(changes_of(known, found, TODAY)) == []


def test_a_match_that_a_human_typed_in_counts_from_the_first_question() -> None:
    for since in (None, ago(30)):
        programme = with_match(since=since)
        changes = changes_of(programme, due_check_ins(programme, TODAY), TODAY)
        (match,) = [one.now for one in changes if isinstance(one, Changed) and isinstance(one.now, Match)]
        assert match.since == (since or TODAY)


@pytest.mark.parametrize("day", ["2026-01-01", "2027-01-01", "2026-12-31"])
def test_the_week_of_a_day_is_that_of_the_calendar(day: str) -> None:
    weeks = {"2026-01-01": "2026-W01", "2027-01-01": "2026-W53", "2026-12-31": "2026-W53"}
    assert period_of(TODAY.fromisoformat(day)) == weeks[day]


def test_whoever_is_not_to_be_mailed_is_asked_nothing_and_is_asked_about_by_nobody() -> None:
    assert due(with_person("gil", address=None)) == {"ana": ["m"]}  # whom we cannot write to is here
    assert due(mailed(mail("check-in", "cy", 3))) == due()
