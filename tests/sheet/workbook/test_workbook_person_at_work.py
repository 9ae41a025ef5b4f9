"""A person keeps working on a workbook, or replaces it, while the machine writes."""

import tempfile
from pathlib import Path
from typing import ClassVar

from tests.sheet.desks import Desk, WorkbookDesk
from tests.sheet.person_at_work import TRUSTED, PersonAtWork


class AtAWorkbook(PersonAtWork):
    """The file lies in a folder of its own for each run of the machine."""

    folder: ClassVar[tempfile.TemporaryDirectory[str]]

    @staticmethod
    def make_desk() -> Desk:
        AtAWorkbook.folder = tempfile.TemporaryDirectory()
        return WorkbookDesk(Path(AtAWorkbook.folder.name) / "harbour.xlsx")

    def teardown(self) -> None:
        AtAWorkbook.folder.cleanup()


TestPersonAtAWorkbook = AtAWorkbook.TestCase
TestPersonAtAWorkbook.settings = TRUSTED
