from __future__ import annotations

import pytest

from docgen.errors import TemplateError
from docgen.problems import Problem
from docgen.templating.language import Variable, parse, problems, variables
from tests.unit.templating.papers import W, package, paragraph, row, table


def found(*texts: str) -> list[Problem]:
    return list(problems(package("".join(paragraph(text) for text in texts))))


def codes(*texts: str) -> list[str]:
    return [problem.code for problem in found(*texts)]


@pytest.mark.parametrize(
    "tag",
    [
        "{{ trich_yeu }}",
        "{{trich_yeu}}",
        "{% if so %}{{ so }}{% elif not b %}{% else %}{% endif %}",
        "{% for m in muc %}{{ m.y }}{% for y in m.con %}{{ y }}{% endfor %}{% endfor %}",
        "Giá {trong ngoặc} 100% là chữ thường",
    ],
)
def test_the_forms_of_the_language_are_accepted(tag: str) -> None:
    assert codes(tag) == []


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{{ x|upper }}", "TAG_FILTER"),
        ("{{ ('{0.__class__}'|attr('format'))('x') }}", "TAG_FILTER"),
        ("{{ x.upper() }}", "TAG_CALL"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "TAG_CALL"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "TAG_CALL"),
        ("{{ lipsum.__globals__['os'] }}", "TAG_SUBSCRIPT"),
        ("{{ x[0] }}", "TAG_SUBSCRIPT"),
        ("{{ 'a' }}", "TAG_LITERAL"),
        ("{{ “a” }}", "TAG_LITERAL"),
        ("{{ 7 }}", "TAG_LITERAL"),
        ("{{ true }}", "TAG_NAME"),
        ("{{ a + b }}", "TAG_OPERATOR"),
        ("{{ 'a'*10**9 }}", "TAG_LITERAL"),
        ("{{ a and b }}", "TAG_OPERATOR"),
        ("{{ a ~ b }}", "TAG_OPERATOR"),
        ("{{ a if b else c }}", "TAG_OPERATOR"),
        ("{% include '/etc/passwd' %}", "TAG_STATEMENT"),
        ("{% import x as y %}", "TAG_STATEMENT"),
        ("{% extends x %}", "TAG_STATEMENT"),
        ("{% set x = 1 %}", "TAG_STATEMENT"),
        ("{% macro x() %}", "TAG_STATEMENT"),
        ("{% raw %}", "TAG_STATEMENT"),
        ("{# ghi chú #}", "TAG_COMMENT"),
        ("{{- x }}", "TAG_WHITESPACE"),
        ("{{ x -}}", "TAG_WHITESPACE"),
        ("{{r x }}", "TAG_PREFIX"),
        ("{%tc if x %}", "TAG_PREFIX"),
        ("{% colspan x %}", "TAG_PREFIX"),
        ("{% vm %}", "TAG_PREFIX"),
        ("{{ _x }}", "TAG_NAME"),
        ("{{ tên }}", "TAG_NAME"),
        ("{{ range }}", "TAG_NAME"),
        ("{{ loop }}", "TAG_NAME"),
        ("{{ items }}", "TAG_NAME"),
        ("{{ a.b }}", "TAG_FIELD_OF_NO_ITEM"),
        ("{{ a.b.c }}", "TAG_NAME"),
        ("{{ }}", "TAG_SYNTAX"),
        ("{{ x", "TAG_UNCLOSED"),
        ("x }}", "TAG_UNCLOSED"),
    ],
)
def test_everything_else_is_named(tag: str, code: str) -> None:
    assert codes(tag)[0] == code


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("{% for i in range(10**9) %}{% endfor %}", "TAG_CALL"),
        ("{% for a, b in x %}{% endfor %}", "TAG_OPERATOR"),
        ("{% for a in x if a %}{% endfor %}", "TAG_OPERATOR"),
        ("{% if a == b %}{% endif %}", "TAG_OPERATOR"),
        ("{% if a is defined %}{% endif %}", "TAG_OPERATOR"),
        ("{% for items in x %}{% endfor %}", "TAG_NAME"),
        ("{% for m in x %}{{ m.items }}{% endfor %}", "TAG_NAME"),
    ],
)
def test_a_wrong_block_is_named_once(tag: str, code: str) -> None:
    assert codes(tag) == [code]


def test_a_problem_says_part_paragraph_and_tag() -> None:
    (problem,) = found("một", "hai {{ x|e }} ba")
    assert problem.path == ("word/document.xml", 1)
    assert problem.quote == "{{ x|e }}"


def test_all_problems_of_a_template_are_reported_at_once() -> None:
    assert codes("{{ x|e }}", "{{ f() }}", "{{ 1 }}") == ["TAG_FILTER", "TAG_CALL", "TAG_LITERAL"]


def test_an_open_block_is_reported_where_it_opens() -> None:
    (problem,) = found("a", "{%p for m in muc %}", "{{ m.y }}")
    assert (problem.code, problem.path[1]) == ("TAG_UNCLOSED", 1)


@pytest.mark.parametrize("texts", [("{% endif %}",), ("{% if a %}", "{% endfor %}", "{% endif %}")])
def test_a_stray_end_is_reported(texts: tuple[str, ...]) -> None:
    assert "TAG_UNOPENED" in codes(*texts)


def test_a_field_is_known_only_inside_its_loop() -> None:
    texts = ("{% for m in muc %}{{ m.y }}{% endfor %}", "{{ m.y }}")
    assert codes(*texts) == ["TAG_FIELD_OF_NO_ITEM"]


def test_a_tag_split_over_runs_is_one_tag() -> None:
    body = paragraph("{", "{ trich", "_yeu }", "}")
    assert not problems(package(body)).problems
    assert list(variables(package(body))) == ["trich_yeu"]


def test_a_tag_in_a_part_that_is_not_filled_is_reported() -> None:
    prepared = package(paragraph("a"))
    notes = docx_part("footnotes", paragraph("{{ x }}"))
    (problem,) = problems(prepared.with_parts({"word/footnotes.xml": notes}))
    assert (problem.code, problem.path) == ("TAG_IN_PART", ("word/footnotes.xml", 0))


def docx_part(root: str, content: str) -> bytes:
    return f'<w:{root} xmlns:w="{W}">{content}</w:{root}>'.encode()


def test_parsing_raises_the_first_problem_with_its_place() -> None:
    with pytest.raises(TemplateError) as caught:
        parse(package(paragraph("một") + paragraph("{{ x|e }}")))
    assert caught.value.code == "TAG_FILTER"
    assert caught.value.params == {
        "part": "word/document.xml",
        "paragraph": "2",
        "tag": "{{ x|e }}",
    }


@pytest.mark.parametrize(
    "body",
    [
        paragraph("{%p if x %}") + table(row("{%p endif %}", "")),
        table(row("{%tr for d in dong %}", "")) + paragraph("{%p endfor %}"),
        "<w:p><w:r><w:t>{% if x %}</w:t></w:r></w:p><w:p><w:r><w:t>{% endif %}</w:t></w:r></w:p>",
    ],
)
def test_a_block_that_cuts_through_an_element_is_refused(body: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(package(body))
    assert caught.value.code in ("TAG_UNBALANCED", "TAG_SYNTAX")


def test_a_block_over_the_runs_of_one_paragraph_is_allowed() -> None:
    assert parse(package(paragraph("a {% if x %} b", "c {% endif %} d")))


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:pPr><w:jc w:val="{{ x }}"/></w:pPr></w:p>',
        "<w:p><w:r><w:instrText>{{ x }}</w:instrText></w:r></w:p>",
        '<w:p><w:pPr><w:jc w:val="{% if x %}left{% endif %}"/></w:pPr></w:p>',
        "<w:p>{{ x }}</w:p>",
    ],
)
def test_a_tag_outside_visible_text_is_refused(body: str) -> None:
    with pytest.raises(TemplateError) as caught:
        parse(package(body))
    assert caught.value.code == "TAG_PLACE"


def test_variables_form_a_tree_over_all_parts() -> None:
    prepared = package(
        paragraph("{{ trich_yeu }}{% if so %}{{ so }}{% endif %}")
        + paragraph("{%p for m in muc %}")
        + paragraph("{{ m.tieu_de }}{% for y in m.y %}{{ y }}{% endfor %}")
        + paragraph("{%p endfor %}"),
        header=paragraph("{{ trang }}"),
    )
    assert variables(prepared) == {
        "muc": Variable(
            looped=True,
            fields={
                "tieu_de": Variable(printed=True),
                "y": Variable(looped=True, items_printed=True),
            },
        ),
        "so": Variable(printed=True, tested=True),
        "trang": Variable(printed=True),
        "trich_yeu": Variable(printed=True),
    }


def test_the_same_list_looped_twice_has_the_fields_of_both() -> None:
    text = "{% for m in muc %}{{ m.a }}{% endfor %}{% for k in muc %}{{ k.b }}{% endfor %}"
    assert set(variables(package(paragraph(text)))["muc"].fields) == {"a", "b"}


def test_a_package_without_tags_needs_nothing() -> None:
    assert variables(package(paragraph("chữ"))) == {}
