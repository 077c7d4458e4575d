"""Any template of the language is filled as docxtpl fills it: nesting, shadowing, empty lists."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.templating.reference import render_reference
from docgen.templating.render import render
from tests.unit.templating.equality import assert_same_document
from tests.unit.templating.papers import CORE, compiled, paragraph

words = st.sampled_from(["", "a", "đ", "A & B", "<x>", "{{ a }}", " hai  "])
items = st.lists(
    st.fixed_dictionaries({"ten": words, "y": st.lists(words, max_size=2)}), max_size=3
)
records = st.fixed_dictionaries({"a": words, "b": words, "ds": st.lists(words), "muc": items})

NAMES = {"a": "text", "b": "text", "ds": "texts", "muc": "items"}
Names = dict[str, str]


def printable(names: Names) -> list[str]:
    fields = [f"{name}.ten" for name, kind in names.items() if kind == "item"]
    return [name for name, kind in names.items() if kind == "text"] + fields


def lists(names: Names) -> list[tuple[str, str]]:
    found = [(name, "text") for name, kind in names.items() if kind == "texts"]
    found += [(name, "item") for name, kind in names.items() if kind == "items"]
    return found + [(f"{name}.y", "text") for name, kind in names.items() if kind == "item"]


@st.composite
def blocks(draw: Any, names: Names, depth: int, inline: bool) -> str:
    """A few paragraphs, or pieces of one, that use what is in sight."""
    return "".join(
        draw(block(names, depth, inline))
        for _ in range(draw(st.integers(0 if depth < 3 else 1, 3)))
    )


@st.composite
def block(draw: Any, names: Names, depth: int, inline: bool) -> str:
    kinds = ["text"] if depth == 0 else ["text", "if", "for", "inline"]
    kind = draw(st.sampled_from(kinds))
    if kind == "text" and printable(names):
        text = f"[{{{{ {draw(st.sampled_from(printable(names)))} }}}}]"
        return text if inline else paragraph(text)
    if kind == "inline" and not inline:
        return paragraph(draw(blocks(names, depth - 1, True)))
    if kind == "if":
        return draw(choice(names, depth, inline))
    if kind == "for" and lists(names):
        return draw(loop(names, depth, inline))
    return "." if inline else paragraph(".")


@st.composite
def choice(draw: Any, names: Names, depth: int, inline: bool) -> str:
    tests = [name for name, kind in names.items() if kind != "item"]

    def test() -> str:
        return draw(st.sampled_from(["", "not "])) + draw(st.sampled_from(tests or ["b"]))

    text = tag(f"if {test()}", inline) + draw(blocks(names, depth - 1, inline))
    if draw(st.booleans()):
        text += tag(f"elif {test()}", inline) + draw(blocks(names, depth - 1, inline))
    if draw(st.booleans()):
        text += tag("else", inline) + draw(blocks(names, depth - 1, inline))
    return text + tag("endif", inline)


@st.composite
def loop(draw: Any, names: Names, depth: int, inline: bool) -> str:
    source, kind = draw(st.sampled_from(lists(names)))
    item = draw(st.sampled_from(["a", "x", "z"]))
    inner = draw(blocks({**names, item: kind}, depth - 1, inline))
    return tag(f"for {item} in {source}", inline) + inner + tag("endfor", inline)


def tag(words: str, inline: bool) -> str:
    return f"{{% {words} %}}" if inline else paragraph(f"{{%p {words} %}}")


@settings(max_examples=120, deadline=None)
@given(body=blocks(NAMES, 3, False), record=records)
def test_any_template_is_filled_as_docxtpl_fills_it(body: str, record: dict[str, Any]) -> None:
    template = compiled(body + paragraph("{{ b }}"))
    assert not template.unsupported
    ours = render(template, record, CORE)
    assert_same_document(ours, render_reference(template.prepared, record, CORE))
