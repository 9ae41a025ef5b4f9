"""The boxes of Today: what the coordinator asks for without a terminal, and what comes of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import openpyxl
import pytest

from mentorsheets.api.mentoring_sheet import MentoringSheet
from mentorsheets.api.one_pass import run_pass
from mentorsheets.domain.clock import Moment
from mentorsheets.domain.keyed_marks import PLAIN_MARKS
from mentorsheets.runtime.config import Config
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.today_boxes import FIRST_BOX, Box
from mentorsheets.sheet.today_places import IN_WORDS_COLUMN, WORD_COLUMN
from mentorsheets.sheet.workbook.backend import Workbook
from mentorsheets.workflow.delivery_guards import Watch
from tests.mail.letters import TurnableClock
from tests.workflow.living import text_of
from tests.workflow.sheets import run, set_cell, small_programme, table
from tests.workflow.test_check_in import ACTIVE

SETTINGS: list[list[Cell]] = [
    ["Setting", "Value"],
    ["Programme", "Harbour"],
    ["Coordinator", "Mara Silva"],
    ["Coordinator e-mail", "co@example.org"],
]


class Watched(TurnableClock):
    """A clock at which a person does something while a run waits."""

    meanwhile: Callable[[], object] = staticmethod(lambda: None)

    def sleep(self, seconds: float) -> None:
        super().sleep(seconds)
        self.meanwhile()


def drawn(folder: Path, clock: TurnableClock, **tabs: list[list[Cell]]) -> MentoringSheet:
    """Return a small programme whose Today was drawn, with its outbox and journal in the folder."""
    path = small_programme(folder, **{"Settings": SETTINGS, **tabs})
    config = Config(str(path), mail=f"outbox:{folder / 'outbox'}", journal=str(folder / "journal"))
    sheet = MentoringSheet(config, clock)
    sheet.collect_forms()
    sheet.send_due()
    return sheet


def path_of(sheet: MentoringSheet) -> Path:
    return Path(sheet.config.sheet)


def row_of(box: Box) -> int:
    return FIRST_BOX + list(Box).index(box) + 1


def bring_together(sheet: MentoringSheet) -> None:
    """Type in matches that are under way, of whom each is to be asked how it goes."""
    book = openpyxl.load_workbook(path_of(sheet))
    tab = book["Matches"] if "Matches" in book else book.create_sheet("Matches")
    tab.delete_rows(1, tab.max_row)
    for row in ACTIVE:
        tab.append(list(row))
    book.save(path_of(sheet))


def tick(sheet: MentoringSheet, box: Box, word: Cell = "do it") -> None:
    book = openpyxl.load_workbook(path_of(sheet))
    book["Today"].cell(row_of(box), WORD_COLUMN + 1).value = word
    book.save(path_of(sheet))


def shown(sheet: MentoringSheet, box: Box) -> tuple[object, str]:
    """Return what stands in a box, and what it says that it came to."""
    page = openpyxl.load_workbook(path_of(sheet))["Today"]
    said = page.cell(row_of(box), IN_WORDS_COLUMN + 1).value
    return page.cell(row_of(box), WORD_COLUMN + 1).value, str(said or "")


def mails(sheet: MentoringSheet) -> list[EmailMessage]:
    files = sorted(Path(sheet.config.mail.removeprefix("outbox:")).glob("*.eml"))
    return [message_from_bytes(file.read_bytes(), policy=default) for file in files]


def readers(sheet: MentoringSheet) -> set[str]:
    return {str(mail["To"]) for mail in mails(sheet)}


def test_pair_now_adds_proposals_writes_to_nobody_and_says_so_beside_the_box(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock(), Settings=[*SETTINGS, ["Propose matches", "only when asked"]])
    before = readers(sheet)
    tick(sheet, Box.PAIR)
    assert run_pass(sheet) == 0
    assert [row["Giver"] for row in table(path_of(sheet), "Matches")] == ["Gil"]
    assert shown(sheet, Box.PAIR) == (None, "09:01: 1 new proposal, for your word in the tab Matches")
    assert readers(sheet) == before
    run_pass(sheet)
    assert shown(sheet, Box.PAIR) == (None, "09:01: 1 new proposal, for your word in the tab Matches")


@pytest.mark.thorough
def test_a_box_that_is_unticked_within_the_minute_was_a_slip_of_the_finger(tmp_path: Path) -> None:
    clock = Watched()
    sheet = drawn(tmp_path, clock)
    tick(sheet, Box.PAIR)
    clock.meanwhile = lambda: tick(sheet, Box.PAIR, None)
    assert sheet.do_now() == ()
    assert not sheet.refresh().programme.matches
    assert shown(sheet, Box.PAIR) == (None, "")


@pytest.mark.thorough
@pytest.mark.parametrize("word", [True, "x", "do it", "please", "ja"])
def test_whatever_stands_in_the_box_but_a_plain_no_is_a_tick(tmp_path: Path, word: Cell) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    tick(sheet, Box.CHECK, word)
    assert [one.said for one in sheet.do_now()] == ["nothing to mend"]


@pytest.mark.thorough
@pytest.mark.parametrize("word", [False, "no", " "])
def test_a_plain_no_is_none(tmp_path: Path, word: Cell) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    tick(sheet, Box.PAIR, word)
    assert sheet.do_now() == ()


@pytest.mark.thorough
def test_the_mails_go_to_the_coordinator_alone_no_link_in_them_does_anything_and_none_counts_as_sent(
    tmp_path: Path,
) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    before = {str(mail["Message-ID"]) for mail in mails(sheet)}
    bring_together(sheet)
    tick(sheet, Box.SHOW)
    (done,) = sheet.do_now()
    new = [mail for mail in mails(sheet) if str(mail["Message-ID"]) not in before]
    assert done.said == (
        f"{len(new)} mails to look at went to you, and to nobody else; what is due goes with the run after this "
        "one, unless you choose “Stop all mail” before"
    )
    assert {str(mail["To"]) for mail in new} >= {"Gil <co@example.org>", "Ana <co@example.org>"}
    assert all("<co@example.org>" in str(mail["To"]) for mail in new)
    for mail in new:
        links = [part for part in text_of(mail).split() if "mailto:" in part]
        assert links
        assert all("only-to-look-at@example.invalid" in link for link in links)
        assert "List-Unsubscribe" not in mail
    assert {one.state for one in sheet.programme.messages if one.kind == "check-in"} == set()
    assert len(sheet.send_due().output.mails) == len(new)


@pytest.mark.thorough
def test_the_pass_that_shows_mails_sends_them_to_nobody_and_there_is_time_to_stop_them(
    tmp_path: Path,
) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    bring_together(sheet)
    before = readers(sheet)
    tick(sheet, Box.SHOW)
    run_pass(sheet)
    assert all("<co@example.org>" in one for one in readers(sheet) - before)
    tick(sheet, Box.STOP)
    run_pass(sheet)
    assert "Ana <ana@example.org>" not in readers(sheet)
    assert setting(sheet)


@pytest.mark.thorough
def test_who_sends_by_hand_meanwhile_reads_that_mail_is_stopped_and_how_it_goes_again(tmp_path: Path) -> None:
    with stopped(tmp_path) as (sheet, _clock):
        how = "write “send again” into Settings, All mail."
        assert how in run("checkin", "--sheet", path_of(sheet), "--today", "2026-11-17", code=None)
        assert how in run("due", "--sheet", path_of(sheet), "--today", "2026-11-17")
        assert sheet.send_due().stop_sentence.endswith(how)


@pytest.mark.thorough
def test_who_lets_them_go_after_a_look_need_do_nothing(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock())
    bring_together(sheet)
    tick(sheet, Box.SHOW)
    run_pass(sheet)
    assert "Ana <ana@example.org>" not in readers(sheet)
    run_pass(sheet)
    assert "Ana <ana@example.org>" in readers(sheet)


def test_without_an_address_of_the_coordinator_it_says_why_no_mail_can_be_shown(tmp_path: Path) -> None:
    sheet = drawn(tmp_path, TurnableClock(), Settings=SETTINGS[:2])
    tick(sheet, Box.SHOW)
    assert [one.said for one in sheet.do_now()] == ["not done: Settings name no Coordinator e-mail"]


@contextmanager
def stopped(folder: Path) -> Iterator[tuple[MentoringSheet, TurnableClock]]:
    clock = TurnableClock(datetime.fromisoformat("2026-11-16T09:00+00:00"))
    sheet = drawn(folder, clock, Settings=[*SETTINGS, ["Propose matches", "only when asked"]])
    bring_together(sheet)
    tick(sheet, Box.STOP)
    yield sheet, clock


def setting(sheet: MentoringSheet) -> object:
    return {row["Setting"]: row["Value"] for row in table(path_of(sheet), "Settings")}.get("All mail")


@pytest.mark.thorough
def test_a_stop_holds_from_the_very_tick_stands_in_settings_and_goes_on_until_somebody_writes_send_again(
    tmp_path: Path,
) -> None:
    with stopped(tmp_path) as (sheet, clock):
        assert not [mail for mail in sheet.send_due().output.mails if "Ana" in str(mail)]
        assert shown(sheet, Box.STOP)[0] == "do it"
        run_pass(sheet)
        assert setting(sheet) == "stopped 2026-11-16 09:00, in Today"
        assert shown(sheet, Box.STOP)[0] is None
        assert "write “send again” into Settings, All mail" in shown(sheet, Box.STOP)[1]
        for _ in range(3):
            clock.sleep(7 * 24 * 3600)
            run_pass(sheet)
        assert readers(sheet) <= {"Mara Silva <co@example.org>"}
        page = openpyxl.load_workbook(path_of(sheet))["Today"]
        assert str(page["A2"].value).startswith("All mail is stopped. ")
        told = [str(row[2]) for row in page.iter_rows(values_only=True) if row[0] == "Nothing goes out"]
        assert told
        assert told[0].startswith("All mail is stopped")
        row = next(
            index
            for index, one in enumerate(table(path_of(sheet), "Settings"))
            if one["Setting"] == "All mail"
        )
        set_cell(path_of(sheet), "Settings", row + 1, "Value", "Send again.")
        run_pass(sheet)
        assert {"Ana <ana@example.org>", "Gil <gil@example.org>"} <= readers(sheet)
        assert shown(sheet, Box.STOP) == (None, "")


@pytest.mark.thorough
def test_the_digest_still_goes_to_the_coordinator_while_mail_is_stopped(tmp_path: Path) -> None:
    with stopped(tmp_path) as (sheet, clock):
        clock.sleep(7 * 24 * 3600)
        run_pass(sheet)
        assert readers(sheet) == {"Mara Silva <co@example.org>"}


def test_a_run_under_way_sees_the_stop_within_a_minute(tmp_path: Path) -> None:
    clock = TurnableClock()
    sheet = drawn(tmp_path, clock)
    watch = Watch(Workbook(path_of(sheet)), Moment(clock), PLAIN_MARKS)
    assert not watch.is_stopped()
    tick(sheet, Box.STOP)
    clock.sleep(61)
    assert watch.is_stopped()
