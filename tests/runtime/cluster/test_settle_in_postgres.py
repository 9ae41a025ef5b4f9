"""Messages of unknown fate are settled in PostgreSQL as in a file: the same tests at another place."""

from tests.mail.journal.test_settle import *  # noqa: F403
