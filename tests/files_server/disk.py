"""What lies on the server: files with their tags and locks, and how well it keeps to its promises."""

import threading
from dataclasses import dataclass, field


@dataclass(slots=True)
class Stored:
    data: bytes
    number: int
    owner: str = ""
    """Who has it locked, "" for nobody."""


@dataclass(slots=True)
class Disk:
    """`tags` is "strong", "weak", "none", or "young": weak when first asked for, as a file of this second is."""

    files: dict[str, Stored] = field(default_factory=dict)
    folders: set[str] = field(default_factory=set)
    tags: str = "strong"
    heeds: bool = True
    """Whether conditions count."""
    most: int = 1_000_000_000
    """Bytes that it takes for one upload."""
    is_read_only: bool = False
    lists: bool = True
    """Whether it tells what a folder holds."""
    looked: set[int] = field(default_factory=set)
    lock: threading.RLock = field(default_factory=threading.RLock)
    _number: int = 0

    def save(self, path: str, data: bytes) -> Stored:
        with self.lock:
            self._number += 1
            self.files[path] = Stored(data, self._number)
            return self.files[path]

    def tag(self, stored: Stored) -> str:
        strong = f'"{stored.number}-{len(stored.data)}"'
        if self.tags == "none":
            return ""
        if self.tags == "weak" or (self.tags == "young" and stored.number not in self.looked):
            self.looked.add(stored.number)
            return f"W/{strong}"
        return strong

    def holds(self, path: str, if_match: str | None, if_none_match: str | None) -> bool:
        """Whether an upload's conditions hold (RFC 9110, 13.1): a weak tag matches nothing."""
        if not self.heeds:
            return True
        stored = self.files.get(path)
        if if_none_match == "*" and stored is not None:
            return False
        if if_match is not None:
            now = "" if stored is None else self.tag(stored)
            return bool(now) and not now.startswith("W/") and now == if_match
        return True
