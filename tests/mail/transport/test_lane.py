"""Replies are read so strictly that a half one is never taken for a whole."""

import smtplib
import socket

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.strategies._internal.core import DataObject

from mentorsheets.mail.transport.connection import BrokenLine, Lane
from mentorsheets.mail.transport.transaction import stuff_dots

REPLIES = [
    b"250 2.0.0 Ok: queued as 4F\r\n",
    b"250\r\n",
    b"250-first\r\n250-second\r\n250 last\r\n",
    b"451 later\n",
]


def line(arriving: bytes, *, is_ended: bool = True) -> tuple[Lane, socket.socket]:
    """Return a lane on which `arriving` has arrived, and then the end of the connection."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        ours = socket.create_connection(listener.getsockname())
        theirs, _ = listener.accept()
    theirs.sendall(arriving)
    if is_ended:
        theirs.close()
    smtp = smtplib.SMTP()
    smtp.sock = ours
    return Lane(smtp, 5), theirs


@pytest.mark.parametrize("reply", REPLIES)
def test_a_whole_reply_is_read_and_what_follows_is_left(reply: bytes) -> None:
    lane, _ = line(reply + b"221 Bye\r\n")
    assert lane.hear()[0] == int(reply[:3])
    assert lane.hear() == (221, b"Bye")
    lane.close()


@given(st.sampled_from(REPLIES), st.data())
def test_no_beginning_of_a_reply_is_a_reply(reply: bytes, data: DataObject) -> None:
    lane, _ = line(reply[: data.draw(st.integers(0, len(reply) - 1))])
    with pytest.raises(BrokenLine):
        lane.hear()
    assert not lane.is_open


@pytest.mark.parametrize(
    "nonsense",
    [b"2500 Ok\r\n", b"25 Ok\r\n", b"Ok\r\n", b"\r\n", b"150 Ok\r\n", b"650 Ok\r\n", b"250-a\r\n451 b\r\n", b"250x\r\n",
     b"\x00250 Ok\r\n", b" 250 Ok\r\n", b"250 " + b"x" * 20_000],
)  # fmt: skip
def test_what_is_no_reply_breaks_the_line(nonsense: bytes) -> None:
    lane, _ = line(nonsense)
    with pytest.raises(BrokenLine):
        lane.hear()
    assert not lane.is_open


def test_a_silent_server_has_not_spoken() -> None:
    lane, theirs = line(b"", is_ended=False)
    assert not lane.has_spoken()
    theirs.close()
    lane.close()


@pytest.mark.parametrize("arriving", [b"", b"451 enough\r\n"])
def test_a_server_that_gave_up_or_answered_early_has_spoken(arriving: bytes) -> None:
    lane, _ = line(arriving)
    lane.sock.settimeout(5)
    lane.sock.recv(1, socket.MSG_PEEK)
    assert lane.has_spoken()
    lane.close()


def test_what_came_with_an_earlier_reply_counts_as_spoken() -> None:
    lane, theirs = line(b"354 Go\r\n451 no, after all\r\n", is_ended=False)
    assert lane.hear()[0] == 354
    assert lane.has_spoken()
    theirs.close()
    lane.close()


@given(st.lists(st.sampled_from([b".", b"..", b"", b".x", b"x.", b"x"])))
def test_no_line_of_a_message_can_end_it(lines: list[bytes]) -> None:
    sent = stuff_dots(b"\r\n".join(lines))
    assert sent.endswith(b"\r\n")
    assert b"." not in sent.split(b"\r\n")
    received = [part.removeprefix(b".") for part in sent.split(b"\r\n")]
    assert b"\r\n".join(received).rstrip(b"\r\n") == b"\r\n".join(lines).rstrip(b"\r\n")
