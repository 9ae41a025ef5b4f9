"""What is to be said because of something that happened, found from the history so that nothing is lost."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.clock import WEEK
from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match, Standing
from mentorsheets.relations.find_waiting import find_row
from mentorsheets.relations.introducing import begin, makes_introduction_due
from mentorsheets.relations.mail_parts import (
    COORDINATOR,
    EscalationPart,
    IntroductionPart,
    NewsPart,
    Part,
    RefreshPart,
)
from mentorsheets.relations.many_holds import find_many_holds, find_many_parts
from mentorsheets.relations.permission import has_room
from mentorsheets.relations.send_times import is_free_day
from mentorsheets.relations.silence import is_silent, was_other_asked
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import spots_of
from mentorsheets.relations.standstill import has_passed
from mentorsheets.relations.states import ABOUT_TO_BE, MADE_DUE, YESES, due_after
from mentorsheets.relations.waiting_silence import list_silences

STILL_WORTH_SAYING = timedelta(days=21)
"""Days after which telling somebody that a match ended would only surprise them."""

TO_COORDINATOR = frozenset({MailKind.ESCALATION, MailKind.SAFETY_ESCALATION})
"""What is told once of two who help each other."""


def followup_parts(desk: Situation) -> Iterator[Part]:
    """Yield what recent happenings made due and has not gone out yet."""
    matches = desk.programme.match_by_id
    many = {one.on for one in find_many_holds(desk)}
    yield from find_many_parts(desk)
    for entry in desk.past.making_due:
        match = matches.get(entry.match)
        due = due_after(entry.was, entry.event, entry.now) if match is not None and entry.was else ()
        # Most of what ever happened makes nothing due, and whether it is too old takes longer to say.
        if not (due or entry.event in MADE_DUE) or _is_stale(entry, match, desk):
            continue
        if match is not None and entry.was:
            for kind in due:
                if not (kind in TO_COORDINATOR and entry.id in desk.past.echoes):
                    yield from _part(kind, entry, match, desk)
        elif entry.event != PersonEvent.TALK or entry.on not in many:
            yield from _besides(entry, match, desk)


def _besides(entry: HistoryEntry, match: Match | None, desk: Situation) -> Iterator[Part]:
    """Yield what follows from a line that is no step of a match."""
    if entry.event == PersonEvent.TALK and match is None:
        if not _has_gone(MailKind.SAFETY_ESCALATION, entry.id, COORDINATOR, desk):
            yield _cry_for_help(entry, desk)
    elif entry.event == PersonEvent.THANKS and match is not None:
        yield from _pass_thanks(entry, match, desk)
    elif entry.event in {PersonEvent.BACK, PersonEvent.NEEDS_OTHERWISE}:
        yield from _refresh(entry, entry.person, None, desk)


def _has_gone(kind: MailKind, period: str, person: str, desk: Situation) -> bool:
    """Return whether a part went out, before it is put together: of all that ever happened, most has."""
    return f"{kind}/{period}" in desk.past.carried(person)


def _is_stale(entry: HistoryEntry, match: Match | None, desk: Situation) -> bool:
    """Say whether it is too late to tell of something; who was held meanwhile could not be told."""
    if desk.today - entry.on <= STILL_WORTH_SAYING or entry.event in YESES:
        return False
    after = STILL_WORTH_SAYING + timedelta(days=1)
    return match is None or has_passed(after, entry.on, match, desk.past, desk.today)


def _cry_for_help(entry: HistoryEntry, desk: Situation) -> Part:
    return EscalationPart(
        kind=MailKind.SAFETY_ESCALATION,
        period=entry.id,
        other=desk.programme.person_by_id.get(entry.person),
        by=entry.person,
        on=entry.on,
        words=entry.words,
        cause="",
        spots=spots_of(entry),
    )


def _part(kind: MailKind, entry: HistoryEntry, match: Match, desk: Situation) -> Iterator[Part]:
    if kind in TO_COORDINATOR:
        yield from _escalate(kind, entry, match, desk)
    elif kind == MailKind.INTRODUCTION:
        yield from _introduce(entry, match, desk)
    elif kind == MailKind.NEEDS_REFRESH:
        yield from _refresh(entry, match.asker, match, desk)
    elif kind not in {MailKind.ASK_GIVER, MailKind.ASK_ASKER, MailKind.CLOSING_QUESTIONS}:
        for reader in _readers(kind, entry, match, desk):
            yield NewsPart(
                kind=kind,
                person=reader,
                period=entry.id,
                match=match,
                other=desk.other(match, reader),
                needs=desk.needs(match),
                cause=entry.event,
            )
    if kind == MailKind.ENDED_THANKS and entry.event != Event.NOT_A_FIT:
        yield from _refresh(entry, match.asker, match, desk)


def _introduce(entry: HistoryEntry, match: Match, desk: Situation) -> Iterator[IntroductionPart]:
    """Yield what tells two of each other, to whom it has not gone.

    Nobody learns how to reach somebody who does not hear of it too, by mail or by telephone.
    """
    if not (
        makes_introduction_due(entry, match, desk.past) and all(_hears(side, desk) for side in match.people)
    ):
        return
    for side in match.people:
        if not _has_gone(MailKind.INTRODUCTION, entry.id, side, desk):
            yield IntroductionPart(
                person=side,
                period=entry.id,
                match=match,
                other=desk.other(match, side),
                needs=desk.needs(match),
                times_from=_find_times_from(match.other(side), entry, desk),
                changes=tuple(begin(match, desk.past, desk.today)),
            )


def _pass_thanks(entry: HistoryEntry, match: Match, desk: Situation) -> Iterator[Part]:
    """Yield the thanks of who was helped, once a match; not in the name of somebody who has left since."""
    sender = desk.programme.person_by_id.get(entry.person)
    here = sender is not None and sender.id == match.asker and sender.standing is not Standing.LEFT
    if sender is not None and here and not _has_gone(MailKind.THANKS_FROM_OTHER, match.id, match.giver, desk):
        yield NewsPart(
            kind=MailKind.THANKS_FROM_OTHER,
            person=match.giver,
            period=match.id,
            match=match,
            other=sender,
            needs=desk.needs(match),
            cause=entry.event,
        )


def _find_times_from(other: str, entry: HistoryEntry, desk: Situation) -> date:
    """Return the day from which on times are proposed: both are to read of the same ones.

    So it is the day on which the other one's introduction went if that was yesterday, for who lives far away;
    and where the other one has had their mails of the week, the day on which theirs can go.
    """
    went = desk.past.carried(other).get(f"{MailKind.INTRODUCTION}/{entry.id}")
    if went is not None:
        return went if desk.today - went <= timedelta(days=1) else desk.today
    if desk.programme.can_only_be_rung(other):
        return desk.today
    days = (replace(desk, today=desk.today + timedelta(days=1) * n) for n in range(WEEK.days + 1))
    settings = desk.programme.settings
    return next(
        (d.today for d in days if has_room(other, d) and not is_free_day(d.today, settings)), desk.today
    )


def _hears(side: str, desk: Situation) -> bool:
    return desk.programme.takes_mail(side) or desk.programme.can_only_be_rung(side)


def _escalate(kind: MailKind, entry: HistoryEntry, match: Match, desk: Situation) -> Iterator[EscalationPart]:
    if _has_gone(kind, entry.id, COORDINATOR, desk):
        return
    silences = list_silences(match, desk) if entry.event == Event.STILL_SILENT else ()
    if entry in silences[1:]:
        return  # The mail about the first of them promised that no other comes.
    row = find_row(entry, desk) if kind == MailKind.ESCALATION else None
    yield EscalationPart(
        kind=kind,
        period=entry.id,
        match=match,
        other=desk.programme.person_by_id.get(entry.person or match.asker),
        needs=desk.needs(match),
        on=entry.on,
        words=entry.words or (entry.event if kind == MailKind.SAFETY_ESCALATION else ""),
        cause=entry.event,
        by=entry.person,
        spots=spots_of(entry),
        asked_other=entry.person in match.people and was_other_asked(entry, match, desk.past),
        choices=row.choices if row else (),
        silent_too=tuple(one.person for one in silences if one.person != entry.person),
    )


def _refresh(entry: HistoryEntry, person: str, match: Match | None, desk: Situation) -> Iterator[RefreshPart]:
    if not _has_gone(MailKind.NEEDS_REFRESH, entry.id, person, desk):
        needs = desk.programme.open_needs(person)
        yield RefreshPart(person=person, period=entry.id, needs=needs, match=match)


def _readers(kind: MailKind, entry: HistoryEntry, match: Match, desk: Situation) -> Iterator[str]:
    """Yield to whom a kind of mail goes still: to the other of the two, to the one who spoke, or to both."""
    for side in match.people:
        if _has_gone(kind, entry.id, side, desk):
            continue
        spoke = side == entry.person
        if kind in {MailKind.DECLINED_KINDLY, MailKind.WITHDRAWN}:
            told = _is_affected(side, entry, match, desk) and not (spoke and entry.event != Event.NEVER_MET)
        elif kind == MailKind.ENDED_THANKS:
            told = spoke or entry.event != Event.NOT_A_FIT
        elif kind == MailKind.SUGGESTED_TIMES:
            told = spoke or not is_silent(side, match, desk.past)
        elif kind == MailKind.SILENCE_OTHER_SIDE:
            told = not spoke and not is_silent(side, match, desk.past)
        else:
            told = not spoke
        if told:
            yield side


def _is_affected(side: str, entry: HistoryEntry, match: Match, desk: Situation) -> bool:
    """Return whether somebody knew of a match that will not be; whoever is silent on it is left in peace."""
    if entry.was in ABOUT_TO_BE:
        carried = desk.past.carried(side)
        return f"{MailKind.ASK_GIVER}/{match.id}" in carried or f"{MailKind.ASK_ASKER}/{match.id}" in carried
    return not is_silent(side, match, desk.past)
