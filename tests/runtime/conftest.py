"""What the tests of the jobs share."""

from tests.mail.conftest import nobody_waits

__all__ = ["nobody_waits"]
