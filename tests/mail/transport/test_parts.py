"""The parts of a message that are put together here are to the byte what Python's library makes of them."""

from email.message import EmailMessage
from email.policy import SMTP

from hypothesis import example, given
from hypothesis import strategies as st

from mentorsheets.mail.transport.parts import join_parts

BOUNDARIES = ("=_0" + "a" * 31, "=_1" + "a" * 31)
BY_LIBRARY = SMTP.clone(cte_type="7bit")
LETTERS = st.text(st.sampled_from("abc =\n\r\t.\x0b\x0c\x1c\x85é\u2028سل"), max_size=400)
LONG_LINES = st.lists(
    st.tuples(st.integers(70, 85), st.sampled_from(["", " ", "\t", "=", "é", " é", "= "])), max_size=14
).map(lambda lines: "\n".join("x" * length + end for length, end in lines))
TEXTS = st.one_of(LETTERS, LONG_LINES, st.text(st.characters(codec="utf-8"), max_size=200))


def as_the_library_does(text: str, html: str, calendar: str) -> bytes:
    message = EmailMessage(policy=BY_LIBRARY)
    message.set_content(text)
    message.add_alternative(html, subtype="html")
    if calendar:
        message.add_alternative(calendar, subtype="calendar", params={"method": "PUBLISH"})
        message.add_attachment(
            calendar.encode(), maintype="application", subtype="ics", filename="proposal.ics"
        )
    multiparts = [part for part in message.walk() if part.is_multipart()]
    for part, boundary in zip(multiparts, BOUNDARIES, strict=False):
        part.set_boundary(boundary)
    return message.as_bytes()


@given(TEXTS, TEXTS, st.one_of(st.just(""), TEXTS))
@example("From me\n", '<p class="x">' + "é=" * 60, "BEGIN:VCALENDAR\r\n")
@example("سلام\n" * 20, "<p>سلام</p>", "")
def test_a_message_is_to_the_byte_what_the_library_makes_of_it(text: str, html: str, calendar: str) -> None:
    assert join_parts(text, html, calendar, BOUNDARIES) == as_the_library_does(text, html, calendar)
