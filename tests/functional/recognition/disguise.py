"""Takes the norm's styles from a paper: renamed, or laid out as direct formatting."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from lxml import etree

from docgen.facts.model import DocumentFacts, ParagraphFacts
from docgen.facts.reader import read_facts
from docgen.norms import Norm

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def rewritten(docx: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same package with each part passed through ``change``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(docx)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            new.writestr(name, change(name, old.read(name)))
    return out.getvalue()


def renamed(docx: bytes, norm: Norm) -> bytes:
    """The paper with every style of the norm under a name that says nothing."""
    ids = [one.style_id for one in norm.components if one.style_id]
    names = {name: f"Kiểu {at}" for at, name in enumerate(one.style for one in norm.components)}

    def change(part: str, content: bytes) -> bytes:
        if not part.endswith(".xml"):
            return content
        root = etree.fromstring(content)
        for node in root.iter(W + "pStyle", W + "basedOn", W + "next", W + "style", W + "link"):
            for key in (W + "val", W + "styleId"):
                if node.get(key) in ids:
                    node.set(key, f"K{ids.index(node.get(key))}")
        for node in root.iter(W + "name"):
            if node.get(W + "val") in names:
                node.set(W + "val", names[node.get(W + "val")])
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return rewritten(docx, change)


def flattened(docx: bytes) -> bytes:
    """The paper with every paragraph in “Normal” and its look as direct formatting."""
    facts = read_facts(docx)
    by_part: dict[str, dict[int, ParagraphFacts]] = {}
    for one in facts.paragraphs:
        by_part.setdefault(one.place.part, {})[one.place.ordinal] = one

    def change(part: str, content: bytes) -> bytes:
        if part not in by_part:
            return content
        root = etree.fromstring(content)
        for ordinal, node in enumerate(root.iter(W + "p")):
            _flatten(node, by_part[part][ordinal])
        return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    return rewritten(docx, change)


def _flatten(node: etree._Element, facts: ParagraphFacts) -> None:
    old = node.find(W + "pPr")
    if old is not None:
        for child in list(old):
            if child.tag not in (W + "sectPr", W + "numPr", W + "tabs"):
                old.remove(child)
    else:
        old = etree.Element(W + "pPr")
        node.insert(0, old)
    kept = {child.tag: child for child in old}
    for child in list(old):
        old.remove(child)
    shape = facts.format
    wanted = [
        kept.get(W + "numPr"),
        _borders(facts),
        kept.get(W + "tabs"),
        _element("spacing", before=shape.space_before, after=shape.space_after),
        _element(
            "ind", left=shape.indent_left, right=shape.indent_right, **_first(shape.first_line)
        ),
        _element("jc", val="both" if shape.align == "justify" else shape.align),
        kept.get(W + "sectPr"),
    ]
    old.extend(one for one in wanted if one is not None)
    runs = {run.ordinal: run for run in facts.runs}
    for ordinal, run in enumerate(node.iter(W + "r")):
        if ordinal in runs:
            _flatten_run(run, facts, ordinal)


def _first(first: int) -> dict[str, object]:
    return {"hanging": -first} if first < 0 else {"firstLine": first}


def _borders(facts: ParagraphFacts) -> etree._Element | None:
    border = facts.format.border_bottom
    if border is None:
        return None
    box = etree.Element(W + "pBdr")
    box.append(_element("bottom", val=border.kind, sz=border.size, space=border.space))
    return box


def _flatten_run(node: etree._Element, facts: ParagraphFacts, ordinal: int) -> None:
    run = next(one for one in facts.runs if one.ordinal == ordinal)
    old = node.find(W + "rPr")
    if old is not None:
        node.remove(old)
    look = etree.Element(W + "rPr")
    look.append(_element("b", val=int(run.bold)))
    look.append(_element("i", val=int(run.italic)))
    look.append(_element("caps", val=int(run.format.caps)))
    look.append(_element("sz", val=run.size))
    node.insert(0, look)


def _element(name: str, **values: object) -> etree._Element:
    node = etree.Element(W + name)
    for key, value in values.items():
        node.set(W + key, str(value))
    return node


def same_paragraphs(first: DocumentFacts, second: DocumentFacts) -> bool:
    """Whether two files have the same texts in the same order, headers aside."""
    return [one.text for one in first.story()] == [one.text for one in second.story()]
