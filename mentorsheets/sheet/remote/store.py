"""The few calls that we need of a file on a server, and what may come of them."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FileState:
    """What a file held, and the tag by which its server knows that again, "" where it gave none."""

    data: bytes = field(repr=False)
    tag: str

    @property
    def is_certain(self) -> bool:
        """Whether the tag is a strong one (RFC 9110, 8.8.1), by which an upload can be made conditional."""
        return self.tag.startswith('"') and len(self.tag) > 2

    @property
    def nobodys_tag(self) -> str:
        """A tag like its own that no state of the file has: a server that takes it heeds no condition."""
        return f'{self.tag[:-1]}00000"'


class OtherState(Exception):
    """The file is no longer as the call was meant for, or is there though it should not: nothing was done."""


class OpenElsewhere(Exception):
    """Somebody keeps the file locked, as spreadsheet programs do while it is open: nothing was done."""


class NoFile(Exception):
    """There is no such file."""


class BrokenOff(Exception):
    """The answer to an upload was lost, so it may have arrived, wholly or in part, or not."""


class FileStore(Protocol):
    """One file on a server; each call may raise WrongUse or Unreachable, with what to tell a person."""

    @property
    def place(self) -> str:
        """The server's name, for messages."""

    @property
    def mark(self) -> str:
        """What tells the file from every other on any server, once it was looked at."""

    @property
    def name(self) -> str:
        """What the file is called."""

    def get(self, known: FileState | None = None) -> FileState:
        """Return the file's state, the `known` one itself where the server says that it is still that.

        Raises:
            NoFile: there is none.
        """

    def look(self) -> str:
        """Return the tag of the file as it is, without its bytes; "" where the server tells none.

        Raises:
            NoFile: there is none.
        """

    def put(self, data: bytes, tag: str) -> str:
        """Replace the file if its tag is still `tag`; return the new tag, "" where the server tells none.

        Raises:
            OtherState, OpenElsewhere, NoFile: it was not replaced.
            BrokenOff: it may have been.
        """

    def create(self, data: bytes) -> str:
        """Make the file, which may not be there yet; return its tag, "" where the server tells none.

        Raises:
            OtherState: it is there.
            OpenElsewhere, NoFile, BrokenOff: as `put`; NoFile means that its folder is not there.
        """

    def be_stricter(self) -> bool:
        """Go over to another way of uploading, for all files of this server, if there is one left."""

    def beside(self, name: str) -> "FileStore":
        """Return the file of another name in the same folder.

        Raises:
            NoFile: there is no such folder.
        """

    def list_folder(self) -> tuple[str, ...]:
        """Return the names of the files in the same folder, none where the server does not tell them."""
