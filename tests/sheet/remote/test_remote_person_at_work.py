"""A person keeps working on a workbook on a server, or replaces it, while the machine writes."""

import tempfile
from pathlib import Path
from typing import ClassVar

import pytest
from hypothesis import settings

from tests.files_server.server import FilesServer
from tests.sheet.desks import Desk
from tests.sheet.person_at_work import PersonAtWork
from tests.sheet.remote.desk import EACH_CASE, dav_desk, graph_desk

pytestmark = pytest.mark.skipif(not EACH_CASE, reason="takes seconds: tried with MENTORSHEETS_EACH_CASE=yes")


class AtAServer(PersonAtWork):
    """A server of its own for each run of the machine."""

    server: ClassVar[FilesServer]

    @staticmethod
    def begin_serving() -> FilesServer:
        AtAServer.server = FilesServer().__enter__()
        return AtAServer.server

    def teardown(self) -> None:
        AtAServer.server.__exit__()


class AtADavAddress(AtAServer):
    @staticmethod
    def make_desk() -> Desk:
        return dav_desk(AtAServer.begin_serving())


class OnADrive(AtAServer):
    folder: ClassVar[tempfile.TemporaryDirectory[str]]

    @staticmethod
    def make_desk() -> Desk:
        OnADrive.folder = tempfile.TemporaryDirectory()
        return graph_desk(AtAServer.begin_serving(), Path(OnADrive.folder.name))

    def teardown(self) -> None:
        OnADrive.folder.cleanup()
        super().teardown()


TestPersonAtADavAddress = AtADavAddress.TestCase
TestPersonOnADrive = OnADrive.TestCase
TestPersonAtADavAddress.settings = TestPersonOnADrive.settings = settings(
    max_examples=15, stateful_step_count=10
)
