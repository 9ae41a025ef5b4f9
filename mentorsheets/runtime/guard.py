"""Doing one thing of several, so that whatever goes wrong in it stops none of the others."""

from collections.abc import Callable

from mentorsheets.errors import UNFORESEEN, MentorsheetsError
from mentorsheets.runtime import log


def run_guarded(
    work: Callable[[], int | None],
    tell: Callable[[MentorsheetsError], None] = log.log_error,
    tell_broken: Callable[[Exception], None] = lambda error: log.log_failure("broke", error),
) -> int:
    """Do something and return its exit code; what goes wrong is told, into the log unless said otherwise."""
    try:
        return work() or 0
    except MentorsheetsError as error:
        tell(error)
        return error.exit_code
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except Exception as error:  # noqa: BLE001 - one thing that breaks must not stop the others
        tell_broken(error)
        return UNFORESEEN
