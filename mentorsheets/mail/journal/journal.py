"""The journal: what is to be sent, and how far each message came. Nothing leaves before it is in here."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from mentorsheets.domain.ids import address_mark
from mentorsheets.domain.keyed_marks import PLAIN_MARKS, KeyedMarks
from mentorsheets.mail.journal.database import stamp
from mentorsheets.mail.journal.open import open_database
from mentorsheets.mail.journal.rows import (
    MAIL_COLUMNS,
    RECORD_COLUMNS,
    mail_from_row,
    mail_to_row,
    pack,
    record_from_row,
)
from mentorsheets.mail.message_ids import hide_given_name
from mentorsheets.mail.messages import STATE_BY_WORD, MailState, MessageRecord, PlannedMail, SendOutcome
from mentorsheets.mail.smtp_replies import is_dead_address

RETRY_STEPS = (timedelta(seconds=15), *(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360, 1440)))
"""How long a deferred message waits for its next try; the last step repeats until it is too late."""

KEPT_FOR = timedelta(days=30)
"""How long a message's words are kept after it could last be sent; that it was sent is kept for good."""

ALL_ROWS = 2**31 - 1
"""More rows than a journal ever has, and as many as every database takes for a limit."""

MADE_UP = "made up/"
"""Before the mark of an address from which stop links came that we did not sign."""
ABOUT = "EXISTS (SELECT 1 FROM json_each(persons) WHERE value = ?)"
BURY = (
    "INSERT INTO dead_address VALUES (?, ?, ?)"
    " ON CONFLICT (mark) DO UPDATE SET reply = excluded.reply, at = excluded.at"
    " WHERE dead_address.at < excluded.at"
)
WAITING_FOR_PERSON = f"state IN ('planned', 'deferred') AND {ABOUT}"


class Journal:
    """One programme's journal. Every change is on disk when its method returns."""

    def __init__(
        self, place: Path | str, programme: str, now: datetime, marks: KeyedMarks = PLAIN_MARKS
    ) -> None:
        """Open or make the journal at `place`, which keeps `marks` of addresses; see `open_database`."""
        self.programme, self.marks = programme, marks
        self.db = open_database(place, programme, now)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.db.close()

    @property
    def instance(self) -> str:
        """The identity by which a copy that went its own way is noticed."""
        return str(self.db.execute("SELECT instance FROM journal").fetchone()[0])

    @contextmanager
    def held(self, now: datetime) -> Iterator[None]:
        """Keep other runs out, after settling what a run that died left behind. Raises Busy.

        Words whose time is over go first; the room that they took is given back last, when no mail waits.
        """
        with self.db.only_one():
            with self.db.transaction():
                over = self.db.execute(
                    "DELETE FROM body WHERE EXISTS (SELECT 1 FROM mail WHERE mail.key = body.key"
                    " AND not_after < ? AND state NOT IN ('sending', 'unknown'))",
                    (stamp(now - KEPT_FOR),),
                )
                self.move(MailState.UNKNOWN, now, "the run ended before the answer came", "state = 'sending'")
                self.move(
                    *(MailState.CANCELLED, now, "too late to be sent"),
                    *("state IN ('planned', 'deferred') AND not_after <= ?", stamp(now)),
                )
            yield
            if over.rowcount:
                self.db.shrink()

    def plan(self, mails: Iterable[PlannedMail], now: datetime) -> int:
        """Write down what is to be sent, in one step; returns how many are new.

        A message whose key is known is left as it is, whatever became of it.
        """
        with self.db.transaction():
            return sum(self._plan_one(mail, stamp(now)) for mail in mails)

    def due(self, now: datetime, limit: int, only: frozenset[str] | None = None) -> list[PlannedMail]:
        """Return what may go out now, of `only` these keys: what somebody waits for, then what is new."""
        rows = self.db.execute(
            f"SELECT {MAIL_COLUMNS}, content FROM mail JOIN body USING (key)"  # noqa: S608 - our own names
            " WHERE state IN ('planned', 'deferred') AND not_before <= :now AND not_after > :now"
            " AND next_try <= :now"
            " ORDER BY rank, CASE WHEN tries > 0 THEN 1 ELSE 0 END, not_before, key LIMIT :limit",
            {"now": stamp(now), "limit": limit if only is None else ALL_ROWS},
        )
        wanted = (mail_from_row(row[:-1], row[-1]) for row in rows)
        return [mail for mail in wanted if only is None or mail.key.id in only][:limit]

    def next_try(self, now: datetime) -> datetime | None:
        """Return when the next deferred message may be tried again, if there is one."""
        (found,) = self.db.execute(
            "SELECT min(next_try) FROM mail"
            " WHERE state = 'deferred' AND next_try < not_after AND next_try > ?",
            (stamp(now),),
        ).fetchone()
        return datetime.fromisoformat(found) if found else None

    def has_work(self, until: datetime) -> bool:
        """Return whether some mail may go by then, is going, or is of unknown fate."""
        found = self.db.execute(
            "SELECT 1 FROM mail WHERE state IN ('sending', 'unknown')"
            " OR (state IN ('planned', 'deferred') AND next_try <= ?) LIMIT 1",
            (stamp(until),),
        )
        return found.fetchone() is not None

    def brink(self, keys: list[str], now: datetime, owner: str) -> set[str]:
        """Note that the next byte may deliver these; returns those that are still to go."""
        claim = (
            "UPDATE mail SET state = 'sending', owner = ?, went_at = ?, changed_at = ?"
            " WHERE key = ? AND state IN ('planned', 'deferred')"
        )
        moment = stamp(now)
        with self.db.transaction():
            return {key for key in keys if self.db.execute(claim, (owner, moment, moment, key)).rowcount == 1}

    def record(self, outcomes: Collection[tuple[str, SendOutcome]], now: datetime) -> None:
        """Write down what became of messages, in one step.

        A killed process loses nothing of it. If the power fails before the next write, a result is unknown
        again, which is the safe reading; so the disk is not waited for twice for each message.
        """
        moment = stamp(now)
        with self.db.transaction(swift=True):
            self.db.executemany(
                "UPDATE mail SET state = ?, reply = ?, changed_at = ?, owner = NULL, tries = tries + ?,"
                " next_try = ? WHERE key = ? AND state IN ('planned', 'deferred', 'sending')",
                [self._result(key, outcome, now, moment) for key, outcome in outcomes],
            )
            refused = [pair for _, outcome in outcomes for pair in outcome.refused]
            buried = [(self.mark(who), why, moment) for who, why in refused if is_dead_address(why)]
            if buried:
                self.db.executemany(BURY, buried)

    def put_off(self, key: str, until: datetime) -> None:
        """Let a message that still waits go at `until` at the earliest."""
        self.db.execute(
            "UPDATE mail SET next_try = :until"
            " WHERE key = :key AND state IN ('planned', 'deferred') AND next_try < :until",
            {"until": stamp(until), "key": key},
        )

    def decide(self, key: str, state: MailState, now: datetime, why: str) -> bool:
        """Settle a message of unknown fate, by evidence or by a person; returns whether it was one.

        With `State.PLANNED` the very same bytes go out again.
        """
        changed = self.db.execute(
            "UPDATE mail SET state = ?, changed_at = ?, decided_at = ?, reply = ?, next_try = ''"
            " WHERE key = ? AND state = 'unknown'",
            (state, stamp(now), stamp(now), why, key),
        )
        return changed.rowcount == 1

    def forget(self, person: str, now: datetime) -> int:
        """Erase the words and addresses of every message about a person (id), and send none that waits.

        What remains is that messages went out, so that none goes twice. Returns how many were erased.
        """
        with self.db.transaction():
            self.move(
                MailState.CANCELLED, now, "the person asked to be forgotten", WAITING_FOR_PERSON, person
            )
            self.db.execute(f"DELETE FROM body WHERE key IN (SELECT key FROM mail WHERE {ABOUT})", (person,))  # noqa: S608
            erased = self.db.execute(
                f"UPDATE mail SET recipients = NULL, sender = NULL WHERE {ABOUT}",  # noqa: S608
                (person,),
            )
        self.db.wipe()
        return erased.rowcount

    def went_since(self, moment: datetime) -> int:
        """Count the messages that went out, or may have, at or after `moment`."""
        found = self.db.execute("SELECT count(*) FROM mail WHERE went_at >= ?", (stamp(moment),))
        return int(found.fetchone()[0])

    def is_dead(self, addresses: Iterable[str]) -> bool:
        """Return whether a server has refused one of these addresses for good."""
        marks = [one for address in addresses for one in self.marks.ways(address_mark(address))]
        places = ", ".join("?" * len(marks))
        found = self.db.execute(f"SELECT 1 FROM dead_address WHERE mark IN ({places})", marks)  # noqa: S608
        return found.fetchone() is not None

    def reopen(self, keys: Iterable[str], addresses: Iterable[str], now: datetime) -> None:
        """Let messages wait again, behind new ones, that did not go for no fault of these addresses."""
        since = stamp(now - timedelta(hours=1))
        with self.db.transaction():
            self.db.executemany(
                # Without the server's words, by which another journal would bury the address.
                "UPDATE mail SET state = 'planned', reply = '', next_try = '', tries = 1, changed_at = ?"
                " WHERE key = ? AND state IN ('refused', 'deferred', 'suppressed')",
                [(stamp(now), key) for key in keys],
            )
            self.db.executemany(
                "DELETE FROM dead_address WHERE mark = ? AND at >= ?",
                [(mark, since) for address in addresses for mark in self.marks.ways(address_mark(address))],
            )

    def mark(self, address: str) -> str:
        """Return what is kept of an address."""
        return self.marks.key(address_mark(address))

    def records(self, *states: MailState) -> list[MessageRecord]:
        """Return what became of every message in one of `states` (all, if none is given), oldest first."""
        wanted = states or tuple(MailState)
        rows = self.db.execute(
            f"SELECT {RECORD_COLUMNS} FROM mail"  # noqa: S608 - our own names
            f" WHERE state IN ({', '.join('?' * len(wanted))}) ORDER BY changed_at, key",
            wanted,
        )
        instance = self.instance
        return [record_from_row(row, instance) for row in rows]

    def states(self) -> dict[str, MailState]:
        """Return what became of every message, by its key."""
        rows = self.db.execute("SELECT key, state FROM mail")
        return {key: STATE_BY_WORD[state] for key, state in rows}

    def unshared(self) -> list[MessageRecord]:
        """Return the messages whose state the shared record does not have yet, oldest first."""
        rows = self.db.execute(
            f"SELECT {RECORD_COLUMNS} FROM mail"  # noqa: S608
            " WHERE shared IS NULL OR shared <> state ORDER BY changed_at, key"
        )
        instance = self.instance
        return [record_from_row(row, instance) for row in rows]

    def shared(self, records: Iterable[MessageRecord]) -> None:
        """Note that these lines now stand in the shared record."""
        with self.db.transaction():
            self.db.executemany(
                "UPDATE mail SET shared = ? WHERE key = ?", [(record.state, record.key) for record in records]
            )

    def message_id(self, key: str) -> str | None:
        """Return the Message-ID of a message, if this journal saw its bytes."""
        found = self.db.execute("SELECT message_id FROM mail WHERE key = ?", (key,)).fetchone()
        return found[0] if found else None

    def move(self, state: MailState, now: datetime, why: str, where: str, *values: str) -> int:
        """Move all messages that `where` (our own SQL) picks to `state`; returns how many those were."""
        changed = self.db.execute(
            f"UPDATE mail SET state = ?, changed_at = ?, owner = NULL, reply = ? WHERE {where}",  # noqa: S608
            (state, stamp(now), why, *values),
        )
        return changed.rowcount

    def _plan_one(self, mail: PlannedMail, now: str) -> int:
        row = mail_to_row(mail)
        # A row without a body was rebuilt from the shared record; one that may go again gets its bytes now.
        changed = self.db.execute(
            f"INSERT INTO mail ({MAIL_COLUMNS}, state, changed_at)"  # noqa: S608 - our own column names
            f" VALUES ({'?, ' * len(row)}'planned', ?) ON CONFLICT (key) DO UPDATE SET"
            " message_id = excluded.message_id, rank = excluded.rank, sender = excluded.sender,"
            " recipients = excluded.recipients, not_before = excluded.not_before,"
            " not_after = excluded.not_after WHERE mail.state = 'planned' AND mail.message_id IS NULL",
            (*row, now),
        ).rowcount
        if changed:
            self.db.execute("INSERT INTO body VALUES (?, ?)", (mail.key.id, pack(mail.content)))
        return changed

    def _result(self, key: str, outcome: SendOutcome, now: datetime, moment: str) -> tuple[str | int, ...]:
        refusals = [f"refused for one: {reply} #{self.mark(who)}" for who, reply in outcome.refused]
        words = "; ".join(filter(None, [hide_given_name(outcome.reply), *refusals]))
        is_deferred = outcome.state == MailState.DEFERRED
        next_try = self._next_step(key, now) if is_deferred else ""
        return (outcome.state, words, moment, int(is_deferred), next_try, key)

    def _next_step(self, key: str, now: datetime) -> str:
        (tries,) = self.db.execute("SELECT tries FROM mail WHERE key = ?", (key,)).fetchone()
        return stamp(now + RETRY_STEPS[min(tries, len(RETRY_STEPS) - 1)])
