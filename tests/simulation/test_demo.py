"""The demo: a few days of a programme, in which something comes back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner

from mentorsheets.cli.main import main
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.events import Event
from mentorsheets.domain.model import MatchState, Standing
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.simulation.demo import TOO_MUCH, Demo, demo
from mentorsheets.simulation.post import TurnedClock
from mentorsheets.simulation.type_cells import Hand
from tests.cases import EACH_CASE

DAYS = (datetime(2026, 11, 23, 12, tzinfo=UTC), datetime(2027, 2, 27, 23, 30, tzinfo=UTC))
"""A Monday at noon, and the last hour of a Saturday."""


@pytest.fixture(scope="module", params=DAYS if EACH_CASE else DAYS[:1], ids=str)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Demo:
    return demo(tmp_path_factory.mktemp("demo") / "demo", Moment(TurnedClock(request.param)), lambda _: None)


def test_two_yeses_introduce_a_pair_and_a_no_ends_another(made: Demo) -> None:
    states = [match.state for match in read(Workbook(made.workbook)).programme.matches]
    assert states.count(MatchState.INTRODUCED) == made.pairs == 1
    assert states.count(MatchState.DECLINED) == 1


def test_a_reply_in_words_stands_in_today_and_a_wish_to_be_left_alone_holds(made: Demo) -> None:
    today = {row["In their words, or why"] for _, row in Hand(Workbook(made.workbook)).rows("Today")}
    for words in made.in_words:
        assert any(words in str(cell) for cell in today)
    held = [
        person
        for person in read(Workbook(made.workbook)).programme.people
        if person.standing is Standing.HELD
    ]
    assert len(held) == 1
    assert TOO_MUCH in made.in_words


def test_a_tap_is_counted_with_its_day(made: Demo) -> None:
    assert Event.MET in {entry.event for entry in read(Workbook(made.workbook)).programme.history}


def test_nothing_that_went_out_is_dated_later_than_its_day(made: Demo) -> None:
    mails = sorted(file.name[:10] for file in made.outbox.glob("*.eml"))
    assert mails[0] < mails[-1]
    assert len(mails) == sum(len(sent.finished) for sent in made.rounds)


def test_how_many_people_is_said_of_a_year_alone(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["demo", "--people", "24", "--folder", str(tmp_path / "demo")])
    assert (said.exit_code, "--year" in said.output) == (2, True)
    assert not (tmp_path / "demo").exists()
