"""Files that are no record, or try to be more than one: refused before anything is made of them."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from typing import Any

import pytest

from docgen.errors import IntakeError
from docgen.intake.sources import read_record
from tests.support.command_line import REPORT, Desk, assert_said, refused
from tests.support.records import ROOT, as_yaml, put, tree_of

GOOD = REPORT.read_bytes()
BOMB = b"a: &a [x, x, x, x]\n" + b"".join(
    b"%c: &%c [*%c, *%c, *%c, *%c]\n" % (letter, letter, *[letter - 1] * 4)
    for letter in b"bcdefghijklmn"
)
LAUGHS = b"""<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]>
<lolz>&lol2;</lolz>
"""

UNREADABLE: dict[str, tuple[bytes, str]] = {
    "alias bomb": (BOMB, "YAML_ALIAS"),
    "merge key": (b"a: 1\n<<: {b: 2}\n", "YAML_ALIAS"),
    "tag that makes an object": (b"mau: !!python/object/apply:os.system [id]\n", "YAML_THE"),
    "billion laughs of XML": (LAUGHS, "RECORD_NOT_GROUP"),
    "key twice": (GOOD + b"\nnam: 2027\n", "YAML_TRUNG_KHOA"),
    "key twice in two normal forms": ("ế: 1\ne\u0302\u0301: 2\n".encode(), "YAML_TRUNG_KHOA"),
    "tab as indentation": (b"co_quan:\n\tten: X\n", "YAML_CU_PHAP"),
    "bracket left open": (b"mau: [\n", "YAML_CU_PHAP"),
    "two documents": (GOOD + b"\n---\nnam: 2027\n", "YAML_NHIEU_TAI_LIEU"),
    "list for a key": (b"? [a, b]\n: 1\n", "YAML_KHOA"),
    "deep nesting": (b"a: " + b"[" * 100 + b"]" * 100, "YAML_QUA_SAU"),
    "deep nesting of groups": (
        b"".join(b" " * depth + b"a:\n" for depth in range(60)),
        "YAML_QUA_SAU",
    ),
    "very many values": (b"[" + b"1," * 250_000 + b"1]", "YAML_QUA_NHIEU"),
    "10 MB": (b"trich_yeu: " + b"a" * 10_000_000, "YAML_QUA_LON"),
    "CP1258": ("trich_yeu: Kê\u0301 hoa\u0323ch\n".encode("cp1258"), "YAML_BANG_MA"),
    "UTF-16": ("trich_yeu: Kế hoạch\n".encode("utf-16"), "YAML_BANG_MA"),
    "UTF-16 without mark": ("trich_yeu: Ke hoach\n".encode("utf-16-le"), "YAML_CU_PHAP"),
    "zero byte": (b"trich_yeu: a\x00b\n", "YAML_CU_PHAP"),
    "a Word file": (b"PK\x03\x04" + bytes(range(256)), "YAML_BANG_MA"),
    "empty": (b"", "RECORD_NOT_GROUP"),
    "comments only": (b"# nothing\n", "RECORD_NOT_GROUP"),
    "a list": (b"- mau: x\n", "RECORD_NOT_GROUP"),
    "a word": (b"mau\n", "RECORD_NOT_GROUP"),
    "JSON cut off": (b'{"mau": "x", ', "JSON_CU_PHAP"),
    "JSON key twice": (b'{"mau": "x", "mau": "y"}', "JSON_TRUNG_KHOA"),
    "JSON deep": (b'{"a": ' + b"[" * 5_000 + b"]" * 5_000 + b"}", "JSON_QUA_SAU"),
    "JSON 10 MB": (b'{"a": "' + b"a" * 10_000_000 + b'"}', "JSON_QUA_LON"),
    "JSON in Latin-1": ('{"mau": "à"}'.encode("latin-1"), "JSON_BANG_MA"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_library_refuses_what_is_no_record(name: str) -> None:
    data, code = UNREADABLE[name]
    began = time.process_time()
    with pytest.raises(IntakeError) as caught:
        read_record(data, "thu.yaml")
    assert caught.value.code == code
    assert time.process_time() - began < 5


@pytest.mark.parametrize("name", UNREADABLE)
def test_the_program_refuses_what_is_no_record_in_words(desk: Desk, name: str) -> None:
    data, code = UNREADABLE[name]
    talk = refused(desk, desk.write(data), code)
    if code.startswith(("YAML_", "JSON_")) and not code.endswith("QUA_LON"):
        assert "Lỗi: Dòng " in talk
    assert len(talk) < 1_000


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
@pytest.mark.parametrize("name", ["alias bomb", "very many values", "10 MB", "JSON 10 MB"])
def test_a_hostile_file_is_refused_within_512_mib_and_5_seconds(desk: Desk, name: str) -> None:
    import resource

    def limited() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (512 * 1024**2,) * 2)
        resource.setrlimit(resource.RLIMIT_CPU, (5, 5))

    file = desk.write(UNREADABLE[name][0])
    done = subprocess.run(
        [sys.executable, "-m", "docgen", "--data", desk.data, "render", file],
        capture_output=True,
        cwd=ROOT,
        preexec_fn=limited,
    )
    assert done.returncode == 3, done.stderr
    assert_said(done.stderr.decode(), UNREADABLE[name][1])


def test_a_byte_order_mark_and_crlf_of_windows_editors_are_fine(desk: Desk) -> None:
    file = desk.write(b"\xef\xbb\xbf" + GOOD.replace(b"\n", b"\r\n"))
    plain = desk.write(GOOD, "khac.yaml")
    marked = desk.run("render", file, "-o", "-")
    assert marked.code == 0
    assert marked.stdout == desk.run("render", plain, "-o", "-").stdout


WRONG_SHAPES: dict[str, tuple[tuple[str | int, ...], Any, str]] = {
    "list for a group": (("ky",), ["x"], "NOT_A_GROUP"),
    "text for a group": (("ky",), "Chủ tịch", "NOT_A_GROUP"),
    "group for a text": (("trich_yeu",), {"a": "b"}, "NOT_TEXT"),
    "list for a text": (("trich_yeu",), ["a", "b"], "NOT_TEXT"),
    "group in a list of texts": (("noi_dung", "mo_dau"), [{"a": "b"}], "NOT_TEXT"),
    "text for a list of groups": (("noi_dung", "muc"), "chữ", "NOT_A_LIST"),
    "group for a list of groups": (("noi_dung", "muc"), {"a": "b"}, "NOT_A_LIST"),
    "text in a list of groups": (("noi_dung", "muc"), ["chữ"], "NOT_A_GROUP"),
    "unknown field": (("xyz",), "x", "UNKNOWN_FIELD"),
    "field with a slip": (("trich_yeuu",), "x", "UNKNOWN_FIELD_NEAR"),
    "unknown field far inside": (("noi_dung", "muc", 0, "q"), "x", "UNKNOWN_FIELD"),
    "missing field": (("trich_yeu",), None, "REQUIRED"),
    "empty list": (("noi_nhan",), [], "REQUIRED_ITEM"),
    "missing group": (("ky",), None, "REQUIRED"),
    "letters for a number": (("so",), "năm bảy", "NOT_A_NUMBER"),
    "year of two digits": (("nam",), "26", "NOT_A_YEAR"),
    "year out of range": (("nam",), "1000", "OUT_OF_RANGE"),
    "unknown choice": (("ky", "tu_cach"), "tap_thee", "NOT_A_CHOICE"),
    "unknown template": (("mau",), "khong-co", "TEMPLATE_UNKNOWN"),
    "template outside the catalogue": (("mau",), "../../etc/passwd", "TEMPLATE_UNKNOWN"),
    "template by absolute path": (("mau",), "/etc", "TEMPLATE_UNKNOWN"),
    "template not made yet": (("mau",), "bao-cao-cong-tac-tre-em@9", "TEMPLATE_VERSION"),
    "no template": (("mau",), None, "REQUIRED"),
    "template as a list": (("mau",), ["a"], "TEMPLATE_UNKNOWN"),
    "unknown signer": (("ky", "nguoi_ky"), "ai-do", "UNKNOWN_SIGNER"),
    "unknown group": (("noi_nhan",), [{"nhom": "xa-la"}], "UNKNOWN_GROUP"),
    "state secret": (("bi_mat",), "có", "SECRET_PAPER"),
    "too many items": (("noi_dung", "mo_dau"), ["a"] * 2_001, "TOO_MANY"),
    "too long a paragraph": (("noi_dung", "mo_dau"), ["a" * 50_001], "TOO_LONG"),
    "no office and no profile": (("co_quan",), None, "PROFILE_MISSING"),
}


@pytest.mark.parametrize("name", WRONG_SHAPES)
def test_a_record_of_the_wrong_shape_is_refused_with_its_place(desk: Desk, name: str) -> None:
    path, value, code = WRONG_SHAPES[name]
    tree = tree_of(REPORT)
    if value is None:
        del tree[path[0]]
    else:
        put(tree, path, value)
    talk = refused(desk, desk.write(tree), code, place=str(path[0]))
    assert "Mã thoát 3." in talk


def test_a_year_before_every_decree_is_refused_in_words(desk: Desk) -> None:
    tree = tree_of(REPORT) | {"nam": "1950", "ngay": None, "trich_yeu": "Công tác trẻ em"}
    talk = refused(desk, desk.write(tree), "NORM_NONE_IN_FORCE", place="nam")
    assert "31/12/1950" in talk


def test_true_false_and_numbers_of_json_are_read_as_typed(desk: Desk) -> None:
    tree = tree_of(REPORT) | {"nam": 2026, "bi_mat": False}
    file = desk.write(json.dumps(tree).encode(), "thu.json")
    same = desk.write(as_yaml(tree_of(REPORT)), "thu.yaml")
    assert desk.run("render", file, "-o", "-").stdout == desk.run("render", same, "-o", "-").stdout


@pytest.mark.parametrize("name", ["khong-co.yaml", "docgen", "co\ndong.yaml", "a" * 300])
def test_a_source_that_cannot_be_opened_is_refused(desk: Desk, name: str) -> None:
    ran = desk.run("render", name)
    assert ran.code == 3
    assert "Traceback" not in ran.talk
    assert "Không đọc được tệp" in ran.talk


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        ("office.toml", "co_quan = [", "PROFILE_UNREADABLE"),
        ("office.toml", "ten = 'Ủy ban'".encode("utf-16").decode("latin-1"), "PROFILE_UNREADABLE"),
        ("docgen.toml", "speed = ", "SETTINGS_UNREADABLE"),
        ("docgen.toml", "mau_sac = 'đỏ'\nxyz = 1", "SETTINGS_UNKNOWN"),
        ("docgen.toml", "speed = 'nhanh'", "SETTINGS_VALUE"),
    ],
)
def test_a_broken_file_of_the_installation_is_named_with_its_line(
    desk: Desk, name: str, text: str, code: str
) -> None:
    tree = tree_of(REPORT)
    del tree["co_quan"]
    desk.data.mkdir()
    (desk.data / name).write_text(text, encoding="utf-8")
    talk = refused(desk, desk.write(tree), code)
    assert name in talk or code.startswith("SETTINGS")
    assert "line" not in talk, "no English of the library"
