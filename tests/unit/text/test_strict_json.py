"""Strict JSON: the same tree and the same refusals as strict YAML."""

import json
import time

import pytest

from docgen.errors import IntakeError
from docgen.text.strict_yaml import Limits, Node, load, load_json


def refusal(source, **limits):
    with pytest.raises(IntakeError) as caught:
        load_json(source, limits=Limits(**limits))
    return caught.value


def test_numbers_and_words_keep_their_source_text():
    source = '{"a": 1.50, "b": -0, "c": 1e3, "d": true, "e": false, "f": null, "g": "06"}'
    assert load_json(source).plain() == {
        "a": "1.50",
        "b": "-0",
        "c": "1e3",
        "d": "true",
        "e": "false",
        "f": None,
        "g": "06",
    }


def test_strings_are_unescaped():
    assert load_json('"\\u1EBF \\ud83d\\ude00 \\n \\/ \\""').value == 'ế 😀 \n / "'


def test_every_value_knows_its_line():
    tree = load_json('\n{\n "nam": 2026,\n "ds": [\n  "một",\n  {}\n ]\n}\n')
    assert tree.line == 2
    assert tree.value["nam"] == Node("2026", 3)
    assert tree.value["ds"].line == 4
    assert tree.value["ds"].value == [Node("một", 5, quoted=True), Node({}, 6)]


@pytest.mark.parametrize(
    ("source", "code", "line", "detail"),
    [
        ('{"a": 1,\n "b": NaN}', "JSON_SO", "2", "NaN"),
        ("[-Infinity]", "JSON_SO", "1", "-Infinity"),
        ("", "JSON_CU_PHAP", "1", ""),
        ("[1,]", "JSON_CU_PHAP", "1", "[1,]"),
        ('{"a": 1,}', "JSON_CU_PHAP", "1", '{"a": 1,}'),
        ('{"a" 1}', "JSON_CU_PHAP", "1", '{"a" 1}'),
        ("{a: 1}", "JSON_CU_PHAP", "1", "{a: 1}"),
        ("{1: 1}", "JSON_CU_PHAP", "1", "{1: 1}"),
        ("[1 2]", "JSON_CU_PHAP", "1", "[1 2]"),
        ("[01]", "JSON_CU_PHAP", "1", "[01]"),
        ("[1.]", "JSON_CU_PHAP", "1", "[1.]"),
        ("[.5]", "JSON_CU_PHAP", "1", "[.5]"),
        ("[+1]", "JSON_CU_PHAP", "1", "[+1]"),
        ("[tru]", "JSON_CU_PHAP", "1", "[tru]"),
        ("['a']", "JSON_CU_PHAP", "1", "['a']"),
        ('["a\nb"]', "JSON_CU_PHAP", "1", '["a'),
        ('["\\x"]', "JSON_CU_PHAP", "1", '["\\x"]'),
        ('["\x07"]', "JSON_CU_PHAP", "1", '["'),
        ('["a', "JSON_CU_PHAP", "1", '["a'),
        ("[1]\n[2]", "JSON_CU_PHAP", "2", "[2]"),
        ("// ghi chú\n1", "JSON_CU_PHAP", "1", "// ghi chú"),
        (b'{"a": "\xe1"}', "JSON_BANG_MA", "1", "0xE1"),
    ],
)
def test_what_is_not_json_is_refused_with_its_line(source, code, line, detail):
    error = refusal(source)
    assert (error.code, error.params["line"]) == (code, line)
    assert error.params["detail"].startswith(detail)


def test_a_key_given_twice_is_refused_with_both_lines():
    error = refusal('{"a": 1,\n "b": {"a": 2},\n "\\u0061": 3}')
    assert error.code == "JSON_TRUNG_KHOA"
    assert error.params == {"line": "3", "detail": "a", "first_line": "1"}


@pytest.mark.parametrize("opening", ["[", '{"a":'])
def test_nesting_has_a_limit_and_a_bomb_of_brackets_is_cheap(opening):
    start = time.perf_counter()
    assert refusal(opening * 300_000).code == "JSON_QUA_SAU"
    assert time.perf_counter() - start < 5  # the bar for any refusal, reliability 3.2 e
    assert load_json("[" * 20 + "]" * 20).value is not None


def test_a_long_string_and_a_long_run_of_escapes_are_read():
    assert load_json('"' + "à" * 10**6 + '"').value == "à" * 10**6
    assert load_json('"' + "\\n" * 10**6 + '"').value == "\n" * 10**6


def test_size_and_number_of_values_have_limits():
    assert refusal('"' + "à" * 6 + '"', size=10).code == "JSON_QUA_LON"
    assert refusal("[1, 2, 3]", nodes=3).code == "JSON_QUA_NHIEU"


def test_an_escaped_lone_surrogate_stays_for_the_normaliser_to_name_its_field():
    assert load_json('{"ten": "\\ud800"}').plain() == {"ten": "\ud800"}


def test_the_same_content_gives_the_same_tree_as_yaml():
    content = {"nam": "2026", "ds": ["một", {"ten": "Sở Y tế", "x": None}], "rong": ""}
    source = json.dumps(content, ensure_ascii=False)
    assert load_json(source).plain() == load(source).plain() == content
