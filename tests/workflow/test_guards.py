"""Stop means stop: the sheet is asked again just before mail goes, and again while a long run lasts."""

from pathlib import Path

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.keyed_marks import PLAIN_MARKS
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.delivery_guards import Watch
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import Sent, run_round
from mentorsheets.workflow.wishes import Wishes
from tests.mail.faulty import FaultyServer
from tests.mail.letters import TurnableClock
from tests.workflow.sheets import set_cell, small_programme, table
from tests.workflow.test_check_in import ACTIVE, SETTINGS


def check_in(sheet: Path, config: Config, wishes: Wishes) -> Sent:
    """Read all answers and let one round of check-ins go."""
    backend, moment = Workbook(sheet), Moment(TurnableClock())
    due = gather(kinds_of(RunPart.CHECK_INS), any_day=True)
    return run_round(backend, config, moment, due, wishes, read_answers(backend, config, moment))


def test_somebody_who_said_stop_since_the_run_began_gets_nothing(tmp_path: Path) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)

    def agree(_count: int, _unheard: str) -> bool:
        set_cell(sheet, "Participants", 2, "Status", "left")
        return True

    with FaultyServer() as server:
        config = Config(str(sheet), mail=f"smtp://127.0.0.1:{server.port}", journal=str(tmp_path / "journal"))
        check_in(sheet, config, Wishes(agree=agree))
        assert len(server.taken) == 2
        assert not any(b"ana@example.org" in content for content in server.taken)
    assert sorted(row["State"] for row in table(sheet, "Messages")) == ["sent", "sent", "suppressed"]


def test_a_long_run_looks_into_the_sheet_each_minute(tmp_path: Path) -> None:
    sheet, clock = small_programme(tmp_path), TurnableClock()
    ana = next(person for person in read(Workbook(sheet)).programme.people if person.name == "Ana")
    watch = Watch(Workbook(sheet), Moment(clock), PLAIN_MARKS)
    assert watch.may_send((ana.id,))
    set_cell(sheet, "Participants", 2, "Status", "paused")
    assert watch.may_send((ana.id,))
    clock.sleep(61)
    assert not watch.may_send((ana.id,))


def test_the_question_before_the_first_real_mail_says_that_nobody_reads_what_comes_back(
    tmp_path: Path,
) -> None:
    sheet = small_programme(tmp_path, Matches=ACTIVE, Settings=SETTINGS)
    said: list[str] = []

    def agree(_count: int, unheard: str) -> bool:
        said.append(unheard)
        return True

    with FaultyServer() as server:
        config = Config(str(sheet), mail=f"smtp://127.0.0.1:{server.port}", journal=str(tmp_path / "journal"))
        check_in(sheet, config, Wishes(agree=agree))
    assert "Nobody but a human reads what comes back" in said[0]
