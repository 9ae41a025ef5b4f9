"""A workbook on a WebDAV server that we did not write does what every kind of sheet must do."""

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from mentorsheets.errors import Busy, Unreachable, WrongUse
from mentorsheets.runtime.config import read_config
from mentorsheets.sheet.backend import ChangedMeanwhile, WriteCells
from mentorsheets.sheet.remote.open_remote import open_remote
from tests.sheet.contract import BackendContract
from tests.sheet.contract_notes import NotesContract
from tests.sheet.desks import rows_of
from tests.sheet.remote.apache import APACHE, run_apache
from tests.sheet.remote.desk import EACH_CASE, RemoteDesk

pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(APACHE is None, reason="wants the Debian package apache2"),
]
PASSWORD = "sésame 123"
LOGIN = {"MENTORSHEETS_WEBDAV_USER": "ana", "MENTORSHEETS_WEBDAV_PASSWORD": PASSWORD}
LOCK = (
    '<?xml version="1.0"?><lockinfo xmlns="DAV:"><lockscope><exclusive/></lockscope>'
    "<locktype><write/></locktype></lockinfo>"
)


class ApacheDesk(RemoteDesk):
    """A person saves the file on the server's own disk."""

    def __init__(self, address: str, files: Path) -> None:
        super().__init__(f"{address}/harbour.xlsx", LOGIN)
        self.path = files / "harbour.xlsx"

    def load(self) -> bytes | None:
        return self.path.read_bytes() if self.path.exists() else None

    def save(self, data: bytes) -> None:
        new = self.path.with_suffix(".new")
        new.write_bytes(data)
        if self.path.exists():
            shutil.copystat(self.path, new)
            new.touch()
        new.chmod(0o666)
        new.replace(self.path)


@pytest.fixture(scope="module")
def digests() -> Iterator[tuple[str, Path]]:
    # Tags made of what a file holds are strong from the first moment on, so that nobody has to wait here.
    with run_apache(PASSWORD, "Digest") as running:
        yield running


@pytest.fixture
def desk(digests: tuple[str, Path]) -> Iterator[ApacheDesk]:
    address, files = digests
    yield ApacheDesk(address, files)
    for one in files.iterdir():
        one.unlink()


@pytest.mark.skipif(not EACH_CASE, reason="takes seconds: tried with MENTORSHEETS_EACH_CASE=yes")
class TestAtApache(BackendContract, NotesContract):
    """The sheet is the one above."""


def test_who_has_the_file_locked_is_waited_for(desk: ApacheDesk) -> None:
    desk.put({"Mine": [["x"]]})
    seen = desk.backend.read()
    login = requests.auth.HTTPBasicAuth(b"ana", PASSWORD.encode())
    locked = requests.request("LOCK", desk.sheet, data=LOCK, auth=login, timeout=9)
    assert locked.ok
    with pytest.raises(Unreachable, match="is open in a spreadsheet program"):
        desk.backend.write([WriteCells("Mine", {(1, 0): "y"})], seen)
    token = {"Lock-Token": locked.headers["Lock-Token"]}
    requests.request("UNLOCK", desk.sheet, headers=token, auth=login, timeout=9).raise_for_status()
    desk.backend.write([WriteCells("Mine", {(1, 0): "y"})], seen)
    assert rows_of(desk.backend, "Mine") == [["x"], ["y"]]


def test_an_archive_is_made_beside_it_and_found_among_what_lies_there(desk: ApacheDesk) -> None:
    desk.put({"Mine": [["x"]]})
    assert desk.backend.list_archives() == ()
    for other in ("harbour archive.xlsx", "harbour archive 2026.xlsx.bak"):
        desk.path.with_name(other).write_bytes(b"")
    desk.backend.archive(2026)
    desk.another().archive(2026)
    found = desk.another().list_archives()
    assert [(one.name, len(one.read().tabs)) for one in found] == [("harbour archive 2026.xlsx", 3)]


def test_of_many_runs_at_once_one_gets_the_sheet(desk: ApacheDesk) -> None:
    desk.put({"Mine": [["x"]]})
    told: list[str] = []
    inside, over = threading.Barrier(6), threading.Event()

    def work(number: int) -> None:
        other = desk.another()
        inside.wait(20)
        try:
            with other.claimed(f"run {number}"):
                told.append("has it")
                over.wait(20)
        except Busy:
            told.append("busy")
            if told.count("busy") == 5:
                over.set()

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(told) == ["busy"] * 5 + ["has it"]


def test_a_file_saved_within_this_second_has_no_strong_tag_yet_and_is_waited_for() -> None:
    with run_apache(PASSWORD, "MTime Size") as (address, files):
        desk = ApacheDesk(address, files)
        desk.put({"Mine": [["x"]]})
        seen = desk.backend.read()
        desk.type("Mine", "B1", "mine")
        with pytest.raises(ChangedMeanwhile):
            desk.backend.write([WriteCells("Mine", {(1, 0): "y"})], seen)
        desk.backend.write([WriteCells("Mine", {(1, 0): "y"})], desk.backend.read())
        assert rows_of(desk.backend, "Mine") == [["x", "mine"], ["y"]]


def test_apaches_refusals_are_told_in_sentences(digests: tuple[str, Path]) -> None:
    address, _ = digests

    def told(sheet: str, password: str) -> str:
        config = read_config({"sheet": sheet}, {**LOGIN, "MENTORSHEETS_WEBDAV_PASSWORD": password}, Path("/"))
        opened = open_remote(sheet, config.remote, ApacheDesk(address, Path("/")).clock)
        act = opened.make if "nowhere" in sheet else opened.read
        with pytest.raises(WrongUse) as raised:
            act()
        return raised.value.sentence

    assert "does not accept the user and password" in told(f"{address}/harbour.xlsx", "wrong")
    assert "no workbook at this address" in told(f"{address}/harbour.xlsx", PASSWORD)
    assert "no such folder" in told(f"{address}/nowhere/harbour.xlsx", PASSWORD)
