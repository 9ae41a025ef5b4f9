"""A programme whose journal others share is left at once too, until something is written into it."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from mentorsheets.mail.journal.database import check_sheet
from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.journal.postgres_rests import note_rest_of, read_rest_of, watch_journal
from tests.jobs.harbour import ALWAYS, MONDAY, harbour, one_pass
from tests.mail.letters import plain
from tests.workflow.sheets import set_cell


@pytest.fixture(autouse=True)
def secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let all machines sign alike, as they must."""
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret of these tests alone, long enough")


@contextmanager
def listening() -> Iterator[list[str]]:
    said: list[str] = []
    handler = logging.Handler(logging.INFO)
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    logger, level = logging.getLogger("mentorsheets"), logging.getLogger("mentorsheets").level
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)


def is_left(path: Path, place: str, later: timedelta = timedelta()) -> bool:
    """Make a pass, and return whether it left the programme without a look."""
    with listening() as said:
        assert one_pass(path, MONDAY + later, journal=place) in {0, 1}
    return said == ["nothing changed, and nothing is due"]


@pytest.mark.thorough
def test_it_is_left_until_its_sheet_is_another(tmp_path: Path, place: str) -> None:
    path = harbour(tmp_path, *ALWAYS)
    assert [is_left(path, place) for _ in range(4)] == [False, False, False, True]
    set_cell(path, "Participants", 1, "Offers", "Public speaking")
    assert not is_left(path, place)


@pytest.mark.thorough
def test_the_next_day_it_is_looked_at_and_what_another_programme_writes_is_theirs(
    tmp_path: Path, place: str
) -> None:
    path, other = harbour(tmp_path / "a", *ALWAYS), harbour(tmp_path / "b", *ALWAYS, ["Programme", "Other"])
    assert [is_left(path, place) for _ in range(4)][-1]
    assert not any(is_left(other, place) for _ in range(3))
    assert is_left(path, place)
    assert is_left(other, place)
    assert not is_left(path, place, timedelta(days=1))


WRITES = (
    "UPDATE mail SET reply = 'x'",
    "INSERT INTO parts VALUES ('k', '[]', '[]')",
    "INSERT INTO taken VALUES ('w', 't')",
    "INSERT INTO dead_address VALUES ('m', 'r', 't')",
    "INSERT INTO strike VALUES ('m', 't')",
    "INSERT INTO mailbox VALUES ('INBOX', 1, 1)",
    "UPDATE journal SET instance = 'i'",
    "DELETE FROM parts",
)


def test_whatever_is_written_into_its_journal_ends_its_rest_and_no_others(place: str) -> None:
    sheet, other = "a.xlsx", "b.xlsx"
    assert watch_journal(place, sheet) == "", "there is no journal yet"
    with Journal(place, "harbour", MONDAY) as journal, Journal(place, "other", MONDAY) as beside:
        check_sheet(journal.db, sheet)
        check_sheet(beside.db, other)
        journal.plan([plain(1)], MONDAY)
        before, others = watch_journal(place, sheet), watch_journal(place, other)
        note_rest_of(place, sheet, "a note")
        assert watch_journal(place, sheet) == before
        for statement in WRITES:
            journal.db.execute(statement)
            after = watch_journal(place, sheet)
            assert after not in {"", before}, statement
            before = after
        journal.db.execute("UPDATE mail SET reply = 'y' WHERE key = 'none'")
        assert watch_journal(place, sheet) == before, "nothing was changed"
        assert (read_rest_of(place, sheet), watch_journal(place, other)) == ("a note", others)
        journal.db.execute("SELECT drop_programme('harbour')")
    assert (read_rest_of(place, sheet), watch_journal(place, sheet)) == ("", "")
