"""Papers made with python-docx, and a look at the processes LibreOffice runs in."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from docgen.pdf.worker.client import PdfWorker

TEXT = "Ủy ban nhân dân phường Thử Nghiệm lập kế hoạch bảo vệ trẻ em, đường phố sạch đẹp"
Paper = Callable[..., bytes]


def new_document() -> docx.document.Document:
    document = docx.Document()
    normal = document.styles["Normal"]
    normal.font.name = "Times New Roman"
    normal.font.size = Pt(14)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    normal.element.get_or_add_rPr().append(language)
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    defaults.set(qn("w:val"), "vi-VN")
    return document


def bytes_of(document: docx.document.Document) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


@pytest.fixture(scope="session")
def make_paper() -> Paper:
    """Make a paper of so many pages with Vietnamese text."""

    def make(pages: int = 1, text: str = TEXT, font: str = "Times New Roman") -> bytes:
        document = new_document()
        for page in range(1, pages + 1):
            paragraph = document.add_paragraph()
            paragraph.add_run(f"{text}. Trang {page}").font.name = font
            if page < pages:
                paragraph.add_run().add_break(WD_BREAK.PAGE)
        return bytes_of(document)

    return make


@pytest.fixture(scope="session")
def red_png() -> bytes:
    rows = b"".join(b"\0" + b"\xff\0\0" * 8 for _ in range(8))

    def chunk(kind: bytes, data: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(kind + data))
        return struct.pack(">I", len(data)) + kind + data + crc

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
    body = chunk(b"IDAT", zlib.compress(rows))
    return b"\x89PNG\r\n\x1a\n" + header + body + chunk(b"IEND", b"")


@pytest.fixture(scope="session")
def make_linking_paper(red_png: bytes) -> Callable[[str], bytes]:
    """Make a paper whose picture is a link to an address instead of a part of the file."""

    def make(address: str) -> bytes:
        document = new_document()
        document.add_paragraph(TEXT)
        document.add_picture(io.BytesIO(red_png), width=Pt(100))
        source = zipfile.ZipFile(io.BytesIO(bytes_of(document)))
        result = io.BytesIO()
        with zipfile.ZipFile(result, "w") as target:
            for name in source.namelist():
                part = source.read(name).decode("latin-1")
                if name == "word/document.xml":
                    part = part.replace("r:embed=", "r:link=")
                if name == "word/_rels/document.xml.rels":
                    link = f'Target="{address}" TargetMode="External"'
                    part, changes = re.subn(r'Target="media/image\d\.png"', link, part)
                    assert changes == 1
                if not name.startswith("word/media/"):
                    target.writestr(name, part.encode("latin-1"))
        return result.getvalue()

    return make


@pytest.fixture(scope="module")
def worker() -> Iterator[PdfWorker]:
    with PdfWorker() as worker:
        yield worker


def living(group: int) -> list[int]:
    """Return the processes of a group that are not dead."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            fields = (place / "stat").read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(place.name))
    return found


@pytest.fixture(name="living")
def living_fixture() -> Callable[[int], list[int]]:
    return living


@pytest.fixture
def office_of() -> Callable[[PdfWorker], int]:
    """Return the process id of LibreOffice itself."""

    def find(worker: PdfWorker) -> int:
        assert worker.pid is not None
        named = {pid: Path(f"/proc/{pid}/comm").read_text() for pid in living(worker.pid)}
        (office,) = [pid for pid, name in named.items() if name.startswith("soffice")]
        return office

    return find
