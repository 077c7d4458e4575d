"""Trees survive YAML and JSON, and no input breaks the readers."""

import json

from hypothesis import given
from hypothesis import strategies as st

from docgen.errors import IntakeError
from docgen.text.strict_yaml import Node, dump, load, load_json

WORDS = st.sampled_from(
    ["", "~", "null", "NO", "06", "<<", "- a", "a: b", "# x", "'", '"', "|", ">", "%a", "@", "---"]
) | st.sampled_from(
    ["a\nb", "a\n", "\na", " a\n b", "a \nb", "\u2028", "\x85", "\ufeff", "\t", "...", "...\n"]
)
TEXT = WORDS | st.text(st.characters(codec="utf-8"), max_size=30)
KEYS = st.text(st.characters(codec="utf-8"), max_size=150) | WORDS
TREES = st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


def distinct_keys(tree):
    """Say whether no two keys of one place differ in their normal form alone."""
    try:
        load_json(json.dumps(tree, ensure_ascii=False))
    except IntakeError:
        return False
    return True


@given(TREES.filter(distinct_keys))
def test_a_tree_survives_yaml(tree):
    assert load(dump(tree)).plain() == tree


@given(TREES.filter(distinct_keys), st.booleans())
def test_a_tree_survives_json(tree, ascii_only):
    assert load_json(json.dumps(tree, ensure_ascii=ascii_only, indent=1)).plain() == tree


def outcome(read, source):
    try:
        return read(source)
    except IntakeError as error:
        return error


@given(st.text(st.sampled_from("{}[]:,-?&*!|>'\"%@`#~ab0 \n\t\\.\ufeff\x00đ"), max_size=40))
def test_any_text_is_read_or_refused_with_its_line(source):
    for read in (load, load_json):
        result = outcome(read, source)
        assert isinstance(result, Node) or result.params["line"].isdecimal()


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused_with_their_line(source):
    for read in (load, load_json):
        result = outcome(read, source)
        assert isinstance(result, Node) or result.params["line"].isdecimal()
