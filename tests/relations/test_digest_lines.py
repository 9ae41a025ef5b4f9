"""Each line of the coordinator's digest: what brings it, what ends it, and where it leads."""

from dataclasses import replace
from typing import Any

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Circle, CircleState, Decision, MatchState, Need, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.mail_parts import COORDINATOR, DigestLine, Due, NewsPart, RefreshPart, Spot
from tests.relations.pair import (
    ANA,
    GIL,
    MATCH,
    PLAIN,
    TODAY,
    ago,
    entry,
    happened,
    mail,
    mailed,
    silent,
    situation,
    with_match,
    with_person,
)


def lines(name: str, programme: Programme = PLAIN, coming: tuple[Due, ...] = ()) -> list[DigestLine]:
    return list(dict(digest_part(situation(programme), TODAY, coming).lines)[name])


def words(name: str, programme: Programme = PLAIN) -> list[str]:
    return [line.words for line in lines(name, programme)]


def test_where_all_is_well_no_line_says_anything() -> None:
    found = digest_part(situation(), TODAY, ())
    assert {name: told for name, told in found.lines if told} == {}
    assert [name for name, _ in found.lines] == ["decide", "help", "silent", "single", "good", "coming"]
    assert (found.period, found.week, found.tells) == (TODAY.isoformat(), TODAY, ())


DECISION = (Spot("Matches", "m", "Coordinator"),)


@pytest.mark.parametrize("state", MatchState)
@pytest.mark.parametrize("decision", [None, *Decision])
def test_a_proposal_waits_until_it_is_decided_and_an_approved_match_until_both_can_be_asked(
    state: MatchState, decision: Decision | None
) -> None:
    found = lines("decide", with_match(state=state, decision=decision))
    if state is MatchState.PROPOSED and decision is None:
        assert found == [DigestLine("Gil for Ana", DECISION)]
    elif state is MatchState.APPROVED:
        assert found == [DigestLine("Gil for Ana: approved, but one of them cannot be asked", DECISION)]
    else:
        assert found == []


@pytest.mark.parametrize("state", CircleState)
@pytest.mark.parametrize("decision", [None, *Decision])
@pytest.mark.parametrize("meets_on", [None, TODAY])
def test_a_circle_waits_for_a_decision_and_then_for_its_day(
    state: CircleState, decision: Decision | None, meets_on: Any
) -> None:
    circle = Circle("c", "role-models", ("gil",), ("ana", "cy"), decision, state, meets_on)
    found = lines("decide", replace(PLAIN, circles=(circle,)))
    if state is CircleState.PROPOSED and decision is None:
        spot = Spot("Circles", "c", "Coordinator")
        assert found == [DigestLine("A circle on Role models, for 2 who ask", (spot,))]
    elif state is CircleState.INVITED and meets_on is None:
        assert found == [
            DigestLine("A circle on Role models has no day yet", (Spot("Circles", "c", "Meets on"),))
        ]
    else:
        assert found == []


HELP: dict[str, str] = {
    Event.NEEDS_SOMETHING: "Ana needs something",
    Event.NEVER_MET: "Ana never met the other one",
    Event.TALK_TO_ME: "Ana asks to be talked to",
    Event.UNCLEAR: "Ana wrote something that only a human can read: “Hm”",
    PersonEvent.TALK: "Ana asks to be talked to",
    PersonEvent.UNCLEAR: "Ana wrote something that only a human can read: “Hm”",
}
GOOD: dict[str, str] = {
    Event.MET: "Ana met",
    Event.NEED_MET: "Ana has a need met",
    PersonEvent.OFFERS: "Ana now offers what they once needed",
}


@pytest.mark.parametrize("event", [*Event, *PersonEvent])
def test_what_happened_is_told_under_help_or_good_or_not_at_all(event: str) -> None:
    known = happened(entry(event, "ana", 1, words="Hm"))
    assert words("help", known) == ([HELP[event]] if event in HELP else [])
    assert words("good", known) == ([GOOD[event]] if event in GOOD else [])


def test_a_line_leads_to_the_words_if_there_are_any_then_to_the_match_and_the_person() -> None:
    status, state = Spot("Participants", "ana", "Status"), Spot("Matches", "m", "State")
    said = entry(Event.MET, "ana", 1, words="private")
    assert lines("good", happened(said)) == [
        DigestLine("Ana met", (Spot("History", said.id, "In their words"), state, status))
    ]
    assert lines("good", happened(replace(said, words="", match=""))) == [DigestLine("Ana met", (status,))]
    assert words("good", happened(replace(said, person="gone"))) == ["Somebody met"]
    assert words("help", happened(entry(Event.UNCLEAR, "ana"))) == [
        HELP[Event.UNCLEAR].removesuffix(": “Hm”")
    ]


@pytest.mark.parametrize(("length", "cut"), [(200, False), (201, True)])
def test_long_words_are_cut_at_two_hundred_signs(length: int, cut: bool) -> None:
    said = "a" * 100 + "  \n" + "b" * (length - 101)
    (line,) = words("help", happened(entry(Event.UNCLEAR, "ana", words=said)))
    own = line.partition("“")[2].removesuffix("”")
    assert len(own) == 200
    assert own.endswith("…") is cut
    spaced = "a" * 198 + " b c d"
    (line,) = words("help", happened(entry(Event.UNCLEAR, "ana", words=spaced)))
    assert line.endswith("a…”")


def test_what_came_since_the_last_digest_is_told_and_what_that_one_told_is_not() -> None:
    def told(days: int, *carried: str, digest: int = 3) -> bool:
        known = mailed(mail("digest", COORDINATOR, digest), mail("escalation", COORDINATOR, 1, "e"))
        if carried:
            known = mailed(mail("x", COORDINATOR, digest, id="told"), programme=known)
            known = replace(
                known, messages=(*known.messages[:-1], replace(known.messages[-1], carries=carried))
            )
        return bool(words("good", happened(entry(Event.MET, "ana", days), programme=known)))

    assert [told(days) for days in (2, 3, 4)] == [True, True, False]
    assert not told(3, f"told/{Event.MET}/ana/3")
    assert told(3, "told/another")
    without = [bool(words("good", happened(entry(Event.MET, "ana", days)))) for days in (7, 8)]
    assert without == [True, False]
    twice = mailed(mail("digest", COORDINATOR, 9, "a"), mail("digest", COORDINATOR, 2, "b"))
    assert not words("good", happened(entry(Event.MET, "ana", 5), programme=twice))


def test_what_happened_today_is_remembered_as_told() -> None:
    today = [entry(event, "ana", id=f"t{event}") for event in (Event.MET, Event.UNCLEAR, Event.SILENCE)]
    found = digest_part(situation(happened(*today, entry(Event.MET, "gil", 1))), TODAY, ())
    assert found.tells == (f"t{Event.MET}", f"t{Event.UNCLEAR}")


def test_who_is_held_stands_there_with_the_day_of_the_last_hold() -> None:
    held = with_person("ana", standing=Standing.HELD)
    holds = (entry(PersonEvent.HELD, "ana", 9, ""), entry(PersonEvent.PAUSED, "ana", 8, ""))
    (line,) = lines("help", happened(*holds, entry(PersonEvent.HELD, "ana", 6, ""), programme=held))
    assert line == DigestLine(
        f"Ana is held since {ago(6)}: no mail until you type how they stand",
        (Spot("Participants", "ana", "Status"),),
    )
    assert words("help", held) == ["Ana is held: no mail until you type how they stand"]
    assert words("help", with_person("ana", standing=Standing.PAUSED)) == []


def test_who_is_silent_is_told_of_once_by_person_or_by_match() -> None:
    quiet, still = silent("ana"), entry(Event.STILL_SILENT, "ana", 3)
    (line,) = lines("silent", quiet)
    assert line == DigestLine("Ana has left three mails unanswered", (Spot("Participants", "ana", "Status"),))
    assert words("silent", with_person("ana", quiet, standing=Standing.PAUSED)) == []
    assert words("silent", happened(still, programme=quiet)) == ["Ana has left three mails unanswered"]
    assert lines("silent", happened(still)) == [
        DigestLine("Ana is silent on Gil for Ana", (Spot("Matches", "m", "State"),))
    ]


@pytest.mark.parametrize(("days", "silent_still"), [(4, True), (3, False), (2, False)])
def test_a_silence_ends_with_a_sign_on_the_match(days: int, silent_still: bool) -> None:
    still = entry(Event.STILL_SILENT, "ana", 3)
    assert bool(words("silent", happened(still, entry(Event.NOT_YET, "ana", days)))) is silent_still
    assert words("silent", happened(still, entry(Event.NOT_YET, "ana", days, "other")))
    assert words("silent", happened(still, entry(Event.NOT_YET, "gil", days)))


@pytest.mark.parametrize("state", MatchState)
def test_a_silence_is_told_of_where_two_talk(state: MatchState) -> None:
    known = with_match(happened(entry(Event.STILL_SILENT, "gil", 3)), state=state)
    talk = state in {MatchState.INTRODUCED, MatchState.ACTIVE}
    assert words("silent", known) == ["Gil is silent on Gil for Ana"] * talk


def test_whoever_rests_on_one_helper_alone_for_several_needs_is_a_risk() -> None:
    needs = tuple(Need(kind, "ana", kind, "Who?") for kind in MATCH.kinds)
    (line,) = lines("single", replace(PLAIN, needs=needs))
    assert line == DigestLine(
        "Ana rests on Gil alone for Accountability, Role models", (Spot("Participants", "ana", "Status"),)
    )
    assert words("single", replace(PLAIN, needs=needs[:1])) == []


def test_what_comes_is_counted_by_kind() -> None:
    def part(kind: MailKind, person: str) -> NewsPart:
        return NewsPart(kind=kind, person=person, period="e", match=MATCH, other=GIL, needs=(), cause="")

    coming = (
        Due((ANA,), (part(MailKind.SUGGESTED_TIMES, "ana"), RefreshPart(person="ana", period="r", needs=()))),
        Due((GIL,), (part(MailKind.SUGGESTED_TIMES, "gil"),)),
    )
    plural = MailKind.NEEDS_REFRESH.traits.plural
    assert [line.words for line in lines("coming", coming=coming)] == [f"{plural}: 1", "suggested times: 2"]
