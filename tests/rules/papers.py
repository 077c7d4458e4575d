"""Clean papers of every form, made of the rendered samples; mutations start from these."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from tests.rules.docx import Docx, paragraph

Maker = Callable[[dict[str, Docx]], Docx]
SAMPLES = {
    "ke_hoach": "ke-hoach-hoa-mai-2026",
    "to_trinh": "to-trinh-hoa-mai-2027",
    "hoa_toc": "hoa-toc",
}
"""Base → sample it is."""

_FRAME = (
    "<w:pBdr>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="6" w:space="1" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right")
    )
    + "</w:pBdr>"
)
_RULE = '<w:ind w:left="2950" w:right="2950"/>'


def cong_van(made: dict[str, Docx]) -> Docx:
    """An official letter to one addressee, with an address below."""
    paper = made["to_trinh"].copy()
    paper.write("TTSoKyHieu", "Số: 15/UBND-VHXH")
    paper.write("TTDiaDanhThoiGian", "Hoa Mai, ngày 05 tháng 3 năm 2026")
    paper.after(
        "TTSoKyHieu", paragraph("TTTrichYeuCongVan", "V/v rà soát trẻ em có hoàn cảnh đặc biệt")
    )
    paper.content(
        paragraph("TTKinhGui", "Kính gửi: Các trường học trên địa bàn phường"),
        paragraph(
            "TTNoiDung",
            "Ủy ban nhân dân phường đề nghị các trường học rà soát số trẻ em có hoàn cảnh "
            "đặc biệt đang học tại trường và gửi kết quả về Phòng Văn hóa - Xã hội.",
        ),
        paragraph("TTKetThuc", "Kết quả gửi trước ngày 20 tháng 3 năm 2026./."),
    )
    paper.recipients("- Như trên;", "- Phòng Văn hóa - Xã hội;", "- Lưu: VT, VHXH.")
    top = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
    paper.after(
        "TTDongTrong", paragraph("TTDiaChi", "Số 01 đường Hoa Mai; điện thoại: 0123 456 789", top)
    )
    return paper


def quyet_dinh(made: dict[str, Docx]) -> Docx:
    """A decision with authority, grounds, articles, clauses and points."""
    paper = made["to_trinh"].copy()
    paper.write("TTSoKyHieu", "Số: 21/QĐ-UBND")
    paper.write("TTDiaDanhThoiGian", "Hoa Mai, ngày 05 tháng 3 năm 2026")
    paper.content(
        paragraph("TTTenLoai", "QUYẾT ĐỊNH"),
        paragraph("TTTrichYeu", "Về việc thành lập Hội đồng đánh giá phường phù hợp với trẻ em"),
        paragraph("TTDuongKeTrichYeu", "", _RULE),
        paragraph("TTThamQuyenBanHanh", "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI"),
        paragraph(
            "TTCanCu", "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;"
        ),
        paragraph("TTCanCu", "Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;"),
        paragraph("TTCanCu", "Theo đề nghị của Trưởng phòng Phòng Văn hóa - Xã hội."),
        paragraph("TTLoiQuyetDinh", "QUYẾT ĐỊNH:"),
        paragraph("TTDieu", "Điều 1. Thành lập Hội đồng"),
        paragraph("TTKhoan", "1. Hội đồng đánh giá phường phù hợp với trẻ em gồm 09 thành viên."),
        paragraph("TTKhoan", "2. Hội đồng có nhiệm vụ:"),
        paragraph("TTDiem", "a) Tự đánh giá kết quả thực hiện 13 tiêu chí;"),
        paragraph("TTDiem", "b) Lập hồ sơ đề nghị công nhận;"),
        paragraph("TTDiem", "c) Báo cáo kết quả với Ủy ban nhân dân phường."),
        paragraph("TTDieu", "Điều 2. Hiệu lực thi hành"),
        paragraph("TTNoiDung", "Quyết định này có hiệu lực kể từ ngày ký."),
        paragraph("TTDieu", "Điều 3. Tổ chức thực hiện"),
        paragraph(
            "TTKetThuc",
            "Văn phòng, các phòng chuyên môn và các thành viên Hội đồng chịu trách nhiệm "
            "thi hành Quyết định này./.",
        ),
    )
    paper.recipients("- Như Điều 3;", "- Thường trực Đảng ủy phường;", "- Lưu: VT, VHXH.")
    return paper


def quy_che(made: dict[str, Docx]) -> Docx:
    """Regulations in chapters, sections and subsections."""
    paper = made["to_trinh"].copy()
    paper.write("TTSoKyHieu", "Số: 30/QC-UBND")
    paper.write("TTDiaDanhThoiGian", "Hoa Mai, ngày 05 tháng 3 năm 2026")
    paper.content(
        paragraph("TTTenLoai", "QUY CHẾ"),
        paragraph("TTTrichYeu", "Làm việc của Hội đồng đánh giá phường phù hợp với trẻ em"),
        paragraph("TTDuongKeTrichYeu", "", _RULE),
        paragraph("TTPhanChuong", "Chương I"),
        paragraph("TTTieuDePhanChuong", "QUY ĐỊNH CHUNG"),
        paragraph("TTDieu", "Điều 1. Phạm vi điều chỉnh"),
        paragraph("TTNoiDung", "Quy chế này quy định việc làm việc của Hội đồng."),
        paragraph("TTPhanChuong", "Chương II"),
        paragraph("TTTieuDePhanChuong", "HOẠT ĐỘNG CỦA HỘI ĐỒNG"),
        paragraph("TTMuc", "Mục 1"),
        paragraph("TTTieuDeMuc", "CUỘC HỌP"),
        paragraph("TTTieuMuc", "Tiểu mục 1"),
        paragraph("TTTieuDeTieuMuc", "CHUẨN BỊ"),
        paragraph("TTDieu", "Điều 2. Triệu tập"),
        paragraph("TTNoiDung", "Hội đồng họp ít nhất mỗi quý một lần."),
        paragraph("TTMuc", "Mục 2"),
        paragraph("TTTieuDeMuc", "HỒ SƠ"),
        paragraph("TTDieu", "Điều 3. Lưu hồ sơ"),
        paragraph("TTKetThuc", "Hồ sơ của Hội đồng được lưu tại Phòng Văn hóa - Xã hội./."),
    )
    paper.recipients(
        "- Thường trực Đảng ủy phường;", "- Các thành viên Hội đồng;", "- Lưu: VT, VHXH."
    )
    return paper


def hai_phu_luc(made: dict[str, Docx]) -> Docx:
    """A plan with two numbered appendices."""
    paper = made["ke_hoach"].copy()
    end = paper.sections()[-1]
    again = [deepcopy(one) for one in _appendix(paper)]
    closing = paragraph("TTDongTrong", "")
    closing[0].append(deepcopy(end))
    for one in (closing, *again):
        end.addprevious(one)
    paper.write("TTPhuLuc", "Phụ lục I", 0)
    paper.write("TTPhuLuc", "Phụ lục II", 1)
    signed = "Số: 07/KH-UBND; 05/3/2026; 08:30:00"
    paper.before("TTPhuLuc", paragraph("TTThongTinChuKySo", signed), at=1)
    return paper


def _appendix(paper: Docx) -> list[etree._Element]:
    children = list(paper.body)
    return children[children.index(paper.p("TTPhuLuc")) : -1]


def luu_hanh(made: dict[str, Docx]) -> Docx:
    """A letter marked for circulation, with the drafter's code."""
    paper = made["cong_van"].copy()
    paper.tables()[0].addprevious(
        paragraph("TTChiDanLuuHanh", "LƯU HÀNH NỘI BỘ", _FRAME + '<w:ind w:left="5600"/>')
    )
    paper.after("TTLuu", paragraph("TTKyHieuSoanThao", "PL.(300)"))
    paper.before("TTCoQuanBanHanh", paragraph("TTCoQuanChuQuan", "UBND TỈNH VĨNH SƠN"))
    paper.before("TTHoTen", paragraph("TTChucVuKhac", "GIÁM ĐỐC SỞ Y TẾ"))
    return paper


def ban_sao(made: dict[str, Docx]) -> Docx:
    """A decision with the block of a true copy under it."""
    paper = made["quyet_dinh"].copy()
    paper.after(
        "TTDongTrong",
        paragraph("TTDuongKeBanSao", ""),
        paragraph("TTHinhThucSao", "SAO Y"),
        paragraph("TTCoQuanSao", "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI"),
        paragraph("TTDuongKeCoQuan", "", '<w:ind w:left="3200" w:right="3200"/>'),
        paragraph("TTSoKyHieuBanSao", "Số: 05/SY-UBND"),
        paragraph("TTDiaDanhBanSao", "Hoa Mai, ngày 06 tháng 3 năm 2026"),
        paragraph("TTNguoiKyBanSao", "CHÁNH VĂN PHÒNG"),
    )
    signed = "SAO Y; Ủy ban nhân dân phường Hoa Mai; 06/3/2026; 08:30:00"
    paper.tables()[0].addprevious(paragraph("TTChuKySoBanSao", signed))
    return paper


def kem_theo(made: dict[str, Docx]) -> Docx:
    """A decision with the regulations it issues."""
    paper = made["quyet_dinh"].copy()
    issuer = "Ủy ban nhân dân phường Hoa Mai"
    of = f"(Kèm theo Quyết định số 21/QĐ-UBND ngày 05 tháng 3 năm 2026 của {issuer})"
    paper.after(
        "TTDongTrong",
        paragraph("TTTenLoai", "QUY CHẾ", "<w:pageBreakBefore/>"),
        paragraph("TTTrichYeu", "Làm việc của Hội đồng đánh giá phường phù hợp với trẻ em"),
        paragraph("TTKemTheoQuyetDinh", of),
        paragraph("TTDuongKePhuLuc", "", _RULE),
        paragraph("TTDieu", "Điều 1. Phạm vi điều chỉnh"),
        paragraph("TTNoiDung", "Quy chế này quy định việc làm việc của Hội đồng."),
    )
    return paper


MADE: dict[str, Maker] = {
    "cong_van": cong_van,
    "quyet_dinh": quyet_dinh,
    "quy_che": quy_che,
    "hai_phu_luc": hai_phu_luc,
    "luu_hanh": luu_hanh,
    "ban_sao": ban_sao,
    "kem_theo": kem_theo,
}
"""Base → how it is made of those before it."""

BASES = (*SAMPLES, *MADE)
