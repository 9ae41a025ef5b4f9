"""One pass over a programme: read what people answered, propose, send what is due, and log what was done."""

import logging
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from types import MappingProxyType

from mentorsheets.api.arguments import Today
from mentorsheets.api.collect import Answers, list_sources
from mentorsheets.api.mentoring_sheet import EVERYTHING, MentoringSheet
from mentorsheets.api.sent_mails import SentMails
from mentorsheets.domain.mail_kinds import RunPart
from mentorsheets.errors import MentorsheetsError, MustLookFirst, NeedsAPerson
from mentorsheets.runtime import log
from mentorsheets.runtime.at_rest import Rest, find_rest, mark_state, note_rest
from mentorsheets.runtime.config import refuse_to_vanish
from mentorsheets.runtime.guard import run_guarded
from mentorsheets.runtime.programmes import gravest
from mentorsheets.sheet.today_boxes import Box
from mentorsheets.workflow.wishes import Wishes


def run_pass(
    sheet: MentoringSheet,
    wishes: Wishes = EVERYTHING,
    *,
    part: RunPart = RunPart.EVERYTHING,
    today: Today = None,
    versions: Mapping[str, str] = MappingProxyType({}),
) -> int:
    """Take over the answers that came, send what is due, and return the exit code; the log tells the rest.

    If answers cannot be read, nothing goes out either: nobody is to be reminded of what they have answered.
    Only what may mean harm, and was read, goes to the safety contact all the same. `versions` are those that
    Drive told of Google sheets before this pass began, by their keys.
    """
    if not wishes.dry_run:
        refuse_to_vanish(sheet.config)
    if wishes.dry_run or part is not RunPart.EVERYTHING or today is not None:
        with sheet.look_once():
            return _take_steps(sheet, wishes, part, today)[0]
    # Seen before anything is read, so that what comes in meanwhile is another state for the next pass.
    state, now = mark_state(sheet.config, versions), sheet.moment(None).now
    if (rest := find_rest(sheet.config, state, now)) is not None:
        until = f"{rest.until:%Y-%m-%dT%H:%M%z}"
        log.note("nothing changed, and nothing is due", until=until, exit=rest.code)
        return rest.code
    with sheet.look_once():
        code, quiet_until = _take_steps(sheet, wishes, part, today)
    if state and quiet_until is not None:
        note_rest(sheet.config, Rest(state, now, quiet_until, code))
    return code


def _take_steps(
    sheet: MentoringSheet, wishes: Wishes, part: RunPart, today: Today
) -> tuple[int, datetime | None]:
    """Return the exit code, and until when the same would be found again, None if something was done."""
    from mentorsheets.workflow.read_answers import AnswersRead  # noqa: PLC0415 - mail is slow to import

    guarded = partial(run_guarded, tell=partial(_tell_once, set()))
    whole: list[str] = []
    sources = list_sources(sheet, today=today, dry_run=wishes.dry_run)
    codes: list[int] = []
    rounds: list[SentMails] = []
    for name, collect in sources.items():
        codes.append(guarded(partial(_collect, name, collect, whole)))
        if codes[-1] == MustLookFirst.exit_code:
            # What one source cannot do for a doubt about the sheet, none can.
            break
    if len(whole) < len(sources):
        in_doubt = codes[-1:] == [MustLookFirst.exit_code]
        why = "a person has to look first" if in_doubt else "answers cannot be read"
        log.note(f"{why}, so nothing is sent", logging.WARNING)
        if not wishes.dry_run:
            codes.append(guarded(partial(_send_cries, sheet, today)))
    elif not wishes.asked_to_stop():
        answers = AnswersRead(sheet.moment(today).now)
        boxes: list[Box] = []
        if part is RunPart.EVERYTHING and not wishes.dry_run:
            codes.append(guarded(partial(_do_now, sheet, today, boxes)))
            codes.append(guarded(partial(_propose, sheet, today)))
        if Box.SHOW in boxes:
            # Whoever asks to see them first has until the next pass to stop them.
            log.note("mail was shown to the coordinator first, so it goes with the next pass")
            codes.append(guarded(partial(_send_cries, sheet, today)))
        else:
            send = partial(sheet.send_due, wishes, today=today, part=part, answers=answers)
            codes.append(guarded(lambda: _log_round(_keep(send(), rounds), today)))
    went_well = {0, NeedsAPerson.exit_code}.issuperset(codes)
    return gravest(codes), rounds[0].quiet_until if rounds and not boxes and went_well else None


def _tell_once(told: set[str], error: MentorsheetsError) -> None:
    """Log an error, unless another step of the same pass met the very same."""
    if error.sentence not in told:
        told.add(error.sentence)
        log.log_error(error)


def _keep(sent: SentMails, rounds: list[SentMails]) -> SentMails:
    rounds.append(sent)
    return sent


def _collect(name: str, collect: Callable[[], Answers], whole: list[str]) -> int:
    """Read a source, and note that it was read whole: no exit code says that, whatever went wrong."""
    done = collect()
    whole.append(name)
    log.note("collected", source=name, needs_a_person=int(done.needs_a_person))
    return int(done.needs_a_person)


def _do_now(sheet: MentoringSheet, today: Today, boxes: list[Box]) -> int:
    """Do what is asked for in Today, and note for which boxes."""
    for one in sheet.do_now(today=today):
        boxes.append(one.box)
        log.note("asked for in Today", box=one.box.name.lower())
    return 0


def _send_cries(sheet: MentoringSheet, today: Today) -> int:
    sheet.send_cries(today=today)
    return 0


def _propose(sheet: MentoringSheet, today: Today) -> int:
    log.note("proposed", new=sheet.propose_if_due(today=today))
    return 0


def _log_round(sent: SentMails, today: Today) -> int:
    facts = {"to_mend": sent.to_mend, "to_settle": sent.to_settle, "left_as_is": len(sent.left)}
    log.note("round", due=len(sent.output.mails), later=sent.output.later, **facts, **sent.counts)
    if sent.stop_sentence:
        log.note("all mail is stopped in Settings", logging.WARNING)
    if sent.output.later:
        # Whoever plays another day and names no hour would wait for ever: a day alone is always its noon.
        first = f"{'--today ' if today is not None else ''}{sent.output.later_from}"
        why = "some mail waits for an hour at which its readers are written to"
        log.note(why, mails=sent.output.later, first_goes_at=first)
    for key in sent.unsure:
        log.note("perhaps sent", logging.WARNING, settle=f"mentorsheets settle {key} --arrived, or --again")
    if sent.stopped_early:
        log.note("stopped early", logging.WARNING, why=sent.stopped_early)
    # By hand one is told once; a clock has nobody before it, and a run that died told nobody.
    return gravest([sent.exit_code, int(sent.to_settle > 0)])
