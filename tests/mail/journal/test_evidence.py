"""By which evidence a message of unknown fate is settled, and what of a person is forgotten with it."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.journal.forget import Traces, forget_in_journal
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rebuild import absorb
from mentorsheets.mail.journal.settle import settle_by_evidence
from mentorsheets.mail.message_ids import MessageIds
from mentorsheets.mail.messages import PlannedMail, SendOutcome
from mentorsheets.mail.tokens import Signer
from tests.mail.journal.states import (
    LATER,
    ONE,
    OTHER,
    REFUSED,
    SECOND,
    SENT,
    UNKNOWN,
    put,
    read,
)
from tests.mail.journal.test_settle import Copies
from tests.mail.letters import MONDAY, plain

IDS = MessageIds(Signer("harbour", b"a secret of thirty-two bytes, say"), "harbour.example.org")


class Looker(Copies):
    """Remembers what was looked for."""

    def arrived(self, sought: Any) -> set[str]:
        self.sought = dict(sought)
        return super().arrived(sought)


@pytest.mark.parametrize(("days", "bare"), [(60, True), (61, False)])
def test_a_message_whose_bytes_this_journal_never_saw_is_sought_by_its_key_for_sixty_days(
    journal: Journal, days: int, bare: bool
) -> None:
    absorb(journal, [read(UNKNOWN)], MONDAY)
    put(journal, UNKNOWN, OTHER)
    looker = Looker()
    settle_by_evidence(journal, looker, IDS, MONDAY + timedelta(days=days))
    key = ONE.key.id
    assert set(looker.sought[key]) == set(IDS.possible(key, is_recent=bare))
    assert looker.sought[OTHER.key.id] == (OTHER.message_id,)


def lost(journal: Journal, now: datetime, *known: PlannedMail) -> bool:
    """Return whether the one of unknown fate goes again, where only these are among the copies."""
    return settle_by_evidence(journal, Copies(*known), IDS, now).again == (ONE.key.id,)


def test_a_missing_copy_is_believed_when_its_time_is_over(journal: Journal) -> None:
    witness = plain(7)
    put(journal, SENT, witness)
    put(journal, UNKNOWN, ONE)
    assert not lost(journal, MONDAY + timedelta(minutes=15) - SECOND, witness)
    assert lost(journal, MONDAY + timedelta(minutes=15), witness)


def test_the_three_that_went_last_before_it_must_be_found_and_no_others_count(journal: Journal) -> None:
    minute = timedelta(minutes=1)
    witnesses = [plain(number) for number in range(3, 8)]
    for number, mail in enumerate(witnesses):
        put(journal, SENT, mail, now=MONDAY - (5 - number) * minute)
    by_hand = plain(8)
    put(journal, UNKNOWN, by_hand, now=MONDAY)
    journal.decide(by_hand.key.id, SENT, MONDAY, "a person says so")
    put(journal, SENT, plain(9), now=MONDAY + minute)
    put(journal, REFUSED, plain(10), now=MONDAY)
    put(journal, UNKNOWN, ONE)
    assert not lost(journal, LATER, *witnesses[3:])
    assert not lost(journal, LATER, *witnesses[:4])
    assert lost(journal, LATER, *witnesses[2:])


def test_a_witness_of_the_same_second_counts_and_one_whose_bytes_were_never_seen_does_not(
    journal: Journal,
) -> None:
    put(journal, SENT, plain(7))
    absorb(journal, [replace(read(SENT), key="never seen")], MONDAY)
    put(journal, UNKNOWN, ONE)
    assert lost(journal, LATER, plain(7))


def test_what_went_again_once_by_evidence_goes_no_third_time(journal: Journal) -> None:
    put(journal, SENT, plain(7))
    put(journal, UNKNOWN, ONE)
    assert lost(journal, LATER, plain(7))
    journal.brink([ONE.key.id], LATER, "me")
    journal.record([(ONE.key.id, SendOutcome(UNKNOWN))], LATER)
    assert not lost(journal, LATER + timedelta(days=1), plain(7))


def test_nothing_goes_again_that_would_not_have_gone_this_way(journal: Journal) -> None:
    class Elsewhere(Copies):
        def would_have(self, _key: str) -> bool:
            return False

    put(journal, SENT, plain(7))
    put(journal, UNKNOWN, ONE)
    settled = settle_by_evidence(journal, Elsewhere(plain(7)), IDS, LATER)
    assert (settled.again, settled.held) == ((), (ONE.key.id,))


def forget(journal: Journal, keys: dict[str, str]) -> int:
    them = Traces("P1", (), str, lambda text: text.replace("P1", "gone-1"), "gone-1")
    return forget_in_journal(journal, them, lambda key: keys.get(key, "fresh"), LATER)


def test_a_persons_id_in_the_period_of_a_mail_to_others_goes_and_their_key_stays(journal: Journal) -> None:
    about = replace(OTHER, key=replace(OTHER.key, period="P1/x", id=OTHER.key.id))
    put(journal, SENT, about, ONE)
    forget(journal, {OTHER.key.id: "not taken", ONE.key.id: "taken"})
    assert {(one.key, one.persons, one.period) for one in journal.records()} == {
        (OTHER.key.id, ("P2",), "gone-1/x"),
        ("taken", ("gone-1",), ONE.key.period),
    }


def test_without_an_address_no_dead_one_is_forgotten(journal: Journal) -> None:
    for address in ("", "p1@example.org"):
        journal.db.execute("INSERT INTO dead_address VALUES (?, '', '')", (address_mark(address),))
    forget(journal, {})
    assert journal.is_dead(["p1@example.org"])
    assert journal.is_dead([""])
