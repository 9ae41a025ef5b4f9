"""`mentorsheets collect`: what people answered, from wherever it came in, goes where it belongs."""

import sys
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.api.answer_rows import AnswererRow, FormsOutput, MailboxOutput, NoMailbox, TapsOutput
from mentorsheets.api.collect import Answers, collect_each
from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET, TODAY, options
from mentorsheets.domain.plain_text import count_things
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime.config import Config


@click.command
@options(SHEET, TODAY, DRY_RUN, FORMAT)
@click.option(
    "--from",
    "exported",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Take the answers from an exported .xlsx or .csv instead of the tabs of the sheet.",
)
def collect(config: Config, today: datetime | None, dry_run: bool, form: str, exported: Path | None) -> None:
    """Take over what people answered, to your forms or by mail, each answer once.

    With MENTORSHEETS_MAILBOX=imaps://user@host it also reads what came back by mail: answers, stops and
    bounces; the mailbox is only looked at.

    Which question fills which column stands in the tab Settings, or in Mapping after adopt; a first run
    proposes it. What you typed yourself is never written over.
    """
    sheet = MentoringSheet(config)
    failed: MentorsheetsError | None = None
    found: dict[str, Answers] = {}
    with output.working("Collecting answers"):
        try:
            # What came from other sources than the one that fails is kept.
            found.update(collect_each(sheet, exported=exported, today=today, dry_run=dry_run))
        except MentorsheetsError as error:
            if all(isinstance(one, NoMailbox) for one in found.values()):
                raise
            failed = error
    if form == "json":
        output.as_json(found)
    else:
        taps = found.get("taps")
        has_taps = isinstance(taps, TapsOutput) and taps.forms > 0
        for one in found.values():
            if not (has_taps and isinstance(one, FormsOutput) and is_empty(one)):
                _print(one)
        if dry_run:
            output.say("\nNothing was written (--dry-run).")
    if failed:
        raise failed
    sys.exit(1 if any(one.needs_a_person for one in found.values()) else 0)


def _print(done: Answers) -> None:
    match done:
        case FormsOutput():
            tell_collected(done)
        case TapsOutput():
            if done.forms:
                came = count_things(done.answers, "answer") if done.answers else "nothing new"
                output.say(f"From your answer form: {came}.")
            output.problems(done.problems, "To read yourself")
        case MailboxOutput():
            _print_mail(done)
        case NoMailbox():
            pass


def _print_mail(done: MailboxOutput) -> None:
    found = (
        (done.answers, "answer", ""),
        (done.stops, "wish to stop", "wishes to stop"),
        (done.bounces, "bounce", ""),
        (done.to_read, "mail to read yourself", "mails to read yourself"),
    )
    came = [count_things(*one) for one in found if one[0]]
    output.say(f"\nFrom the mailbox: {', '.join(came) or 'nothing new'}.")
    for line in done.said:
        output.say(f"  {line}")
    if done.others:
        output.say(f"{count_things(done.others, 'mail')} of others in it left alone: read them there.")
    if done.ends:
        output.say(
            f"How they ended: {', '.join(f'{count} {end}' for end, count in sorted(done.ends.items()))}."
        )


def is_empty(done: FormsOutput) -> bool:
    """Return whether there was no form, and nothing is to be told."""
    return not (done.forms or done.people or done.notes or done.problems)


def tell_collected(done: FormsOutput) -> None:
    """Print which forms were read, who was taken from them, and what a human should look at."""
    if not done.forms:
        output.say("No tab holds answers to a form.")
    for one in done.forms:
        if one.proposed:
            output.heading(f"{one.setting} (proposed in {one.kept_in}; edit it there)")
            for column, asked in one.questions.items():
                output.say(f"  {column}: {' + '.join(asked)}")
    if done.people:
        output.heading(f"Answers taken from {count_things(len(done.people), 'person', 'people')}")
    for person in done.people:
        output.item(_line(person), "")
        for change in person.changes:
            output.say(f"    {change}")
    if done.forms and not done.people:
        output.say("No new answers.")
    for line in done.said:
        output.say(line)
    output.problems(done.notes, "Left as it is")
    output.problems(done.problems, "To mend")


def _line(person: AnswererRow) -> str:
    needs = [need or "something in their words" for need in person.needs_added]
    return f"{person.name} ({'new' if person.new else 'known'})" + (
        f": needs {', '.join(needs)}" if needs else ""
    )
