"""The same mishaps in whatever order where the workbook lies on a server: WebDAV, or OneDrive as Graph shows it."""

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from openpyxl.workbook import Workbook as Pyxl

from mentorsheets.sheet.backend import Backend
from tests.cases import EACH_CASE
from tests.files_server.server import FilesServer
from tests.mail.faulty import FaultyServer
from tests.sheet.remote.desk import LoopbackDesk, dav_desk, graph_desk
from tests.workflow.mishaps import Mistaken, MistakenWorkbook, Scene
from tests.workflow.test_mishaps_in_order import (
    answers_in_the_end,
    can_be_known,
    live_through,
    orders,
    outset,
)

__all__ = ["outset"]


class MistakenOnServer(MistakenWorkbook):
    """A workbook that people open from a server, and save there."""

    def __init__(self, desk: LoopbackDesk) -> None:
        super().__init__(Path(desk.place))
        self.desk = desk
        self.name = desk.sheet

    def read(self) -> Backend:  # type: ignore[override]  # of another kind
        return self.desk.another()

    def keep(self) -> Callable[[], None]:
        kept = self.desk.data
        return lambda: self.desk.save(kept)

    def copy(self) -> Mistaken:
        if not self.desk.place.startswith("/dav/"):
            raise LookupError("what somebody shares with themselves has an address that we do not make up")
        there = copy.copy(self.desk)
        there.place = self.desk.place.replace("the harbour", "copy of it")
        there.sheet = self.desk.sheet.replace("the%20harbour", "copy%20of%20it")
        there.save(self.desk.data)
        return MistakenOnServer(there)

    def _change(self, change: Callable[[Pyxl], object]) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "opened.xlsx")
            path.write_bytes(self.desk.data)
            book = openpyxl.load_workbook(path)
            change(book)
            book.save(path)
            self.desk.save(path.read_bytes())


@pytest.mark.thorough
@pytest.mark.parametrize("place", ["WebDAV", "OneDrive"])
@settings(
    max_examples=6 if EACH_CASE else 1,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@example(order=[("sort a column", "Messages"), ("lose the journal", "Today")], answers=[])
@example(order=[("copy", "Today"), ("kill", "Matches"), ("rename", "Messages")], answers=[])
@example(
    order=[("stop", "Today"), ("bring back", "Today"), ("delete", "Mail sent")], answers=["settle --go-on"]
)
@given(order=orders.filter(can_be_known), answers=answers_in_the_end)
def test_nobody_gets_a_mail_twice_or_after_a_stop_where_the_workbook_lies_on_a_server(
    outset: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path_factory: pytest.TempPathFactory,
    nobody_waits: None,
    place: str,
    order: list[tuple[str, str]],
    answers: list[str],
) -> None:
    folder = tmp_path_factory.mktemp("order")
    monkeypatch.chdir(folder)
    with FaultyServer() as mail, FilesServer() as server:
        desk = dav_desk(server) if place == "WebDAV" else graph_desk(server, folder)
        desk.save(outset.read_bytes())
        environ = {**desk.environ, "XDG_DATA_HOME": str(folder), "MENTORSHEETS_SHEET": desk.sheet}
        for name, value in {**environ, "MENTORSHEETS_MAIL": f"smtp://127.0.0.1:{mail.port}"}.items():
            monkeypatch.setenv(name, value)
        live_through(Scene(MistakenOnServer(desk), folder, mail), order, answers)
