"""A mailbox is read to its end or not at all: no cut of the line, and no one mail, keeps the others from being heard."""

from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsheets.domain.read_mail import MailEnd, MailMemory, ReadMail
from mentorsheets.errors import Unreachable
from mentorsheets.mail.incoming.already_read import note_taken
from mentorsheets.mail.incoming.arrivals import Automatic, IncomingReply, StopRequest, Untied
from mentorsheets.mail.incoming.by_header import name_in_id
from mentorsheets.mail.incoming.collect import collect, confirm
from mentorsheets.mail.incoming.mailbox import open_mailbox
from mentorsheets.mail.mail_address import ServerAddress
from mentorsheets.mail.transport.login import Login
from tests.mail.incoming.imap_server import mailbox
from tests.mail.incoming.test_own_words import MUCH_TOO_LONG
from tests.mail.incoming.test_replies import KEY, SIGNER, journal, words
from tests.mail.letters import MONDAY

__all__ = ["journal"]


@pytest.fixture(scope="module")
def box() -> Iterator[Any]:
    with mailbox() as served:
        yield served


def mail(
    number: Any = 1, *, subject: Any = "Re: How is it going?", body: Any = "Not yet", more: Any = ""
) -> Any:
    return (
        f"From: p1@example.org\nTo: hello@harbour.example.org\nSubject: {subject}\nMessage-ID: <m{number}@client.example>\n"
        f"In-Reply-To: {words()['message_id']}\n{more}Content-Type: text/plain; charset=utf-8\n\n{body}\n"
    )


def read(box: Any, journal: Any, **after: Any) -> Any:
    with open_mailbox(
        ServerAddress("imap", "127.0.0.1", box.port), Login("hello", lambda: "correct-horse")
    ) as opened:
        return collect(journal, opened, SIGNER, MONDAY, **after)


def test_all_that_is_new_is_read_in_the_order_in_which_it_came(box: Any, journal: Any) -> None:
    box.hold(mail(1, body="no"), mail(2, body="yes"), mail(3, body="no"))
    found = read(box, journal)
    assert [one.text for one in found.found] == ["no", "yes", "no"]
    assert found.is_whole
    confirm(journal, found, MONDAY)
    assert read(box, journal).found == ()


def test_the_same_mail_in_two_copies_is_read_once_and_the_same_words_anew_twice(
    box: Any, journal: Any
) -> None:
    box.hold(mail(1), mail(1), mail(2))
    assert [one.text for one in read(box, journal).found] == ["Not yet", "Not yet"]


def test_a_second_mail_under_the_same_name_is_heard_as_well_as_the_first(box: Any, journal: Any) -> None:
    box.hold(mail(1, body="We met."), mail(1, body="Please stop writing to me."))
    assert [one.text for one in read(box, journal).found] == ["We met.", "Please stop writing to me."]


def test_a_mail_under_a_name_that_was_read_is_heard_if_it_says_something_else_and_not_if_it_was_moved_back(
    box: Any, journal: Any
) -> None:
    box.hold(mail(1, body="We met."))
    confirm(journal, read(box, journal), MONDAY)
    box.hold(mail(1, body="We met."), mail(1, body="We met.\n"), mail(1, body="Please stop."))
    found = read(box, journal)
    assert [one.text for one in found.found] == ["Please stop."]
    confirm(journal, found, MONDAY)
    box.hold(*[mail(1, body="We met."), mail(1, body="Please stop.")] * 3)
    assert read(box, journal).found == ()


def test_a_bounce_that_was_read_before_words_were_told_apart_is_not_counted_again(
    box: Any, journal: Any
) -> None:
    box.hold(mail(1, body="We met."))
    (one,) = read(box, journal).found
    old = ReadMail(f"{name_in_id(one.id)}-12345678", MailEnd.BOUNCE, MONDAY.date())
    assert read(box, journal, memory=MailMemory({old.id: old})).found == ()


def test_of_what_was_read_before_words_were_told_apart_a_second_mail_is_the_same(
    box: Any, journal: Any
) -> None:
    box.hold(mail(1, body="We met."))
    found = read(box, journal)
    note_taken(journal, [name_in_id(one.id) for one in found.found], MONDAY)
    assert read(box, journal).found == ()


@pytest.mark.parametrize(
    ("body", "more", "is_heard"),
    [
        ("I am away, and please stop these mails for good.", "", True),
        ("He hit me.", "", True),
        ("I am out of the office until Monday. In urgent cases call the desk.", "", False),
        ("I am away. Please stop these mails for good.", "Auto-Submitted: auto-replied\n", False),
    ],
)
def test_what_only_its_subject_calls_automatic_is_heard_where_it_may_be_a_cry(
    box: Any, journal: Any, body: str, more: str, is_heard: bool
) -> None:
    box.hold(mail(1, subject="Out of office", body=body, more=more))
    (found,) = read(box, journal).found
    assert isinstance(found, IncomingReply if is_heard else Automatic)


def test_a_second_stop_counts_as_one_of_its_own(box: Any, journal: Any) -> None:
    stop = f"stop [{words()['stop']}]"
    box.hold(mail(1, subject=stop), mail(2, subject=stop))
    found = read(box, journal).found
    assert all(isinstance(one, StopRequest) for one in found)
    assert len({one.id for one in found}) == 2


@pytest.mark.thorough
def test_one_mail_that_nothing_can_take_apart_stops_nothing_and_keeps_its_words(
    box: Any, journal: Any
) -> None:
    nested = "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(3000))
    broken = (
        f"Message-ID: <bad@x.example>\nMIME-Version: 1.0\n{nested}Content-Type: text/plain\n\nPlease stop.\n"
    )
    box.hold(mail(1), broken, mail(2))
    found = read(box, journal).found
    assert [one.text for one in found] == ["Not yet", "Please stop.", "Not yet"]
    assert isinstance(found[1], Untied)


@pytest.mark.parametrize(
    "more",
    ["Message-ID: <[x]@[1.2.3>.4]\n", "MIME-Version: 1.0\n" + "Content-Type: message/rfc822\n\n" * 3000],
    ids=["an id that Python cannot read", "a letter in a letter in a letter"],
)
def test_whose_mail_it_is_and_what_it_answers_is_known_whatever_nothing_can_take_apart(
    box: Any, journal: Any, more: str
) -> None:
    head = mail(1, body="Please stop.").replace("Message-ID: <m1@client.example>\n", "")
    box.hold(head.replace("Content-Type", f"{more}Content-Type", 1))
    (found,) = read(box, journal).found
    assert isinstance(found, IncomingReply)
    assert "Please stop." in found.text


def test_of_our_own_copies_and_of_newsletters_only_the_headers_are_asked_for(box: Any, journal: Any) -> None:
    own = f"From: hello@harbour.example.org\nMessage-ID: {KEY.message_id('harbour.example.org')}\nSubject: x\n\nHello\n"
    news = "From: news@example.net\nMessage-ID: <news@x.example>\nList-Id: <news.example.net>\nList-Unsubscribe: <https://news.example.net>\nSubject: News\n\nNews\n"
    box.hold(own, news, mail(1))
    del box.commands[:]
    kinds = [one.kind if isinstance(one, Automatic) else type(one) for one in read(box, journal).found]
    assert kinds == ["our own copy", "list", IncomingReply]
    assert [line.split()[2] for line in box.commands if "BODY.PEEK[]" in line] == ["3"]


def test_mail_that_was_read_is_not_asked_for_again_where_the_mailbox_was_numbered_anew(
    box: Any, journal: Any
) -> None:
    box.hold(mail(1), mail(2))
    confirm(journal, read(box, journal), MONDAY)
    box.hold(mail(1), mail(2), mail(3))
    box.renumber(9)
    del box.commands[:]
    assert len(read(box, journal).found) == 1
    assert [line.split()[2] for line in box.commands if "BODY.PEEK[]" in line] == ["3"]
    box.renumber(7)


def test_a_large_mailbox_is_read_in_parts_each_of_which_can_be_noted(
    box: Any, journal: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("mentorsheets.mail.incoming.collect.PART", 2)
    box.hold(*(mail(number) for number in range(5)))
    first = read(box, journal)
    assert (len(first.found), first.is_whole) == (2, False)
    second = read(box, journal, after=first)
    confirm(journal, second, MONDAY)
    rest = read(box, journal)
    assert (len(second.found), second.is_whole, len(rest.found), rest.is_whole) == (2, False, 1, True)


def test_line_ends_that_a_server_made_double_or_broke_hide_no_sender_and_no_words(
    box: Any, journal: Any
) -> None:
    # As some forms and scripts send it: Python's parser takes the first line for the whole header.
    twice = mail(1, body="It depends").replace("\n", "\r\n")
    alone = mail(2, body="It depends", more="X-Mailer: old\rFrom: gil@example.org\n")
    box.hold(twice, alone)
    found = read(box, journal).found
    assert [(type(one), one.person, one.text) for one in found] == [(IncomingReply, "P1", "It depends")] * 2


@pytest.mark.parametrize("field", ["Sender", "Reply-To", "Content-Disposition", "Cc"])
def test_a_field_longer_than_any_mail_program_makes_it_costs_no_time_and_hides_no_words(
    box: Any, journal: Any, field: str
) -> None:
    # Python's parser takes a minute for some tens of thousands of such signs, and hours for more.
    long, folded = f"{field}: {'> ' * 40_000}\n", f"{field}: {'> ' * 30}\n" + f" {'. ' * 30}\n" * 1000
    box.hold(mail(1, body="It depends", more=long), mail(2, body="From: " + "x " * 2000, more=folded))
    begun = process_time()
    found = read(box, journal).found
    assert process_time() - begun < MUCH_TOO_LONG
    assert [one.person for one in found] == ["P1", "P1"]
    assert (found[0].text, found[1].text.count("x")) == ("It depends", 2000)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(count=st.integers(0, 1500))
def test_any_cut_of_the_line_is_no_answer_and_never_half_of_one(box: Any, journal: Any, count: Any) -> None:
    box.hold(mail(1, subject=f"stop [{words()['stop']}]"), mail(2), mail(3))
    box.cut_after(count)
    try:
        found = read(box, journal).found
    except Unreachable:
        found = None
    finally:
        box.cut_after(None)
    assert found is None or len(found) == 3


def test_many_stops_that_one_address_makes_up_hold_nothing_more_and_others_still_do(
    box: Any, journal: Any
) -> None:
    made_up = f"stop [{words()['forged_stop']}]"
    box.hold(*(mail(number, subject=made_up) for number in range(5)))
    kinds = [type(one) for one in read(box, journal).found]
    assert kinds == [StopRequest, StopRequest, StopRequest, Untied, Untied]
    found = read(box, journal)
    confirm(journal, found, MONDAY)
    other = mail(11, subject=made_up).replace("From: p1@", "From: p2@")
    box.hold(*(mail(number, subject=made_up) for number in range(10)), other)
    assert [type(one) for one in read(box, journal).found] == [*[Untied] * 5, StopRequest]
