"""Two who both said yes and wait for their introduction: they are asked still, until its first mail went.

The history says so too: of each yes that it leaves the two as they are, and on the day on which mail went, or
both were told by telephone, that they are introduced. Earlier versions wrote of the second yes that it
introduced them; such lines stay, and no other is written beside them.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from mentorsheets.domain.changes import Added, Change, Changed
from mentorsheets.domain.events import Event
from mentorsheets.domain.ids import history_id
from mentorsheets.domain.mail_kinds import MailKind
from mentorsheets.domain.model import HistoryEntry, Match, MatchState, Reply
from mentorsheets.relations.history import Past

FIRST_CHECK_IN = timedelta(days=7)
"""Days after an introduction in which the two are left to talk before anybody asks."""


def find_second_yes(match: Match, past: Past) -> HistoryEntry | None:
    """Return the yes after which two who are asked are to be introduced, None where nothing led there."""
    return past.find_second_yes(match.id) if match.state is MatchState.ASKED else None


def may_be_introduced(match: Match) -> bool:
    """Return whether the row says two yeses still; who has been introduced needs none any more."""
    return match.state is not MatchState.ASKED or match.giver_says is match.asker_says is Reply.YES


def makes_introduction_due(entry: HistoryEntry, match: Match, past: Past) -> bool:
    """Return whether a yes is the one that was missing: the first of two leads nowhere yet."""
    is_second = entry.now is MatchState.INTRODUCED or entry == past.find_second_yes(match.id)
    return is_second and may_be_introduced(match)


def waits_to_be_introduced(match: Match, past: Past) -> bool:
    """Return whether two said yes of whom none has been introduced yet."""
    yes = find_second_yes(match, past)
    return yes is not None and find_day_introduced(match, yes, past) is None


def find_day_introduced(match: Match, yes: HistoryEntry, past: Past) -> date | None:
    """Return the day on which the first of two heard of the other, None if none has."""
    key = f"{MailKind.INTRODUCTION}/{yes.id}"
    return min((on for side in match.people if (on := past.carried(side).get(key))), default=None)


def note_introduced(past: Past) -> Iterator[Change]:
    """Yield the state of those whose introduction went by a run that broke off before it told the sheet."""
    for match in past.source.matches:
        if match.state.is_over:
            continue
        yes = past.find_second_yes(match.id)
        went = yes and find_day_introduced(match, yes, past)
        if went:
            yield from _remember(match, past, went)
            if match.state is MatchState.ASKED:
                yield Changed(match, introduce(match, went))


def begin(match: Match, past: Past, today: date) -> Iterator[Change]:
    """Yield that two know of each other from the day on which the introduction goes."""
    begun = introduce(match, today)
    if match.state in {MatchState.ASKED, MatchState.INTRODUCED}:
        yield from _remember(match, past, today)
        if match != begun:
            yield Changed(match, begun)


def introduce(match: Match, on: date) -> Match:
    """Return a match of two whose introduction goes on a day."""
    return replace(match, state=MatchState.INTRODUCED, since=on, next_checkin=on + FIRST_CHECK_IN)


def _remember(match: Match, past: Past, on: date) -> Iterator[Change]:
    """Yield the line of the history that two are introduced, once."""
    told = past.of_match.get(match.id, ())
    if not any(entry.was is MatchState.ASKED and entry.now is MatchState.INTRODUCED for entry in told):
        yield Added(
            HistoryEntry(
                id=history_id(Event.INTRODUCED, "", match.id, match.id),
                on=on,
                event=Event.INTRODUCED,
                match=match.id,
                was=MatchState.ASKED,
                now=MatchState.INTRODUCED,
            )
        )
