"""What nobody hears of that people write back, where no mailbox is read: said before the first mail goes."""

from mentorsheets.domain.settings import AnswersBy, Settings
from mentorsheets.mail.mail_address import MAILBOX

BY_FORM = (
    "Taps come in by the form. Replies, wishes to stop sent by mail, and mail that comes back are read by "
    "nobody but whoever reads {address}."
)
BY_PERSON = (
    "Nobody but a human reads what comes back: answers, wishes to stop, and mail that did not arrive all go "
    "to {address}."
)
NAMED_ONLY = (
    "The setting Answers come in by says mailbox, and no mailbox is named, so nobody hears what comes back."
)
NAME_ONE = f"Set {MAILBOX}, such as imaps://you@host (docs/mail.md), and each run reads it before it sends."


def tell_unheard(mailbox: str, settings: Settings) -> str:
    """Return in a sentence what stays unheard; "" where a mailbox, by its address, is read."""
    if mailbox:
        return ""
    if settings.answers_by is AnswersBy.MAILBOX:
        return NAMED_ONLY
    text = BY_FORM if settings.answers_by is AnswersBy.FORM else BY_PERSON
    return text.format(address=settings.coordinator_address or "the programme's address")
