"""The head of a paper, broken in one place."""

from __future__ import annotations

from docgen.lint import Known
from tests.rules.docx import Docx, paragraph
from tests.rules.mutation import KNOWN, fails

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
