"""The group of all commands, and the one place that decides how an error looks and what a run ends with."""

import gc
import sys
import traceback
from dataclasses import dataclass
from importlib import import_module

import click
from click.shell_completion import CompletionItem

from mentorsheets import __version__
from mentorsheets.errors import UNFORESEEN, MentorsheetsError
from mentorsheets.runtime import log
from mentorsheets.runtime.signals import tidy_when_stopped

GARBAGE_LOOKS = (50_000, 20, 50)
"""New objects after which Python looks for garbage, and how many such looks come before one at older objects.

A run makes a million values and hardly any that point at one another in a ring; to look as often as Python
does by itself (700, 10, 10) took a seventh of its time.
"""


@dataclass(frozen=True)
class CommandPlace:
    """Where a command is: a file of this folder, its name in there, and the line that the list shows."""

    file: str
    name: str
    short_help: str

    def load(self) -> click.Command:
        """Return the command, with all that it needs, which may take a second."""
        found: click.Command = getattr(import_module(f"mentorsheets.cli.{self.file}"), self.name)
        return found


COMMANDS = {
    "demo": CommandPlace("demo", "demo_command", "Try it on an invented programme; nothing is sent."),
    "init": CommandPlace("init", "init", "Make a workbook, or add the tabs that a sheet lacks."),
    "adopt": CommandPlace("adopt", "adopt_command", "Make a programme of a list of people that you have."),
    "doctor": CommandPlace("doctor", "doctor", "Look everything over: sheet, settings, mail server."),
    "check": CommandPlace("check", "check", "Say what a human should mend in the sheet."),
    "collect": CommandPlace("collect", "collect", "Take over answers to your form, and by mail."),
    "pair": CommandPlace("pair", "pair_command", "Propose who could help whom."),
    "why": CommandPlace("why", "why_command", "Say why somebody has their matches, and what stays open."),
    "preview": CommandPlace("preview", "preview_command", "Show the mails that would go, in the browser."),
    "introduce": CommandPlace(
        "sending", "introduce", "Ask both of an approved match; introduce after two yeses."
    ),
    "checkin": CommandPlace("sending", "checkin", "Ask everybody who is due how it goes."),
    "followup": CommandPlace("sending", "followup", "Follow up on answers, silence, endings and farewells."),
    "due": CommandPlace("due", "due", "Show what would go out on which day."),
    "run": CommandPlace("run", "run", "Collect and send all that is due, until you stop it."),
    "settle": CommandPlace(
        "settle", "settle_command", "Settle mails of which nobody knows whether they arrived."
    ),
    "report": CommandPlace("report", "report_command", "Show how the programme stands, with each n."),
    "map": CommandPlace("map", "map_command", "Show who meets which need of somebody."),
    "export": CommandPlace("export", "export_command", "Write what is held about a person, for them."),
    "forget": CommandPlace("forget", "forget_command", "Forget a person: sheet, journal and outbox."),
}
"""All commands, in the order in which a programme comes to need them."""


class Commands(click.Group):
    """Loads a command when it is called, and shows an error as a sentence and a hint.

    A traceback is only shown with --debug.
    """

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return a command, loaded now, or None if there is none of this name."""
        place = COMMANDS.get(cmd_name)
        return place.load() if place else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list of commands, of which none is loaded."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, place.short_help) for name, place in COMMANDS.items()])

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """Return what a word may become, of the commands by the table alone."""
        named = [
            CompletionItem(name, help=place.short_help)
            for name, place in COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; our own errors end it with their exit code."""
        gc.set_threshold(*GARBAGE_LOOKS)
        log.set_up(ctx.params["log_format"], ctx.params["log_level"])
        try:
            with tidy_when_stopped():
                return super().invoke(ctx)
        except MentorsheetsError as error:
            if ctx.params.get("debug"):
                traceback.print_exc()
            from mentorsheets.cli import output  # noqa: PLC0415 - rich is slow to import

            output.error(error)
            sys.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort):
            raise
        except Exception as error:  # noqa: BLE001 - whatever it is, nobody is to meet a traceback
            if ctx.params.get("debug"):
                traceback.print_exc()
            from mentorsheets.cli import output  # noqa: PLC0415 - rich is slow to import

            output.broke(error)
            sys.exit(UNFORESEEN)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--debug", is_flag=True, help="Show where in the program an error arose.")
@click.option(
    "--log-format",
    type=click.Choice(log.FORMS),
    help="Log each thing done to standard error.",
)
@click.option("--log-level", type=click.Choice(log.LOG_LEVELS), default="info", help="From which level up.")
@click.version_option(__version__)
def main(debug: bool, log_format: str | None, log_level: str) -> None:
    """Run a community's mentoring from the spreadsheet that you already keep.

    People and their needs stand in your sheet. `check` says what is wrong in it, `pair` proposes who could
    help whom, `checkin` writes the week's mails. Try `mentorsheets demo` first: it needs nothing of yours.
    """
