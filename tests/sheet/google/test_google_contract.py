"""A Google sheet does what every kind of sheet must do."""

from tests.sheet.contract import BackendContract
from tests.sheet.contract_notes import NotesContract


class TestGoogleSheet(BackendContract, NotesContract):
    """The sheet is the one that conftest gives."""
