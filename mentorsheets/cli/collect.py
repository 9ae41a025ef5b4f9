"""`mentorsheets collect`: what people answered, from wherever it came in, goes where it belongs."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET, TODAY, moment, options
from mentorsheets.domain.clock import Moment
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.sheet.forms.mapping import write_mapping
from mentorsheets.sheet.forms.plan import FromOne
from mentorsheets.sheet.schema import setting_of
from mentorsheets.workflow.collect_forms import CollectedForms, collect_forms
from mentorsheets.workflow.collect_mail import FromMail, collect_mail
from mentorsheets.workflow.collect_taps import FromTaps, collect_taps


@dataclass(frozen=True, slots=True)
class CollectRun:
    """What each source of answers is told: where things are, when it is, and whether to write."""

    config: Config
    moment: Moment
    dry_run: bool
    exported: Path | None = None


@dataclass(frozen=True, slots=True)
class SourceOutcome:
    """What came of one source: its part of the JSON, how to print it, and whether a human is needed."""

    name: str
    as_dict: dict[str, object]
    show: Callable[[], None]
    needs_a_person: bool


def forms(run: CollectRun) -> SourceOutcome:
    """Collect the answers to forms."""
    backend = open_sheet(run.config)
    done = collect_forms(backend, run.moment, exported=run.exported, dry_run=run.dry_run)
    return SourceOutcome("forms", _as_dict(done), lambda: tell_collected(done), bool(done.problems))


def taps(run: CollectRun) -> SourceOutcome:
    """Collect the answers that came by the pre-filled form, if there is one."""
    done = FromTaps() if run.exported else _taps(run)
    told = {"answers": done.answers, "problems": [output.problem_as_dict(one) for one in done.problems]}
    return SourceOutcome("taps", told, lambda: _print_taps(done), bool(done.problems))


def _taps(run: CollectRun) -> FromTaps:
    return collect_taps(open_sheet(run.config), run.config, run.moment, dry_run=run.dry_run)


def _print_taps(done: FromTaps) -> None:
    if done.answers:
        output.say(f"From your answer form: {done.answers} answers.")
    output.problems(done.problems, "To read yourself")


def mailbox(run: CollectRun) -> SourceOutcome:
    """Collect what came back by mail, if a mailbox is named."""
    if run.exported is not None:
        return SourceOutcome("mail", {}, lambda: None, needs_a_person=False)
    done = collect_mail(open_sheet(run.config), run.config, run.moment, dry_run=run.dry_run)
    counts = {} if done is None else {
        "answers": done.answers, "stops": done.stops, "bounces": done.bounces, "to_read": done.unread,
        "others": done.others, "said": list(done.said), "ends": dict(done.ends),
    }  # fmt: skip
    return SourceOutcome("mail", dict(counts), lambda: _print_mail(done), bool(done and done.unread))


def _print_mail(done: FromMail | None) -> None:
    if done is None:
        return
    found = (
        (done.answers, "answer", ""),
        (done.stops, "wish to stop", "wishes to stop"),
        (done.bounces, "bounce", ""),
        (done.unread, "mail to read yourself", "mails to read yourself"),
    )
    came = [output.count(*one) for one in found if one[0]]
    output.say(f"\nFrom the mailbox: {', '.join(came) or 'nothing new'}.")
    for line in done.said:
        output.say(f"  {line}")
    if done.others:
        output.say(f"{output.count(done.others, 'mail')} of others in it left alone: read them there.")
    if done.ends:
        output.say(
            f"How they ended: {', '.join(f'{count} {end}' for end, count in sorted(done.ends.items()))}."
        )


def collect_from_sources(run: CollectRun) -> tuple[list[SourceOutcome], MentorsheetsError | None]:
    """Return what came of each source, and why the one after the last could not be used, if so.

    Raises:
        MentorsheetsError: the first one could not be used.
    """
    outcomes: list[SourceOutcome] = []
    for source in SOURCES:
        try:
            outcomes.append(source(run))
        except MentorsheetsError as error:
            if not outcomes:
                raise
            return outcomes, error
    return outcomes, None


SOURCES: tuple[Callable[[CollectRun], SourceOutcome], ...] = (forms, taps, mailbox)


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

    Which question fills which column stands in the tab Settings, where a first run proposes it. What you
    typed yourself is never written over.
    """
    run = CollectRun(config, moment(today), dry_run, exported)
    with output.working("Collecting answers"):
        outcomes, failed = collect_from_sources(run)
    if form == "json":
        output.as_json({outcome.name: outcome.as_dict for outcome in outcomes})
    else:
        for outcome in outcomes:
            outcome.show()
        if dry_run:
            output.say("\nNothing was written (--dry-run).")
    if failed:
        raise failed
    sys.exit(1 if any(outcome.needs_a_person for outcome in outcomes) else 0)


def tell_collected(done: CollectedForms) -> None:
    """Print which forms were read, who was taken from them, and what a human should look at."""
    if not done.forms:
        output.say("No tab holds answers to a form.")
    for one in done.forms:
        if one.is_proposed:
            output.heading(f"{setting_of(one.form.tab.title)} (proposed in Settings; edit it there)")
            for column, asked in one.questions.items():
                output.say(f"  {column}: {' + '.join(asked)}")
    if done.people:
        output.heading(f"Answers taken from {output.count(len(done.people), 'person', 'people')}")
    for person in done.people:
        output.item(_line(person), "")
    if done.forms and not done.people:
        output.say("No new answers.")
    output.problems(done.notes, "Left as it is")
    output.problems(done.problems, "To mend")


def _line(person: FromOne) -> str:
    needs = [need or "something in their words" for need in person.needs]
    return f"{person.name} ({'new' if person.is_new else 'known'})" + (
        f": needs {', '.join(needs)}" if needs else ""
    )


def _as_dict(done: CollectedForms) -> dict[str, object]:
    return {
        "forms": [
            {"form": one.form.tab.title, "mapping": write_mapping(one.questions), "proposed": one.is_proposed}
            for one in done.forms
        ],
        "people": [
            {
                "id": person.person,
                "name": person.name,
                "new": person.is_new,
                "answers": len(person.answers),
                "needs_added": list(person.needs),
            }
            for person in done.people
        ],
        "problems": [output.problem_as_dict(one) for one in done.problems],
        "notes": [output.problem_as_dict(one) for one in done.notes],
    }
