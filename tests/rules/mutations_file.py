"""Appendices, marks, sheet and file, broken in one place."""

from __future__ import annotations

from tests.rules.docx import Docx, element, w
from tests.rules.mutation import fails

# -- appendix


@fails("PL-01", "phu_luc_so")
def mark_after_appendix(paper: Docx) -> None:
    paper.write("TTPhuLuc", "Phụ lục:")


@fails("PL-02", "phu_luc_so", "hai_phu_luc")
def appendix_in_arabic(paper: Docx) -> None:
    paper.write("TTPhuLuc", "Phụ lục 2", at=1)


@fails("PL-03", "phu_luc_so")
def number_of_a_single_appendix(paper: Docx) -> None:
    paper.write("TTPhuLuc", "Phụ lục I")


@fails("PL-04", "phu_luc_chi_dan")
def no_pointer(paper: Docx) -> None:
    paper.remove("TTChiDanPhuLuc")
    paper.remove("TTDuongKePhuLuc")


@fails("PL-05", "phu_luc_chi_dan")
def pointer_without_brackets(paper: Docx) -> None:
    paper.write("TTChiDanPhuLuc", paper.words("TTChiDanPhuLuc").strip("()"))


@fails("PL-06", "phu_luc_so")
def appendix_not_mentioned(paper: Docx) -> None:
    mention = next(
        at
        for at, _ in enumerate(paper.all("TTNoiDung"))
        if "Phụ lục" in paper.words("TTNoiDung", at)
    )
    paper.replace("TTNoiDung", "Phụ lục", "danh mục", at=mention)


@fails("PL-07", "phu_luc_chi_dan")
def pointer_to_another_paper(paper: Docx) -> None:
    paper.replace("TTChiDanPhuLuc", "07/KH", "08/KH")


# -- marks and copies


@fails("DM-01", "do_khan", "hoa_toc")
def unknown_urgency(paper: Docx) -> None:
    paper.write("TTDoKhan", "RẤT KHẨN")


@fails("DM-02", "chi_dan_luu_hanh", "luu_hanh")
def unknown_circulation(paper: Docx) -> None:
    paper.write("TTChiDanLuuHanh", "KHÔNG PHỔ BIẾN")


@fails("DM-03", "do_khan", "hoa_toc")
def urgency_without_frame(paper: Docx) -> None:
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("top", "left", "bottom", "right"))
    paper.shape("TTDoKhan", f"<w:pBdr>{sides}</w:pBdr>")


@fails("CK-01", "chu_ky_so_thong_tin", "hai_phu_luc")
def signature_without_time(paper: Docx) -> None:
    paper.replace("TTThongTinChuKySo", "; 08:30:00", "")


@fails("SB-01", "sao_hinh_thuc", "ban_sao")
def unknown_copy(paper: Docx) -> None:
    paper.write("TTHinhThucSao", "SAO CHỤP")


@fails("SB-03", "sao_duong_ke", "ban_sao")
def no_rule_above_the_copy(paper: Docx) -> None:
    paper.remove("TTDuongKeBanSao")


@fails("SB-02", "sao_so_ky_hieu", "ban_sao")
def copy_with_the_code_of_another_kind(paper: Docx) -> None:
    paper.replace("TTSoKyHieuBanSao", "SY", "SL")


# -- sheet and letters


@fails("KT-01", "")
def another_face(paper: Docx) -> None:
    paper.letters("TTNoiDung", '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/>')


@fails("KT-02", "")
def letter_sheet(paper: Docx) -> None:
    for at, _ in enumerate(paper.sections()):
        paper.section("pgSz", at, w="12240", h="15840")


@fails("KT-03", "", "cong_van")
def sheet_lies_without_a_table(paper: Docx) -> None:
    paper.section("pgSz", w="16838", h="11906", orient="landscape")


@fails("KT-04", "")
def right_margin_of_14_mm(paper: Docx) -> None:
    paper.section("pgMar", right="794")


@fails("KT-05", "")
def blue_letters(paper: Docx) -> None:
    paper.letters("TTNoiDung", '<w:color w:val="0000FF"/>')


@fails("KT-06", "so_trang")
def no_page_numbers(paper: Docx) -> None:
    for at, _ in enumerate(paper.sections()):
        paper.drop("headerReference", at)


@fails("KT-07", "")
def page_numbers_at_the_foot(paper: Docx) -> None:
    for section in paper.sections():
        for found in section.findall("{*}headerReference"):
            found.tag = found.tag.replace("header", "footer")


@fails("KT-08", "so_trang")
def page_number_at_the_right(paper: Docx) -> None:
    _in_header(paper, b'<w:pStyle w:val="TTSoTrang"/>', b'<w:jc w:val="right"/>')


@fails("TB-01", "so_trang")
def page_number_too_large(paper: Docx) -> None:
    _in_header(paper, b"<w:r>", b'<w:rPr><w:sz w:val="32"/></w:rPr>')


@fails("TB-03", "so_trang")
def page_number_in_bold(paper: Docx) -> None:
    _in_header(paper, b"<w:r>", b"<w:rPr><w:b/></w:rPr>")


@fails("TB-05", "so_trang")
def page_number_in_italics(paper: Docx) -> None:
    _in_header(paper, b"<w:r>", b"<w:rPr><w:i/></w:rPr>")


@fails("KT-09", "")
def number_on_the_first_page(paper: Docx) -> None:
    paper.drop("titlePg")


@fails("KT-10", "")
def roman_page_numbers(paper: Docx) -> None:
    paper.section("pgNumType", 1, fmt="lowerRoman")


@fails("KT-11", "", "to_trinh")
def pages_from_two(paper: Docx) -> None:
    paper.section("pgNumType", start="2")


@fails("KT-12", "")
def appendix_counts_on(paper: Docx) -> None:
    del paper.sections()[-1].find("{*}pgNumType").attrib[w("start")]


def _in_header(paper: Docx, before: bytes, added: bytes) -> None:
    name = "word/so_trang.xml"
    assert before in paper.parts[name]
    paper.parts[name] = paper.parts[name].replace(before, before + added)


# -- the file


@fails("TD-01", "")
def tracked_insertion(paper: Docx) -> None:
    run = paper.p("TTNoiDung").find("{*}r")
    run.addprevious(element('<w:ins w:id="1" w:author="An" w:date="2026-03-01T08:00:00Z"/>'))
    run.getprevious().append(run)


@fails("TD-03", "")
def hidden_words(paper: Docx) -> None:
    hidden = '<w:r><w:rPr><w:vanish/></w:rPr><w:t xml:space="preserve"> ghi chú</w:t></w:r>'
    paper.p("TTNoiDung").append(element(hidden))


@fails("LO-02", "", "quyet_dinh")
def paper_of_2019(paper: Docx) -> None:
    paper.replace("TTDiaDanhThoiGian", "2026", "2019")
