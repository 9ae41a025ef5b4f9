"""A workbook does what every kind of sheet must do."""

from pathlib import Path

import pytest

from tests.sheet.contract import BackendContract
from tests.sheet.contract_notes import NotesContract
from tests.sheet.desks import WorkbookDesk


class TestWorkbook(BackendContract, NotesContract):
    @pytest.fixture
    def desk(self, tmp_path: Path) -> WorkbookDesk:
        return WorkbookDesk(tmp_path / "harbour.xlsx")
