"""What was put before the coordinator, until when it waits, and what is not asked meanwhile."""

from dataclasses import replace

import pytest

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, MatchState, Registration
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.answers import note_several
from mentorsheets.relations.permission import Hindrance, find_hindrance_in
from mentorsheets.relations.undecided import KEPT_SINCE, find_undecided, kept_since
from mentorsheets.relations.waiting import decided_id
from tests.relations.pair import PLAIN, TODAY, ago, entry, happened, situation, with_match

PUT_BEFORE = [Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.STILL_SILENT]


def undecided(*entries: HistoryEntry, programme: Programme = PLAIN) -> list[str]:
    now = situation(happened(*entries, programme=programme))
    return [one.id for one in find_undecided("m", now)]


@pytest.mark.parametrize("event", Event)
def test_what_the_coordinator_was_written_to_about_waits_for_their_word_and_nothing_else(
    event: Event,
) -> None:
    assert bool(undecided(entry(event, "ana"))) is (event in PUT_BEFORE)


def test_it_waits_until_they_said_a_word_or_typed_a_state() -> None:
    said, typed = entry(Event.NEVER_MET, "ana", 3), entry(Event.SET_BY_HAND, days=2)
    again = entry(Event.NEVER_MET, "gil", 1)
    word = HistoryEntry(decided_id(said.id), TODAY, DeskEvent.DECIDED)
    assert undecided(said) == [said.id]
    assert undecided(said, word) == []
    assert undecided(said, word, again) == [again.id]
    assert undecided(said, typed) == []
    assert undecided(said, typed, again) == [again.id]
    assert undecided(typed, said) == [said.id]
    assert undecided(typed, said, replace(typed, id="typed twice"), again) == [again.id]


def test_what_is_older_than_the_list_waits_no_more() -> None:
    assert undecided(entry(Event.NEVER_MET, "ana", 28))
    assert not undecided(entry(Event.NEVER_MET, "ana", 29))
    kept = replace(PLAIN, register=(Registration(KEPT_SINCE, "", f"{ago(50)}"),))
    assert undecided(entry(Event.NEVER_MET, "ana", 50), programme=kept)
    assert not undecided(entry(Event.NEVER_MET, "ana", 51), programme=kept)


@pytest.mark.parametrize(("name", "since"), [("", ago(28)), ("gibberish", ago(28)), (f"{ago(3)}", ago(3))])
def test_the_list_reaches_back_to_the_day_that_was_noted_and_else_four_weeks(
    name: str, since: object
) -> None:
    register = (Registration("another", "", f"{ago(70)}"), Registration(KEPT_SINCE, "", name))
    assert kept_since(replace(PLAIN, register=register), TODAY) == since
    assert kept_since(PLAIN, TODAY) == ago(28)


ASKS_ON = [MailKind.CHECK_IN, MailKind.REMINDER, MailKind.SILENCE_OTHER_SIDE]


@pytest.mark.parametrize("kind", ASKS_ON)
@pytest.mark.parametrize("event", PUT_BEFORE)
def test_meanwhile_nobody_is_asked_about_the_match_again(kind: MailKind, event: Event) -> None:
    waits = situation(happened(entry(event, "ana")))
    (match,) = waits.programme.matches
    for side in match.people:
        assert find_hindrance_in(match, side, kind, waits) is Hindrance.UNDECIDED
    assert find_hindrance_in(match, "gil", kind, situation()) is None


@pytest.mark.parametrize("kind", sorted(set(MailKind) - {*ASKS_ON}))
def test_what_is_no_question_on_how_it_goes_still_reaches_them(kind: MailKind) -> None:
    state = next((state for state in MatchState if kind.may_go_in(state)), MatchState.ACTIVE)
    waits = situation(with_match(happened(entry(Event.NEVER_MET, "ana")), state=state))
    assert find_hindrance_in(waits.programme.matches[0], "ana", kind, waits) is None


def test_what_waits_in_one_match_keeps_no_other_from_being_asked_about() -> None:
    waits = situation(happened(entry(Event.NEVER_MET, "ana", match="another")))
    assert find_hindrance_in(waits.programme.matches[0], "ana", MailKind.CHECK_IN, waits) is None


def hindrances(*entries: HistoryEntry, kind: MailKind = MailKind.CHECK_IN) -> list[Hindrance | None]:
    """Return what keeps Gil, and what keeps Ana, from being asked how it goes with the other."""
    now = situation(happened(*entries))
    return [find_hindrance_in(now.programme.matches[0], side, kind, now) for side in ("gil", "ana")]


@pytest.mark.parametrize("kind", ASKS_ON)
@pytest.mark.parametrize(
    "wrote",
    [
        entry(Event.UNCLEAR, "ana", words="We met, but something is wrong."),
        entry(PersonEvent.UNCLEAR, "ana", words="And another thing"),
        entry(PersonEvent.UNCLEAR, "ana", match="", words=note_several(2, "It is hard just now")),
        entry(PersonEvent.WHICH, "ana", match="met m another", words="We met"),
    ],
)
def test_while_words_of_either_wait_to_be_read_nobody_is_asked_about_the_two(
    wrote: HistoryEntry, kind: MailKind
) -> None:
    assert hindrances(wrote, kind=kind) == [Hindrance.UNREAD] * 2
    word = HistoryEntry(decided_id(wrote.id), TODAY, DeskEvent.DECIDED)
    assert hindrances(wrote, word, kind=kind) == [None, None]


@pytest.mark.parametrize(
    "wrote",
    [
        entry(PersonEvent.UNCLEAR, "ana", match="another"),
        entry(PersonEvent.UNCLEAR, "ana", match="", words="Out of the blue"),
        entry(PersonEvent.WHICH, "ana", match="met one another"),
        entry(Event.UNCLEAR, "ana", days=29),
        entry(Event.MET, "ana"),
    ],
)
def test_words_about_others_or_nothing_or_understood_or_told_long_ago_keep_nobody(
    wrote: HistoryEntry,
) -> None:
    assert hindrances(wrote) == [None, None]
