"""`mentorsheets settle`: for mails of which nobody knows whether they arrived."""

import sys

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.mail_rows import UnknownMailRow
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.runtime.config import Config


@click.command("settle")
@click.argument("key", default="")
@options(ONE_SHEET, FORMAT)
@click.option("--arrived", "answer", flag_value="arrived", help="KEY arrived: never send it again.")
@click.option("--again", "answer", flag_value="again", help="It did not: the very same mail goes again.")
@click.option("--outbox", is_flag=True, help="Let all that only lies in an outbox go through a server.")
@click.option("--go-on", is_flag=True, help="What the sheet lost of what went out was meant: go on.")
def settle_command(
    key: str, config: Config, form: str, answer: str | None, *, outbox: bool, go_on: bool
) -> None:
    """List the mails of which nobody knows whether they arrived, or say of one KEY what you know.

    The line broke after the last byte, so a second try might be a second mail. The person knows, or the
    Sent folder does.
    """
    sheet = MentoringSheet(config)
    if go_on:
        output.say(f"{count_things(sheet.go_on(), 'mail')} written down again; the next run goes on.")
    elif outbox:
        output.say(f"{sheet.release_outbox()} mails go out with the next run.")
    elif key and answer:
        sheet.settle(key, arrived=answer == "arrived")
        output.say("Noted." if answer == "arrived" else "The next run sends it again.")
    elif key or answer:
        raise click.UsageError("Give a KEY together with --arrived or --again.")
    else:
        _list(sheet.unknown(), form)


def _list(found: tuple[UnknownMailRow, ...], form: str) -> None:
    if form == "json":
        output.as_json(found)
    elif not found:
        output.say("Of every mail it is known what became of it.")
    for one in found if form == "text" else ():
        output.item(f"{one.key}  {one.kind} of {one.period} to {', '.join(one.to)}", one.detail)
    sys.exit(1 if found else 0)
