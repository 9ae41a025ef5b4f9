"""What a coordinator is told leads to the very cell of their Google sheet, wherever they have put it."""

from datetime import UTC, date, datetime, time
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from mentorsheets.domain.clock import Moment
from mentorsheets.domain.mail_kinds import RunPart, kinds_of
from mentorsheets.mail.letters.coordinator import MOST_OF_A_TOPIC
from mentorsheets.relations.spots import Spot
from mentorsheets.runtime.cell_links import SheetCells
from mentorsheets.runtime.config import Config
from mentorsheets.runtime.open_sheet import read
from mentorsheets.simulation.sample import sample_rows
from mentorsheets.workflow.due_mail import gather
from mentorsheets.workflow.pair import pair
from mentorsheets.workflow.read_answers import read_answers
from mentorsheets.workflow.send_mail import run_round
from mentorsheets.workflow.set_up import complete
from mentorsheets.workflow.wishes import Wishes
from tests.mail.bodies import body_of
from tests.sheet.google.desk import GoogleDesk
from tests.sheet.google.test_google_same import a_few

MONDAY = date(2026, 11, 23)


class Standing:
    """A clock that stands still."""

    def now(self) -> datetime:
        return datetime(2026, 11, 23, 9, tzinfo=UTC)

    def sleep(self, seconds: float) -> None:
        pass


@pytest.fixture
def paired(desk: GoogleDesk, tmp_path: Path) -> GoogleDesk:
    rows = a_few(sample_rows(MONDAY))
    desk.put({**rows, "Settings": (("Setting", "Value"), ("Coordinator e-mail", "co@example.org"))})
    complete(desk.backend)
    pair(desk.backend, Config(address(desk), journal=str(tmp_path / "journal")), Moment(Standing()))
    return desk


def address(desk: GoogleDesk) -> str:
    return f"https://docs.google.com/spreadsheets/d/{desk.key}/edit"


def number(desk: GoogleDesk, title: str) -> int:
    (sheet,) = [one for one in desk.server.world.books[desk.key].sheets if one.title == title]
    return sheet.id


def digest(desk: GoogleDesk, folder: Path) -> EmailMessage:
    config = Config(address(desk), mail=f"outbox:{folder / 'outbox'}", journal=str(folder / "journal"))
    moment = Moment(Standing(), datetime.combine(MONDAY, time(12)))
    answers = read_answers(desk.backend, config, moment)
    run_round(desk.backend, config, moment, gather(kinds_of(RunPart.DIGEST)), Wishes(), answers)
    (file,) = (folder / "outbox").glob("*digest*.eml")
    return message_from_bytes(file.read_bytes(), policy=default)


@pytest.mark.thorough
def test_each_line_of_the_digest_leads_to_the_cell_that_waits_for_a_word(
    paired: GoogleDesk, tmp_path: Path
) -> None:
    mail = digest(paired, tmp_path)
    said = body_of(mail, "html").replace("&amp;", "&")
    tab = next(tab for tab in paired.backend.read().tabs if tab.title == "Matches")
    column = "ABCDEFGHIJ"[tab.rows[0].index("Coordinator")]
    links = [
        f"{address(paired)}#gid={number(paired, 'Matches')}&range={column}{row}"
        for row in range(2, len(tab.rows) + 1)
    ]
    assert len(links) >= MOST_OF_A_TOPIC
    assert sum(link in said for link in links) == MOST_OF_A_TOPIC
    assert f"open Today ({address(paired)}" in " ".join(body_of(mail).split())


@pytest.mark.thorough
def test_a_cell_is_found_by_its_record_and_not_by_its_place(paired: GoogleDesk) -> None:
    reading = read(paired.backend)
    cells = SheetCells(address(paired), reading)
    person = reading.programme.people[3]
    place = f"#gid={number(paired, 'Participants')}&range=C5"
    assert cells.link([Spot("Participants", person.id, "Status")]) == f"{address(paired)}{place}"
    assert cells.words([Spot("Participants", person.id, "Status")]) == ""


@pytest.mark.thorough
def test_the_first_place_that_there_is_counts_and_where_there_is_none_no_link_is_made(
    paired: GoogleDesk,
) -> None:
    reading = read(paired.backend)
    cells = SheetCells(address(paired), reading)
    match = reading.programme.matches[0]
    gone, there = Spot("History", "nothing", "In their words"), Spot("Matches", match.id, "State")
    assert cells.link([gone, there]) == cells.link([there])
    assert cells.link([gone]) is None
    assert SheetCells("programme.xlsx", reading).words([gone]) == ""
    assert SheetCells("programme.xlsx", reading).words([gone, there]).startswith("Matches, ")
