"""What holds of a journal in a file holds of one in PostgreSQL: the same tests at another place."""

from tests.mail.journal.test_journal import *  # noqa: F403

del test_a_file_that_is_no_journal_is_left_alone  # noqa: F821
del test_nobody_else_on_the_computer_can_read_it  # noqa: F821
del test_what_was_forgotten_is_on_the_disk_no_more  # noqa: F821
del test_the_journal_of_another_programme_is_refused  # noqa: F821
