"""Forgetting that dies on its way, wherever that is: run again, it ends as if nothing had been."""

import os
import re
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType

import pytest

from mentorsheets.cli import main
from tests.cases import EACH_CASE
from tests.mail.packed import with_packed
from tests.sheet.google.desk import GoogleDesk
from tests.sheets_server.server import SheetsServer
from tests.sheets_server.weather import Fault
from tests.workflow.sheets import ANA, ANAS_NEED, EVE, NEEDS, PEOPLE, run, table
from tests.workflow.test_forget import NOUN, QUILL, everything, lived

__all__ = ["lived"]
FORGET = ["forget", "Kestrel Quillon", "--today", "2027-01-13", "--yes"]
WATCHED = (
    "workflow/forget.py",
    "journal/forget.py",
    "journal/journal.py",
    "workbook/backend.py",
    "workbook/file.py",
    "google/backend.py",
    "google/client.py",
    "google/write.py",
)
"""The files in which each function is a place to die at."""
DEAD = 9
"""What a run ends with that died there."""
STEPS_APART = 5 if EACH_CASE else 25
"""Entries and exits of functions between two at which a run is killed."""


def die_at(place: int, path: Path | str) -> bool:
    """Run the command in a process of its own that ends without a word when it enters its `place`th function.

    Returns whether it came so far.
    """
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == DEAD
    seen: set[object] = set()

    def watch(frame: FrameType, event: str, _: object) -> None:
        if event in {"call", "return"} and frame.f_code.co_filename.endswith(WATCHED):
            seen.add((event, frame.f_code))
            if len(seen) > place:
                os._exit(DEAD)

    sys.setprofile(watch)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    try:
        main([*FORGET, "--sheet", str(path)], standalone_mode=False)
    finally:
        os._exit(0)


def record(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return what the sheet and its journal say of mail and of matches."""
    (journal,) = path.parent.rglob("*.journal")
    with sqlite3.connect(journal) as database:
        mails = database.execute("SELECT key, kind, state, persons, period FROM mail ORDER BY key").fetchall()
    matches = [tuple(row.values()) for row in table(path, "Matches")]
    messages = sorted((str(row["Message"]), row["State"]) for row in table(path, "Messages"))
    return {"journal": mails, "matches": matches, "messages": messages}


@pytest.mark.thorough
def test_killed_anywhere_and_run_again_it_ends_as_if_it_had_not_been(lived: Path, tmp_path: Path) -> None:
    before = tmp_path.with_name("before")
    shutil.copytree(tmp_path, before)
    run(*FORGET, "--sheet", lived)
    wanted, place, died = record(lived), 0, True
    while died:
        shutil.rmtree(tmp_path)
        shutil.copytree(before, tmp_path)
        os.chdir(tmp_path)
        died = die_at(place, lived)
        told = run(*FORGET, "--sheet", lived)
        assert ("nothing left" in told) or not died or "0 places" in told
        assert record(lived) == wanted, place
        assert "Quillon" not in everything(lived)
        place += STEPS_APART
    assert place > 30


@pytest.fixture(scope="module")
def server() -> Iterator[SheetsServer]:
    with SheetsServer() as running:
        yield running


def ask_by_mail(server: SheetsServer, folder: Path, monkeypatch: pytest.MonkeyPatch) -> GoogleDesk:
    """Make a Google sheet in which Kestrel Quillon helps Ana, both asked by mail, and work in a folder."""
    desk = GoogleDesk(server, folder)
    for variable, value in desk.environ.items():
        monkeypatch.setenv(variable, value)
    monkeypatch.setenv("XDG_DATA_HOME", str(folder / "data"))
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "data"))
    monkeypatch.setenv("MENTORSHEETS_SECRET", "a secret that this programme alone has, long enough")
    monkeypatch.chdir(folder)
    desk.put({"Participants": [PEOPLE, QUILL, ANA, EVE], "Needs": [NEEDS, ANAS_NEED, NOUN]})
    desk.note("Participants", "A2", "CANARY-note: rang on Monday.")
    run("pair", "--sheet", desk.key, "--today", "2027-01-11")
    head = desk.person.values("Matches")[0]
    desk.type("Matches", f"{chr(ord('A') + head.index('Coordinator'))}2", "approve")
    run("introduce", "--sheet", desk.key, "--today", "2027-01-12", "--yes")
    return desk


@pytest.fixture
def asked(
    server: SheetsServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, nobody_waits: None
) -> Callable[[str], GoogleDesk]:
    """Makes a Google sheet anew in which Kestrel Quillon helps Ana, both asked by mail, with a folder of its own."""

    def make(name: str) -> GoogleDesk:
        folder = tmp_path / name
        folder.mkdir()
        return ask_by_mail(server, folder, monkeypatch)

    return make


def everything_of(desk: GoogleDesk) -> str:
    """Return all that stands in a Google sheet, its hidden tabs, notes and all, and in the files beside it."""
    with desk.server.world.lock:
        sheets = desk.server.world.books[desk.key].sheets
        told = " ".join(str(vars(sheet)) for sheet in sheets)
    files = (file.read_bytes() for file in Path.cwd().rglob("*") if file.is_file())
    return told + with_packed(b" ".join(files)).decode("utf-8", "replace")


def let_claim_end(desk: GoogleDesk) -> None:
    """Let the time be over for which a run that died had claimed the sheet."""
    with desk.server.world.lock:
        for sheet in desk.server.world.books[desk.key].sheets:
            sheet.properties["title"] = re.sub(r"until [0-9T:-]+Z", "until 2000-01-01T00:00:00Z", sheet.title)


def find_left(desk: GoogleDesk) -> list[str]:
    """Return what of them still stands somewhere, with what stands around it."""
    text = everything_of(desk)
    return [found[0] for found in re.finditer(r".{0,60}(?:Quillon|kestrel|CANARY).{0,30}", text)][:5]


@pytest.mark.thorough
def test_a_google_sheet_keeps_nothing_of_them_in_cells_notes_or_hidden_copies_and_an_old_version_brings_nobody_back(
    asked: Callable[[str], GoogleDesk],
) -> None:
    desk = asked("one")
    assert find_left(desk)
    old = desk.copy()
    assert "nothing left" in run(*FORGET, "--sheet", desk.key)
    assert find_left(desk) == []
    run("check", "--sheet", desk.key)
    with desk.server.world.lock:
        books = desk.server.world.books
        books[desk.key].sheets = books[old.key].sheets
    assert "asked to be forgotten" in run("check", "--sheet", desk.key, code=1)


@pytest.mark.every(8)
@pytest.mark.parametrize("kind", ["reset", "lost_reply"])
def test_google_that_breaks_off_at_any_call_leaves_what_a_second_run_ends(
    asked: Callable[[str], GoogleDesk], server: SheetsServer, kind: str
) -> None:
    place, broke = 0, True
    while broke:
        desk = asked(f"{place}")
        server.weather.faults[:] = [Fault("slow", times=place), Fault(kind, times=1000)]
        broke = "reached" in run(*FORGET, "--sheet", desk.key, code=None) or bool(
            server.weather.faults[0].times == 0 and server.weather.faults[1].times < 1000
        )
        server.weather.faults.clear()
        let_claim_end(desk)
        run(*FORGET, "--sheet", desk.key, code=None)
        assert (place, find_left(desk)) == (place, [])
        place += 2 if EACH_CASE else 7
    assert place > 7
