"""Text as Word shows it: special letters, fields, tracked changes, what stands in the way."""

from __future__ import annotations

import pytest

from docgen.facts.model import DocumentFacts, Story
from docgen.facts.package import Package
from docgen.facts.reader import read_facts
from tests.functional.facts.word_file import facts_of, field, p, package, r


def text(*inner: str) -> str:
    return facts_of(p(*inner)).paragraphs[0].text


def codes(facts: DocumentFacts) -> list[str]:
    return [notice.code for notice in facts.notices]


@pytest.mark.parametrize(
    ("inner", "shown"),
    [
        ("<w:t>a</w:t><w:tab/><w:t>b</w:t>", "a\tb"),
        ("<w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/>", "a\nb\n"),
        ('<w:br w:type="page"/><w:t>b</w:t>', "\fb"),
        ("<w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/>", "a\u2011b\u00ad"),
        ("<w:t> a </w:t>", "a"),
        ('<w:t xml:space="preserve"> a\n</w:t>', " a "),
        ('<w:ptab w:alignment="center"/>', "\t"),
        ('<w:sym w:font="Wingdings" w:char="F0FC"/>', "✓"),
        ('<w:sym w:font="Symbol" w:char="00B7"/>', "•"),
        ('<w:sym w:font="Unknown" w:char="F041"/>', "\uf041"),
        ('<w:sym w:font="Symbol" w:char="nonsense"/>', ""),
        ('<w:sym w:font="Symbol" w:char="D800"/>', ""),
    ],
)
def test_special_letters(inner: str, shown: str) -> None:
    assert text(f"<w:r>{inner}</w:r>") == shown


def test_a_symbol_names_the_font_that_draws_it() -> None:
    inner = '<w:r><w:t>a</w:t><w:sym w:font="Wingdings" w:char="F0FC"/><w:t>b</w:t></w:r>'
    runs = facts_of(p(inner)).paragraphs[0].runs
    assert [(run.text, run.font, run.ordinal) for run in runs] == [
        *(("a", "Times New Roman", 0), ("✓", "Wingdings", 0), ("b", "Times New Roman", 0)),
    ]


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag><w:smartTagPr/>{}</w:smartTag>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:customXml>{}</w:customXml>",
        "<w:bdo>{}</w:bdo>",
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback>'
        "<w:r><w:t>no</w:t></w:r></mc:Fallback></mc:AlternateContent>",
        '<mc:AlternateContent><mc:Choice Requires="unheard"><w:r><w:t>no</w:t></w:r></mc:Choice>'
        "<mc:Fallback>{}</mc:Fallback></mc:AlternateContent>",
    ],
)
def test_what_wraps_text_is_no_bar(wrapped: str) -> None:
    assert text(r("a"), wrapped.format(r("b")), r("c")) == "abc"


def test_content_controls_around_paragraphs_are_no_bar() -> None:
    body = f"<w:sdt><w:sdtContent>{p(r('a'))}{p(r('b'))}</w:sdtContent></w:sdt>" + p(r("c"))
    found = facts_of(body).paragraphs
    assert [(item.text, item.place.human) for item in found] == [
        *(("a", "đoạn 1"), ("b", "đoạn 2"), ("c", "đoạn 3")),
    ]


def test_a_field_shows_its_result_and_is_known_by_its_instruction() -> None:
    facts = facts_of(p(r("Trang "), field('PAGE \\* "x"', "3", "<w:b/>")))
    (paragraph,), (found,) = facts.paragraphs, facts.fields
    assert (paragraph.text, paragraph.fields, paragraph.has_page_number) == (
        *("Trang 3", ("PAGE",), True),
    )
    assert (found.kind, found.result, found.format.bold) == ("PAGE", "3", True)
    assert [run.field for run in paragraph.runs] == ["", "PAGE"]


def test_a_field_in_one_run_and_a_simple_field_are_the_same() -> None:
    one = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText>'
        '<w:fldChar w:fldCharType="separate"/><w:t>1</w:t><w:fldChar w:fldCharType="end"/></w:r>'
    )
    simple = f'<w:fldSimple w:instr=" PAGE ">{r("1")}</w:fldSimple>'
    for inner in (one, simple):
        facts = facts_of(p(inner))
        assert (facts.paragraphs[0].text, facts.fields[0].kind) == ("1", "PAGE")
        assert facts.paragraphs[0].runs[0].field == "PAGE"


def test_a_field_inside_an_instruction_is_not_shown() -> None:
    inner = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("MERGEFIELD x", "hidden")
        + '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("shown")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    facts = facts_of(p(inner, r(".")))
    assert facts.paragraphs[0].text == "shown."
    assert [found.kind for found in facts.fields] == ["IF", "MERGEFIELD"]


def test_a_field_may_reach_over_paragraphs_and_may_never_end() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    facts = facts_of(p(begin, separate, r("one")) + p(r("two")))
    assert [item.text for item in facts.paragraphs] == ["one", "two"]
    assert (facts.fields[0].kind, facts.fields[0].result) == ("TOC", "onetwo")


def test_fields_that_never_end_are_given_up() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    separate = '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    facts = facts_of(p(*[begin + separate] * 100, r("a")))
    assert (facts.paragraphs[0].text, len(facts.fields)) == ("a", 100)
    assert codes(facts) == ["nested_too_deep"]


def test_tracked_changes_are_shown_as_accepted_and_both_known() -> None:
    author = 'w:author="A" w:date="2026-01-01T00:00:00Z"'
    deleted = f"<w:del {author}><w:r><w:delText>old</w:delText></w:r></w:del>"
    inserted = f"<w:ins {author}>{r('new')}</w:ins>"
    mark = f"<w:rPr><w:del {author}/></w:rPr>"
    facts = facts_of(p(r("a "), deleted, inserted, more=mark))
    (paragraph,) = facts.paragraphs
    assert (paragraph.text, paragraph.mark_revision) == ("a new", "del")
    assert [run.revision for run in paragraph.runs] == ["", "del", "ins"]
    assert [(item.kind, item.text) for item in facts.revisions] == [
        *(("del", "old"), ("ins", "new"), ("mark", "")),
    ]
    assert facts.revisions[0].author == "A"


def test_a_changed_format_is_known() -> None:
    change = '<w:pPrChange w:author="A"><w:pPr/></w:pPrChange>'
    facts = facts_of(p(r("a"), more='<w:rPr><w:rPrChange w:author="B"/></w:rPr>' + change))
    assert [(item.kind, item.author) for item in facts.revisions] == [
        *(("format", "A"), ("format", "B")),
    ]


def test_hidden_text_is_known_and_not_shown() -> None:
    facts = facts_of(p(r("a"), r("secret", "<w:vanish/>"), r("b")))
    assert facts.paragraphs[0].text == "ab"
    assert [run.text for _, run in facts.hidden_runs()] == ["secret"]


def test_comments_and_notes_have_their_text_and_anchor() -> None:
    body = p(r("x")) + p(
        '<w:commentRangeStart w:id="5"/>', r("a"), '<w:r><w:footnoteReference w:id="2"/></w:r>'
    )
    facts = facts_of(
        body,
        comments=f'<w:comment w:id="5" w:author="A">{p(r("Xem lại"))}</w:comment>',
        footnotes=f'<w:footnote w:type="separator" w:id="0">{p()}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("Chú thích"))}</w:footnote>',
    )
    (comment,) = facts.comments
    assert (comment.text, comment.paragraph, comment.author) == ("Xem lại", 1, "A")
    assert facts.paragraphs[1].notes == ("footnote:2",)
    (note,) = facts.story(Story.FOOTNOTE)
    assert (note.text, note.place.human) == ("Chú thích", "cước chú 1")


def test_formulas_and_ruby_are_said() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('rt')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    facts = facts_of(p("<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>", ruby))
    assert facts.paragraphs[0].text == "base"
    assert codes(facts) == ["math", "ruby"]


def test_the_place_finds_the_elements_again() -> None:
    shape = (
        "<w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{p(r('box'), r('ed'))}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )
    facts = facts_of(p(r("a"), shape, r("b")) + p(r("c")))
    texts = {item.text: item for item in facts.paragraphs}
    assert {text: item.place.ordinal for text, item in texts.items()} == {
        "ab": 0,
        "boxed": 1,
        "c": 2,
    }
    assert [run.ordinal for run in texts["ab"].runs] == [0, 4]
    assert [run.ordinal for run in texts["boxed"].runs] == [0, 1]


def test_a_file_without_styles_and_with_ids_that_lead_nowhere_is_read() -> None:
    gone = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>'
    body = p(r("a"), more=gone) + (
        '<w:sectPr><w:headerReference w:type="default" r:id="gone"/></w:sectPr>'
    )
    facts = facts_of(body)
    assert facts.paragraphs[0].numbering is None
    assert codes(facts) == ["missing_numbering", "missing_header"]


def test_an_empty_document_has_one_section() -> None:
    facts = facts_of("")
    assert (facts.paragraphs, len(facts.sections)) == ((), 1)


def test_properties_and_settings_are_read() -> None:
    settings = (
        '<w:trackRevisions/><w:evenAndOddHeaders/><w:defaultTabStop w:val="567"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" w:val="15"/></w:compat>'
        '<w:documentProtection w:edit="readOnly" w:enforcement="1"/>'
    )
    made = package(p(r("a")), settings=settings)
    core = "http://schemas.openxmlformats.org/package/2006/relationships"
    parts = dict(made.parts)
    parts["docProps/app.xml"] = b"<Properties><Application>WPS</Application></Properties>"
    parts["_rels/.rels"] = (
        f'<Relationships xmlns="{core}"><Relationship Id="a" Type="x/officeDocument"'
        ' Target="word/document.xml"/><Relationship Id="b" Type="x/extended-properties"'
        ' Target="docProps/app.xml"/></Relationships>'
    ).encode()
    facts = read_facts(Package(parts))
    assert facts.properties.application == "WPS"
    said = facts.settings
    assert (said.compatibility, said.even_and_odd, said.track_changes) == (15, True, True)
    assert (said.default_tab, said.protected) == (567, "readOnly")
