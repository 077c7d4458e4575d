"""Rows U1-U22 and S1-S9 of the list of bad inputs."""

from __future__ import annotations

import struct
import time
import warnings
import zipfile
import zlib
from collections.abc import Mapping
from contextlib import suppress
from io import BytesIO
from random import Random

import pytest

from docgen.errors import PackageError
from docgen.facts.package import Package, read_package
from docgen.templating.package import write_package
from tests.bench import paper
from tests.unit.templating.papers import R, W, docx, paragraph, parts

TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def written(changed: Mapping[str, str | bytes] | None = None, body: str = "") -> bytes:
    """A good package with some parts replaced or added."""
    found: dict[str, str | bytes] = {**parts(body or paragraph("a")), **(changed or {})}
    return write_package(
        {name: part.encode() if isinstance(part, str) else part for name, part in found.items()}
    )


def related(kind: str, target: str, mode: str = "") -> str:
    """The document's relations with one more."""
    more = f'<Relationship Id="rId99" Type="{R}/{kind}" Target="{target}"{mode}/>'
    return parts("")[RELATIONS].replace("</Relationships>", more + "</Relationships>")


EXTERNAL = ' TargetMode="External"'


def zipped(*members: tuple[str, bytes]) -> bytes:
    """An archive with members that the library would not write on its own."""
    packed = BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")
        for name, content in members:
            info = zipfile.ZipInfo("x")
            info.filename = name
            archive.writestr(info, content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def good_members() -> list[tuple[str, bytes]]:
    return [(name, part.encode()) for name, part in parts(paragraph("a")).items()]


def refusal(data: bytes) -> PackageError:
    with pytest.raises(PackageError) as caught:
        read_package(data)
    return caught.value


# --- good files ----------------------------------------------------------------------------------


def test_a_good_package_gives_its_parts_in_order() -> None:
    package = read_package(docx(paragraph("a"), header=paragraph("b")))
    assert next(iter(package)) == TYPES
    assert package.main_part == DOCUMENT
    assert package.parts_by_kind("header") == ("word/header1.xml",)
    assert package.content_type("word/styles.xml").endswith("styles+xml")
    assert {relation.kind for relation in package.relations(DOCUMENT)} == {"styles", "header"}


def test_a_hyperlink_is_allowed() -> None:
    for target in ("https://example.vn", "mailto:a@example.vn", "#muc", "javascript:;"):
        read_package(written({RELATIONS: related("hyperlink", target, EXTERNAL)}))


def test_folders_in_the_archive_are_passed_over() -> None:
    assert "word/" not in read_package(zipped(("word/", b""), *good_members()))


def test_parts_can_be_exchanged_without_touching_the_package() -> None:
    package = read_package(docx(paragraph("a")))
    changed = package.with_parts({"word/styles.xml": b"<x/>"})
    assert isinstance(changed, Package)
    assert (changed["word/styles.xml"], len(package)) == (b"<x/>", len(changed))
    assert package["word/styles.xml"] != b"<x/>"


# --- what is no Word file ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "status"),
    [
        (b"", "PACKAGE_EMPTY", 422),
        (b"Xin ch\xc3\xa0o", "PACKAGE_NOT_WORD", 415),
        (b"<!DOCTYPE html><html><img src=x></html>", "PACKAGE_NOT_WORD", 415),
        (b"{\\rtf1 a}", "PACKAGE_NOT_WORD", 415),
        (b"%PDF-1.7\n", "PACKAGE_NOT_WORD", 415),
        (b"MZ\x90\x00", "PACKAGE_NOT_WORD", 415),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "PACKAGE_OLD_WORD", 415),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "PACKAGE_ENCRYPTED",
            422,
        ),
        (zipped(("a.txt", b"a")), "PACKAGE_NOT_WORD", 415),
        (
            zipped(("mimetype", b"application/vnd.oasis.opendocument.text")),
            "PACKAGE_NOT_WORD",
            415,
        ),
        (b"%PDF-1.4\n" + docx(paragraph("a")), "PACKAGE_NOT_WORD", 415),
    ],
)
def test_other_kinds_of_file_are_told_apart(data: bytes, code: str, status: int) -> None:
    error = refusal(data)
    assert (error.code, error.http_status) == (code, status)


@pytest.mark.parametrize(
    ("start", "kind"),
    [
        (b"<html>", "html"),
        (b"{\\rtf1", "rtf"),
        (b"%PDF-1.7", "pdf"),
        (b"MZ", "exe"),
        (b"a", "text"),
    ],
)
def test_the_kind_of_the_other_file_is_named(start: bytes, kind: str) -> None:
    assert refusal(start).params["kind"] == kind


def test_a_package_that_is_also_a_pdf_is_refused() -> None:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("a.txt", b"%PDF-1.4\n")
        for name, content in good_members():
            archive.writestr(name, content)
    assert refusal(stored.getvalue()).code == "PACKAGE_POLYGLOT"


# --- damaged and hostile archives ----------------------------------------------------------------


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_cut_file_is_damaged(share: float) -> None:
    data = paper.template()
    assert refusal(data[: int(len(data) * share)]).code == "PACKAGE_DAMAGED"


def test_bytes_after_the_end_are_refused() -> None:
    assert refusal(docx(paragraph("a")) + b"MZ").code == "PACKAGE_DAMAGED"


def test_one_flipped_bit_is_found() -> None:
    data = bytearray(docx(paragraph("a")))
    position = data.index(b"word/styles.xml") + len("word/styles.xml") + 5
    data[position] ^= 1
    assert refusal(bytes(data)).code == "PACKAGE_DAMAGED"


def test_a_bomb_is_refused_without_being_unpacked() -> None:
    bomb = zipped(*good_members(), ("word/media/a.bin", bytes(64 * 1024 * 1024)))
    start = time.perf_counter()
    error = refusal(bomb)
    assert (error.code, error.http_status) == ("PACKAGE_BOMB", 413)
    assert time.perf_counter() - start < 5  # the bar for any refusal, reliability 3.2 e


def test_parts_that_are_too_large_together_are_refused() -> None:
    data = bytearray(zipped(*good_members()))
    position = data.index(b"PK\x01\x02") + 24
    data[position : position + 4] = struct.pack("<I", 2**31)
    assert refusal(bytes(data)).code == "PACKAGE_TOO_LARGE"


def test_a_size_header_that_lies_is_found() -> None:
    data = bytearray(zipped(("word/media/a.bin", bytes(100_000)), *good_members()))
    position = data.index(b"PK\x01\x02") + 24
    data[position : position + 4] = struct.pack("<I", 10)
    assert refusal(bytes(data)).code == "PACKAGE_BOMB"


def test_five_thousand_parts_are_too_many() -> None:
    many = [(f"word/media/{number}.txt", b"") for number in range(5_000)]
    error = refusal(zipped(*good_members(), *many))
    assert (error.code, error.http_status) == ("PACKAGE_TOO_MANY_PARTS", 413)


@pytest.mark.parametrize("twin", ["word/document.xml", "WORD/document.xml", "word/Styles.xml"])
def test_twins_are_refused(twin: str) -> None:
    assert refusal(zipped(*good_members(), (twin, b"<x/>"))).code == "PACKAGE_DUPLICATE_PART"


@pytest.mark.parametrize(
    "name",
    [
        "../../../x",
        "C:/x",
        "word\\..\\..\\x",
        "/etc/passwd",
        "word/../x",
        "word//x",
        "./x",
        "a/. ./b",
    ],
)
def test_dangerous_names_are_refused(name: str) -> None:
    error = refusal(zipped(*good_members(), (name, b"x")))
    assert error.code == "PACKAGE_UNSAFE_NAME"


def test_overlapping_members_are_refused() -> None:
    data = bytearray(zipped(*good_members()))
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    assert refusal(bytes(data)).code == "PACKAGE_DAMAGED"


def test_an_encrypted_member_is_refused() -> None:
    data = bytearray(zipped(*good_members()))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal(bytes(data)).code == "PACKAGE_ENCRYPTED"


# --- hostile content -----------------------------------------------------------------------------

DTD = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
XML_PART = f'{DTD}<w:styles xmlns:w="{W}">&x;</w:styles>'


@pytest.mark.parametrize(
    "content",
    [
        XML_PART.encode(),
        ('<?xml version="1.0" encoding="UTF-16"?>' + XML_PART).encode("utf-16"),
        ('<?xml version="1.0" encoding="UTF-16"?>' + XML_PART).encode("utf-16-be"),
        b'<?xml version="1.0"?><!-- a --><!DOCTYPE w><w/>',
    ],
)
def test_a_dtd_is_refused_in_every_encoding(content: bytes) -> None:
    assert refusal(written({"word/styles.xml": content})).code == "PACKAGE_DTD"


def test_other_encodings_are_refused() -> None:
    content = f'<?xml version="1.0" encoding="UTF-7"?><w:styles xmlns:w="{W}"/>'
    assert refusal(written({"word/styles.xml": content})).code == "PACKAGE_XML_ENCODING"
    ebcdic = content.replace("UTF-7", "cp037").encode("cp037")
    assert refusal(written({"word/styles.xml": ebcdic})).code == "PACKAGE_XML_BROKEN"


@pytest.mark.parametrize(
    "body",
    [
        paragraph("A & B"),
        "<w:tbl>" * 3000 + "</w:tbl>" * 3000,
        paragraph("a" * 12_000_000),
        "<w:p>",
    ],
)
def test_xml_that_word_or_our_parsers_cannot_take_is_refused(body: str) -> None:
    assert refusal(written(body=body)).code in ("PACKAGE_XML_BROKEN", "PACKAGE_BOMB")


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.mark.parametrize(
    "changed",
    [
        {TYPES: parts("")[TYPES].replace(MAIN, MACRO_TYPE)},
        {"word/vbaProject.bin": "x"},
        {"word/other.bin": "x", TYPES: parts("")[TYPES].replace(
            "</Types>",
            '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>',
        )},
    ],
)  # fmt: skip
def test_macros_are_refused(changed: dict[str, str]) -> None:
    error = refusal(written(changed))
    assert (error.code, error.http_status) == ("PACKAGE_MACRO", 415)


@pytest.mark.parametrize(
    "changed",
    [
        {"word/embeddings/a.xlsx": "x"},
        {"word/media/a.png": b"MZ\x90"},
        {"word/media/a.png": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"},
        {"word/media/a.png": b"PK\x03\x04"},
        {"word/media/a.png": b"\x7fELF"},
        {"word/a.txt": "x", RELATIONS: related("oleObject", "a.txt")},
        {"word/a.txt": "x", RELATIONS: related("control", "a.txt")},
    ],
)
def test_embedded_programs_and_objects_are_refused(changed: dict[str, str | bytes]) -> None:
    assert refusal(written(changed)).code == "PACKAGE_EMBEDDED"


CHART = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def with_chart_data(workbook: bytes, chart_type: str = CHART) -> bytes:
    types = parts("")[TYPES].replace(
        "</Types>",
        f'<Default Extension="xlsx" ContentType="{WORKBOOK}"/>'
        f'<Override PartName="/word/charts/chart1.xml" ContentType="{chart_type}"/></Types>',
    )
    relation = related("package", "../embeddings/a.xlsx").replace("styles.xml", "../styles.xml")
    return written(
        {
            TYPES: types,
            "word/charts/chart1.xml": "<c/>",
            "word/charts/_rels/chart1.xml.rels": relation,
            "word/embeddings/a.xlsx": workbook,
        }
    )


def test_the_numbers_behind_a_chart_are_allowed_and_nothing_else_in_their_place() -> None:
    workbook = zipped(("xl/workbook.xml", b"<w/>"))
    read_package(with_chart_data(workbook))
    assert refusal(with_chart_data(b"MZ")).code == "PACKAGE_EMBEDDED"
    assert refusal(with_chart_data(workbook, "application/xml")).code == "PACKAGE_EMBEDDED"
    with_macro = zipped(("xl/vbaProject.bin", b"x"))
    assert refusal(with_chart_data(with_macro)).code == "PACKAGE_MACRO"


def test_foreign_chunks_are_refused() -> None:
    changed = {"word/a.txt": "x", RELATIONS: related("aFChunk", "a.txt")}
    assert refusal(written(changed)).code == "PACKAGE_FOREIGN_CHUNK"
    assert refusal(written(body="<w:altChunk/>")).code == "PACKAGE_FOREIGN_CHUNK"


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://127.0.0.1/a.png"),
        ("image", "file:///etc/a.png"),
        ("attachedTemplate", "http://127.0.0.1/a.dotx"),
        ("subDocument", "a.docx"),
        ("hyperlink", "file://server/share"),
        ("hyperlink", "\\\\server\\share"),
        ("hyperlink", "vnd.sun.star.expand:${HOME}"),
        ("hyperlink", " FILE:///etc/passwd"),
    ],
)
def test_what_points_outside_is_refused(kind: str, target: str) -> None:
    error = refusal(written({RELATIONS: related(kind, target, EXTERNAL)}))
    assert (error.code, error.params["target"]) == ("PACKAGE_EXTERNAL", target)


@pytest.mark.parametrize("field", ["INCLUDEPICTURE", "INCLUDETEXT", "DDEAUTO", "DDE", "LINK"])
def test_fields_that_fetch_are_refused_even_split_over_runs(field: str) -> None:
    halves = (field[:2], field[2:] + ' "http://127.0.0.1/a" ')
    runs = "".join(f"<w:r><w:instrText>{half}</w:instrText></w:r>" for half in halves)
    assert refusal(written(body=f"<w:p>{runs}</w:p>")).params["field"] == field
    simple = f'<w:p><w:fldSimple w:instr="{field.lower()} x"/></w:p>'
    assert refusal(written(body=simple)).code == "PACKAGE_FIELD"


@pytest.mark.parametrize("field", [" PAGE ", ' HYPERLINK "https://a.vn/link?DDE" ', "a DDEx"])
def test_other_fields_are_allowed(field: str) -> None:
    read_package(written(body=f"<w:p><w:r><w:instrText>{field}</w:instrText></w:r></w:p>"))


def test_a_field_cannot_hide_behind_the_one_before_it() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    fields = "".join(
        f"{begin}<w:r><w:instrText>{text}</w:instrText></w:r>" for text in ("PAGE", "DDE x")
    )
    assert refusal(written(body=f"<w:p>{fields}</w:p>")).code == "PACKAGE_FIELD"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({TYPES: parts("")[TYPES].replace(MAIN, "application/xml")}, "PACKAGE_WRONG_TYPE"),
        ({TYPES: parts("")[TYPES].replace("document.main", "template.main")}, "PACKAGE_WRONG_TYPE"),
        ({"_rels/.rels": parts("")["_rels/.rels"].replace("officeD", "d")}, "PACKAGE_NO_MAIN_PART"),
        ({DOCUMENT: f'<w:styles xmlns:w="{W}"/>'}, "PACKAGE_NO_MAIN_PART"),
        ({RELATIONS: related("image", "media/none.png")}, "PACKAGE_PART_MISSING"),
        ({RELATIONS: related("image", "../../none.png")}, "PACKAGE_UNSAFE_NAME"),
        ({RELATIONS: parts("")[RELATIONS].replace("/styles", "/no")}, "PACKAGE_PART_MISSING"),
    ],
)  # fmt: skip
def test_a_package_that_does_not_hold_together_is_refused(
    changed: dict[str, str], code: str
) -> None:
    assert refusal(written(changed)).code == code


def test_a_relation_id_that_leads_nowhere_is_refused() -> None:
    body = f'<w:p><w:hyperlink xmlns:q="{R}" q:id="rId7"/></w:p>'
    error = refusal(written(body=body))
    assert (error.code, error.params["id"]) == ("PACKAGE_DANGLING", "rId7")


PNG = b"\x89PNG\r\n\x1a\n" + bytes(4) + b"IHDR" + struct.pack(">II", 60_000, 60_000)
JPEG = b"\xff\xd8\xff\xe0" + struct.pack(">H", 4) + bytes(2) + b"\xff\xc0" + struct.pack(
    ">HBHH", 11, 8, 60_000, 60_000
)  # fmt: skip
GIF = b"GIF89a" + struct.pack("<HH", 60_000, 60_000)
BMP = b"BM" + bytes(16) + struct.pack("<II", 60_000, 60_000)


@pytest.mark.parametrize("content", [PNG, JPEG, GIF, BMP])
def test_a_picture_of_absurd_size_is_refused(content: bytes) -> None:
    error = refusal(written({"word/media/a.png": content}))
    assert (error.code, error.params["width"]) == ("PACKAGE_PICTURE_TOO_LARGE", "60000")


def test_no_mutation_of_a_file_makes_the_reader_stumble() -> None:
    original = paper.template()
    chance = Random(30)
    for _ in range(1_500):
        data = bytearray(original)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        with suppress(PackageError):
            read_package(bytes(data))


def test_no_mutation_of_a_part_makes_the_reader_stumble() -> None:
    chance = Random(31)
    for _ in range(1_500):
        found = {name: bytearray(part) for name, part in good_members()}
        part = found[chance.choice(list(found))]
        for _ in range(chance.randint(1, 4)):
            part[chance.randrange(len(part))] = chance.randrange(256)
        with suppress(PackageError):
            read_package(write_package({name: bytes(part) for name, part in found.items()}))


def test_a_stored_member_is_read_as_well() -> None:
    stored = BytesIO()
    with zipfile.ZipFile(stored, "w", zipfile.ZIP_STORED) as archive:
        for name, content in good_members():
            archive.writestr(name, content)
    assert zlib.crc32(read_package(stored.getvalue())[DOCUMENT])
