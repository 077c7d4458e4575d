"""The lint for what the Open XML SDK lets pass: each fault is found, and nothing else."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest

from tests.support.papers import RenderedSamples
from tests.support.word_lint import CHECKS, lint

pytestmark = pytest.mark.xdist_group("word")

Parts = dict[str, bytes]
_RELATION = (
    b'<Relationship Id="rIdThem" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
    b'relationships/%s" Target="%s"%s/></Relationships>'
)


@pytest.fixture(scope="module")
def sound(samples: RenderedSamples) -> Parts:
    docx = samples["to-trinh-hoa-mai-2027"].docx
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(parts: Parts) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def swap(name: str, old: bytes, new: bytes) -> Callable[[Parts], Parts]:
    def broken(parts: Parts) -> Parts:
        assert old in parts[name], f"{old!r} is not in {name}"
        return parts | {name: parts[name].replace(old, new, 1)}

    return broken


def relation(kind: bytes, target: bytes, external: bool = False) -> Callable[[Parts], Parts]:
    mode = b' TargetMode="External"' if external else b""
    added = _RELATION % (kind, target, mode)
    return swap("word/_rels/document.xml.rels", b"</Relationships>", added)


def with_part(name: str) -> Callable[[Parts], Parts]:
    return lambda parts: parts | {name: b"<x/>"}


FAULTS: dict[str, tuple[str, Callable[[Parts], Parts]]] = {
    "ô bảng rỗng": (
        "cell-without-paragraph",
        swap("word/document.xml", b"</w:tr>", b"<w:tc><w:tcPr/></w:tc></w:tr>"),
    ),
    "ô bảng kết thúc bằng bảng": (
        "cell-without-paragraph",
        swap("word/document.xml", b"</w:tc>", b"<w:tbl/></w:tc>"),
    ),
    "sai kiểu nội dung của văn bản": (
        "content-type",
        swap("[Content_Types].xml", b"document.main+xml", b"template.main+xml"),
    ),
    "sai kiểu nội dung của đầu trang": (
        "content-type",
        swap("[Content_Types].xml", b"header+xml", b"footer+xml"),
    ),
    "kiểu đoạn không có": (
        "unknown-style",
        swap("word/document.xml", b'w:val="TTHoTen"', b'w:val="TTKhongCo"'),
    ),
    "kiểu gốc không có": (
        "unknown-style",
        swap("word/styles.xml", b'<w:basedOn w:val="Normal"/>', b'<w:basedOn w:val="Mat"/>'),
    ),
    "ảnh ở máy khác": ("external", relation(b"image", b"http://example.invalid/a.png", True)),
    "mẫu gắn ngoài": ("external", relation(b"attachedTemplate", b"file:///a.dotx", True)),
    "trường lấy tệp": (
        "field",
        swap("word/so_trang.xml", b' PAGE "', b' INCLUDETEXT a.docx "'),
    ),
    "tên phần có ..": ("unsafe-name", with_part("word/../a.xml")),
    "tên phần tuyệt đối": ("unsafe-name", with_part("/a.xml")),
    "tên phần có dấu gạch ngược": ("unsafe-name", with_part("word\\a.xml")),
    "quan hệ không có đích": ("missing-part", relation(b"theme", b"theme1.xml")),
}
"""Name of a broken file → the fault it must be caught for, and how it is made."""


def test_a_sound_paper_has_no_fault(sound: Parts) -> None:
    assert lint(packed(sound)) == []


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_caught_and_no_other(name: str, sound: Parts) -> None:
    fault, broken = FAULTS[name]
    found = lint(packed(broken(sound)))
    assert {line.partition(":")[0] for line in found} == {fault}


def test_a_part_that_is_there_twice_is_caught(sound: Parts) -> None:
    target = io.BytesIO(packed(sound))
    with zipfile.ZipFile(target, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr("word/document.xml", sound["word/document.xml"])
    assert lint(target.getvalue()) == ["part-twice: word/document.xml"]


def test_every_check_has_a_broken_file() -> None:
    assert {fault for fault, _ in FAULTS.values()} == set(CHECKS)
