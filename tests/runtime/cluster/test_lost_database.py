"""A database that goes away in the midst of a pass: exit code 3, and the next pass neither doubles nor loses."""

from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner

from mentorsheets.cli import main
from mentorsheets.mail.messages import MailState
from tests.jobs.harbour import ALWAYS, many
from tests.mail.faulty import FaultyServer
from tests.mail.transport.test_chaos import balance
from tests.runtime.cluster.community import keys_by_name, states
from tests.runtime.cluster.test_postgres import cut
from tests.workflow.sheets import run, table

COUNT = 12
STAGES = ("mail", "data", "body", "taken", "answered")


class Outage:
    """Cuts every connection of the journal at a stage of one mail; while `lasting`, nobody gets in again."""

    def __init__(self, place: str, stage: str, number: int, *, lasting: bool) -> None:
        self.place, self.when, self.lasting = place, (number, stage), lasting

    def __call__(self, number: int, stage: str) -> None:
        if (number, stage) == self.when:
            if self.lasting:
                self.allow(connections=0)
            cut(self.place)

    def allow(self, connections: int) -> None:
        with psycopg.connect(self.place, autocommit=True) as admin:
            admin.execute(f"ALTER ROLE harbour_guest CONNECTION LIMIT {connections}")


@pytest.fixture
def guest(place: str) -> str:
    """The database by a role that can be kept out of it, since nobody keeps out who owns it."""
    with psycopg.connect(place, autocommit=True) as admin:
        if not admin.execute("SELECT 1 FROM pg_roles WHERE rolname = 'harbour_guest'").fetchone():
            admin.execute("CREATE ROLE harbour_guest LOGIN")
        admin.execute("GRANT CREATE ON DATABASE postgres TO harbour_guest")
    return place.replace("harbour@", "harbour_guest@")


@pytest.mark.every(16)
@pytest.mark.parametrize("lasting", [False, True], ids=["for a moment", "for long"])
@pytest.mark.parametrize("stage", STAGES)
def test_a_pass_that_lost_its_database_ends_with_3_and_the_next_doubles_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str, guest: str, stage: str, lasting: bool
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", guest)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a long text that stays the same")
    path = many(tmp_path, COUNT, *ALWAYS)
    outage = Outage(place, stage, 5, lasting=lasting)
    with FaultyServer(on_stage=outage) as mail:
        command = ("checkin", "--yes", "--sheet", path, "--mail", f"smtp://127.0.0.1:{mail.port}")
        run(*command, code=3)
        if lasting:
            run(*command, code=3)
            outage.allow(connections=-1)
        next_one = CliRunner().invoke(main, [str(word) for word in command])
        run(*command, code=0)
        found, untold = states(place)
        assert len(found) == COUNT
        ends = {key: MailState(state) for key, state in found.items()}
        assert balance(mail, ends, keys_by_name(place)) == (0, 0, 0)
    assert set(found.values()) <= {"sent", "unknown"}
    assert (next_one.exit_code, untold) == (int("unknown" in found.values()), 0)
    assert {row["Message"]: row["State"] for row in table(path, "Messages")} == found
