"""One run of sending: everything that is due goes out once, and each message ends in a named state."""

import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mentorsheets.domain.clock import Clock
from mentorsheets.mail.journal.accounts import A_DAY, AccountTally, NoTally
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.rows import lines_before_sending
from mentorsheets.mail.messages import MailState, MessageRecord, PlannedMail, SendOutcome, Stop, Transport
from mentorsheets.mail.transport.streak import Streak

GONE = SendOutcome(MailState.SUPPRESSED, "the person wants no mail now")
DEAD = SendOutcome(MailState.SUPPRESSED, "the address refused mail before")

NO_TALLY = NoTally()
AT_FIRST = 4
"""How many messages go side by side when a run begins; later, up to half of what went already.

What is in hand when a computer dies is of unknown fate, so a small run never has much in hand.
"""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast mail may go: messages a minute and in any 24 hours (None: no limit).

    What is urgent goes beyond the limit of a day: providers' limits are not exact, and a cry must be tried.

    `batch` is how many are announced and checked at a time; `patience` is how long a run waits for messages
    that were put off. After `most` mails, or after `turn`, the run breaks off so that others have
    theirs; what is urgent still goes.
    """

    per_minute: int | None = None
    per_day: int | None = None
    batch: int = 25
    patience: timedelta = timedelta(seconds=90)
    most: int | None = None
    turn: timedelta | None = None


PACES = {
    "gmail": Pace(per_minute=60, per_day=500),
    "workspace": Pace(per_minute=120, per_day=2000),
    "microsoft": Pace(per_minute=30, per_day=10_000),
    "outbox": Pace(),
}
"""Presets, from the providers' published limits for one account."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What a run did: messages by the state that they came to, and why it ended early, if so."""

    counts: dict[MailState, int]
    stop: Stop = Stop.NO
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Guards:
    """What is asked during a run: may these persons (ids) still get mail; was the run asked to stop.

    `announce` gets the lines of a batch, as `sending`, before any of it goes out: a runner without a disk of
    its own writes them to the shared record there. `settle` looks for evidence of what became of messages of
    unknown fate: before all, of those that a dead run left behind, and at the end of this run's own. With
    `only` no other messages go than those of these keys, and none that was put off is waited for.
    """

    may_send: Callable[[tuple[str, ...]], bool] = lambda _: True
    asked_to_stop: Callable[[], bool] = lambda: False
    announce: Callable[[list[MessageRecord]], None] = lambda _: None
    settle: Callable[[], None] = lambda: None
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class _Run:
    journal: Journal
    transport: Transport
    clock: Clock
    pace: Pace
    guards: Guards
    tally: AccountTally
    owner: str
    begun: datetime
    counts: Counter[MailState] = field(default_factory=Counter)
    streak: Streak = field(default_factory=Streak)
    put_off: set[str] = field(default_factory=set)

    def count(self, mail: PlannedMail, outcome: SendOutcome) -> None:
        """Count a message once, however often it was tried."""
        if mail.key.id in self.put_off:
            self.put_off.discard(mail.key.id)
            self.counts[MailState.DEFERRED] -= 1
        if outcome.state is MailState.DEFERRED:
            self.put_off.add(mail.key.id)
        self.counts[outcome.state] += 1


def deliver(
    journal: Journal,
    transport: Transport,
    clock: Clock,
    pace: Pace,
    guards: Guards,
    tally: AccountTally = NO_TALLY,
) -> Delivery:
    """Send what is due, and what was put off and becomes due within `pace.patience`.

    `tally` counts what all programmes send through the same account, to whose limit of a day they keep
    together.

    Raises Busy if another run is at it. Whatever else goes wrong is in the returned `Delivery`.
    """
    owner = f"{journal.instance}-{os.getpid()}"
    run = _Run(journal, transport, clock, pace, guards, tally, owner, clock.now())
    stop, reply = Stop.NO, ""
    with journal.held(clock.now()):
        guards.settle()
        deadline = clock.now() + pace.patience
        while stop == Stop.NO:
            batch, stop = _next_batch(run, deadline)
            if not batch:
                break
            brought: set[str] = set()
            try:
                stop, reply = _send_batch(run, batch, brought)
            finally:
                _give_back(run, batch, brought)
        if run.counts[MailState.UNKNOWN]:
            guards.settle()
    return Delivery(dict(+run.counts), stop, reply)


def _next_batch(run: _Run, deadline: datetime) -> tuple[list[PlannedMail], Stop]:
    while not run.guards.asked_to_stop():
        now = run.clock.now()
        lanes = _lanes(run)
        found = run.journal.due(now, max(lanes, run.pace.batch - run.pace.batch % lanes), run.guards.only)
        if _is_turn_over(run, now):
            urgent = [mail for mail in found if mail.is_urgent]
            if found and not urgent:
                return [], Stop.YIELD
            found = urgent
        elif run.pace.most is not None:
            left = run.pace.most - run.counts.total()
            found = found[:left] + [mail for mail in found[left:] if mail.is_urgent]
        if found:
            room = _room(run, found, now)
            going = found[:room] + [mail for mail in found[room:] if mail.is_urgent]
            if run.pace.per_day is not None and len(going) > room:
                run.tally.add(run.journal.db, [mail.key.id for mail in going[room:]], now)
            return going, Stop.NO if going else Stop.LIMIT
        later = run.journal.next_try(now)
        if later is None or later > deadline or run.guards.only is not None:
            return [], Stop.NO
        run.clock.sleep(min(1.0, (later - now).total_seconds()))
    return [], Stop.ASKED


def _is_turn_over(run: _Run, now: datetime) -> bool:
    most, turn = run.pace.most, run.pace.turn
    return (most is not None and run.counts.total() >= most) or (turn is not None and now - run.begun >= turn)


def _room(run: _Run, found: list[PlannedMail], now: datetime) -> int:
    """Return how many of what was found may go: by this programme's journal, and by what others sent."""
    if run.pace.per_day is None:
        return run.pace.batch
    own = max(0, run.pace.per_day - run.journal.went_since(now - A_DAY))
    return run.tally.reserve(run.journal.db, [mail.key.id for mail in found[:own]], now, run.pace.per_day)


def _give_back(run: _Run, batch: list[PlannedMail], brought: set[str]) -> None:
    """Let others have the room of what did not come to the brink after all."""
    left = [mail.key.id for mail in batch if mail.key.id not in brought]
    if left and run.pace.per_day is not None:
        run.tally.release(run.journal.db, left)


def _lanes(run: _Run) -> int:
    wanted = max(AT_FIRST, run.counts.total() // 2)
    return min(wanted, run.transport.lanes, run.pace.per_minute or wanted)


def _send_batch(run: _Run, batch: list[PlannedMail], brought: set[str]) -> tuple[Stop, str]:
    lanes = _lanes(run)
    run.guards.announce(lines_before_sending(batch, run.journal.instance, run.clock.now()))
    for start in range(0, len(batch), lanes):
        if run.guards.asked_to_stop():
            return Stop.ASKED, ""
        outcomes = _send_round(run, batch[start : start + lanes], brought)
        if run.streak.is_too_long(has_sent=run.counts[MailState.SENT] > 0):
            return Stop.REFUSED, _take_back(run)
        stopped = next((outcome for outcome in outcomes if outcome.stop != Stop.NO), None)
        if stopped:
            return stopped.stop, stopped.reply
        if run.pace.per_minute:
            run.clock.sleep(len(outcomes) * 60 / run.pace.per_minute)
    return Stop.NO, ""


def _send_round(run: _Run, mails: list[PlannedMail], brought: set[str]) -> list[SendOutcome]:
    # One look for all of them: hardly ever is there one that was refused.
    one_is_dead = run.journal.is_dead([address for mail in mails for address in mail.recipients])
    held = {mail.key.id: why for mail in mails if (why := _find_obstacle(run, mail, one_is_dead))}
    if held:
        run.journal.record(held.items(), run.clock.now())
        for mail in mails:
            if mail.key.id in held:
                run.count(mail, held[mail.key.id])
                run.streak.note_held(mail, held[mail.key.id])
    going = [mail for mail in mails if mail.key.id not in held]
    if not going:
        return list(held.values())
    barred: set[str] = set()

    def brink(keys: list[str]) -> set[str]:
        allowed = run.journal.brink(keys, run.clock.now(), run.owner)
        barred.update(set(keys) - allowed)
        brought.update(allowed)
        return allowed

    sent = run.transport.deliver(going, brink)
    found = zip((mail.key.id for mail in going), sent, strict=True)
    run.journal.record([(key, outcome) for key, outcome in found if key not in barred], run.clock.now())
    for mail, outcome in zip(going, sent, strict=True):
        run.count(mail, outcome)
        run.streak.note(mail, outcome)
    return [*sent, *held.values()]


def _take_back(run: _Run) -> str:
    """Let those wait who were refused alike one after the other. Returns the server's words."""
    streak = run.streak
    again = [mail.key.id for mail in (*streak.mails, *streak.held)]
    run.journal.reopen(again, streak.refused, run.clock.now())
    for state in streak.states:
        run.counts[state] -= 1
        run.counts[MailState.PLANNED] += 1
    return streak.reply


def _find_obstacle(run: _Run, mail: PlannedMail, one_is_dead: bool) -> SendOutcome | None:
    if not run.guards.may_send(mail.key.persons):
        return GONE
    return DEAD if one_is_dead and run.journal.is_dead(mail.recipients) else None
