"""What a person is told of what a file server answers."""

from mentorsheets.errors import MentorsheetsError, Unreachable, WrongUse
from mentorsheets.sheet.remote.http import MOST_OF_A_FILE, PASSING_STATUS, FileAnswer


def explain_file_answer(answer: FileAnswer, place: str, *, writing: bool = False) -> MentorsheetsError:
    """Return what a person is told of an answer of the server `place` that means the same everywhere."""
    if answer.status in {413, 507}:
        return _tell_size(answer)
    if answer.status == 429:
        return Unreachable(
            f"The server {place} asks to slow down: too many calls.", "Run again later. Nothing was lost."
        )
    if answer.status in PASSING_STATUS:
        return Unreachable(
            f"The server {place} does not answer just now (error {answer.status}).", "Run again later."
        )
    if answer.location:
        return WrongUse(
            f"The server {place} sends on to another address, to which the login was not given.",
            "If that is where the workbook lies now, give that address instead.",
        )
    if answer.status == 403:
        what = "may not be written to" if writing else "may not be read"
        return WrongUse(
            f"The workbook or its folder {what} with this login.",
            "Share the folder in which it lies with the account that logs in, with the right to edit and to "
            "add files.",
        )
    return WrongUse(
        f"The server {place} refused a request (error {answer.status}).",
        "See that the address is that of a workbook which can be changed; else please report this.",
    )


def tell_missing(place: str) -> WrongUse:
    """Return the error for an address at which there is no file."""
    return WrongUse(
        f"There is no workbook at this address on {place}.",
        "Check the folders and the name in it; mentorsheets init makes a new one where there is none.",
    )


def tell_lock(name: str) -> Unreachable:
    """Return the error for a file that somebody has open: it passes when they close it."""
    return Unreachable(
        f"{name} is open in a spreadsheet program or in a browser, so nothing was written.",
        "Close it there. The next run goes on by itself.",
    )


def tell_page(place: str) -> WrongUse:
    """Return the error for a web page that came where a workbook was expected."""
    return WrongUse(
        f"The server {place} sent a web page, such as one to log in at, and not a workbook.",
        "Give the address of the file itself; docs/onedrive.md tells how to find it.",
    )


def tell_uncertain(place: str) -> WrongUse:
    """Return the error for a server on which another's change could be lost unseen."""
    return WrongUse(
        f"The server {place} does not tell one state of a file from the next (it needs strong ETags, and to "
        "heed If-Match), so what others type meanwhile could be lost, and nothing was written.",
        "Keep the workbook where a sync program has it, or on another server.",
    )


def _tell_size(answer: FileAnswer) -> WrongUse:
    if answer.status == 507:
        return WrongUse(
            "There is no room left where the workbook lies, so nothing was written.",
            "Free some space in that account, or ask for more.",
        )
    return WrongUse(
        "The server does not take a file of this size, so nothing was written.",
        "Ask whoever runs it to allow larger uploads "
        f"(up to {MOST_OF_A_FILE // 1_000_000} MB are read), or take pictures out of the workbook.",
    )
