"""For every rule of content a sentence that breaks it and one that does not.

Each is put into a clean plan of 2026 as one more paragraph; ``style`` says as what.
"""

from __future__ import annotations

from dataclasses import dataclass

TEXT, GROUND, ITEM = "TTNoiDung", "TTCanCu", "TTGachDauDong"

_DECREE = "Nghị định số 118/2025/NĐ-CP"
_FULL = f"{_DECREE} ngày 09/6/2025 của Chính phủ về thực hiện thủ tục hành chính"
_LONG = (
    "Các khu phố rà soát, lập danh sách trẻ em có nguy cơ trên địa bàn và gửi về Phòng Văn hóa - Xã"
    " hội trước ngày 10 hằng tháng để tổng hợp."
)


@dataclass(frozen=True)
class Pair:
    """``bad`` draws exactly one finding with ``code``, ``good`` none; lines are paragraphs."""

    code: str
    bad: str
    good: str
    style: str = TEXT
    note: str = ""

    @property
    def name(self) -> str:
        return f"{self.code}-{self.note}" if self.note else self.code


PAIRS = (
    # -- citations
    Pair(
        "CC-02",
        "Đăng ký khai sinh theo Nghị định số 123/NĐ-CP ngày 15/11/2015 của Chính phủ.",
        "Đăng ký khai sinh theo Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ.",
    ),
    Pair(
        "CC-03",
        "Căn cứ Luật Hộ tịch số 60/2014/QH13 ngày 20 tháng 11 năm 2014;",
        "Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;",
        GROUND,
    ),
    Pair(
        "CC-04",
        f"Thực hiện {_FULL}.\nBáo cáo theo {_DECREE} ngày 10/6/2025.",
        f"Thực hiện {_FULL}.\nBáo cáo theo {_DECREE}.",
        note="hai ngày",
    ),
    Pair(
        "CC-05",
        f"Thực hiện {_FULL}.\nBáo cáo theo {_FULL}.",
        f"Thực hiện {_FULL}.\nBáo cáo theo {_DECREE}.",
    ),
    Pair(
        "CC-06",
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
        "Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;",
        GROUND,
        "luật theo tên",
    ),
    Pair(
        "CC-06",
        "Thực hiện Nghị định số 110/2004/NĐ-CP ngày 08/4/2004 của Chính phủ về công tác văn thư.",
        "Thực hiện Nghị định số 30/2020/NĐ-CP ngày 05/3/2020 của Chính phủ về công tác văn thư.",
        note="nghị định theo số",
    ),
    Pair(
        "CC-11",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ về đăng ký hộ tịch.",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ quy định chi tiết một"
        " số điều và biện pháp thi hành Luật Hộ tịch.",
    ),
    Pair(
        "CC-12",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 16/11/2015 của Chính phủ.",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ.",
        note="ngày",
    ),
    Pair(
        "CC-12",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Thủ tướng Chính phủ.",
        "Thực hiện Nghị định số 123/2015/NĐ-CP ngày 15/11/2015 của Chính phủ.",
        note="cơ quan",
    ),
    Pair(
        "CC-13",
        "Thực hiện nghiêm túc Chỉ thị của Thủ tướng Chính phủ về phòng, chống đuối nước.",
        "Thực hiện nghiêm túc chỉ đạo của Thủ tướng Chính phủ về phòng, chống đuối nước.",
    ),
    Pair(
        "CC-14",
        "Căn cứ Luật Hộ tịch năm 2014;",
        "Căn cứ Luật Hộ tịch ngày 20 tháng 11 năm 2014;",
        GROUND,
        "luật không có ngày",
    ),
    Pair(
        "CC-14",
        "Căn cứ Quyết định số 135/QĐ-UBND ngày 12 tháng 01 năm 2026 về giao dự toán;",
        "Căn cứ Quyết định số 135/QĐ-UBND ngày 12 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh về"
        " giao dự toán;",
        GROUND,
        "không có cơ quan",
    ),
    Pair(
        "CC-15",
        "Thực hiện Quyết định số 135/QĐ -UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh.",
        "Thực hiện Quyết định số 135/QĐ-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh.",
    ),
    Pair(
        "CC-16",
        "Thực hiện Quyết định 135/QĐ-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh.",
        "Thực hiện Quyết định số 135/QĐ-UBND ngày 12/01/2026 của Ủy ban nhân dân tỉnh.",
    ),
    Pair(
        "CC-18",
        f"Giải quyết hồ sơ theo quy định tại khoản 3 Điều 14 {_DECREE}.",
        f"Giải quyết hồ sơ theo {_DECREE} ngày 09/6/2025 của Chính phủ.",
    ),
    # -- dates and years
    Pair("NG-02", "Họp vào ngày 31/4/2026.", "Họp vào ngày 30/4/2026.", note="ngày đủ"),
    Pair("NG-02", "Họp vào ngày 31/6 hằng năm.", "Họp vào ngày 30/6 hằng năm.", note="ngày, tháng"),
    Pair("NG-03", "Họp vào thứ Ba, ngày 09/3/2026.", "Họp vào thứ Hai, ngày 09/3/2026."),
    Pair(
        "NG-05",
        "Đợt một từ ngày 05/4/2026, đợt hai từ ngày 6/4/2026.",
        "Đợt một từ ngày 05/4/2026, đợt hai từ ngày 06/4/2026.",
    ),
    Pair(
        "NAM-01",
        "Các khu phố đăng ký xây dựng phường phù hợp với trẻ em năm 2025.",
        "Các khu phố kế thừa kết quả xây dựng phường phù hợp với trẻ em năm 2025.",
    ),
    Pair(
        "TY-01",
        "Các khu phố đăng ký xây dựng phường phù hợp với trẻ em năm 2027.",
        "Các khu phố đăng ký xây dựng phường phù hợp với trẻ em năm 2026.",
    ),
    Pair(
        "NAM-02",
        "Hoàn thành mục tiêu về trẻ em giai đoạn 2021 - 2025.",
        "Hoàn thành mục tiêu về trẻ em giai đoạn 2026 - 2030.",
    ),
    Pair(
        "NAM-03",
        "Các khu phố gửi danh sách trước ngày 15/01/2026.",
        "Các khu phố gửi danh sách trước ngày 15/4/2026.",
    ),
    Pair(
        "NAM-04",
        "Định kỳ hai năm, tổ chức khảo sát mức độ hài lòng.",
        "Định kỳ hằng quý, tổ chức khảo sát mức độ hài lòng.",
    ),
    # -- bodies
    Pair(
        "TC-01",
        "Báo cáo UBND huyện để được hướng dẫn.",
        "Báo cáo UBND tỉnh để được hướng dẫn.",
    ),
    Pair(
        "TC-01",
        "Phối hợp với Phòng Lao động - Thương binh và Xã hội lập hồ sơ.",
        "Tiếp nhận hồ sơ của Phòng Lao động - Thương binh và Xã hội trước khi sắp xếp.",
        note="lịch sử",
    ),
    Pair(
        "TC-02",
        "Rà soát trẻ em trên địa bàn xã trong tháng Tư.",
        "Rà soát trẻ em trên địa bàn phường; học tập các xã, phường khác trong toàn xã hội.",
    ),
    # -- terms
    Pair(
        "TN-01",
        "Giữ vững tiêu chuẩn phường phù hợp trẻ em.",
        "Giữ vững tiêu chuẩn phường phù hợp với trẻ em.",
    ),
    Pair("TN-02", "Trợ giúp trẻ em tàn tật.", "Trợ giúp trẻ em khuyết tật."),
    Pair(
        "VT-01",
        "Tập huấn về BVCSTE cho cộng tác viên.",
        "Tập huấn về bảo vệ, chăm sóc trẻ em (BVCSTE) cho cộng tác viên.",
    ),
    Pair(
        "VT-02",
        "Cán bộ văn hóa - xã hội (VHXH) lập danh sách; cán bộ VH-XH (VH-XH) kiểm tra.",
        "Cán bộ văn hóa - xã hội (VHXH) lập danh sách; cán bộ VHXH kiểm tra.",
    ),
    # -- capitals
    Pair(
        "VH-01",
        "Tặng quà cho trẻ em nhân dịp tết trung thu.",
        "Tặng quà cho trẻ em nhân dịp tết Trung thu.",
        note="ngày tết",
    ),
    Pair(
        "VH-01",
        "Vận động các tầng lớp nhân dân tham gia.",
        "Vận động các tầng lớp Nhân dân tham gia, báo cáo Hội đồng nhân dân phường.",
        note="Nhân dân",
    ),
    Pair(
        "VH-01",
        "Phối hợp với Liên Hợp Quốc tổ chức diễn đàn.",
        "Phối hợp với Liên hợp quốc tổ chức diễn đàn.",
        note="tổ chức nước ngoài",
    ),
    Pair(
        "VH-01",
        "Các hoạt động chào mừng ngày Quốc Khánh.",
        "Các hoạt động chào mừng ngày Quốc khánh.",
        note="ngày lễ",
    ),
    Pair(
        "VH-02",
        "Thực hiện theo khoản 2 điều 90 Luật Trẻ em.",
        "Thực hiện theo khoản 2 Điều 90 Luật Trẻ em.",
    ),
    Pair(
        "VH-03",
        "Các khu phố đẩy mạnh Công tác tuyên truyền.",
        "Các khu phố đẩy mạnh công tác tuyên truyền.",
    ),
    Pair(
        "VH-04",
        "Phối hợp với Trạm y tế phường khám sức khỏe.",
        "Phối hợp với Trạm Y tế phường khám sức khỏe.",
    ),
    Pair(
        "VH-05",
        "Phường có 18 khu phố. mỗi khu phố có một cộng tác viên.",
        "Phường có 18 khu phố. Mỗi khu phố có một cộng tác viên.",
    ),
    Pair(
        "VH-07",
        "Báo cáo Sở Y tế theo quy định của Tỉnh Vĩnh Sơn.",
        "Báo cáo Sở Y tế theo quy định của tỉnh Vĩnh Sơn.",
    ),
    Pair(
        "VH-08",
        "Họp vào thứ hai, ngày 09/3/2026.",
        "Họp vào thứ Hai, ngày 09/3/2026.",
        note="thứ",
    ),
    Pair("VH-08", "Chương trình tết năm Bính ngọ.", "Chương trình tết năm Bính Ngọ.", note="năm"),
    Pair(
        "VH-09",
        "Tổ chức ngày Quốc tế Thiếu nhi 1/6 tại các khu phố.",
        "Tổ chức ngày Quốc tế Thiếu nhi 1-6 tại các khu phố.",
    ),
    # -- words and marks
    Pair("BC-03", f"{_LONG}\n{_LONG}", _LONG),
    Pair("CT-01", "Tập huấn cho cho cộng tác viên.", "Tập huấn cho cộng tác viên.", note="một từ"),
    Pair(
        "CT-01",
        "Các khu phố rà soát rà soát số trẻ em.",
        "Các cơ quan quan tâm số trẻ em; các tổ chức tổ chức thăm hỏi.",
        note="hai tiếng",
    ),
    Pair("CT-02", "Kịp thời sử lý vi phạm.", "Kịp thời xử lý vi phạm, hoà giải tại cơ sở."),
    Pair("CT-03", "Bảo vệ , trợ giúp trẻ em.", "Bảo vệ, trợ giúp trẻ em.", note="trước dấu"),
    Pair("CT-03", "Bảo vệ,trợ giúp trẻ em.", "Đạt 1.250,5 điểm lúc 14:30.", note="sau dấu"),
    Pair(
        "CT-03",
        "Các cơ quan(báo, đài) đưa tin.",
        "Các cơ quan (báo, đài) đưa tin.",
        note="ngoặc",
    ),
    Pair("CT-04", "Các  khu phố đăng ký.", "Các khu phố đăng ký."),
    Pair("CT-05", "Xét cấp học bổng.... cho trẻ em.", "Xét cấp học bổng cho trẻ em."),
    Pair(
        "CT-06", "-Tổ chức sân chơi cho trẻ em.", "- Tổ chức sân chơi cho trẻ em.", ITEM, "đầu dòng"
    ),
    Pair(
        "CT-06",
        "Phát triển văn hóa- xã hội của phường.",
        "Phát triển văn hóa - xã hội của phường.",
        note="giữa từ",
    ),
    Pair(
        "CT-07",
        "Quan tâm mọi trẻ em. Đặc biệt là trẻ em có nguy cơ.",
        "Quan tâm mọi trẻ em, đặc biệt là trẻ em có nguy cơ.",
    ),
    Pair("CT-08", "Các khu phố đăng ký. ", "Các khu phố đăng ký.", note="cuối"),
    Pair(
        "CT-09",
        "Vận động hỗ trợ các nguồn lực để hỗ trợ trẻ em.",
        "Vận động các nguồn lực để hỗ trợ trẻ em.",
    ),
    Pair(
        "CT-10",
        "Quan tâm mọi trẻ em đặc biệt là trẻ em có nguy cơ.",
        "Gửi chậm nhất là ngày 15 hằng tháng.",
    ),
    Pair(
        "CT-11",
        "Tổ chức múa hát, vẽ tranh, và kể chuyện.",
        "Tổ chức múa hát, vẽ tranh và kể chuyện.",
    ),
    Pair("CT-12", "Các trưòng học đăng ký.", "Các trường học đăng ký; kỹ năng, thuỷ lợi."),
    Pair("CT-13", "Tổ chức múa hát, vẽ tranh...", "Tổ chức múa hát, vẽ tranh, v.v."),
    # -- letters
    Pair("UNI-01", "Cho\u0301 nuôi phải tiêm phòng.", "Chó nuôi phải tiêm phòng."),
    Pair("UNI-02", "Tất\u0300 cả khu phố.", "Tất cả khu phố."),
    Pair("UNI-03", "Khu\u200b phố đăng ký.", "Khu phố đăng ký."),
    Pair("UNI-04", "C«ng t¸c trÎ em cña ph­êng.", "Công tác trẻ em của phường."),
    Pair("UNI-05", "Ðăng ký tại khu phố.", "Đăng ký tại khu phố."),
)
