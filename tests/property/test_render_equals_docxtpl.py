"""Any text that a record may hold comes out exactly, and as docxtpl would print it."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.templating.reference import render_reference
from docgen.templating.render import CompiledTemplate, render
from tests.unit.templating.equality import assert_same_document, paragraphs
from tests.unit.templating.papers import CORE, compiled, paragraph, row, table

TRICKY = [
    "&", "<", ">", '"', "'", "&amp;", "&#123;", "]]>", "<w:p>", "</w:t>", "{{7*7}}", "{% raw %}",
    "{_{", "}_}", "{_%", "%_}", "{#p x #}", "{", "}", "%", " ", "  ", "\u00a0", "\u200b", "\u2028",
    "\u0085", "Kế hoạch", unicodedata.normalize("NFD", "Quyết định"), "đ", "Ð", "“”", "𠀀", "😀",
    "\\n", "\\1", "$1", "%s", "a" * 3000,
]  # fmt: skip

letters = st.characters(
    blacklist_categories=("Cs",),
    blacklist_characters=[chr(code) for code in range(32)] + ["\ufffe", "\uffff"],
)
text = st.lists(st.one_of(st.text(letters, max_size=12), st.sampled_from(TRICKY)), max_size=6).map(
    "".join
)
laid_out = st.lists(st.one_of(text, st.sampled_from("\n\t\a\f\r")), max_size=6).map("".join)

quick = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def records(values: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, Any]]:
    item = st.fixed_dictionaries({"ten": values, "y": st.lists(values, max_size=3)})
    return st.fixed_dictionaries(
        {
            "dau": values,
            "trang": values,
            "tuy_chon": st.one_of(st.just(""), values),
            "dong": st.lists(item, max_size=4),
            "trai": st.integers(0, 9000),
        }
    )


@pytest.fixture(scope="module")
def template() -> CompiledTemplate:
    """A template with every construct of the language, in body, header and table."""
    return compiled(
        paragraph("{{ dau }}", more='<w:ind w:left="{{ trai }}"/>')
        + paragraph("{%p if tuy_chon %}")
        + paragraph("có: {{ tuy_chon }}")
        + paragraph("{%p else %}")
        + paragraph("không")
        + paragraph("{%p endif %}")
        + paragraph("{%p for d in dong %}")
        + paragraph("{{ d.ten }}|{% for y in d.y %}{{ y }};{% endfor %}|")
        + paragraph("{%p endfor %}")
        + table(
            row("TT", "Tên"),
            row("{%tr for d in dong %}", ""),
            row("{{ d.ten }}", "{% if not d.y %}không{% endif %}"),
            row("{%tr endfor %}", ""),
        ),
        header=paragraph("{{ trang }}"),
    )


def expected(record: dict[str, Any]) -> list[str]:
    lines = [record["dau"], f"có: {record['tuy_chon']}" if record["tuy_chon"] else "không"]
    for item in record["dong"]:
        lines.append(f"{item['ten']}|{''.join(y + ';' for y in item['y'])}|")
    lines += ["TT", "Tên"]
    for item in record["dong"]:
        lines += [item["ten"], "" if item["y"] else "không"]
    return lines


@quick
@given(record=records(text))
def test_every_text_comes_out_exactly_and_as_docxtpl_prints_it(
    template: CompiledTemplate, record: dict[str, Any]
) -> None:
    assert not template.unsupported
    ours = render(template, record, CORE)
    assert paragraphs(ours) == expected(record)
    assert paragraphs(ours, "word/header1.xml") == [record["trang"]]
    assert_same_document(ours, render_reference(template.prepared, record, CORE))


@quick
@given(record=records(laid_out))
def test_breaks_and_tabs_give_the_document_of_docxtpl(
    template: CompiledTemplate, record: dict[str, Any]
) -> None:
    ours = render(template, record, CORE)
    assert_same_document(ours, render_reference(template.prepared, record, CORE))
