"""The paper that is measured: an invented four-page plan, its template and its records.

The template is written as plain package parts, of the size that a tidy Word file has (14 parts,
some 95 kB of XML): what the base carries decides much of docxtpl's time (``perf.md`` 2.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice

from docgen.templating.package import write_package

RULES = {
    "TTDuongKeTieuNgu": ("ke_tieu_ngu_trai", "ke_tieu_ngu_phai"),
    "TTDuongKeCoQuan": ("ke_co_quan_trai", "ke_co_quan_phai"),
    "TTDuongKeTrichYeu": ("ke_trich_yeu_trai", "ke_trich_yeu_phai"),
}

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"

_STYLES = (
    "TTQuocHieu TTTieuNgu TTDuongKeTieuNgu TTCoQuanChuQuan TTCoQuanBanHanh TTDuongKeCoQuan "
    "TTSoKyHieu TTDiaDanhThoiGian TTTenLoai TTTrichYeu TTDuongKeTrichYeu TTNoiDung TTPhan "
    "TTMuc TTKhoan TTDiem TTGachDauDong TTKetThuc TTQuyenHan TTChucVu TTHoTen TTNoiNhanNhan "
    "TTNoiNhan TTKinhGui TTCanCu TTDoKhan TTPhuLuc TTTieuDePhuLuc TTChiDan TTBangDau TTBangO "
    "TTBangSo TTDuongKePhuLuc TTSoTrang"
).split()


def template() -> bytes:
    """Return the plan's template as a ``.docx`` with sample indents in its rule paragraphs."""
    return _package("".join(_plan_body()))


def table_template() -> bytes:
    """Return a template whose body is one annex table of six columns."""
    return _package("".join(_table_body()))


def context(number: int) -> dict[str, object]:
    """Return the record of one paper, some 9,000 characters; each number gives another text."""
    sentence = _sentences(number)
    return {
        "co_quan_chu_quan": ["ỦY BAN NHÂN DÂN THỊ XÃ MẪU"],
        "co_quan_ban_hanh": [f"ỦY BAN NHÂN DÂN PHƯỜNG {number}"],
        "quoc_hieu": "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "tieu_ngu": "Độc lập - Tự do - Hạnh phúc",
        "so_ky_hieu": f"Số: {number}/KH-UBND",
        "dia_danh_thoi_gian": f"Phường {number}, ngày {number % 28 + 1:02} tháng 5 năm 2026",
        "ten_loai": "KẾ HOẠCH",
        "trich_yeu": f"Triển khai công tác bảo vệ trẻ em năm 2026, đợt {number}",
        "ke_tieu_ngu_trai": 700 + number % 50,
        "ke_tieu_ngu_phai": 700 + number % 50,
        "ke_co_quan_trai": 900 + number % 50,
        "ke_co_quan_phai": 900 + number % 50,
        "ke_trich_yeu_trai": 3000 + number % 50,
        "ke_trich_yeu_phai": 3000 + number % 50,
        "mo_dau": list(islice(sentence, 2)),
        "so_muc_dich": "I",
        "muc_dich": list(islice(sentence, 3)),
        "yeu_cau": list(islice(sentence, 4)),
        "so_chu_de": "II",
        "chu_de": [_topic(place, sentence) for place in range(1, 7)],
        "so_kinh_phi": "",
        "kinh_phi_doan": [],
        "so_phan_cong": "III",
        "phan_cong": [_unit(place, sentence) for place in range(1, 7)],
        "ket_thuc": next(sentence) + " Trên đây là kế hoạch của đơn vị./.",
        "quyen_han": ["TM. ỦY BAN NHÂN DÂN"],
        "chuc_vu": "CHỦ TỊCH",
        "ho_ten": f"Trần Thử {number}",
        "noi_nhan_nhan": "Nơi nhận:",
        "noi_nhan": [f"- Đơn vị mẫu số {place} (để thực hiện);" for place in range(9)],
        "luu": "- Lưu: VT, VHXH.",
    }


def table_context(number: int, rows: int) -> dict[str, object]:
    """Return a record with a table of so many rows."""
    sentence = _sentences(number)
    return {
        "tieu_de": f"Phụ lục số {number}",
        "dong": [
            {
                "stt": str(place),
                "noi_dung": next(sentence)[:90],
                "chu_tri": "Công chức Văn hóa - Xã hội",
                "phoi_hop": "Đoàn Thanh niên; Hội Phụ nữ",
                "thoi_han": f"Tháng {place % 12 + 1}/2026",
                "kinh_phi": f"{place}.500.000",
            }
            for place in range(1, rows + 1)
        ],
    }


def _topic(place: int, sentence: Iterator[str]) -> dict[str, object]:
    return {
        "so": str(place),
        "tieu_de": next(sentence)[:60],
        "doan": list(islice(sentence, 1)) if place % 2 else [],
        "y": list(islice(sentence, 3)),
    }


def _unit(place: int, sentence: Iterator[str]) -> dict[str, object]:
    return {
        "so": str(place),
        "don_vi": f"Bộ phận mẫu {place} (phụ trách LĐ-TB&XH)",
        "y": list(islice(sentence, 2)),
    }


_OPENINGS = (
    "Tổ chức các buổi nói chuyện tại nhà văn hóa khu phố",
    "Rà soát danh sách các hộ có hoàn cảnh khó khăn trên địa bàn",
    "Phối hợp với nhà trường mở lớp kỹ năng bơi an toàn",
    "Cập nhật sổ theo dõi và báo cáo định kỳ hằng quý",
    "Vận động các cơ sở kinh doanh đóng góp học bổng",
    "Kiểm tra khu vui chơi, sân bóng và các hố nước sâu",
    "Phát động cuộc thi vẽ tranh về mái ấm gia đình",
)
_MIDDLES = (
    "nhằm nâng cao nhận thức của cha mẹ và người chăm sóc",
    "bảo đảm mỗi em đều được đến trường và được khám sức khỏe",
    "gắn với phong trào toàn dân đoàn kết xây dựng đời sống văn hóa",
    "huy động sự tham gia của đoàn thể và các cộng tác viên",
    "trên cơ sở nguồn lực sẵn có và đóng góp tự nguyện",
)
_ENDINGS = (
    "để các em lớn lên trong môi trường lành mạnh, an toàn.",
    "và công khai kết quả tại cuộc họp khu phố tháng sau.",
    "theo hướng dẫn của cơ quan chuyên môn cấp trên.",
)


def _sentences(number: int) -> Iterator[str]:
    """Yield invented sentences without end; the number shifts which parts meet."""
    openings = islice(cycle(_OPENINGS), number % 7, None)
    middles = islice(cycle(_MIDDLES), number % 5, None)
    endings = islice(cycle(_ENDINGS), number % 3, None)
    for count, (opening, middle, ending) in enumerate(
        zip(openings, middles, endings, strict=False)
    ):
        yield f"{opening} (lần {number + count}), {middle}, {ending}"


# --- the body ------------------------------------------------------------------------------------


def _paragraph(style: str, *runs: str, more: str = "") -> str:
    text = "".join(
        f'<w:r><w:rPr><w:lang w:val="vi-VN"/></w:rPr><w:t xml:space="preserve">{run}</w:t></w:r>'
        for run in runs
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{text}</w:p>'


def _tag(tag: str) -> str:
    return _paragraph("TTNoiDung", tag)


def _rule(style: str) -> str:
    return _paragraph(style, more='<w:ind w:left="900" w:right="900"/>')


def _loop(item: str, source: str, *body: str) -> str:
    return _tag(f"{{%p for {item} in {source} %}}") + "".join(body) + _tag("{%p endfor %}")


def _cell(width: int, *paragraphs: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{"".join(paragraphs)}</w:tc>'


def _table(widths: tuple[int, ...], *rows: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def _row(*cells: str) -> str:
    return f"<w:tr>{''.join(cells)}</w:tr>"


def _plan_body() -> Iterator[str]:
    yield _head()
    yield _paragraph("TTTenLoai", "{{ ten_loai }}")
    yield _paragraph("TTTrichYeu", "{{ trich", "_yeu }", "}")  # split as Word splits tags
    yield _rule("TTDuongKeTrichYeu")
    yield _loop("d", "mo_dau", _paragraph("TTNoiDung", "{{ d }}"))
    yield _tag("{%p if so_muc_dich %}")
    yield _paragraph("TTPhan", "{{ so_muc_dich }}. MỤC ĐÍCH, YÊU CẦU")
    yield _paragraph("TTMuc", "1. Mục đích")
    yield _loop("y", "muc_dich", _paragraph("TTGachDauDong", "- {{ y }}"))
    yield _paragraph("TTMuc", "2. Yêu cầu")
    yield _loop("y", "yeu_cau", _paragraph("TTGachDauDong", "- {{ y }}"))
    yield _tag("{%p endif %}")
    yield _paragraph("TTPhan", "{{ so_chu_de }}. TỔ CHỨC TRIỂN KHAI THỰC HIỆN")
    yield _loop(
        "c",
        "chu_de",
        _paragraph("TTMuc", "{{ c.so }}. {{ c.tieu_de }}"),
        _loop("d", "c.doan", _paragraph("TTNoiDung", "{{ d }}")),
        _loop("y", "c.y", _paragraph("TTGachDauDong", "- {{ y }}")),
    )
    yield _tag("{%p if so_kinh_phi %}")
    yield _paragraph("TTPhan", "{{ so_kinh_phi }}. KINH PHÍ")
    yield _loop("d", "kinh_phi_doan", _paragraph("TTNoiDung", "{{ d }}"))
    yield _tag("{%p endif %}")
    yield _paragraph("TTPhan", "{{ so_phan_cong }}. PHÂN CÔNG TRÁCH NHIỆM")
    yield _loop(
        "c",
        "phan_cong",
        _paragraph("TTMuc", "{{ c.so }}. {{ c.don_vi }}"),
        _loop("y", "c.y", _paragraph("TTGachDauDong", "- {{ y }}")),
    )
    yield _paragraph("TTKetThuc", "{{ ket_thuc }}")
    yield _signature()


def _head() -> str:
    left = (
        _loop("d", "co_quan_chu_quan", _paragraph("TTCoQuanChuQuan", "{{ d }}")),
        _loop("d", "co_quan_ban_hanh", _paragraph("TTCoQuanBanHanh", "{{ d }}")),
        _rule("TTDuongKeCoQuan"),
    )
    right = (
        _paragraph("TTQuocHieu", "{{ quoc_hieu }}"),
        _paragraph("TTTieuNgu", "{{ tieu_ngu }}"),
        _rule("TTDuongKeTieuNgu"),
    )
    return _table(
        (3600, 5700),
        _row(_cell(3600, *left), _cell(5700, *right)),
        _row(
            _cell(3600, _paragraph("TTSoKyHieu", "{{ so_ky_hieu }}")),
            _cell(5700, _paragraph("TTDiaDanhThoiGian", "{{ dia_danh_thoi_gian }}")),
        ),
    )


def _signature() -> str:
    left = (
        _paragraph("TTNoiNhanNhan", "{{ noi_nhan_nhan }}"),
        _loop("d", "noi_nhan", _paragraph("TTNoiNhan", "{{ d }}")),
        _paragraph("TTNoiNhan", "{{ luu }}"),
    )
    right = (
        _loop("d", "quyen_han", _paragraph("TTQuyenHan", "{{ d }}")),
        _paragraph("TTChucVu", "{{ chuc_vu }}"),
        *[_paragraph("TTChucVu")] * 4,
        _paragraph("TTHoTen", "{{ ho_ten }}"),
    )
    return _table((4500, 4800), _row(_cell(4500, *left), _cell(4800, *right)))


_COLUMNS = {
    "stt": (600, "TT"),
    "noi_dung": (4000, "Nội dung"),
    "chu_tri": (1200, "Chủ trì"),
    "phoi_hop": (1300, "Phối hợp"),
    "thoi_han": (1000, "Thời hạn"),
    "kinh_phi": (1200, "Kinh phí"),
}


def _table_body() -> Iterator[str]:
    widths = tuple(width for width, _ in _COLUMNS.values())

    def full_row(tag: str) -> str:
        first, *others = widths
        empty = [_cell(width, _paragraph("TTBangO")) for width in others]
        return _row(_cell(first, _paragraph("TTBangO", tag)), *empty)

    yield _paragraph("TTPhuLuc", "{{ tieu_de }}")
    yield _table(
        widths,
        _row(*(_cell(width, _paragraph("TTBangDau", head)) for width, head in _COLUMNS.values())),
        full_row("{%tr for d in dong %}"),
        _row(
            *(
                _cell(width, _paragraph("TTBangO", f"{{{{ d.{name} }}}}"))
                for name, (width, _) in _COLUMNS.items()
            )
        ),
        full_row("{%tr endfor %}"),
    )


# --- the package around it -----------------------------------------------------------------------


def _package(body: str) -> bytes:
    section = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId5"/>'
        '<w:footerReference w:type="default" r:id="rId6"/>'
        '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="851" w:bottom="1134" '
        'w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'
    )
    document = (
        f'<w:document xmlns:w="{_W}" xmlns:r="{_R}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">'
        f"<w:body>{body}{section}</w:body></w:document>"
    )
    parts = {
        "word/document.xml": document,
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": _numbering(),
        "word/webSettings.xml": f'<w:webSettings xmlns:w="{_W}"/>',
        "word/theme/theme1.xml": _theme(),
        "word/header1.xml": _header(),
        "word/footer1.xml": f'<w:ftr xmlns:w="{_W}">{_paragraph("TTNoiDung")}</w:ftr>',
        "word/_rels/document.xml.rels": _relations(
            ("styles", "styles.xml"),
            ("settings", "settings.xml"),
            ("fontTable", "fontTable.xml"),
            ("numbering", "numbering.xml"),
            ("header", "header1.xml"),
            ("footer", "footer1.xml"),
            ("theme", "theme/theme1.xml"),
            ("webSettings", "webSettings.xml"),
        ),
        "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
        "[Content_Types].xml": _content_types(),
    }
    return write_package({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})


def _relations(*targets: tuple[str, str]) -> str:
    found = "".join(
        f'<Relationship Id="rId{number}" Type="{_R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{namespace}">{found}</Relationships>'


def _content_types() -> str:
    kinds = {
        "document": "document.main",
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "numbering": "numbering",
        "webSettings": "webSettings",
        "header1": "header",
        "footer1": "footer",
    }
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD_TYPE}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        f"{overrides}</Types>"
    )


def _styles() -> str:
    made = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}">'
        f'<w:name w:val="TT {style[2:]}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        '<w:pPr><w:keepNext/><w:spacing w:before="60" w:after="60" w:line="264" '
        'w:lineRule="auto"/><w:ind w:left="0" w:right="0" w:firstLine="567"/>'
        '<w:jc w:val="both"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" '
        'w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>'
        '<w:b/><w:bCs/><w:color w:val="000000"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:style>'
        for style in _STYLES
    )
    latent = "".join(
        f'<w:lsdException w:name="List {number}" w:semiHidden="1" w:unhideWhenUsed="1"/>'
        for number in range(30)
    )
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        f'<w:latentStyles w:defLockedState="0" w:count="30">{latent}</w:latentStyles>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{made}</w:styles>'
    )


def _settings() -> str:
    identifiers = "".join(f'<w:rsid w:val="00{number:06X}"/>' for number in range(60))
    return (
        f'<w:settings xmlns:w="{_W}"><w:zoom w:percent="100"/><w:rsids>{identifiers}</w:rsids>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    ).replace("<w:rsids>", '<w:defaultTabStop w:val="720"/><w:rsids>')


def _fonts() -> str:
    names = ("Times New Roman", "Calibri", "Cambria", "Symbol", "Courier New", "Wingdings")
    made = "".join(
        f'<w:font w:name="{name}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font>'
        for name in names
    )
    return f'<w:fonts xmlns:w="{_W}">{made}</w:fonts>'


def _numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:lvlText w:val="%{level + 1}."/><w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
        for level in range(9)
    )
    return (
        f'<w:numbering xmlns:w="{_W}">'
        + "".join(
            f'<w:abstractNum w:abstractNumId="{number}">{levels}</w:abstractNum>'
            for number in range(6)
        )
        + "</w:numbering>"
    )


def _theme() -> str:
    colours = "".join(
        f'<a:{name}><a:srgbClr val="1F497D"/></a:{name}>'
        for name in "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6".split()
    )
    fonts = "".join(f'<a:font script="S{number:03}" typeface="Times"/>' for number in range(60))
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Office">'
        f'<a:themeElements><a:clrScheme name="Office">{colours}</a:clrScheme>'
        f'<a:fontScheme name="Office"><a:majorFont><a:latin typeface="Times"/>{fonts}'
        f'</a:majorFont><a:minorFont><a:latin typeface="Times"/>{fonts}</a:minorFont>'
        "</a:fontScheme></a:themeElements></a:theme>"
    )


def _header() -> str:
    field = "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
    ).replace(
        "</w:r>", '</w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>', 1
    )
    return (
        f'<w:hdr xmlns:w="{_W}"><w:p><w:pPr><w:pStyle w:val="TTSoTrang"/></w:pPr>{field}</w:p>'
        "</w:hdr>"
    )
