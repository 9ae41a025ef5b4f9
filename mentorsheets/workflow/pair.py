"""Pairing a programme: decide the proposals, and write them into the sheet."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.changes import OverviewDrawn
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import MatchState, NeedStatus, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.errors import WrongUse
from mentorsheets.pairing.propose import Plan, propose
from mentorsheets.pairing.result import Better
from mentorsheets.relations.history import past_of
from mentorsheets.relations.need_history import note_needs
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import screen
from mentorsheets.runtime.open_sheet import holder_of, read
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.cells.parsed import NotUnderstood
from mentorsheets.sheet.edits import Refused
from mentorsheets.sheet.reading.people_index import Directory, KnownPerson
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.save import save


@dataclass(frozen=True, slots=True)
class Paired:
    """The plan, the programme that it was made from, and edits that a human's change made impossible."""

    programme: Programme
    plan: Plan
    refused: tuple[Refused, ...] = ()


def pair(
    backend: Backend,
    moment: Moment,
    *,
    afresh: bool = False,
    dry_run: bool = False,
    on_better: Callable[[Better], None] | None = None,
    config: Config | None = None,
) -> Paired:
    """Propose matches for what is open and write them into the sheet, or with `dry_run` only tell them.

    With `config`, those who asked to be forgotten are known again, should an old copy have brought them back.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
    """
    if dry_run:
        return _plan(_read(backend, config, moment), moment, afresh, on_better)[0]
    with backend.claimed(holder_of("pair", moment)):
        reading = _read(backend, config, moment)
        return _write(backend, reading, _plan(reading, moment, afresh, on_better)[0])


def write_paired(backend: Backend, moment: Moment, paired: Paired, *, config: Config | None = None) -> Paired:
    """Write a plan that was made before into the sheet, unless the sheet says something else by now.

    Raises:
        WrongUse: it does, so that the plan may bring two together who must no longer be; nothing was written.
        Unreachable, Busy, NeedsAPerson: the sheet cannot be written; nothing was.
    """
    with backend.claimed(holder_of("pair", moment)):
        reading = _read(backend, config, moment)
        if reading.programme != paired.programme:
            raise WrongUse(
                "The sheet has changed since these matches were proposed, so none was written.",
                "Propose again, and write that.",
            )
        return _write(backend, reading, paired)


def _write(backend: Backend, reading: Reading, paired: Paired) -> Paired:
    today = paired.plan.on
    overview = OverviewDrawn(tuple(overview_of(paired.programme, paired.plan, today)))
    noted = note_needs(paired.programme, past_of(paired.programme), today)
    refused = save(backend, reading, (*paired.plan.changes, *noted, overview), today)
    return replace(paired, refused=refused)


def _read(backend: Backend, config: Config | None, moment: Moment) -> Reading:
    return screen(read(backend), config, moment) if config else read(backend)


def _plan(
    reading: Reading, moment: Moment, afresh: bool, on_better: Callable[[Better], None] | None
) -> tuple[Paired, date]:
    today = moment.today(reading.programme.settings.time_zone)
    return Paired(
        reading.programme, propose(reading.programme, today, afresh=afresh, on_better=on_better)
    ), today


def overview_of(programme: Programme, plan: Plan, today: date) -> Iterator[tuple[str, str]]:
    """Yield the lines of the tab Overview: how the programme stands, and each unmet need with its reason."""
    people = programme.person_by_id
    states = [match.state for match in programme.matches] + [match.state for match in plan.new]
    open_needs = [need for need in programme.needs if need.status is NeedStatus.OPEN]
    waiting = sum(m.state is MatchState.PROPOSED and m.decision is None for m in (*plan.kept, *plan.new))
    yield "As of", today.isoformat()
    yield "People taking part", str(sum(p.standing is Standing.ACTIVE for p in programme.people))
    yield "Needs open", str(len(open_needs))
    yield "Relationships", str(sum(state.is_live for state in states))
    yield "Proposals that wait for your word", str(waiting)
    yield "How good the proposals are", proof(plan)
    for sentence in plan.advice:
        yield "What would help most", sentence
    for circle in (*plan.circles_kept, *plan.circles):
        names = ", ".join(people[asker].name for asker in circle.askers)
        title = programme.catalogue.title(circle.kind)
        hosts = " and ".join(people[giver].name for giver in circle.givers)
        yield f"A circle on {title}", f"{hosts} with {names}"
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


@dataclass(frozen=True, slots=True)
class Explained:
    """A person's matches and open needs, each with its reason, in words."""

    name: str
    matches: tuple[Mapping[str, str], ...]
    unmet: tuple[Mapping[str, str], ...]


def explain(backend: Backend, moment: Moment, who: str) -> Explained:
    """Return why a person, by name or address, has the matches that they have, and what stays open and why.

    Raises:
        WrongUse: nobody or several are meant, or the sheet cannot be read.
        Unreachable: the sheet did not answer.
    """
    paired = pair(backend, moment, dry_run=True)
    programme, plan = paired.programme, paired.plan
    directory = Directory(KnownPerson(person.id, person.name, person.address) for person in programme.people)
    try:
        wanted = directory.one(who).value
    except NotUnderstood as error:
        raise WrongUse(error.sentence, error.hint) from None
    people, catalogue = programme.person_by_id, programme.catalogue
    matches = (match for match in (*plan.kept, *plan.new) if wanted in match.people)
    words = {need.kind: need.words for need in programme.open_needs(wanted)}
    return Explained(
        people[wanted].name,
        tuple(
            {
                "giver": people[m.giver].name,
                "asker": people[m.asker].name,
                "needs": ", ".join(catalogue.titles(m.kinds)),
                "state": m.state,
                "why": m.why,
            }
            for m in matches
        ),
        tuple(
            {"need": catalogue.title(gap.kind), "words": words.get(gap.kind, ""), "why": gap.sentence}
            for gap in plan.unmet
            if gap.person == wanted
        ),
    )
