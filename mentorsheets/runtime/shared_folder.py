"""Telling whether a folder is shared with other computers, where a journal cannot be kept safely."""

from pathlib import Path, PurePath

NETWORK = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.davfs2", "fuse.rclone", "fuse.sshfs", "glusterfs",
    "lustre", "nfs", "nfs4", "smb3", "smbfs", "vboxsf",
}  # fmt: skip
SYNCED = (
    "dropbox", "onedrive", "google drive", "googledrive", "my drive", "icloud", "mobile documents",
    "cloudstorage", "nextcloud", "owncloud", "pcloud", "syncthing",
)  # fmt: skip
MOUNTS = Path("/proc/mounts")


def mounts_here() -> str:
    """Return what this computer has mounted where, as Linux tells it; "" on other systems."""
    return MOUNTS.read_text(encoding="utf-8", errors="replace") if MOUNTS.is_file() else ""


def find_sharing(folder: PurePath, mounts: str) -> str:
    """Return what shares an absolute folder with other computers, "" where nothing is known to.

    `mounts` has a line for each mount: device, folder, kind, as proc(5) describes it.
    """
    for part in folder.parts:
        if part.casefold().startswith(SYNCED):
            return f"the synced folder {part}"
    if folder.drive.startswith("\\\\"):
        return "a network share"
    kind = _kind(folder, mounts)
    return f"a network share ({kind})" if kind in NETWORK else ""


def _kind(folder: PurePath, mounts: str) -> str:
    """Return the kind of file system that a folder lies on: that of the deepest mount above it."""
    found = [line.split(" ") for line in mounts.splitlines() if line.count(" ") >= 2]
    above = [
        (len(PurePath(at).parts), kind)
        for _, escaped, kind, *_ in found
        if folder.is_relative_to(at := escaped.replace("\\040", " "))
    ]
    return max(above, default=(0, ""), key=lambda one: one[0])[1]
