"""`mentorsheets pair`: who could help whom, and why; what stays open, and why."""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import click

from mentorsheets.cli import output
from mentorsheets.cli.options import DRY_RUN, FORMAT, SHEET, TODAY, moment, options, tell_if_open
from mentorsheets.domain.model import Match, MatchState
from mentorsheets.domain.programme import Programme
from mentorsheets.pairing.propose import Gone
from mentorsheets.pairing.result import Better, Stage
from mentorsheets.pairing.whatif import Difference
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.workflow.pair import Paired, pair, proof
from mentorsheets.workflow.what_if import what_if
from mentorsheets.workflow.what_lacks import tell_what_lacks


@click.command("pair")
@options(SHEET, TODAY, DRY_RUN, FORMAT)
@click.option(
    "--afresh", is_flag=True, help="Seek the best anew, without proposals that nobody has decided on."
)
@click.option(
    "--what-if",
    "wishes",
    multiple=True,
    metavar="WISH",
    help="Only show what would change, for example with “Can support:Ana+1”, “Status:Ana=left”, "
    "“Newcomers:Role models in Portuguese+2”, or an edited copy of the workbook.",
)
def pair_command(
    config: Config, today: datetime | None, dry_run: bool, form: str, afresh: bool, wishes: tuple[str, ...]
) -> None:
    """Propose who could help whom, into the tab Matches.

    What you decided stays, and so does every relationship. A second run changes nothing.
    """
    backend = open_sheet(config)
    if wishes:
        _show(*what_if(backend, moment(today), wishes), form)
        return
    with output.working("Looking for the best matches"):
        paired = pair(
            backend, moment(today), afresh=afresh, dry_run=dry_run, on_better=_so_far, config=config
        )
    if form == "json":
        output.as_json(_as_dict(paired))
    else:
        _print(paired, dry_run=dry_run)
    tell_if_open(config)
    sys.exit(1 if paired.refused or any(p.needs_mending for p in paired.programme.problems) else 0)


def _so_far(better: Better) -> None:
    sentence = f"So far {better.served} people are served"
    if better.bound:
        sentence += f", and {float(better.covered / better.bound):.1%} of the most that could be covered is"
    output.note(f"{sentence}; looking for better.")


def _show(programme: Programme, instead: Programme, found: Difference, form: str) -> None:
    """Print what a what-if would change."""
    people = {**programme.person_by_id, **instead.person_by_id}
    catalogue = {kind.id: kind.title for kind in (*programme.catalogue, *instead.catalogue)}

    def named(match: Match) -> str:
        needs = ", ".join(catalogue[kind] for kind in match.kinds)
        return f"{people[match.giver].name} → {people[match.asker].name}: {needs}"

    unmet = (len(found.as_is.unmet), len(found.instead.unmet))
    if form == "json":
        gained, lost = ([named(match) for match in matches] for matches in (found.gained, found.lost))
        output.as_json({"gained": gained, "lost": lost, "unmet": {"as_is": unmet[0], "instead": unmet[1]}})
        return
    for title, matches in (("Gained", found.gained), ("Lost", found.lost)):
        output.heading(f"{title} ({len(matches)})")
        for match in matches:
            output.item(named(match), match.why)
    output.say(f"\nNeeds that lack helpers: {unmet[0]} as it is, {unmet[1]} then. Nothing was written.")


def _print(paired: Paired, *, dry_run: bool) -> None:
    plan = paired.plan
    _matches(f"New proposals ({len(plan.new)})", paired, plan.new)
    _matches(f"Taken back ({len(plan.gone)})", paired, [_with_reason(gone) for gone in plan.gone])
    if plan.kept:
        output.say(f"\n{len(plan.kept)} matches stay as they are.")
    if plan.unmet:
        output.heading(f"Needs that lack helpers ({len(plan.unmet)})")
        people, catalogue = paired.programme.person_by_id, paired.programme.catalogue
        for gap in plan.unmet:
            output.item(f"{people[gap.person].name}: {catalogue.title(gap.kind)}", gap.sentence)
    _circles(paired)
    if plan.advice:
        output.heading("What would help most")
        for sentence in plan.advice:
            output.say(f"  {sentence}")
    lacking = list(tell_what_lacks(paired.programme))
    output.say("\n" + "\n".join((*lacking, f"{proof(plan)} {plan.hint}".rstrip())))
    for refused in paired.refused:
        output.say(f"Left as it is, since {refused.reason}: a row of {refused.edit.tab}. Run again.")
    mend = sum(problem.needs_mending for problem in paired.programme.problems)
    if mend:
        need = "cell needs" if mend == 1 else "cells need"
        output.say(f"{mend} {need} mending: see the tab Problems, or mentorsheets check.")
    output.say("Nothing was written (--dry-run)." if dry_run else _next(paired))


def _next(paired: Paired) -> str:
    """Return what a coordinator may do now."""
    if any(
        match.state is MatchState.PROPOSED and not match.decision
        for match in (*paired.plan.kept, *paired.plan.new)
    ):
        return (
            "In the tab Matches, type approve, decline or pin into the column Coordinator; "
            "mentorsheets introduce then asks both."
        )
    return "No proposal waits for your word."


def _circles(paired: Paired) -> None:
    if not paired.plan.circles:
        return
    people, catalogue = paired.programme.person_by_id, paired.programme.catalogue
    output.heading(f"Circles worth inviting ({len(paired.plan.circles)})")
    for circle in paired.plan.circles:
        names = ", ".join(people[asker].name for asker in circle.askers)
        hosts = " and ".join(people[giver].name for giver in circle.givers)
        output.item(f"{catalogue.title(circle.kind)}, hosted by {hosts}", f"With {names}.")


def _with_reason(gone: Gone) -> Match:
    return replace(gone.match, why=gone.sentence)


def _matches(title: str, paired: Paired, matches: Sequence[Match]) -> None:
    if not matches:
        return
    people, catalogue = paired.programme.person_by_id, paired.programme.catalogue
    output.heading(title)
    for m in matches:
        needs = ", ".join(catalogue.titles(m.kinds))
        output.item(f"{people[m.giver].name} → {people[m.asker].name}: {needs}", m.why)


def _as_dict(paired: Paired) -> dict[str, object]:
    people = paired.programme.person_by_id

    def person(person_id: str) -> dict[str, str | None]:
        return {"id": person_id, "name": people[person_id].name, "address": people[person_id].address}

    def matches(found: Iterable[Match]) -> list[dict[str, object]]:
        return [
            {
                "match": m.id,
                "giver": person(m.giver),
                "asker": person(m.asker),
                "needs": list(m.kinds),
                "why": m.why,
                "state": str(m.state),
            }
            for m in found
        ]

    plan = paired.plan
    return {
        "new": matches(plan.new),
        "gone": matches(map(_with_reason, plan.gone)),
        "kept": matches(plan.kept),
        "unmet": [
            {
                "person": person(u.person),
                "need": u.kind,
                "lacking": u.lacking,
                "reason": u.reason,
                "sentence": u.sentence,
            }
            for u in plan.unmet
        ],
        "circles": [
            {
                "need": c.kind,
                "hosts": [person(giver) for giver in c.givers],
                "askers": [person(asker) for asker in c.askers],
            }
            for c in plan.circles
        ],
        "advice": list(plan.advice),
        "lacking": list(tell_what_lacks(paired.programme)),
        "stages": [_stage_as_dict(stage) for stage in plan.stages],
    }


def _stage_as_dict(stage: Stage) -> dict[str, object]:
    return {
        "stage": stage.name,
        "value": float(stage.value),
        "bound": None if stage.bound is None else float(stage.bound),
        "gap": float(stage.gap),
        "proven": stage.proven,
    }
