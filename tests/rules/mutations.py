"""For every rule of form one paper that breaks it: a clean one with one small change.

A mutation is registered by :func:`fails` with the code it must draw and the component blamed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from docgen.lint import Known
from tests.rules.docx import Docx, element, paragraph, w

Change = Callable[[Docx], None]
KNOWN = Known(issuer="Ủy ban nhân dân phường Hoa Mai", place="Hoa Mai")


@dataclass(frozen=True)
class Mutation:
    """``codes`` is what must be found beyond the clean paper: code and component of each."""

    name: str
    base: str
    found: tuple[tuple[str, str], ...]
    change: Change
    known: Known = field(default_factory=Known)


MUTATIONS: list[Mutation] = []


def fails(
    code: str, component: str, base: str = "ke_hoach", known: Known | None = None
) -> Callable[[Change], Change]:
    """Register a change that draws exactly one finding."""

    def register(change: Change) -> Change:
        name = f"{code}-{change.__name__}"
        MUTATIONS.append(Mutation(name, base, ((code, component),), change, known or Known()))
        return change

    return register


# -- national name, motto, issuer


@fails("QH-01", "quoc_hieu")
def word_left_out(paper: Docx) -> None:
    paper.write("TTQuocHieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT-NAM")


@fails("QH-02", "tieu_ngu")
def no_space_before_hyphen(paper: Docx) -> None:
    paper.write("TTTieuNgu", "Độc lập- Tự do- Hạnh phúc")


@fails("QH-02", "tieu_ngu")
def dash_for_hyphen(paper: Docx) -> None:
    paper.write("TTTieuNgu", "Độc lập – Tự do – Hạnh phúc")


@fails("QH-02", "tieu_ngu")
def every_word_with_a_capital(paper: Docx) -> None:
    paper.write("TTTieuNgu", "Độc Lập - Tự Do - Hạnh Phúc")


@fails("QH-03", "quoc_hieu")
def column_too_narrow(paper: Docx) -> None:
    paper.shape("TTQuocHieu", '<w:ind w:left="400" w:right="400"/>')


@fails("CQ-01", "co_quan_ban_hanh", known=Known(issuer="Ủy ban nhân dân phường Hoa Đào"))
def issuer_of_another_office(paper: Docx) -> None:
    """The paper is clean; the office that checks it has another name."""


@fails("DD-01", "dia_danh_thoi_gian", known=KNOWN)
def place_of_another_office(paper: Docx) -> None:
    paper.replace("TTDiaDanhThoiGian", "Hoa Mai", "Hoa Đào")


@fails("CQ-02", "co_quan_ban_hanh")
def issuer_pushed_down(paper: Docx) -> None:
    for _ in range(2):
        paper.before("TTCoQuanBanHanh", paragraph("TTCoQuanBanHanh", ""))


# -- number


@fails("SO-01", "so_van_ban", "cong_van")
def number_below_ten_without_zero(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "15", "5")


@fails("SO-02", "so_van_ban", "quyet_dinh")
def space_in_notation(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "QĐ-UBND", "QĐ -UBND")


@fails("SO-02", "so_van_ban", "to_trinh")
def space_in_notation_of_a_draft(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "TTr-UBND", "TTr- UBND")


@fails("SO-03", "so_van_ban", "quy_che")
def year_in_number(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "30/", "30/2026/")


@fails("SO-04", "ky_hieu", "cong_van")
def kind_in_notation_of_a_letter(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "UBND-VHXH", "CV-UBND")


@fails("SO-05", "ky_hieu", "to_trinh")
def kind_in_the_wrong_case(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "TTr", "TTR")


@fails("SO-05", "ky_hieu", "quyet_dinh")
def kind_of_another_paper(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "QĐ", "NQ")


@fails("SO-06", "so_van_ban", "quyet_dinh")
def number_without_colon(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "Số:", "Số")


@fails("SO-07", "so_van_ban", "quyet_dinh")
def number_above_the_date(paper: Docx) -> None:
    number = paper.p("TTSoKyHieu")
    left = paper.p("TTDuongKeCoQuan")
    number.getparent().append(paragraph("TTDongTrong", ""))
    left.addnext(number)


@fails("SO-08", "so_van_ban", "quyet_dinh")
def number_with_too_many_zeros(paper: Docx) -> None:
    paper.replace("TTSoKyHieu", "21", "021")


# -- place and date


@fails("NG-01", "dia_danh_thoi_gian")
def day_without_zero(paper: Docx) -> None:
    paper.replace("TTDiaDanhThoiGian", "05", "5")


@fails("NG-01", "dia_danh_thoi_gian")
def month_with_zero(paper: Docx) -> None:
    paper.replace("TTDiaDanhThoiGian", "tháng 3", "tháng 03")


@fails("NG-01", "sao_dia_danh", "ban_sao")
def month_of_a_copy_with_zero(paper: Docx) -> None:
    paper.replace("TTDiaDanhBanSao", "tháng 3", "tháng 03")


@fails("NG-04", "dia_danh_thoi_gian")
def no_comma_after_place(paper: Docx) -> None:
    paper.replace("TTDiaDanhThoiGian", ",", "")


# -- title


@fails("TY-02", "trich_yeu")
def full_stop_after_abstract(paper: Docx) -> None:
    paper.write("TTTrichYeu", paper.words("TTTrichYeu") + ".")


@fails("TY-03", "trich_yeu_cong_van", "cong_van")
def capital_in_subject_opening(paper: Docx) -> None:
    paper.replace("TTTrichYeuCongVan", "V/v", "V/V")


@fails("TY-04", "trich_yeu_cong_van", "cong_van")
def subject_close_to_number(paper: Docx) -> None:
    paper.shape("TTTrichYeuCongVan", '<w:spacing w:before="0"/>')


@fails("CC-01", "can_cu", "quyet_dinh")
def no_grounds(paper: Docx) -> None:
    for _ in paper.all("TTCanCu"):
        paper.remove("TTCanCu")


@fails("CC-07", "can_cu")
def ground_ends_with_a_comma(paper: Docx) -> None:
    paper.replace("TTCanCu", ";", ",")


@fails("CC-07", "can_cu", "quyet_dinh")
def last_ground_ends_with_a_semicolon(paper: Docx) -> None:
    paper.replace("TTCanCu", "Xã hội.", "Xã hội;", at=2)


@fails("CC-08", "can_cu")
def two_grounds_on_a_line(paper: Docx) -> None:
    paper.write("TTCanCu", paper.words("TTCanCu") + " " + paper.words("TTCanCu", 1))
    paper.remove("TTCanCu", 1)


@fails("QD-01", "loi_quyet_dinh", "quyet_dinh")
def deciding_line_without_colon(paper: Docx) -> None:
    paper.write("TTLoiQuyetDinh", "QUYẾT ĐỊNH")


# -- looks that concern several components


@fails("TB-09", "co_quan_ban_hanh")
def issuer_spaced_wide(paper: Docx) -> None:
    paper.shape("TTCoQuanBanHanh", '<w:spacing w:line="360" w:lineRule="auto"/>')


@fails("TB-10", "quoc_hieu")
def head_sizes_not_coupled(paper: Docx) -> None:
    paper.letters("TTQuocHieu", '<w:sz w:val="24"/>')


@fails("TB-11", "noi_dung")
def one_paragraph_smaller(paper: Docx) -> None:
    paper.letters("TTNoiDung", '<w:sz w:val="26"/>')


@fails("TP-01", "ten_loai", "quyet_dinh")
def kind_left_out(paper: Docx) -> None:
    paper.remove("TTTenLoai")


@fails("TP-01", "dia_danh_thoi_gian")
def date_left_out(paper: Docx) -> None:
    paper.before("TTDiaDanhThoiGian", paragraph("TTDongTrong", ""))
    paper.remove("TTDiaDanhThoiGian")


@fails("TP-01", "co_quan_ban_hanh")
def issuer_left_out(paper: Docx) -> None:
    for _ in range(2):
        paper.remove("TTCoQuanBanHanh")
    paper.remove("TTDuongKeCoQuan")
    paper.tables()[0].find(".//{*}tc").append(paragraph("TTDongTrong", ""))


@fails("TP-01", "ho_ten")
def name_left_out(paper: Docx) -> None:
    paper.remove("TTHoTen")


# -- printed rules


@fails("DK-01", "tieu_ngu_line")
def no_rule_under_motto(paper: Docx) -> None:
    paper.remove("TTDuongKeTieuNgu")


@fails("DK-01", "trich_yeu_line")
def no_rule_under_abstract(paper: Docx) -> None:
    paper.remove("TTDuongKeTrichYeu")


@fails("DK-01", "co_quan_line")
def no_rule_under_issuer(paper: Docx) -> None:
    paper.remove("TTDuongKeCoQuan")


@fails("DK-01", "phu_luc_line")
def no_rule_under_pointer(paper: Docx) -> None:
    paper.remove("TTDuongKePhuLuc")


@fails("DK-02", "tieu_ngu_line")
def rule_under_motto_too_short(paper: Docx) -> None:
    paper.shape("TTDuongKeTieuNgu", '<w:ind w:left="1900" w:right="1900"/>')


@fails("DK-02", "trich_yeu_line")
def rule_under_abstract_too_long(paper: Docx) -> None:
    paper.shape("TTDuongKeTrichYeu", '<w:ind w:left="1200" w:right="1200"/>')


@fails("DK-02", "co_quan_line")
def rule_under_issuer_too_long(paper: Docx) -> None:
    paper.shape("TTDuongKeCoQuan", '<w:ind w:left="500" w:right="500"/>')


@fails("DK-03", "trich_yeu_line")
def dashed_rule(paper: Docx) -> None:
    line = '<w:bottom w:val="dashed" w:sz="6" w:space="1" w:color="000000"/>'
    paper.shape("TTDuongKeTrichYeu", f"<w:pBdr>{line}</w:pBdr>")


@fails("DK-06", "tieu_ngu_line")
def rule_under_motto_to_the_left(paper: Docx) -> None:
    paper.shape("TTDuongKeTieuNgu", '<w:ind w:left="200" w:right="2094"/>')


@fails("DK-06", "co_quan_line")
def rule_under_issuer_to_the_left(paper: Docx) -> None:
    paper.shape("TTDuongKeCoQuan", '<w:ind w:left="500" w:right="2078"/>')


@fails("DK-06", "trich_yeu_line")
def rule_under_abstract_to_the_left(paper: Docx) -> None:
    paper.shape("TTDuongKeTrichYeu", '<w:ind w:left="1000" w:right="5000"/>')


@fails("DK-06", "phu_luc_line")
def rule_under_pointer_to_the_left(paper: Docx) -> None:
    paper.shape("TTDuongKePhuLuc", '<w:ind w:left="1000" w:right="5000"/>')


@fails("DK-04", "dia_chi", "cong_van")
def no_rule_above_address(paper: Docx) -> None:
    properties = paper.p("TTDiaChi").find("{*}pPr")
    properties.remove(properties.find("{*}pBdr"))
    paper.shape("TTDiaChi", '<w:pBdr><w:top w:val="nil"/></w:pBdr>')


@fails("DK-05", "dia_chi", "cong_van")
def rule_above_address_too_short(paper: Docx) -> None:
    paper.shape("TTDiaChi", '<w:ind w:left="2000" w:right="2000"/>')


# -- content


@fails("ND-01", "noi_dung")
def first_line_not_set_in(paper: Docx) -> None:
    paper.shape("TTNoiDung", '<w:ind w:firstLine="0"/>')


@fails("ND-02", "noi_dung", "to_trinh")
def paragraphs_close_together(paper: Docx) -> None:
    paper.shape("TTNoiDung", '<w:spacing w:before="0" w:after="0"/>', at=2)
    paper.shape("TTNoiDung", '<w:spacing w:before="0" w:after="120"/>', at=3)


@fails("ND-03", "noi_dung")
def lines_far_apart(paper: Docx) -> None:
    paper.shape("TTNoiDung", '<w:spacing w:line="480" w:lineRule="auto"/>')


@fails("BC-01", "")
def number_left_out(paper: Docx) -> None:
    paper.replace("TTMucLaMa", "VII.", "VIII.", at=6)


@fails("BC-01", "", "quyet_dinh")
def point_repeated(paper: Docx) -> None:
    paper.replace("TTDiem", "c)", "b)", at=2)


@fails("BC-02", "")
def sibling_without_title(paper: Docx) -> None:
    text = (
        "3. Hỗ trợ trẻ em có hoàn cảnh đặc biệt theo quy định của pháp luật và khả năng của phường."
    )
    old = paper.all("TTKhoanCoTieuDe")[6]
    old.addprevious(paragraph("TTKhoan", text))
    old.getparent().remove(old)


@fails("BC-04", "noi_dung")
def no_end_mark(paper: Docx) -> None:
    paper.replace("TTKetThuc", "./.", ".")


@fails("BC-05", "phan_chuong_tieu_de", "quy_che")
def chapter_without_title(paper: Docx) -> None:
    paper.remove("TTTieuDePhanChuong")


@fails("BC-05", "muc_tieu_de", "quy_che")
def section_without_title(paper: Docx) -> None:
    paper.remove("TTTieuDeMuc", 1)


@fails("BC-06", "", "quyet_dinh")
def points_begin_with_b(paper: Docx) -> None:
    paper.remove("TTDiem")


@fails("BC-07", "diem", "quyet_dinh")
def foreign_letter(paper: Docx) -> None:
    paper.replace("TTDiem", "c)", "f)", at=2)


@fails("BC-08", "dieu", "quyet_dinh")
def colon_after_article(paper: Docx) -> None:
    paper.replace("TTDieu", "Điều 1.", "Điều 1:")


@fails("BC-08", "phan_chuong_so", "quy_che")
def chapter_in_arabic(paper: Docx) -> None:
    paper.replace("TTPhanChuong", "II", "2", at=1)


# -- addressees and recipients


@fails("KG-01", "kinh_gui")
def plan_with_an_addressee(paper: Docx) -> None:
    paper.after("TTDuongKeTrichYeu", paragraph("TTKinhGui", "Kính gửi: Sở Y tế"))
    paper.before("TTNoiNhanDanhSach", paragraph("TTNoiNhanDanhSach", "- Như trên;"))


@fails("KG-02", "kinh_gui", "cong_van")
def address_without_colon(paper: Docx) -> None:
    paper.replace("TTKinhGui", "Kính gửi:", "Kính gửi")


@fails("KG-03", "kinh_gui_ds", "to_trinh")
def one_addressee_below_the_label(paper: Docx) -> None:
    paper.remove("TTKinhGuiDanhSach")


@fails("KG-03", "kinh_gui", "cong_van")
def two_addressees_on_a_line(paper: Docx) -> None:
    paper.write("TTKinhGui", "Kính gửi: Sở Y tế; Sở Nội vụ")


@fails("KG-04", "kinh_gui_ds", "to_trinh")
def addressee_ends_with_a_comma(paper: Docx) -> None:
    paper.replace("TTKinhGuiDanhSach", ";", ",")


@fails("NN-01", "luu")
def no_archive(paper: Docx) -> None:
    paper.remove("TTLuu")


@fails("NN-02", "noi_nhan_ds", "to_trinh")
def as_above_left_out(paper: Docx) -> None:
    paper.remove("TTNoiNhanDanhSach")


@fails("NN-03", "noi_nhan_nhan")
def label_without_colon(paper: Docx) -> None:
    paper.write("TTNoiNhan", "Nơi nhận")


@fails("NN-04", "noi_nhan_ds")
def recipient_without_space(paper: Docx) -> None:
    paper.replace("TTNoiNhanDanhSach", "- ", "-")


@fails("NN-04", "noi_nhan_ds")
def recipient_ends_with_a_comma(paper: Docx) -> None:
    paper.replace("TTNoiNhanDanhSach", ";", ",", at=1)


@fails("NN-05", "luu")
def archive_without_full_stop(paper: Docx) -> None:
    paper.replace("TTLuu", "(2).", "(2)")


@fails("NN-05", "luu")
def archive_without_colon(paper: Docx) -> None:
    paper.replace("TTLuu", "Lưu:", "Lưu")


@fails("NN-06", "noi_nhan_nhan")
def label_pushed_down(paper: Docx) -> None:
    for _ in range(3):
        paper.before("TTNoiNhan", paragraph("TTNoiNhan", ""))


@fails("NN-07", "noi_nhan_ds")
def as_above_without_addressee(paper: Docx) -> None:
    paper.before("TTNoiNhanDanhSach", paragraph("TTNoiNhanDanhSach", "- Như trên;"))


@fails("NN-08", "noi_nhan_ds", "quyet_dinh")
def decision_without_its_articles(paper: Docx) -> None:
    paper.remove("TTNoiNhanDanhSach")


# -- signature


@fails("NK-01", "chuc_vu")
def deputy_without_kt(paper: Docx) -> None:
    paper.remove("TTQuyenHan", 1)


@fails("NK-02", "ho_ten")
def degree_before_the_name(paper: Docx) -> None:
    paper.write("TTHoTen", "ThS. Phạm Thị Hoa")


@fails("NK-03", "quyen_han")
def abbreviation_without_dot(paper: Docx) -> None:
    paper.replace("TTQuyenHan", "KT.", "KT", at=1)


@fails("NK-04", "quyen_han", "to_trinh")
def post_after_tm(paper: Docx) -> None:
    paper.write("TTQuyenHan", "TM. CHỦ TỊCH")


@fails("NK-04", "quyen_han")
def collective_after_kt(paper: Docx) -> None:
    paper.write("TTQuyenHan", "KT. ỦY BAN NHÂN DÂN", at=1)


@fails("NK-05", "chuc_vu")
def head_signs_for_himself(paper: Docx) -> None:
    paper.write("TTChucVu", "CHỦ TỊCH")


@fails("NK-06", "quyen_han")
def kt_above_tm(paper: Docx) -> None:
    paper.write("TTQuyenHan", "KT. CHỦ TỊCH", at=0)
    paper.write("TTQuyenHan", "TM. ỦY BAN NHÂN DÂN", at=1)


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
