"""Forgetting somebody whose mails stand in a database: in no table of it is anything left."""

from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from mentorsheets.mail.journal.rows import unpack
from tests.runtime.cluster.database import empty
from tests.sheets_server.server import SheetsServer
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, NEEDS, PEOPLE, run, set_cell, table, workbook
from tests.workflow.test_forget import NOUN, QUILL
from tests.workflow.test_forget_killed import FORGET, ask_by_mail, die_at, find_left, let_claim_end

TABLES = (
    "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)

DIES_AT = 60
"""Functions entered and left before a run is killed: some of the mails are erased by then, and others are not."""


STEPS_APART = 40
"""Entries and exits of functions between two at which a run at a Google sheet is killed."""


def dump(place: str) -> str:
    """Return all rows of all tables, what is binary read as text."""
    with psycopg.connect(place, autocommit=True) as connection:
        names = connection.execute(TABLES).fetchall()
        rows = [
            unpack(value).decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
            for name in names
            for row in connection.execute(SQL("SELECT * FROM {}").format(Identifier(*name))).fetchall()
            for value in row
        ]
    return "\n".join(rows)


@pytest.mark.thorough
def test_nothing_of_them_is_left_in_any_table_though_a_run_died_and_an_old_copy_was_opened(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", place)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret that this programme alone has, long enough")
    path = workbook(
        tmp_path / "p.xlsx", Participants=[PEOPLE, QUILL, ANA, EVE], Needs=[NEEDS, ANAS_NEED, NOUN]
    )
    run("pair", "--sheet", path, "--today", "2027-01-11")
    set_cell(path, "Matches", 1, "Coordinator", "approve")
    run("introduce", "--sheet", path, "--today", "2027-01-12", "--yes")
    id_ = str(table(path, "Matches")[0]["Giver id"])
    assert {"Quillon", "kestrel", id_} <= {one for one in ("Quillon", "kestrel", id_) if one in dump(place)}
    old = path.read_bytes()
    assert die_at(DIES_AT, path)
    told = run("forget", "Kestrel Quillon", "--sheet", path, "--today", "2027-01-13", "--yes")
    assert "nothing left" in told
    assert [one for one in ("Quillon", "kestrel", id_) if one in dump(place)] == []
    assert "0 places" in run("forget", "Kestrel Quillon", "--sheet", path, "--yes")
    path.write_bytes(old)
    assert "asked to be forgotten" in run("check", "--sheet", path, code=1)


@pytest.mark.thorough
def test_a_google_sheet_with_its_journal_in_a_database_is_clean_wherever_a_run_died(
    place: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", place)
    step, died = 0, True
    with SheetsServer() as server:
        while died:
            empty(place)
            folder = tmp_path / str(step)
            folder.mkdir()
            desk = ask_by_mail(server, folder, monkeypatch)
            assert "Quillon" in dump(place)
            died = die_at(step, desk.key)
            let_claim_end(desk)
            told = run(*FORGET, "--sheet", desk.key, code=None)
            assert ("nothing left" in told) or "0 places" in told
            assert (step, find_left(desk)) == (step, [])
            assert [one for one in ("Quillon", "kestrel") if one in dump(place)] == []
            step += STEPS_APART
    assert step > STEPS_APART
