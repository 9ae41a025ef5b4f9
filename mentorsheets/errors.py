"""The errors that a person may meet: one sentence on what is wrong, one on what to do."""


class MentorsheetsError(Exception):
    """Base of all errors that are shown to a person without a traceback.

    `sentence` says what is wrong and where; `hint` says what to do next. Neither ever holds a name, an
    address, a need or a note of a person. `exit_code` is what the command ends with.
    """

    exit_code = 1

    def __init__(self, sentence: str, hint: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.sentence} {self.hint}".strip()


UNFORESEEN = 4
"""Exit code of a run that stopped because of something nobody foresaw: a person must look first."""


class NeedsAPerson(MentorsheetsError):
    """Something that only a human can settle; all the rest was done."""


class MustLookFirst(MentorsheetsError):
    """A doubt that only a human can settle, found before anything was done; nothing is, until they did."""

    exit_code = UNFORESEEN


class WrongUse(MentorsheetsError):
    """The command, its settings or its sheet cannot be used as they are."""

    exit_code = 2


class Unreachable(MentorsheetsError):
    """The sheet or the mail server did not answer; nothing was lost, and a later run goes on from here."""

    exit_code = 3


class Busy(MentorsheetsError):
    """Another run is at work on the same sheet."""

    exit_code = 75
