"""The letters of one paragraph: runs, fields, tracked changes and what is drawn among them."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from docgen.facts.charsets import faces, symbol
from docgen.facts.collected import Collected, OpenField, kind_of
from docgen.facts.drawings import Drawing, read_drawing
from docgen.facts.effective import Base, Formatter
from docgen.facts.formats import CharFormat
from docgen.facts.model import RevisionFacts, RunFacts
from docgen.facts.xml import (
    ALTERNATE,
    P_PR,
    R_PR,
    RUN,
    TEXT,
    XML_SPACE,
    M,
    W,
    chosen,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

_DESCEND = frozenset(W + name for name in ("hyperlink", "smartTag", "customXml", "dir", "bdo"))
_TRACKED = {W + name: name for name in ("ins", "del", "moveFrom", "moveTo")}
_BREAKS = {"page": "\f", "column": "\f"}
_MARKS = {
    W + "tab": "\t",
    W + "cr": "\n",
    W + "noBreakHyphen": "\u2011",
    W + "softHyphen": "\u00ad",
}
_DRAWN = frozenset(W + name for name in ("drawing", "pict", "object"))
_DEEPEST_FIELD = 40
"""Fields that never end would otherwise gather the rest of the paper each."""
_COMMENT_REFERENCE = W + "commentReference"
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}


class RunReader:
    """Reads the paragraphs of one story; fields may reach over several of them."""

    def __init__(self, formatter: Formatter, out: Collected) -> None:
        self._formatter = formatter
        self._out = out
        self._open: list[OpenField] = []
        self._handlers: dict[str, Callable[[_Element, CharFormat], None]] = {
            W + "fldChar": self._field_mark,
            W + "instrText": self._instruction,
            W + "delInstrText": self._instruction,
            W + "sym": self._symbol,
            W + "ruby": self._ruby,
            W + "br": self._break,
            W + "pgNum": self._page_number,
            W + "ptab": self._positioned_tab,
        }
        self._start(-1, None)

    def _start(self, paragraph: int, base: Base | None) -> None:
        self._paragraph = paragraph
        self._base = base
        self._runs: list[RunFacts] = []
        self._text: list[str] = []
        self._ordinal = -1
        self._revision = ""
        self._begun: list[OpenField] = []
        self.notes: list[str] = []
        self.drawings: list[Drawing] = []
        self.positioned_tab = ""

    def read(self, node: _Element, paragraph: int, base: Base) -> tuple[RunFacts, ...]:
        """Return the runs of a ``w:p``; drawings, notes and fields are left as attributes."""
        self._start(paragraph, base)
        self._walk(node)
        return tuple(self._runs)

    @property
    def fields(self) -> tuple[str, ...]:
        """Kinds of the fields that began in the paragraph just read."""
        if not self._begun:
            return ()
        return tuple([kind_of("".join(opened.instruction)) for opened in self._begun])

    def _walk(self, node: _Element) -> None:
        for child in node:
            tag = child.tag
            if tag == RUN:
                self._run(child)
            elif tag in _DESCEND:
                self._walk(child)
            elif tag in _TRACKED:
                self._tracked(child, _TRACKED[tag])
            elif tag != P_PR:
                self._other(child, tag)

    def _other(self, node: _Element, tag: str) -> None:
        if tag == W + "sdt":
            self._content_control(node)
        elif tag == W + "fldSimple":
            self._simple_field(node)
        elif tag == ALTERNATE:
            self._alternate(node)
        elif tag in (M + "oMath", M + "oMathPara"):
            self._out.say("math", self._paragraph)
            self._ordinal += _count_runs(node)
        elif tag == W + "commentRangeStart":
            self._out.anchors.setdefault(node.get(W + "id") or "", self._paragraph)

    def _alternate(self, node: _Element) -> None:
        branch = chosen(node)
        for child in node:
            if child is branch:
                self._walk(child)
            else:
                self._ordinal += _count_runs(child)

    def _tracked(self, node: _Element, kind: str) -> None:
        outer, start = self._revision, len(self._runs)
        self._revision = kind if outer not in ("del", "moveFrom") else outer
        self._walk(node)
        self._revision = outer
        text = "".join(run.text for run in self._runs[start:])
        author, date = node.get(W + "author") or "", node.get(W + "date") or ""
        self._out.revisions.append(RevisionFacts(kind, author, date, text, self._paragraph))

    def _content_control(self, node: _Element) -> None:
        properties, content = node.find(W + "sdtPr"), node.find(W + "sdtContent")
        if properties is not None and properties.find(W + "showingPlcHdr") is not None:
            self._out.say("placeholder", self._paragraph)
        if content is not None:
            self._walk(content)

    def _simple_field(self, node: _Element) -> None:
        properties = node.find(f"{RUN}/{R_PR}")
        instruction = node.get(W + "instr") or ""
        opened = self._begin(self._format(properties))
        opened.instruction.append(instruction)
        opened.kind, opened.in_result = kind_of(instruction), True
        self._walk(node)
        self._end()

    def _format(self, properties: _Element | None) -> CharFormat:
        assert self._base is not None
        return self._formatter.characters(properties, self._base)

    def _run(self, node: _Element) -> None:
        self._ordinal += 1
        ordinal = self._ordinal
        form: CharFormat | None = None
        for child in node:
            tag = child.tag
            if tag == TEXT:
                self._text.append(_text(child))
            elif tag == R_PR:
                form = self._format(child)
            elif tag in _MARKS:
                self._text.append(_MARKS[tag])
            else:
                form = form or self._format(None)
                self._special(child, tag, form)
        if self._text:
            self._flush(form or self._format(None), ordinal)

    def _special(self, node: _Element, tag: str, form: CharFormat) -> None:
        handler = self._handlers.get(tag)
        if handler is not None:
            handler(node, form)
        elif tag == W + "delText":
            self._text.append(_text(node))
        elif tag in _DRAWN:
            self._drawn(node)
        elif tag == ALTERNATE:
            self._alternate_in_run(node, form)
        elif tag in _NOTES:
            self.notes.append(f"{_NOTES[tag]}:{node.get(W + 'id') or ''}")
        elif tag == _COMMENT_REFERENCE:
            self._out.anchors.setdefault(node.get(W + "id") or "", self._paragraph)

    def _alternate_in_run(self, node: _Element, form: CharFormat) -> None:
        branch = chosen(node)
        for child in node:
            if child is not branch:
                self._ordinal += _count_runs(child)
                continue
            for inner in child:
                if inner.tag == TEXT:
                    self._text.append(_text(inner))
                else:
                    self._special(inner, inner.tag, form)

    def _drawn(self, node: _Element) -> None:
        drawing = read_drawing(node)
        self.drawings.append(drawing)
        self._ordinal += _count_runs(node)
        for code in drawing.notices:
            self._out.say(code, self._paragraph)

    def _flush(self, form: CharFormat, ordinal: int, font: str = "") -> None:
        """Close a stretch of letters, unless it lies in the instruction of a field."""
        text = "".join(self._text)
        self._text.clear()
        kind = ""
        if self._open:
            if not all(opened.in_result for opened in self._open):
                return
            kind = self._into_fields(text, form)
        fonts = (font,) if font else faces(text, form)
        self._runs.append(RunFacts(text, form, fonts[0], fonts, self._revision, kind, ordinal))

    def _into_fields(self, text: str, form: CharFormat) -> str:
        for opened in self._open:
            opened.result.append(text)
            opened.result_format = opened.result_format or form
        return self._open[-1].kind

    def _symbol(self, node: _Element, form: CharFormat) -> None:
        if self._text:
            self._flush(form, self._ordinal)
        try:
            letter = chr(int(node.get(W + "char") or "", 16))
        except (ValueError, OverflowError):
            return
        if unicodedata.category(letter) in ("Cs", "Cc"):
            return
        font = node.get(W + "font") or ""
        self._text.append(symbol(letter, font))
        self._flush(form, self._ordinal, font)

    def _break(self, node: _Element, form: CharFormat) -> None:
        self._text.append(_BREAKS.get(node.get(W + "type") or "", "\n"))

    def _positioned_tab(self, node: _Element, form: CharFormat) -> None:
        self._text.append("\t")
        self.positioned_tab = node.get(W + "alignment") or ""

    def _ruby(self, node: _Element, form: CharFormat) -> None:
        self._out.say("ruby", self._paragraph)
        for text in node.iterfind(f"{W}rubyBase/{RUN}/{TEXT}"):
            self._text.append(_text(text))
        self._ordinal += _count_runs(node)

    def _page_number(self, node: _Element, form: CharFormat) -> None:
        opened = self._begin(form)
        opened.instruction.append("PAGE")
        self._end()

    def _field_mark(self, node: _Element, form: CharFormat) -> None:
        if self._text:
            self._flush(form, self._ordinal)
        kind = node.get(W + "fldCharType")
        if kind == "begin":
            self._begin(form)
        elif kind == "separate" and self._open:
            opened = self._open[-1]
            opened.kind, opened.in_result = kind_of("".join(opened.instruction)), True
        elif kind == "end" and self._open:
            self._end()

    def _instruction(self, node: _Element, form: CharFormat) -> None:
        if self._open and not self._open[-1].in_result:
            self._open[-1].instruction.append(node.text or "")

    def _begin(self, form: CharFormat) -> OpenField:
        opened = OpenField(len(self._out.fields), self._paragraph, form)
        self._out.fields.append(None)
        self._begun.append(opened)
        if len(self._open) >= _DEEPEST_FIELD:
            self._out.say("nested_too_deep", self._paragraph, "field")
            self._end()
        self._open.append(opened)
        return opened

    def _end(self) -> None:
        opened = self._open.pop()
        self._out.fields[opened.slot] = opened.facts()

    def close(self) -> None:
        """Give up fields that never end; they are kept as far as they are known."""
        while self._open:
            self._end()


def _text(node: Any) -> str:
    text = node.text or ""
    if node.get(XML_SPACE) == "preserve":
        return text if "\n" not in text else text.replace("\n", " ")
    return str(text.strip(" \t\r\n")).replace("\n", " ")


def _count_runs(node: _Element) -> int:
    return sum(1 for _ in node.iter(RUN))
