"""A workbook on a server does what every kind of sheet must do."""

from pathlib import Path

import pytest

from tests.files_server.server import FilesServer
from tests.sheet.contract import BackendContract
from tests.sheet.contract_notes import NotesContract
from tests.sheet.remote.desk import EACH_CASE, LoopbackDesk, dav_desk, graph_desk


class TestAtADavAddress(BackendContract, NotesContract):
    @pytest.fixture
    def desk(self, server: FilesServer) -> LoopbackDesk:
        return dav_desk(server)


@pytest.mark.skipif(not EACH_CASE, reason="takes seconds: tried with MENTORSHEETS_EACH_CASE=yes")
class TestOnOneDrive(BackendContract, NotesContract):
    @pytest.fixture
    def desk(self, server: FilesServer, tmp_path: Path) -> LoopbackDesk:
        return graph_desk(server, tmp_path)
