"""The Google sheets into which old rows of another one move.

Many logins may own no file, so a person makes the archive, shares it, and names it in Settings. Its name is
its address: by that the sheet itself says later where its rows went, whatever Settings name by then.
"""

from collections.abc import Collection

from mentorsheets.errors import WrongUse
from mentorsheets.sheet.backend import AddTab, ChangedMeanwhile
from mentorsheets.sheet.google.address import google_key
from mentorsheets.sheet.google.backend import GOOGLE_TRIES, GoogleSheet
from mentorsheets.sheet.google.read import Snapshot
from mentorsheets.sheet.reading.headers import find_tab
from mentorsheets.sheet.schema import ARCHIVED_TABS, MATCHES, PARTICIPANTS

ADDRESS_OF_ARCHIVE = "https://docs.google.com/spreadsheets/d/{key}"
MOST_MOVED = 1_000
"""Rows that move at a time: what a batch takes out it shows once more, about a kilobyte a row."""


class GoogleArchive(GoogleSheet):
    """A sheet that holds what is old of another one."""

    @property
    def name(self) -> str:
        """The address of the sheet."""
        return ADDRESS_OF_ARCHIVE.format(key=self._key)

    def prepare(self) -> "GoogleArchive":
        """Make the tabs that rows move into, where they are not there yet, and return the archive itself.

        Raises:
            WrongUse: it is a programme's own sheet, or may not be written to.
            Busy, Unreachable: as `write`.
        """
        for _ in range(GOOGLE_TRIES):
            book = self.read()
            if find_tab(book, PARTICIPANTS) or find_tab(book, MATCHES):
                raise WrongUse(
                    "The sheet that Settings name as Archive sheet holds people or matches of its own.",
                    "Make an empty sheet, share it with the same robot, and put its address there.",
                )
            missing = [AddTab(spec.without_choices()) for spec in ARCHIVED_TABS if not find_tab(book, spec)]
            try:
                self.write(missing, book)
            except ChangedMeanwhile:
                continue
            break
        return self

    def _look(self, *, at_a_glance: bool = False) -> Snapshot:
        try:
            return super()._look(at_a_glance=at_a_glance)
        except WrongUse as error:
            told = f"The archive {self.name} cannot be read: {error.sentence}"
            raise WrongUse(told, error.hint) from None


class SheetWithArchives(GoogleSheet):
    """The Google sheet of a programme, beside which archives may stand."""

    @property
    def most_moved(self) -> int:
        """How many rows move at a time."""
        return MOST_MOVED

    def has_archive(self, linked: str) -> bool:
        """Return whether Settings name a sheet for old rows."""
        return bool(linked)

    def archive(self, year: int, linked: str) -> GoogleArchive:  # noqa: ARG002 - one sheet holds many years
        """Return the archive that Settings name, with the tabs that rows move into.

        Raises:
            WrongUse: it is no Google sheet, this very one, or one of people and matches; or it is not shared.
            Busy, Unreachable: as `write`.
        """
        key = google_key(linked)
        if key is None or key == self._key:
            what = "this very sheet" if key else "no Google sheet"
            raise WrongUse(
                f"Archive sheet in Settings is the address of {what}.",
                "Make an empty sheet, share it with the same robot, and put its address there.",
            )
        return self._beside(key).prepare()

    def list_archives(self, named: Collection[str] = ()) -> tuple[GoogleArchive, ...]:
        """Return the archives `named` by their addresses."""
        keys = {key for one in named if (key := google_key(one)) is not None and key != self._key}
        return tuple(self._beside(key) for key in sorted(keys))

    def _beside(self, key: str) -> GoogleArchive:
        return GoogleArchive(key, self._google, self._clock, self._sizes)
