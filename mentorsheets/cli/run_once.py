"""One pass over one programme: collect what came, send what is due, and log what was done."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from mentorsheets.cli.collect import SOURCES, SourceOutcome
from mentorsheets.cli.collect import CollectRun as Collecting
from mentorsheets.cli.programmes import run_guarded
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.runtime import log
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import open_sheet
from mentorsheets.runtime.programmes import gravest
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.propose_by_itself import propose_if_due
from mentorsheets.workflow.read_answers import AnswersRead
from mentorsheets.workflow.send_mail import Wishes, exit_code, run_round


@dataclass(frozen=True, slots=True)
class Pass:
    """What one pass over a programme is told."""

    config: Config
    moment: Moment
    wishes: Wishes
    part: RunPart = RunPart.EVERYTHING


def once(one: Pass) -> int:
    """Collect the answers that came, send what is due in its readers' hours, and return the exit code.

    If answers cannot be read, nothing goes out either: nobody is to be reminded of what they have answered.
    """
    run = Collecting(one.config, one.moment, one.wishes.dry_run)
    whole: list[str] = []
    codes = [run_guarded(partial(_collect, source, run, whole)) for source in SOURCES]
    if len(whole) < len(SOURCES):
        log.note("answers cannot be read, so nothing is sent", logging.WARNING)
    elif not one.wishes.asked_to_stop():
        send = partial(_send, one, AnswersRead(one.moment.now))
        codes += [run_guarded(work) for work in (partial(_propose, one), send)]
    return gravest(codes)


def _collect(source: Callable[[Collecting], SourceOutcome], run: Collecting, whole: list[str]) -> int:
    """Read a source, and note that it was read whole: no exit code says that, whatever went wrong."""
    outcome = source(run)
    whole.append(outcome.name)
    log.note("collected", source=outcome.name, needs_a_person=int(outcome.needs_a_person))
    return int(outcome.needs_a_person)


def _propose(one: Pass) -> int:
    if one.part is RunPart.EVERYTHING and not one.wishes.dry_run:
        log.note("proposed", new=propose_if_due(open_sheet(one.config), one.config, one.moment))
    return 0


def _send(one: Pass, answers: AnswersRead) -> int:
    backend = open_sheet(one.config)
    sent = run_round(backend, one.config, one.moment, gather(kinds_of(one.part)), one.wishes, answers)
    counts = sent.delivery.counts if sent.delivery else {}
    mend = sum(problem.needs_mending for problem in (*sent.programme.problems, *sent.problems))
    told = {str(state): count for state, count in counts.items()}
    facts = {"to_mend": mend, "to_settle": sent.unknown, "left_as_is": len(sent.refused)}
    log.note("round", due=len(sent.finished), **facts, **told)
    for key in sent.unsure:
        log.note("perhaps sent", logging.WARNING, settle=f"mentorsheets settle {key} --arrived, or --again")
    if sent.delivery and sent.delivery.stop:
        log.note("stopped early", logging.WARNING, why=str(sent.delivery.stop))
    # By hand one is told once; a clock has nobody before it, and a run that died told nobody.
    return gravest([exit_code(sent), int(sent.unknown > 0)])
