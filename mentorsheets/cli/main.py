"""The group of all commands, and the one place that decides how an error looks and what a run ends with."""

import signal
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

import click

from mentorsheets.cli import output
from mentorsheets.cli.check import check
from mentorsheets.cli.collect import collect
from mentorsheets.cli.demo import demo_command
from mentorsheets.cli.doctor import doctor
from mentorsheets.cli.forget import forget_command
from mentorsheets.cli.init import init
from mentorsheets.cli.pair import pair_command
from mentorsheets.cli.preview import preview_command
from mentorsheets.cli.run import run
from mentorsheets.cli.sending import checkin, followup, introduce
from mentorsheets.cli.settle import settle_command
from mentorsheets.cli.why import due, why_command
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime import log


@contextmanager
def tidy_when_stopped() -> Iterator[None]:
    """Let a closed terminal, or SIGTERM, end the block as an exit would, so that the sheet is let go of."""
    known = [getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name)]
    # What nohup ignores goes on being ignored.
    numbers = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]

    def stop(number: int, _: object) -> None:
        sys.exit(128 + number)

    try:
        before = {number: signal.signal(number, stop) for number in numbers}
    except ValueError:
        # Only the main thread may listen to signals.
        yield
        return
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class Commands(click.Group):
    """Shows an error as a sentence and a hint; a traceback only with --debug."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the commands in the order in which a programme comes to need them."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; our own errors end it with their exit code."""
        log.set_up(ctx.params["log_format"], ctx.params["log_level"])
        try:
            with tidy_when_stopped():
                return super().invoke(ctx)
        except MentorsheetsError as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            output.error(error)
            sys.exit(error.exit_code)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.option(
    "--log-format",
    type=click.Choice(log.FORMS),
    help="Log each thing done to standard error.",
)
@click.option("--log-level", type=click.Choice(log.LOG_LEVELS), default="info", help="From which level up.")
@click.version_option(package_name="mentorsheets")
def main(debug: bool, log_format: str | None, log_level: str) -> None:
    """Run a community's mentoring from the spreadsheet that you already keep.

    People and their needs stand in your sheet. `check` says what is wrong in it, `pair` proposes who could
    help whom, `checkin` writes the week's mails. Try `mentorsheets demo` first: it needs nothing of yours.
    """


for command in (
    demo_command, init, doctor, check, collect, pair_command, why_command, preview_command, introduce,
    checkin, followup, due, run, settle_command, forget_command,
):  # fmt: skip
    main.add_command(command)
