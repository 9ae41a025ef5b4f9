"""One pass over a programme, or over all of a list in a process each, as a clock starts it."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from mentorsheets.api.arguments import Today, parse_part, parse_time
from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.runtime import log
from mentorsheets.runtime.guard import run_guarded
from mentorsheets.runtime.heartbeat import HEARTBEAT, run_watched
from mentorsheets.runtime.programmes import Listed, choose_programmes, environment_of, find_config, gravest
from mentorsheets.runtime.signals import stop_when_asked, tidy_when_stopped
from mentorsheets.runtime.subprocess_run import in_own_process
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Orders:
    """What a pass is told beside what stands in environment and folder: as the options of `run` say it.

    `agree` is asked before the first mail ever goes through a server, with how many are to go; in a process
    of its own, for one of several programmes, `yes` is the answer.
    """

    sheet: str | None = None
    programmes: Path | None = None
    mail: str | None = None
    part: RunPart = RunPart.EVERYTHING
    today: Today = None
    dry_run: bool = False
    yes: bool = False
    agree: Callable[[int, str], bool] = lambda _count, _unheard: False
    logging: tuple[str, str] = field(default=("text", "info"))
    """The form and the level of the log."""


def run_once(environment: Mapping[str, str], folder: str | Path, *, part: str = RunPart.EVERYTHING) -> int:
    """Make one pass over the programmes that environment and folder name, and return the exit code.

    What was done stands in the log, on standard error; SIGTERM ends it after the mail in hand.
    """
    log.set_up("text", "info")
    with tidy_when_stopped(), stop_when_asked() as asked_to_stop:
        return run_guarded(
            lambda: make_pass(Orders(part=parse_part(part)), environment, Path(folder), asked_to_stop)
        )


def make_pass(
    orders: Orders, environment: Mapping[str, str], folder: Path, asked_to_stop: Callable[[], bool]
) -> int:
    """Make one pass, over one programme here or over several in a process each, and tell the monitor.

    Raises:
        WrongUse: the list of programmes cannot be used.
    """

    def work() -> int:
        found = choose_programmes(orders.sheet, orders.programmes, environment, folder)
        if not found:
            code = run_guarded(lambda: _pass_here(orders, environment, folder, asked_to_stop))
            log.note("pass", exit=code)
            return code
        codes = [
            _pass_apart(one, orders, environment, folder, asked_to_stop)
            for one in found
            if not asked_to_stop()
        ]
        log.note("pass", exit=gravest(codes), programmes=len(found), done=codes.count(0))
        return gravest(codes)

    return run_watched(environment.get(HEARTBEAT, ""), work)


def _pass_here(
    orders: Orders, environment: Mapping[str, str], folder: Path, asked_to_stop: Callable[[], bool]
) -> int:
    config = find_config({"sheet": orders.sheet, "mail": orders.mail}, environment, folder)
    wishes = Wishes(orders.dry_run, in_hours=True, agree=orders.agree, asked_to_stop=asked_to_stop)
    return run_pass(MentoringSheet(config), wishes, part=orders.part, today=orders.today)


def _pass_apart(
    one: Listed,
    orders: Orders,
    environment: Mapping[str, str],
    folder: Path,
    asked_to_stop: Callable[[], bool],
) -> int:
    command = [sys.executable, "-m", "mentorsheets", *_list_arguments(orders), "--named", one.name]
    code = in_own_process(command, environment_of(one, environment, folder), asked_to_stop)
    log.note("programme", programme=one.name, exit=code)
    return code


def _list_arguments(orders: Orders) -> list[str]:
    """Return the arguments by which a process for one programme does what this one was asked to do."""
    form, level = orders.logging
    stands = parse_time(orders.today)
    return [
        *("--log-format", form, "--log-level", level, "run", "--once", "--part", orders.part),
        *(("--mail", orders.mail) if orders.mail else ()),
        *(("--today", f"{stands:%Y-%m-%dT%H:%M}") if stands else ()),
        *(("--yes",) if orders.yes else ()),
        *(("--dry-run",) if orders.dry_run else ()),
    ]
