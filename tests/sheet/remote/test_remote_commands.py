"""Each command on a workbook at an address: it does what it does on a file; it may die, or meet a person, at any call."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import mentorsheets
from mentorsheets.cli import main
from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import Cell
from mentorsheets.sheet.workbook.read import book_of
from tests.files_server.messages import Asked
from tests.files_server.server import FilesServer
from tests.sheet.desks import Grid
from tests.sheet.remote.desk import EACH_CASE, LoopbackDesk, dav_desk, graph_desk
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, GIL, NEEDS, PEOPLE

MATCHES = ["Match", "Giver", "Asker", "Needs", "Why", "Coordinator", "State", "Since", "Notes"]
APPROVED = ["m1", "gil@example.org", "ana@example.org", "Role models", "", "approve", "proposed", "", "mine"]
SETTINGS = [["Setting", "Value"], ["Programme", "Harbour"], ["Coordinator e-mail", "co@example.org"]]
PROGRAMME: dict[str, Grid] = {
    "Participants": [PEOPLE, GIL, ANA, EVE],
    "Needs": [NEEDS, ANAS_NEED],
    "Settings": SETTINGS,
}
ASKING: dict[str, Grid] = {**PROGRAMME, "Matches": [MATCHES, APPROVED]}
DRAWN_BY_LOT = {"Register", "Messages", "Start here"}


class Terminal:
    """A terminal at which commands are run on the sheet of a desk, with a folder of its own."""

    def __init__(self, desk: LoopbackDesk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.desk = desk
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        own = {"XDG_DATA_HOME": str(folder), "MENTORSHEETS_SECRET": "so long that nobody guesses it" * 2}
        for name, value in {**desk.environ, **own}.items():
            monkeypatch.setenv(name, value)

    def run(self, *words: str, day: str = "2026-11-23") -> Result:
        today = () if words[0] in {"init", "doctor", "check"} else ("--today", day)
        done = CliRunner().invoke(main, [*words, "--sheet", self.desk.sheet, *today])
        assert done.exception is None or isinstance(done.exception, SystemExit), done.output
        return done

    def rows(self, title: str) -> list[list[Cell]]:
        return [list(row) for tab in book_of(self.desk.data).tabs if tab.title == title for row in tab.rows]

    def seen(self) -> tuple[dict[str, tuple[tuple[Cell, ...], ...]], list[Cell], int]:
        """What the coordinator sees in the end, but for names drawn by lot and the hour at which it was."""
        tabs = {tab.title: tab.rows for tab in book_of(self.desk.data).tabs if tab.title not in DRAWN_BY_LOT}
        if "Today" in tabs:
            tabs["Today"] = tuple(row[:5] for row in tabs["Today"] if "looked" not in str(row).casefold())
        keys = sorted((row[0] for row in self.rows("Messages")), key=str)
        return tabs, keys, len(list(Path("outbox").glob("*.eml")))


@pytest.fixture(params=["dav", "graph"] if EACH_CASE else ["dav"])
def desk(request: pytest.FixtureRequest, server: FilesServer, tmp_path: Path) -> LoopbackDesk:
    return dav_desk(server) if request.param == "dav" else graph_desk(server, tmp_path)


@pytest.mark.thorough
def test_a_programme_begins_and_runs_at_an_address(
    desk: LoopbackDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put(PROGRAMME)
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)
    for words, code, said in (
        (["init", "--dry-run"], 0, "Would be added"),
        (["init"], 0, "Added, tabs"),
        (["check"], 0, ""),
        (["doctor"], 0, "It can be written to"),
        (["pair"], 0, "Gil"),
        (["run", "--once", "--yes"], 0, ""),
    ):
        done = terminal.run(*words)
        assert done.exit_code == code, (words, done.output)
        assert said in done.output, words
    assert [row[6] for row in terminal.rows("Matches")[1:]] == ["proposed"]
    desk.type("Matches", "F2", "approve")
    assert terminal.run("introduce", "--yes").exit_code == 0
    assert [row[6] for row in terminal.rows("Matches")[1:]] == ["asked"]
    assert len(list(Path("outbox").glob("*-ask-*.eml"))) == 2
    assert terminal.run("run", "--once", "--yes").exit_code == 0
    before, uploads = desk.data, count_uploads(desk)
    assert terminal.run("run", "--once", "--yes").exit_code == 0
    assert len(list(Path("outbox").glob("*-ask-*.eml"))) == 2
    assert (desk.data, count_uploads(desk)) == (before, uploads)
    assert not list(Path().glob("*.journal"))
    assert len(list(tmp_path.rglob("*.journal"))) == 1


def count_uploads(desk: LoopbackDesk) -> int:
    """How often the workbook itself was put back."""
    return sum(
        call.startswith("PUT") and ".claim." not in call for call in desk.server.calls if "/dav/" in call
    )


def test_a_person_is_forgotten_in_the_file_too(
    desk: LoopbackDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put(PROGRAMME)
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)
    terminal.run("init")
    done = terminal.run("forget", "eve@example.org", "--yes")
    assert done.exit_code in {0, 1}, done.output
    assert b"eve@example.org" not in desk.data
    assert not [row for row in terminal.rows("Participants") if "Eve" in row]


def test_init_makes_a_workbook_where_there_is_none(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = dav_desk(server)
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)
    done = terminal.run("init")
    assert (done.exit_code, "is made" in done.output) == (0, True), done.output
    assert terminal.rows("Participants")[0][0] == "Name"
    on_drive = Terminal(graph_desk(server, tmp_path), tmp_path / "home", monkeypatch).run("init")
    assert (on_drive.exit_code, "cannot be made at a link" in on_drive.output) == (2, True), on_drive.output


@pytest.mark.thorough
def test_a_list_at_an_address_is_adopted_after_a_copy_was_put_beside_it(
    desk: LoopbackDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [["Your name", "E-mail", "I can help with"], ["Ana", "ana@example.org", "role models"]]
    desk.put({"Mentors": people})
    before = desk.data
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)
    done = CliRunner().invoke(main, ["adopt", desk.sheet, "--yes", "--today", "2026-11-23"])
    assert done.exit_code in {0, 1}, done.output
    assert [row[1] for row in terminal.rows("Participants")[1:]] == ["ana@example.org"]
    copies = [path for path in desk.server.disk.files if "before adopt" in path]
    assert [desk.server.disk.files[path].data for path in copies] == [before]


def test_a_login_at_microsoft_is_made_by_a_code_and_kept_for_its_owner(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = graph_desk(server, tmp_path)
    desk.put(PROGRAMME)
    kept = Path(desk.environ["MENTORSHEETS_MICROSOFT_LOGIN_FILE"])
    kept.unlink()
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)
    assert "Nobody has logged in" in terminal.run("check").output
    server.graph.code_is_typed = False
    done = terminal.run("doctor", "--sign-in")
    assert (done.exit_code, "type the code ABC123" in done.output) == (0, True), done.output
    assert kept.stat().st_mode & 0o777 == 0o600
    assert terminal.run("check").exit_code == 0
    # The token counts for an hour; what is kept, for months.
    server.graph.tokens.clear()
    assert terminal.run("check").exit_code == 0
    server.graph.refresh = "another"
    ended = terminal.run("check")
    assert (ended.exit_code, "--sign-in" in ended.output) == (2, True), ended.output
    monkeypatch.setenv("MENTORSHEETS_MICROSOFT_APP", "")
    assert "No application at Microsoft is named" in terminal.run("check").output


def test_a_token_that_ends_in_the_midst_of_a_run_is_renewed_once(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = graph_desk(server, tmp_path)
    desk.put(PROGRAMME)
    terminal = Terminal(desk, tmp_path / "home", monkeypatch)

    ended: list[bool] = []

    def expire(asked: Asked) -> None:
        if asked.method == "PUT" and not ended:
            ended.append(True)
            server.graph.tokens.clear()

    server.before.append(expire)
    assert terminal.run("pair").exit_code == 0
    assert len(terminal.rows("Matches")) == 2


COMMANDS = {"pair": PROGRAMME, "introduce --yes": ASKING}


def step(calls: int) -> range:
    """Every call where each case is tried; else one early and one late."""
    return range(1, calls + 1) if EACH_CASE else range(calls // 3, calls + 1, max(calls // 2, 1))


def count_calls(terminal: Terminal, words: str) -> int:
    terminal.desk.server.calls.clear()
    terminal.run(*words.split())
    return len(terminal.desk.server.calls)


@pytest.mark.thorough
@pytest.mark.parametrize("words", COMMANDS)
def test_a_command_that_dies_at_any_call_and_is_run_again_comes_to_the_same(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    desk = dav_desk(server)
    desk.put(COMMANDS[words])
    start = desk.data
    whole = Terminal(desk, tmp_path / "whole", monkeypatch)
    calls, expected = count_calls(whole, words), whole.seen()
    for number in step(calls):
        desk.save(start)
        desk.server.disk.files.pop(f"{desk.place}.claim.txt", None)
        terminal = Terminal(desk, tmp_path / f"{number}", monkeypatch)
        server.before.append(_from(number, partial(_die, server, lost=number % 2 == 0)))
        terminal.run(*words.split())
        server.before.clear()
        server.faults.clear()
        # The claim of a run that died ends.
        desk.server.disk.files.pop(f"{desk.place}.claim.txt", None)
        again = terminal.run(*words.split())
        assert terminal.seen() == expected, f"died at call {number}: {again.output}"


def _die(server: FilesServer, *, lost: bool) -> None:
    for method in ("GET", "PUT"):
        if lost:
            server.fail("lost_reply", method)
        server.fail("reset", method, times=9999)


def _from(number: int, act: Callable[[], None]) -> Callable[[Asked], None]:
    left = [number]

    def interfere(asked: Asked) -> None:
        left[0] -= 1
        if left[0] == 0:
            act()

    return interfere


@pytest.mark.thorough
def test_a_word_typed_at_any_moment_of_a_run_stays_and_is_done_by_this_run_or_the_next(
    server: FilesServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = dav_desk(server)
    desk.put(ASKING)
    Terminal(desk, tmp_path / "first", monkeypatch).run("init")
    start = desk.data
    calls = count_calls(Terminal(desk, tmp_path / "count", monkeypatch), "introduce --yes")
    for number in step(calls):
        desk.save(start)
        terminal = Terminal(desk, tmp_path / f"{number}", monkeypatch)
        server.before.append(_from(number, lambda: desk.type("Matches", "F2", "decline")))
        server.calls.clear()
        first = terminal.run("introduce", "--yes")
        server.before.clear()
        if len(server.calls) < number:
            # The run that was counted made the claim's file as well, and so one call more.
            break
        mails = len(list(Path("outbox").glob("*.eml")))
        assert terminal.rows("Matches")[1][5] == "decline", f"lost at call {number}: {first.output}"
        terminal.run("introduce", "--yes")
        assert terminal.rows("Matches")[1][5] == "decline"
        assert terminal.rows("Matches")[1][6] == "declined", f"not heard at call {number}"
        # Whoever was asked before the word came was asked once.
        assert len(list(Path("outbox").glob("*.eml"))) <= max(mails, 2) + 2
        assert mails in {0, 2}


def test_the_library_opens_an_address_with_user_and_password(server: FilesServer) -> None:
    desk = dav_desk(server)
    desk.put(PROGRAMME)
    opened = mentorsheets.open(desk.sheet, credentials=f"ana:{server.password}")
    assert [person.name for person in opened.programme.people] == ["Gil", "Ana", "Eve"]
    with pytest.raises(WrongUse, match="does not accept the user and password"):
        mentorsheets.open(desk.sheet, credentials="ana:wrong")


def test_copies_beside_a_workbook_on_a_server_are_told_by_check_and_doctor(
    desk: LoopbackDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put(ASKING)
    terminal = Terminal(desk, tmp_path, monkeypatch)
    assert terminal.run("pair").exit_code in {0, 1}
    folder, _, name = desk.place.rpartition("/")
    stem = name.removesuffix(".xlsx")
    conflict, copy = f"{stem} (conflicted copy 2026-11-23 091000).xlsx", f"Kopie von {name}"
    desk.server.disk.save(f"{folder}/{conflict}", desk.data)
    desk.server.disk.save(f"{folder}/{copy}", desk.data)
    desk.server.disk.save(f"{folder}/{stem} (2).xlsx", b"something else altogether")
    desk.server.disk.save(f"{folder}/plans.xlsx", desk.data)
    said = terminal.run("check").output
    assert f"Beside {name} lies {conflict}: two computers wrote it" in said
    assert f"Beside {name} lies {copy}, a copy of it" in said
    assert "(2)" not in said
    assert "plans.xlsx" not in said
    told = terminal.run("doctor").output
    assert conflict in told
    assert copy in told
