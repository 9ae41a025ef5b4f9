"""`mentorsheets check`: reads the sheet, says what it understood, and what a human should mend."""

import sys

import click

from mentorsheets.api import MentoringSheet
from mentorsheets.cli import output
from mentorsheets.cli.options import FORMAT, SHEET, options, tell_if_open
from mentorsheets.domain.model import NeedStatus, Problem, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.runtime.config import Config
from mentorsheets.workflow.what_lacks import tell_what_lacks


@click.command
@options(SHEET, FORMAT)
def check(config: Config, form: str) -> None:
    """Read the sheet and say what a human should mend; write nothing.

    Ends with 0 if nothing needs mending, with 1 if something does; all that was understood counts anyway.
    """
    with output.working("Reading the sheet"):
        programme = MentoringSheet(config).programme
    mend = [problem for problem in programme.problems if problem.needs_mending]
    notes = [problem for problem in programme.problems if not problem.needs_mending]
    if form == "json":
        output.as_json(_as_dict(programme, mend, notes))
    else:
        _print(programme, mend, notes)
    tell_if_open(config)
    sys.exit(1 if mend else 0)


def _print(programme: Programme, mend: list[Problem], notes: list[Problem]) -> None:
    counts = _counts(programme)
    output.say(
        f"{programme.settings.programme}: {counts['people']} people, {counts['taking_part']} taking part;"
        f" {counts['needs']} needs, {counts['open_needs']} of them open; {counts['matches']} matches."
    )
    for sentence in tell_what_lacks(programme):
        output.say(sentence)
    output.problems(mend, "To mend")
    output.problems(notes, "Understood, and said so")
    if not mend:
        output.say("\nNothing needs mending.")


def _counts(programme: Programme) -> dict[str, int]:
    return {
        "people": len(programme.people),
        "taking_part": sum(person.standing is Standing.ACTIVE for person in programme.people),
        "needs": len(programme.needs),
        "open_needs": sum(need.status is NeedStatus.OPEN for need in programme.needs),
        "matches": len(programme.matches),
    }


def _as_dict(programme: Programme, mend: list[Problem], notes: list[Problem]) -> dict[str, object]:
    return {
        "programme": programme.settings.programme,
        **_counts(programme),
        "lacking": list(tell_what_lacks(programme)),
        "problems": [output.problem_as_dict(problem) for problem in mend],
        "notes": [output.problem_as_dict(problem) for problem in notes],
    }
