"""The sheet in memory does what every kind of sheet must do."""

from collections.abc import Mapping, Sequence

import pytest

from mentorsheets.errors import Busy
from mentorsheets.sheet.backend import Book, Cell
from mentorsheets.simulation.sheet import Notebook
from tests.sheet.contract import BackendContract


class NotebookDesk:
    """A sheet in memory, left by a person as it is put."""

    def __init__(self) -> None:
        self.backend = Notebook(Book(()))

    def put(self, tabs: Mapping[str, Sequence[Sequence[Cell]]]) -> None:
        self.backend.put(tabs)


class TestNotebook(BackendContract):
    @pytest.fixture
    def desk(self) -> NotebookDesk:
        return NotebookDesk()


def test_one_run_at_a_time_works_on_it() -> None:
    notebook = Notebook(Book(()))
    with notebook.claimed("one"), pytest.raises(Busy, match="one"), notebook.claimed("another"):
        pass
    with notebook.claimed("another"):
        pass
