"""The file of a workbook on disk: read with clear words, replaced in one step or not at all."""

import errno
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path, PurePath

from filelock import FileLock, Timeout

from mentorsheets.errors import Busy, WrongUse
from mentorsheets.sheet.workbook.content import refuse_other_kinds

SUFFIXES = (".xlsx", ".xlsm")
_ADDRESS_OF_A_PAGE = re.compile(
    r"https?:/|(?:www|docs|drive)\.(?:google\.)?\w+\.?\w*/|1drv\.ms/|[\w-]+\.sharepoint\.com/|onedrive\.",
    re.IGNORECASE,
)
_MICROSOFT = re.compile(r"1drv\.ms|sharepoint\.com|onedrive\.|office\.com", re.IGNORECASE)
_OTHER_PAGES = (
    ("/folders/", "a folder of Google Drive, and not of a sheet in it"),
    ("/document/", "a document of Google's, and not of a sheet"),
    ("/presentation/", "a presentation of Google's, and not of a sheet"),
    ("/forms/", "a form, and not of the sheet to which its answers go"),
    ("/pub", "a page made of a sheet, and not of the sheet"),
)
"""What else people copy the address of, by a part of it."""
_CONFLICT = re.compile(
    r"conflict|konflikt|conflit|conflic?to|sync-conflict|^-(?:desktop|laptop)-\w+$", re.IGNORECASE
)
"""What Dropbox, Nextcloud, Syncthing and OneDrive add to the name of such a copy."""


def check_suffix(path: Path) -> None:
    """Check that a file's name is that of a workbook which can hold a sheet.

    Raises:
        WrongUse: it is not.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise WrongUse(
            f"{path.name} is not an .xlsx workbook.",
            "Open it in your spreadsheet program and save it as .xlsx (Excel workbook).",
        )


def file_bytes(path: Path) -> bytes:
    """Return the bytes of a workbook's file.

    Raises:
        WrongUse: there is none, it may not be read, or it can be seen to be something else.
    """
    refuse_address(path)
    if path.is_dir():
        raise WrongUse(f"{path} is a folder, not a workbook.", "Give the path of an .xlsx file.")
    check_suffix(path)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise WrongUse(
            f"There is no file {path}.",
            f"Check the path, or make a new sheet: mentorsheets init --sheet {path.name}",
        ) from None
    except OSError as error:
        raise WrongUse(f"{path} cannot be read: {_reason(error)}.", "Check the rights on the file.") from None
    refuse_other_kinds(data, path.name)
    return data


def refuse_address(path: Path) -> None:
    """Check that what was given as the path of a file is no address of a page.

    Raises:
        WrongUse: it is.
    """
    if _ADDRESS_OF_A_PAGE.match(str(path)):
        raise _address_not_read(str(path))


def _address_not_read(address: str) -> WrongUse:
    """Return the error for the address of something that is no Google sheet, with what to do about it."""
    if _MICROSOFT.search(address):
        return WrongUse(
            "This is the address of a file on OneDrive or SharePoint, which is not read there.",
            "Give the path of the copy that OneDrive keeps on this computer, or download it as .xlsx.",
        )
    kind = next((name for part, name in _OTHER_PAGES if part in address.casefold()), "no Google sheet")
    return WrongUse(
        f"This address is that of {kind}.",
        "Open the sheet itself and copy the address from the browser: it has /spreadsheets/d/ in it.",
    )


@contextmanager
def alone(path: Path, patience: float = 10) -> Iterator[None]:
    """Keep other runs from writing to this file as long as the block lasts; wait `patience` seconds for them.

    Raises:
        Busy: another run is writing to it.
        WrongUse: the folder may not be written to.
    """
    lock = FileLock(path.with_name(f".{path.name}.lock"), timeout=patience)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(f"Another run is writing to {path.name}.", "Try again in a minute.") from None
    except OSError as error:
        raise not_written(path, error) from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def claim(path: Path, holder: str) -> Iterator[None]:
    """Keep other runs from working on this file as long as the block lasts; a run that dies lets go of it.

    Raises:
        Busy: another run is at work on it, and who that is.
        WrongUse: the folder may not be written to.
    """
    lock = FileLock(path.with_name(f".{path.name}.run"), timeout=0)
    told = path.with_name(f".{path.name}.holder")
    try:
        lock.acquire()
        told.write_text(holder, encoding="utf-8")
    except Timeout:
        raise Busy(f"{_holder(told)} is at work on {path.name}.", "Run again when it is done.") from None
    except OSError as error:
        raise not_written(path, error) from None
    try:
        yield
    finally:
        told.unlink(missing_ok=True)
        lock.release()


def _holder(told: Path) -> str:
    try:
        return told.read_text(encoding="utf-8") or "Another run"
    except OSError:
        return "Another run"


def refuse_if_open(path: Path) -> None:
    """Check that no spreadsheet program has the file open.

    Raises:
        WrongUse: one has, or left its mark behind.
    """
    for program, mark in _marks(path):
        crashed = f"{program} crashed and left the file {mark.name} behind: delete that file and run again."
        raise WrongUse(
            f"{path.name} is open in {program} since {_since(mark)}, so nothing was written.",
            f"Close it there and run again. If nobody has it open, {crashed}",
        )


def open_in(path: Path) -> str:
    """Return the name of the spreadsheet program that has the file open, "" for none."""
    return next((program for program, _ in _marks(path)), "")


def find_conflicts(path: Path) -> tuple[str, ...]:
    """Return the names of the copies that a syncing program put beside a file when two computers wrote it."""
    folder = path.resolve().parent
    beside = sorted(one.name for one in folder.iterdir()) if folder.is_dir() else []
    return tuple(name for name in beside if is_conflict(name, path.name))


def is_conflict(name: str, of: str) -> bool:
    """Return whether one file's name is how syncing programs call what another computer made of a file."""
    one, file = PurePath(name), PurePath(of)
    is_of_it = one.suffix == file.suffix and one.name.startswith(file.stem)
    return is_of_it and bool(_CONFLICT.search(one.stem.removeprefix(file.stem)))


def _marks(path: Path) -> Iterator[tuple[str, Path]]:
    """Yield the spreadsheet programs that have the file open, each with the mark that it puts beside it."""
    for folder in dict.fromkeys((path.parent, path.resolve().parent)):
        for program, name in (("LibreOffice", f".~lock.{path.name}#"), ("Excel", f"~${path.name}")):
            if (folder / name).exists():
                yield program, folder / name


def replace(path: Path, data: bytes, still: Callable[[], bool], mode: int | None = None) -> bool:
    """Put `data` in the place of a file at once: a reader sees the old one or the new one, never a part.

    Mode and owner stay, unless a `mode` is given. `still` is asked at the last moment; if it says no, nothing
    happens and the answer is False.

    Raises:
        WrongUse: the disk is full, or the file may not be written to; it is as it was.
    """
    target = path.resolve()
    if target.exists() and not os.access(target, os.W_OK):
        raise WrongUse(f"{path.name} is write-protected.", "Allow writing to it.")
    try:
        with _write_beside(target, data) as new:
            if mode is not None:
                new.chmod(mode)
            if not still():
                return False
            new.replace(target)
            _sync_folder(target.parent)
    except OSError as error:
        raise not_written(path, error) from None
    return True


@contextmanager
def _write_beside(target: Path, data: bytes) -> Iterator[Path]:
    handle, name = tempfile.mkstemp(prefix=f".{target.stem}-", suffix=".tmp", dir=target.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_rights(target, new)
        yield new
    finally:
        new.unlink(missing_ok=True)


def _keep_rights(old: Path, new: Path) -> None:
    if not old.exists():
        mask = os.umask(0)
        os.umask(mask)
        new.chmod(0o666 & ~mask)
        return
    status = old.stat()
    # Only root may give a file away; whoever may not still keeps the mode.
    with suppress(PermissionError, AttributeError):
        os.chown(new, status.st_uid, status.st_gid)
    new.chmod(status.st_mode & 0o7777)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _since(mark: Path) -> str:
    return datetime.fromtimestamp(mark.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M UTC")


def not_written(path: Path, error: OSError) -> WrongUse:
    """Return the error for a file that the system would not let us save, with what to do about it."""
    hint = "Free some space on the disk and run again."
    if error.errno != errno.ENOSPC:
        hint = (
            f"Check the rights on the folder {path.resolve().parent}, and that no program has the file open."
        )
    return WrongUse(f"{path.name} could not be saved: {_reason(error)}. It is as it was.", hint)


def _reason(error: OSError) -> str:
    return (error.strerror or "the system refused").lower()
