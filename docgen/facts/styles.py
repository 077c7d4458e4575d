"""The style sheet: which properties a style has once everything it is based on has spoken."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from docgen.facts.props import Props, paragraph_props, run_props
from docgen.facts.xml import P_PR, R_PR, VAL, W, on

if TYPE_CHECKING:
    from lxml.etree import _Element

_KINDS = ("paragraph", "character", "table", "numbering")


@dataclass(eq=False)
class Style:
    """One style as written: its own properties, nothing inherited; read when first asked for."""

    id: str
    kind: str
    node: _Element

    @cached_property
    def name(self) -> str:
        """The display name."""
        return _value(self.node, "name")

    @cached_property
    def based_on(self) -> str:
        """The id of the style this one is based on, or ""."""
        return _value(self.node, "basedOn")

    @cached_property
    def paragraph(self) -> Props:
        """What it says about paragraphs."""
        return paragraph_props(self.node.find(P_PR))

    @cached_property
    def run(self) -> Props:
        """What it says about letters."""
        return run_props(self.node.find(R_PR))


@dataclass(slots=True)
class StyleSheet:
    """All styles of a document by id, the defaults of the document, and what is wrong with them."""

    styles: dict[str, Style] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    paragraph_defaults: Props = field(default_factory=dict)
    run_defaults: Props = field(default_factory=dict)
    cyclic: set[str] = field(default_factory=set)

    def of(self, style_id: str, kind: str) -> Style | None:
        """Return the style Word takes: one of the right kind, else the default of that kind."""
        style = self.styles.get(style_id)
        if style is not None and style.kind == kind:
            return style
        return self.styles.get(self.defaults.get(kind, ""))

    def chain(self, style: Style | None) -> list[Style]:
        """Return a style after all that it is based on, the most remote first.

        A circle is cut where it closes, a style of another kind ends the chain, as in Word.
        """
        found: list[Style] = []
        seen: set[str] = set()
        while style is not None:
            if style.id in seen:
                self.cyclic.add(found[0].id)
                break
            seen.add(style.id)
            found.append(style)
            base = self.styles.get(style.based_on)
            style = base if base is not None and base.kind == style.kind else None
        return found[::-1]

    def name(self, style_id: str) -> str:
        """Return the display name of a style, "" where there is no such style."""
        style = self.styles.get(style_id)
        return style.name if style else ""


def read_styles(root: _Element | None) -> StyleSheet:
    """Read ``styles.xml``; without the part everything is Word's own default."""
    sheet = StyleSheet()
    if root is None:
        return sheet
    _read_defaults(root.find(W + "docDefaults"), sheet)
    for node in root.findall(W + "style"):
        style = _style(node)
        sheet.styles.setdefault(style.id, style)
        if node.get(W + "default") is not None and on(node.get(W + "default")):
            sheet.defaults[style.kind] = style.id
    return sheet


def _read_defaults(node: _Element | None, sheet: StyleSheet) -> None:
    if node is None:
        return
    run, paragraph = node.find(W + "rPrDefault"), node.find(W + "pPrDefault")
    if run is not None:
        sheet.run_defaults = run_props(run.find(R_PR))
    if paragraph is not None:
        sheet.paragraph_defaults = paragraph_props(paragraph.find(P_PR))


def _style(node: _Element) -> Style:
    kind = node.get(W + "type") or "paragraph"
    return Style(node.get(W + "styleId") or "", kind if kind in _KINDS else "paragraph", node)


def _value(node: _Element, name: str) -> str:
    found = node.find(W + name)
    return (found.get(VAL) or "") if found is not None else ""
