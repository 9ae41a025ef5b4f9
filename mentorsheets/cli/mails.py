"""How every command that sends mail is asked, and how it tells what it sent."""

import logging
import sys
from typing import Any

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import (
    DRY_RUN,
    FORMAT,
    MAIL_OPTION,
    SHEET,
    TODAY,
    YES,
    moment,
    options,
    tell_if_open,
)
from mentorsheets.mail.messages import MailState, Stop
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.workflow.send_mail import Gather, Sent, Wishes, exit_code, run_round

STATE_WORDS = {
    MailState.SENT: "sent",
    MailState.DEFERRED: "put off; a later run tries again",
    MailState.REFUSED: "refused",
    MailState.UNKNOWN: "perhaps sent, perhaps not: ask, or look into your sent mail, and then say which",
    MailState.SUPPRESSED: "held back, since the person or the address takes no mail",
    MailState.CANCELLED: "too late, and taken back",
}

SHORT_KEY = 8
"""So many letters of a key tell it from all others."""

MAILING = options(
    SHEET,
    MAIL_OPTION,
    TODAY,
    click.option("--only", metavar="PERSON", default="", help="Only to this person, by name or address."),
    click.option("--to", metavar="ADDRESS", default="", help="All to this address; nothing is recorded."),
    YES,
    DRY_RUN,
    FORMAT,
)
"""The options of a command that sends mail."""


def send_round(gather: Gather, what: str, config: Config, **given: Any) -> None:  # noqa: ANN401 - what Click hands over
    """Run a round of mail with the options given, print what came of it, and end with its exit code."""
    yes: bool = given["yes"]
    wishes = Wishes(given["dry_run"], given["only"], given["to"], agree=lambda count: agreed(count, yes=yes))
    with output.working(f"Writing {what}s"):
        sent = run_round(open_sheet(config), config, moment(given["today"]), gather, wishes)
    if given["form"] == "json":
        output.as_json(_as_dict(sent))
    else:
        _print(sent, what, dry_run=wishes.dry_run)
    if not sent.finished:
        tell_if_open(config)
    sys.exit(exit_code(sent))


def agreed(count: int, *, yes: bool) -> bool:
    """Ask before the first mails that ever go through a server; without a terminal nothing waits."""
    if yes or not sys.stdin.isatty():
        return yes
    are = f"{output.count(count, 'mail')} {'is' if count == 1 else 'are'}"
    it = "it" if count == 1 else "them"
    return output.confirm(f"{are} about to go to real people, for the first time. Send {it}?")


def _print(sent: Sent, what: str, *, dry_run: bool) -> None:
    if not sent.finished:
        output.say(f"No {what} is due.")
    else:
        count = len(sent.finished)
        done = "would go" if dry_run else "is written" if count == 1 else "are written"
        output.heading(f"{output.count(count, what)} {done}")
    for one in sent.finished:
        names = ", ".join(f"{person.name} <{person.address}>" for person in one.draft.people)
        output.item(f"{names}: {one.words.subject}", one.draft.why if dry_run else "")
    output.problems(sent.problems, "Could not be written")
    for state, count in counts_of(sent).items():
        is_shown = sent.outbox and state == MailState.SENT
        words = (
            "written into the outbox; nothing went to anybody" if is_shown else STATE_WORDS.get(state, state)
        )
        output.say(f"{count} {words}.")
    for key in sent.unsure:
        output.say(f"  mentorsheets settle {key[:SHORT_KEY]} --arrived    (it did; --again: it did not)")
    if sent.delivery and sent.delivery.stop != Stop.NO:
        if log.is_set_up():
            log.note("stopped early", logging.WARNING, why=str(sent.delivery.stop))
        else:
            output.note(f"Stopped early: {sent.delivery.stop}. What is left goes out with a later run.")
    if sent.waiting:
        most = sent.programme.settings.mails_a_week
        things = "1 thing more waits" if sent.waiting == 1 else f"{sent.waiting} things more wait"
        output.say(
            f"{things} for another day, since nobody gets two mails in a day, nor more than {most} in a "
            "week: mentorsheets due shows when."
        )
    if sent.outbox and sent.finished:
        output.say(f"They lie in {sent.outbox}: open {sent.outbox / 'index.html'} to read them.")
    for refused in sent.refused:
        output.say(f"Left as it is, since {refused.reason}: a row of {refused.edit.tab}.")


def counts_of(sent: Sent) -> dict[MailState, int]:
    """Return how many messages came to which state."""
    return sent.delivery.counts if sent.delivery else {}


def _as_dict(sent: Sent) -> dict[str, object]:
    return {
        "mails": [
            {
                "message": one.mail.key.id,
                "kind": one.mail.key.kind,
                "period": one.mail.key.period,
                "people": [{"id": p.id, "name": p.name, "address": p.address} for p in one.draft.people],
                "matches": list(one.draft.about),
                "subject": one.words.subject,
                "why": one.draft.why,
            }
            for one in sent.finished
        ],
        "outcomes": counts_of(sent),
        "unsure": list(sent.unsure),
        "waiting": sent.waiting,
        "outbox": str(sent.outbox) if sent.outbox else None,
        "problems": [output.problem_as_dict(problem) for problem in sent.problems],
    }
