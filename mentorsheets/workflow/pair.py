"""Pairing a programme: decide the proposals, and write them into the sheet."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.changes import OverviewDrawn
from mentorsheets.model import NeedStatus, Standing, State
from mentorsheets.pairing.propose import Plan, propose
from mentorsheets.programme import Programme
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.sheet.reading import Reading
from mentorsheets.workflow.moment import Moment
from mentorsheets.workflow.opening import holder_of, read
from mentorsheets.workflow.saving import save


@dataclass(frozen=True, slots=True)
class Paired:
    """The plan, the programme that it was made from, and edits that a human's change made impossible."""

    programme: Programme
    plan: Plan
    refused: tuple[Refused, ...] = ()


def pair(backend: Backend, moment: Moment, *, afresh: bool = False, dry_run: bool = False) -> Paired:
    """Propose matches for what is open and write them into the sheet, or with `dry_run` only tell them.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
    """
    if dry_run:
        return _planned(read(backend), moment, afresh=afresh)[0]
    with backend.claimed(holder_of("pair", moment)):
        reading = read(backend)
        paired, today = _planned(reading, moment, afresh=afresh)
        overview = OverviewDrawn(tuple(overview_of(paired.programme, paired.plan, today)))
        refused = save(backend, reading, (*paired.plan.changes, overview))
        return replace(paired, refused=refused)


def _planned(reading: Reading, moment: Moment, *, afresh: bool) -> tuple[Paired, date]:
    today = moment.today(reading.programme.settings.time_zone)
    return Paired(reading.programme, propose(reading.programme, today, afresh=afresh)), today


def overview_of(programme: Programme, plan: Plan, today: date) -> Iterator[tuple[str, str]]:
    """Yield the lines of the tab Overview: how the programme stands, and each unmet need with its reason."""
    people = programme.person_by_id
    states = [match.state for match in programme.matches] + [match.state for match in plan.new]
    open_needs = [need for need in programme.needs if need.status is NeedStatus.OPEN]
    waiting = sum(m.state is State.PROPOSED and m.decision is None for m in (*plan.kept, *plan.new))
    yield "As of", today.isoformat()
    yield "People taking part", str(sum(p.standing is Standing.ACTIVE for p in programme.people))
    yield "Needs open", str(len(open_needs))
    yield "Relationships", str(sum(state.is_live for state in states))
    yield "Proposals that wait for your word", str(waiting)
    yield "How good the proposals are", proof(plan)
    yield "Needs that lack helpers", str(len(plan.unmet))
    for gap in plan.unmet:
        yield f"{people[gap.person].name}: {programme.catalogue.title(gap.kind)}", gap.sentence


def proof(plan: Plan) -> str:
    """Return in a sentence how far the proposals may be from the best possible."""
    by_name = {stage.name: stage for stage in plan.stages}
    served, covered = by_name["served"], by_name["covered"]
    if served.proven and covered.proven:
        return "As many people and needs are served as can be: no other set of matches does better."
    return f"At most {float(covered.gap):.2%} from the best that could be."
