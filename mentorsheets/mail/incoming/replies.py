"""Sorts the mail that comes back: answers, stops and bounces, each tied to its message, and the rest."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from email.message import Message
from urllib.parse import unquote

from mentorsheets.domain.ids import address_mark
from mentorsheets.mail.incoming.already_read import person_at, persons_of, recipient_marks
from mentorsheets.mail.incoming.arrivals import (
    DESK_ACTIONS,
    REPLY_ACTION,
    STOP,
    Automatic,
    DeskTap,
    Incoming,
    IncomingReply,
    Proof,
    StopRequest,
    Untied,
)
from mentorsheets.mail.incoming.authentication import Authentication
from mentorsheets.mail.incoming.automatic import (
    AWAY_SUBJECT,
    find_machine,
    is_mailer,
    is_mass_mail,
    is_report,
    is_told_by_subject,
)
from mentorsheets.mail.incoming.away_words import drop_absence, says_gone
from mentorsheets.mail.incoming.body import read_words
from mentorsheets.mail.incoming.by_header import find_answered, identify, read_subject, where_tokens_stand
from mentorsheets.mail.incoming.known_ids import Tie, know_ids
from mentorsheets.mail.incoming.meaning import HoldReason, find_holds, may_be_cry
from mentorsheets.mail.incoming.undelivered import read_report
from mentorsheets.mail.incoming.who_wrote import Acquaintance, MailWriter, find_writer, is_through_our_list
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.tokens import Signer, Token, find_tokens

MOST_CODES = 20
"""So many in a mail are looked at: a tap writes one, and answers to a few may stand together."""
NEVER_MISSED = frozenset({HoldReason.STOP, HoldReason.LEAVE, HoldReason.HARM})
"""What holds even in a mail whose subject says that somebody is away; most of them have a number to call."""
NO_MORE = frozenset({STOP, "leave", "pause"})
"""What a token does that is never refused: where nothing proves whose it is, it holds."""

BY_PROGRAM = re.compile(
    r"unsubscri|gmail|apple mail|outlook|automat|désabonn|abbestell|abmeld|suscripci|desinscre"
    r"|إلغاء الاشتراك",
    re.IGNORECASE,
)
"""How mail programs say that they wrote what goes with a stop link."""
MACHINES_LETTERS = 600
"""So many letters of what a stranger's machine may have written: a cry for help stands at the beginning."""
SHORT_NOTE = 300
"""So long is what they say; a letter that has such words in it is longer."""


def sort_incoming(
    message: Message, journal: Journal, signer: Signer, around: Acquaintance | None = None
) -> list[Incoming]:
    """Return what `message` brings: one value, or for a bounce one for each recipient.

    Nothing is changed by it. A genuine token counts whatever machine sent it: mail programs mark a tapped
    unsubscription as automatic. Without what is `around`, the journal alone says who wrote.
    """
    around = around or Acquaintance(know_ids(journal, signer, None))
    what = identify(message)
    answered = find_answered(message, around)
    writer = find_writer(message, around)
    is_persons = bool(writer.persons) and not is_report(message)
    is_ours = bool(answered or writer.persons) or is_through_our_list(message, around.ours)
    machine = find_machine(message, is_ours=is_ours, is_persons=is_persons)
    if tapped := _tie_by_token(message, what, journal, signer, machine, writer, around):
        return [tapped]
    if not is_persons and (reports := read_report(message, what, journal, signer, around)):
        return reports
    is_letter = bool(machine) and not is_mailer(message) and not (machine == "list" and is_mass_mail(message))
    is_strange_cry = is_letter and _is_strangers_cry(message)
    if machine and not (
        is_strange_cry or _may_be_meant(message, is_persons=is_persons, is_answer=bool(answered))
    ):
        return [Automatic(what, machine, is_ours=bool(answered))]
    left = _describe_untied(message, what, writer, answered)
    found = _tie_by_thread(message, what, answered, journal, writer, around) or left
    is_marked = bool(machine) and not is_told_by_subject(message)
    return [_doubt(found) if is_marked else found]


def _may_be_meant(message: Message, *, is_persons: bool, is_answer: bool) -> bool:
    """Return whether a mail that calls itself automatic says what nobody should miss.

    A cry counts whatever marks it, since anybody can write any header; a wish for no more mail, unless its
    subject is that of somebody who is away as well, or nothing but an answer makes it anybody's of ours. That
    somebody is gone from an address counts always, or it is written to for ever.
    """
    if not (is_persons or is_answer) or message.get_content_type() == "multipart/report":
        return False
    is_away = AWAY_SUBJECT.match(read_subject(message)) is not None
    is_plain = is_told_by_subject(message) or (is_persons and not is_away)
    text = f"{read_subject(message)}\n{read_words(message)}"
    if says_gone(text):
        return True
    reasons = find_holds(drop_absence(text) if is_away else text)
    return bool(reasons & (NEVER_MISSED if is_plain else {HoldReason.HARM}))


def _is_strangers_cry(message: Message) -> bool:
    """Return whether a mail may be a cry that anybody's program marked as its own, or that a list brought."""
    return may_be_cry(f"{read_subject(message)}\n{read_words(message)}"[:MACHINES_LETTERS])


def _doubt(found: IncomingReply | Untied) -> IncomingReply | Untied:
    """Return what a mail brings that a machine may have written: it acts in nothing, and at most holds."""
    if isinstance(found, Untied):
        return replace(found, is_vouched=False)
    return replace(found, proof=Proof.NONE, is_vouched=False)


def _tie_by_token(
    message: Message,
    what: str,
    journal: Journal,
    signer: Signer,
    machine: str,
    writer: MailWriter,
    around: Acquaintance,
) -> Incoming | None:
    made_up: StopRequest | None = None
    mark = address_mark(writer.address)
    for token in find_tokens(where_tokens_stand(message))[:MOST_CODES]:
        persons = persons_of(journal, token.key)
        people = frozenset[str]().union(*(around.owners or {}).values())
        person = _find_owner(token, persons, signer, people)
        if person is None:
            made_up = made_up or read_made_up(token, what, persons, mark, writer.persons)
        if person is None or (machine and token.action == REPLY_ACTION):
            continue
        action = token.action.rstrip("0123456789")
        if action in DESK_ACTIONS:
            is_whose = writer.authentication is not Authentication.FAILED and not writer.is_forwarded
            sender = writer.address if is_whose else ""
            place, words = token.action[len(action) :], _beside_stop(message)
            return DeskTap(what, token.key, action, place, sender, words)
        proof = Proof.SURE if _is_tap_of(person, token.key, journal, writer, around) else Proof.NONE
        if token.action == STOP or (proof is Proof.NONE and token.action in NO_MORE):
            return StopRequest(what, token.key, person, proof, mark=mark, text=_beside_stop(message))
        if proof is Proof.NONE:
            # Whoever was shown a mail has its buttons too; only its reader's own address taps them.
            left = _describe_untied(message, what, writer, [Tie(token.key, is_secret=False)])
            is_open = not machine and not writer.is_forwarded and token.action != REPLY_ACTION
            is_whose = is_open and writer.authentication is not Authentication.FAILED
            return replace(left, tapped_for=person if is_whose else "", action=token.action)
        sharers = writer.persons - {person}
        words = read_words(message)
        subject = _behind_tokens(message)
        return IncomingReply(
            what, token.key, person, token.action, words, proof, sharers=sharers, subject=subject
        )
    return made_up and replace(made_up, text=_beside_stop(message))


def _beside_stop(message: Message) -> str:
    """Return what somebody wrote beside a stop link, bar what their mail program says of itself there."""
    words = "\n".join(filter(None, (_behind_tokens(message), read_words(message))))
    is_programs = _is_marked_automatic(message) or (len(words) < SHORT_NOTE and BY_PROGRAM.search(words))
    return "" if is_programs else words


def _is_marked_automatic(message: Message) -> bool:
    return str(message.get("Auto-Submitted", "no") or "no").strip().lower() != "no"


def _behind_tokens(message: Message) -> str:
    """Return what stands in a subject behind the mark of a button, which is its end as we write it."""
    subject = unquote(read_subject(message))
    _, end, behind = subject.rpartition("]")
    return behind.strip() if end and find_tokens(subject) and not find_tokens(behind) else ""


def _find_owner(
    token: Token, persons: tuple[str, ...], signer: Signer, people: Collection[str]
) -> str | None:
    """Return who was given a token: one of its message's `persons`, or of all `people` where that is gone.

    A link in a mail of years ago may be tapped after all that was known of the mail is gone.
    """
    if persons:
        return signer.person(token, persons)
    return next((one for one in sorted(people) if signer.is_for(token, one)), None)


def read_made_up(
    token: Token, what: str, persons: tuple[str, ...], mark: str, writers: Collection[str] = ()
) -> StopRequest | None:
    """Return the wish for no more mail in a token that is not genuine, None if that is not what it says.

    Where nobody knows its message, it is the wish of whoever has the address that it came from.
    """
    named = sorted(persons)[token.number : token.number + 1] if persons else sorted(writers)[:1]
    if token.action not in NO_MORE or not named:
        return None
    (person,) = named
    return StopRequest(what, token.key, person, Proof.NONE, is_genuine=False, mark=mark)


def _is_tap_of(person: str, key: str, journal: Journal, writer: MailWriter, around: Acquaintance) -> bool:
    """Return whether a genuine token came back from where its owner's mail goes."""
    if writer.authentication is Authentication.FAILED:
        return False
    if around.owners is not None:
        return person in writer.persons
    marks = recipient_marks(journal, key)
    return marks is None or address_mark(writer.address) in marks


def _tie_by_thread(
    message: Message,
    what: str,
    answered: Iterable[Tie],
    journal: Journal,
    writer: MailWriter,
    around: Acquaintance,
) -> IncomingReply | None:
    if writer.authentication is Authentication.FAILED:
        return None
    for tie in answered:
        persons = persons_of(journal, tie.key)
        if around.owners is None:
            known = person_at(journal, tie.key, writer.address)
        else:
            known = min(writer.persons.intersection(persons), default=None)
        if known:
            proof = _prove_words(tie, persons, writer)
            sharers = writer.persons - {known}
            return IncomingReply(
                what,
                tie.key,
                known,
                REPLY_ACTION,
                read_words(message),
                proof,
                sharers=sharers,
                is_vouched=writer.is_vouched,
                is_forwarded=writer.is_forwarded,
                subject=str(message["Subject"] or ""),
            )
    return None


def _prove_words(tie: Tie, persons: tuple[str, ...], writer: MailWriter) -> Proof:
    """Return what proves words that answer one of our mails and come from an address of a reader of it."""
    if writer.is_forwarded or writer.is_shared or len(persons) != 1:
        return Proof.NONE
    if writer.authentication is Authentication.PASSED:
        return Proof.SURE
    return Proof.OWN if tie.is_secret else Proof.NONE


def _describe_untied(message: Message, what: str, writer: MailWriter, answered: Iterable[Tie]) -> Untied:
    key = next((tie.key for tie in answered), "")
    return Untied(
        what,
        key,
        writer.address,
        read_subject(message),
        read_words(message),
        is_vouched=writer.is_vouched,
        is_false=writer.authentication is Authentication.FAILED,
        is_bulk=is_mass_mail(message),
    )
