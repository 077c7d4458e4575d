"""Sets properties of runs, paragraphs and sections in the order that the schema asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docgen.facts.xml import P_PR, R_PR, SECT_PR, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_ORDERS = {
    R_PR: (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint "
        "noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u "
        "effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
    ),
    P_PR: (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers "
        "pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE "
        "autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents "
        "suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle "
        "rPr sectPr pPrChange"
    ),
    SECT_PR: (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders "
        "lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter "
        "docGrid printerSettings sectPrChange"
    ),
}
_RANK = {
    owner: {W + name: rank for rank, name in enumerate(names.split())}
    for owner, names in _ORDERS.items()
}


def properties(node: _Element, tag: str) -> _Element:
    """The ``w:rPr`` or ``w:pPr`` of a run or paragraph, made where there is none."""
    from lxml import etree

    found = node.find(tag)
    if found is None:
        found = etree.Element(tag)
        node.insert(0, found)
    return found


def put(owner: _Element, name: str, **attributes: str | None) -> _Element:
    """Give ``owner`` a property; other attributes it already has stay, ``None`` takes one away."""
    from lxml import etree

    found = owner.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        _place(owner, found)
    for key, value in attributes.items():
        if value is None:
            found.attrib.pop(W + key, "")
        else:
            found.set(W + key, value)
    return found


def drop(owner: _Element, name: str) -> None:
    """Take a property away."""
    for found in owner.findall(W + name):
        owner.remove(found)


def _place(owner: _Element, new: _Element) -> None:
    rank = _RANK[str(owner.tag)]
    own = rank[str(new.tag)]
    for at, child in enumerate(owner):
        if rank.get(str(child.tag), len(rank)) > own:
            owner.insert(at, new)
            return
    owner.append(new)
