"""Mail that nothing ties to a question of ours: told to the coordinator, and no stop in it is missed."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from mentorsheets.domain.apply_changes import apply
from mentorsheets.domain.changes import Added, Change
from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.model import HistoryEntry, Person
from mentorsheets.domain.plain_text import fold_address
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.weekly_hours import monday_of
from mentorsheets.mail.incoming.arrivals import DeskTap, Incoming, IncomingReply, Proof, Untied
from mentorsheets.mail.incoming.meaning import find_holds
from mentorsheets.mail.letters.links import TAP_WORDS
from mentorsheets.relations.holds import is_hold
from mentorsheets.relations.transitions import personal_entry
from mentorsheets.relations.unheard_safety import is_to_safety_contact
from mentorsheets.relations.waiting import decided_id
from mentorsheets.workflow.about_coordinator import may_mean_harm, may_want_out
from mentorsheets.workflow.confirm import ask_whose_tap
from mentorsheets.workflow.hear_words import EMPTY_MAIL, hear_stranger

HARM_SAID = "(Somebody wrote what may mean harm. The words went to the safety contact.)"
NOT_IN_SHEET = "(From somebody who is not in Participants any more, or whom no link of ours names:)"
STRANGERS = "(Mail of people who are not in Participants came into the mailbox. Please read it there.)"
URGENT = (
    "(Mail of somebody who is not in Participants came into the mailbox, and may ask for no more mail, or "
    "for help. Please read it there today.)"
)
ANSWERED = re.compile(
    r"^\s*(?:(?:re|aw|antw|sv|vs|rv|res|r|ref|rép|réf|fwd?|wg|tr|enc|i|رد|إعادة)\s*(?:\[\d+\])?\s*:\s*)+",
    re.IGNORECASE,
)
"""What mail programs of many languages put before the subject of what they answer or pass on."""
GATEWAYS = re.compile(
    r"\[[^\]\[]{0,30}\]|\{[^{}]{0,30}\}|\*{2,}[^*]{1,30}\*{2,}"
    r"|^\s*(?:external|extern[eo]?|caution|vorsicht|spam)(?: e-?mail)?\s*[:：-]",
    re.IGNORECASE,
)
"""What mail servers put around a subject."""
OF_A_REPLY = re.compile(r"(?!stop|help|sos)\w{1,4}\.?\s*[:：]")
"""A mark of a reply in a language that `ANSWERED` does not know."""
STRANGERS_LETTERS = 600
"""So many letters of each: a cry for help stands at the beginning, and what every newsletter has below."""
FEW_WORDS = 3
"""So many words are most plain answers."""
SHORTEST_CUT = 12
"""Letters of a subject that is told from another though a mail program cut it off."""
ASKING_BUTTONS = frozenset({"talk", "pause", "leave", "fewer"})
"""Buttons whose words count whoever taps them: somebody may want out, or a human."""
FALSE_SENDER = "(Your mail server says that this does not come from their address:)"
SHARED = "(From the address that {names} share, so nobody knows whose words these are.) {words}"


def take_left_over(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what a mail leads to that nothing ties to one of ours and its reader.

    Anybody can write any sender, so it makes nobody leave or come back: a wish for no more mail holds it, and
    nothing is lost. Its words stand in the history, and so in the digest, if its sender takes part or
    it answers a mail of ours. All else stays in the mailbox, and the coordinator is told that it is there.
    """
    writers = find_writers(one, programme)
    if len(writers) == 1:
        # It answers nothing, so it acts in nothing; but what it holds, it holds for the person.
        proof = Proof.SURE if one.is_vouched else Proof.NONE
        words = said_in(one) or EMPTY_MAIL
        said = f"{FALSE_SENDER} {words}" if one.is_false else words
        yield from hear_stranger(programme, writers[0], heard_in(one), today, quote=said, proof=proof)
    elif writers:
        yield from _hear_some(writers, one, programme, today)
    elif one.key:
        yield from _hear_from_elsewhere(one, programme, today)
    else:
        yield from _tell_of_stranger(one, programme, today)


def _hear_from_elsewhere(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what an answer leads to from an address that nobody has, to a mail that went to one person.

    It may be theirs, by another account. So what may want out holds their mail; nothing else is done.
    """
    said, readers = heard_in(one), () if one.is_notice else find_reader(one, programme)
    if readers and may_want_out(programme, said):
        yield from hear_stranger(programme, readers[0], said, today, quote=_pass_on(one, programme))
        return
    is_harm = not one.is_notice and may_mean_harm(programme, said)
    yield personal_entry(PersonEvent.UNCLEAR, "", today, HARM_SAID if is_harm else _pass_on(one, programme))
    if one.tapped_for and not may_want_out(programme, said):
        yield from ask_whose_tap(one, programme, today)


def tell_of_nobodys(words: str, programme: Programme, today: date) -> Change:
    """Return what tells a human of words of somebody who is not in the sheet any more, but for a cry."""
    said = f"{NOT_IN_SHEET} {words.strip() or EMPTY_MAIL}"
    return personal_entry(
        PersonEvent.UNCLEAR, "", today, HARM_SAID if may_mean_harm(programme, words) else said
    )


def is_from_its_reader(one: DeskTap, programme: Programme) -> bool:
    """Return whether a button was tapped at the address of the coordinator, or of the safety contact."""
    message, settings = programme.message_by_id.get(one.key), programme.settings
    in_confidence = message is not None and is_to_safety_contact(message)
    owners = (settings.safety_address,) if in_confidence else settings.coordinator_addresses
    return one.sender in {fold_address(owner) for owner in owners if owner}


def read_beside(one: Incoming, programme: Programme) -> Incoming:
    """Return what came in, and of such a button that was tapped elsewhere the words that stand beside it."""
    if not isinstance(one, DeskTap) or is_from_its_reader(one, programme):
        return one
    return Untied(one.id, one.key, one.sender, text=one.text)


def find_reader(one: Untied, programme: Programme) -> tuple[Person, ...]:
    """Return the one person to whom the mail went that another answers; nobody if we wrote that answer."""
    settings = programme.settings
    ours = (*settings.coordinator_addresses, settings.safety_address)
    message = next((message for message in programme.messages if message.id == one.key), None)
    if message is None or one.sender in {fold_address(each) for each in ours}:
        return ()
    person = programme.person_by_id.get(message.person)
    return (person,) if person else ()


def drop_own_subjects(found: Iterable[Incoming], programme: Programme) -> tuple[Incoming, ...]:
    """Return what came in without the subjects that we wrote ourselves: those are nobody's words.

    What somebody put into the subject of an answer stands before its other words.
    """
    ours = {" ".join(message.subject.casefold().split()) for message in programme.messages} - {""}
    return tuple(_drop_own_subject(one, ours) for one in found)


def _drop_own_subject(one: Incoming, ours: Collection[str]) -> Incoming:
    match one:
        case Untied() if not _is_not_ours(one.subject, ours):
            return replace(one, subject="")
        case IncomingReply() if one.subject:
            said = one.subject if _is_said(one, ours) else ""
            return replace(one, subject="", text="\n".join(filter(None, (said, one.text))))
        case _:
            return one


def _is_said(one: IncomingReply, ours: Collection[str]) -> bool:
    """Return whether the subject of an answer is to be read with its words.

    Mail programs copy the subject of a mail that they answer, and a list or a server may change it. So what
    stands in it counts where it may want out, where nothing else is said, or where it was typed anew above
    so few words that these might act by themselves.
    """
    if not _is_not_ours(one.subject, ours):
        return False
    if find_holds(one.subject) or not one.text.strip():
        return True
    return not ANSWERED.match(one.subject) and len(one.text.split()) <= FEW_WORDS


def _is_not_ours(subject: str, ours: Collection[str]) -> bool:
    """Return whether a subject says something beside what we wrote, and what mail servers put around it."""
    said = " ".join(ANSWERED.sub("", GATEWAYS.sub("", subject)).casefold().split())
    whole = max((one for one in ours if one in said), key=len, default="")
    rest = GATEWAYS.sub("", said.replace(whole, " ", 1) if whole else said)
    if not any(map(str.isalnum, rest)) or OF_A_REPLY.fullmatch(rest.strip()):
        return False
    cut = rest.rstrip(" .…")
    return not (len(cut) >= SHORTEST_CUT and any(one.startswith(cut) for one in ours))


def said_in(one: Untied) -> str:
    """Return what a mail says, its subject first; "" if it says nothing."""
    return "\n".join(filter(None, (one.subject, one.text)))


def heard_in(one: Untied) -> str:
    """Return what a mail says, bar what a button of ours wrote into its subject: that is nobody's word."""
    action = one.action.rstrip("0123456789")
    if not action or action in ASKING_BUTTONS:
        return said_in(one)
    subject = GATEWAYS.sub("", ANSWERED.sub("", one.subject)).strip()
    return one.text if subject.casefold() == TAP_WORDS.get(action) else said_in(one)


def find_writers(one: Untied, programme: Programme) -> tuple[Person, ...]:
    """Return who of the programme has the sender's address; several may share it."""
    owners = programme.owners.get(one.sender)
    if not owners:
        return ()
    return tuple(person for person in programme.people if person.id in owners)


def _hear_some(writers: Sequence[Person], one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield what words lead to that come from an address of several: what holds, holds all mail to it."""
    now = programme
    for number, person in enumerate(writers):
        names = " and ".join(each.name for each in writers)
        said = SHARED.format(names=names, words=said_in(one) or EMPTY_MAIL)
        heard = tuple(hear_stranger(now, person, heard_in(one), today, quote=said))
        if number == 0 or any(map(is_hold, heard)):
            yield from heard
            now = apply(now, heard)


def _tell_of_stranger(one: Untied, programme: Programme, today: date) -> Iterator[Change]:
    """Yield a line for the coordinator: once a week that there is such mail, daily if it may be urgent."""
    name = history_id(PersonEvent.UNCLEAR, "", "", f"{monday_of(today)}{STRANGERS}")
    # By phrases alone: what is sent to everybody has more of the words than a person has.
    is_urgent = not one.is_bulk and bool(find_holds(said_in(one)))
    if is_urgent and (urgent := _name_urgent(programme, today)):
        yield Added(HistoryEntry(urgent, today, PersonEvent.UNCLEAR, words=URGENT))
    elif name not in programme.history_ids:
        yield Added(HistoryEntry(name, today, PersonEvent.UNCLEAR, words=STRANGERS))


def _name_urgent(programme: Programme, today: date) -> str:
    """Return the id of a line on urgent mail; "" where one of today still waits for the coordinator."""
    told = programme.history_ids
    for number in count():
        which = f"{today}{URGENT}{number or ''}"
        name = history_id(PersonEvent.UNCLEAR, "", "", which)
        if name not in told:
            return name
        if told.isdisjoint((decided_id(name), decided_id(f"read/{name}"))):
            return ""
    raise AssertionError


def _pass_on(one: Untied, programme: Programme) -> str:
    """Return who answers a mail of ours that went to somebody else, and what they say."""
    message = next((message for message in programme.messages if message.id == one.key), None)
    reader = programme.person_by_id.get(message.person) if message else None
    to = f"to our mail to {reader.name}" if reader else "to a mail of ours"
    return f"{one.sender or 'Somebody'}, in reply {to}: {one.text or one.subject or EMPTY_MAIL}"
