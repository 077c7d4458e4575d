"""Writes Word packages so that the same parts always give the same bytes.

Nothing here depends on the clock, the platform or the order in which parts were made. This module
is on the cold path of the command line: it imports nothing outside the standard library's core.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Mapping

DOS_EPOCH = 0x0021
"""1980-01-01, the first day a zip archive can state; the time of day is 0."""
DEFAULT_LEVEL = 6
CONTENT_TYPES = "[Content_Types].xml"

_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5HII")
_END = struct.Struct("<4s4H2IH")
_VERSION = 20
_DEFLATED = 8
_UTF8_FLAG = 0x800


Member = tuple[bytes, bytes, bytes]
"""A finished zip member: local header with data, directory record up to the offset, name."""


def member_order(names: Iterable[str]) -> list[str]:
    """Return part names in the order they are written: content types first, then sorted."""
    return sorted(names, key=lambda name: (name != CONTENT_TYPES, name))


def pack_member(name: str, crc: int, size: int, packed: bytes) -> Member:
    """Make a member from already deflated data; ``crc`` and ``size`` are of the plain bytes."""
    encoded = name.encode()
    flags = 0 if name.isascii() else _UTF8_FLAG
    common = (_VERSION, flags, _DEFLATED, 0, DOS_EPOCH, crc, len(packed), size, len(encoded), 0)
    local = _LOCAL.pack(b"PK\x03\x04", *common) + encoded + packed
    central = _CENTRAL.pack(b"PK\x01\x02", _VERSION, *common, 0, 0, 0, 0, 0)[:-4]
    return local, central, encoded


def deflate(content: bytes, level: int = DEFAULT_LEVEL) -> bytes:
    """Deflate without any wrapper, as zip members are."""
    return zlib.compress(content, level, wbits=-15)


def join_members(members: Iterable[Member]) -> bytes:
    """Join finished members, in the given order, into an archive."""
    pieces: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for local, central, name in members:
        pieces.append(local)
        directory += (central, offset.to_bytes(4, "little"), name)
        offset += len(local)
    records = b"".join(directory)
    count = len(directory) // 3
    pieces.append(records)
    pieces.append(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(records), offset, 0))
    return b"".join(pieces)


def write_package(parts: Mapping[str, bytes], level: int = DEFAULT_LEVEL) -> bytes:
    """Write parts as a ``.docx``; equal parts give equal bytes on every run and platform."""
    return join_members(
        pack_member(name, zlib.crc32(parts[name]), len(parts[name]), deflate(parts[name], level))
        for name in member_order(parts)
    )
