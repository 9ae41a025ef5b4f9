"""The limit of a mail account holds for all programmes that send through it, together."""

import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.domain.settings import Settings
from mentorsheets.mail.journal.accounts import AccountTally, FileTally, NoTally, SharedTally, mark_account
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, Stop
from mentorsheets.mail.transport.deliver import Delivery, Guards, Pace, deliver
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.way_out import way_out
from tests.mail.letters import MONDAY, TurnableClock, plain
from tests.mail.transport.test_talk import Way

FIVE = Pace(per_day=5, patience=timedelta(0))


@pytest.fixture
def journals(tmp_path: Path) -> Iterator[list[Journal]]:
    with ExitStack() as stack:
        names = ("harbour", "lighthouse", "bay")
        yield [stack.enter_context(Journal(tmp_path / f"{one}.db", one, MONDAY)) for one in names]


@pytest.fixture
def tally(tmp_path: Path) -> FileTally:
    return FileTally("account", tmp_path / "accounts" / "account.db")


def send(
    journal: Journal,
    count: int,
    tally: AccountTally,
    clock: TurnableClock | None = None,
    guards: Guards | None = None,
    pace: Pace = FIVE,
) -> Delivery:
    journal.plan([plain(number) for number in range(count)], MONDAY)
    return deliver(journal, Way(), clock or TurnableClock(), pace, guards or Guards(), tally)


def sent(delivery: Delivery) -> int:
    return delivery.counts.get(MailState.SENT, 0)


def test_programmes_on_one_account_keep_to_its_limit_together(
    journals: list[Journal], tally: FileTally
) -> None:
    found = [send(journal, 3, tally) for journal in journals]
    assert [sent(one) for one in found] == [3, 2, 0]
    assert [one.stop for one in found] == [Stop.NO, Stop.LIMIT, Stop.LIMIT]


def test_on_the_next_day_there_is_room_again(journals: list[Journal], tally: FileTally) -> None:
    send(journals[0], 5, tally)
    clock = TurnableClock()
    clock.moment += timedelta(days=1, minutes=1)
    assert sent(send(journals[1], 3, tally, clock)) == 3


def test_another_account_has_room_of_its_own(journals: list[Journal], tally: FileTally) -> None:
    send(journals[0], 5, tally)
    assert sent(send(journals[1], 3, replace(tally, account="another"))) == 3


def test_what_is_urgent_goes_all_the_same_and_counts(journals: list[Journal], tally: FileTally) -> None:
    send(journals[0], 5, tally)
    journals[1].plan([plain(9, "safety-escalation")], MONDAY)
    assert sent(send(journals[1], 2, tally)) == 1
    assert sent(send(journals[2], 3, tally, pace=replace(FIVE, per_day=7))) == 1


def test_what_was_kept_back_leaves_its_room_to_others(journals: list[Journal], tally: FileTally) -> None:
    gone = send(journals[0], 4, tally, guards=Guards(may_send=lambda _: False))
    assert gone.counts == {MailState.SUPPRESSED: 4}
    assert sent(send(journals[1], 5, tally)) == 5


def test_a_run_that_is_stopped_gives_back_what_it_did_not_send(
    journals: list[Journal], tally: FileTally
) -> None:
    asked = iter([False, True, True, True, True])
    assert sent(send(journals[0], 5, tally, guards=Guards(asked_to_stop=lambda: next(asked)))) == 0
    assert sent(send(journals[1], 5, tally)) == 5


def test_a_file_that_cannot_be_kept_lets_each_programme_count_for_itself(
    journals: list[Journal], tmp_path: Path
) -> None:
    (tmp_path / "accounts").write_text("no folder")
    broken = FileTally("account", tmp_path / "accounts" / "account.db")
    assert [sent(send(journal, 6, broken)) for journal in journals] == [5, 5, 5]


def test_nobody_learns_from_the_file_who_got_mail(journals: list[Journal], tally: FileTally) -> None:
    send(journals[0], 3, tally)
    kept = b"".join(one.read_bytes() for one in tally.path.parent.iterdir())
    assert tally.path.stat().st_mode & 0o077 == 0
    for number in range(3):
        assert plain(number).key.id.encode() not in kept
    assert b"example.org" not in kept


def test_however_many_count_at_once_the_limit_holds(journals: list[Journal], tally: FileTally) -> None:
    got: list[int] = []

    def reserve(number: int) -> None:
        with Journal(tally.path.parent.parent / f"j{number}.db", f"p{number}", MONDAY) as journal:
            for batch in range(4):
                keys = [f"{batch} {key}" for key in range(5)]
                got.append(tally.reserve(journal.db, keys, MONDAY, 50))

    threads = [threading.Thread(target=reserve, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(got) == 50


def test_where_mail_goes_says_who_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    settings = Settings(coordinator_addresses=("co@example.org",))

    def counts(mail: str, journal: str = "harbour.journal") -> AccountTally:
        return way_out(Config("harbour.xlsx", mail, journal=journal), settings).tally

    gmail = "smtp+starttls://Co@smtp.gmail.com:587".replace("Co@", "Co:x@")
    mine = counts(gmail)
    assert isinstance(mine, FileTally)
    assert mine == counts(gmail.replace("Co", "co"), "bay.journal")
    assert mine != counts(gmail.replace("Co", "bo"))
    assert "gmail" not in str(mine.path)
    shared = counts(gmail, "postgresql://db.example.org/mail")
    assert shared == SharedTally(mark_account("co", "smtp.gmail.com"))
    assert isinstance(counts("smtps://co:x@mail.example.org"), NoTally)
    assert isinstance(counts("outbox:here"), NoTally)
