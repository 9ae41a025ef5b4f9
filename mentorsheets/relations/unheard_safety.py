"""What was for the safety contact and did not arrive: nobody has read it, and the coordinator must know.

Nothing is said of whom it was about, nor of a word in it.
"""

from collections.abc import Iterator

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Message
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.read_mail import MailEnd
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.waiting import Topic, Waiting, Word

WORDS_OF, HELD_BY, TO_FORGET = "words", "held", "forget"
"""How the period of a mail to the safety contact begins: words, a long hold, or who is to be forgotten."""
NOT_TAKEN = frozenset({"refused", "suppressed"})
"""States of mails that a server did not take, or that an address no longer gets."""
DID_NOT_ARRIVE = "What was written to the safety contact did not arrive, so nobody has read it."
RING_THEM = "Ring them, and correct Safety contact e-mail in Settings: then it goes to the new address."


def is_to_safety_contact(message: Message) -> bool:
    """Return whether a mail to the desk went to the safety contact rather than to the coordinator."""
    if message.kind != MailKind.SAFETY_ESCALATION:
        return False
    return message.period.partition("/")[0] in {WORDS_OF, HELD_BY, TO_FORGET}


def is_of_cries(kind: str, period: str) -> bool:
    """Return whether a mail, by its kind and its period, brings words that may mean harm."""
    return kind == MailKind.SAFETY_ESCALATION and period.startswith(f"{WORDS_OF}/")


def find_groups(message: Message) -> tuple[tuple[str, ...], ...]:
    """Return, for each whose words a mail brought to the safety contact, who has the address (ids)."""
    _, _, *whose = message.period.split("/")
    return tuple(tuple(filter(None, one.split("."))) for one in whose or [""])


def find_whose(message: Message, place: int) -> tuple[str, ...]:
    """Return the ids of whoever has the address whose words stand in this place of a mail."""
    groups = find_groups(message)
    return groups[place] if place < len(groups) else ()


def list_told_of(programme: Programme) -> frozenset[str]:
    """Return the ids of all whose words went to the safety contact, or wait to."""
    told = (message.period for message in programme.messages if is_to_safety_contact(message))
    return frozenset(one for period in told for one in period.replace(".", "/").split("/"))


def find_undelivered(programme: Programme) -> tuple[Message, ...]:
    """Return the mails to the safety contact that did not arrive, in the order of their rows."""
    back = {mail.about for mail in programme.read_mails if mail.became is MailEnd.BOUNCE}
    return tuple(
        message
        for message in programme.messages
        if is_to_safety_contact(message)
        and (message.state in NOT_TAKEN or message.id in back or _was_too_late(message))
    )


def _was_too_late(message: Message) -> bool:
    """Return whether words were tried until they were old; a long hold may have ended before it was told."""
    return message.state == "cancelled" and message.period.startswith(f"{WORDS_OF}/")


def find_unheard(programme: Programme) -> Message | None:
    """Return the last mail to the safety contact, if that did not arrive; None while they can be reached."""
    if not programme.settings.safety_address:
        return None
    sent = [message for message in programme.messages if is_to_safety_contact(message)]
    lost = find_undelivered(programme)
    over = [message for message in sent if message.state == "sent" or message in lost]
    # Of one day, the row below is the later one.
    last = max(enumerate(over), key=lambda one: (one[1].on, one[0]), default=(0, None))[1]
    return last if last in lost else None


def find_unheard_safety(desk: Situation) -> Iterator[Waiting]:
    """Yield that the safety contact cannot be reached."""
    message = find_unheard(desk.programme)
    if message is not None:
        yield Waiting(
            key=f"unheard/{message.id}", topic=Topic.UNHEARD,
            who=desk.programme.settings.safety_contact or "The safety contact",
            words=f"{DID_NOT_ARRIVE} {RING_THEM}", since=message.on, choices=(Word.NOTED,),
            spots=(Spot("Settings", "Safety contact e-mail", "Value"),),
        )  # fmt: skip
