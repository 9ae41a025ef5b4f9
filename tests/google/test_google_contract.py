"""A Google sheet does what every kind of sheet must do."""

from tests.sheet.contract import BackendContract


class TestGoogleSheet(BackendContract):
    """The sheet is the one that conftest gives."""
