"""`mentorsheets run`: all that is due, when it is due, for as long as nobody stops it."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import click

from mentorsheets.api.beat import Orders, make_pass
from mentorsheets.cli.mails import agreed
from mentorsheets.cli.options import DRY_RUN, MAIL_OPTION, SHEET_OPTION, TODAY, YES, options
from mentorsheets.cli.programmes import PROGRAMMES_OPTION, choose_programmes, find_config
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.runtime import log
from mentorsheets.runtime.schedule import keep_going
from mentorsheets.runtime.signals import stop_when_asked
from mentorsheets.runtime.system_clock import SystemClock


@click.command
@options(SHEET_OPTION, PROGRAMMES_OPTION, MAIL_OPTION, TODAY, YES, DRY_RUN)
@click.option("--once", "only_once", is_flag=True, help="One pass, for a clock to start; then end.")
@click.option(
    "--every", type=click.IntRange(1, 24 * 60), default=15, help="Minutes from one pass to the next.  [15]"
)
@click.option(
    "--part",
    type=click.Choice([part.value for part in RunPart]),
    default=RunPart.EVERYTHING.value,
    help="Only mail of this part.  [everything]",
)
@click.option("--apart", is_flag=True, help="A newly started process for each programme of a list.")
@click.option("--named", default="", hidden=True)
@click.pass_context
def run(context: click.Context, /, only_once: bool, every: int, named: str, **given: Any) -> None:  # noqa: ANN401
    """Collect answers and send what is due, in the hours that suit each reader, until you stop it.

    Each pass looks at the sheet afresh, so nothing is lost while the computer sleeps, and nothing comes in a
    burst when it wakes. What was done stands in the log, one line each, without names. With --once it ends
    after one pass, which is what cron, systemd or a container start.
    """
    if not log.is_set_up():
        log.set_up("text", "info")
    told = context.find_root().params
    agree = partial(agreed, yes=given["yes"])
    logging = (told["log_format"] or "text", told["log_level"])
    orders = Orders(**{**given, "part": RunPart(given["part"])}, agree=agree, logging=logging)
    with stop_when_asked() as asked_to_stop:
        beat = partial(_beat, orders, asked_to_stop)
        if only_once:
            with log.about(**({"programme": named} if named else {})):
                sys.exit(beat())
        choose_programmes(orders.sheet, orders.programmes) or find_config(
            {"sheet": orders.sheet, "mail": orders.mail}
        )
        log.note("begins", every=every)
        keep_going(beat, every, SystemClock(), asked_to_stop)
        log.note("ends, as it was asked to")


def _beat(orders: Orders, asked_to_stop: Callable[[], bool]) -> int:
    return make_pass(orders, os.environ, Path.cwd(), asked_to_stop)
