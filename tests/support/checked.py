"""A paper of ours with three small mistakes, and files that must be refused."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from tests.rules.docx import Docx
from tests.support.papers import RenderedSamples

SAMPLE = "ke-hoach-hoa-mai-2026"


def faulty(samples: RenderedSamples) -> bytes:
    """An error and two hints, each by a change of a few letters."""
    paper = Docx(samples[SAMPLE].docx)
    paper.write("TTSoKyHieu", "Số : 07/KH-UBND")
    paper.write("TTTrichYeu", paper.words("TTTrichYeu") + ".")
    paper.write("TTNoiDung", paper.words("TTNoiDung").replace("ban hành", "ban hành ban hành", 1))
    return paper.bytes()


def strange(samples: RenderedSamples) -> bytes:
    """A request of a citizen: the decree does not bind it."""
    from tests.rules.docx import paragraph

    paper = Docx(samples[SAMPLE].docx)
    for child in list(paper.body)[:-1]:
        paper.body.remove(child)
    lines = (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ĐƠN ĐỀ NGHỊ",
        "Kính gửi: Ủy ban nhân dân phường Hoa Mai",
        "Tôi tên là: Nguyễn Văn Thử, sinh năm 1980.",
        "Tôi làm đơn này đề nghị được xác nhận hộ nghèo.",
        "Tôi xin chân thành cảm ơn.",
        "Người làm đơn",
        "(Ký, ghi rõ họ tên)",
    )
    for at, line in enumerate(lines):
        paper.body.insert(at, paragraph("Normal", line))
    return paper.bytes()


def with_part(docx: bytes, name: str, content: bytes) -> bytes:
    """The package with one more part."""
    packed = io.BytesIO(docx)
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def with_document(docx: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The package with its main part changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == "word/document.xml" else data)
    return out.getvalue()


def _bomb(docx: bytes) -> bytes:
    packed = io.BytesIO(docx)
    with zipfile.ZipFile(packed, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/image9.png", b"\0" * 64_000_000)
    return packed.getvalue()


def _dtd(text: bytes) -> bytes:
    head, mark, rest = text.partition(b"?>")
    return head + mark + b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + rest


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

HOSTILE: dict[str, tuple[Callable[[bytes], bytes], int, str]] = {
    "U1 empty": (lambda good: b"", 422, "Tệp Word trống"),
    "U2 text": (lambda good: b"Xin ch\xc3\xa0o", 415, "không phải là tệp Word"),
    "U2 html": (lambda good: b"<html><img src=http://127.0.0.1/x>", 415, "không phải là tệp Word"),
    "U2 pdf": (lambda good: b"%PDF-1.7\n", 415, "không phải là tệp Word"),
    "U3 cut off": (lambda good: good[: len(good) // 2], 422, "Tệp Word hỏng"),
    "U4 one bit": (
        lambda good: good[:3000] + bytes([good[3000] ^ 1]) + good[3001:],
        422,
        "Tệp Word hỏng",
    ),
    "U5 bomb": (_bomb, 413, "nén bất thường"),
    "U10 dtd": (lambda good: with_document(good, _dtd), 422, "khai báo DTD"),
    "U13 path": (lambda good: with_part(good, "../../../x", b"x"), 422, "đường dẫn nguy hiểm"),
    "U14 absolute": (lambda good: with_part(good, "/etc/passwd", b"x"), 422, "nguy hiểm"),
    "U15 macro": (lambda good: with_part(good, "word/vbaProject.bin", b"x"), 415, "chứa macro"),
    "U16 old word": (lambda good: OLE + b"\0" * 600, 415, "Word cũ"),
    "U18 password": (
        lambda good: OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"),
        422,
        "đặt mật khẩu",
    ),
    "U22 polyglot": (lambda good: b"%PDF-1.7\n" + good, 415, "không phải là tệp Word"),
}
"""Row of the list of bad inputs → how to make it of a good file, HTTP status, words said."""
