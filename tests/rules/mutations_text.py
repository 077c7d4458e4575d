"""Components, printed rules, content and what stands under it, broken in one place."""

from __future__ import annotations

from tests.rules.docx import Docx, paragraph
from tests.rules.mutation import fails

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
