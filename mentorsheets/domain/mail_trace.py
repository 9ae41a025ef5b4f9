"""The second record of mail: that it went out, kept apart from the tab Messages and enough to mend that."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mentorsheets.domain.model import Message

WENT_OUT = frozenset({"sending", "sent", "unknown", "refused"})
"""The states of a message that may have been on its way to its reader, so that it must not go again."""

IN_ARCHIVE = "in the archive"
"""The detail of a mail whose row stands in an archive."""


@dataclass(frozen=True, slots=True)
class MailTrace:
    """That a mail went out, or may have: its key, its day, and what its row in Messages is for."""

    id: str
    on: date
    kind: str = ""
    persons: tuple[str, ...] = ()
    period: str = ""
    about: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()


def trace_of(message: Message) -> MailTrace | None:
    """Return the trace that a message leaves; None if it surely never was on its way."""
    if message.state not in WENT_OUT:
        return None
    persons = (message.person, *message.also)
    return MailTrace(
        message.id, message.on, message.kind, persons, message.period, message.about, message.carries
    )


def message_of(trace: MailTrace, detail: str = "brought back after this row was lost") -> Message:
    """Return the row of Messages that a trace stands for. What became of the mail is not known any more."""
    person, *also = trace.persons or ("",)
    return Message(
        id=trace.id,
        kind=trace.kind,
        person=person,
        period=trace.period,
        state="sent",
        on=trace.on,
        about=trace.about,
        also=tuple(also),
        carries=trace.carries,
        detail=detail,
    )


def find_untraced(messages: Iterable[Message], traces: Iterable[MailTrace]) -> list[MailTrace]:
    """Return the traces that messages left and that were never written down."""
    known = {trace.id for trace in traces}
    found = (trace_of(message) for message in messages if message.id not in known)
    return [trace for trace in found if trace is not None]
