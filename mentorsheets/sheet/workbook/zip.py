"""An .xlsx file as a zip of parts: which part holds which tab, and a new zip with only some parts changed."""

import hashlib
import io
import posixpath
import zipfile
import zlib
from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass

from lxml import etree

from mentorsheets.sheet.workbook.part_names import even_names
from mentorsheets.sheet.workbook.xml import NoWorkbook, parse

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "[Content_Types].xml"
MOST_BYTES = 2_000_000_000
"""Bytes to which a workbook may unpack; half a million rows of a programme come to a tenth of it."""
SUSPECT_BYTES, SUSPECT_RATIO = 20_000_000, 60
"""Bytes unpacked, and times its packed size, above which a file is a bomb: tables come to 5 to 20."""
"""Bytes of all parts unpacked; more is no programme of people."""
# How the library takes an encrypted part, an unknown compression, and a nonsensical place.
_ODD = (RuntimeError, NotImplementedError, ValueError, EOFError)
_ROOT_TYPES = ("/officeDocument",)


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts of one workbook. `tabs` maps each worksheet's title to the name of its part, in order.

    `data` are the bytes of its file, in which each part is called as the index calls it.
    """

    archive: zipfile.ZipFile
    workbook: str
    tabs: Mapping[str, str]
    data: bytes

    def read(self, name: str) -> bytes:
        """Return the bytes of a part.

        Raises:
            NoWorkbook: there is none of this name, or it is damaged.
        """
        return _unpack(self.archive, name)

    def mark(self, name: str) -> bytes:
        """Return what tells two contents of a part apart, which is not unpacked. Raises NoWorkbook: none."""
        try:
            info = self.archive.NameToInfo[name]
        except KeyError as error:
            raise NoWorkbook("it is damaged") from error
        begin = _find_content(self.data, info)
        packed = memoryview(self.data)[begin : begin + info.compress_size]
        kind = f"{info.compress_type} {info.file_size} {info.CRC} {info.flag_bits} "
        return hashlib.sha256(kind.encode() + hashlib.sha256(packed).digest()).digest()

    def related(self, name: str, kind: str) -> tuple[str, ...]:
        """Return the names of the parts that `name` refers to by a relation whose type ends in `kind`."""
        return tuple(
            target for _, of_kind, target in _relations(self.archive, name) if of_kind.endswith(kind)
        )


def open_parts(data: bytes) -> Parts:
    """Return the parts of a workbook, given the bytes of its file.

    Raises:
        NoWorkbook: the bytes are something else.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise NoWorkbook("it is damaged, or no workbook at all") from error
    unpacked = sum(info.file_size for info in archive.infolist())
    if unpacked > MOST_BYTES:
        raise NoWorkbook("it unpacks to more than 2 GB")
    if unpacked > SUSPECT_BYTES and unpacked > SUSPECT_RATIO * len(data):
        raise NoWorkbook(
            f"it unpacks to {unpacked // 1_000_000} MB, far more than a table of this size holds"
        )
    if (even := even_names(archive, data)) is not data:
        archive = zipfile.ZipFile(io.BytesIO(even))
    workbook = _workbook_part(archive)
    return Parts(archive, workbook, _tabs(archive, workbook), even)


def pack(parts: Parts, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a zip with the parts in `changes` as given (None: gone) and all others copied raw."""
    raw = io.BytesIO()
    with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED) as new:
        new.comment = parts.archive.comment
        for info in parts.archive.infolist():
            if info.filename not in changes:
                _copy_raw(parts.archive, info, new)
            elif (data := changes[info.filename]) is not None:
                new.writestr(_entry(info.filename, info.date_time), data)
        for name, data in changes.items():
            if name not in parts.archive.NameToInfo and data is not None:
                new.writestr(_entry(name, (1980, 1, 1, 0, 0, 0)), data)
    return raw.getvalue()


def relations_part(name: str) -> str:
    """Return the name of the part that holds what the part `name` refers to."""
    folder, base = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{base}.rels")


def _unpack(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        return archive.read(name)
    except (KeyError, zipfile.BadZipFile, zlib.error, *_ODD) as error:
        raise NoWorkbook("it is damaged") from error


def _workbook_part(archive: zipfile.ZipFile) -> str:
    for _, kind, target in _relations(archive, ""):
        if kind.endswith(_ROOT_TYPES):
            if target.endswith(".bin"):
                raise NoWorkbook("it is a binary workbook (.xlsb)")
            if etree.QName(parse(_unpack(archive, target))).localname == "workbook":
                return target
    raise NoWorkbook("it holds something other than a workbook")


def _relations(archive: zipfile.ZipFile, name: str) -> list[tuple[str, str, str]]:
    part = relations_part(name)
    if part not in archive.NameToInfo:
        return []
    folder = posixpath.dirname(name)
    return [
        (
            relation.get("Id", ""),
            relation.get("Type", ""),
            posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/"),
        )
        for relation in parse(_unpack(archive, part))
        if relation.get("TargetMode") != "External"
    ]


def _tabs(archive: zipfile.ZipFile, workbook: str) -> dict[str, str]:
    targets = {
        key: target for key, kind, target in _relations(archive, workbook) if kind.endswith("/worksheet")
    }
    tabs: dict[str, str] = {}
    for sheet in parse(_unpack(archive, workbook)).iterfind(".//{*}sheets/{*}sheet"):
        keys = [value for name, value in sheet.items() if etree.QName(name).localname == "id"]
        if keys and keys[0] in targets:
            tabs[sheet.get("name", "")] = targets[keys[0]]
    return tabs


def _entry(name: str, moment: tuple[int, int, int, int, int, int]) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, moment)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _find_content(data: bytes, info: zipfile.ZipInfo) -> int:
    """Return where the packed bytes of a part begin: behind its header, which may have fields of its own."""
    lengths = info.header_offset + 26
    name, extra = (int.from_bytes(data[at : at + 2], "little") for at in (lengths, lengths + 2))
    return lengths + 4 + name + extra


def _copy_raw(old: zipfile.ZipFile, info: zipfile.ZipInfo, new: zipfile.ZipFile) -> None:
    source, target = old.fp, new.fp
    if source is None or target is None:
        raise ValueError("the zip is closed")
    source.seek(info.header_offset + 26)
    names = source.read(4)
    source.seek(int.from_bytes(names[:2], "little") + int.from_bytes(names[2:], "little"), io.SEEK_CUR)
    entry = copy(info)
    entry.header_offset = new.start_dir
    # Bit 3 says that sizes follow the data; here they stand in the header.
    entry.flag_bits &= ~0x08
    target.seek(new.start_dir)
    target.write(entry.FileHeader())
    target.write(source.read(info.compress_size))
    new.start_dir = target.tell()
    new.filelist.append(entry)
    new.NameToInfo[entry.filename] = entry
