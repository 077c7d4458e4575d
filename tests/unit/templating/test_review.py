"""The text view of a template, and that what is shipped agrees with itself."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from docgen.facts.package import Package, read_package
from docgen.norms import Norm, norm_for
from docgen.templating import language
from docgen.templating.catalogue import Catalogue, TemplateFolder
from docgen.templating.outline import build_template
from docgen.templating.package import write_package
from docgen.templating.review import build, review_text
from tests.unit.templating.papers import docx, paragraph

ROOT = Path(__file__).parents[3]
CATALOGUE = Catalogue(ROOT / "templates_docx")
SHIPPED = pytest.mark.parametrize("folder", CATALOGUE.all(), ids=lambda one: one.descriptor.id)
PLAIN = """
[head]
TTTenLoai | {{ ten_loai }}
TTNoiDung | Lời văn
TTKetThuc | {{ ket_thuc }}
[signature]
"""


@pytest.fixture(scope="module")
def norm() -> Norm:
    return norm_for(None)


@pytest.fixture(scope="module")
def plain(norm: Norm) -> Package:
    return build_template(PLAIN, norm)


def changed(package: Package, old: str, new: str) -> Package:
    content = package["word/document.xml"].decode()
    assert old in content
    return package.with_parts({"word/document.xml": content.replace(old, new, 1).encode()})


def difference(one: Package, other: Package) -> tuple[set[str], set[str]]:
    before, after = set(review_text(one).splitlines()), set(review_text(other).splitlines())
    return before - after, after - before


def section(text: str, title: str) -> list[str]:
    return text.partition(f"\n{title}\n")[2].partition("\n\n")[0].splitlines()


@SHIPPED
def test_the_shipped_text_view_is_that_of_the_shipped_file(folder: TemplateFolder) -> None:
    text = (folder.folder / "review.txt").read_text(encoding="utf-8")
    assert review_text(read_package(folder.docx())) == text


@SHIPPED
def test_the_last_entry_of_the_history_has_the_digest_of_the_file(folder: TemplateFolder) -> None:
    last = folder.descriptor.lich_su[-1]
    assert last.phien_ban == folder.descriptor.phien_ban
    assert last.sha256 == hashlib.sha256(folder.docx()).hexdigest()


@SHIPPED
def test_the_descriptor_explains_each_name_the_template_takes(folder: TemplateFolder) -> None:
    explained = [one.ten for one in folder.descriptor.bien]
    assert sorted(explained) == sorted(language.variables(read_package(folder.docx())))
    assert all(one.giai_thich for one in folder.descriptor.bien)


@SHIPPED
def test_the_template_keeps_to_its_language_and_hides_nothing_but_the_page_number(
    folder: TemplateFolder,
) -> None:
    package = read_package(folder.docx())
    assert list(language.problems(package)) == []
    assert section(review_text(package), "NHỮNG GÌ WORD KHÔNG HIỆN") == ["so_trang: trường PAGE"]


@SHIPPED
def test_each_paragraph_is_in_a_style_of_ours(folder: TemplateFolder) -> None:
    lines = section(review_text(read_package(folder.docx())), "NỘI DUNG")
    styles = {line.split(" | ")[1] for line in lines} - {"hết phần, sang trang mới"}
    assert {style for style in styles if not style.startswith("TT ")} == set()


@SHIPPED
def test_the_samples_that_exercise_the_template_exist(folder: TemplateFolder) -> None:
    assert folder.descriptor.mau_thu
    for sample in folder.descriptor.mau_thu:
        assert (ROOT / sample).is_file(), sample


def test_building_a_shipped_template_again_changes_nothing(norm: Norm) -> None:
    for folder in CATALOGUE.all():
        built = build(folder.docx(), norm)
        assert dict(read_package(built.docx).parts) == dict(read_package(folder.docx()).parts)
        assert built.sha256 == hashlib.sha256(built.docx).hexdigest()
        assert built.review == review_text(read_package(built.docx))


def test_marks_that_change_at_every_save_do_not_show(plain: Package) -> None:
    noisy = changed(plain, "<w:p>", '<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD">')
    assert review_text(noisy) == review_text(plain)


def test_a_changed_word_is_one_changed_line(plain: Package) -> None:
    assert difference(plain, changed(plain, "Lời văn", "Câu khác")) == (
        {"thân | TT Nội dung | Lời văn"},
        {"thân | TT Nội dung | Câu khác"},
    )


def test_direct_formatting_of_paragraph_and_words_is_shown(plain: Package) -> None:
    words = '<w:t xml:space="preserve">Lời văn</w:t>'
    bold = changed(plain, words, f"<w:rPr><w:b/></w:rPr>{words}")
    assert difference(plain, bold)[1] == {"thân | TT Nội dung | (b “Lời văn”) | Lời văn"}
    style = '<w:pStyle w:val="TTNoiDung"/>'
    centred = changed(plain, style, f'{style}<w:jc w:val="center"/>')
    assert difference(plain, centred)[1] == {"thân | TT Nội dung | (jc val=center) | Lời văn"}


def test_a_changed_margin_and_a_changed_column_show_in_millimetres(plain: Package) -> None:
    gone, come = difference(plain, changed(plain, 'w:left="1701"', 'w:left="1984"'))
    assert len(gone) == len(come) == 1
    assert "trái 35" in come.pop()
    assert (
        "bảng 1: cột rộng 30, 98 mm"
        in difference(plain, changed(plain, '<w:gridCol w:w="3538"/>', '<w:gridCol w:w="1701"/>'))[
            1
        ]
    )


@pytest.mark.parametrize(
    ("xml", "label"),
    [
        ('<w:ins w:id="1"><w:r><w:t>mới</w:t></w:r></w:ins>', "chữ thêm khi theo dõi thay đổi"),
        ('<w:del w:id="1"/>', "chữ xóa khi theo dõi thay đổi"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "ghi chú"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r>", "chữ ẩn"),
        ('<w:bookmarkStart w:id="1" w:name="x"/>', "dấu trang"),
        ("<w:r><w:drawing/></w:r>", "hình"),
    ],
)
def test_what_word_does_not_show_is_counted(xml: str, label: str) -> None:
    text = review_text(read_package(docx(paragraph("x").replace("</w:p>", f"{xml}</w:p>"))))
    assert section(text, "NHỮNG GÌ WORD KHÔNG HIỆN") == [f"thân: {label}, 1 chỗ"]


def test_a_clean_file_is_said_to_hide_nothing() -> None:
    text = review_text(read_package(docx(paragraph("x"))))
    assert section(text, "NHỮNG GÌ WORD KHÔNG HIỆN") == ["không có"]
    assert section(text, "NỘI DUNG") == ["thân | (không có kiểu) | x"]


def test_a_style_shows_what_it_comes_to_through_those_it_rests_on(norm: Norm) -> None:
    styles = section(review_text(build_template("TTCanCu | {{ can_cu }}", norm)), "KIỂU ĐANG DÙNG")
    (line,) = [one for one in styles if one.startswith("TT Căn cứ:")]
    assert line == (
        "TT Căn cứ: Times New Roman 14, đều hai bên, nghiêng, cách dưới (pt) 6, "
        "thụt dòng đầu (cm) 1,27"
    )


def test_a_broken_tag_is_reported_in_the_place_of_the_names(norm: Norm) -> None:
    broken = build_template("{%p for dong in can_cu %}\nTTCanCu | {{ dong }}", norm)
    (line,) = section(review_text(broken), "TÊN LẤY TỪ HỒ SƠ")
    assert line.startswith("chưa đọc được vì thẻ sai")


def test_the_built_file_is_the_stamped_one(plain: Package, norm: Norm) -> None:
    arial = '<w:rPr><w:rFonts w:ascii="Arial"/></w:rPr>'
    edited = changed(plain, "<w:r><w:t", f"<w:r>{arial}<w:t")
    built = build(write_package(edited.parts), norm)
    assert dict(read_package(built.docx).parts) == dict(plain.parts)
