"""Each line of the coordinator's digest: what brings it, what ends it, and where it leads."""

from dataclasses import replace

import pytest

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import MatchState, Need
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.digest import digest_part
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.mail_parts import COORDINATOR, DigestLine, NewsPart, RefreshPart
from mentorsheets.relations.one_mail import Due
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic
from tests.relations.pair import (
    ANA,
    GIL,
    MATCH,
    PLAIN,
    TODAY,
    entry,
    happened,
    mail,
    mailed,
    situation,
    with_match,
)


def good(programme: Programme) -> list[DigestLine]:
    return list(digest_part(situation(programme), TODAY, ()).good)


def test_where_all_is_well_no_line_says_anything() -> None:
    found = digest_part(situation(), TODAY, ())
    assert (found.waiting, found.single, found.good, found.coming) == ((), (), (), ())
    assert (found.period, found.week, found.tells) == (TODAY.isoformat(), TODAY, ())


def test_what_waits_is_the_list_that_the_tab_shows() -> None:
    known = with_match(happened(entry(Event.UNCLEAR, "cy", 1, "", words="Hm")), state=MatchState.PROPOSED)
    found = digest_part(situation(known), TODAY, ()).waiting
    assert [one.topic for one in found] == [Topic.READ, Topic.DECIDE]
    assert found == find_waiting(known, TODAY)


GOOD: dict[str, str] = {
    Event.MET: "Ana talked with Gil",
    Event.NEED_MET: "Ana has a need met",
    PersonEvent.OFFERS: "Ana now offers what they once needed",
}


@pytest.mark.parametrize("event", [*Event, *PersonEvent])
def test_what_happened_is_told_as_good_or_not_at_all(event: str) -> None:
    known = happened(entry(event, "ana", 1, words="Hm"))
    assert [line.words for line in good(known)] == ([GOOD[event]] if event in GOOD else [])


def test_a_line_leads_to_the_words_if_there_are_any_then_to_the_match_and_the_person() -> None:
    status, state = Spot("Participants", "ana", "Status"), Spot("Matches", "m", "State")
    said = entry(Event.MET, "ana", 1, words="private")
    own = Spot("History", said.id, "In their words")
    assert good(happened(said)) == [DigestLine("Ana talked with Gil", (own, state, status))]
    assert good(happened(replace(said, words="", match=""))) == [DigestLine("Ana talked", (status,))]
    (line,) = good(happened(replace(said, person="gone")))
    assert line.words == "Somebody talked"


def test_what_came_since_the_last_digest_is_told_and_what_that_one_told_is_not() -> None:
    def told(days: int, *carried: str, digest: int = 3) -> bool:
        known = mailed(mail("digest", COORDINATOR, digest), mail("escalation", COORDINATOR, 1, "e"))
        if carried:
            known = mailed(mail("x", COORDINATOR, digest, id="told"), programme=known)
            known = replace(
                known, messages=(*known.messages[:-1], replace(known.messages[-1], carries=carried))
            )
        return bool(good(happened(entry(Event.MET, "ana", days), programme=known)))

    assert [told(days) for days in (2, 3, 4)] == [True, True, False]
    assert not told(3, f"told/{Event.MET}/ana/3")
    assert told(3, "told/another")
    without = [bool(good(happened(entry(Event.MET, "ana", days)))) for days in (7, 8)]
    assert without == [True, False]
    twice = mailed(mail("digest", COORDINATOR, 9, "a"), mail("digest", COORDINATOR, 2, "b"))
    assert not good(happened(entry(Event.MET, "ana", 5), programme=twice))


def test_what_happened_today_is_remembered_as_told() -> None:
    today = [entry(event, "ana", id=f"t{event}") for event in (Event.MET, Event.NEED_MET, Event.SILENCE)]
    found = digest_part(situation(happened(*today, entry(Event.MET, "gil", 1))), TODAY, ())
    assert found.tells == (f"t{Event.MET}", f"t{Event.NEED_MET}")


def test_whoever_rests_on_one_helper_alone_for_several_needs_is_a_risk() -> None:
    needs = tuple(Need(kind, "ana", kind, "Who?") for kind in MATCH.kinds)
    (line,) = digest_part(situation(replace(PLAIN, needs=needs)), TODAY, ()).single
    assert line == DigestLine(
        "Ana rests on Gil alone for Accountability, Role models", (Spot("Participants", "ana", "Status"),)
    )
    assert digest_part(situation(replace(PLAIN, needs=needs[:1])), TODAY, ()).single == ()


def test_what_comes_is_counted_by_kind() -> None:
    def part(kind: MailKind, person: str) -> NewsPart:
        return NewsPart(kind=kind, person=person, period="e", match=MATCH, other=GIL, needs=(), cause="")

    coming = (
        Due((ANA,), (part(MailKind.SUGGESTED_TIMES, "ana"), RefreshPart(person="ana", period="r", needs=()))),
        Due((GIL,), (part(MailKind.SUGGESTED_TIMES, "gil"),)),
    )
    plural = MailKind.NEEDS_REFRESH.traits.plural
    told = digest_part(situation(), TODAY, coming).coming
    assert [line.words for line in told] == [f"{plural}: 1", "suggested times: 2"]
