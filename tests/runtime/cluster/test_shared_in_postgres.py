"""A journal in PostgreSQL is rebuilt from the shared record as one in a file: the same tests at another place."""

from tests.mail.journal.test_shared import *  # noqa: F403
