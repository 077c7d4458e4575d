"""Strict YAML: what was typed is what is read, and every refusal names its line."""

import subprocess
import sys
import time
from datetime import date

import pytest
import yaml

from docgen.errors import IntakeError
from docgen.text.strict_yaml import Limits, Node, dump, load


@pytest.fixture(params=["libyaml", "python"])
def _each_parser(request, monkeypatch):
    """Run with the C parser and, as on a machine without it, with the one in Python."""
    if request.param == "python":
        monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
        monkeypatch.delattr(yaml, "CSafeDumper", raising=False)


def refusal(source, **limits):
    with pytest.raises(IntakeError) as caught:
        load(source, limits=Limits(**limits))
    return caught.value


@pytest.mark.usefixtures("_each_parser")
def test_scalars_stay_as_typed_and_only_empty_values_mean_nothing():
    source = """\
dong_y: NO
thang: 06
phien_ban: 1.10
ngay: 2026-05-05
gio: 12:30:00
dung: true
so: 0x1F
khong: ~
trong:
rong: null
co_dau: "~"
chu_rong: ""
ngoac: 'năm''2026'
"""
    assert load(source).plain() == {
        "dong_y": "NO",
        "thang": "06",
        "phien_ban": "1.10",
        "ngay": "2026-05-05",
        "gio": "12:30:00",
        "dung": "true",
        "so": "0x1F",
        "khong": None,
        "trong": None,
        "rong": None,
        "co_dau": "~",
        "chu_rong": "",
        "ngoac": "năm'2026",
    }


@pytest.mark.usefixtures("_each_parser")
def test_every_value_knows_its_line_and_whether_it_was_quoted():
    tree = load('# ghi chú\nnam: 2026\nnoi_nhan:\n  - ten: "Sở Y tế"\n  - ten: |\n      Hai\n')
    assert tree.line == 2
    assert tree.value["nam"] == Node("2026", 2)
    recipients = tree.value["noi_nhan"]
    assert recipients.line == 4
    assert recipients.value[0].value["ten"] == Node("Sở Y tế", 4, quoted=True)
    assert recipients.value[1].value["ten"] == Node("Hai\n", 5, quoted=True)


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize("source", ["", "\n# chỉ có ghi chú\n", "---\n", b"\xef\xbb\xbf"])
def test_a_file_without_content_is_a_node_without_value(source):
    assert load(source).value is None


def test_a_byte_order_mark_is_no_part_of_the_first_key():
    assert load("\ufeffnam: 2026").plain() == load(b"\xef\xbb\xbfnam: 2026").plain()
    assert load("\ufeffnam: 2026").plain() == {"nam": "2026"}


@pytest.mark.usefixtures("_each_parser")
@pytest.mark.parametrize(
    ("source", "code", "line", "detail"),
    [
        ("a: 1\nb: &x 2", "YAML_ALIAS", "2", "&x"),
        ("a: 1\nb: *x", "YAML_ALIAS", "2", "*x"),
        ("a:\n  <<: {b: 1}", "YAML_ALIAS", "2", "<<"),
        ("a: !!python/object/apply:os.system [ls]", "YAML_THE", "1", "tag:yaml.org,2002:python"),
        ("a: !x 1", "YAML_THE", "1", "!x"),
        ("? !x a\n: 1", "YAML_THE", "1", "!x"),
        ("a: 1\n---\nb: 2", "YAML_NHIEU_TAI_LIEU", "2", "---"),
        ("? [a, b]\n: 1", "YAML_KHOA", "1", ""),
        ("a:\n  ~: 1", "YAML_KHOA", "2", "~"),
        ("a: 1\n?\n: 2", "YAML_KHOA", "2", ""),
        ("a:\n\tb: 1", "YAML_CU_PHAP", "2", "b: 1"),
        ("a: b: c", "YAML_CU_PHAP", "1", "a: b: c"),
        ("a: 1\nb: [1, 2", "YAML_CU_PHAP", "2", "b: [1, 2"),
        ("a: 1\nb: \x07", "YAML_CU_PHAP", "2", "U+0007"),
        ("a: \ud800", "YAML_CU_PHAP", "1", "U+D800"),
        (b"a: 1\nb: \xe1", "YAML_BANG_MA", "2", "0xE1"),
        (b"\xff\xfea\x00", "YAML_BANG_MA", "1", "0xFF"),
    ],
)
def test_what_is_not_plain_data_is_refused_with_its_line(source, code, line, detail):
    error = refusal(source)
    assert (error.code, error.params["line"]) == (code, line)
    assert error.params["detail"].startswith(detail)


@pytest.mark.skipif(not yaml.__with_libyaml__, reason="the parser in Python lets it pass")
def test_an_escaped_lone_surrogate_is_refused():
    assert refusal('a: "\\ud800"').code == "YAML_CU_PHAP"


def test_a_key_given_twice_is_refused_with_both_lines():
    error = refusal("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\n")
    assert error.code == "YAML_TRUNG_KHOA"
    assert error.params == {"line": "5", "detail": "c", "first_line": "3"}


def test_the_same_key_in_another_normal_form_is_the_same_key():
    assert refusal("số: 1\nsô\u0301: 2").code == "YAML_TRUNG_KHOA"


def test_equal_keys_of_different_places_are_allowed():
    assert load("- a: 1\n- a: 2\n").plain() == [{"a": "1"}, {"a": "2"}]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_nesting_has_a_limit_and_a_bomb_of_brackets_is_cheap(opening):
    start = time.perf_counter()
    error = refusal(opening * 300_000)
    assert (error.code, error.params["detail"]) == ("YAML_QUA_SAU", "20")
    assert time.perf_counter() - start < 5  # the bar for any refusal, reliability 3.2 e
    assert load("[" * 20 + "]" * 20).value is not None
    assert refusal("[" * 21 + "]" * 21).code == "YAML_QUA_SAU"


def test_the_number_of_values_has_a_limit():
    assert refusal("[a, b, c]", nodes=3).params == {"line": "1", "detail": "3"}
    assert refusal("[a, b, c]", nodes=3).code == "YAML_QUA_NHIEU"
    assert load("[a, b, c]", limits=Limits(nodes=4)).plain() == ["a", "b", "c"]


@pytest.mark.parametrize("source", ["à" * 6, b"x" * 11])
def test_size_is_counted_in_bytes(source):
    assert refusal(source, size=10).code == "YAML_QUA_LON"
    assert load(source, limits=Limits(size=12)).value


TREE = {
    "nam": 2026,
    "ngay": date(2026, 5, 5),
    "dong_y": True,
    "tu_choi": False,
    "khong": None,
    "chu": "NO",
    "rong": "",
    "nga": "~",
    "trong": [],
    "bang_trong": {},
    "trich_yeu": "Kế hoạch: bảo vệ trẻ em # năm 2026",
    "dai": "Bảo vệ trẻ em " * 40,
    "doan": "Đoạn một\n\n  Đoạn hai\n",
    "thut": "  thụt đầu dòng\nhai",
    "noi_nhan": [{"ten": "Sở Y tế", "de": ["b/c", "- x"]}, {"ten": "@ai"}],
    "<<": "gộp",
    "~": "ngã",
}


@pytest.mark.usefixtures("_each_parser")
def test_a_dumped_tree_is_read_back_as_its_text():
    expected = TREE | {
        "nam": "2026",
        "ngay": "2026-05-05",
        "dong_y": "true",
        "tu_choi": "false",
    }
    words = dump(TREE)
    assert load(words).plain() == expected
    assert list(load(words).plain()) == list(TREE)
    assert dump(load(words).plain()) == words


def test_a_dump_is_written_for_people():
    assert dump({"ten": "Ủy ban nhân dân", "ds": ["một", 2], "doan": "a\nb", "rong": ""}) == (
        'ten: Ủy ban nhân dân\nds:\n- một\n- 2\ndoan: |-\n  a\n  b\nrong: ""\n'
    )
    assert dump({"dai": "chữ " * 100 + "cuối"}).count("\n") == 1
    assert dump("một") == "một\n"


def test_a_lone_surrogate_cannot_be_dumped():
    with pytest.raises(ValueError, match="surrogate"):
        dump({"a": "\ud800"})


def test_importing_the_module_does_not_load_the_library():
    program = "import sys, docgen.text.strict_yaml; assert 'yaml' not in sys.modules"
    subprocess.run([sys.executable, "-c", program], check=True)
