"""The package around a measured body: as large as what a tidy Word file carries.

Numbers are drawn from seeded chances, because packed size and time depend on how varied the parts
are: 14 parts and some 95 kB of XML with the plan (``perf.md`` 1, "lean").
"""

from __future__ import annotations

from pathlib import Path
from random import Random

from docgen.templating.package import write_package

WORDS = tuple(Path(__file__).with_name("words.txt").read_text("utf-8").splitlines())

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def style_ids() -> list[str]:
    """Return the ids of the paper's styles."""
    names = """
        QuocHieu TieuNgu DuongKeTieuNgu CoQuanChuQuan CoQuanBanHanh DuongKeCoQuan SoKyHieu
        DiaDanhThoiGian TenLoai TrichYeu DuongKeTrichYeu NoiDung Phan Muc Khoan Diem GachDauDong
        KetThuc QuyenHan ChucVu HoTen NoiNhanNhan NoiNhan KinhGui CanCu DoKhan PhuLuc
        TieuDePhuLuc ChiDan BangDau BangO BangSo DuongKePhuLuc SoTrang
    """
    return [f"TT{name}" for name in names.split()]


def package_around(body: str) -> bytes:
    """Return a ``.docx`` with this body, before its section properties."""
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
        "word/footer1.xml": f'<w:ftr xmlns:w="{_W}"><w:p/></w:ftr>',
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
    chance = Random(1)
    made = "".join(
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style}">'
        f'<w:name w:val="TT {style[2:]}"/><w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:rsid w:val="00{chance.randrange(16**6):06X}"/><w:pPr><w:keepNext/>'
        f'<w:spacing w:before="{chance.randrange(200)}" w:after="{chance.randrange(200)}" '
        f'w:line="{chance.randrange(240, 400)}" w:lineRule="auto"/>'
        f'<w:ind w:left="{chance.randrange(900)}" w:right="0" '
        f'w:firstLine="{chance.randrange(900)}"/><w:jc w:val="both"/></w:pPr><w:rPr>'
        '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" '
        'w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:b/><w:bCs/>'
        f'<w:color w:val="{chance.randrange(16**6):06X}"/><w:sz w:val="28"/><w:szCs w:val="28"/>'
        '<w:lang w:val="vi-VN" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:style>'
        for style in style_ids()
    )
    return (
        f'<w:styles xmlns:w="{_W}"><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="28"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal">'
        f'<w:name w:val="Normal"/></w:style>{made}</w:styles>'
    )


def _settings() -> str:
    chance = Random(2)
    identifiers = "".join(f'<w:rsid w:val="{chance.randrange(16**8):08X}"/>' for _ in range(120))
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
    chance = Random(3)

    def level(number: int) -> str:
        return (
            f'<w:lvl w:ilvl="{number}" w:tplc="{chance.randrange(16**8):08X}"><w:start w:val="1"/>'
            f'<w:numFmt w:val="decimal"/><w:lvlText w:val="%{number + 1}."/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{chance.randrange(4000)}" w:hanging="{chance.randrange(500)}"/>'
            "</w:pPr></w:lvl>"
        )

    made = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:nsid w:val="{chance.randrange(16**8):08X}"/>'
        f"{''.join(level(place) for place in range(9))}</w:abstractNum>"
        for number in range(8)
    )
    return f'<w:numbering xmlns:w="{_W}">{made}</w:numbering>'


def _theme() -> str:
    chance = Random(4)
    names = ("dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5")
    colours = "".join(
        f'<a:{name}><a:srgbClr val="{chance.randrange(16**6):06X}"/></a:{name}>' for name in names
    )
    fonts = "".join(
        f'<a:font script="{chance.randrange(16**4):04X}" typeface="{chance.choice(WORDS)}"/>'
        for _ in range(80)
    )
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
