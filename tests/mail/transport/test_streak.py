"""When a server's refusals are about us and not about those whom we write to."""

import pytest

from mentorsheets.mail.messages import MailState, SendOutcome
from mentorsheets.mail.transport.streak import MOST_ALIKE, MOST_UNKNOWN, Streak
from tests.mail.letters import plain

BLOCKED = "550 5.7.1 blocked by policy 4711"
UNKNOWN = "550 5.1.1 no such user"
FULL = "552 5.2.2 mailbox full"


def refuse(streak: Streak, *replies: str, state: MailState = MailState.REFUSED) -> Streak:
    for number, reply in enumerate(replies, len(streak.mails)):
        mail = plain(number)
        streak.note(mail, SendOutcome(state, reply, refused=((mail.recipients[0], reply),)))
    return streak


def send(streak: Streak) -> Streak:
    streak.note(plain(99), SendOutcome(MailState.SENT, "250 Ok"))
    return streak


def test_three_refused_alike_in_a_row_are_no_accident_and_two_may_be() -> None:
    assert MOST_ALIKE == 3
    assert not refuse(Streak(), *[BLOCKED] * 2).is_too_long(has_sent=True)
    assert refuse(Streak(), *[BLOCKED] * 3).is_too_long(has_sent=True)


def test_numbers_and_marks_that_a_server_puts_in_anew_do_not_make_replies_differ() -> None:
    streak = refuse(
        Streak(), *(f"550 5.7.1 blocked by policy {number}; see <x{number}>" for number in range(3))
    )
    assert streak.is_too_long(has_sent=False)


def test_one_that_is_taken_or_refused_otherwise_begins_the_count_anew() -> None:
    assert not refuse(send(refuse(Streak(), *[BLOCKED] * 2)), BLOCKED).is_too_long(has_sent=True)
    assert not refuse(Streak(), BLOCKED, BLOCKED, "550 5.7.9 your domain has no SPF").is_too_long(
        has_sent=False
    )


def test_full_mailboxes_are_their_owners_matter_however_many() -> None:
    assert not refuse(Streak(), *[FULL] * 20).is_too_long(has_sent=False)


def test_what_is_put_off_with_a_four_says_nothing_and_with_a_five_counts() -> None:
    later = refuse(Streak(), *["451 4.7.1 later"] * 5, state=MailState.DEFERRED)
    assert not later.is_too_long(has_sent=False)
    assert refuse(Streak(), *[BLOCKED] * 3, state=MailState.DEFERRED).is_too_long(has_sent=False)


@pytest.mark.parametrize(
    ("count", "has_sent", "too_long"), [(9, False, False), (10, False, True), (10, True, False)]
)
def test_an_old_list_may_have_nine_dead_addresses_but_not_ten_before_anybody_was_reached(
    count: int, has_sent: bool, too_long: bool
) -> None:
    assert MOST_UNKNOWN == 10
    assert refuse(Streak(), *[UNKNOWN] * count).is_too_long(has_sent=has_sent) is too_long


def test_all_that_were_refused_alike_are_remembered_so_that_they_can_wait_again() -> None:
    streak = refuse(Streak(), *[BLOCKED] * 3)
    assert [mail.key.persons for mail in streak.mails] == [("P0",), ("P1",), ("P2",)]
    assert streak.states == [MailState.REFUSED] * 3
    assert streak.refused == ["p0@example.org", "p1@example.org", "p2@example.org"]
    assert streak.reply == BLOCKED
