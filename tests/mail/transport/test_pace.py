"""How many messages go at once and how fast, as numbers that a provider or a coordinator would notice."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import pytest
from tenacity import RetryCallState, Retrying

from mentorsheets.errors import WrongUse
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.mail_address import LoginSources, ServerAddress
from mentorsheets.mail.messages import MailState, MessageRecord, PlannedMail, SendOutcome, Stop
from mentorsheets.mail.transport.deliver import DEAD, GONE, PACES, Guards, Pace, deliver
from mentorsheets.mail.transport.login import Login, LoginRefused, find_login
from mentorsheets.mail.transport.outbox import Outbox
from mentorsheets.mail.transport.smtp import SMTP_BACKOFF, SMTP_TRIES, SmtpServer
from mentorsheets.mail.transport.streak import Streak
from tests.mail.letters import MONDAY, TurnableClock, plain, planned
from tests.mail.transport.test_talk import Way

AT_ONCE = Pace(patience=timedelta(0))
MANY = [plain(number) for number in range(60)]


@pytest.fixture
def journal(tmp_path: Path) -> Iterator[Journal]:
    with Journal(tmp_path / "mail.db", "harbour", MONDAY) as found:
        yield found


class Wide(Way):
    """A way out that takes as many at once as it is given."""

    lanes = 100


def rounds(
    journal: Journal, count: int, pace: Pace = AT_ONCE, lanes: int = 100, **guards: object
) -> list[int]:
    journal.plan(MANY[:count], MONDAY)
    way = Wide()
    way.lanes = lanes
    deliver(journal, way, TurnableClock(), pace, Guards(**guards))  # type: ignore[arg-type]
    return way.rounds


def test_four_go_at_once_when_a_run_begins_and_later_half_of_what_went(journal: Journal) -> None:
    assert rounds(journal, 60) == [4] * 6 + [12] * 2 + [12]


def test_a_batch_that_is_announced_together_has_at_most_twenty_five(journal: Journal) -> None:
    announced: list[int] = []

    def announce(lines: list[MessageRecord]) -> None:
        announced.append(len(lines))

    rounds(journal, 60, lanes=1, announce=announce)
    assert announced == [25, 25, 10]
    journal.plan([plain(100 + number) for number in range(60)], MONDAY)
    rounds(journal, 0, announce=announce)
    assert announced[3:] == [24, 24, 12], "and whole rounds where several go at once"


def test_a_wide_way_is_used_in_whole_batches(journal: Journal) -> None:
    assert rounds(journal, 30, replace(AT_ONCE, batch=5)) == [4, 4, 4, 5, 5, 5, 3]


@pytest.mark.parametrize(
    ("preset", "seconds"), [("gmail", 12), ("workspace", 6), ("microsoft", 24), ("outbox", 0)]
)
def test_a_preset_goes_no_faster_than_its_provider_allows(
    journal: Journal, preset: str, seconds: int
) -> None:
    journal.plan(MANY[:12], MONDAY)
    clock = TurnableClock()
    deliver(journal, Wide(), clock, replace(PACES[preset], patience=timedelta(0)), Guards())
    assert (clock.moment - MONDAY).total_seconds() == seconds


@pytest.mark.parametrize(("seconds", "sent"), [(90, 1), (91, 0)])
def test_a_run_waits_ninety_seconds_for_what_was_put_off(journal: Journal, seconds: int, sent: int) -> None:
    journal.plan(MANY[:1], MONDAY)
    key = MANY[0].key.id
    journal.record([(key, SendOutcome(MailState.DEFERRED, "451 later"))], MONDAY)
    journal.put_off(key, MONDAY + timedelta(seconds=seconds))
    clock = TurnableClock()
    deliver(journal, Wide(), clock, Pace(), Guards())
    assert len(journal.records(MailState.SENT)) == sent
    assert (clock.moment - MONDAY).total_seconds() == 90 * sent


def test_the_rest_of_a_days_limit_goes_and_no_more(journal: Journal) -> None:
    pace = replace(AT_ONCE, per_day=6)
    journal.plan(MANY[:12], MONDAY)
    found = deliver(journal, Wide(), TurnableClock(), pace, Guards())
    assert (found.counts, found.stop) == ({MailState.SENT: 6}, Stop.LIMIT)
    again = deliver(journal, Wide(), TurnableClock(), replace(pace, per_day=3), Guards())
    assert (again.counts, again.stop) == ({}, Stop.LIMIT), "more went already than now may"


def test_a_cry_for_help_goes_first_and_beyond_a_days_limit(journal: Journal) -> None:
    cry = replace(MANY[12], key=replace(MANY[12].key, kind="safety-escalation", period="words/x/a"))
    journal.plan([*MANY[:12], cry], MONDAY)
    found = deliver(journal, Wide(), TurnableClock(), replace(AT_ONCE, per_day=0), Guards())
    assert (found.counts, found.stop) == ({MailState.SENT: 1}, Stop.LIMIT)
    assert [record.key for record in journal.records(MailState.SENT)] == [cry.key.id]


def test_a_run_that_is_asked_to_stop_stops_between_rounds_and_before_the_first(journal: Journal) -> None:
    looks = iter([False, False, True])
    journal.plan(MANY[:12], MONDAY)
    way = Wide()
    found = deliver(journal, way, TurnableClock(), AT_ONCE, Guards(asked_to_stop=lambda: next(looks, True)))
    assert (way.rounds, found.stop, found.counts) == ([4], Stop.ASKED, {MailState.SENT: 4})
    assert rounds(journal, 0, asked_to_stop=lambda: True) == []


def test_of_a_round_only_those_go_who_take_mail_and_whose_address_lives(journal: Journal) -> None:
    refused = SendOutcome(MailState.REFUSED, "", (("p2@example.org", "550 5.1.1 no such user"),))
    journal.plan(MANY[:4], MONDAY)
    journal.record([(plain(99).key.id, refused)], MONDAY)
    way = Wide()
    guards = Guards(may_send=lambda persons: persons != ("P1",))
    found = deliver(journal, way, TurnableClock(), AT_ONCE, guards)
    assert (way.rounds, found.counts) == ([2], {MailState.SENT: 2, MailState.SUPPRESSED: 2})
    reasons = {one.persons: one.detail for one in journal.records(MailState.SUPPRESSED)}
    assert reasons == {("P1",): GONE.reply, ("P2",): DEAD.reply}


def test_where_nobody_takes_mail_nothing_is_handed_over(journal: Journal) -> None:
    journal.plan(MANY[:3], MONDAY)
    way = Wide()
    found = deliver(journal, way, TurnableClock(), AT_ONCE, Guards(may_send=lambda _: False))
    assert (way.rounds, found.counts) == ([], {MailState.SUPPRESSED: 3})


class Late(Way):
    """A way out whose first message was taken by another run in the meantime."""

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal

    def deliver(self, mails: list[PlannedMail], brink: object) -> list[SendOutcome]:
        self.journal.forget(mails[0].key.persons[0], MONDAY)
        return super().deliver(mails, brink)


def test_what_somebody_took_back_at_the_last_moment_keeps_what_became_of_it(journal: Journal) -> None:
    journal.plan(MANY[:3], MONDAY)
    deliver(journal, Late(journal), TurnableClock(), AT_ONCE, Guards())
    states = sorted((one.state, one.detail) for one in journal.records())
    assert states == [
        (MailState.CANCELLED, "the person asked to be forgotten"),
        (MailState.SENT, ""),
        (MailState.SENT, ""),
    ]


def test_a_stop_in_a_round_ends_the_run_with_the_servers_words(journal: Journal) -> None:
    journal.plan(MANY[:12], MONDAY)
    way = Wide("452 4.3.1 no more today", MailState.DEFERRED, Stop.QUOTA)
    found = deliver(journal, way, TurnableClock(), AT_ONCE, Guards())
    assert (way.rounds, found.stop, found.reply) == ([4], Stop.QUOTA, "452 4.3.1 no more today")


def refusal(reply: str, state: MailState = MailState.REFUSED) -> SendOutcome:
    return SendOutcome(state, reply, refused=(("p@example.org", reply),))


def test_a_streak_of_unknown_addresses_is_ten_long_and_none_once_anybody_was_reached() -> None:
    for count, too_long in ((9, False), (10, True)):
        streak = Streak()
        for number in range(count):
            streak.note(plain(number), refusal(f"550 5.1.1 <p{number}@example.org> unknown user {number}"))
        assert streak.is_too_long(has_sent=False) is too_long
        assert not streak.is_too_long(has_sent=True)


def test_a_streak_of_anything_else_is_three_long_and_keeps_all_that_was_refused() -> None:
    streak = Streak()
    for number, (state, reply) in enumerate(
        [
            (MailState.DEFERRED, "451 4.7.1 blocked"),
            (MailState.REFUSED, "552 5.2.2 mailbox full"),
            (MailState.REFUSED, "550 5.7.1 blocked by rule 17"),
            (MailState.DEFERRED, "550 5.7.1 blocked by rule 18"),
        ]
    ):
        streak.note(plain(number), refusal(reply, state))
    assert [mail.key.persons for mail in streak.mails] == [("P2",), ("P3",)]
    assert streak.states == [MailState.REFUSED, MailState.DEFERRED]
    assert len(streak.refused) == 2
    assert not streak.is_too_long(has_sent=True)
    streak.note(plain(4), refusal("550 5.7.1 blocked by rule 19"))
    assert streak.is_too_long(has_sent=True)
    streak.note(plain(5), SendOutcome(MailState.SENT, "250 Ok"))
    assert (streak.mails, streak.states, streak.refused) == ([], [], [])


HERE = ServerAddress("smtp", "127.0.0.1", 25)
ELSEWHERE = ServerAddress("smtp+starttls", "mail.example.org", 587)
OURS = replace(ELSEWHERE, user="zoe")


def test_a_server_here_gets_25_connections_and_one_elsewhere_four_unless_it_is_said() -> None:
    assert (SmtpServer(HERE).lanes, SmtpServer(ELSEWHERE).lanes) == (25, 4)
    assert SmtpServer(ELSEWHERE, lanes=1).lanes == 1


def tried(attempt: int, seconds: float) -> RetryCallState:
    state = RetryCallState(Retrying(), None, (), {})
    state.attempt_number = attempt
    state.outcome_timestamp = state.start_time + seconds
    return state


def test_a_connection_is_tried_three_times_within_45_seconds_and_not_at_once() -> None:
    SmtpServer(HERE).close()
    assert [SMTP_TRIES(tried(*so_far)) for so_far in ((2, 44.0), (3, 1.0), (2, 45.5))] == [False, True, True]
    first = [SMTP_BACKOFF(tried(1, 0)) for _ in range(500)]
    assert 1 <= min(first) < max(first) <= 2
    assert {SMTP_BACKOFF(tried(9, 0)) for _ in range(50)} == {10}


def test_a_login_shows_its_user_and_never_how_to_get_the_secret() -> None:
    login = find_login(OURS, LoginSources(password="s3cret"))
    assert login
    assert repr(login) == "Login(user='zoe', is_token=False)"
    assert login.secret() == "s3cret"
    assert find_login(ELSEWHERE, LoginSources()) is None
    with pytest.raises(WrongUse):
        find_login(OURS, LoginSources())


def test_the_secret_comes_from_the_first_place_that_is_set(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text(" from a file \n", encoding="utf-8")

    def found(**sources: str) -> tuple[str, bool]:
        login = find_login(replace(OURS, password="fromaddress"), LoginSources(**sources))
        assert isinstance(login, Login)
        return login.secret(), login.is_token

    all_of_them = {"token_command": "echo ' a token '", "password_file": str(file), "password": "set"}
    assert found(**all_of_them) == ("a token", True)
    assert found(password_file=str(file), password="set") == ("from a file", False)
    assert found(password="set") == ("set", False)
    assert found() == ("fromaddress", False)


@pytest.mark.parametrize("command", ["false", "no-such-program", "sh -c 'echo token; exit 3'"])
def test_a_command_that_fails_gives_no_token_whatever_it_printed(command: str) -> None:
    login = find_login(OURS, LoginSources(token_command=command))
    assert login
    with pytest.raises(LoginRefused):
        login.secret()


def test_an_outbox_takes_25_at_once_in_a_folder_that_it_makes_and_knows_at_once_what_is_there(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        outbox = Outbox(tmp_path / "a" / "new" / "folder")
    assert (outbox.lanes, outbox.wait, outbox.is_sound([])) == (25, timedelta(0), True)
    assert outbox.deliver(MANY[:2], lambda keys: set(keys[:1]))[1].state is MailState.CANCELLED
    assert len(list(outbox.folder.glob("*.eml"))) == 1
    assert not list(outbox.folder.glob("*.part"))


def test_the_page_of_an_outbox_shows_the_newest_first_with_its_day_and_kind(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    later = planned(2, "reminder", date=MONDAY + timedelta(days=3))
    mail = EmailMessage()
    mail["To"] = "Zoë Okafor <p1@example.org>, p2@example.org"
    mail["Subject"] = "Two readers"
    mail.set_content("Hello")
    outbox.deliver([replace(plain(1), content=mail.as_bytes()), later], set)
    outbox.close()
    page = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert page.index("2026-11-19") < page.index("2026-11-16")
    for words in (
        ">reminder · 2026-11-19<",
        ">check-in · 2026-11-16<",
        "Zoë Okafor, p2@example.org",
        "p1@example.org",
    ):
        assert words in page


class OldList(Way):
    """A server that knows so many of the first readers, and nobody after them."""

    lanes = 1

    def __init__(self, known: int) -> None:
        super().__init__()
        self.known = known

    def deliver(self, mails: list[PlannedMail], brink: object) -> list[SendOutcome]:
        (sent,) = super().deliver(mails, brink)
        unknown = refusal("550 5.1.1 no such user")
        return [sent if len(self.rounds) <= self.known else unknown]


@pytest.mark.parametrize(
    ("known", "stop", "refused"), [(0, Stop.REFUSED, 0), (1, Stop.NO, 11), (2, Stop.NO, 10)]
)
def test_once_anybody_was_reached_unknown_addresses_stop_nobody(
    journal: Journal, known: int, stop: Stop, refused: int
) -> None:
    journal.plan(MANY[:12], MONDAY)
    found = deliver(journal, OldList(known), TurnableClock(), AT_ONCE, Guards())
    assert found.stop is stop
    assert found.counts.get(MailState.REFUSED, 0) == refused
    assert len(journal.records(MailState.SENT)) == known
