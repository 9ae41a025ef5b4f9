"""How a command works through several programmes: one after the other, and none stops the rest."""

import functools
import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from mentorsheets.cli import output
from mentorsheets.runtime import guard, log, programmes
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.programmes import LIST_NAME, Listed, gravest

Command = Callable[..., Any]
NO_SHEET = "no sheet"
"""Stands for a sheet where none is looked at."""
PROGRAMMES_OPTION = click.option(
    "--programmes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"A list of programmes, each to be worked through.  [./{LIST_NAME}]",
)


def find_config(flags: Mapping[str, str | None], one: Listed | None = None) -> Config:
    """Return what a command is told: by its flags, by the list for `one` of several, and from around it.

    Raises:
        WrongUse: no sheet is named anywhere, or a file of settings cannot be read.
    """
    return programmes.find_config(flags, os.environ, Path.cwd(), one)


def choose_programmes(sheet: str | None, listed: Path | None) -> tuple[Listed, ...]:
    """Return the programmes that a command is for; none if it is for the one sheet that is named elsewhere.

    Raises:
        WrongUse: the list of programmes cannot be used.
    """
    if listed and sheet:
        raise click.UsageError("Give either --sheet or --programmes.")
    return programmes.choose_programmes(sheet, listed, os.environ, Path.cwd())


def for_one(function: Command) -> Command:
    """Let a command that takes --sheet, and perhaps --mail, be handed a `config` instead."""

    @functools.wraps(function)
    def one(*, sheet: str | None, mail: str | None = None, **given: Any) -> None:  # noqa: ANN401
        function(config=find_config({"sheet": sheet, "mail": mail}), **given)

    return one


def for_each_programme(function: Command) -> Command:
    """Let a command that takes --sheet take --programmes, and run for each with a `config` of its own.

    It ends with the gravest of their exit codes. Results as JSON become one object, by the programmes' names.
    """

    @functools.wraps(function)
    def each(*, sheet: str | None, **given: Any) -> None:  # noqa: ANN401
        # What is asked of Google live is asked on no programme's sheet, so none need be named.
        sheet = sheet or (NO_SHEET if given.get("live") else None)
        flags = {"sheet": sheet, "mail": given.pop("mail", None)}
        found = choose_programmes(sheet, given.pop("programmes", None))
        if not found:
            function(config=find_config(flags), **given)
            return
        results: dict[str, object] = {}
        codes = {
            one.name: _one(one, lambda one: function(config=find_config(flags, one), **given), given, results)
            for one in found
        }
        _sum_up(codes)
        if given.get("form") == "json":
            output.as_json(results)
        sys.exit(gravest(codes.values()))

    return PROGRAMMES_OPTION(each)


def _sum_up(codes: Mapping[str, int]) -> None:
    """Report at the end which programmes want a look, since their own words may have scrolled away."""
    wanting = ", ".join(f"{name} ({code})" for name, code in codes.items() if code)
    if wanting and not log.is_set_up():
        output.note(
            f"{list(codes.values()).count(0)} of {len(codes)} programmes are done. Look at: {wanting}."
        )


def _one(
    one: Listed, work: Callable[[Listed], None], given: Mapping[str, Any], results: dict[str, object]
) -> int:
    if given.get("form") != "json":
        output.heading(f"— {one.name} —")
    with log.about(programme=one.name), output.gather_results(one.name, results):
        code = run_guarded(functools.partial(work, one))
        log.note("programme", exit=code)
    return code


def run_guarded(work: Callable[[], int | None]) -> int:
    """Do something for one programme and return its exit code, whatever goes wrong in it."""
    return guard.run_guarded(work, output.error, _tell_broken)


def _tell_broken(error: Exception) -> None:
    if isinstance(error, click.ClickException):
        # The command itself was wrong, so it is for every programme.
        raise error
    output.broke(error)
