"""What came in, with all its words fit for a cell and a terminal, and without a button's signed mark."""

from dataclasses import replace

from mentorsheets.domain.plain_text import clean_line, clean_text
from mentorsheets.mail.incoming.arrivals import (
    Automatic,
    Bounce,
    DeskTap,
    Incoming,
    IncomingReply,
    StopRequest,
    Untied,
)
from mentorsheets.mail.tokens import hide_tokens


def clean_incoming(one: Incoming) -> Incoming:
    """Return what came in with all its words fit to be shown."""
    match one:
        case IncomingReply():
            subject = hide_tokens(clean_line(one.subject))
            return replace(one, text=hide_tokens(clean_text(one.text)), subject=subject)
        case StopRequest() | DeskTap():
            return replace(one, text=hide_tokens(clean_text(one.text)))
        case Untied():
            return replace(
                one,
                sender=clean_line(one.sender),
                subject=hide_tokens(clean_line(one.subject)),
                text=hide_tokens(clean_text(one.text)),
            )
        case Bounce():
            return replace(one, status=clean_line(one.status), words=clean_line(one.words))
        case Automatic():
            return replace(one, kind=clean_line(one.kind))
        case _:
            return one
