"""One pass over a programme, or over all of a list, each apart from the others, as a clock starts it."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from importlib import import_module
from pathlib import Path

from mentorsheets.api.arguments import Today, parse_part, parse_time
from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.domain.late_pattern import compile_each
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.runtime import log
from mentorsheets.runtime.forked_run import CAN_COPY, in_copy
from mentorsheets.runtime.guard import run_guarded
from mentorsheets.runtime.hanging import tell_hanging
from mentorsheets.runtime.heartbeat import HEARTBEAT, run_watched
from mentorsheets.runtime.programmes import Listed, choose_programmes, environment_of, find_config, gravest
from mentorsheets.runtime.signals import stop_when_asked, tidy_when_stopped
from mentorsheets.runtime.subprocess_run import in_own_process
from mentorsheets.runtime.versions import read_versions
from mentorsheets.workflow.wishes import Wishes


@dataclass(frozen=True, slots=True)
class Orders:
    """What a pass is told beside what stands in environment and folder: as the options of `run` say it.

    `agree` is asked before the first mail ever goes through a server, with how many are to go; in a process
    of its own, for one of several programmes, `yes` is the answer. Each of several gets such a process, newly
    started, if they are to be `apart`; else it gets a copy of this one, where the system can make one, with
    the `versions` of Google sheets that were asked for all of them at once.
    """

    sheet: str | None = None
    programmes: Path | None = None
    mail: str | None = None
    part: RunPart = RunPart.EVERYTHING
    today: Today = None
    dry_run: bool = False
    yes: bool = False
    agree: Callable[[int, str], bool] = lambda _count, _unheard: False
    apart: bool = False
    logging: tuple[str, str] = field(default=("text", "info"))
    """The form and the level of the log."""
    versions: Mapping[str, str] = field(default_factory=dict)


WITH_A_PASS = (
    "workflow.read_answers", "workflow.collect_mail", "workflow.collect_forms", "workflow.hold_until_hours",
    "workflow.plan_round", "workflow.send_mail", "workflow.do_now", "workflow.propose_by_itself",
    "sheet.forms.keep_mapping", "sheet.writing.commit", "sheet.writing.edits_of_changes",
    "sheet.workbook.draw", "mail.render.summary", "mail.render.preview", "mail.journal.sqlite",
    "mail.journal.trouble", "runtime.load_templates", "runtime.open_journal", "runtime.way_out",
)  # fmt: skip
"""What a pass loads on its way, so that a copy need not: all else of a pass comes with one of these."""
MANY_PROGRAMMES = 6
"""Programmes of which one or another has new words in most passes, for which all languages are wanted."""


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
    """Make one pass, over one programme here or over several apart from here, and tell the monitor.

    Raises:
        WrongUse: the list of programmes cannot be used.
    """

    def work() -> int:
        found = choose_programmes(orders.sheet, orders.programmes, environment, folder)
        if not found:
            code = run_guarded(lambda: _pass_here(orders, environment, folder, asked_to_stop))
            log.note("pass", exit=code)
            return code
        copies = CAN_COPY and not orders.apart
        if copies:
            load_for_a_pass(hears=len(found) >= MANY_PROGRAMMES)
        pass_over = _pass_in_copy if copies else _pass_apart
        told = replace(orders, versions=read_versions(found, environment, folder)) if copies else orders
        codes = [
            pass_over(one, told, environment, folder, asked_to_stop) for one in found if not asked_to_stop()
        ]
        log.note("pass", exit=gravest(codes), programmes=len(found), done=codes.count(0))
        return gravest(codes)

    return run_watched(environment.get(HEARTBEAT, ""), work)


def _pass_here(
    orders: Orders, environment: Mapping[str, str], folder: Path, asked_to_stop: Callable[[], bool]
) -> int:
    config = find_config({"sheet": orders.sheet, "mail": orders.mail}, environment, folder)
    wishes = Wishes(orders.dry_run, in_hours=True, agree=orders.agree, asked_to_stop=asked_to_stop)
    sheet, versions = MentoringSheet(config), orders.versions
    code = run_guarded(
        lambda: run_pass(sheet, wishes, part=orders.part, today=orders.today, versions=versions)
    )
    return code if orders.dry_run else tell_hanging(config, code, sheet.moment(None).now)


def load_for_a_pass(*, hears: bool = False) -> None:
    """Load what a pass needs, once for all that are made in copies of this process.

    If it `hears`, all languages are made ready too, as is wanted where somebody wrote new words.
    """
    for name in WITH_A_PASS:
        import_module(f"mentorsheets.{name}")
    compile_each()
    from mentorsheets.sheet.cells.hours import read_hours  # noqa: PLC0415 - loaded by now

    # The words of hours are put together when some are first read.
    read_hours("any evening")
    if hears:
        from mentorsheets.mail.incoming.meaning import may_be_cry  # noqa: PLC0415 - as above

        may_be_cry("two words")


def _pass_in_copy(
    one: Listed,
    orders: Orders,
    environment: Mapping[str, str],
    folder: Path,
    asked_to_stop: Callable[[], bool],
) -> int:
    own = environment_of(one, environment, folder)
    here = replace(orders, sheet=None, programmes=None)

    def work() -> int:
        with log.about(programme=one.name):
            return make_pass(here, own, folder, asked_to_stop)

    return _tell(one, in_copy(partial(run_guarded, work), own, asked_to_stop))


def _pass_apart(
    one: Listed,
    orders: Orders,
    environment: Mapping[str, str],
    folder: Path,
    asked_to_stop: Callable[[], bool],
) -> int:
    command = [sys.executable, "-m", "mentorsheets", *_list_arguments(orders), "--named", one.name]
    return _tell(one, in_own_process(command, environment_of(one, environment, folder), asked_to_stop))


def _tell(one: Listed, code: int) -> int:
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
