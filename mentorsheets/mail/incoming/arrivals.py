"""What a mail that came back can be; each ends as exactly one of these, and each is shown to somebody."""

from dataclasses import dataclass
from enum import StrEnum

from mentorsheets.relations.waiting import DESK_WORDS, HOLD_WORDS

STOP = "stop"
DESK_ACTIONS = frozenset({*HOLD_WORDS, *DESK_WORDS})
"""What the buttons in a mail to the coordinator, or to the safety contact, do."""
REPLY_ACTION = "reply"
"""The action of an answer in words."""


class Proof(StrEnum):
    """How well it is proven that a mail is the person's own."""

    NONE = "none"
    """Nothing but what anybody can write: it informs a human, and at most holds."""
    OWN = "own"
    """From their own address, with the secret id of a mail to them alone: what can be undone acts."""
    SURE = "sure"
    """A tap of theirs, or words as above of which our own server says that they come from them: all acts."""


@dataclass(frozen=True, slots=True)
class IncomingReply:
    """An answer to message `key` by `person` (id): what they tapped (`action`) and what they wrote (`text`).

    `id` is that of the mail, so that reading it again changes nothing. `subject` is what stands in its
    subject that no button wrote. `sharers` are the others who have the address that it comes from.
    `is_vouched`: our own server says that it comes from there; `is_forwarded`: it came through a list or a
    forwarder. `is_past_us`: it names us in neither To nor Cc, so it may be a letter to somebody else.
    """

    id: str
    key: str
    person: str
    action: str
    text: str
    proof: Proof
    to: tuple[str, ...] = ()
    """The addresses that the mail went to, in small letters."""
    sharers: frozenset[str] = frozenset()
    is_vouched: bool = False
    is_forwarded: bool = False
    subject: str = ""
    is_past_us: bool = False


@dataclass(frozen=True, slots=True)
class StopRequest:
    """A person (id) wants no more mail, by a link of theirs.

    `is_genuine`: its token was signed by us, else somebody made it up, or our secret was lost. `mark` is
    that of the address which it came from, `text` what they wrote beside it.
    """

    id: str
    key: str
    person: str
    proof: Proof
    is_genuine: bool = True
    mark: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Complaint:
    """The provider of a person (id) says that they marked message `key` as unwanted.

    `is_proven`: it gives back what only whoever got the message can know; else anybody may have written it.
    """

    id: str
    key: str
    person: str
    is_proven: bool = True


@dataclass(frozen=True, slots=True)
class Bounce:
    """Message `key` did not reach the address with this `mark`.

    `is_hard`: the address is no good. `is_about_reader`: it speaks of the reader's mailbox, else of the
    sender or the message, which says nothing against the address. `words` is the server's reason.
    """

    id: str
    key: str
    mark: str
    status: str
    is_hard: bool
    is_about_reader: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True)
class Untied:
    """A message that nothing ties to a message of ours and its reader.

    `key` is that of our message that it answers all the same, if any: somebody passed it on, or wrote from
    another address. `sender` is what it says of itself, which anybody can write; `text` its own words; `to`
    the addresses that it went to, in small letters. `tapped_for` is whose button was tapped (an id), where a
    human did that from an address which is not its owner's; `action` is what the button does that wrote its
    subject. `is_vouched`: our own server says that it comes from where its sender says, by no list or
    forwarder; `is_false`: that it does not come from there. `is_notice`: a mail system says it, and no human.
    `is_past_us`: it names us in neither To nor Cc, so it may be a letter to somebody else. `is_bulk`: it is a
    newsletter or its like.
    """

    id: str
    key: str = ""
    sender: str = ""
    subject: str = ""
    text: str = ""
    to: tuple[str, ...] = ()
    tapped_for: str = ""
    action: str = ""
    is_vouched: bool = False
    is_false: bool = False
    is_notice: bool = False
    is_past_us: bool = False
    is_bulk: bool = False


@dataclass(frozen=True, slots=True)
class Automatic:
    """A message that no human wrote; `kind` says which, as "away" or "our own copy"."""

    id: str
    kind: str = ""
    is_ours: bool = False
    """Whether it answers, or speaks of, a mail of ours."""


@dataclass(frozen=True, slots=True)
class DeskTap:
    """A button in the mail `key` to the coordinator, or to the safety contact: what it does, and which.

    `place` is that of what it is about in the mail; `sender` is the address that it came from, "" where the
    mail server says that it did not. `text` is what somebody wrote beside it.
    """

    id: str
    key: str
    action: str
    place: str
    sender: str
    text: str = ""


Incoming = IncomingReply | StopRequest | Complaint | Bounce | Untied | Automatic | DeskTap
