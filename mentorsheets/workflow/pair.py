"""Pairing a programme: decide the proposals, and write them into the sheet."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from mentorsheets.domain.changes import Change
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.model import Match
from mentorsheets.domain.programme import Programme
from mentorsheets.domain.support import Reason
from mentorsheets.errors import WrongUse
from mentorsheets.pairing.alternatives import Alternative, find_alternatives
from mentorsheets.pairing.from_programme import community_of
from mentorsheets.pairing.kept_out import tell_kept_out
from mentorsheets.pairing.not_begun import find_not_begun, tell_start
from mentorsheets.pairing.propose import Plan, Unmet, propose
from mentorsheets.pairing.result import Better
from mentorsheets.relations.history import past_of
from mentorsheets.relations.need_history import note_needs
from mentorsheets.relations.paired_before import was_paired
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.forgotten import read_without_forgotten
from mentorsheets.runtime.open_sheet import holder_of
from mentorsheets.sheet.backend import Backend
from mentorsheets.sheet.edits import Refused
from mentorsheets.sheet.reading.programme import Reading
from mentorsheets.workflow.find_person import find_person
from mentorsheets.workflow.hear_cells import hear_cells, imagine_heard
from mentorsheets.workflow.note_others import note_others
from mentorsheets.workflow.propose_by_itself import note_pairing
from mentorsheets.workflow.read_to_act import read_registered, read_to_act
from mentorsheets.workflow.register_newcomers import register_newcomers
from mentorsheets.workflow.save import save


@dataclass(frozen=True, slots=True)
class Paired:
    """The plan, the programme that it was made from, and edits that a human's change made impossible.

    `changes` is what writing it changes in the sheet: the plan, and the days of needs that nobody put down.
    The plan was made `afresh`, and `counts_cells`, as `propose` says.
    """

    programme: Programme
    plan: Plan
    changes: tuple[Change, ...]
    refused: tuple[Refused, ...] = ()
    afresh: bool = False
    counts_cells: bool = True


def pair(
    backend: Backend,
    config: Config,
    moment: Moment,
    *,
    afresh: bool = False,
    on_better: Callable[[Better], None] | None = None,
    counts_cells: bool = True,
) -> Paired:
    """Propose matches for what is open and write them into the sheet, while no other run is at work on it.

    `counts_cells` is as for `propose`: whoever reads no advice need not wait for it.
    Words that wait in Today are not this verb's: `take_words` carries them out, before.

    Raises:
        WrongUse, Unreachable, Busy, NeedsAPerson: the sheet cannot be read or written; nothing was.
    """
    with backend.claimed(holder_of("pair", moment)):
        reading = hear_cells(backend, read_registered(backend, config, moment), config, moment)
        paired = _plan(reading.programme, moment, afresh, on_better, counts_cells=counts_cells)
        return _write(backend, reading, paired)


def plan_matches(
    backend: Backend,
    config: Config,
    moment: Moment,
    *,
    afresh: bool = False,
    on_better: Callable[[Better], None] | None = None,
) -> Paired:
    """Propose matches for what is open, and write nothing.

    Raises:
        WrongUse, Unreachable, NeedsAPerson: the sheet cannot be read.
    """
    reading = imagine_heard(read_without_forgotten(backend, config, moment), config, moment)
    return _plan(reading.programme, moment, afresh, on_better)


def write_paired(backend: Backend, config: Config, moment: Moment, paired: Paired) -> Paired:
    """Write a plan that was made before into the sheet, unless the sheet says something else by now.

    Raises:
        WrongUse: it does, so that the plan may bring two together who must no longer be; nothing was written.
        Unreachable, Busy, NeedsAPerson: the sheet cannot be written; nothing was.
    """
    with backend.claimed(holder_of("pair", moment)):
        reading = read_to_act(backend, config, moment)
        if reading.programme != paired.programme:
            raise WrongUse(
                "The sheet has changed since these matches were proposed, so none was written.",
                "Propose again, and write that.",
            )
        registered = register_newcomers(backend, reading, config, moment)
        if registered is not reading:
            # The same matches, of people who are known by lasting ids from now on.
            paired = _plan(
                registered.programme, moment, paired.afresh, None, counts_cells=paired.counts_cells
            )
        return _write(backend, registered, paired)


def _plan(
    programme: Programme,
    moment: Moment,
    afresh: bool,
    on_better: Callable[[Better], None] | None,
    *,
    counts_cells: bool = True,
) -> Paired:
    today = moment.today(programme.settings.time_zone)
    plan = propose(programme, today, afresh=afresh, on_better=on_better, counts_cells=counts_cells)
    noted = note_needs(programme, past_of(programme), today)
    # Where something was found, the proposals say that somebody looked.
    is_first = not (was_paired(programme) or plan.new or plan.circles)
    first = (note_pairing(programme, today),) if is_first else ()
    changes = (*plan.changes, *noted, *first)
    return Paired(programme, plan, changes, afresh=afresh, counts_cells=counts_cells)


def _write(backend: Backend, reading: Reading, paired: Paired) -> Paired:
    notes = note_others(reading, paired.programme, paired.plan) if paired.counts_cells else []
    return replace(paired, refused=save(backend, reading, paired.changes, paired.plan.on, notes))


def proof(plan: Plan) -> str:
    """Return in a sentence how far the proposals may be from the best possible."""
    if not (plan.new or plan.kept or plan.unmet):
        return "There is nothing to bring together now."
    if not (plan.new or plan.kept or plan.circles or plan.circles_kept):
        return "Nobody can be brought together as it is."
    by_name = {stage.name: stage for stage in plan.stages}
    served, covered = by_name["served"], by_name["covered"]
    if served.bound is None and covered.proven:
        return "What is asked for is met as well as can be: no other set of matches does better."
    if served.proven and covered.proven:
        return "As many people and needs are served as can be: no other set of matches does better."
    return f"At most {float(covered.gap):.2%} from the best that could be."


def _wait_for_start(programme: Programme, plan: Plan, person: str) -> Iterator[Unmet]:
    """Yield the needs of somebody who may not be paired yet."""
    one = programme.person_by_id[person]
    if one in find_not_begun(programme, plan.on):
        for need in programme.open_needs(person):
            yield Unmet(person, need.kind, need.how_many, "start", tell_start(one))


@dataclass(frozen=True, slots=True)
class Explained:
    """A person's matches, with those that pairing would add, and their needs that lack helpers."""

    programme: Programme
    person: str
    matches: tuple[Match, ...]
    unmet: tuple[Unmet, ...]
    instead: tuple[Alternative, ...] = ()


def explain(paired: Paired, who: str, *, instead: bool = False) -> Explained:
    """Return why a person, by name or address, has the matches that they have, and what stays open and why.

    Here the coordinator alone reads, so that each reason names whom which rule keeps out. With `instead` it
    says as well who else could help them, which takes as long as pairing a few times.

    Raises:
        WrongUse: nobody or several are meant.
    """
    plan, wanted = paired.plan, find_person(paired.programme, who).id
    matches = tuple(match for match in (*plan.kept, *plan.new) if wanted in match.people)
    gaps = [gap for gap in plan.unmet if gap.person == wanted]
    helpers = frozenset(match.giver for match in matches if match.asker == wanted)
    kinds = [gap.kind for gap in gaps if gap.reason == Reason.RULE.name.lower()]
    told = tell_kept_out(paired.programme, plan.on, wanted, kinds, helpers)
    unmet = tuple(replace(gap, sentence=told.get(gap.kind, gap.sentence)) for gap in gaps)
    unmet += tuple(_wait_for_start(paired.programme, plan, wanted))
    others = find_alternatives(community_of(paired.programme, plan.on), wanted, helpers) if instead else ()
    return Explained(paired.programme, wanted, matches, unmet, others)
