"""Why somebody's words are not acted upon, said to the human who reads them: only what is true."""

from mentorsheets.domain.model import Person
from mentorsheets.domain.programme import Programme
from mentorsheets.mail.incoming.arrivals import IncomingReply, Proof
from mentorsheets.relations.holds import list_sharers

ASK_THEM = "Please ask them before you act on it:)"
SHARED_WORDS = "(From the address that {names} share, so nobody knows whose words these are:)"
FORWARDED_WORDS = f"(Through a list or a forwarder, so nobody knows whether the words are theirs. {ASK_THEM}"
TO_SEVERAL = f"(It comes from their address, in reply to a mail that went to others too. {ASK_THEM}"
CANNOT_BE_UNDONE = (
    "(It comes from their address, as far as it says, and your mail server does not vouch for that; what it "
    f"asks for cannot be undone. {ASK_THEM}"
)
UNPROVEN = f"(By mail, and nothing proves that it comes from them. {ASK_THEM}"


def say_doubt(one: IncomingReply, person: Person, programme: Programme) -> str:
    """Return in one sentence what a reply lacks of the strongest proof."""
    if sharers := list_sharers(person, programme):
        return SHARED_WORDS.format(names=" and ".join(each.name for each in (person, *sharers)))
    if one.is_forwarded:
        return FORWARDED_WORDS
    if one.is_vouched:
        return TO_SEVERAL
    return CANNOT_BE_UNDONE if one.proof is Proof.OWN else UNPROVEN
