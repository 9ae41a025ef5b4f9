"""Tabs that are not there, or say nothing any more, although mail needs them, and that stop nothing."""

from collections.abc import Iterator

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.mail_trace import find_untraced
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.loss_words import BRING_BACK
from mentorsheets.relations.losses import CHECK_IN, Loss, find_losses


def tell_losses(programme: Programme) -> tuple[Loss, ...]:
    """Return all that a sheet has lost: what stops mail first."""
    return (*find_losses(programme), *list_missing(programme))


def list_missing(programme: Programme) -> Iterator[Loss]:
    """Yield each tab that is not there although mail of ours needs it, and that stops nothing."""
    sent = (*programme.traces, *find_untraced(programme.messages, programme.traces))
    asked = any(part.startswith(CHECK_IN) for trace in sent for part in (trace.kind, *trace.carries))
    if asked and not programme.check_ins and "Check-ins" not in programme.headless:
        is_gone = _say_gone(programme, "Check-ins")
        lost = f"The tab Check-ins {is_gone}, which says what people were asked and what they answered."
        yield Loss("Check-ins", lost, f"{BRING_BACK} The next questions make new rows.")
    told = any(trace.kind == MailKind.DIGEST for trace in sent)
    if told and ("Settings" in programme.missing or not programme.settings.coordinator_address):
        is_there = "Settings" not in programme.missing
        is_gone = "names no coordinator any more" if is_there else "is missing"
        lost = f"The tab Settings {is_gone}, so nothing says from which address and in which hours mail goes."
        yield Loss(
            "Settings", lost, f"{BRING_BACK} mentorsheets init makes what is missing, to be filled in."
        )
    if sent and not programme.register and "Register" not in programme.headless:
        is_gone = f"The hidden tab Register {_say_gone(programme, 'Register')}"
        lost = f"{is_gone}, so who changes name or address is taken for somebody else."
        yield Loss("Register", lost, f"{BRING_BACK} The next run makes new rows.")
    if sent and not programme.traces and "Mail sent" not in programme.headless:
        is_gone = f"The hidden tab Mail sent {_say_gone(programme, 'Mail sent')}"
        lost = f"{is_gone}, which keeps the key of each mail once more."
        yield Loss("Mail sent", lost, f"{BRING_BACK} The next run fills it again from Messages.")


def _say_gone(programme: Programme, tab: str) -> str:
    return "is missing" if tab in programme.missing else "holds nothing"
