"""Papers of strangers: every way of laying out a paper that offices use, without our styles."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from docgen.facts.reader import read_facts
from docgen.facts.recognition import recognise
from docgen.norms.loader import load_norm
from tests.functional.recognition.build import (
    Boxed,
    InBox,
    Piece,
    Table,
    docx_of,
    ids,
    texts,
    view_of,
)
from tests.support.records import ROOT

NATIONAL = "cb|CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "cb|Độc lập - Tự do - Hạnh phúc"
DATED = "ci|Hoa Mai, ngày 05 tháng 5 năm 2026"
RIGHT = [NATIONAL, MOTTO, DATED]
OFFICE = ["cb|ỦY BAN NHÂN DÂN", "cb|PHƯỜNG HOA MAI"]
SIGNED: Table = [
    [
        ["bi|Nơi nhận:", "- Như trên;", "- Lưu: VT, VHXH."],
        ["cb|TM. ỦY BAN NHÂN DÂN", "cb|CHỦ TỊCH", "", "", "", "cb|Trần Quốc Khánh"],
    ]
]


def head(number: str, *below: str) -> Table:
    return [[[*OFFICE, f"c|{number}", *below], RIGHT]]


def plan(*pieces: Piece) -> list[Piece]:
    return [head("Số: 15/KH-UBND"), "cb|KẾ HOẠCH", "cb|Tổ chức Tết Trung thu", *pieces]


def test_head_in_one_row_with_line_breaks_and_typed_rules() -> None:
    left = ["cb|ỦY BAN NHÂN DÂN\nPHƯỜNG HOA MAI\n-------", "c|Số: 15/KH-UBND"]
    right = [f"{NATIONAL}\nĐộc lập - Tự do - Hạnh phúc\n---------------", DATED]
    view = view_of([[left, right]], "cb|KẾ HOẠCH\nTổ chức Tết Trung thu", "c|-----", "Nội dung./.")
    assert ids(view) == [
        ("co_quan_ban_hanh", "ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI"),
        ("co_quan_line", "-------"),
        ("so_van_ban", "Số: 15/KH-UBND"),
        ("ky_hieu", "KH-UBND"),
        ("quoc_hieu", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("tieu_ngu", "Độc lập - Tự do - Hạnh phúc"),
        ("tieu_ngu_line", "---------------"),
        ("dia_danh_thoi_gian", "Hoa Mai, ngày 05 tháng 5 năm 2026"),
        ("ten_loai", "KẾ HOẠCH"),
        ("trich_yeu", "Tổ chức Tết Trung thu"),
        ("trich_yeu_line", "-----"),
        ("ket_thuc", "Nội dung./."),
    ]
    motto = view.first("tieu_ngu")
    assert motto is not None
    assert motto.span == (35, 62)
    assert (view.day, view.so, view.ky_hieu) == (date(2026, 5, 5), 15, "KH-UBND")


def test_head_and_signature_set_with_tabs() -> None:
    view = view_of(
        "b|\tỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "b|\tPHƯỜNG HOA MAI\tĐộc lập - Tự do - Hạnh phúc",
        "\tSố: 15/KH-UBND\tHoa Mai, ngày 05 tháng 5 năm 2026",
        "cb|KẾ HOẠCH",
        "cb|Tổ chức Tết Trung thu",
        "1. Việc một./.",
        "bi|Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
        "- Như trên;\tCHỦ TỊCH",
        "- Lưu: VT.",
        "",
        "b|\t\t\t\t\t\tTrần Quốc Khánh",
    )
    assert view.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA MAI")
    assert view.place_name == "Hoa Mai"
    assert ids(view)[-6:] == [
        ("noi_nhan_nhan", "Nơi nhận:"),
        ("quyen_han", "TM. ỦY BAN NHÂN DÂN"),
        ("noi_nhan_ds", "- Như trên;"),
        ("chuc_vu", "CHỦ TỊCH"),
        ("luu", "- Lưu: VT."),
        ("ho_ten", "Trần Quốc Khánh"),
    ]


def test_head_over_several_rows_with_parent_rules_and_abstract() -> None:
    view = view_of(
        [
            [["cb|UBND TỈNH VĨNH SƠN"], [NATIONAL]],
            [["cb|SỞ NỘI VỤ"], [MOTTO]],
            [["c|_______"], ["c|_____________"]],
            [["c|Số:      /SNV-CCVC"], ["ci|Vĩnh Sơn, ngày     tháng     năm 2026"]],
            [["c|V/v báo cáo số liệu", "c|đội ngũ viên chức"], [""]],
        ],
        "c|Kính gửi: Các sở, ban, ngành tỉnh",
        "Đề nghị các cơ quan thực hiện./.",
    )
    assert (view.kind, view.form) == ("cong_van", "1.5")
    assert (view.parent, view.issuer) == (("UBND TỈNH VĨNH SƠN",), ("SỞ NỘI VỤ",))
    assert texts(view, "trich_yeu_cong_van") == ["V/v báo cáo số liệu đội ngũ viên chức"]
    assert texts(view, "co_quan_line") == ["_______"]
    assert texts(view, "tieu_ngu_line") == ["_____________"]
    assert texts(view, "kinh_gui") == ["Kính gửi: Các sở, ban, ngành tỉnh"]
    assert texts(view, "kinh_gui_nhan") == ["Kính gửi:"]
    assert (view.day, view.so) == (None, None)


@pytest.mark.parametrize(
    ("lines", "parent", "issuer"),
    [
        (["cb|ỦY BAN NHÂN DÂN", "cb|XÃ HOA MAI"], [], ["ỦY BAN NHÂN DÂN", "XÃ HOA MAI"]),
        (["c|UBND XÃ HOA MAI", "cb|PHÒNG KINH TẾ"], ["UBND XÃ HOA MAI"], ["PHÒNG KINH TẾ"]),
        (["cb|UBND XÃ HOA MAI", "cb|PHÒNG KINH TẾ"], ["UBND XÃ HOA MAI"], ["PHÒNG KINH TẾ"]),
        (["cb|UBND XÃ HOA MAI", "c|PHÒNG KINH TẾ"], ["UBND XÃ HOA MAI"], ["PHÒNG KINH TẾ"]),
        (
            ["c|VĂN PHÒNG UBND TỈNH", "cb|TRUNG TÂM PHỤC VỤ", "cb|HÀNH CHÍNH CÔNG"],
            ["VĂN PHÒNG UBND TỈNH"],
            ["TRUNG TÂM PHỤC VỤ", "HÀNH CHÍNH CÔNG"],
        ),
        (["c|Ủy ban nhân dân", "c|Xã Hoa Mai"], [], ["Ủy ban nhân dân", "Xã Hoa Mai"]),
    ],
)
def test_parent_and_issuer_are_told_apart(
    lines: list[str], parent: list[str], issuer: list[str]
) -> None:
    view = view_of([[[*lines, "c|Số: 15/KH-UBND"], RIGHT]], "cb|KẾ HOẠCH", "cb|Tổ chức", "Hết./.")
    assert (list(view.parent), list(view.issuer)) == (parent, issuer)


def test_resolution_with_authority_grounds_and_words_of_decision() -> None:
    view = view_of(
        [[["cb|HỘI ĐỒNG NHÂN DÂN", "cb|PHƯỜNG HOA MAI", "c|Số: 05/NQ-HĐND"], RIGHT]],
        "cb|NGHỊ QUYẾT",
        "cb|Về việc thành lập Ban Pháp chế",
        "c|____",
        "cb|HỘI ĐỒNG NHÂN DÂN PHƯỜNG HOA MAI",
        "cb|KHÓA I, KỲ HỌP THỨ HAI",
        "i|Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
        "i|Xét Tờ trình số 10/TTr-UBND của Ủy ban nhân dân phường.",
        "cb|QUYẾT NGHỊ:",
        "Điều 1. Thành lập Ban Pháp chế.",
        "Nghị quyết này được thông qua ngày 05 tháng 5 năm 2026./.",
        SIGNED,
    )
    assert (view.kind, view.form) == ("nghi_quyet", "1.1")
    assert texts(view, "tham_quyen_ban_hanh") == [
        "HỘI ĐỒNG NHÂN DÂN PHƯỜNG HOA MAI KHÓA I, KỲ HỌP THỨ HAI"
    ]
    assert len(view.all("can_cu")) == 2
    assert texts(view, "loi_quyet_dinh") == ["QUYẾT NGHỊ:"]
    assert [item.level for item in view.body] == ["can_cu", "can_cu", "dieu", "ket_thuc"]


def test_abstract_in_capitals_is_not_taken_for_the_authority() -> None:
    view = view_of(
        head("Số: 07/QĐ-UBND"),
        "cb|QUYẾT ĐỊNH",
        "cb|VỀ VIỆC CỬ VIÊN CHỨC ĐI HỌC",
        "cb|CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI",
        "- Căn cứ Quyết định số 01/QĐ-UBND ngày 02/01/2026;",
        "cb|QUYẾT ĐỊNH",
        "b|Điều 1: Cử bà Hoa đi học.",
        SIGNED,
    )
    assert texts(view, "trich_yeu") == ["VỀ VIỆC CỬ VIÊN CHỨC ĐI HỌC"]
    assert texts(view, "tham_quyen_ban_hanh") == ["CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI"]
    assert texts(view, "ten_loai") == texts(view, "loi_quyet_dinh") == ["QUYẾT ĐỊNH"]


def test_issued_document_with_its_own_head() -> None:
    view = view_of(
        head("Số: 20/QĐ-UBND"),
        "cb|QUYẾT ĐỊNH",
        "cb|Ban hành Quy chế làm việc",
        "cb|ỦY BAN NHÂN DÂN PHƯỜNG HOA MAI",
        "i|Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;",
        "cb|QUYẾT ĐỊNH:",
        "Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc./.",
        SIGNED,
        [[OFFICE, [NATIONAL, MOTTO]]],
        "cb|QUY CHẾ",
        "cb|Làm việc của Hội đồng",
        "ci|(Kèm theo Quyết định số 20/QĐ-UBND ngày 05 tháng 5 năm 2026\ncủa UBND phường)",
        "c|_____",
        "cb|Chương I",
        "cb|QUY ĐỊNH CHUNG",
        "b|Điều 1. Phạm vi điều chỉnh",
        "1. Quy chế này quy định:",
        "a) Nguyên tắc;",
        "cb|Chương II. TỔ CHỨC",
        "cb|Mục 1",
        "cb|TRÁCH NHIỆM",
        "b|Điều 2. Trách nhiệm của Hội đồng",
    )
    assert view.form == "1.3"
    (issued,) = view.attachments
    assert issued.kind == "van_ban_kem_theo"
    assert [part.id for part in issued.parts[:8]] == [
        "co_quan_ban_hanh",
        "quoc_hieu",
        "tieu_ngu",
        "ten_loai",
        "trich_yeu",
        "kem_theo_quyet_dinh",
        "phu_luc_line",
        "phan_chuong_so",
    ]
    outline = [(item.level, item.number, item.title, item.parent) for item in issued.body]
    assert outline == [
        ("chuong", "Chương I", "QUY ĐỊNH CHUNG", None),
        ("dieu", "Điều 1.", "Phạm vi điều chỉnh", 0),
        ("khoan", "1.", "", 1),
        ("diem", "a)", "", 2),
        ("chuong", "Chương II", "TỔ CHỨC", None),
        ("muc", "Mục 1", "TRÁCH NHIỆM", 4),
        ("dieu", "Điều 2.", "Trách nhiệm của Hội đồng", 5),
    ]


def test_several_appendices_and_a_list_without_a_label() -> None:
    pointer = (
        "(Kèm theo Kế hoạch số 15/KH-UBND ngày 05 tháng 5 năm 2026 của Ủy ban nhân dân phường)"
    )
    table = Boxed([[["b|STT"], ["b|Nội dung"]], [["1"], ["Việc"]]])
    view = view_of(
        *plan("Nội dung./.", SIGNED),
        "pcb|Phụ lục I",
        "cb|DANH MỤC NHIỆM VỤ",
        f"ci|{pointer}",
        "c|____",
        table,
        "pcb|PHỤ LỤC II: BIỂU MẪU BÁO CÁO",
        f"ci|{pointer}",
        "1. Nội dung./.",
        "pcb|DANH SÁCH THÀNH VIÊN",
        f"ci|{pointer}",
        table,
    )
    assert [(one.kind, one.number) for one in view.attachments] == [
        ("phu_luc", "I"),
        ("phu_luc", "II"),
        ("phu_luc", ""),
    ]
    assert texts(view, "phu_luc_so") == ["Phụ lục I", "PHỤ LỤC II:"]
    assert texts(view, "phu_luc_tieu_de") == [
        "DANH MỤC NHIỆM VỤ",
        "BIỂU MẪU BÁO CÁO",
        "DANH SÁCH THÀNH VIÊN",
    ]
    assert texts(view, "phu_luc_chi_dan") == [pointer] * 3
    assert texts(view, "bang_dau")[:2] == ["STT", "Nội dung"]
    assert view.main == tuple(p for p in view.parts if p.paragraphs[0] < view.attachments[0].start)


@pytest.mark.parametrize("word", ["SAO Y", "SAO LỤC", "TRÍCH SAO"])
def test_block_of_a_copy_follows_the_copied_paper(word: str) -> None:
    abbreviation = {"SAO Y": "SY", "SAO LỤC": "SL", "TRÍCH SAO": "TrS"}[word]
    number = f"Số: 03/{abbreviation}-TTYT"
    view = view_of(
        *plan("Nội dung./.", SIGNED),
        "________________________________________________",
        [
            [
                ["cb|TRUNG TÂM Y TẾ", "c|_____", f"c|{number}"],
                [f"cb|{word}", "", "ci|Hoa Mai, ngày 06 tháng 5 năm 2026"],
            ]
        ],
        [
            [
                ["bi|Nơi nhận:", "- Các khoa;", "- Lưu: VT."],
                ["cb|TL. GIÁM ĐỐC", "cb|TRƯỞNG PHÒNG", "", "", "cb|Lê Thị Năm"],
            ]
        ],
    )
    assert view.genre == "ban_sao"
    (copy,) = view.attachments
    found = {part.id: part.text for part in copy.parts}
    assert found["sao_hinh_thuc"] == word
    assert found["sao_co_quan"] == "TRUNG TÂM Y TẾ"
    assert found["sao_so_ky_hieu"] == number
    assert found["sao_dia_danh"] == "Hoa Mai, ngày 06 tháng 5 năm 2026"
    assert "sao_duong_ke" in found
    assert [part.text for part in copy.parts if part.id == "sao_nguoi_ky"] == [
        "TL. GIÁM ĐỐC",
        "TRƯỞNG PHÒNG",
        "Lê Thị Năm",
    ]


def test_minutes_with_two_signatures_in_a_table_and_with_tabs() -> None:
    in_table: list[Piece] = [
        [
            [["cb|THƯ KÝ", "", "", "cb|Trần Thị Tư"], ["cb|CHỦ TỌA", "", "", "cb|Lê Văn Năm"]],
            [["bi|Nơi nhận:", "- Thành viên;", "- Lưu: VT, Hồ sơ."], [""]],
        ]
    ]
    tabbed: list[Piece] = ["b|\tTHƯ KÝ\t\t\tCHỦ TỌA", "", "b|\tTrần Thị Tư\t\t\tLê Văn Năm"]
    for signatures in (in_table, tabbed):
        view = view_of(
            [[[*OFFICE, "c|Số: 01/BB-HĐĐG"], [NATIONAL, MOTTO]]],
            "cb|BIÊN BẢN",
            "cb|Họp Hội đồng",
            "Thời gian bắt đầu: 8 giờ 00.",
            "Cuộc họp kết thúc vào 11 giờ 00./.",
            *signatures,
        )
        assert (view.kind, view.form) == ("bien_ban", "1.9")
        assert texts(view, "chuc_vu") == ["THƯ KÝ", "CHỦ TỌA"]
        assert texts(view, "ho_ten") == ["Trần Thị Tư", "Lê Văn Năm"]


@pytest.mark.parametrize(
    ("lines", "authority", "post"),
    [
        (["TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"], 2, "PHÓ CHỦ TỊCH"),
        (["TL. CHỦ TỊCH", "KT. CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG"], 2, "PHÓ CHÁNH VĂN PHÒNG"),
        (["Q. GIÁM ĐỐC"], 0, "Q. GIÁM ĐỐC"),
        (["TUQ. CHỦ TỊCH", "TRƯỞNG PHÒNG"], 1, "TRƯỞNG PHÒNG"),
        (["T/M ỦY BAN NHÂN DÂN", "CHỦ TỊCH"], 1, "CHỦ TỊCH"),
        (["TM. BAN CHỈ ĐẠO", "CHUYỂN ĐỔI SỐ", "TRƯỞNG BAN"], 1, "TRƯỞNG BAN"),
        (["Tm. Ủy ban nhân dân", "Chủ tịch"], 1, "Chủ tịch"),
    ],
)
def test_authority_and_post_above_the_name(lines: list[str], authority: int, post: str) -> None:
    right = [*(f"cb|{line}" for line in lines), "", "", "cb|Trần Quốc Khánh"]
    view = view_of(*plan("Nội dung./.", [[["bi|Nơi nhận:", "- Lưu: VT."], right]]))
    assert len(view.all("quyen_han")) == authority
    assert texts(view, "chuc_vu") == [post]
    assert texts(view, "ho_ten") == ["Trần Quốc Khánh"]


def test_second_post_above_the_name() -> None:
    right = ["cb|CHỦ TỊCH HỘI ĐỒNG", "", "", "cb|PHÓ CHỦ TỊCH UBND PHƯỜNG", "cb|Lê Văn Năm"]
    view = view_of(*plan("Nội dung./.", [[["bi|Nơi nhận:", "- Lưu: VT."], right]]))
    assert texts(view, "chuc_vu") == ["CHỦ TỊCH HỘI ĐỒNG"]
    assert texts(view, "chuc_vu_khac") == ["PHÓ CHỦ TỊCH UBND PHƯỜNG"]
    assert texts(view, "ho_ten") == ["Lê Văn Năm"]


def test_joint_plan_has_a_signature_for_each_body() -> None:
    view = view_of(
        [[["cb|CÔNG AN TỈNH - SỞ NỘI VỤ", "c|Số: 02/KHLT-CAT-SNV"], RIGHT]],
        "cb|KẾ HOẠCH LIÊN TỊCH",
        "cb|Phối hợp công tác",
        "Nội dung./.",
        [
            [
                ["cb|SỞ NỘI VỤ", "cb|GIÁM ĐỐC", "", "", "cb|Trần Văn Ba"],
                ["cb|CÔNG AN TỈNH", "cb|GIÁM ĐỐC", "", "", "cb|Đại tá Lê Văn Tư"],
            ]
        ],
        "bi|Nơi nhận:",
        "- Tỉnh ủy;",
        "- Lưu: VT.",
    )
    assert view.kind == "ke_hoach"
    assert texts(view, "ho_ten") == ["Trần Văn Ba", "Đại tá Lê Văn Tư"]
    assert texts(view, "chuc_vu") == ["GIÁM ĐỐC", "GIÁM ĐỐC"]


def test_recipients_label_and_entries_in_one_paragraph() -> None:
    left = ["bi|Nơi nhận:\n- Thường trực Đảng ủy;", "- Công an phường;\n- Lưu: VT, VX. PL.(30)"]
    view = view_of(*plan("Nội dung./.", [[left, ["cb|CHỦ TỊCH", "", "cb|Trần Văn Ba"]]]))
    assert texts(view, "noi_nhan_nhan") == ["Nơi nhận:"]
    assert texts(view, "noi_nhan_ds") == ["- Thường trực Đảng ủy;", "- Công an phường;"]
    assert texts(view, "luu") == ["- Lưu: VT, VX. PL.(30)"]
    assert texts(view, "ky_hieu_soan_thao") == ["PL.(30)"]


def test_marks_address_block_and_several_addressees() -> None:
    view = view_of(
        head("Số: 05/UBND-VHXH", "c|V/v phòng, chống dịch"),
        Boxed([[["cb|HỎA TỐC"]]]),
        "c|Kính gửi:",
        "\t\t- Trạm Y tế;",
        "\t\t- Các trường học.",
        "Trân trọng./.",
        SIGNED,
        "Địa chỉ: Số 1 đường Hoa Mai; Điện thoại: 0123.456.789; Email: ubnd@hoamai.gov.vn",
    )
    assert texts(view, "do_khan") == ["HỎA TỐC"]
    assert texts(view, "kinh_gui_nhan") == ["Kính gửi:"]
    assert texts(view, "kinh_gui_ds") == ["- Trạm Y tế;", "- Các trường học."]
    assert view.all("dia_chi")
    assert not view.all("kinh_gui")


def test_digital_signature_line_above_the_head() -> None:
    view = view_of("r|Số: 15/KH-UBND; 05/05/2026; 10:05:30", *plan("Nội dung./.", SIGNED))
    assert texts(view, "chu_ky_so_thong_tin") == ["Số: 15/KH-UBND; 05/05/2026; 10:05:30"]
    assert texts(view, "so_van_ban") == ["Số: 15/KH-UBND"]


def test_steps_of_every_kind_and_their_order() -> None:
    view = view_of(
        *plan(
            "cb|Phần thứ nhất",
            "cb|KẾT QUẢ THỰC HIỆN",
            "b|I - KẾT QUẢ",
            "b|1. Công tác chỉ đạo",
            "1.1. Triển khai văn bản.",
            "a) Nội dung thứ nhất;",
            "- Việc nhỏ;",
            "+ Việc nhỏ hơn.",
            "2. Giao Công an phường chủ trì.",
            "b|II. HẠN CHẾ",
            "Năm 2026 còn một số hạn chế./.",
        ),
        SIGNED,
    )
    assert [(item.level, item.parent) for item in view.body] == [
        ("phan", None),
        ("muc_la_ma", 0),
        ("khoan_co_tieu_de", 1),
        ("khoan_hai_cap", 2),
        ("diem", 3),
        ("gach", 4),
        ("cong", 5),
        ("khoan", 1),
        ("muc_la_ma", 0),
        ("ket_thuc", 8),
    ]


def test_quoted_steps_are_another_papers() -> None:
    view = view_of(
        *plan(
            "Bộ Nội vụ có ý kiến:",
            "“1. Theo quy định của Luật.",
            "2. Việc sáp nhập thực hiện theo kết luận.",
            "Do đó đề nghị các hội báo cáo.”",
            "1. Giao Phòng Văn hóa - Xã hội thực hiện./.",
        ),
        SIGNED,
    )
    assert [item.level for item in view.body] == ["van", "van", "van", "van", "khoan"]


def test_a_date_above_the_signature_is_found_where_it_stands() -> None:
    view = view_of(
        [[["cb|UBND XÃ HOA MAI", "cb|TRƯỜNG TIỂU HỌC HOA MAI"], [NATIONAL, MOTTO]]],
        "cb|BÁO CÁO",
        "cb|TỔNG KẾT NĂM HỌC",
        "b|I. Đặc điểm tình hình",
        "Trên đây là báo cáo.",
        "ri|Hoa Mai, ngày 30 tháng 5 năm 2026",
        "rb|HIỆU TRƯỞNG",
        "",
        "rb|Nguyễn Thị Mai",
    )
    assert view.day == date(2026, 5, 30)
    assert texts(view, "ten_loai") == ["BÁO CÁO"]
    assert texts(view, "trich_yeu") == ["TỔNG KẾT NĂM HỌC"]
    assert texts(view, "chuc_vu") == ["HIỆU TRƯỞNG"]
    assert texts(view, "ho_ten") == ["Nguyễn Thị Mai"]


@pytest.mark.parametrize(
    ("genre", "pieces"),
    [
        (
            "dang",
            [
                [
                    [
                        ["cb|ĐẢNG BỘ PHƯỜNG HOA MAI", "c|*", "c|Số 12-KH/ĐU"],
                        ["cb|ĐẢNG CỘNG SẢN VIỆT NAM", "ci|Hoa Mai, ngày 05 tháng 5 năm 2026"],
                    ]
                ],
                "cb|KẾ HOẠCH",
                "cb|Học tập nghị quyết",
                "Thực hiện.",
            ],
        ),
        (
            "don",
            [NATIONAL, MOTTO, "cb|ĐƠN ĐỀ NGHỊ", "Kính gửi: Ủy ban nhân dân", "Tôi tên là: Ba"],
        ),
        ("phieu_trinh", [head(""), "cb|PHIẾU TRÌNH GIẢI QUYẾT CÔNG VIỆC", "Nội dung trình."]),
        (
            "qppl",
            [head("Số: 12/2026/QĐ-UBND"), "cb|QUYẾT ĐỊNH", "cb|Quy định mức thu", "Điều 1. Một."],
        ),
        ("khac", ["Danh sách mua đồ", "1. Gạo", "2. Muối"]),
        ("khac", []),
        ("nd30", plan("Nội dung./.", SIGNED)),
    ],
)
def test_genre_of_a_file(genre: str, pieces: list[Piece]) -> None:
    view = view_of(*pieces)
    assert view.genre == genre
    assert view.genre_confidence >= 0.7


@pytest.mark.parametrize(
    ("number", "title", "kind", "form"),
    [
        ("Số: 02/CĐ-UBND", "CÔNG ĐIỆN", "cong_dien", "1.6"),
        ("Số: 02/GM-UBND", "GIẤY MỜI", "giay_moi", "1.7"),
        ("Số: 02/CT-UBND", "CHỈ THỊ", "chi_thi", "1.4"),
        ("Số: 02/GGT-UBND", "GIẤY GIỚI THIỆU", "giay_gioi_thieu", "1.8"),
        ("Số: 02/HĐ-UBND", "HỢP ĐỒNG", "hop_dong", ""),
        ("Số: 02/CTr-UBND", "CHƯƠNG TRÌNH", "chuong_trinh", "1.4"),
    ],
)
def test_kind_by_title_and_notation(number: str, title: str, kind: str, form: str) -> None:
    view = view_of(head(number), f"cb|{title}", "cb|Về việc chung", "Nội dung./.", SIGNED)
    assert (view.kind, view.form) == (kind, form)
    assert view.kind_confidence > 0.95


def test_kind_by_notation_where_the_title_is_missing() -> None:
    view = view_of(head("Số: 02/BC-UBND"), "Nội dung báo cáo./.", SIGNED)
    assert (view.kind, view.ky_hieu) == ("bao_cao", "BC-UBND")
    assert 0.5 < view.kind_confidence < 0.8


def test_an_appendix_alone_is_an_attachment_without_a_paper() -> None:
    view = view_of(
        "r|Số: 15/KH-UBND; 05/05/2026; 10:05:30",
        "cb|Phụ lục",
        "cb|DANH MỤC",
        "ci|(Kèm theo Kế hoạch số        /KH-UBND ngày      tháng      năm 2026)",
        "1. Việc./.",
    )
    assert [one.kind for one in view.attachments] == ["phu_luc"]
    assert view.main == ()
    assert view.genre == "nd30"
    assert texts(view, "phu_luc_tieu_de") == ["DANH MỤC"]
    assert (view.kind, view.form) == ("", "2.2")


def test_an_issued_document_alone_has_its_own_kind_and_form() -> None:
    view = view_of(
        [[OFFICE, [NATIONAL, MOTTO]]],
        "cb|QUY CHẾ",
        "cb|Làm việc của Hội đồng",
        "ci|(Kèm theo Quyết định số 20/QĐ-UBND ngày 05 tháng 5 năm 2026 của UBND phường)",
        "b|Điều 1. Phạm vi điều chỉnh",
        "Quy chế này quy định chế độ làm việc./.",
    )
    assert (view.kind, view.form, view.genre) == ("quy_che", "1.3-kem-theo", "nd30")
    assert texts(view, "trich_yeu") == ["Làm việc của Hội đồng"]


def test_another_norm_brings_its_own_words() -> None:
    norm = load_norm(ROOT / "tests/norms/quyet_dinh_gia_tuong.yaml")
    national = norm.component("quoc_hieu").fixed_text or ""
    paper: list[Piece] = [
        [[["cb|HỘI LÀNG", "c|Số: 01/KH-HL"], [f"cb|{national}", DATED]]],
        "cb|THÔNG ĐIỆP",
        "Nội dung.",
    ]
    view = recognise(read_facts(docx_of(paper)), norm)
    assert texts(view, "quoc_hieu") == [national]
    assert (view.kind, view.so) == ("thong_diep", 1)


def test_head_and_marks_in_text_boxes() -> None:
    view = view_of(
        InBox(["r|Số: 15/KH-UBND; 05/05/2026; 10:05:30"], x=300),
        InBox([*OFFICE, "c|Số: 15/KH-UBND"]),
        InBox([NATIONAL, MOTTO, DATED], x=280),
        InBox(["cb|KHẨN"]),
        "cb|KẾ HOẠCH",
        "cb|Tổ chức Tết Trung thu",
        "Nội dung./.",
        SIGNED,
    )
    assert view.issuer == ("ỦY BAN NHÂN DÂN", "PHƯỜNG HOA MAI")
    assert (view.so, view.day) == (15, date(2026, 5, 5))
    assert texts(view, "do_khan") == ["KHẨN"]
    assert texts(view, "chu_ky_so_thong_tin") == ["Số: 15/KH-UBND; 05/05/2026; 10:05:30"]
    assert texts(view, "trich_yeu") == ["Tổ chức Tết Trung thu"]


def test_spans_of_decomposed_text_are_places_in_the_file() -> None:
    number = unicodedata.normalize("NFD", "c|Số: 15/QĐ-UBND")
    view = view_of(
        [[[*OFFICE, number], [unicodedata.normalize("NFD", line) for line in RIGHT]]],
        unicodedata.normalize("NFD", "cb|QUYẾT ĐỊNH"),
        "cb|Về việc chung",
        "Điều 1. Một./.",
        SIGNED,
    )
    notation = view.first("ky_hieu")
    assert notation is not None
    assert notation.text == unicodedata.normalize("NFD", "QĐ-UBND")
    assert (view.kind, view.day, view.so) == ("quyet_dinh", date(2026, 5, 5), 15)


def test_a_contract_has_its_number_under_the_title_and_two_signatures() -> None:
    view = view_of(
        NATIONAL,
        MOTTO,
        "c|-----",
        "cb|HỢP ĐỒNG",
        "cb|MUA BÁN HÀNG HÓA",
        "c|Số: 15/HĐ-MB",
        "b|Điều 1. Nội dung",
        "Hai bên thống nhất.",
        [
            [
                ["cb|ĐẠI DIỆN BÊN A", "", "cb|Trần Văn Ba"],
                ["cb|ĐẠI DIỆN BÊN B", "", "cb|Lê Văn Tư"],
            ]
        ],
    )
    assert (view.kind, view.so, view.ky_hieu) == ("hop_dong", 15, "HĐ-MB")
    assert texts(view, "trich_yeu") == ["MUA BÁN HÀNG HÓA"]
    assert texts(view, "ho_ten") == ["Trần Văn Ba", "Lê Văn Tư"]


@pytest.mark.parametrize(
    "lines",
    [
        ["cb|UBND XÃ HOA MAI", "cb|BAN CHỈ ĐẠO", "cb|PHÒNG, CHỐNG TỘI PHẠM"],
        ["i|DỰ THẢO", "cb|UBND XÃ HOA MAI", "cb|BAN CHỈ ĐẠO", "cb|PHÒNG, CHỐNG TỘI PHẠM"],
    ],
)
def test_names_in_several_lines_and_marks_of_drafts(lines: list[str]) -> None:
    view = view_of([[[*lines, "c|Số: 15/KH-BCĐ"], RIGHT]], "cb|KẾ HOẠCH", "cb|Việc chung", "Hết.")
    assert view.parent == ("UBND XÃ HOA MAI",)
    assert view.issuer == ("BAN CHỈ ĐẠO", "PHÒNG, CHỐNG TỘI PHẠM")
