"""Which of what was mailed, asked and answered may leave the sheet: what nothing follows from any more.

Mails that went out long ago, and questions and answers about matches that ended long ago. What stops a mail
from going twice stays: the second record of each mail, which tells all of it that anything is decided by, the
last sign of everybody, and every line of the history but that two met, or had not met yet. So do questions
about what goes on, none of which comes again before all others were asked.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from mentorsheets.domain.clock import months_before
from mentorsheets.domain.enums import CircleState
from mentorsheets.domain.events import Event
from mentorsheets.domain.mail_trace import IN_ARCHIVE, MailTrace, message_of, trace_of
from mentorsheets.domain.model import CheckIn, HistoryEntry, Message
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.find_waiting import find_waiting
from mentorsheets.relations.history import WORDS_HEARD, past_of
from mentorsheets.relations.plan import due_today
from mentorsheets.relations.retention import OF_THE_MACHINE, find_still_needed

TALKS = frozenset({Event.MET, Event.NOT_YET})
"""What answers say week by week; where it changed nothing, it is told by the archive as well."""
CIRCLES_OVER = frozenset({CircleState.HELD, CircleState.CALLED_OFF})


@dataclass(frozen=True, slots=True)
class OldPast:
    """Records that may move into an archive, each in the order of its tab."""

    messages: tuple[Message, ...] = ()
    check_ins: tuple[CheckIn, ...] = ()
    history: tuple[HistoryEntry, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing may move."""
        return not (self.messages or self.check_ins or self.history)


def choose_old_past(programme: Programme, today: date) -> OldPast:
    """Return what is older than *Archive after*, counted from the first day of a month, and decides nothing.

    So there is something to be moved once a month at most.
    """
    months = programme.settings.archive_after
    if not months:
        return OldPast()
    before = months_before(today.replace(day=1), months)
    over = _find_over(programme, before)
    traces = {trace.id: trace for trace in programme.traces}
    chosen = tuple(_choose_check_ins(programme, over, before))
    waits = find_still_needed(programme, today) if chosen else frozenset[str]()
    check_ins = tuple(row for row in chosen if waits.isdisjoint((row.id, row.person, *row.matches)))
    return OldPast(
        tuple(one for one in programme.messages if _may_move(one, traces, before)),
        check_ins,
        tuple(_choose_history(programme, check_ins, before)),
    )


def keep_to(old: OldPast, mails: Container[str], asked: Container[str], told: Container[str]) -> OldPast:
    """Return what may move of the records with these ids; an answer moves with its question alone."""
    check_ins = tuple(row for row in old.check_ins if row.id in asked)
    answers = _list_answers(check_ins)
    return OldPast(
        tuple(one for one in old.messages if one.id in mails),
        check_ins,
        tuple(entry for entry in old.history if entry.id in told and entry.id in answers),
    )


def leave_out(programme: Programme, old: OldPast) -> Programme:
    """Return a programme as it is read once `old` stands in an archive: mails are known by their traces."""
    mails, asked, told = ({one.id for one in some} for some in (old.messages, old.check_ins, old.history))
    traces = {trace.id: trace for trace in programme.traces}
    return replace(
        programme,
        messages=(
            *(message_of(traces[one.id]) for one in old.messages),
            *(one for one in programme.messages if one.id not in mails),
        ),
        check_ins=tuple(row for row in programme.check_ins if row.id not in asked),
        history=tuple(entry for entry in programme.history if entry.id not in told),
    )


def put_back(programme: Programme, old: OldPast) -> Programme:
    """Return a programme with what an archive holds in its place: the oldest first, nothing twice."""
    mails, asked, told = ({one.id for one in some} for some in (old.messages, old.check_ins, old.history))
    return replace(
        programme,
        messages=(*old.messages, *(one for one in programme.messages if one.id not in mails)),
        check_ins=(*old.check_ins, *(row for row in programme.check_ins if row.id not in asked)),
        history=(*old.history, *(entry for entry in programme.history if entry.id not in told)),
    )


def decides_the_same(programme: Programme, old: OldPast, today: date) -> bool:
    """Return whether the same mail is due, and the same things wait, without what may move."""
    after = leave_out(programme, old)
    return due_today(programme, today) == due_today(after, today) and find_waiting(
        programme, today
    ) == find_waiting(after, today)


def _find_over(programme: Programme, before: date) -> frozenset[str]:
    """Return the ids of the matches and circles that were over before a day."""
    over = {one.id for one in programme.matches if one.state.is_over and _was(one.since, before)}
    return frozenset(
        over | {one.id for one in programme.circles if one.state in CIRCLES_OVER and _was(one.since, before)}
    )


def _was(since: date | None, before: date) -> bool:
    return since is not None and since < before


def _may_move(message: Message, traces: Mapping[str, MailTrace], before: date) -> bool:
    """Return whether a mail went out long ago, and its trace says all of it.

    A mark in its detail tells of an address that is dead.
    """
    if (
        message.on >= before
        or message.state != "sent"
        or "#" in message.detail
        or message.detail == IN_ARCHIVE
    ):
        return False
    trace, left = traces.get(message.id), trace_of(message)
    return trace is not None and left is not None and replace(trace, on=left.on) == left


def _choose_check_ins(programme: Programme, over: frozenset[str], before: date) -> Iterator[CheckIn]:
    """Yield the questions about what is over, and of each person all answers but the last."""
    old = (row for row in programme.check_ins if row.match in over and row.asked_on < before)
    rows = [row for row in old if over.issuperset(row.matches)] if over else []
    if not rows:
        return
    heard = {entry.id for entry in programme.history}
    last = {person: max(row.asked_on for row in rows) for person, rows in past_of(programme).answered.items()}
    keeps_words = not programme.settings.keep_words_for
    for row in rows:
        is_heard = not (row.answer or row.words) or all(answer_id(row, one) in heard for one in row.matches)
        is_last = row.asked_on >= last.get(row.person, date.min) and bool(row.answer or row.words)
        if (
            _was(row.answered_on or row.asked_on, before)
            and is_heard
            and not is_last
            and (keeps_words or row.words in OF_THE_MACHINE)
        ):
            yield row


def _choose_history(
    programme: Programme, check_ins: Iterable[CheckIn], before: date
) -> Iterator[HistoryEntry]:
    """Yield the lines that say no more than the answers which move with them."""
    answers = _list_answers(check_ins)
    if not answers:
        return
    last: dict[str, date] = {}
    for entry in programme.history:
        if entry.event in WORDS_HEARD:
            last[entry.person] = max(entry.on, last.get(entry.person, date.min))
    keeps_words = not programme.settings.keep_words_for
    for entry in programme.history:
        if (
            entry.id in answers
            and entry.on < before
            and entry.event in TALKS
            and entry.was == entry.now
            and entry.on < last.get(entry.person, date.min)
            and (keeps_words or entry.words in OF_THE_MACHINE)
        ):
            yield entry


def _list_answers(check_ins: Iterable[CheckIn]) -> frozenset[str]:
    return frozenset(answer_id(row, one) for row in check_ins for one in row.matches)
