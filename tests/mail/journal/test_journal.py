"""The journal lets each message go once, and says of each what became of it."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.errors import Busy, MustLookFirst, WrongUse
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, MessageKey, SendOutcome
from tests.mail.letters import MONDAY, planned
from tests.mail.packed import with_packed

SENT = SendOutcome(MailState.SENT, "250 2.0.0 Ok")
LATER = SendOutcome(MailState.DEFERRED, "451 4.7.1 later")


@pytest.fixture
def journal(place: Path) -> Iterator[Journal]:
    with Journal(place, "harbour", MONDAY) as opened:
        yield opened


def states(journal: Journal) -> dict[str, MailState]:
    return {record.key: record.state for record in journal.records()}


def test_a_key_is_what_earlier_versions_made_of_it_so_that_nothing_goes_again_after_an_update() -> None:
    assert (
        MessageKey("harbour", "check-in", ("P1", "Zoë"), "2026-11-16", 2).id == "j2k7eohbfqueoeoanrgcilolu4"
    )


def test_a_key_does_not_depend_on_the_order_of_persons() -> None:
    assert (
        MessageKey("h", "introduction", ("A", "B"), "1").id
        == MessageKey("h", "introduction", ("B", "A"), "1").id
    )


@pytest.mark.parametrize(
    "other",
    [
        MessageKey("h2", "check-in", ("A",), "1"),
        MessageKey("h", "reminder", ("A",), "1"),
        MessageKey("h", "check-in", ("A", "B"), "1"),
        MessageKey("h", "check-in", ("A",), "2"),
        MessageKey("h", "check-in", ("A",), "1", generation=1),
        MessageKey("h", "check-in", ('A"', '"1'), ""),
    ],
)
def test_whatever_is_another_message_has_another_key(other: MessageKey) -> None:
    assert MessageKey("h", "check-in", ("A",), "1").id != other.id


def test_planning_twice_plans_once(journal: Journal) -> None:
    assert journal.plan([planned(1), planned(2)], MONDAY) == 2
    assert journal.plan([planned(2), planned(3)], MONDAY) == 1
    assert len(journal.due(MONDAY, 10)) == 3


def test_a_planned_message_comes_back_as_it_was(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    assert journal.due(MONDAY, 10) == [planned(1)]


def test_a_later_text_for_the_same_key_does_not_replace_the_frozen_one(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    journal.plan([planned(1, text="Another text")], MONDAY)
    assert journal.due(MONDAY, 10) == [planned(1)]


def test_nothing_goes_before_its_time_or_after_it(journal: Journal) -> None:
    journal.plan([planned(1, lasts=timedelta(days=2))], MONDAY)
    assert journal.due(MONDAY - timedelta(minutes=1), 10) == []
    assert journal.due(MONDAY + timedelta(days=2), 10) == []


def test_what_is_too_late_is_cancelled_and_says_so(journal: Journal) -> None:
    journal.plan([planned(1, lasts=timedelta(days=2))], MONDAY)
    with journal.held(MONDAY + timedelta(days=3)):
        pass
    assert [record.detail for record in journal.records(MailState.CANCELLED)] == ["too late to be sent"]


def test_what_was_put_off_and_is_too_late_then_is_cancelled_too(journal: Journal) -> None:
    journal.plan([planned(1, lasts=timedelta(days=2)), planned(2, lasts=timedelta(days=4))], MONDAY)
    journal.record([(planned(number).key.id, LATER) for number in (1, 2)], MONDAY)
    with journal.held(MONDAY + timedelta(days=2)):
        pass
    assert states(journal) == {planned(1).key.id: MailState.CANCELLED, planned(2).key.id: MailState.DEFERRED}


def test_what_went_is_not_cancelled_when_its_time_is_over(journal: Journal) -> None:
    journal.plan([planned(number) for number in (1, 2)], MONDAY)
    journal.record([(planned(1).key.id, SENT)], MONDAY)
    journal.record([(planned(2).key.id, SendOutcome(MailState.UNKNOWN, "no answer"))], MONDAY)
    with journal.held(MONDAY + timedelta(days=9)):
        pass
    assert states(journal) == {planned(1).key.id: MailState.SENT, planned(2).key.id: MailState.UNKNOWN}


def test_introductions_go_before_check_ins_and_the_oldest_first(journal: Journal) -> None:
    old, new = MONDAY - timedelta(days=1), MONDAY
    journal.plan(
        [planned(1, first=new), planned(2, first=old), planned(3, "introduction", first=new)], MONDAY
    )
    assert [mail.key.persons[0] for mail in journal.due(MONDAY, 10)] == ["P3", "P2", "P1"]


def test_only_one_owner_gets_to_the_brink(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    key = planned(1).key.id
    assert journal.brink([key], MONDAY, "one") == {key}
    assert journal.brink([key], MONDAY, "two") == set()


def test_a_message_taken_back_meanwhile_does_not_get_to_the_brink(journal: Journal) -> None:
    journal.plan([planned(1), planned(2)], MONDAY)
    assert journal.forget("P1", MONDAY) == 1
    keys = [planned(number).key.id for number in (1, 2)]
    assert journal.brink(keys, MONDAY, "one") == {keys[1]}


def test_what_a_dead_run_left_is_unknown_and_not_due(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    journal.brink([planned(1).key.id], MONDAY, "dead")
    with journal.held(MONDAY):
        assert journal.due(MONDAY + timedelta(hours=1), 10) == []
    assert states(journal) == {planned(1).key.id: MailState.UNKNOWN}


def test_a_second_run_is_told_to_wait(journal: Journal, place: Path) -> None:
    other = Journal(place, "harbour", MONDAY)
    with other, journal.held(MONDAY), pytest.raises(Busy), other.held(MONDAY):
        pass


def test_what_may_have_gone_counts_against_the_days_limit_like_what_went(journal: Journal) -> None:
    journal.plan([planned(number) for number in (1, 2, 3)], MONDAY)
    keys = [planned(number).key.id for number in (1, 2)]
    journal.brink(keys, MONDAY, "one")
    fates = (MailState.SENT, MailState.UNKNOWN)
    journal.record([(key, SendOutcome(fate)) for key, fate in zip(keys, fates, strict=True)], MONDAY)
    assert journal.went_since(MONDAY) == 2


def test_a_deferred_message_waits_longer_each_time(journal: Journal) -> None:
    journal.plan([planned(1, lasts=timedelta(days=9))], MONDAY)
    key, now, waits = planned(1).key.id, MONDAY, []
    for _ in range(8):
        journal.brink([key], now, "one")
        journal.record([(key, LATER)], now)
        then = journal.next_try(now)
        assert then
        waits.append((then - now).total_seconds() / 60)
        assert journal.due(then - timedelta(seconds=1), 10) == []
        now = then
    assert waits == [0.25, 1, 5, 30, 120, 360, 1440, 1440]


def test_a_sent_message_never_changes_again(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    key = planned(1).key.id
    journal.record([(key, SENT)], MONDAY)
    journal.record([(key, LATER)], MONDAY)
    assert journal.decide(key, MailState.PLANNED, MONDAY, "mistake") is False
    journal.forget("P1", MONDAY)
    assert states(journal) == {key: MailState.SENT}


def test_an_unknown_one_goes_again_with_the_same_bytes_only_when_somebody_says_so(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    key = planned(1).key.id
    journal.record([(key, SendOutcome(MailState.UNKNOWN, "no answer"))], MONDAY)
    assert journal.decide(key, MailState.PLANNED, MONDAY, "asked") is True
    assert journal.due(MONDAY, 10) == [planned(1)]


def test_a_dead_address_is_remembered_without_being_written_down(journal: Journal, tmp_path: Path) -> None:
    journal.plan([planned(1)], MONDAY)
    refusal = SendOutcome(MailState.REFUSED, "", (("p1@example.org", "550 5.1.1 no such user"),))
    journal.record([(planned(1).key.id, refusal)], MONDAY)
    assert journal.is_dead(["P1@example.org"])
    assert not journal.is_dead(["p2@example.org"])
    (detail,) = [record.detail for record in journal.records()]
    assert "example.org" not in detail


@pytest.mark.parametrize("reply", ["552 5.2.2 mailbox full", "554 5.7.1 no relaying", "451 4.1.1 busy"])
def test_other_refusals_do_not_bury_an_address(journal: Journal, reply: str) -> None:
    journal.plan([planned(1)], MONDAY)
    journal.record(
        [(planned(1).key.id, SendOutcome(MailState.REFUSED, "", (("p1@example.org", reply),)))], MONDAY
    )
    assert not journal.is_dead(["p1@example.org"])


def test_a_person_is_forgotten_but_not_that_they_got_mail(journal: Journal) -> None:
    journal.plan([planned(1), planned(1, "reminder"), planned(2)], MONDAY)
    journal.record([(planned(1).key.id, SENT)], MONDAY)
    assert journal.forget("P1", MONDAY) == 2
    assert [mail.key.persons for mail in journal.due(MONDAY, 10)] == [("P2",)]
    journal.plan([planned(1), planned(1, "reminder")], MONDAY)
    assert len(journal.due(MONDAY, 10)) == 1
    rows = journal.db.execute("SELECT recipients FROM mail WHERE recipients LIKE '%p1@%'").fetchall()
    assert rows == []
    assert journal.db.execute("SELECT count(*) FROM body").fetchone() == (1,)


def test_what_was_forgotten_is_on_the_disk_no_more(journal: Journal, tmp_path: Path) -> None:
    journal.plan([planned(1), planned(2)], MONDAY)
    journal.forget("P1", MONDAY)
    on_disk = with_packed(b"".join(file.read_bytes() for file in tmp_path.glob("mail.db*")))
    assert b"p1@example.org" not in on_disk
    assert b"p2@example.org" in on_disk


def test_the_words_of_old_messages_are_not_kept(journal: Journal) -> None:
    journal.plan([planned(1), planned(2, lasts=timedelta(days=90))], MONDAY)
    journal.record([(planned(1).key.id, SENT)], MONDAY)
    with journal.held(MONDAY + timedelta(days=36)):
        pass
    assert journal.db.execute("SELECT key FROM body").fetchall() == [(planned(2).key.id,)]
    assert states(journal)[planned(1).key.id] == MailState.SENT


@pytest.mark.parametrize(("days", "left"), [(30, 1), (31, 0)])
def test_the_words_are_kept_for_30_days_after_a_message_could_last_be_sent(
    journal: Journal, days: int, left: int
) -> None:
    journal.plan([planned(1, lasts=timedelta(days=5))], MONDAY)
    journal.record([(planned(1).key.id, SENT)], MONDAY)
    with journal.held(MONDAY + timedelta(days=5 + days)):
        pass
    assert journal.db.execute("SELECT count(*) FROM body").fetchone() == (left,)


def test_the_words_of_a_message_of_unknown_fate_are_kept_until_somebody_settles_it(journal: Journal) -> None:
    journal.plan([planned(1), planned(2)], MONDAY)
    journal.record([(planned(1).key.id, SendOutcome(MailState.UNKNOWN, "no answer"))], MONDAY)
    journal.brink([planned(2).key.id], MONDAY, "a run that died")
    for days in (36, 72):
        with journal.held(MONDAY + timedelta(days=days)):
            assert set(states(journal).values()) == {MailState.UNKNOWN}
        assert journal.db.execute("SELECT count(*) FROM body").fetchone() == (2,)
    for number in (1, 2):
        journal.decide(planned(number).key.id, MailState.SENT, MONDAY + timedelta(days=73), "it arrived")
    with journal.held(MONDAY + timedelta(days=74)):
        pass
    assert journal.db.execute("SELECT count(*) FROM body").fetchone() == (0,)


def test_the_journal_of_another_programme_is_refused(journal: Journal, place: Path) -> None:
    with pytest.raises(WrongUse):
        Journal(place, "lighthouse", MONDAY)


def test_a_clock_set_back_is_noticed(journal: Journal, place: Path) -> None:
    journal.plan([planned(1)], MONDAY)
    Journal(place, "harbour", MONDAY - timedelta(minutes=4)).db.close()
    with pytest.raises(MustLookFirst):
        Journal(place, "harbour", MONDAY - timedelta(minutes=6))


def test_a_file_that_is_no_journal_is_left_alone(place: Path) -> None:
    place.write_text("my shopping list, which is long enough to be no database at all" * 9)
    with pytest.raises(MustLookFirst, match="--rebuild"):
        Journal(place, "harbour", MONDAY)
    assert "shopping" in place.read_text()


def test_nobody_else_on_the_computer_can_read_it(journal: Journal, tmp_path: Path) -> None:
    assert (tmp_path / "mail.db").stat().st_mode & 0o077 == 0


def test_what_the_shared_record_lacks_is_listed_until_it_has_it(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    journal.shared(journal.unshared())
    assert journal.unshared() == []
    journal.record([(planned(1).key.id, SENT)], MONDAY)
    assert [record.state for record in journal.unshared()] == [MailState.SENT]


def test_what_is_put_off_waits_until_then_and_is_never_brought_forward(journal: Journal) -> None:
    journal.plan([planned(1)], MONDAY)
    for hours in (2, 1):
        journal.put_off(planned(1).key.id, MONDAY + timedelta(hours=hours))
    assert journal.due(MONDAY + timedelta(hours=1, minutes=30), 10) == []
    assert len(journal.due(MONDAY + timedelta(hours=2), 10)) == 1


def test_words_are_kept_in_less_room_and_those_of_an_earlier_version_are_read_as_they_are(
    journal: Journal,
) -> None:
    mails = [planned(1), planned(2)]
    journal.plan(mails, MONDAY)
    journal.db.execute("UPDATE body SET content = ? WHERE key = ?", (mails[1].content, mails[1].key.id))
    ((kept,),) = journal.db.execute("SELECT content FROM body WHERE key = ?", (mails[0].key.id,)).fetchall()
    assert len(bytes(kept)) < len(mails[0].content)
    assert {mail.content for mail in journal.due(MONDAY, 10)} == {mail.content for mail in mails}
