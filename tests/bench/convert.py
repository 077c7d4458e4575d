"""The measured template in the tags of other generators.

docxtemplater opens and closes sections by name; carbone repeats what stands between an ``[i]`` and
an ``[i+1]``. Neither fills ``w:ind``, so their papers keep sample lengths: a little less work.
"""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any

from lxml import etree

from docgen.facts.package import Package, read_package
from docgen.templating.package import write_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TAG = re.compile(r"\{\{\s*(?P<value>[\w.]+)\s*\}\}|\{%(?P<prefix>p|tr)?\s+(?P<words>[^%]*?)\s*%\}")


def for_peers(prepared: bytes) -> dict[str, bytes]:
    """Return the template for each peer by its name."""
    peers = {"docxtemplater": _Docxtemplater(), "carbone": _Carbone()}
    return {name: _converted(prepared, peer) for name, peer in peers.items()}


def _converted(prepared: bytes, peer: _Peer) -> bytes:
    package = read_package(prepared)
    root = etree.fromstring(package[package.main_part])
    for indent in root.iter(f"{_W}ind"):
        for key in list(indent.attrib):
            if "{{" in indent.get(key):
                indent.set(key, "900")
    for paragraph in list(root.iter(f"{_W}p")):
        _convert_paragraph(paragraph, peer)
    peer.finish()
    content = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return write_package(Package(package.parts).with_parts({package.main_part: content}).parts)


def _convert_paragraph(paragraph: Any, peer: _Peer) -> None:
    text = "".join(node.text or "" for node in paragraph.iter(f"{_W}t"))
    if "{{" not in text and "{%" not in text:
        return
    match = _TAG.fullmatch(text.strip())
    if match and match["prefix"]:
        holder = paragraph
        while match["prefix"] == "tr" and holder.tag != f"{_W}tr":
            holder = holder.getparent()
        peer.block(match["words"].split(), holder)
        return
    written = _TAG.sub(lambda tag: peer.inline(tag), text)
    set_text(paragraph, written)


def set_text(paragraph: Any, text: str) -> None:
    """Put all text of a paragraph into its first run."""
    nodes = list(paragraph.iter(f"{_W}t"))
    for node in nodes:
        node.text = ""
    nodes[0].text = text


class _Peer:
    """Keeps the open blocks: the name of the loop item, the peer's name of the list, the place."""

    def __init__(self) -> None:
        self.open: list[tuple[str, str, Any]] = []
        self.later: list[Any] = []

    def inline(self, tag: re.Match[str]) -> str:
        words = (tag["words"] or "").split()
        if tag["value"]:
            return self.value(tag["value"])
        if words[0] == "if":
            self.open.append(("", words[-1], None))
            return self.condition(words[-1], negated=words[1] == "not")
        if words[0] == "endif":
            return self.end(self.open.pop()[1])
        raise ValueError(f"no conversion for {tag[0]}")

    def condition(self, name: str, *, negated: bool) -> str:
        raise NotImplementedError

    def end(self, name: str) -> str:
        raise NotImplementedError

    def value(self, name: str) -> str:
        raise NotImplementedError

    def block(self, words: list[str], holder: Any) -> None:
        if words[0] == "for":
            self.open_loop(words[1], words[3], holder)
        elif words[0] == "if":
            self.open.append(("", words[-1], holder))
            self.mark(holder, self.condition(words[-1], negated=words[1] == "not"), at_start=True)
        elif words[0] == "endif":
            self.mark(holder, self.end(self.open.pop()[1]), at_start=False)
        elif words[0] == "endfor":
            self.close_loop(holder)
        else:
            raise ValueError(f"no conversion for {' '.join(words)}")

    def open_loop(self, item: str, source: str, holder: Any) -> None:
        raise NotImplementedError

    def close_loop(self, holder: Any) -> None:
        raise NotImplementedError

    def mark(self, holder: Any, tag: str, *, at_start: bool) -> None:
        """A paragraph of its own keeps the tag; a row of its own gives it to its neighbour."""
        if holder.tag == f"{_W}p":
            set_text(holder, tag)
            return
        neighbour = holder.getnext() if at_start else holder.getprevious()
        texts = list(neighbour.iter(f"{_W}t"))
        node = texts[0] if at_start else texts[-1]
        node.text = tag + (node.text or "") if at_start else (node.text or "") + tag
        self.later.append(holder)

    def finish(self) -> None:
        for holder in self.later:
            holder.getparent().remove(holder)


class _Docxtemplater(_Peer):
    def value(self, name: str) -> str:
        item, _, field = name.partition(".")
        return (
            "{" + (field or ("." if item in {known for known, _, _ in self.open} else item)) + "}"
        )

    def condition(self, name: str, *, negated: bool) -> str:
        return f"{{{'^' if negated else '#'}{name.rpartition('.')[2]}}}"

    def end(self, name: str) -> str:
        return f"{{/{name.rpartition('.')[2]}}}"

    def open_loop(self, item: str, source: str, holder: Any) -> None:
        self.open.append((item, source, holder))
        self.mark(holder, self.condition(source, negated=False), at_start=True)

    def close_loop(self, holder: Any) -> None:
        self.mark(holder, self.end(self.open.pop()[1]), at_start=False)


class _Carbone(_Peer):
    def value(self, name: str) -> str:
        return "{" + self.path(name) + "}"

    def path(self, name: str) -> str:
        root, _, field = name.partition(".")
        for item, place, _ in reversed(self.open):
            if item == root:
                return f"{place}.{field or 'text'}"  # a list of texts: worker.js wraps them
        return f"d.{name}"

    def condition(self, name: str, *, negated: bool) -> str:
        return f"{{{self.path(name)}:{'ifEM' if negated else 'ifNEM'}():showBegin}}"

    def end(self, name: str) -> str:
        return f"{{{self.path(name)}:showEnd}}"

    def open_loop(self, item: str, source: str, holder: Any) -> None:
        self.open.append((item, self.path(source) + "[i]", holder))
        self.later.append(holder)

    def close_loop(self, holder: Any) -> None:
        """The next item's tag, in a twin of the first paragraph or row, ends the repetition."""
        _, place, opening = self.open.pop()
        following = deepcopy(opening.getnext())
        for paragraph in following.iter(f"{_W}p"):
            if next(paragraph.iter(f"{_W}t"), None) is not None:
                set_text(paragraph, f"{{{place[:-3]}[i+1].text}}")
        holder.getparent().replace(holder, following)
