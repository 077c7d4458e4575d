"""The side of :mod:`tests.support.uno_reader` that runs inside the jail, under the system's Python.

It is the driver of the converter with another job: instead of a PDF it writes what LibreOffice
itself holds of the paper, as JSON, in LibreOffice's own units (hundredths of a millimetre).
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_DRIVER = Path(__file__).resolve().parents[2] / "docgen" / "pdf" / "worker" / "uno_driver.py"
_PARAGRAPH = (
    *("ParaAdjust", "ParaFirstLineIndent", "ParaTopMargin", "ParaBottomMargin"),
    *("ParaLineSpacing", "ListLabelString", "PageStyleName", "NumberingLevel"),
    *("ParaStyleName", "NumberingRules", "ParaLeftMargin"),
)
_LETTERS = ("CharFontName", "CharHeight", "CharWeight", "CharPosture", "CharColor", "CharHidden")
_PAGE = (
    *("Width", "Height", "LeftMargin", "RightMargin", "TopMargin", "BottomMargin"),
    *("HeaderIsOn", "HeaderHeight", "FooterIsOn", "FooterHeight", "GutterMargin"),
)
_HEADERS = tuple(
    name + kind for name in ("HeaderText", "FooterText") for kind in ("", "First", "Left")
)
_BOLD = 150.0


def _load() -> Any:
    spec = importlib.util.spec_from_file_location("uno_driver", _DRIVER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


driver = _load()


class Reader(driver.Office):  # type: ignore[misc,name-defined]
    """LibreOffice, asked what it holds."""

    def convert(self, source: str, target: str, *, pdf_a: bool, cpu_seconds: int) -> None:
        self._allow_cpu(cpu_seconds)
        paper = self._desktop.loadComponentFromURL(
            driver._url(source), "_blank", 0, driver._load_options()
        )
        try:
            Path(target).write_text(json.dumps(_document(paper)), encoding="utf-8")
        finally:
            paper.close(True)


def _document(paper: Any) -> dict[str, Any]:
    styles: dict[str, Any] = {}
    pages = paper.StyleFamilies.getByName("PageStyles")
    body = list(_paragraphs(paper.Text))
    wanted = {str(item["page"]) for item in body}
    wanted |= {pages.getByName(name).FollowStyle for name in wanted if pages.hasByName(name)}
    for name in wanted:
        if pages.hasByName(name):
            styles[name] = _page(pages.getByName(name))
    return {
        "body": body,
        "boxes": list(_boxes(paper)),
        "pages": styles,
        "notes": [item for note in _all(paper.Footnotes) for item in _paragraphs(note)],
    }


def _all(holder: Any) -> Iterator[Any]:
    for index in range(holder.Count):
        yield holder.getByIndex(index)


def _elements(holder: Any) -> Iterator[Any]:
    found = holder.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def _paragraphs(text: Any) -> Iterator[dict[str, Any]]:
    for element in _elements(text):
        if element.supportsService("com.sun.star.text.TextTable"):
            for name in element.getCellNames():
                yield from _paragraphs(element.getCellByName(name))
        elif element.supportsService("com.sun.star.text.Paragraph"):
            yield _paragraph(element)


def _paragraph(element: Any) -> dict[str, Any]:
    said = _values(element, _PARAGRAPH)
    spacing = said["ParaLineSpacing"]
    return {
        "align": str(said["ParaAdjust"]),
        "first_line": _first_line(element, said),
        "before": said["ParaTopMargin"],
        "after": said["ParaBottomMargin"],
        "line": (spacing.Mode, spacing.Height),
        "label": said["ListLabelString"] or "",
        "page": said["PageStyleName"] or "",
        "style": said["ParaStyleName"],
        "portions": [found for item in _elements(element) for found in _portion(item)],
    }


def _values(element: Any, wanted: tuple[str, ...]) -> dict[str, Any]:
    """Values by name; text inside a drawing knows fewer properties than text of the paper."""
    known = element.getPropertySetInfo()
    names = tuple(sorted(name for name in wanted if known.hasPropertyByName(name)))
    found = dict.fromkeys(wanted)
    found.update(zip(names, element.getPropertyValues(names), strict=True))
    return found


def _first_line(element: Any, said: dict[str, Any]) -> int:
    """The indent of the paragraph, else that of its list level."""
    from com.sun.star.beans.PropertyState import DIRECT_VALUE

    own = said["ParaFirstLineIndent"]
    rules = said["NumberingRules"]
    if rules is None or not said["ListLabelString"]:
        return int(own)
    if element.getPropertyState("ParaFirstLineIndent") == DIRECT_VALUE or own:
        return int(own)
    level = {item.Name: item.Value for item in rules.getByIndex(said["NumberingLevel"])}
    return int(level.get("FirstLineIndent", 0))


def _portion(item: Any) -> Iterator[dict[str, Any]]:
    kind = item.TextPortionType
    if kind not in ("Text", "TextField", "Footnote", "Ruby", "InContentMetadata"):
        return
    if kind == "InContentMetadata":
        for inner in _elements(item.InContentMetadata):
            yield from _portion(inner)
        return
    said = _values(item, _LETTERS)
    yield {
        "kind": kind,
        "text": item.String,
        "font": said["CharFontName"],
        "size": said["CharHeight"],
        "bold": said["CharWeight"] >= _BOLD,
        "italic": said["CharPosture"].value == "ITALIC",
        "color": said["CharColor"],
        "hidden": said["CharHidden"],
    }


def _page(style: Any) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _PAGE:
        found[name] = getattr(style, name, None)
    texts = []
    for name in _HEADERS:
        text = getattr(style, name, None)
        if text is not None:
            texts.append(list(_paragraphs(text)))
    found["texts"] = texts
    return found


def _boxes(paper: Any) -> Iterator[list[dict[str, Any]]]:
    for shape in _all(paper.DrawPage):
        yield from _box(shape)
    for frame in _all(paper.TextFrames):
        yield list(_paragraphs(frame))


def _box(shape: Any) -> Iterator[list[dict[str, Any]]]:
    if shape.supportsService("com.sun.star.drawing.GroupShape"):
        for member in _all(shape):
            yield from _box(member)
        return
    content = getattr(shape, "TextBoxContent", None)
    if content is not None:
        yield list(_paragraphs(content))
    elif getattr(shape, "String", ""):
        yield list(_paragraphs(shape))


if __name__ == "__main__":
    driver.Office = Reader
    driver.main()
