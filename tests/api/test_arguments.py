"""What a caller hands over wrongly is told in a sentence, before anything is read, written or sent."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

import mentorsheets as ms
from mentorsheets.api.mentoring_sheet import MentoringSheet
from tests.api.test_library import CLOCK, MONDAY
from tests.jobs.harbour import harbour, mailed
from tests.workflow.sheets import run


@pytest.fixture
def sheet(tmp_path: Path) -> MentoringSheet:
    return ms.open(harbour(tmp_path), mail=f"outbox:{tmp_path / 'outbox'}", clock=CLOCK)


NO_DAYS: list[Any] = [
    5, True, 2026.5, b"2026-11-23", time(3), "", "tomorrow", " 2026-11-23 ", "2026-11-23T25:00",
]  # fmt: skip
WITH_A_ZONE = ["2026-11-23T10:00Z", "2026-11-23T10:00+05:00", datetime(2026, 11, 23, 22, tzinfo=UTC)]
FAR_AWAY = ["0001-01-01", "9999-12-31", date.min, date.max, "1999-12-31", "2201-01-01T00:00"]
DAY_TAKERS = [
    "propose",
    "pair",
    "due",
    "maps",
    "preview",
    "coming",
    "propose_if_due",
    "collect_forms",
    "send_due",
]


@pytest.mark.parametrize("verb", DAY_TAKERS)
def test_a_day_of_the_wrong_kind_is_told_by_each_verb(sheet: MentoringSheet, verb: str) -> None:
    with pytest.raises(ms.WrongUse, match="day is not understood"):
        getattr(sheet, verb)(today=20261123)


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("today", "words"),
    [
        *((one, "day is not understood") for one in NO_DAYS),
        *((one, "zone of its own") for one in WITH_A_ZONE),
        *((one, "before the year 2000 or after 2200") for one in FAR_AWAY),
    ],
)
def test_what_is_no_day_of_the_programme_is_told(sheet: MentoringSheet, today: Any, words: str) -> None:
    with pytest.raises(ms.WrongUse, match=words):
        sheet.due(today=today)


@pytest.mark.thorough
@pytest.mark.parametrize(
    "today",
    [date(2026, 11, 23), datetime(2026, 11, 23, 12), "2026-11-23", "2026-11-23 12:00", "2026-11-23x12:00"],
)
def test_a_day_may_be_written_in_several_ways(sheet: MentoringSheet, today: Any) -> None:
    assert sheet.due(today=today).asked.stands == datetime(2026, 11, 23, 12)


@pytest.mark.parametrize("today", ["9999-12-31", "0001-01-01", "2026-11-23T10:00+01:00"])
def test_the_command_tells_it_as_wrong_use(today: str) -> None:
    assert run("due", "--today", today, code=2) == ""


@pytest.mark.parametrize("quarter", ["0000-Q1", "9999-Q4", "1999-Q4"])
def test_a_quarter_that_is_none_is_told(quarter: str) -> None:
    assert run("report", "--quarter", quarter, code=2) == ""


@pytest.mark.parametrize("part", ["Check-ins", "", "nonsense", None])
def test_a_part_that_is_none_is_told(sheet: MentoringSheet, part: Any, tmp_path: Path) -> None:
    for verb in (sheet.due, sheet.send_due):
        with pytest.raises(ms.WrongUse, match="no part of a run"):
            verb(part=part)
    assert ms.run_once({}, tmp_path, part=part) == 2


def test_a_folder_of_a_pass_may_be_text(tmp_path: Path) -> None:
    assert ms.run_once({}, str(tmp_path)) == 2


@pytest.mark.parametrize(
    ("act", "words"),
    [
        (lambda sheet: sheet.report("everybody"), "no report"),
        (lambda sheet: sheet.preview(kind="spam"), "no mails of the kind"),
        (lambda sheet: sheet.send(["a mail"]), "mails that `due` gave"),
        (lambda sheet: sheet.write(None), "what `propose` gave"),
        (lambda _: ms.open(""), "No sheet is named"),
        (lambda _: ms.open("  "), "No sheet is named"),
    ],
)
def test_what_is_no_argument_is_told(sheet: MentoringSheet, act: Callable[[Any], object], words: str) -> None:
    with pytest.raises(ms.WrongUse, match=words):
        act(sheet)


def test_a_report_takes_days_as_text_too(sheet: MentoringSheet) -> None:
    told = sheet.report("board", since="2026-01-01", until="2026-11-22").figures
    assert told.as_of == date(2026, 11, 22)
    with pytest.raises(ms.WrongUse, match="day is not understood"):
        sheet.report("board", since="last year")


def test_one_wish_needs_no_list(sheet: MentoringSheet) -> None:
    assert sheet.what_if("Can support:Gil+1") == sheet.what_if(["Can support:Gil+1"])


@pytest.mark.thorough
def test_one_mail_or_some_of_them_may_be_sent_too(sheet: MentoringSheet, tmp_path: Path) -> None:
    mails = sheet.due(today=MONDAY, part="check-ins")
    sheet.send(next(one for one in mails if "Gil" in one.to))
    assert mailed(tmp_path) == ["gil"]
    sheet.send([one for one in mails if "Ana" in one.to])
    assert mailed(tmp_path) == ["ana", "gil"]
    assert sheet.send([]).counts == {}


def test_mails_of_several_days_do_not_go_in_one(sheet: MentoringSheet, tmp_path: Path) -> None:
    mails = [*sheet.due(today=MONDAY, part="check-ins"), *sheet.due(today="2026-12-07", part="check-ins")]
    with pytest.raises(ms.WrongUse, match="of one day"):
        sheet.send(mails)
    assert mailed(tmp_path) == []


NO_READER = [
    "a@example.org, b@example.org", "a@example.org;b@example.org", "a@example.org\nBcc: b@example.org",
    "Ana <ana@example.org>", "mailto:ana@example.org", "a@", "@", "a b@example.org",
]  # fmt: skip


@pytest.mark.thorough
@pytest.mark.parametrize("to", ["", "  ", *NO_READER])
def test_mail_goes_nowhere_if_where_to_is_not_understood(
    sheet: MentoringSheet, tmp_path: Path, to: str
) -> None:
    with pytest.raises(ms.WrongUse):
        sheet.send(sheet.due(today=MONDAY), to=to)
    assert list(tmp_path.rglob("*.eml")) == []


@pytest.mark.parametrize("to", ["", "nobody", *NO_READER])
def test_a_wrong_reader_of_a_trial_is_told_once_and_not_for_each_mail(
    sheet: MentoringSheet, tmp_path: Path, to: str
) -> None:
    with pytest.raises(ms.WrongUse, match="not one e-mail address"):
        sheet.send_due(ms.Wishes(to=to), today=MONDAY)
    name = next(tmp_path.glob("*.xlsx"))
    assert run("checkin", "--sheet", name, "--to", to, code=2) == ""
    assert list(tmp_path.rglob("*.eml")) == []


def test_nobody_is_meant_by_an_empty_name(sheet: MentoringSheet, tmp_path: Path) -> None:
    with pytest.raises(ms.WrongUse, match="Nobody"):
        sheet.send_due(ms.Wishes(only=""), today=MONDAY)
    run("checkin", "--sheet", next(tmp_path.glob("*.xlsx")), "--only", "", code=2)
    assert list(tmp_path.rglob("*.eml")) == []


@pytest.mark.thorough
def test_an_outbox_may_be_a_path(tmp_path: Path) -> None:
    mine = ms.open(harbour(tmp_path), mail=tmp_path / "out", clock=CLOCK)
    assert mine.send(mine.due(today=MONDAY, part="check-ins")).outbox == tmp_path / "out"


def test_a_notebook_completes_what_is_promised_and_nothing_else() -> None:
    assert {name for name in dir(ms) if not name.startswith("_")} == set(ms.__all__)
