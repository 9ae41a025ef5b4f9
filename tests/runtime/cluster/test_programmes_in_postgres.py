"""Programmes that share a database: whatever happens in one, no other one notices."""

import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorsheets.mail.journal.journal import Journal
from mentorsheets.mail.messages import MailState, PlannedMail, SendOutcome
from tests.jobs.harbour import ALWAYS, ROOT, harbour, mailed
from tests.mail.letters import MONDAY, plain
from tests.processes import environment
from tests.runtime.cluster.community import PROGRAMMES, states
from tests.workflow.sheets import run, set_cell, table

EVERYBODY = ["ana", "eve", "gil"]
COUNT = 3
MAILS = [plain(number) for number in range(COUNT)]
NO_SUCH_USER = SendOutcome(MailState.REFUSED, "", (("p1@example.org", "550 5.1.1 no such user"),))


def defer(journal: Journal, mail: PlannedMail, now: datetime) -> None:
    journal.plan([mail], now)
    journal.record([(mail.key.id, SendOutcome(MailState.DEFERRED, "451"))], now)


ACTS: dict[str, Callable[[Journal, PlannedMail, datetime], object]] = {
    "plan": lambda journal, mail, now: journal.plan([mail], now),
    "brink": lambda journal, mail, now: journal.brink([mail.key.id], now, "somebody"),
    "sent": lambda journal, mail, now: journal.record(
        [(mail.key.id, SendOutcome(MailState.SENT, "250 Ok"))], now
    ),
    "later": defer,
    "refused": lambda journal, mail, now: journal.record([(mail.key.id, NO_SUCH_USER)], now),
    "again": lambda journal, mail, now: journal.decide(mail.key.id, MailState.PLANNED, now, "said so"),
    "forget": lambda journal, mail, now: journal.forget(mail.key.persons[0], now),
    "told": lambda journal, _, __: journal.shared(journal.unshared()),
}
LIVES = st.lists(
    st.tuples(
        st.sampled_from(["harbour", "bay"]), st.sampled_from([*ACTS, "run"]), st.integers(0, COUNT - 1)
    ),
    min_size=5,
    max_size=40,
)


def seen(journal: Journal, now: datetime) -> tuple[object, ...]:
    """Return all that a run could learn from a journal, but for its random identity."""
    records = [(one.key, one.state, one.persons, one.when, one.detail) for one in journal.records()]
    return (
        records,
        [one.key for one in journal.unshared()],
        [(mail.key.id, mail.content) for mail in journal.due(now, 10)],
        [journal.is_dead([mail.recipients[0]]) for mail in MAILS],
        [journal.message_id(mail.key.id) for mail in MAILS],
        journal.went_since(MONDAY),
        journal.next_try(now),
    )


@pytest.mark.thorough
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lives=LIVES)
def test_two_programmes_live_in_one_database_as_if_each_had_a_file_of_its_own(
    server: str, tmp_path_factory: pytest.TempPathFactory, lives: Sequence[tuple[str, str, int]]
) -> None:
    folder = tmp_path_factory.mktemp("files")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS journals_of_mentorsheets CASCADE")
    with ExitStack() as stack:
        both = {
            name: [
                stack.enter_context(Journal(place, name, MONDAY)) for place in (server, folder / f"{name}.db")
            ]
            for name in ("harbour", "bay")
        }
        now = MONDAY
        for name, act, number in lives:
            now += timedelta(minutes=20)
            for journal in both[name]:
                if act == "run":
                    with journal.held(now):
                        pass
                else:
                    ACTS[act](journal, MAILS[number], now)
        for shared, alone in both.values():
            assert seen(shared, now) == seen(alone, now)


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str) -> Path:
    """Two programmes of the same people, so that no id of a person tells them apart, and the list of them."""
    monkeypatch.chdir(tmp_path)
    blocks = []
    for name in ("harbour", "bay"):
        harbour(tmp_path / name, *ALWAYS, ["Programme", name])
        blocks.append(
            f'[[programme]]\nname = "{name}"\nsheet = "{name}/programme.xlsx"\nmail = "outbox:{name}/outbox"\n'
        )
    (tmp_path / "programmes.toml").write_text("\n".join(blocks))
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", place)
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a long text that stays the same")
    return tmp_path


def check_ins(code: int = 0) -> None:
    """Ask all of both programmes, as a coordinator who has the list would."""
    run("checkin", "--today", "2026-11-23", code=code)


def programmes_in(place: str) -> set[str]:
    with psycopg.connect(place) as connection:
        return {name for (name,) in connection.execute(PROGRAMMES)}


def journals(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.rglob("*.journal"))


@pytest.mark.thorough
@pytest.mark.parametrize("named_in", ["environment", "file", "list"])
def test_a_database_named_for_all_is_kept_and_each_programme_gets_its_own_mail(
    two: Path, monkeypatch: pytest.MonkeyPatch, place: str, named_in: str
) -> None:
    if named_in != "environment":
        monkeypatch.delenv("MENTORSHEETS_JOURNAL")
    if named_in == "file":
        (two / "mentorsheets.toml").write_text(f'journal = "{place}"\n')
    if named_in == "list":
        path = two / "programmes.toml"
        path.write_text(path.read_text().replace("mail =", f'journal = "{place}"\nmail ='))
    for _ in range(2):
        check_ins()
    assert mailed(two / "harbour") == mailed(two / "bay") == EVERYBODY
    found, untold = states(place)
    assert (set(found.values()), untold) == ({"sent"}, 0)
    assert found.keys() == {
        row["Message"]
        for name in ("harbour", "bay")
        for row in table(two / name / "programme.xlsx", "Messages")
    }
    assert journals(two) == []


def test_a_copy_of_a_sheet_sends_nothing_until_it_has_an_id_of_its_own(two: Path, place: str) -> None:
    original, copy = (two / name / "programme.xlsx" for name in ("harbour", "bay"))
    run("collect", "--sheet", original)
    copy.write_bytes(original.read_bytes())
    check_ins(code=2)
    assert (mailed(two / "harbour"), mailed(two / "bay")) == (EVERYBODY, [])
    (known,) = programmes_in(place)
    ids = [row["Person id"] for row in table(copy, "Register")]
    set_cell(copy, "Register", ids.index("programme") + 1, "Name", "bay-2026")
    check_ins()
    assert mailed(two / "bay") == EVERYBODY
    assert programmes_in(place) == {known, "bay-2026"}


@pytest.mark.thorough
def test_a_sheet_that_was_moved_goes_on_once_the_database_is_told(two: Path, place: str) -> None:
    check_ins()
    (two / "harbour").rename(two / "port")
    listed = two / "programmes.toml"
    listed.write_text(listed.read_text().replace("harbour/", "port/"))
    check_ins(code=2)
    docs = (ROOT / "docs" / "scale.md").read_text()
    statement = next(line for line in docs.splitlines() if "SET sheet = NULL" in line).strip()
    ids = {row["Person id"]: row["Name"] for row in table(two / "port" / "programme.xlsx", "Register")}
    with psycopg.connect(place, autocommit=True) as connection:
        connection.execute(statement.replace("ID", str(ids["programme"])))
    check_ins()
    assert mailed(two / "port") == EVERYBODY


@pytest.mark.thorough
def test_the_doctor_looks_into_the_database_and_not_for_a_file_of_its_name(
    two: Path, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = two / "harbour" / "programme.xlsx"
    assert "It opens, belongs to this programme" in run("doctor", "--sheet", sheet)
    monkeypatch.setenv("MENTORSHEETS_JOURNAL", "postgresql://harbour:correct-horse@127.0.0.1:1/journal")
    told = run("doctor", "--sheet", sheet, code=3)
    assert "database did not answer" in told
    assert "correct-horse" not in told


@pytest.mark.thorough
def test_workers_without_a_database_for_all_look_after_nothing(two: Path) -> None:
    script = "import asyncio; from mentorsheets.runtime.cluster import app; asyncio.run(app.tasks['look_after'].func('bay'))"
    env = environment(MENTORSHEETS_JOURNAL="a.journal")
    done = subprocess.run(
        [sys.executable, "-c", script], env=env, capture_output=True, text=True, check=False
    )
    assert "WrongUse: The workers share no journal" in done.stderr
    assert (mailed(two / "bay"), journals(two)) == ([], [])
