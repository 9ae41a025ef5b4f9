"""Forgetting somebody whose mails stand in a database: in no table of it is anything left."""

from pathlib import Path

import psycopg
import pytest
from psycopg.sql import SQL, Identifier

from mentorsheets.mail.journal.rows import unpack
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, NEEDS, PEOPLE, run, set_cell, table, workbook
from tests.workflow.test_forget import NOUN, QUILL
from tests.workflow.test_forget_killed import die_at

TABLES = (
    "SELECT schemaname, tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"
)

DIES_AT = 60
"""Functions entered and left before a run is killed: some of the mails are erased by then, and others are not."""


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
