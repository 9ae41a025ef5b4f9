"""Telling whether a folder is shared with other computers, where a journal cannot be kept safely."""

import re
from pathlib import Path, PurePath

NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "glusterfs",
    "lustre", "nfs", "nfs4", "smb3", "smbfs", "vboxsf",
}  # fmt: skip
SYNCED = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "mobile documents",
    "cloudstorage", "nextcloud", "owncloud", "pcloud", "syncthing", "sharepoint", "megasync", "seafile",
    "proton drive", "protondrive", "tresorit", "kdrive", "yandex.disk", "hidrive", "magentacloud",
    "resilio", "jottacloud", "synologydrive",
)  # fmt: skip
"""With what the name of a folder begins that a program syncs."""
SYNCED_WORDS = ("box", "koofr", "mega", "sync")
"""The same, where other words begin so too."""
KEPT_BY_SYNCING = (".stfolder", ".dropbox.cache", ".sync")
"""What programs that sync keep in the topmost folder that they sync, whatever its name."""
MOUNTS = Path("/proc/mounts")


def mounts_here() -> str:
    """Return what this computer has mounted where, as Linux tells it; "" on other systems."""
    return MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.is_file() else ""


def find_sharing(folder: PurePath, mounts: str) -> str:
    """Return what shares an absolute folder with other computers, "" where nothing is known to.

    `mounts` has a line for each mount: device, folder, kind, as proc(5) describes it.
    """
    for part in folder.parts:
        if _is_synced(part.casefold()):
            return f"the synced folder {part}"
    if folder.drive.startswith("\\\\"):
        return "a network share"
    kind = _kind(folder, mounts)
    return f"a network share ({kind})" if kind in NETWORK else ""


def find_syncing(folder: Path) -> str:
    """Return which of this folder and those above it a program syncs, by what it keeps there; "" for none."""
    for above in (folder, *folder.parents):
        if any((above / kept).exists() for kept in KEPT_BY_SYNCING):
            return f"the synced folder {above.name}"
    return ""


def _is_synced(name: str) -> bool:
    return name.startswith(SYNCED) or re.split(r"[^a-z]", name)[0] in SYNCED_WORDS


def _kind(folder: PurePath, mounts: str) -> str:
    """Return the kind of file system that a folder lies on: that of the deepest mount above it."""
    found = [line.split(" ") for line in mounts.splitlines() if line.count(" ") >= 2]
    above = [
        (len(PurePath(at).parts), kind)
        for _, escaped, kind, *_ in found
        if folder.is_relative_to(at := escaped.replace("\\040", " "))
    ]
    return max(above, default=(0, ""), key=lambda one: one[0])[1]
