"""Every make of mail gives up its words: in parts, wrapped, armoured, wrongly labelled, or broken."""

from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorsheets.mail.incoming.body import read_broken_words, read_words

HTML = "text/html; charset=utf-8"
QUOTED = "On Mon, 23 Nov 2026 at 09:00, Mara <co@example.org> wrote:\n> How is it?"
PLAIN = "text/plain; charset=utf-8"
BELOW_UNMARKED = "Hi\n\nOn Tue, 24 Nov 2026 at 09:12, Mara <co@example.org> wrote:\n\nDid you talk?\n\nLeave\n\nPlease stop."
BELOW_UNMARKED_HTML = (
    "<p>Hi</p><hr><p>On Tue, 24 Nov 2026 at 09:12, Mara &lt;co@example.org&gt; wrote:</p><p>Did you talk?</p>"
    '<a href="mailto:co@example.org?subject=%5Bleave-0-ergp5mngqzgpnnccuw4yp6ranq-ojlzs4thxikc3mg2%5D">Leave</a>'
    "<p>Please stop.</p>"
)


def _mail(body: str, kind: str = PLAIN) -> EmailMessage:
    content = f"From: ana@example.org\nMIME-Version: 1.0\nContent-Type: {kind}\n\n{body}".encode()
    return message_from_bytes(content, policy=default)


def _parts(kind: str, *parts: tuple[str, str]) -> EmailMessage:
    body = "".join(f"--B\nContent-Type: {one}\n\n{text}\n" for one, text in parts)
    return _mail(f"{body}--B--\n", f"multipart/{kind}; boundary=B")


def _nested(depth: int) -> bytes:
    begin = "".join(f"Content-Type: multipart/mixed; boundary=b{one}\n\n--b{one}\n" for one in range(depth))
    end = "".join(f"--b{one}--\n" for one in reversed(range(depth)))
    return f"Subject: x\nMIME-Version: 1.0\n{begin}Content-Type: text/plain\n\nPlease stop.\n{end}".encode()


@pytest.mark.parametrize(
    ("mail", "said"),
    [
        (_mail("<p>Please stop.</p>", "text/htm=; charset=utf-8"), "Please stop."),
        (_mail("Please stop.", "te t/pl/ain"), "Please stop."),
        (
            _mail("--B\nContent-Type: text/plain\n\nPlease stop.\n--B--", "multipert/mixed; boundary=B"),
            "Please stop.",
        ),
        (
            _mail(
                "-B\nContent-Type: text/plain\n\nPlease stop.\n--B\n\nBye\n--B--",
                "multipart/mixed; boundary=B",
            ),
            "Bye\n\n-B\n\nPlease stop.",
        ),
        (
            _parts("alternative", (PLAIN, BELOW_UNMARKED), (HTML, BELOW_UNMARKED_HTML)),
            "Hi\n\nPlease stop.",
        ),
        (
            _parts("alternative", (PLAIN, ""), (HTML, "<p>Please unsubscribe me.</p>")),
            "Please unsubscribe me.",
        ),
        (_parts("alternative", (PLAIN, "Yes"), (HTML, "<p>Yes</p>")), "Yes"),
        (
            _parts("alternative", (PLAIN, "Your program shows no HTML"), (HTML, "<p>Stop!</p>")),
            "Stop!\n\nYour program shows no HTML",
        ),
        (
            _parts("mixed", (PLAIN, "Not yet."), ("image/png", ""), (PLAIN, "Please stop.")),
            "Not yet.\nPlease stop.",
        ),
        (_parts("mixed", ("audio/mp4; name=memo.m4a", "AAAA")), "[No words, but: memo.m4a (audio/mp4)]"),
        (_parts("mixed", (PLAIN, "Yes"), ("image/png", "")), "Yes"),
        (_mail("AAAA", "audio/mp4; name=memo.m4a"), "[No words, but: memo.m4a (audio/mp4)]"),
        (_mail("BEGIN:VCALENDAR", "text/calendar; method=REPLY"), "[No words, but: text/calendar]"),
        (
            _mail("x", "application/ms-tnef; name=winmail.dat"),
            "[No words, but: winmail.dat (application/ms-tnef)]",
        ),
        (_mail("Yes, \nbut not before March.", f"{PLAIN}; format=flowed"), "Yes, but not before March."),
        (_mail("> a \n> b\nNo \nnever\n-- \nAna", f"{PLAIN}; format=flowed"), "> a b\n\nNo never"),
        (
            _mail("-----BEGIN PGP MESSAGE-----\n\nhQEM\n-----END PGP MESSAGE-----\n"),
            "[Encrypted; it cannot be read here]",
        ),
        (
            _mail(
                "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\nPlease stop.\n-----BEGIN PGP SIGNATURE-----\n\niQ\n-----END PGP SIGNATURE-----\n"
            ),
            "Please stop.",
        ),
        (_mail("Não, obrigada", "text/plain; charset=no-such-letters"), "Não, obrigada"),
        (_mail("Please\x07 stop\x1b[2J"), "Please stop[2J"),
        (_mail(""), ""),
        (_parts("alternative", (PLAIN, "Yes"), (HTML, "<p>Yes</p><p>Please stop.</p>")), "Yes\nPlease stop."),
        (_parts("alternative", (PLAIN, f"Yes\n\n{QUOTED}"), (HTML, "<p>Yes</p><p>How is it?</p>")), "Yes"),
        (_parts("alternative", (PLAIN, "Yes, stop"), (HTML, "<p>Yes</p>")), "Yes, stop"),
        (
            _parts("mixed", (PLAIN, "Yes"), ("audio/mp4; name=memo.m4a", "AAAA")),
            "Yes\n\n[Also brought: memo.m4a (audio/mp4)]",
        ),
        (
            _parts("mixed", (PLAIN, "Look"), ("message/rfc822", "From: gil@example.org\n\nI will hurt you")),
            "Look\n\n[Also brought: message/rfc822]",
        ),
        (_parts("signed", (PLAIN, "Yes"), ("application/pgp-signature", "iQ")), "Yes"),
        (_parts("mixed", (PLAIN, "Yes"), ("application/ms-tnef; name=winmail.dat", "x")), "Yes"),
        (_mail("Please stop.", "multipart/alternative"), "Please stop."),
        (
            _mail("--C\nContent-Type: text/plain\n\nPlease stop.\n--C--", "multipart/mixed; boundary=D"),
            "Please stop.",
        ),
        (_mail("Please\u2028stop\x0bnow\u0085then"), "Please\nstop\nnow\nthen"),
        (_mail("<bold>Please stop</bold>", "text/enriched"), "Please stop"),
        (_mail("please **stop**", "text/markdown"), "please **stop**"),
        (
            message_from_bytes(b"Content-Type: text/plain\nContent-Transfer-Encoding: BASE64 \n\nU3RvcA=="),
            "Stop",
        ),
        (
            message_from_bytes(
                b"Content-Type: text/plain; charset=gb2312\n\n" + "请停止 囧".encode("gb18030")
            ),
            "请停止 囧",
        ),
        (
            message_from_bytes(
                b"Content-Type: text/plain; charset=iso-8859-8-i\n\n" + "די".encode("iso-8859-8")
            ),
            "די",
        ),
    ],
    ids=range(36),
)
def test_a_mail_says_what_its_writer_wrote(mail: EmailMessage, said: str) -> None:
    assert read_words(mail) == said


@pytest.mark.parametrize("depth", [1, 59, 61, 300])
def test_parts_within_parts_are_read_however_deep_they_are(depth: int) -> None:
    assert read_words(message_from_bytes(_nested(depth), policy=default)) == "Please stop."


@pytest.mark.thorough
def test_a_mail_that_python_cannot_take_apart_keeps_its_words() -> None:
    with pytest.raises(RecursionError):
        message_from_bytes(_nested(3000), policy=default)
    assert read_broken_words(_nested(3000)) == "Please stop."


@given(
    st.binary(max_size=400),
    st.sampled_from(["text/plain", "text/html", "multipart/mixed; boundary=B", "message/rfc822"]),
)
def test_any_bytes_are_read_without_stumbling(content: bytes, kind: str) -> None:
    mail = b"From: ana@example.org\nMIME-Version: 1.0\nContent-Type: " + kind.encode() + b"\n\n" + content
    read_words(message_from_bytes(mail, policy=default))
    read_broken_words(content)
