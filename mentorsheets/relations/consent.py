"""Asking both before anybody is introduced, and reminding once whoever has not answered."""

from collections.abc import Iterator
from datetime import timedelta

from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, MatchState
from mentorsheets.relations.mail_parts import AskPart, Part, ReminderPart
from mentorsheets.relations.situation import Situation
from mentorsheets.relations.standstill import has_passed


def consent_parts(desk: Situation) -> Iterator[Part]:
    """Yield the questions to those whose yes is waited for, and the reminders of them."""
    for match in desk.programme.matches:
        if match.state is MatchState.ASKED:
            yield from _waiting(match, desk)


def _waiting(match: Match, desk: Situation) -> Iterator[Part]:
    wait = timedelta(days=desk.programme.settings.answer_within)
    said = {match.giver: match.giver_says, match.asker: match.asker_says}
    for side in match.people:
        kind = MailKind.ASK_GIVER if side == match.giver else MailKind.ASK_ASKER
        asked_on = desk.past.carried(side).get(f"{kind}/{match.id}")
        if said[side] is not None:
            continue
        other, needs = desk.other(match, side), desk.needs(match)
        if asked_on is None:
            yield AskPart(
                kind=kind,
                person=side,
                period=match.id,
                match=match,
                other=other,
                needs=needs,
                until=desk.today + 2 * wait,
            )
        elif has_passed(wait, asked_on, match, desk.past, desk.today):
            yield ReminderPart(
                person=side,
                period=match.id,
                match=match,
                other=other,
                needs=needs,
                asked_on=asked_on,
                until=desk.today + wait,
                wrote=_wrote(side, match, desk),
            )


def _wrote(side: str, match: Match, desk: Situation) -> bool:
    """Return whether somebody has written something that is neither yes nor no."""
    entries = desk.past.of_person.get(side, ())
    return any((entry.event, entry.match) == (PersonEvent.UNCLEAR, match.id) for entry in entries)
