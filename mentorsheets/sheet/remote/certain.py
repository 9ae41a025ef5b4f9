"""Waiting for a tag on which an upload can rest."""

from tenacity import RetryError, Retrying, retry_if_result, stop_after_attempt, wait_fixed

from mentorsheets.sheet.remote.explain import tell_uncertain
from mentorsheets.sheet.remote.store import FileState, FileStore

TAG_TRIES = stop_after_attempt(4)
TAG_PAUSE = wait_fixed(1.0)
"""Seconds: Apache calls the tag of a file weak for as long as the file is younger than one."""


def get_certain(file: FileStore, known: FileState | None = None) -> FileState:
    """Return the state of a file with a strong tag.

    Raises:
        NoFile: there is none.
        WrongUse: the server gives no such tag.
        WrongUse, Unreachable: as `FileStore.get`.
    """
    again = Retrying(
        retry=retry_if_result(lambda found: not found.is_certain), stop=TAG_TRIES, wait=TAG_PAUSE
    )
    try:
        return again(file.get, known)
    except RetryError:
        raise tell_uncertain(file.place) from None
