"""Ties what mail systems say, of mail that did not arrive or was unwanted, to our message and its reader.

Anybody can write a bounce. It counts only with proof: it gives back a genuine mark of the very message.
"""

from collections.abc import Iterator
from email.message import Message

from mentorsheets.mail.incoming.already_read import persons_of, recipient_marks
from mentorsheets.mail.incoming.arrivals import Automatic, Bounce, Complaint, Incoming, Untied
from mentorsheets.mail.incoming.automatic import is_mailer
from mentorsheets.mail.incoming.bounces import Failure, read_failures, read_notice, returned_text
from mentorsheets.mail.incoming.known_ids import KnownIds
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.smtp_replies import Fault, find_fault
from mentorsheets.mail.tokens import Signer, find_tokens

SPAM = {"abuse", "fraud", "opt-out", "opt-out-list"}
"""Kinds of feedback (RFC 5965) by which a reader wants no more of it."""
ABOUT_READER = {Fault.ADDRESS, Fault.MAILBOX, Fault.UNCLEAR}


def read_report(
    message: Message, what: str, journal: Journal, signer: Signer, ids: KnownIds
) -> list[Incoming]:
    """Return what a mail system reports about our mail; nothing if it is no report. `what` is its id."""
    if not is_mailer(message):
        return []
    text = returned_text(message)
    key = next((tie.key for tie in ids.find(text)), "")
    proven = _proven(text, journal, signer)
    if feedback := _feedback_kind(message):
        return [_complaint(what, feedback, proven, key, message)]
    if not key:
        return []
    failures = read_failures(message) or [
        Failure("", "", " ".join(read_notice(message).split()), is_final=True)
    ]
    return [_judge(one, what, key, proven, journal) for one in failures]


def _proven(text: str, journal: Journal, signer: Signer) -> dict[str, str]:
    """Return the persons whose genuine tokens stand in what came back, by the message's key."""
    found: dict[str, str] = {}
    for token in find_tokens(text):
        person = signer.person(token, persons_of(journal, token.key))
        if person is not None:
            found.setdefault(token.key, person)
    return found


def _feedback_kind(message: Message) -> str:
    for part in message.walk():
        if part.get_content_type() == "message/feedback-report":
            lines = "\n".join(_lines(part)).lower()
            return next(
                (line.partition(":")[2].strip() for line in lines.split("\n") if "feedback-type" in line),
                "abuse",
            )
    return ""


def _lines(part: Message) -> Iterator[str]:
    payload = part.get_payload()
    if isinstance(payload, list):
        for block in payload:
            if isinstance(block, Message):
                yield from (f"{name}: {value}" for name, value in block.items())
                yield from str(block.get_payload()).split("\n")
    else:
        yield from str(payload).split("\n")


def _complaint(what: str, kind: str, proven: dict[str, str], key: str, message: Message) -> Incoming:
    if kind not in SPAM:
        return Automatic(what, f"feedback: {kind}"[:60], is_ours=bool(key))
    if proven:
        about, person = next(iter(proven.items()))
        return Complaint(what, about, person)
    return Untied(what, key, "", str(message.get("Subject", "")), read_notice(message).strip())


def _judge(one: Failure, what: str, key: str, proven: dict[str, str], journal: Journal) -> Incoming:
    name = f"{what}-{one.mark[:8]}"
    if not one.is_final:
        return Automatic(name, "delayed", is_ours=True)
    marks = recipient_marks(journal, key)
    mark = one.mark if marks is None or one.mark in marks else (marks[0] if len(marks) == 1 else "")
    if key not in proven or not mark or (marks is None and not one.address):
        return Untied(name, key, "", "", one.words)
    fault = find_fault(one.reply)
    return Bounce(
        *(name, key, mark, one.status),
        is_hard=fault is Fault.ADDRESS,
        is_about_reader=fault in ABOUT_READER,
        words=one.words[:200],
    )
