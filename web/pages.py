"""Pictures of pages: made once for a paper, kept in memory, named by their content."""

from __future__ import annotations

import hashlib
import struct
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property
from typing import cast

from flask import Flask, current_app

from web.office import Office, Paper

_EXTENSION = "docgen_pages"
_PAPERS = 40
"""Papers whose pages are kept: about 10 MB at four pages each."""


@dataclass(frozen=True)
class Page:
    """One page: its picture (PNG) and its words; its size is in dots of the picture."""

    picture: bytes
    text: str

    @cached_property
    def hash(self) -> str:
        """Equal pictures have equal names."""
        return hashlib.sha256(self.picture).hexdigest()[:32]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height from the head of the PNG file."""
        width, height = struct.unpack(">II", self.picture[16:24])
        return width, height


class PageStore:
    """The pages of the papers looked at last."""

    def __init__(self) -> None:
        self._papers: OrderedDict[str, tuple[Page, ...]] = OrderedDict()
        self._newest: dict[str, int] = {}
        self._lock = threading.Lock()
        self._converting = threading.Lock()

    def known(self, docx: bytes) -> tuple[Page, ...] | None:
        """The pages of a Word file if they were made before."""
        with self._lock:
            return self._papers.get(_key(docx))

    def pages(self, office: Office, draft_id: str, paper: Paper) -> tuple[Page, ...] | None:
        """The pages of a paper; None when a newer request for the same draft came meanwhile.

        Raises ToolError where pages cannot be made.
        """
        docx = office.render(paper)
        found = self.known(docx)
        if found:
            return found
        with self._lock:
            turn = self._newest.get(draft_id, 0) + 1
            self._newest[draft_id] = turn
        with self._converting:
            if self._newest[draft_id] != turn:
                return None
            found = self.known(docx) or _made(office, docx)
        self._keep(docx, found)
        return found

    def picture(self, name: str) -> bytes | None:
        """A kept picture by its name."""
        with self._lock:
            pages = [page for pages in self._papers.values() for page in pages]
        return next((page.picture for page in pages if page.hash == name), None)

    def _keep(self, docx: bytes, pages: tuple[Page, ...]) -> None:
        with self._lock:
            self._papers[_key(docx)] = pages
            self._papers.move_to_end(_key(docx))
            while len(self._papers) > _PAPERS:
                self._papers.popitem(last=False)


def _key(docx: bytes) -> str:
    return hashlib.sha256(docx).hexdigest()


def _made(office: Office, docx: bytes) -> tuple[Page, ...]:
    pdf = office.pdf(docx)
    pictures, texts = office.pages(pdf), office.page_texts(pdf)
    return tuple(Page(*pair) for pair in zip(pictures, texts, strict=True))


def attach_store(app: Flask) -> None:
    """Give the application its store of pages."""
    app.extensions[_EXTENSION] = PageStore()


def get_store() -> PageStore:
    """The store of the running application."""
    return cast("PageStore", current_app.extensions[_EXTENSION])
