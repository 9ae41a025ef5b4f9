"""`mentorsheets checkin`: one mail for each person who is due, with everything of theirs in it."""

import sys
from datetime import datetime

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, MAIL, SHEET, TODAY, find_places, moment, options
from mentorsheets.mail.values import State, Stop
from mentorsheets.workflow.check_in import CheckedIn, check_in
from mentorsheets.workflow.opening import open_sheet

IN_WORDS = {
    State.SENT: "sent",
    State.DEFERRED: "put off; a later run tries again",
    State.REFUSED: "refused",
    State.UNKNOWN: "perhaps sent: somebody has to look",
    State.SUPPRESSED: "held back, since the person or the address takes no mail",
    State.CANCELLED: "too late, and taken back",
}


@click.command()
@options(SHEET, MAIL, TODAY, DRY_RUN, FORMAT)
def checkin(sheet: str | None, mail: str | None, today: datetime | None, dry_run: bool, form: str) -> None:
    """Ask everybody who is due how it goes: one mail a person.

    Without a mail server the mails go into an outbox folder, as files to open. Nobody is asked twice in a
    week, however often this runs.
    """
    places = find_places(sheet, mail)
    with output.working("Writing the check-ins"):
        done = check_in(open_sheet(places.sheet), places, moment(today), dry_run=dry_run)
    if form == "json":
        output.as_json(_as_dict(done))
    else:
        _print(done, dry_run=dry_run)
    sys.exit(_exit_code(done))


def _print(done: CheckedIn, *, dry_run: bool) -> None:
    verb = "would get" if dry_run else "get"
    if not done.finished:
        output.say("Nobody is due to be asked.")
    else:
        output.heading(f"{len(done.finished)} people {verb} a check-in")
    for one in done.finished:
        person = one.draft.people[0]
        output.item(f"{person.name} <{person.address}>: {one.words.subject}", "")
    output.problems(done.problems, "Could not be written")
    for state, count in (done.delivery.counts if done.delivery else {}).items():
        output.say(f"{count} {IN_WORDS.get(state, state)}.")
    if done.delivery and done.delivery.stop != Stop.NO:
        output.note(f"Stopped early: {done.delivery.stop}. What is left goes out with the next run.")
    if done.outbox and done.finished:
        output.say(f"They lie in {done.outbox}: open {done.outbox / 'index.html'} to read them.")


def _exit_code(done: CheckedIn) -> int:
    if done.delivery and done.delivery.stop is Stop.UNREACHABLE:
        return 3
    counts = done.delivery.counts if done.delivery else {}
    mend = any(problem.needs_mending for problem in done.programme.problems)
    stuck = done.problems or done.refused or counts.get(State.REFUSED) or counts.get(State.UNKNOWN)
    return 1 if mend or stuck or (done.delivery and done.delivery.stop != Stop.NO) else 0


def _as_dict(done: CheckedIn) -> dict[str, object]:
    return {
        "mails": [
            {
                "message": one.mail.key.id,
                "kind": one.draft.kind,
                "period": one.draft.period,
                "people": [{"id": p.id, "name": p.name, "address": p.address} for p in one.draft.people],
                "matches": list(one.draft.about),
                "subject": one.words.subject,
            }
            for one in done.finished
        ],
        "outcomes": {
            str(state): count for state, count in (done.delivery.counts if done.delivery else {}).items()
        },
        "outbox": str(done.outbox) if done.outbox else None,
        "problems": [output.problem_as_dict(problem) for problem in done.problems],
    }
