"""One pass: in the hours of each reader, catching up without a burst, and safe on an empty disk."""

import json
import logging
import re
from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorsheets.runtime import log
from tests.jobs.harbour import ALWAYS, MONDAY, harbour, mailed, many, one_pass
from tests.mail.faulty import FaultyServer
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import ANA, EVE, GIL, PEOPLE, table

EVERYBODY = ["ana", "eve", "gil"]
ZONES = [
    [*PEOPLE, "Time zone"],
    *(
        [*who, *[None] * (9 - len(who)), zone]
        for who, zone in ((GIL, "UTC"), (ANA, "Asia/Tokyo"), (EVE, "America/New_York"))
    ),
]


def test_what_is_due_goes_in_working_hours(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    assert one_pass(path, MONDAY) == 0
    assert mailed(tmp_path) == EVERYBODY


@pytest.mark.thorough
@pytest.mark.parametrize(
    "moment",
    [MONDAY.replace(hour=6), MONDAY.replace(hour=17), MONDAY - timedelta(days=1), MONDAY.replace(day=25)],
    ids=["early", "late", "Sunday", "holiday"],
)
def test_nothing_goes_at_night_on_weekends_or_on_holidays_and_all_of_it_the_next_morning(
    tmp_path: Path, moment: datetime
) -> None:
    path = harbour(tmp_path, ["No mail on", "2026-11-25"])
    assert one_pass(path, moment) == 0
    assert mailed(tmp_path) == []
    assert one_pass(path, MONDAY.replace(day=26)) == 0
    assert mailed(tmp_path) == EVERYBODY


@pytest.mark.thorough
def test_each_reader_has_hours_of_their_own_and_nobody_is_asked_twice(tmp_path: Path) -> None:
    path = harbour(tmp_path, Participants=ZONES)
    clock = TurnableClock(MONDAY.replace(hour=0))
    went: dict[str, int] = {}
    while clock.moment < MONDAY + timedelta(days=1):
        assert one_pass(path, clock) == 0
        for who in mailed(tmp_path):
            went.setdefault(who, clock.moment.hour)
        clock.sleep(3600)
    assert went == {"ana": 0, "gil": 9, "eve": 14}
    assert mailed(tmp_path) == EVERYBODY


def test_who_mails_on_weekends_may_say_so(tmp_path: Path) -> None:
    path = harbour(tmp_path, *ALWAYS)
    assert one_pass(path, datetime(2026, 11, 22, 3, tzinfo=UTC)) == 0
    assert mailed(tmp_path) == EVERYBODY


@pytest.mark.thorough
def test_after_nine_days_of_sleep_everybody_gets_one_mail_and_not_two(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    one_pass(path, MONDAY)
    for _ in range(3):
        one_pass(path, MONDAY + timedelta(days=9))
    assert Counter(mailed(tmp_path)) == dict.fromkeys(EVERYBODY, 2)


def test_what_an_outage_held_back_waits_for_the_morning_too(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    afternoon = MONDAY.replace(hour=16, minute=50)
    assert one_pass(path, afternoon, mail="smtp://127.0.0.1:9") == 3
    with FaultyServer() as server:
        mail = f"smtp://127.0.0.1:{server.port}"
        assert one_pass(path, afternoon + timedelta(hours=5), mail=mail) == 0
        assert server.taken == []
        assert one_pass(path, afternoon + timedelta(hours=17), mail=mail) == 0
        assert len(server.counts) == len(server.taken) >= 3


def forget_all(path: Path) -> None:
    for file in path.parent.glob("*.journal*"):
        file.unlink()


@pytest.fixture
def stateless(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a long text that stays the same")
    monkeypatch.setenv("MENTORSHEETS_STATELESS", "yes")


@pytest.mark.usefixtures("stateless")
def test_a_runner_whose_disk_is_empty_each_time_sends_nothing_twice(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    with FaultyServer() as server:
        for hour in range(9, 17):
            assert one_pass(path, MONDAY.replace(hour=hour), mail=f"smtp://127.0.0.1:{server.port}") == 0
            forget_all(path)
        assert set(server.counts.values()) == {1}
    assert [row["State"] for row in table(path, "Messages")] == ["sent"] * len(server.taken)
    assert not list(tmp_path.glob("*.secret"))


@pytest.mark.usefixtures("stateless")
def test_a_runner_whose_disk_is_empty_loses_nothing_when_the_server_is_away(tmp_path: Path) -> None:
    path = harbour(tmp_path)
    assert one_pass(path, MONDAY, mail="smtp://127.0.0.1:9") == 3
    forget_all(path)
    with FaultyServer() as server:
        assert one_pass(path, MONDAY + timedelta(hours=1), mail=f"smtp://127.0.0.1:{server.port}") == 0
        assert len(server.taken) >= 3
        assert set(server.counts.values()) == {1}


class Killed(BaseException):
    """The machine is gone, in the midst of it all."""


@pytest.mark.usefixtures("stateless")
def test_a_runner_that_is_lost_in_the_midst_of_it_sends_nothing_twice(tmp_path: Path) -> None:
    path = harbour(tmp_path)

    lost = []

    def lose_the_machine(_number: int, stage: str) -> None:
        if stage == "taken":
            lost.append(True)

    class Dying(TurnableClock):
        def now(self) -> datetime:
            if lost:
                raise Killed
            return super().now()

    with FaultyServer(on_stage=lose_the_machine) as server:
        mail = f"smtp://127.0.0.1:{server.port}"
        with pytest.raises(Killed):
            one_pass(path, Dying(MONDAY), mail=mail)
        forget_all(path)
        one_pass(path, MONDAY + timedelta(hours=1), mail=mail)
        assert set(server.counts.values()) == {1}
    assert "unknown" in {row["State"] for row in table(path, "Messages")}


@pytest.mark.thorough
def test_a_wish_to_stop_ends_the_pass_with_0_and_the_next_one_does_the_rest(tmp_path: Path) -> None:
    path = many(tmp_path, 24)
    with FaultyServer() as server:
        mail = f"smtp://127.0.0.1:{server.port}"
        assert one_pass(path, MONDAY, mail=mail, asked_to_stop=lambda: len(server.taken) > 0) == 0
        begun = len(server.taken)
        assert one_pass(path, MONDAY + timedelta(minutes=15), mail=mail) == 0
        assert 0 < begun < len(server.taken)
        assert set(server.counts.values()) == {1}


def test_unless_answers_can_be_read_nobody_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MENTORSHEETS_MAILBOX", "imap://harbour:secret@127.0.0.1:9")
    path = harbour(tmp_path)
    assert one_pass(path, MONDAY) == 3
    assert mailed(tmp_path) == []


@pytest.mark.thorough
@pytest.mark.parametrize("form", log.FORMS)
def test_each_thing_done_is_one_line_without_a_name_an_address_or_a_need(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    path = harbour(tmp_path)
    log.set_up(form, "info")
    try:
        one_pass(path, MONDAY)
    finally:
        log.set_up(None, "info")
    lines = capsys.readouterr().err.splitlines()
    mails = [line for line in lines if "check-in" in line]
    assert len(mails) == 3
    assert all("sent" in line for line in mails)
    told = "\n".join(lines).casefold()
    assert re.findall(r"\b(gil|ana|eve|harbour|role models)\b|@|how did you", told) == []
    if form == "json":
        (pass_line,) = [found for line in lines if (found := json.loads(line))["event"] == "round"]
        assert pass_line["sent"] >= 3
        assert pass_line["level"] == "info"


def test_a_line_is_only_logged_from_its_level_up(capsys: pytest.CaptureFixture[str]) -> None:
    log.set_up("text", "warning")
    try:
        log.note("quiet")
        log.note("loud", logging.WARNING, why="two words")
        with log.about(programme="Harbour"):
            log.log_failure("broke", ValueError("Ana's address"))
    finally:
        log.set_up(None, "info")
    loud, broke = capsys.readouterr().err.splitlines()
    assert loud.endswith('warning loud why="two words"')
    assert "error broke programme=Harbour error=ValueError" in broke
    assert "Ana" not in broke


@pytest.mark.thorough
def test_a_yes_that_was_typed_before_there_was_any_mail_is_no_loss(tmp_path: Path) -> None:
    pairs: list[list[str | None]] = [
        ["Match", "Giver", "Asker", "Needs", "State", "Giver says", "Since"],
        [None, "Gil", "Ana", None, "approved", "yes", "2026-11-12"],
        [None, "Eve", "Ana", None, "asked", None, "2026-11-12"],
    ]
    path = harbour(tmp_path, Matches=pairs, Messages=[["Message", "Sent on", "Kind"]])
    friday_night = MONDAY.replace(hour=22) - timedelta(days=3)
    for hours in (0, 12, 36, 60, 61):
        assert one_pass(path, friday_night + timedelta(hours=hours)) in {0, 1}
