"""`mentorsheets settle`: for mails of which nobody knows whether they arrived."""

import sys

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, ONE_SHEET, moment, options
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.workflow.settle import Unknown, release_outbox, settle, unknown


@click.command("settle")
@click.argument("key", default="")
@options(ONE_SHEET, FORMAT)
@click.option("--arrived", "answer", flag_value="arrived", help="KEY arrived: never send it again.")
@click.option("--again", "answer", flag_value="again", help="It did not: the very same mail goes again.")
@click.option("--outbox", is_flag=True, help="Let all that only lies in an outbox go through a server.")
def settle_command(key: str, config: Config, form: str, answer: str | None, outbox: bool) -> None:
    """List the mails of which nobody knows whether they arrived, or say of one KEY what you know.

    The line broke after the last byte, so a second try might be a second mail. The person knows, or the
    Sent folder does.
    """
    backend = open_sheet(config)
    if outbox:
        output.say(f"{release_outbox(backend, config, moment(None))} mails go out with the next run.")
    elif key and answer:
        settle(backend, config, moment(None), key, arrived=answer == "arrived")
        output.say("Noted." if answer == "arrived" else "The next run sends it again.")
    elif key or answer:
        raise click.UsageError("Give a KEY together with --arrived or --again.")
    else:
        _list(unknown(backend, config, moment(None)), form)


def _list(found: Unknown, form: str) -> None:
    people = found.programme.person_by_id
    named = [(record, [people[p].name for p in record.persons if p in people]) for record in found.records]
    if form == "json":
        output.as_json(
            [{"key": r.key, "kind": r.kind, "period": r.period, "to": names} for r, names in named]
        )
    elif not named:
        output.say("Of every mail it is known what became of it.")
    for record, names in named if form == "text" else ():
        output.item(f"{record.key}  {record.kind} of {record.period} to {', '.join(names)}", record.detail)
    sys.exit(1 if named else 0)
