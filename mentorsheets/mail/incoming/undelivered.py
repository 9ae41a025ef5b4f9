"""Ties what mail systems say, of mail that did not arrive or was unwanted, to our message and its reader.

Anybody can write a bounce. It counts only with proof: it gives back a genuine mark of the very message, or
the id that the message was called by, which nobody can reckon who knows no more than the sheet. And it counts
only against an address of the message's own reader: whoever got it has the proof, and may mean another.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.incoming.already_read import persons_of, recipient_marks
from mentorsheets.mail.incoming.arrivals import Automatic, Bounce, Complaint, Incoming, Untied
from mentorsheets.mail.incoming.automatic import is_mailer, is_without_sender
from mentorsheets.mail.incoming.bounces import (
    Failure,
    is_delivery_told,
    read_failures,
    read_notice,
    returned_text,
)
from mentorsheets.mail.incoming.who_wrote import Acquaintance
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.smtp_replies import Fault, find_fault
from mentorsheets.mail.tokens import Signer, find_tokens

SPAM = {"abuse", "fraud", "opt-out", "opt-out-list"}
"""Kinds of feedback (RFC 5965) by which a reader wants no more of it."""
NAMES_READER = {"original-rcpt-to", "removal-recipient"}
"""Fields of such a report that name whoever complains."""
ABOUT_READER = {Fault.ADDRESS, Fault.MAILBOX, Fault.UNCLEAR}


@dataclass(frozen=True, slots=True)
class Returned:
    """What a report gives back of our mail: its `key` ("" for none), and its genuine tokens' persons by key.

    `is_named`: the id that the message was called by stands in it, below the report's own header.
    """

    key: str
    proven: Mapping[str, str]
    is_named: bool


def read_report(
    message: Message, what: str, journal: Journal, signer: Signer, around: Acquaintance
) -> list[Incoming]:
    """Return what a mail system reports about our mail; nothing if it is no report. `what` is its id."""
    if not is_mailer(message):
        return []
    text = returned_text(message)
    ties = around.ids.find(text)
    key = ties[0].key if ties else ""
    below = around.ids.find(text.partition("\n\n")[2])
    is_named = any(tie.is_secret and tie.key == key for tie in below)
    back = Returned(key, _proven(text, journal, signer), is_named)
    if feedback := _feedback_kind(message):
        return [_complaint(what, feedback, back, message, journal, around)]
    if not key:
        return []
    if is_delivery_told(message):
        return [Automatic(what, "delivered", is_ours=True)]
    failures = read_failures(message)
    if not failures and is_without_sender(message):
        # Whose program leaves out the sender may have written it themselves; a mail system says what failed.
        return []
    failures = failures or [Failure("", "", " ".join(read_notice(message).split()), is_final=True)]
    return [_judge(one, what, back, journal, around) for one in failures]


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
        lines = [line.lower() for line in _feedback_lines(part)]
        if part.get_content_type() == "message/feedback-report":
            return next(
                (line.partition(":")[2].strip() for line in lines if "feedback-type" in line), "abuse"
            )
    return ""


def _feedback_lines(part: Message) -> list[str]:
    if part.get_content_type() != "message/feedback-report":
        return []
    return [line for text in _lines(part) for line in text.split("\n")]


def _lines(part: Message) -> Iterator[str]:
    payload = part.get_payload()
    if isinstance(payload, list):
        for block in payload:
            if isinstance(block, Message):
                yield from (f"{name}: {value}" for name, value in block.items())
                yield from str(block.get_payload()).split("\n")
    else:
        yield from str(payload).split("\n")


def _complaint(
    what: str, kind: str, back: Returned, message: Message, journal: Journal, around: Acquaintance
) -> Incoming:
    if kind not in SPAM:
        return Automatic(what, f"feedback: {kind}"[:60], is_ours=bool(back.key))
    if back.proven:
        about, person = next(iter(back.proven.items()))
        return Complaint(what, about, person)
    persons = persons_of(journal, back.key)
    if len(persons) == 1:
        return Complaint(what, back.key, persons[0], is_proven=back.is_named)
    if persons := _named_readers(message, around):
        return Complaint(what, back.key, persons[0], is_proven=False)
    said = read_notice(message).strip()
    return Untied(what, back.key, "", str(message.get("Subject", "")), said, is_notice=True)


def _named_readers(message: Message, around: Acquaintance) -> tuple[str, ...]:
    """Return the person whom a complaint names as reader, if it names one and nobody shares the address."""
    lines = [line for part in message.walk() for line in _feedback_lines(part)]
    fields = (line.partition(":") for line in lines)
    named = {
        value.strip(" <>\t").lower() for name, _, value in fields if name.strip().lower() in NAMES_READER
    }
    found = {person for one in named for person in (around.owners or {}).get(one, ())}
    return tuple(found) if len(found) == 1 else ()


def _judge(one: Failure, what: str, back: Returned, journal: Journal, around: Acquaintance) -> Incoming:
    name = f"{what}-{one.mark[:8]}"
    if not one.is_final:
        return Automatic(name, "delayed", is_ours=True)
    mark = _find_reader(one, back.key, journal, around)
    is_proven = back.key in back.proven or (back.is_named and one.address)
    if not (is_proven and mark):
        return Untied(name, back.key, "", "", one.words, is_notice=True)
    fault = find_fault(one.reply)
    return Bounce(
        *(name, back.key, mark, one.status),
        is_hard=fault is Fault.ADDRESS and not one.is_of_mail,
        is_about_reader=fault in ABOUT_READER,
        words=one.words[:200],
    )


def _find_reader(one: Failure, key: str, journal: Journal, around: Acquaintance) -> str:
    """Return the mark of the address that failed, "" where it may be that of somebody else.

    Where the journal does not know whom the mail went to, as on a runner without a disk, the sheet says whose
    addresses they are.
    """
    marks = recipient_marks(journal, key)
    if marks is None and around.owners is not None:
        persons = set(persons_of(journal, key))
        marks = [address_mark(address) for address, who in around.owners.items() if persons & who]
    if marks is None:
        return one.mark if one.address else ""
    return one.mark if one.mark in marks else (marks[0] if len(marks) == 1 else "")
