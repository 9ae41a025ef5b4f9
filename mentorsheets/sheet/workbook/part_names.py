"""Parts of a workbook that are called otherwise in its index than in the zip, made to be called the same.

The standard compares names of parts without case (ECMA-376 part 2, 6.2.2.3), and some programs part folders
as Windows does. Readers differ in what they forgive, so names are made even before anybody reads them.
"""

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from mentorsheets.sheet.workbook.xml import NoWorkbook, parse, serialise

_TYPES = "[content_types].xml"
# How the library takes an encrypted part, an unknown compression, and a nonsensical place.
_ODD = (RuntimeError, NotImplementedError, ValueError, EOFError, OSError)


def even_names(archive: zipfile.ZipFile, data: bytes) -> bytes:
    """Return the bytes of a workbook in which each part is called as its index calls it.

    Where that is so, or the index cannot be read, they are `data`, those of the archive itself.
    """
    named = {one: _even(one) for one in archive.namelist()}
    if len({*named.values()}) < len(named):
        return data
    names = {one: _index_name(even, named) for one, even in named.items()}
    try:
        changes = _changes(archive, names)
        if not changes and all(one == even for one, even in names.items()):
            return data
        return _written(archive, names, changes)
    except (zipfile.BadZipFile, zlib.error, NoWorkbook, *_ODD):
        # What is damaged is told where it is read.
        return data


def _even(name: str) -> str:
    """Return the name of a part with its folders parted by slashes, and an index as the standard calls it."""
    folders = name.replace("\\", "/").lstrip("/").split("/")
    even = "/".join("_rels" if one.casefold() == "_rels" else one for one in folders)
    even = re.sub(r"(?i)(_rels/[^/]*)\.rels$", r"\1.rels", even)
    return "[Content_Types].xml" if even.casefold() == _TYPES else even


def _changes(archive: zipfile.ZipFile, names: Mapping[str, str]) -> dict[str, bytes]:
    """Return the indexes that call a part otherwise than the zip does, as they are to be, by old names."""
    by_case = {even.casefold(): even for even in names.values()}
    changes = {}
    for old, even in names.items():
        if even.endswith(".rels"):
            root = parse(archive.read(old))
            owner = posixpath.dirname(posixpath.dirname(even))
            is_changed = [_point(relation, owner, by_case) for relation in root]
        elif even == "[Content_Types].xml":
            root = parse(archive.read(old))
            is_changed = [_rename(entry, by_case) for entry in root]
        else:
            continue
        if any(is_changed):
            changes[old] = serialise(root)
    return changes


def _point(relation: etree._Element, folder: str, by_case: Mapping[str, str]) -> bool:
    """Let a relation point to the part that it means; return whether it has to change for that."""
    target = relation.get("Target", "")
    if relation.get("TargetMode") == "External" or not target:
        return False
    meant = posixpath.normpath(posixpath.join("/", folder, target.replace("\\", "/"))).lstrip("/")
    actual = by_case.get(meant.casefold())
    if actual is None or (actual == meant and "\\" not in target):
        return False
    relation.set("Target", f"/{actual}")
    return True


def _rename(entry: etree._Element, by_case: Mapping[str, str]) -> bool:
    name = entry.get("PartName", "")
    actual = by_case.get(name.replace("\\", "/").lstrip("/").casefold())
    if actual is None or name == f"/{actual}":
        return False
    entry.set("PartName", f"/{actual}")
    return True


def _written(archive: zipfile.ZipFile, names: Mapping[str, str], changes: Mapping[str, bytes]) -> bytes:
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as new:
        for info in archive.infolist():
            if info.is_dir():
                continue
            entry = zipfile.ZipInfo(names[info.filename], info.date_time)
            entry.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(entry, changes.get(info.filename) or archive.read(info))
    return raw.getvalue()


def _index_name(name: str, names: Mapping[str, str]) -> str:
    """Return the name of a part; that of an index follows the part whose index it is, letter by letter."""
    folder, base = posixpath.split(name)
    if posixpath.basename(folder) != "_rels":
        return name
    owner = posixpath.join(posixpath.dirname(folder), base.removesuffix(".rels"))
    actual = next((one for one in names.values() if one.casefold() == owner.casefold()), owner)
    return posixpath.join(posixpath.dirname(actual), "_rels", f"{posixpath.basename(actual)}.rels")
