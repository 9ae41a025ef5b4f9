"""How a command works through several programmes: one after the other, and none stops the rest."""

import functools
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from mentorsheets.cli import output
from mentorsheets.errors import MentorsheetsError
from mentorsheets.runtime import log
from mentorsheets.runtime.programmes import LIST_NAME, Listed, environment_of, gravest, listed

Command = Callable[..., Any]
PROGRAMMES = click.option(
    "--programmes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=f"A list of programmes, each to be worked through.  [./{LIST_NAME}]",
)


def chosen(sheet: str | None, programmes: Path | None) -> tuple[Listed, ...]:
    """Return the programmes that a command is for; none if it is for the one sheet that is named elsewhere.

    Raises:
        WrongUse: the list of programmes cannot be used.
    """
    if programmes and sheet:
        raise click.UsageError("Give either --sheet or --programmes.")
    if programmes:
        return listed(programmes)
    is_named = sheet or os.environ.get("MENTORSHEETS_SHEET")
    return () if is_named or not Path(LIST_NAME).is_file() else listed(Path(LIST_NAME))


def for_each_programme(function: Command) -> Command:
    """Let a command that takes --sheet take --programmes, and run for each of them with its own exit code.

    It ends with the gravest of the codes. Results as JSON become one object, by the names of the programmes.
    """

    @functools.wraps(function)
    def each(*, sheet: str | None, programmes: Path | None, **given: Any) -> None:  # noqa: ANN401
        found = chosen(sheet, programmes)
        if not found:
            function(sheet=sheet, **given)
            return
        results: dict[str, object] = {}
        codes = {one.name: _one(one, function, given, results) for one in found}
        _sum_up(codes)
        if given.get("form") == "json":
            output.as_json(results)
        sys.exit(gravest(codes.values()))

    return PROGRAMMES(each)


def _sum_up(codes: Mapping[str, int]) -> None:
    """Say at the end which programmes want a look, since their own words may have scrolled away."""
    wanting = ", ".join(f"{name} ({code})" for name, code in codes.items() if code)
    if wanting and not log.is_set_up():
        output.note(
            f"{list(codes.values()).count(0)} of {len(codes)} programmes are done. Look at: {wanting}."
        )


def _one(one: Listed, function: Command, given: dict[str, Any], results: dict[str, object]) -> int:
    if given.get("form") != "json":
        output.heading(f"— {one.name} —")
    with at(one), log.about(programme=one.name), output.gathered(one.name, results):
        code = guarded(functools.partial(function, sheet=None, **given))
        log.note("programme", exit=code)
    return code


@contextmanager
def at(one: Listed) -> Iterator[None]:
    """Let the environment be that of a programme for as long as the block lasts."""
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(environment_of(one, before, Path.cwd()))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def guarded(work: Callable[[], int | None]) -> int:
    """Do something and return its exit code, whatever goes wrong in it."""
    try:
        return work() or 0
    except MentorsheetsError as error:
        output.error(error)
        return error.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except click.ClickException:
        # The command itself was wrong, so it is for every programme.
        raise
    except Exception as error:  # noqa: BLE001 - one programme that breaks must not stop the others
        output.broke(error)
        return 1
