"""Rows of Messages in which cells of others stand, as after one column was sorted alone.

From them follows what was asked of whom. The second record of mail tells it as it was; each row alone may
differ from it for a reason, but what stands in one now and stood in another is there by mistake.
"""

from collections import Counter
from collections.abc import Hashable, Iterator

from mentorsheets.domain.mail_trace import MailTrace
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme


def is_mail_mixed(programme: Programme) -> bool:
    """Return whether at least two mails have in Messages what others have in the record of what went out."""
    differ = [
        (message, trace)
        for trace in programme.traces
        if (message := programme.message_by_id.get(trace.id)) and _differs(message, trace)
    ]
    pairs = [list(zip(_parts(message), _parts_of(trace), strict=True)) for message, trace in differ]
    return any(_are_exchanged(column) for column in zip(*pairs, strict=True))


def _differs(message: Message, trace: MailTrace) -> bool:
    return bool(trace.kind) and (
        message.carries != trace.carries
        or message.period != trace.period
        or message.about != trace.about
        or message.kind != trace.kind
        or (message.person, *message.also) != trace.persons
    )


def _parts(message: Message) -> Iterator[Hashable]:
    yield from (message.kind, (message.person, *message.also), message.period, message.about, message.carries)


def _parts_of(trace: MailTrace) -> Iterator[Hashable]:
    yield from (trace.kind, trace.persons, trace.period, trace.about, trace.carries)


def _are_exchanged(column: tuple[tuple[Hashable, Hashable], ...]) -> bool:
    """Return whether what stands in some rows now stood in as many others before."""
    moved = [pair for pair in column if pair[0] != pair[1]]
    now, before = (Counter(pair[side] for pair in moved) for side in (0, 1))
    return (now & before).total() > max(1, len(moved) // 2 - 1)
