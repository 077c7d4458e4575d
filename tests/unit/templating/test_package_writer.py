from __future__ import annotations

import zipfile
from io import BytesIO

from docgen.templating.package import member_order, write_package


def test_the_order_of_parts_does_not_change_the_bytes() -> None:
    parts = {"word/document.xml": b"a", "[Content_Types].xml": b"b", "_rels/.rels": b"c"}
    assert write_package(parts) == write_package(dict(reversed(parts.items())))


def test_content_types_come_first_and_the_rest_by_name() -> None:
    names = ["word/a.xml", "_rels/.rels", "[Content_Types].xml", "docProps/core.xml"]
    assert member_order(names) == [
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/a.xml",
    ]


def test_members_carry_no_clock_and_no_platform() -> None:
    with zipfile.ZipFile(BytesIO(write_package({"word/a.xml": b"a" * 99}))) as archive:
        (member,) = archive.infolist()
    assert member.date_time == (1980, 1, 1, 0, 0, 0)
    assert (member.create_system, member.external_attr, member.extra) == (0, 0, b"")


def test_what_is_written_is_read_back() -> None:
    parts = {"word/đ.xml": "ộ".encode(), "a": b"", "b": bytes(100_000)}
    with zipfile.ZipFile(BytesIO(write_package(parts))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts
