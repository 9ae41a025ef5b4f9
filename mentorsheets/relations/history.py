"""What has been said to whom and what has happened, indexed once for the questions that are asked of it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from mentorsheets.domain.events import Event, PersonEvent
from mentorsheets.domain.mail_kinds import MailKind, waits_for_answer
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Message, Standing
from mentorsheets.domain.programme import Programme

T = TypeVar("T")

MOST_UNANSWERED = 3
"""So many mails may go unanswered; there is never a fourth into silence."""
HELD_FOR = timedelta(days=14)
"""How long nothing automatic goes to somebody who asked for help."""
NEVER_WENT = frozenset({"refused", "cancelled", "suppressed"})
TO_BE_SAID_AGAIN = frozenset({"cancelled", "suppressed"})
"""States of a mail that came to nothing by our own doing, so that what it carried is still to be said."""
WORDS_HEARD = frozenset(
    {
        Event.GIVER_YES, Event.ASKER_YES, Event.GIVER_NO, Event.ASKER_NO, Event.MET, Event.NOT_YET,
        Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.NOT_A_FIT, Event.NEED_CHANGED, Event.NEED_MET,
        Event.STILL_NEEDED, Event.TALK_TO_ME, Event.UNCLEAR, Event.CLOSE_ASKED, Event.CLOSING_ANSWERED,
        Event.GO_ON, *PersonEvent,
    }
)  # fmt: skip
"""What somebody says themselves: a sign that mail reaches them."""
STANDS: Mapping[str, Standing] = {
    PersonEvent.BACK: Standing.ACTIVE,
    PersonEvent.PAUSED: Standing.PAUSED,
    PersonEvent.HELD: Standing.HELD,
    PersonEvent.LEFT: Standing.LEFT,
}


@dataclass(frozen=True, slots=True)
class Past:
    """Mails, happenings and check-ins by whom they concern; what never was is an empty tuple."""

    mails: Mapping[str, tuple[Message, ...]]
    of_match: Mapping[str, tuple[HistoryEntry, ...]]
    of_person: Mapping[str, tuple[HistoryEntry, ...]]
    asked: Mapping[tuple[str, str], tuple[CheckIn, ...]]
    answered: Mapping[str, tuple[CheckIn, ...]]
    entries: Mapping[str, HistoryEntry]

    def carried(self, person: str) -> Mapping[str, date]:
        """Return the parts that mails to a person have carried, each with its day."""
        return {
            part: mail.on
            for mail in self.mails.get(person, ())
            if mail.state not in TO_BE_SAID_AGAIN
            for part in _parts(mail)
        }

    def standing(self, person: str) -> Standing:
        """Return how somebody stood when their status was last noted; who is not noted takes part."""
        entries = reversed(self.of_person.get(person, ()))
        return next((STANDS[e.event] for e in entries if e.event in STANDS), Standing.ACTIVE)

    def is_held(self, person: str, today: date) -> bool:
        """Say whether somebody has just asked for help, so that nothing automatic goes to them."""
        cries = {Event.TALK_TO_ME, PersonEvent.TALK}
        entries = self.of_person.get(person, ())
        return any(entry.event in cries and today - entry.on < HELD_FOR for entry in entries)

    def attempts(self, person: str, kind: str, period: str) -> int:
        """Return how many mails under one key came to nothing by our own doing."""
        mails = (m for m in self.mails.get(person, ()) if m.state in TO_BE_SAID_AGAIN and m.kind == kind)
        return sum(mail.period.split("+")[0] == period for mail in mails)

    def last_sign(self, person: str, match: str | None = None) -> date:
        """Return the day on which somebody last said anything, or anything about one match."""
        entries = self.of_person.get(person, ())
        said = [e.on for e in entries if e.event in WORDS_HEARD and match in {None, e.match}]
        return max(said, default=date.min)

    def is_quiet(self, person: str) -> bool:
        """Say whether a person has left as many mails unanswered as may go into silence."""
        answered = [row.asked_on for row in self.answered.get(person, ())]
        since = max([self.last_sign(person), *answered])
        asking = [m for m in self.mails.get(person, ()) if m.on > since and _asks(m)]
        return len(asking) >= MOST_UNANSWERED

    def unanswered(self, person: str, match: str) -> tuple[CheckIn, ...]:
        """Return the latest check-ins of one person about one match that have no answer, oldest first.

        Whoever answers one question of a mail is not silent on its others: the mail says that one tap is
        enough, and an answer in words is about the first.
        """
        since = self.last_sign(person, match)
        heard = {row.asked_on for row in self.answered.get(person, ())}
        rows = sorted(self.asked.get((person, match), ()), key=lambda row: row.asked_on)
        streak: list[CheckIn] = []
        for row in rows:
            answered = row.answer or row.words or row.asked_on <= since or row.asked_on in heard
            streak = [] if answered else [*streak, row]
        return tuple(streak)

    def unanswered_days(self, person: str, match: str) -> tuple[date, ...]:
        """Return the days of the mails about one match, reminders too, that a person left unanswered."""
        carried = self.carried(person)
        streak = self.unanswered(person, match)
        reminded = [carried[key] for row in streak if (key := f"{MailKind.REMINDER}/{row.id}") in carried]
        return tuple(sorted([row.asked_on for row in streak] + reminded))

    def has_been(self, event: Event, match: str, person: str | None = None) -> HistoryEntry | None:
        """Return the latest happening of a kind in a match, about a certain person if one is given."""
        entries = self.of_match.get(match, ())
        found = [e for e in entries if e.event == event and person in {None, e.person}]
        return found[-1] if found else None

    def were_introduced(self, match: Match) -> bool:
        """Say whether the two of a match know of each other; one that a human typed in is taken to."""
        entries = self.of_match.get(match.id, ())
        due = [e.id for e in entries if e.was is MatchState.ASKED and e.now is MatchState.INTRODUCED]
        return all(f"{MailKind.INTRODUCTION}/{entry}" in self.carried(match.giver) for entry in due)

    def began(self, match: Match) -> date | None:
        """Return the day on which the two were introduced, or last said that they would rather go on."""
        starts = [
            e.on
            for e in self.of_match.get(match.id, ())
            if e.event == Event.GO_ON
            or (e.now is MatchState.INTRODUCED and e.was is not MatchState.INTRODUCED)
        ]
        return max(starts, default=match.since)


def past_of(programme: Programme) -> Past:
    """Return the index of what a programme remembers."""
    return Past(
        mails=_group((who, mail) for mail in programme.messages for who in (mail.person, *mail.also)),
        of_match=_group((entry.match, entry) for entry in programme.history if entry.match),
        of_person=_group((entry.person, entry) for entry in programme.history if entry.person),
        asked=_group(((row.person, row.match), row) for row in programme.check_ins),
        answered=_group((row.person, row) for row in programme.check_ins if row.answer or row.words),
        entries={entry.id: entry for entry in programme.history},
    )


def _parts(mail: Message) -> tuple[str, ...]:
    return mail.carries or (f"{mail.kind}/{mail.period}",)


def _asks(mail: Message) -> bool:
    return mail.state not in NEVER_WENT and waits_for_answer(_parts(mail))


K = TypeVar("K")


def _group(pairs: Iterable[tuple[K, T]]) -> Mapping[K, tuple[T, ...]]:
    groups: dict[K, list[T]] = defaultdict(list)
    for key, value in pairs:
        groups[key].append(value)
    return {key: tuple(values) for key, values in groups.items()}
