"""A message of unknown fate goes again only on evidence, once, or when a person says so."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from mentorsheets.domain.ids import address_mark
from mentorsheets.errors import WrongUse
from mentorsheets.mail.incoming.already_read import note_bounce
from mentorsheets.mail.incoming.arrivals import Bounce
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.journal.settle import send_again, send_outbox, settle_as_sent, settle_by_evidence
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.messages import MailState, MessageKey, PlannedMail, SendOutcome
from mentorsheets.mail.tokens import Signer
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.outbox import Outbox
from tests.mail.letters import MONDAY, TurnableClock, plain

IDS = MessageIds(Signer("harbour", b"a secret of thirty-two bytes, say"), "harbour.example.org")
LATER = MONDAY + timedelta(hours=1)
FULL = Bounce("b", plain(1).key.id, address_mark("p1@example.org"), "5.2.2", is_hard=False)


class Copies:
    """A mailbox of copies that holds some messages; a search in it may be blind."""

    wait = timedelta(minutes=15)

    def __init__(self, *mails: PlannedMail, blind: bool = False) -> None:
        self.held = set() if blind else {mail.message_id for mail in mails}

    def arrived(self, sought: Mapping[str, Sequence[str]]) -> set[str]:
        return {key for key, ids in sought.items() if self.held.intersection(ids)}

    def is_sound(self, known: list[str]) -> bool:
        return bool(known) and self.held.issuperset(known)

    def would_have(self, _key: str) -> bool:
        return True


@pytest.fixture
def journal(place: Path) -> Iterator[Journal]:
    """Message 1 surely went out; of 2 and 3 nobody knows."""
    with Journal(place, "harbour", MONDAY) as opened:
        mails = [plain(number) for number in (1, 2, 3)]
        opened.plan(mails, MONDAY)
        opened.brink([mail.key.id for mail in mails], MONDAY, "one")
        fates = [MailState.SENT, MailState.UNKNOWN, MailState.UNKNOWN]
        opened.record(
            [(mail.key.id, SendOutcome(fate)) for mail, fate in zip(mails, fates, strict=True)], MONDAY
        )
        yield opened


def key(number: int) -> str:
    return plain(number).key.id


def test_what_is_found_was_sent_and_what_is_missing_goes_again_unchanged(journal: Journal) -> None:
    settled = settle_by_evidence(journal, Copies(plain(1), plain(2)), IDS, LATER)
    assert (settled.arrived, settled.again, settled.held) == ((key(2),), (key(3),), ())
    assert journal.due(LATER, 10) == [plain(3)]


def test_it_goes_again_by_evidence_only_once(journal: Journal) -> None:
    settle_by_evidence(journal, Copies(plain(1)), IDS, LATER)
    for mail in journal.due(LATER, 10):
        journal.brink([mail.key.id], LATER, "two")
        journal.record([(mail.key.id, SendOutcome(MailState.UNKNOWN))], LATER)
    settled = settle_by_evidence(journal, Copies(plain(1)), IDS, LATER + timedelta(days=1))
    assert settled.again == ()
    assert set(settled.held) == {key(2), key(3)}


def test_a_search_that_does_not_find_what_surely_went_out_proves_nothing(journal: Journal) -> None:
    assert settle_by_evidence(journal, Copies(blind=True), IDS, LATER).again == ()


def test_a_search_with_nothing_to_prove_itself_by_proves_nothing(tmp_path: Path) -> None:
    with Journal(tmp_path / "other.db", "harbour", MONDAY) as journal:
        journal.plan([plain(2)], MONDAY)
        journal.record([(key(2), SendOutcome(MailState.UNKNOWN))], MONDAY)
        assert settle_by_evidence(journal, Copies(), IDS, LATER).again == ()


def test_a_copy_gets_its_time_to_arrive(journal: Journal) -> None:
    early = MONDAY + timedelta(minutes=14)
    assert settle_by_evidence(journal, Copies(plain(1)), IDS, early).again == ()


def killed(_keys: list[str]) -> set[str]:
    raise KeyboardInterrupt


def test_an_outbox_says_nothing_of_what_never_came_its_way(tmp_path: Path, journal: Journal) -> None:
    settled = settle_by_evidence(journal, Outbox(tmp_path / "outbox"), IDS, LATER)
    assert set(settled.held) == {key(2), key(3)}


def test_copies_that_began_only_later_prove_nothing_about_what_went_before(journal: Journal) -> None:
    journal.plan([plain(4)], LATER)
    journal.brink([key(4)], LATER, "one")
    journal.record([(key(4), SendOutcome(MailState.SENT))], LATER)
    settled = settle_by_evidence(journal, Copies(plain(4)), IDS, LATER + timedelta(hours=1))
    assert set(settled.held) == {key(2), key(3)}


def test_an_outbox_knows_at_once_what_it_holds(tmp_path: Path, place: Path) -> None:
    outbox = Outbox(tmp_path / "outbox")
    with Journal(place, "harbour", MONDAY) as journal:
        journal.plan([plain(1), plain(2)], MONDAY)
        outbox.deliver([plain(1)], set)
        with suppress(KeyboardInterrupt):
            outbox.deliver([plain(2)], killed)
        journal.brink([key(1), key(2)], MONDAY, "dead")
        with journal.held(MONDAY):
            settled = settle_by_evidence(journal, outbox, IDS, MONDAY)
        assert (settled.arrived, settled.again) == ((key(1),), (key(2),))
        deliver(journal, outbox, TurnableClock(), Pace(), Guards())
        assert len(list(outbox.folder.glob("*.eml"))) == 2


def test_what_lies_in_an_outbox_goes_to_a_server_when_somebody_asks(tmp_path: Path, place: Path) -> None:
    with Journal(place, "harbour", MONDAY) as journal:
        journal.plan([plain(1), plain(2, not_after=LATER)], MONDAY)
        deliver(journal, Outbox(tmp_path / "outbox"), TurnableClock(), Pace(), Guards())
        lines = journal.records()
        assert journal.due(LATER, 10) == []
        assert send_outbox(journal, LATER) == 1
        absorb(journal, lines, LATER)
        assert journal.due(LATER, 10) == [plain(1)]
        journal.record([(key(1), SendOutcome(MailState.SENT, "250 Ok"))], LATER)
        assert send_outbox(journal, LATER) == 0


def test_a_person_can_say_that_it_arrived(journal: Journal) -> None:
    assert settle_as_sent(journal, key(2)[:6], LATER).key == key(2)
    assert journal.due(LATER, 10) == []
    assert len(journal.records(MailState.UNKNOWN)) == 1


def test_a_person_can_have_it_sent_again_with_the_same_bytes(journal: Journal) -> None:
    send_again(journal, key(2), LATER)
    assert journal.due(LATER, 10) == [plain(2)]


@pytest.mark.parametrize("wrong", ["", "zzzz", key(1)])
def test_only_one_message_of_unknown_fate_can_be_meant(journal: Journal, wrong: str) -> None:
    with pytest.raises(WrongUse):
        send_again(journal, wrong, LATER)


def test_a_message_that_came_back_had_been_sent(journal: Journal) -> None:
    note_bounce(journal, Bounce("b", key(2), address_mark("p2@example.org"), "5.1.1", is_hard=True), LATER)
    (record,) = [record for record in journal.records(MailState.SENT) if record.key == key(2)]
    assert record.detail == "sent, and came back: 5.1.1"
    assert journal.is_dead(["p2@example.org"])


def test_three_soft_bounces_in_a_month_make_an_address_dead(journal: Journal) -> None:
    for day in (0, 10, 20):
        assert not journal.is_dead(["p1@example.org"])
        note_bounce(journal, FULL, LATER + timedelta(days=day))
    assert journal.is_dead(["p1@example.org"])


def test_soft_bounces_far_apart_do_not_where_mail_arrived_in_between(journal: Any) -> None:
    weekly = [
        plain(
            1,
            key=MessageKey("harbour", "check-in", ("P1",), f"week {week}"),
            message_id=f"<{week}@example.org>",
        )
        for week in range(9)
    ]
    for week, mail in enumerate(weekly):
        on = LATER + timedelta(weeks=week)
        journal.plan([mail], on)
        journal.brink([mail.key.id], on, "one")
        journal.record([(mail.key.id, SendOutcome(MailState.SENT))], on)
    for day in (0, 20, 40, 60):
        note_bounce(journal, FULL, LATER + timedelta(days=day))
    assert not journal.is_dead(["p1@example.org"])


def test_an_address_that_gives_back_each_of_its_rare_mails_is_dead(journal: Any) -> None:
    for day in (0, 35, 70):
        assert not journal.is_dead(["p1@example.org"])
        note_bounce(journal, FULL, LATER + timedelta(days=day))
    assert journal.is_dead(["p1@example.org"])


def test_a_refusal_for_the_senders_sake_says_nothing_against_the_address(journal: Any) -> None:
    for day in range(5):
        note_bounce(journal, replace(FULL, is_about_reader=False), LATER + timedelta(days=day))
    assert not journal.is_dead(["p1@example.org"])
