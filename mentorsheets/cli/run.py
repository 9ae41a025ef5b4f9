"""`mentorsheets run`: all that is due, when it is due, for as long as nobody stops it."""

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import click

from mentorsheets.cli.mails import agreed
from mentorsheets.cli.options import (
    DRY_RUN,
    MAIL_OPTION,
    MINUTE_TYPED,
    SHEET_OPTION,
    TODAY,
    YES,
    moment,
    options,
)
from mentorsheets.cli.programmes import PROGRAMMES_OPTION, choose_programmes, find_config, run_guarded
from mentorsheets.cli.run_once import Pass, once
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.heartbeat import HEARTBEAT, run_watched
from mentorsheets.runtime.programmes import Listed, environment_of, gravest
from mentorsheets.runtime.schedule import keep_going
from mentorsheets.runtime.subprocess_run import in_own_process
from mentorsheets.runtime.system_clock import SystemClock
from mentorsheets.workflow.send_mail import Wishes


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
    with until_asked() as asked_to_stop:
        beat = partial(_beat, context, given, asked_to_stop)
        if only_once:
            with log.about(**({"programme": named} if named else {})):
                sys.exit(beat())
        choose_programmes(given["sheet"], given["programmes"]) or _find_config(given)
        log.note("begins", every=every)
        keep_going(beat, every, SystemClock(), asked_to_stop)
        log.note("ends, as it was asked to")


def _beat(context: click.Context, given: dict[str, Any], asked_to_stop: Callable[[], bool]) -> int:
    """Make one pass, over one programme here or over several in a process each, and tell the monitor."""

    def work() -> int:
        found = choose_programmes(given["sheet"], given["programmes"])
        if not found:
            return _here(given, asked_to_stop)
        command = [sys.executable, "-m", "mentorsheets", *_arguments_for_one(context, given)]
        codes = [_apart(one, command, asked_to_stop) for one in found if not asked_to_stop()]
        log.note("pass", exit=gravest(codes), programmes=len(found), done=codes.count(0))
        return gravest(codes)

    return run_watched(os.environ.get(HEARTBEAT, ""), work)


def _find_config(given: Mapping[str, Any]) -> Config:
    return find_config({"sheet": given["sheet"], "mail": given["mail"]})


def _here(given: dict[str, Any], asked_to_stop: Callable[[], bool]) -> int:
    def work() -> int:
        config = _find_config(given)
        agree = partial(agreed, yes=given["yes"])
        wishes = Wishes(given["dry_run"], in_hours=True, agree=agree, asked_to_stop=asked_to_stop)
        return once(Pass(config, moment(given["today"]), wishes, RunPart(given["part"])))

    code = run_guarded(work)
    log.note("pass", exit=code)
    return code


def _apart(one: Listed, command: list[str], asked_to_stop: Callable[[], bool]) -> int:
    environment = environment_of(one, os.environ, Path.cwd())
    code = in_own_process([*command, "--named", one.name], environment, asked_to_stop)
    log.note("programme", programme=one.name, exit=code)
    return code


def _arguments_for_one(context: click.Context, given: dict[str, Any]) -> list[str]:
    """Return the arguments by which a process for one programme does what this one was asked to do."""
    told = context.find_root().params
    return [
        *("--log-format", told["log_format"] or "text", "--log-level", told["log_level"], "run", "--once"),
        *("--part", given["part"]),
        *(("--mail", given["mail"]) if given["mail"] else ()),
        *(("--today", f"{given['today']:{MINUTE_TYPED}}") if given["today"] else ()),
        *(("--yes",) if given["yes"] else ()),
        *(("--dry-run",) if given["dry_run"] else ()),
    ]


@contextmanager
def until_asked() -> Iterator[Callable[[], bool]]:
    """Yield what says whether SIGTERM or Ctrl-C came, which inside the block end nothing by themselves."""
    asked = threading.Event()
    before = {
        number: signal.signal(number, lambda *_: asked.set()) for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield asked.is_set
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
