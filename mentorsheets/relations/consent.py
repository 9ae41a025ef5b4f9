"""Asking both before anybody is introduced, and reminding once whoever has not answered."""

from collections.abc import Iterator
from datetime import timedelta

from mentorsheets.domain.events import PersonEvent
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import Match, MatchState
from mentorsheets.relations.mail_parts import Part
from mentorsheets.relations.situation import Situation


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
        if asked_on is None:
            yield desk.part(kind, side, match, match.id, until=desk.today + 2 * wait)
        elif desk.today >= asked_on + wait:
            until = desk.today + wait
            yield desk.part(
                MailKind.REMINDER,
                side,
                match,
                match.id,
                on=asked_on,
                until=until,
                cause=_describe_words(side, match, desk),
            )


def _describe_words(side: str, match: Match, desk: Situation) -> str:
    """Return what somebody did who has written, but neither yes nor no."""
    entries = desk.past.of_person.get(side, ())
    wrote = any((entry.event, entry.match) == (PersonEvent.UNCLEAR, match.id) for entry in entries)
    return PersonEvent.UNCLEAR if wrote else ""
