"""All pages of a paper on one small grey picture, for people to look at (decision 35).

``python -m tests.support.contact_sheet`` makes the sheets of the samples anew under
``tests/golden/<template>/<case>.png``. They are looked at, not compared byte for byte.
"""

from __future__ import annotations

import io
import math
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from PIL import Image

from docgen import open_office
from tests.support.records import ROOT, sample_files

GOLDEN = ROOT / "tests" / "golden"
LIMIT = 150 * 1024
"""Bytes of a committed sheet at most."""

_DPI = 96
_GAP = 8
_GREYS = 16
_WIDTHS = (620, 520, 420, 320, 240, 180, 130, 100)
"""Widths of one page in pixels that are tried, from easily read to recognisable."""


def contact_sheet(pages: Sequence[bytes], limit: int = LIMIT) -> bytes:
    """Tile page pictures (PNG) on one grey PNG of at most ``limit`` bytes, as large as fits."""
    pictures = [Image.open(io.BytesIO(page)).convert("L") for page in pages]
    for width in _WIDTHS:
        sheet = _encoded(_tiled([_scaled(picture, width) for picture in pictures]))
        if len(sheet) <= limit:
            return sheet
    raise ValueError(f"{len(pages)} pages do not fit in {limit} bytes")


def _scaled(picture: Image.Image, width: int) -> Image.Image:
    height = round(picture.height * width / picture.width)
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def _tiled(pictures: Sequence[Image.Image]) -> Image.Image:
    columns = min(len(pictures), max(3, math.ceil(math.sqrt(2 * len(pictures)))))
    width = max(picture.width for picture in pictures) + _GAP
    height = max(picture.height for picture in pictures) + _GAP
    rows = math.ceil(len(pictures) / columns)
    sheet = Image.new("L", (columns * width + _GAP, rows * height + _GAP), 160)
    for at, picture in enumerate(pictures):
        place = (_GAP + at % columns * width, _GAP + at // columns * height)
        sheet.paste(picture, place)
    return sheet


def _encoded(sheet: Image.Image) -> bytes:
    target = io.BytesIO()
    sheet.quantize(_GREYS).save(target, "PNG", optimize=True)
    return target.getvalue()


def sheet_of(file: Path) -> tuple[Path, bytes]:
    """Where the sheet of a sample is kept, and the sheet."""
    with tempfile.TemporaryDirectory() as data:
        office = open_office(data, actor="tests")
        checked = office.check(office.read(file))
        assert checked.paper is not None, f"{file.name} has errors"
        pages = office.pages(office.pdf(office.render(checked.paper)), dpi=_DPI)
    folder = GOLDEN / checked.paper.template.descriptor.id
    return folder / f"{file.stem}.png", contact_sheet(pages)


def main() -> None:
    """Renew the sheets of all samples, or of those whose names are given."""
    wanted = set(sys.argv[1:])
    for file in sample_files():
        if wanted and file.stem not in wanted:
            continue
        target, sheet = sheet_of(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(sheet)
        sys.stdout.write(f"{target.relative_to(ROOT)} {len(sheet) // 1024} KiB\n")


if __name__ == "__main__":
    main()
