"""Showing mails before they go: to whom, why, and how each one looks."""

from dataclasses import dataclass

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import MailKind, find_kind
from mentorsheets.errors import WrongUse
from mentorsheets.mail.letters.finish import Finished
from mentorsheets.mail.render.preview import Shown, preview_page
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Backend
from mentorsheets.workflow.plan_round import Gather
from mentorsheets.workflow.send_mail import show_round
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Preview:
    """A page that needs no other file, and the mails that it shows."""

    page: str
    mails: tuple[Shown, ...]


def preview(
    backend: Backend, config: Config, moment: Moment, gather: Gather, *, person: str = "", kind: str = ""
) -> Preview:
    """Return a page with every mail that would go now: all, or those to one person or of one kind.

    Raises:
        WrongUse, Unreachable: the sheet or the templates cannot be used, nobody or several are meant, or
            there is no such kind.
    """
    if kind and find_kind(kind) is None:
        raise WrongUse(f"There are no mails of the kind {kind!r}.", f"There are {', '.join(MailKind)}.")
    sent = show_round(backend, config, moment, gather, Wishes(only=person or None))
    wanted = [one for one in sent.finished if kind in ("", one.mail.key.kind)]
    name = sent.programme.settings.programme
    mails = tuple(_shown(one) for one in wanted)
    page = preview_page(mails, title=f"{name}: what would go out", lead="Nothing of this was sent.")
    return Preview(page, mails)


def _shown(one: Finished) -> Shown:
    people = one.draft.people
    return Shown(
        to=", ".join(person.name for person in people),
        address=", ".join(person.address or "" for person in people),
        kind=one.mail.key.kind,
        why=one.draft.why,
        subject=one.words.subject,
        text=one.words.text,
        html=one.words.html,
        source=one.mail.content.decode("ascii", "replace"),
    )
