"""Small Word packages with any of the parts that the fact reader looks at, and their facts."""

from __future__ import annotations

from docgen.facts.model import DocumentFacts
from docgen.facts.package import Package
from docgen.facts.reader import read_facts

_NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
}
_XMLNS = " ".join(f'xmlns:{name}="{address}"' for name, address in _NAMESPACES.items())
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_ROOTS = {
    "styles": "w:styles",
    "numbering": "w:numbering",
    "theme": "a:theme",
    "settings": "w:settings",
    "footnotes": "w:footnotes",
    "comments": "w:comments",
}


def package(body: str, **parts: str) -> Package:
    """Return a package; ``header1="…"`` and the like become parts with relation ids of their name.

    ``image1="…"`` makes a picture. The body needs no section properties.
    """
    found = {"word/document.xml": f"<w:document {_XMLNS}><w:body>{body}</w:body></w:document>"}
    relations = ""
    for name, content in parts.items():
        kind = name.rstrip("0123456789")
        file = f"media/{name}.png" if kind == "image" else f"{name}.xml"
        root = _ROOTS.get(kind, "w:hdr" if kind == "header" else "w:ftr")
        found["word/" + file] = f"<{root} {_XMLNS}>{content}</{root}>"
        relations += f'<Relationship Id="{name}" Type="x/{kind}" Target="{file}"/>'
    found["word/_rels/document.xml.rels"] = _relations(relations)
    found["_rels/.rels"] = _relations(
        '<Relationship Id="rId1" Type="x/officeDocument" Target="word/document.xml"/>'
    )
    return Package({name: text.encode() for name, text in found.items()})


def _relations(inner: str) -> str:
    return f'<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def facts_of(body: str, **parts: str) -> DocumentFacts:
    """Return the facts of a package made by :func:`package`."""
    return read_facts(package(body, **parts))


def p(*runs: str, more: str = "", style: str = "") -> str:
    """Return a paragraph; ``more`` goes into its ``w:pPr``."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, more: str = "") -> str:
    """Return a run; ``more`` goes into its ``w:rPr``."""
    return f'<w:r><w:rPr>{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def style(name: str, inner: str, *, kind: str = "paragraph", base: str = "", more: str = "") -> str:
    """Return a style whose id is its name."""
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="{kind}" w:styleId="{name}"{more}><w:name w:val="{name} shown"/>'
        f"{based}{inner}</w:style>"
    )


def field(kind: str, result: str = "1", more: str = "") -> str:
    """Return a complex field in four runs."""
    mark = f"<w:rPr>{more}</w:rPr>"
    return (
        f'<w:r>{mark}<w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r>{mark}<w:instrText> {kind} </w:instrText></w:r>"
        f'<w:r>{mark}<w:fldChar w:fldCharType="separate"/></w:r>'
        f"<w:r>{mark}<w:t>{result}</w:t></w:r>"
        f'<w:r>{mark}<w:fldChar w:fldCharType="end"/></w:r>'
    )
