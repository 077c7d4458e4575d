from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from docxtpl import DocxTemplate

from docgen.errors import SettingsError, TemplateError
from docgen.templating import deflate
from docgen.templating.properties import CORE_PART
from docgen.templating.reference import render_reference, saved_parts
from docgen.templating.render import CompiledTemplate, render
from tests.bench import paper
from tests.unit.templating.equality import (
    assert_same_document,
    assert_same_parts,
    paragraphs,
    parts_of,
)
from tests.unit.templating.papers import CORE, compiled, paragraph, row, table


def plain_docxtpl(template: CompiledTemplate, context: dict[str, Any]) -> dict[str, bytes]:
    """What docxtpl itself saves, with nothing of ours but escaping."""
    filled: Any = DocxTemplate(BytesIO(template.prepared))
    filled.render(context, autoescape=True)
    saved = BytesIO()
    filled.save(saved)
    return saved_parts(saved)


def assert_as_docxtpl(template: CompiledTemplate, context: dict[str, Any]) -> bytes:
    ours = render(template, context, CORE)
    theirs = plain_docxtpl(template, context)
    theirs[CORE_PART] = parts_of(ours)[CORE_PART]
    assert_same_parts(parts_of(ours), theirs)
    assert_same_document(ours, render_reference(template.prepared, context, CORE))
    return ours


def test_a_whole_plan_is_the_document_that_docxtpl_makes() -> None:
    from docgen.facts.package import read_package
    from docgen.templating.compile import compile_template
    from docgen.templating.prepare import prepare

    template = compile_template(prepare(read_package(paper.template()), paper.RULES))
    assert not template.unsupported
    assert_as_docxtpl(template, paper.context(7))


def test_a_table_with_rows_per_item_is_the_one_that_docxtpl_makes() -> None:
    from docgen.facts.package import read_package
    from docgen.templating.compile import compile_template
    from docgen.templating.prepare import prepare

    template = compile_template(prepare(read_package(paper.table_template()), {}))
    assert not template.unsupported
    for rows in (0, 1, 30):
        assert_as_docxtpl(template, paper.table_context(3, rows))


def test_ampersands_and_angle_brackets_are_printed_as_typed() -> None:
    template = compiled(paragraph("{{ don_vi }}"))
    typed = "Lĩnh vực LĐ-TB&XH <TNHH> \"A\" 'B' &lt;b&gt; ]]>"
    assert paragraphs(assert_as_docxtpl(template, {"don_vi": typed})) == [typed]


def test_word_markup_in_a_value_makes_no_paragraph() -> None:
    typed = "</w:t></w:r></w:p><w:p><w:r><w:t>ĐÃ CHÈN"
    assert paragraphs(render(compiled(paragraph("{{ x }}")), {"x": typed}, CORE)) == [typed]


@pytest.mark.parametrize("typed", ["{{ 7*7 }}", "{% raw %}", "{_{ x }_}", "{_% y %_}", "{#p z #}"])
def test_signs_of_the_template_language_in_a_value_stay_text(typed: str) -> None:
    template = compiled(paragraph("{{ x }}"))
    ours = render(template, {"x": typed}, CORE)
    assert paragraphs(ours) == [typed]
    assert_same_document(ours, render_reference(template.prepared, {"x": typed}, CORE))


@pytest.mark.parametrize("typed", ["hai\ndòng", "cột\tcột", "đoạn\ađoạn", "trang\ftrang", "a\r\nb"])
def test_line_breaks_and_tabs_come_out_as_docxtpl_lays_them_out(typed: str) -> None:
    assert_as_docxtpl(compiled(paragraph("Nội dung: {{ x }}.")), {"x": typed})


def test_loops_conditions_and_shadowed_names_follow_jinja() -> None:
    template = compiled(
        paragraph("{{ ten }}")
        + paragraph("{%p for ten in muc %}")
        + paragraph("{{ ten.y }}: {% for ten in ten.con %}[{{ ten }}]{% endfor %} {{ ten.y }}")
        + paragraph("{%p if not ten.con %}")
        + paragraph("không có")
        + paragraph("{%p elif ten.y %}")
        + paragraph("có {{ ten.y }}")
        + paragraph("{%p else %}")
        + paragraph("trống")
        + paragraph("{%p endif %}")
        + paragraph("{%p endfor %}")
        + paragraph("{{ ten }}")
    )
    items = [{"y": "A", "con": ["1", "2"]}, {"y": "B", "con": []}, {"y": "", "con": ["3"]}]
    ours = assert_as_docxtpl(template, {"ten": "ngoài", "muc": items})
    assert paragraphs(ours) == [
        "ngoài", "A: [1][2] A", "có A", "B:  B", "không có", ": [3] ", "trống", "ngoài",
    ]  # fmt: skip


def test_tags_in_a_header_are_filled() -> None:
    template = compiled(paragraph("thân"), header=paragraph("{{ ", "so_trang", " }} &amp; hết"))
    ours = assert_as_docxtpl(template, {"so_trang": "<1>"})
    assert paragraphs(ours, "word/header1.xml") == ["<1> & hết"]


def test_numbers_and_truth_values_are_printed_as_jinja_prints_them() -> None:
    template = compiled(
        paragraph("{{ n }} {{ b }} {% if b %}có{% endif %}{% if n %}nữa{% endif %}")
    )
    assert_as_docxtpl(template, {"n": 0, "b": True})


def test_an_empty_optional_value_leaves_an_empty_paragraph() -> None:
    assert paragraphs(assert_as_docxtpl(compiled(paragraph("{{ x }}")), {"x": ""})) == [""]


@pytest.mark.parametrize("path", ["compiled", "reference"])
def test_a_missing_name_is_refused_by_name(path: str) -> None:
    template = compiled(paragraph("{{ trich_yeu }}"))
    with pytest.raises(TemplateError) as caught:
        fill(template, {"khac": ""}, path)
    assert caught.value.code == "VARIABLE_MISSING"
    assert caught.value.params["name"] == "trich_yeu"


@pytest.mark.parametrize("path", ["compiled", "reference"])
def test_a_missing_field_of_an_item_is_refused_by_name(path: str) -> None:
    template = compiled(paragraph("{% for m in muc %}{{ m.tieu_de }}{% endfor %}"))
    with pytest.raises(TemplateError) as caught:
        fill(template, {"muc": [{"khac": ""}]}, path)
    assert caught.value.code == "VARIABLE_MISSING"
    assert caught.value.params["name"] == "tieu_de"


def test_a_name_in_a_branch_not_taken_is_not_asked_for() -> None:
    template = compiled(paragraph("{% if co %}{{ x }}{% endif %}."))
    assert paragraphs(assert_as_docxtpl(template, {"co": ""})) == ["."]


@pytest.mark.parametrize("path", ["compiled", "reference"])
@pytest.mark.parametrize(
    ("value", "code"),
    [
        (None, "VALUE_NONE"),
        ("\x00", "VALUE_CONTROL_CHARACTER"),
        ("a\x0bb", "VALUE_CONTROL_CHARACTER"),
        ("\ud800", "VALUE_CONTROL_CHARACTER"),
        ("\ufffe", "VALUE_CONTROL_CHARACTER"),
        ("\uffff", "VALUE_CONTROL_CHARACTER"),
    ],
)
def test_what_cannot_stand_on_paper_is_refused(value: object, code: str, path: str) -> None:
    with pytest.raises(TemplateError) as caught:
        fill(compiled(paragraph("{{ x }}")), {"x": value}, path)
    assert caught.value.code == code


def test_a_zero_byte_cannot_shift_values_into_each_others_places() -> None:
    with pytest.raises(TemplateError):
        render(compiled(paragraph("{{ x }}{{ y }}")), {"x": "a\0b", "y": "c"}, CORE)


def test_a_list_where_text_is_due_and_text_where_a_list_is_due_differ_from_silence() -> None:
    template = compiled(paragraph("{% for m in muc %}{{ m.y }}{% endfor %}"))
    with pytest.raises(TemplateError, match="VARIABLE_SHAPE"):
        render(template, {"muc": None}, CORE)
    with pytest.raises(TemplateError, match="VARIABLE_SHAPE"):
        render(template, {"muc": ["chuỗi"]}, CORE)


@pytest.mark.parametrize("speed", ["size", "fast", "isal"])
def test_every_speed_gives_the_same_parts(speed: str) -> None:
    if speed == "isal":
        pytest.importorskip("isal")
    template = compiled(paragraph("{{ x }}"))
    ours = render(template, {"x": "đ" * 5000}, CORE, speed=speed)
    assert parts_of(ours) == parts_of(render(template, {"x": "đ" * 5000}, CORE))


def test_isal_asked_for_and_absent_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "isal", None)
    deflate.deflater.cache_clear()
    with pytest.raises(SettingsError) as caught:
        render(compiled(paragraph("{{ x }}")), {"x": ""}, CORE, speed="isal")
    assert caught.value.code == "SPEED_NEEDS_ISAL"
    deflate.deflater.cache_clear()


def test_an_unknown_speed_is_a_clear_error() -> None:
    with pytest.raises(SettingsError, match="SPEED_UNKNOWN"):
        render(compiled(paragraph("{{ x }}")), {"x": ""}, CORE, speed="nhanh")


def test_two_renders_give_the_same_bytes_on_both_paths() -> None:
    template = compiled(paragraph("{{ x }}"))
    assert len({render(template, {"x": "a"}, CORE) for _ in range(3)}) == 1
    assert len({render_reference(template.prepared, {"x": "a"}, CORE) for _ in range(3)}) == 1


def test_the_properties_name_the_paper_and_the_office_only() -> None:
    ours = parts_of(render(compiled(paragraph("{{ x }}")), {"x": "a"}, CORE))
    properties = ours[CORE_PART].decode()
    assert "<dc:title>Kế hoạch A &amp; B</dc:title>" in properties
    assert "<dc:creator>UBND phường Mẫu</dc:creator>" in properties
    assert "2026-05-10T00:00:00Z" in properties
    assert "python-docx" not in "".join(part.decode() for part in ours.values())


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (table(row("a"), columns=2), "no row that is always there"),
        (table(row("a", "b", "{{ x }}"), columns=2), "wider than the grid"),
        (table(row("{%tr if x %}", ""), row("a", "b"), row("{%tr endif %}", "")), "always there"),
        (paragraph("một\thai {{ x }}"), "a tab or line break"),
    ],
)
def test_what_docxtpl_decides_by_data_is_left_to_docxtpl(body: str, reason: str) -> None:
    template = compiled(body + paragraph("{{ x }}"))
    assert reason in template.unsupported
    assert_as_docxtpl(template, {"x": "A & B"})


def test_a_spanning_row_may_fill_the_grid() -> None:
    template = compiled(table(row("{{ x }}", span=2)))
    assert not template.unsupported
    assert_as_docxtpl(template, {"x": "a"})


def fill(template: CompiledTemplate, context: dict[str, Any], path: str) -> bytes:
    if path == "compiled":
        assert not template.unsupported
        return render(template, context, CORE)
    return render_reference(template.prepared, context, CORE)
