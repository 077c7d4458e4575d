"""What stamping takes out of a Word part: the traces of editing and what the styles should say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from docgen.templating.stamp_parts import W
from docgen.templating.styles import CONTROL_STYLE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from docgen.norms.model import Norm

_W: Final = f"{{{W}}}"
_XML_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_W14: Final = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_IGNORABLE: Final = f"{{{_MC}}}Ignorable"
_LETTERS: Final = ("rFonts", "sz", "szCs", "lang", "noProof", "kern")
_EDITING_MARKS: Final = ("proofErr", "lastRenderedPageBreak")
_MEASURES: Final = (
    "keepNext",
    "keepLines",
    "widowControl",
    "spacing",
    "ind",
    "contextualSpacing",
    "jc",
    "outlineLvl",
)
"""Paragraph properties that the styles of the norm own; LibreOffice repeats them when it saves."""


def tidy(root: _Element, norm: Norm, style_ids: Mapping[str, str]) -> None:
    """Drop what a word processor adds while editing, and rename styles to their norm's ids.

    ``style_ids`` maps the ids of the file to ours: both Word and LibreOffice make new ids from
    the display names when they save.
    """
    from lxml import etree

    for mark in root.iter(_W + "pStyle", _W + "rStyle", _W + "tblStyle"):
        name = str(mark.get(_W + "val"))
        mark.set(_W + "val", style_ids.get(name, name))
    _drop_all(root.iter(*(_W + name for name in (*_LETTERS, *_EDITING_MARKS))))
    _drop_all(_cursor_marks(root))
    _drop_all(_direct_measures(root, norm))
    _drop_all(one for one in root.iter(_W + "color") if _is_plain(one, norm))
    _drop_all(one for one in root.iter(_W + "rPr") if len(one) == 0)
    _drop_all(one for one in root.iter(_W + "r") if all(part.tag == _W + "rPr" for part in one))
    for element in root.iter(etree.Element):
        _drop_revision_ids(element)
    for switch in root.iter(_W + "cantSplit", _W + "tblHeader"):
        # LibreOffice writes val="true", which the schema of Word does not allow here.
        if switch.get(_W + "val") in ("true", "1"):
            del switch.attrib[_W + "val"]
    _join_runs(root)
    for text in root.iter(_W + "t"):
        text.set(_XML_SPACE, "preserve")
    _drop_unused_namespaces(root)


def _drop_all(elements: Iterable[_Element]) -> None:
    for element in list(elements):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


def _cursor_marks(root: _Element) -> Iterator[_Element]:
    """Word's own bookmark of where the cursor stood."""
    starts = [one for one in root.iter(_W + "bookmarkStart") if one.get(_W + "name") == "_GoBack"]
    names = {one.get(_W + "id") for one in starts}
    yield from starts
    yield from (one for one in root.iter(_W + "bookmarkEnd") if one.get(_W + "id") in names)


def _direct_measures(root: _Element, norm: Norm) -> Iterator[_Element]:
    """Properties of paragraphs in the norm's styles that say what the style should say.

    The two indents of a rule stay: they are its length, of which the template holds a sample.
    """
    for mark in root.iter(_W + "pStyle"):
        style, properties = str(mark.get(_W + "val")), mark.getparent()
        component = norm.component_of_style(style)
        if properties is None or (component is None and style != CONTROL_STYLE):
            continue
        is_rule = component is not None and component.word == "rule"
        for found in properties.iterchildren(*(_W + name for name in _MEASURES)):
            if is_rule and found.tag == _W + "ind":
                _keep_only(found, ("left", "right"))
            else:
                yield found


def _keep_only(element: _Element, names: Sequence[str]) -> None:
    for name in list(element.attrib):
        if name not in [_W + kept for kept in names]:
            del element.attrib[name]


def _is_plain(colour: _Element, norm: Norm) -> bool:
    return colour.get(_W + "val") in (norm.page.font.color, "auto")


def _drop_revision_ids(element: _Element) -> None:
    for name in list(element.attrib):
        if str(name).startswith((_W + "rsid", _W14 + "paraId", _W14 + "textId")):
            del element.attrib[name]


def _join_runs(root: _Element) -> None:
    """Make one run of neighbours that look the same: word processors split tags over several."""
    for run in list(root.iter(_W + "r")):
        before = run.getprevious()
        if before is None or before.tag != _W + "r" or _look(before) is None:
            continue
        if _look(before) == _look(run):
            text, more = before[-1], run[-1]
            text.text = (text.text or "") + (more.text or "")
            _drop_all([run])


def _drop_unused_namespaces(root: _Element) -> None:
    """Leave the declarations that are needed; Word and LibreOffice write some thirty."""
    from lxml import etree

    used = {etree.QName(one).namespace for one in root.iter(etree.Element)}
    used |= {etree.QName(name).namespace for one in root.iter(etree.Element) for name in one.attrib}
    ignorable = str(root.attrib.pop(_IGNORABLE, "")).split()
    needed = [prefix for prefix in ignorable if root.nsmap.get(prefix) in used - {_MC}]
    if needed:
        root.set(_IGNORABLE, " ".join(needed))
    etree.cleanup_namespaces(root, keep_ns_prefixes=["w", "r", *needed])


def _look(run: _Element) -> bytes | None:
    """The formatting of a run that holds one text and nothing else, ``None`` for other runs."""
    from lxml import etree

    if [child.tag for child in run] == [_W + "t"]:
        return b""
    if [child.tag for child in run] == [_W + "rPr", _W + "t"]:
        return etree.tostring(run[0], method="c14n", exclusive=True)
    return None
