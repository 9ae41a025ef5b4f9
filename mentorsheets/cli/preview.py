"""`mentorsheets preview`: what would go to whom, as a page in the browser."""

import sys
import webbrowser
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.mail_rows import PreviewOutput
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, TODAY, options
from mentorsheets.runtime.config import Config


@click.command("preview")
@click.argument("person", default="")
@options(ONE_SHEET, TODAY, FORMAT)
@click.option("--kind", default="", metavar="KIND", help="Only mails of this kind, such as check-in.")
@click.option("--out", type=click.Path(path_type=Path), default=Path("preview.html"), help="The page.")
def preview_command(
    person: str, config: Config, today: datetime | None, form: str, kind: str, out: Path
) -> None:
    """Show what would go to whom, or to one PERSON, and why; send and write nothing but the page.

    On a terminal the page opens in the browser: each mail at the width of a phone and of a desktop, as plain
    text, and as it goes over the wire.
    """
    with output.working("Writing the mails"):
        shown = MentoringSheet(config).preview(person, kind=kind, today=today)
    shown.write(out)
    if form == "json":
        output.as_json(PreviewOutput(str(out), shown.mails))
        return
    count = len(shown.mails)
    output.say(f"{count} {'mail is' if count == 1 else 'mails are'} shown in {out}.")
    if sys.stdout.isatty():
        webbrowser.open(out.resolve().as_uri())
