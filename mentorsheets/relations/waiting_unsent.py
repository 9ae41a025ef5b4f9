"""What waits for an hour that no run meets: questions and introductions of people far away."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, MatchState
from mentorsheets.domain.settings import Settings
from mentorsheets.relations.introducing import find_second_yes, may_be_introduced
from mentorsheets.relations.permission import find_hindrance, find_hindrance_in, has_room
from mentorsheets.relations.send_times import is_free_day
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.spots import Spot
from mentorsheets.relations.standstill import has_passed
from mentorsheets.relations.waiting import Topic, Waiting, Word
from mentorsheets.relations.waiting_names import name_of, status_of

OF_UNSENT = "unsent/"
"""How the name begins of a mail that waits so."""
UNSENT_AFTER = 3
"""Days of mail after which what could not go has met no hour of its reader's: a run each day meets one."""
UNSENT_FOR = timedelta(days=UNSENT_AFTER)
"""The least stretch that has so many days of mail."""


def find_unsent(desk: Situation) -> Iterator[Waiting]:
    """Yield who was not asked or introduced yet though nothing but the hour stands against it."""
    for match in desk.programme.matches:
        yes = find_second_yes(match, desk.past)
        since = yes.on if yes else match.since
        if since is None or not has_passed(UNSENT_FOR, since, match, desk.past, desk.today):
            continue
        for side in match.people:
            kind = _find_due(match, side, desk)
            if kind is not None and _may_go(kind, match, side, desk) and _has_waited(side, since, desk):
                yield _tell(kind, replace(match, since=since), side, desk)


def _find_due(match: Match, side: str, desk: Situation) -> MailKind | None:
    """Return the kind of the mail that one of two waits for; None if it went, or none is due."""
    carried = desk.past.carried(side)
    if match.state is MatchState.ASKED and find_second_yes(match, desk.past) is None:
        gives = side == match.giver
        kind = MailKind.ASK_GIVER if gives else MailKind.ASK_ASKER
        said = match.giver_says if gives else match.asker_says
        if said is None and f"{kind}/{match.id}" not in carried:
            return kind
    elif match.state in {MatchState.ASKED, MatchState.INTRODUCED}:
        yes = desk.past.find_second_yes(match.id)
        if yes and may_be_introduced(match) and f"{MailKind.INTRODUCTION}/{yes.id}" not in carried:
            return MailKind.INTRODUCTION
    return None


def _may_go(kind: MailKind, match: Match, side: str, desk: Situation) -> bool:
    other = match.other(side)
    hears = desk.programme.takes_mail(other) or desk.programme.can_only_be_rung(other)
    hindered = find_hindrance(side, kind, desk) or find_hindrance_in(match, side, kind, desk)
    return hears and hindered is None and has_room(side, desk)


def _has_waited(side: str, since: date, desk: Situation) -> bool:
    """Return whether so many days of mail passed on which other mail of the week left room for this one."""
    days = (since + timedelta(days=n) for n in range(1, (desk.today - since).days + 1))
    of_mail = (day for day in days if not is_free_day(day, desk.programme.settings))
    with_room = (day for day in of_mail if has_room(side, replace(desk, today=day)))
    return len([*islice(with_room, UNSENT_AFTER)]) == UNSENT_AFTER


def _tell(kind: MailKind, match: Match, side: str, desk: Situation) -> Waiting:
    """Return the row, which is one for both directions of two who help each other."""
    other = name_of(match.other(side), desk)
    told = "introduced to" if kind is MailKind.INTRODUCTION else "asked about"
    return Waiting(
        key=f"{OF_UNSENT}{told}/{side}/{match.other(side)}/{match.since}",
        topic=Topic.MAIL, who=name_of(side, desk),
        words=f"Has not been {told} {other} yet. {_hours_of(side, desk.programme.settings, desk)}",
        since=match.since, choices=(Word.NOTED,), spots=(Spot("Matches", match.id, "State"), status_of(side)),
        people=match.people, match=match.id, about=side,
    )  # fmt: skip


def _hours_of(side: str, settings: Settings, desk: Situation) -> str:
    hours = settings.send_between
    zone = desk.programme.person_by_id[side].time_zone or settings.time_zone
    return (
        f"Mail goes to them from {hours.start:%H:%M} to {hours.end:%H:%M} in {zone}, and no run came then: "
        "let it run every hour, or change Send between in Settings."
    )
