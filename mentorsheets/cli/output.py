"""How results and progress are printed: results to standard output, all else to standard error."""

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from textwrap import indent

import click
from rich.console import Console
from rich.markup import escape
from rich.padding import Padding
from rich.status import Status
from rich.text import Text

from mentorsheets.api.columns import as_json as rows_as_json
from mentorsheets.api.rows import ProblemRow
from mentorsheets.domain.model import Problem
from mentorsheets.domain.plain_text import clean_text
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime import log

RESULTS = Console(highlight=False, soft_wrap=True)
PROGRESS = Console(stderr=True, highlight=False)
_shown: list[Status] = []
GATHERED = "mentorsheets.gathered"


@contextmanager
def gather_results(name: str, results: dict[str, object]) -> Iterator[None]:
    """Put what is printed as JSON inside the block into `results` under a name instead."""
    meta = click.get_current_context().meta
    meta[GATHERED] = partial(results.__setitem__, name)
    try:
        yield
    finally:
        del meta[GATHERED]


def as_json(told: object) -> None:
    """Print rows, or whatever holds rows, as JSON."""
    result = rows_as_json(told)
    context = click.get_current_context(silent=True)
    gather = context.meta.get(GATHERED) if context else None
    if gather:
        gather(result)
        return
    click.echo(json.dumps(result, ensure_ascii=False, indent=2, default=str))


def say(text: str = "") -> None:
    """Print a line of the result: whole in a pipe, and on a terminal broken between words."""
    _print(RESULTS, text)


def _print(console: Console, text: str) -> None:
    text = clean_text(text)
    if not console.is_terminal or not text.strip():
        console.print(text, markup=False, soft_wrap=True)
        return
    for line in text.split("\n"):
        indent = len(line) - len(line.lstrip())
        console.print(Padding(Text(line.strip()), (0, 0, 0, indent)), soft_wrap=False)


def heading(text: str) -> None:
    """Print a heading with an empty line before it."""
    RESULTS.print(f"\n[bold]{escape(text)}[/bold]")


def waiting(summary: str, kinds: Iterable[str]) -> None:
    """Print how much waits for the coordinator, and below it a line a kind."""
    say(f"{summary}, in the tab Today." if summary[0].isdigit() else f"{summary}.")
    for line in kinds:
        say(f"  {line}")


def note(text: str) -> None:
    """Print a message that is not part of the result."""
    _print(PROGRESS, text)


def error(found: MentorsheetsError) -> None:
    """Show an error as a sentence and a hint, and as a line of the log if there is one."""
    if log.is_set_up():
        log.log_error(found)
        return
    note(f"mentorsheets: {found.sentence}")
    if found.hint:
        note(f"  {found.hint}")


def broke(found: Exception) -> None:
    """Report an error that nobody foresaw, by its kind alone: its words may hold what stands in a sheet."""
    if log.is_set_up():
        log.log_failure("broke", found)
    else:
        note(f"mentorsheets: this should not happen ({type(found).__name__}), so nothing more was done here.")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something goes on for as long as the block runs."""
    with PROGRESS.status(what) as status:
        _shown.append(status)
        try:
            yield
        finally:
            _shown.remove(status)


def confirm(question: str) -> bool:
    """Ask a question at the terminal, which is left to it alone until it is answered."""
    for status in _shown:
        status.stop()
    try:
        return click.confirm(question, err=True)
    finally:
        for status in _shown:
            status.start()


def ask(question: str, *, may_skip: bool = False) -> str:
    """Ask for a word at the terminal, which is left to it alone until it is answered; "" if it is skipped."""
    for status in _shown:
        status.stop()
    try:
        default = "" if may_skip else None
        return str(click.prompt(question, err=True, default=default, show_default=False)).strip()
    finally:
        for status in _shown:
            status.start()


def item(title: str, sentence: str) -> None:
    """Print one thing of a list with what is said of it below, wrapped on a terminal and whole in a pipe."""
    say(f"  {title}")
    if sentence and RESULTS.is_terminal:
        RESULTS.print(Padding(Text(sentence, style="dim"), (0, 0, 0, 6)), soft_wrap=False)
    elif sentence:
        say(indent(sentence, " " * 6))


def count_to_mend(count: int, apart: int = 0) -> None:
    """Print how many things a human should see to, if there are any: what a command then ends with 1 for.

    Each of those `apart` has a line of its own in Today.
    """
    if count:
        need = "thing needs" if count == 1 else "things need"
        say(f"{count} {need} mending: see the tab Problems, or mentorsheets check.")
    if apart:
        need = "thing needs" if apart == 1 else "things need"
        say(f"{apart} {'more ' if count else ''}{need} you: see Today, or mentorsheets check.")


def problems(found: Iterable[Problem | ProblemRow], title: str) -> None:
    """Print problems by tab and cell, each with what stands there, what is wrong and what to do."""
    listed = list(found)
    if not listed:
        return
    heading(f"{title} ({len(listed)})")
    for problem in listed:
        where = f"{problem.tab} {problem.cell}".strip()
        there = f" “{' '.join(problem.value.split())}”" if problem.value else ""
        say(f"  {where}{there}: {problem.sentence}" + (f" {problem.hint}" if problem.hint else ""))
