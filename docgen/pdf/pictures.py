"""Pages of a PDF as pictures and as text, and where its named places are."""

from __future__ import annotations

import ctypes
import hashlib
import struct
import zlib
from typing import Any, NamedTuple

from docgen.pdf.pdfium import opened

_POINTS_PER_INCH = 72
_PNG_GREY, _PNG_RGB = 0, 2
_ZLIB_LEVEL = 6


class Destination(NamedTuple):
    """A named place: ``page`` counted from 0, ``y`` in points from the page's upper edge."""

    page: int
    y: float


def page_pictures(pdf: bytes, *, dpi: int = 96, grey: bool = True) -> list[bytes]:
    """Draw every page as a PNG file, grey or in colour, at ``dpi`` dots per inch."""
    with opened(pdf) as document:
        return [_picture(page, dpi, grey) for page in document]


def page_picture(pdf: bytes, page: int, *, dpi: int = 96, grey: bool = True) -> bytes:
    """Draw one page, counted from 0. Raises IndexError when there is no such page."""
    with opened(pdf) as document:
        if not 0 <= page < len(document):
            raise IndexError(page)
        return _picture(document[page], dpi, grey)


def page_texts(pdf: bytes) -> list[str]:
    """Return the text of every page, printed lines parted by a line feed."""
    with opened(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return ["\n".join(line.rstrip() for line in text.splitlines()) for text in texts]


def picture_hash(picture: bytes) -> str:
    """Return the SHA-256 of a picture in hexadecimal: equal pictures, equal hashes."""
    return hashlib.sha256(picture).hexdigest()


def destinations(pdf: bytes) -> dict[str, Destination]:
    """Return the named places; LibreOffice writes one for every bookmark of the Word file.

    A bookmark's name comes out as it was except "_", which LibreOffice encodes.
    """
    with opened(pdf) as document:
        count = _raw().FPDF_CountNamedDests(document)
        return dict(_destination(document, index) for index in range(count))


def _picture(page: Any, dpi: int, grey: bool) -> bytes:
    bitmap = page.render(scale=dpi / _POINTS_PER_INCH, grayscale=grey, rev_byteorder=True)
    rows = bytes(bitmap.buffer)
    channels = bitmap.n_channels
    if channels == 4:
        rows = _without_fourth(rows)
        channels = 3
    stride = bitmap.stride * channels // bitmap.n_channels
    return _png(rows, bitmap.width, bitmap.height, stride, channels)


def _without_fourth(rows: bytes) -> bytes:
    """Drop every fourth byte: the unused channel of PDFium's colour bitmaps."""
    slim = bytearray(len(rows) // 4 * 3)
    for channel in range(3):
        slim[channel::3] = rows[channel::4]
    return bytes(slim)


def _png(rows: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """Write rows of 8-bit samples as a PNG file (ISO/IEC 15948), no filter on any row."""
    length = width * channels
    lines = b"".join(b"\0" + rows[y * stride : y * stride + length] for y in range(height))
    colour = _PNG_GREY if channels == 1 else _PNG_RGB
    header = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    return b"".join(
        (
            b"\x89PNG\r\n\x1a\n",
            _chunk(b"IHDR", header),
            _chunk(b"IDAT", zlib.compress(lines, _ZLIB_LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _raw() -> Any:
    from pypdfium2 import raw

    return raw


def _destination(document: Any, index: int) -> tuple[str, Destination]:
    raw = _raw()
    size = ctypes.c_long()
    raw.FPDF_GetNamedDest(document, index, None, size)
    name = ctypes.create_string_buffer(size.value)
    place = raw.FPDF_GetNamedDest(document, index, name, size)
    page = raw.FPDFDest_GetDestPageIndex(document, place)
    text = name.raw.decode("utf-16-le").rstrip("\0")
    return text, Destination(page, document[page].get_height() - _height(place))


def _height(place: Any) -> float:
    """Return the y of a destination in the PDF's own points, which count from the lower edge."""
    has_x, has_y, has_zoom = (ctypes.c_int() for _ in range(3))
    x, y, zoom = (ctypes.c_float() for _ in range(3))
    _raw().FPDFDest_GetLocationInPage(place, has_x, has_y, has_zoom, x, y, zoom)
    return float(y.value)
