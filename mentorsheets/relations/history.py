"""What has been said to whom and what has happened, indexed once for the questions that are asked of it."""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from mentorsheets.domain.events import DeskEvent, Event, PersonEvent
from mentorsheets.domain.holds import HOLD_EVENTS
from mentorsheets.domain.ids import confidential_mark, is_gone
from mentorsheets.domain.mail_kinds import MailKind, waits_for_answer
from mentorsheets.domain.model import CheckIn, HistoryEntry, Match, MatchState, Message, Standing
from mentorsheets.domain.programme import Programme
from mentorsheets.relations.both_ways import answer_id
from mentorsheets.relations.groups import Groups, find_changed, regroup, starts_with
from mentorsheets.relations.memo import worked_out_once
from mentorsheets.relations.states import may_make_due, pick_second_yes

MOST_UNANSWERED = 3
"""So many mails may go unanswered; there is never a fourth into silence."""
CRIES = frozenset({Event.TALK_TO_ME, PersonEvent.TALK})
"""What says that somebody asked for help: nothing automatic goes to them until a human has said a word."""
NEVER_WENT = frozenset({"refused", "cancelled", "suppressed"})
TO_BE_SAID_AGAIN = frozenset({"cancelled", "suppressed"})
"""States of a mail that came to nothing by our own doing, so that what it carried is still to be said."""
WORDS_HEARD = frozenset(
    {
        Event.GIVER_YES, Event.ASKER_YES, Event.GIVER_NO, Event.ASKER_NO, Event.MET, Event.NOT_YET,
        Event.NEEDS_SOMETHING, Event.NEVER_MET, Event.NOT_A_FIT, Event.NEED_CHANGED, Event.NEED_MET,
        Event.STILL_NEEDED, Event.TALK_TO_ME, Event.UNCLEAR, Event.CLOSE_ASKED, Event.CLOSING_ANSWERED,
        Event.GO_ON, *PersonEvent, DeskEvent.GO_ON,
    }
)  # fmt: skip
"""What somebody says themselves, or the coordinator who talked to them: a sign that mail reaches them."""
LEFT_WHILE_HELD = "(They left by themselves, while they were held.)"
"""What the history says beside a leave that no human put down."""
STANDS: Mapping[str, Standing] = {
    PersonEvent.BACK: Standing.ACTIVE,
    PersonEvent.PAUSED: Standing.PAUSED,
    PersonEvent.HELD: Standing.HELD,
    PersonEvent.LEFT: Standing.LEFT,
}


@dataclass(frozen=True)
class Past:
    """Mails, happenings and check-ins by whom they concern; what never was is an empty tuple.

    What is asked of `source` again and again is kept in `memo`, by the question, the person and the match.
    """

    source: Programme
    mails: Groups[str, Message]
    of_match: Groups[str, HistoryEntry]
    of_person: Groups[str, HistoryEntry]
    asked: Groups[tuple[str, str], CheckIn]
    answered: Groups[str, CheckIn]
    memo: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False, compare=False)

    @cached_property
    def entries(self) -> dict[str, HistoryEntry]:
        """What happened, by its id."""
        return {entry.id: entry for entry in self.source.history}

    @cached_property
    def making_due(self) -> tuple[HistoryEntry, ...]:
        """What happened and may make mail due, whatever else stands in the way: most of it makes none."""
        return tuple(filter(may_make_due, self.source.history))

    @cached_property
    def echoes(self) -> Mapping[str, str]:
        """The line of an answer, by the line that says the same of the other direction."""
        rows = (row for row in self.source.check_ins if row.also)
        return {answer_id(row, row.also): answer_id(row) for row in rows}

    def take_over(self, before: "Past") -> None:
        """Keep what was worked out before about people of whom nothing is new."""
        for name, field_of in (("entries", "history"), ("making_due", "history"), ("echoes", "check_ins")):
            is_same = getattr(self.source, field_of) is getattr(before.source, field_of)
            if is_same and name in before.__dict__:
                self.__dict__[name] = before.__dict__[name]
        was, now = before.source.history, self.source.history
        if now is not was and before.__dict__.keys() & {"entries", "making_due"} and starts_with(now, was):
            added = now[len(was) :]
            self.__dict__["entries"] = before.entries | {entry.id: entry for entry in added}
            self.__dict__["making_due"] = (*before.making_due, *filter(may_make_due, added))
        people = find_changed(before.mails, self.mails) | find_changed(before.of_person, self.of_person)
        people |= find_changed(before.answered, self.answered)
        matches = find_changed(before.of_match, self.of_match)
        pairs = find_changed(before.asked, self.asked)
        for question, found in before.memo.items():
            person, match = question[1], question[-1]
            if not (person in people or match in matches or (person, match) in pairs):
                self.memo[question] = found

    @worked_out_once
    def carried(self, person: str) -> Mapping[str, date]:
        """Return the parts that mails to a person have carried, each with its day."""
        return {
            part: mail.on
            for mail in self.mails.get(person, ())
            if mail.state not in TO_BE_SAID_AGAIN
            for part in _parts(mail)
        }

    @worked_out_once
    def standing(self, person: str) -> Standing:
        """Return how somebody stood when their status was last noted; who is not noted takes part."""
        entries = reversed(self.of_person.get(person, ()))
        return next((STANDS[e.event] for e in entries if e.event in STANDS), Standing.ACTIVE)

    def is_held(self, person: str) -> bool:
        """Return whether somebody asked for help, and no human has said since how they stand."""
        return self.find_cry(person) is not None

    def find_cry(self, person: str) -> HistoryEntry | None:
        """Return the latest line that says that somebody asked for help, unless a human has answered since.

        The answer is a word in Today, a status that somebody typed, or a state that they typed at the match.
        Whoever leaves while they are held still needs one.
        """
        cry = self._find_own_cry(person)
        if cry is None:
            return None
        about = self.of_match.get(cry.match, (cry,))
        later = about[about.index(cry) + 1 :]
        return None if any(entry.event == Event.SET_BY_HAND for entry in later) else cry

    @worked_out_once
    def _find_own_cry(self, person: str) -> HistoryEntry | None:
        """Return their latest cry for help that neither a word in Today nor a typed status has answered."""
        cry: HistoryEntry | None = None
        is_held = False
        for entry in self.of_person.get(person, ()):
            if entry.event in CRIES:
                cry = entry
            elif _is_go_on(entry, cry) or (
                is_held and entry.event in STANDS and entry.words != LEFT_WHILE_HELD
            ):
                # While somebody is held, only a human changes how they stand.
                cry = None
            is_held = STANDS[entry.event] is Standing.HELD if entry.event in STANDS else is_held
        return cry

    @worked_out_once
    def find_holds(self, person: str) -> tuple[tuple[date, date | None], ...]:
        """Return each stretch in which a person was held: its first day, and that of the word which ended it.

        The last one has no end while nobody has said a word.
        """
        found: list[tuple[date, date | None]] = []
        first: HistoryEntry | None = None
        for entry in self.of_person.get(person, ()):
            if entry.event in HOLD_EVENTS:
                first = first or entry
            elif first and _ends_hold(entry, first):
                found.append((first.on, entry.on))
                first = None
        return (*found, (first.on, None)) if first else tuple(found)

    def attempts(self, person: str, kind: str, period: str) -> int:
        """Return how many mails under one key came to nothing by our own doing."""
        mails = (m for m in self.mails.get(person, ()) if m.state in TO_BE_SAID_AGAIN and m.kind == kind)
        return sum(mail.period.split("+")[0] == period for mail in mails)

    def last_sign(self, person: str, match: str | None = None) -> date:
        """Return the day on which somebody last said anything, or anything that may be about one match.

        What names no match may be about any: words that only a human can read, a mail without words, a pause.
        """
        signs = self._find_last_signs(person)
        about = signs.values() if match is None else (signs[one] for one in ("", match) if one in signs)
        return max(about, default=date.min)

    @worked_out_once
    def _find_last_signs(self, person: str) -> Mapping[str, date]:
        said = (entry for entry in self.of_person.get(person, ()) if entry.event in WORDS_HEARD)
        return {entry.match: entry.on for entry in sorted(said, key=lambda one: one.on)}

    @worked_out_once
    def quiet_since(self, person: str) -> date | None:
        """Return the day of the mail by which somebody had left as many unanswered as may go into silence."""
        since = max([self.last_sign(person), *(row.asked_on for row in self.answered.get(person, ()))])
        mails = (m for m in self.mails.get(person, ()) if m.on > since and m.state not in NEVER_WENT)
        asking = sorted(mail.on for mail in mails if waits_for_answer(_parts(mail)))
        return asking[MOST_UNANSWERED - 1] if len(asking) >= MOST_UNANSWERED else None

    def is_quiet(self, person: str) -> bool:
        """Return whether a person has left as many mails unanswered as may go into silence."""
        return self.quiet_since(person) is not None

    @worked_out_once
    def unanswered(self, person: str, match: str) -> tuple[CheckIn, ...]:
        """Return the latest check-ins of one person about one match that have no answer, oldest first.

        Whoever answers one question of a mail is not silent on its others: the mail says that one tap is
        enough, and an answer in words is about the first. A pause of either is an answer to all before it.
        """
        since = self.last_sign(person, match)
        returned = self.has_been(Event.RETURNS, match)
        anew = returned.on if returned else date.min
        heard = {row.asked_on for row in self.answered.get(person, ())}
        rows = sorted(self.asked.get((person, match), ()), key=lambda row: row.asked_on)
        streak: list[CheckIn] = []
        for row in rows:
            answered = row.asked_on <= since or row.asked_on < anew or row.asked_on in heard
            streak = [] if answered else [*streak, row]
        return tuple(streak)

    @worked_out_once
    def unheard(self, person: str, match: str) -> tuple[CheckIn, ...]:
        """Return the answers of one person about one match, or a circle, that nothing was done about yet."""
        rows = () if is_gone(person) else self.asked.get((person, match), ())  # taken in under another id
        return tuple(r for r in rows if (r.answer or r.words) and answer_id(r, match) not in self.entries)

    @worked_out_once
    def unanswered_days(self, person: str, match: str) -> tuple[date, ...]:
        """Return the days of the mails about one match, reminders too, that a person left unanswered."""
        carried = self.carried(person)
        streak = self.unanswered(person, match)
        reminded = [carried[key] for row in streak if (key := f"{MailKind.REMINDER}/{row.id}") in carried]
        return tuple(sorted([row.asked_on for row in streak] + reminded))

    def has_been(self, event: Event, match: str, person: str | None = None) -> HistoryEntry | None:
        """Return the latest happening of a kind in a match, about a certain person if one is given."""
        of_kind = (e for e in reversed(self.of_match.get(match, ())) if e.event == event)
        return next((e for e in of_kind if person in {None, e.person}), None)

    def were_introduced(self, match: Match) -> bool:
        """Return whether the two of a match know of each other; one that a human typed in is taken to."""
        yes = self.find_second_yes(match.id)
        key = f"{MailKind.INTRODUCTION}/{yes.id}" if yes else None
        written = (side for side in match.people if not self.source.can_only_be_rung(side))
        return key is None or all(key in self.carried(side) for side in written)

    @worked_out_once
    def find_second_yes(self, match: str) -> HistoryEntry | None:
        """Return the yes after which both had said it, None where one is missing."""
        return pick_second_yes(self.of_match.get(match, ()))

    def began(self, match: Match) -> date | None:
        """Return the day on which the two were introduced, or last said that they would rather go on."""
        return self._find_beginning(match.id) or match.since

    @worked_out_once
    def _find_beginning(self, match: str) -> date | None:
        told = self.of_match.get(match, ())
        days = [e.on for e in told if e.event == Event.GO_ON or e.now is MatchState.INTRODUCED is not e.was]
        return max(days, default=None)


_NOTHING = Past(Programme(), {}, {}, {}, {}, {})
_LATEST: ContextVar[Past] = ContextVar("_LATEST")
"""The past that was indexed last, since a run looks at its sheet several times; see `take_over`."""


def past_of(programme: Programme, before: Past | None = None) -> Past:
    """Return the index of what a programme remembers.

    `before` is that of the programme as it was, a step ago: what has not changed since is taken over, so that
    looking ahead day by day costs what each day brings, and not the whole history each time.
    """
    of = before or _LATEST.get(_NOTHING)
    if of.source is programme:
        return of
    was = of.source
    now = Past(
        source=programme,
        mails=regroup(of.mails, was.messages, programme.messages, lambda mail: (mail.person, *mail.also)),
        of_match=regroup(of.of_match, was.history, programme.history, lambda e: (e.match,) * bool(e.match)),
        of_person=regroup(
            of.of_person, was.history, programme.history, lambda e: (e.person,) * bool(e.person)
        ),
        asked=regroup(
            of.asked, was.check_ins, programme.check_ins, lambda c: ((c.person, match) for match in c.matches)
        ),
        answered=regroup(
            of.answered, was.check_ins, programme.check_ins, lambda c: (c.person,) * bool(c.answer or c.words)
        ),
    )
    now.take_over(of)
    _LATEST.set(now)
    return now


def _is_go_on(entry: HistoryEntry, cry: HistoryEntry | None) -> bool:
    """Say whether the coordinator said that somebody may be mailed: of no match, or of the cry's own."""
    return entry.event == DeskEvent.GO_ON and entry.match in {"", cry.match if cry else ""}


def _ends_hold(entry: HistoryEntry, hold: HistoryEntry) -> bool:
    if hold.match == confidential_mark(hold.person):
        return entry.event == DeskEvent.GO_ON and entry.match == hold.match
    return _is_go_on(entry, None) or entry.event in STANDS


def _parts(mail: Message) -> tuple[str, ...]:
    return mail.carries or (f"{mail.kind}/{mail.period}",)
