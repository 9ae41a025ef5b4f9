"""The handing over of one message, step by step, against a server that says what it is told to."""

import smtplib
import ssl
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, SendOutcome, Stop
from mentorsheets.mail.transport.connection import LONGEST_REPLY, BrokenLine
from mentorsheets.mail.transport.deliver import Guards, Pace, deliver
from mentorsheets.mail.transport.outbox import Outbox, file_name
from mentorsheets.mail.transport.smtp import MOST_CONNECTIONS_ELSEWHERE, MOST_CONNECTIONS_HERE, _may_pass
from mentorsheets.mail.transport.transaction import LOST_AFTER, LOST_BEFORE, stuff_dots
from tests.mail.letters import MONDAY, TurnableClock, plain
from tests.mail.transport.talks import Server, outcome_to, talk


@pytest.mark.parametrize(
    ("reply", "state", "stop"),
    [
        ("250 Ok", None, None),
        ("251 forwarded", MailState.SENT, None),
        ("451 later", MailState.DEFERRED, Stop.NO),
        ("550 you may not send", MailState.PLANNED, Stop.REFUSED),
        ("552 too big", MailState.REFUSED, Stop.NO),
        ("555 unknown wish", MailState.REFUSED, Stop.NO),
    ],
)
def test_a_refused_sender_stops_the_run_and_a_refused_size_only_this_mail(
    opened: list[Server], reply: str, state: MailState | None, stop: Stop | None
) -> None:
    now = talk(opened, reply, "250 Ok")
    now.hear_from()
    if state is None:
        assert now.outcome is None
    elif stop is not None:
        assert now.outcome is not None
        assert (now.outcome.state, now.outcome.stop) == (state, stop)
        assert now.lane.is_open


@pytest.mark.parametrize("code", [250, 251, 252])
def test_a_recipient_who_is_taken_or_passed_on_is_taken(opened: list[Server], code: int) -> None:
    now = talk(opened, f"{code} Ok", "550 5.1.1 unknown")
    assert outcome_to(now) is None
    assert now.accepted == ["p1@example.org"]
    assert [who for who, _ in now.refused] == ["p2@example.org"]
    assert opened[0].heard().endswith("DATA\r\n")


def test_where_one_is_put_off_nobody_gets_it_yet(opened: list[Server]) -> None:
    found = outcome_to(talk(opened, "250 Ok", "450 4.2.0 greylisted", "250 reset"))
    assert found is not None
    assert found.state is MailState.DEFERRED


def test_where_nobody_is_taken_it_is_refused_and_the_line_serves_the_next(opened: list[Server]) -> None:
    now = talk(opened, "550 5.1.1 unknown", "550 5.1.1 unknown", "250 reset")
    found = outcome_to(now)
    assert found is not None
    assert (found.state, len(found.refused)) == (MailState.REFUSED, 2)
    assert now.lane.is_open


def test_a_line_on_which_nothing_can_be_taken_back_is_hung_up(opened: list[Server]) -> None:
    now = talk(opened, "550 5.1.1 unknown", "550 5.1.1 unknown", "451 what")
    outcome_to(now)
    assert not now.lane.is_open


def test_a_copy_for_the_programme_that_is_refused_harms_nobody(opened: list[Server]) -> None:
    for refusal in ("550 5.1.1 unknown", "450 later"):
        now = talk(opened, "250 Ok", "250 Ok", refusal, copy_to="copies@example.org")
        assert outcome_to(now) is None
        assert now.refused == []


def test_a_server_that_closes_while_recipients_are_named_stops_there(opened: list[Server]) -> None:
    now = talk(opened, "421 4.3.2 tired")
    found = outcome_to(now)
    assert found is not None
    assert found.state is not MailState.SENT
    assert not now.lane.is_open
    assert not now.is_stale, "a line that never served may not be tried again as if it had grown old"


def test_a_line_that_served_before_and_is_tired_may_be_tried_anew(opened: list[Server]) -> None:
    now = talk(opened, "421 4.3.2 tired")
    now.lane.is_fresh = False
    outcome_to(now)
    assert now.is_stale


@pytest.mark.parametrize(
    ("said_dot", "is_fresh", "lost", "is_stale"),
    [
        (False, True, LOST_BEFORE, False),
        (False, False, LOST_BEFORE, True),
        (True, True, LOST_AFTER, False),
        (True, False, LOST_AFTER, False),
    ],
)
def test_only_before_the_dot_a_lost_line_is_certain_and_only_an_old_line_is_tried_again(
    opened: list[Server], said_dot: bool, is_fresh: bool, lost: SendOutcome, is_stale: bool
) -> None:
    now = talk(opened)
    now.lane.is_fresh = is_fresh
    if said_dot:
        now.say_dot()
    now.break_off()
    assert (now.outcome, now.is_stale) == (lost, is_stale)


@pytest.mark.parametrize(
    ("reply", "state", "is_open"),
    [
        ("250 Ok", MailState.SENT, True),
        ("451 later", MailState.DEFERRED, True),
        ("421 tired", MailState.DEFERRED, False),
        ("550 5.1.1 unknown", MailState.REFUSED, True),
    ],
)
def test_the_verdict_after_the_dot_is_what_became_of_it(
    opened: list[Server], reply: str, state: MailState, is_open: bool
) -> None:
    now = talk(opened, reply)
    now.hear_verdict(5)
    assert now.outcome is not None
    assert now.outcome.state is state
    assert now.lane.is_open is is_open
    assert not now.lane.is_fresh


@pytest.mark.parametrize("reply", ["300 what", "354 more", "399 what"])
def test_a_verdict_that_asks_for_more_leaves_it_unknown(opened: list[Server], reply: str) -> None:
    now = talk(opened, reply)
    with pytest.raises(BrokenLine):
        now.hear_verdict(5)
    assert not now.lane.is_open


def test_only_a_server_that_asks_for_the_body_gets_it(opened: list[Server]) -> None:
    now = talk(opened, "354 go ahead")
    now.say_body()
    assert now.outcome is None
    assert "Message-ID" in opened[0].heard()
    now = talk(opened, "250 Ok", "250 reset")
    now.say_body()
    assert now.outcome is not None
    assert "Message-ID" not in opened[1].heard()


def test_a_reply_longer_than_any_server_sends_breaks_the_line_and_one_of_eight_lines_does_not(
    opened: list[Server],
) -> None:
    server = Server(*["250-" + "x" * 500] * 8, "250 end")
    opened.append(server)
    assert server.lane.hear()[0] == 250
    flood = Server("250-" + "x" * (3 * LONGEST_REPLY))
    opened.append(flood)
    with pytest.raises(BrokenLine):
        flood.lane.hear()


@pytest.mark.parametrize(
    ("content", "stuffed"),
    [
        (b".a\r\n", b"..a\r\n"),
        (b"a\r\n.\r\n", b"a\r\n..\r\n"),
        (b"a.b", b"a.b\r\n"),
        (b"a\r\n", b"a\r\n"),
        (b"a\n", b"a\n\r\n"),
    ],
)
def test_a_line_of_one_dot_never_ends_a_message(content: bytes, stuffed: bytes) -> None:
    assert stuff_dots(content) == stuffed


@pytest.mark.parametrize(
    ("error", "passes"),
    [
        (smtplib.SMTPConnectError(399, b""), False),
        (smtplib.SMTPConnectError(400, b""), True),
        (smtplib.SMTPConnectError(499, b""), True),
        (smtplib.SMTPConnectError(500, b""), False),
        (ConnectionRefusedError(), True),
        (TimeoutError(), True),
        (ssl.SSLError(), False),
        (smtplib.SMTPNotSupportedError(), False),
        (ValueError(), False),
    ],
)
def test_only_what_may_pass_by_itself_is_tried_again_at_once(error: Exception, passes: bool) -> None:
    assert _may_pass(error) is passes
    assert MOST_CONNECTIONS_HERE > MOST_CONNECTIONS_ELSEWHERE


class Way:
    """A transport that tells what it was given, and says what it is told to say."""

    lanes = 3

    def __init__(self, reply: str = "", state: MailState = MailState.SENT, stop: Stop = Stop.NO) -> None:
        self.rounds: list[int] = []
        self.outcome = SendOutcome(state, reply, stop=stop)

    def deliver(self, mails: list, brink: object) -> list[SendOutcome]:  # type: ignore[type-arg]
        self.rounds.append(len(mails))
        brink([mail.key.id for mail in mails])  # type: ignore[operator]
        return [
            replace(self.outcome, refused=((mail.recipients[0], self.outcome.reply),))
            if self.outcome.state is MailState.REFUSED
            else self.outcome
            for mail in mails
        ]

    def close(self) -> None:
        pass


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as found:
        found.plan([plain(number) for number in range(12)], MONDAY)
        yield found


def run(journal: Journal, way: Way, pace: Pace | None = None, **guards: object) -> object:
    return deliver(journal, way, TurnableClock(), pace or Pace(patience=timedelta(0)), Guards(**guards))  # type: ignore[arg-type]


def test_what_was_refused_alike_is_counted_as_waiting_and_as_nothing_else(journal: Journal) -> None:
    found = deliver(
        journal,
        Way("550 5.7.1 blocked", MailState.REFUSED),
        TurnableClock(),
        Pace(patience=timedelta(0)),
        Guards(),
    )
    assert found.stop is Stop.REFUSED
    assert {state: count for state, count in found.counts.items() if count} == {MailState.PLANNED: 3}
    assert len(journal.due(MONDAY, 20)) == 12


@pytest.mark.parametrize(("per_minute", "seconds"), [(60, 12), (30, 24), (None, 0)])
def test_mail_goes_no_faster_than_the_provider_allows(
    journal: Journal, per_minute: int | None, seconds: int
) -> None:
    clock = TurnableClock()
    deliver(journal, Way(), clock, Pace(per_minute=per_minute, patience=timedelta(0)), Guards())
    assert (clock.moment - MONDAY).total_seconds() == seconds


def test_no_more_lanes_are_used_than_a_minute_allows(journal: Journal) -> None:
    way = Way()
    deliver(journal, way, TurnableClock(), Pace(per_minute=2, patience=timedelta(0)), Guards())
    assert max(way.rounds) == 2


def test_a_days_limit_counts_what_went_in_the_last_day(journal: Journal) -> None:
    clock = TurnableClock()
    pace = Pace(per_day=5, patience=timedelta(0))
    assert deliver(journal, Way(), clock, pace, Guards()).stop is Stop.LIMIT
    assert len(journal.records(MailState.SENT)) == 5
    clock.sleep(86_400)
    assert deliver(journal, Way(), clock, pace, Guards()).counts == {}
    clock.sleep(1)
    assert deliver(journal, Way(), clock, pace, Guards()).counts == {MailState.SENT: 5}


def test_what_was_put_off_is_waited_for_as_long_as_the_run_is_patient(journal: Journal) -> None:
    for patience, tries in ((14, 1), (15, 2)):
        key = journal.due(MONDAY, 1)[0].key.id
        way = Way("451 later", MailState.DEFERRED)
        deliver(journal, way, TurnableClock(), Pace(patience=timedelta(seconds=patience)), Guards(only=None))
        found = journal.db.execute("SELECT tries FROM mail WHERE key = ?", (key,)).fetchone()[0]
        assert found == tries
        journal.db.execute("UPDATE mail SET tries = 0, next_try = '', state = 'planned'")


def test_a_run_for_some_mails_alone_waits_for_none(journal: Journal) -> None:
    keys = frozenset(mail.key.id for mail in journal.due(MONDAY, 2))
    way, clock = Way("451 later", MailState.DEFERRED), TurnableClock()
    deliver(journal, way, clock, Pace(patience=timedelta(hours=1)), Guards(only=keys))
    assert sum(way.rounds) == 2
    assert clock.moment == MONDAY


def test_evidence_is_looked_for_before_and_again_only_if_something_stayed_unknown(journal: Journal) -> None:
    looks: list[int] = []
    run(journal, Way(), settle=lambda: looks.append(1))
    assert len(looks) == 1
    journal.plan([plain(50)], MONDAY)
    run(journal, Way("lost", MailState.UNKNOWN), settle=lambda: looks.append(1))
    assert len(looks) == 3


def test_a_file_in_the_outbox_has_a_plain_name_and_its_page_counts_them(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "out")
    mails = [plain(1, "Check in: ünd more!"), plain(2)]
    assert file_name(mails[0]) == f"2026-11-16-check-in-nd-more-{mails[0].key.id}.eml"
    for count, words in ((1, "Outbox: 1 message<"), (2, "Outbox: 2 messages<")):
        outbox.deliver(mails[count - 1 : count], set)
        outbox.close()
        assert words in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    keys = [mail.key.id for mail in mails]
    assert outbox.arrived([*keys, "another"]) == set(keys)
    assert not outbox.would_have(keys[0])


@pytest.mark.parametrize(
    ("pace", "gone"),
    [
        (Pace(batch=5, most=10), [10, 10, 2]),
        (Pace(batch=5, turn=timedelta(minutes=2), per_minute=5), [12, 10, 0]),
    ],
)
def test_a_run_whose_turn_is_over_leaves_the_rest_for_the_next(
    journal: Journal, pace: Pace, gone: list[int]
) -> None:
    journal.plan([plain(number) for number in range(22)], MONDAY)
    turns = [deliver(journal, Way(), TurnableClock(), pace, Guards()) for _ in range(3)]
    assert [done.counts.get(MailState.SENT, 0) for done in turns] == gone
    assert [done.stop is Stop.YIELD for done in turns] == [sum(gone[: n + 1]) < 22 for n in range(3)]


def test_what_is_urgent_goes_though_the_turn_is_over(journal: Journal) -> None:
    urgent = plain(9, "safety-escalation")
    journal.plan([*(plain(number) for number in range(4)), urgent], MONDAY)
    done = deliver(journal, Way(), TurnableClock(), Pace(batch=2, most=0), Guards())
    assert (done.counts, done.stop) == ({MailState.SENT: 1}, Stop.YIELD)
