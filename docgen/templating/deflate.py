"""Which deflate a paper is packed with: a setting, never what happens to be installed.

``size`` is zlib at level 6 and the default, ``fast`` is zlib at level 1, ``isal`` is the optional
library of that name (decision 14).
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from functools import cache

from docgen.errors import SettingsError


class Deflater:
    """``crc32`` of bytes, ``deflate`` without wrapper, and the same for a few hundred bytes."""

    __slots__ = ("crc32", "deflate", "deflate_small")

    def __init__(
        self,
        crc32: Callable[[bytes], int],
        deflate: Callable[[bytes], bytes],
        deflate_small: Callable[[bytes], bytes],
    ) -> None:
        self.crc32 = crc32
        self.deflate = deflate
        self.deflate_small = deflate_small


@cache
def deflater(speed: str) -> Deflater:
    """Return the deflater of a setting.

    Raises :class:`SettingsError`: ``SPEED_UNKNOWN``, or ``SPEED_NEEDS_ISAL`` where the library
    that the setting asks for is not installed.
    """
    if speed == "size":
        return _zlib(6)
    if speed == "fast":
        return _zlib(1)
    if speed == "isal":
        return _isal()
    raise SettingsError("SPEED_UNKNOWN", speed=speed)


def _zlib(level: int) -> Deflater:
    def deflate(content: bytes) -> bytes:
        return zlib.compress(content, level, -15)

    return Deflater(zlib.crc32, deflate, _deflate_small)


def _deflate_small(content: bytes) -> bytes:
    # a window of 4 kB: the tables of the usual one take longer to clear than to use
    packer = zlib.compressobj(1, zlib.DEFLATED, -12, 4)
    return packer.compress(content) + packer.flush()


def _isal() -> Deflater:
    try:
        from isal import isal_zlib
    except ImportError:
        raise SettingsError("SPEED_NEEDS_ISAL") from None

    def deflate(content: bytes) -> bytes:
        packed: bytes = isal_zlib.compress(content, 1, -15)
        return packed

    return Deflater(isal_zlib.crc32, deflate, deflate)
