"""How every command that sends mail is asked, and how it tells what it sent."""

import logging
import sys
from functools import partial
from typing import Any

import click

from mentorsheets.api import MentoringSheet, SentMails, Wishes
from mentorsheets.cli import output
from mentorsheets.cli.options import (
    DRY_RUN,
    FORMAT,
    MAIL_OPTION,
    SHEET,
    TODAY,
    YES,
    options,
    tell_if_open,
)
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config

STATE_WORDS = {
    "sent": "sent",
    "deferred": "put off; a later run tries again",
    "refused": "refused",
    "unknown": "perhaps sent, perhaps not: ask, or look into your sent mail, and then say which",
    "suppressed": "held back, since the person or the address takes no mail",
    "cancelled": "too late, and taken back",
}

SHORT_KEY = 8
"""So many letters of a key tell it from all others."""

MAILING = options(
    SHEET,
    MAIL_OPTION,
    TODAY,
    click.option("--only", metavar="PERSON", help="Only to this person, by name or address."),
    click.option("--to", metavar="ADDRESS", help="All to this address; nothing is recorded."),
    YES,
    DRY_RUN,
    FORMAT,
)
"""The options of a command that sends mail."""


def send_round(part: RunPart, what: str, config: Config, **given: Any) -> None:  # noqa: ANN401 - what Click hands over
    """Run a round of mail with the options given, print what came of it, and end with its exit code."""
    yes: bool = given["yes"]
    wishes = Wishes(given["dry_run"], given["only"], given["to"], agree=partial(agreed, yes=yes))
    with output.working(f"Writing {what}s"):
        sent = MentoringSheet(config).send_due(wishes, today=given["today"], part=part, any_day=True)
    if given["form"] == "json":
        output.as_json(sent.output)
    else:
        print_mails(sent, what, dry_run=wishes.dry_run)
        if part is RunPart.INTRODUCTIONS:
            _tell_undecided(sent)
    if not sent.output.mails:
        tell_if_open(config)
    sys.exit(sent.exit_code)


def agreed(count: int, unheard: str, *, yes: bool) -> bool:
    """Ask before the first mails that ever go through a server; without a terminal nothing waits.

    What people write back that stays `unheard` is said in any case.
    """
    if unheard and log.is_set_up():
        log.note("unheard", logging.WARNING, why=unheard)
    elif unheard:
        output.note(unheard)
    if yes or not sys.stdin.isatty():
        return yes
    are = f"{count_things(count, 'mail')} {'is' if count == 1 else 'are'}"
    it = "it" if count == 1 else "them"
    return output.confirm(f"{are} about to go to real people, for the first time. Send {it}?")


def print_mails(sent: SentMails, what: str, *, dry_run: bool) -> None:
    """Print which mails went or would go, what became of them, and what else waits."""
    told = sent.output
    if sent.stop_sentence:
        output.say(sent.stop_sentence)
    if not told.mails:
        output.say(f"No {what} is due.")
    else:
        count = len(told.mails)
        done = "would go" if dry_run else "is written" if count == 1 else "are written"
        output.heading(f"{count_things(count, what)} {done}")
    for one in told.mails:
        names = ", ".join(f"{person.name} <{person.address}>" for person in one.people)
        output.item(f"{names}: {one.subject}", one.why if dry_run else "")
    output.problems(told.problems, "Could not be written")
    for state, count in told.outcomes.items():
        is_shown = told.outbox and state == "sent"
        words = (
            "written into the outbox; nothing went to anybody" if is_shown else STATE_WORDS.get(state, state)
        )
        output.say(f"{count} {words}.")
    for key in told.unsure:
        output.say(f"  mentorsheets settle {key[:SHORT_KEY]} --arrived    (it did; --again: it did not)")
    _tell_why_it_stopped(sent.stopped_early)
    if told.waiting:
        things = "1 thing more waits" if told.waiting == 1 else f"{told.waiting} things more wait"
        output.say(
            f"{things} for another day, since nobody gets two mails in a day, nor more than "
            f"{sent.most_a_week} in a week: mentorsheets due shows when."
        )
    if told.later:
        mails = "1 mail waits" if told.later == 1 else f"{told.later} mails wait"
        output.say(
            f"{mails} for an hour at which its readers are written to: by day, where they are. The first may "
            f"go from {told.later_from} on; with --today, give that time too, since a day alone is its noon."
        )
    if sent.outbox and told.mails:
        output.say(f"They lie in {sent.outbox}: open {sent.outbox / 'index.html'} to read them.")
    for row in sent.left:
        output.say(f"Left as it is, {row}.")
    output.count_to_mend(sent.to_mend, sent.apart)


def _tell_undecided(sent: SentMails) -> None:
    if sent.undecided and not sent.output.mails:
        waiting = count_things(sent.undecided, "proposal waits", "proposals wait")
        where = "into Coordinator in the tab Matches, or in Today"
        output.say(f"{waiting} for your word: type approve, decline or pin {where}.")


def _tell_why_it_stopped(why: str) -> None:
    if why and log.is_set_up():
        log.note("stopped early", logging.WARNING, why=why)
    elif why:
        output.note(f"Stopped early: {why}. What is left goes out with a later run.")
