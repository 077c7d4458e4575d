"""The outer shell of a Word file: a zip archive, opened without trusting a single number in it.

Only :mod:`docgen.facts.package` calls this. Nothing is inflated beyond the limits, whatever the
headers claim, and no name leaves here that could address anything outside the package.
"""

from __future__ import annotations

import struct
import unicodedata
import zipfile
import zlib
from io import BytesIO
from typing import NoReturn

from docgen.errors import PackageError

MAX_PARTS = 5_000
MAX_TOTAL_BYTES = 200 * 1024 * 1024
MAX_RATIO = 200
"""Inflated to packed size of one part; deflate reaches 1,032, Word files stay below 60."""
_RATIO_MATTERS_FROM = 8 * 1024 * 1024

OLE_MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ZIP_MAGIC = b"PK\x03\x04"
_LOCAL_HEADER = struct.Struct("<4s5H3I2H")
_ENCRYPTED_FLAG = 0x1
_MAGICS = {
    b"%PDF": "pdf",
    b"{\\rtf": "rtf",
    b"MZ": "exe",
    b"\x7fELF": "exe",
    b"Rar!": "rar",
    b"7z\xbc\xaf": "7z",
    b"\x89PNG": "png",
    b"\xff\xd8\xff": "jpeg",
}


def refuse(code: str, *, status: int = 422, **params: object) -> NoReturn:
    """Raise :class:`PackageError` with the HTTP status that the kind of refusal asks for."""
    error = PackageError(code, **params)
    error.http_status = status
    raise error from None


def unpack(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip archive in their order, each checked by size and CRC.

    Raises :class:`PackageError`: not a zip, encrypted, cut off, damaged, a bomb, duplicate or
    dangerous names (``reliability.md`` 3.4, U1-U8, U12-U14, U18, U22).
    """
    _check_magic(data)
    members = _members(data)
    if len(members) > MAX_PARTS:
        refuse("PACKAGE_TOO_MANY_PARTS", status=413, count=len(members), limit=MAX_PARTS)
    if sum(member.file_size for member in members) > MAX_TOTAL_BYTES:
        refuse("PACKAGE_TOO_LARGE", status=413, limit=MAX_TOTAL_BYTES)
    _check_names([member.filename for member in members])
    _check_overlap(data, members)
    return _inflate_all(data, members)


def _check_magic(data: bytes) -> None:
    if not data:
        refuse("PACKAGE_EMPTY")
    if data.startswith(OLE_MAGIC):
        _refuse_ole(data)
    if not data.startswith(ZIP_MAGIC):
        refuse("PACKAGE_NOT_WORD", status=415, kind=_kind_of(data))
    if b"%PDF-" in data[:1024]:
        refuse("PACKAGE_POLYGLOT", status=415, kind="pdf")


def _refuse_ole(data: bytes) -> NoReturn:
    if "EncryptedPackage".encode("utf-16-le") in data:
        refuse("PACKAGE_ENCRYPTED")
    refuse("PACKAGE_OLD_WORD", status=415)


def _kind_of(data: bytes) -> str:
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    for magic, kind in _MAGICS.items():
        if head.startswith(magic):
            return "polyglot" if ZIP_MAGIC in data else kind
    if b"<html" in head.lower() or b"<!doctype html" in head.lower():
        return "html"
    return "xml" if head.startswith(b"<?xml") else "text"


def _members(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            _check_tail(data, archive)
    except (zipfile.BadZipFile, NotImplementedError, ValueError, struct.error, EOFError):
        refuse("PACKAGE_DAMAGED", part="")
    return [member for member in members if not _is_empty_folder(member)]


def _check_tail(data: bytes, archive: zipfile.ZipFile) -> None:
    """Nothing may stand before the first member or after the end record."""
    tail = data.rfind(b"PK\x05\x06")
    if tail + 22 + len(archive.comment) != len(data):
        refuse("PACKAGE_DAMAGED", part="")


def _is_empty_folder(member: zipfile.ZipInfo) -> bool:
    return member.filename.endswith("/") and member.file_size == 0


def _check_names(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if not is_safe_name(name):
            refuse("PACKAGE_UNSAFE_NAME", part=name)
        key = unicodedata.normalize("NFC", name).casefold()
        if key in seen:
            refuse("PACKAGE_DUPLICATE_PART", part=name)
        seen.add(key)


def is_safe_name(name: str) -> bool:
    """Say whether a member name can only address something inside the package."""
    if any(char in name for char in "\\:\0") or any(ord(char) < 32 for char in name):
        return False
    steps = name.split("/")
    return all(step.strip(". ") for step in steps)


def _check_overlap(data: bytes, members: list[zipfile.ZipInfo]) -> None:
    end = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        start, stop = _packed_range(data, member)
        if member.header_offset < end or stop > len(data) or start > stop:
            refuse("PACKAGE_DAMAGED", part=member.filename)
        end = stop


def _packed_range(data: bytes, member: zipfile.ZipInfo) -> tuple[int, int]:
    header = data[member.header_offset : member.header_offset + _LOCAL_HEADER.size]
    if len(header) < _LOCAL_HEADER.size or not header.startswith(ZIP_MAGIC):
        refuse("PACKAGE_DAMAGED", part=member.filename)
    fields = _LOCAL_HEADER.unpack(header)
    name_start = member.header_offset + _LOCAL_HEADER.size
    start = name_start + fields[9] + fields[10]
    encoding = "utf-8" if fields[2] & 0x800 else "cp437"
    local_name = data[name_start : name_start + fields[9]].decode(encoding, "replace")
    if local_name != member.orig_filename:
        refuse("PACKAGE_DAMAGED", part=member.filename)
    return start, start + member.compress_size


def _inflate_all(data: bytes, members: list[zipfile.ZipInfo]) -> dict[str, bytes]:
    parts: dict[str, bytes] = {}
    for member in members:
        if member.flag_bits & _ENCRYPTED_FLAG:
            refuse("PACKAGE_ENCRYPTED")
        start, stop = _packed_range(data, member)
        parts[member.filename] = _inflate(data[start:stop], member)
    return parts


def _inflate(packed: bytes, member: zipfile.ZipInfo) -> bytes:
    """Inflate one member, at most one byte beyond the size that its header promises."""
    size = member.file_size
    if size > _RATIO_MATTERS_FROM and size > MAX_RATIO * max(len(packed), 1):
        refuse("PACKAGE_BOMB", status=413, part=member.filename)
    if member.compress_type == zipfile.ZIP_STORED:
        content, complete = packed, True
    elif member.compress_type == zipfile.ZIP_DEFLATED:
        content, complete = _inflate_raw(packed, size, member.filename)
    else:
        refuse("PACKAGE_DAMAGED", part=member.filename)
    if len(content) > size:
        refuse("PACKAGE_BOMB", status=413, part=member.filename)
    if not complete or len(content) != size or zlib.crc32(content) != member.CRC:
        refuse("PACKAGE_DAMAGED", part=member.filename)
    return content


def _inflate_raw(packed: bytes, size: int, name: str) -> tuple[bytes, bool]:
    inflater = zlib.decompressobj(-15)
    try:
        content = inflater.decompress(packed, size + 1)
    except zlib.error:
        refuse("PACKAGE_DAMAGED", part=name)
    return content, inflater.eof
