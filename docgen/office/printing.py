"""From a checked paper to Word, PDF and page pictures; templates are compiled once and kept."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from docgen.documents.rules import size_set_of
from docgen.norms import Norm
from docgen.office.paper import Paper
from docgen.settings import Settings
from docgen.templating import artefact
from docgen.templating.catalogue import TemplateFolder
from docgen.templating.context import context_of
from docgen.templating.properties import NO_DATE, CoreProperties
from docgen.templating.render import CompiledTemplate, render
from docgen.templating.rule_lengths import frame_names, rule_names

if TYPE_CHECKING:
    from docgen.facts.package import Package


class Press:
    """Holds the compiled templates of one office."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._compiled: dict[str, CompiledTemplate] = {}

    def docx(self, paper: Paper) -> bytes:
        """The Word file of ``paper``; equal papers give equal bytes."""
        template = self.template(paper.template, paper.norm, size_set_of(paper.model, paper.norm))
        context = context_of(paper.model, paper.norm)
        return render(template, context, properties_of(paper), speed=self._settings.speed)

    def template(self, folder: TemplateFolder, norm: Norm, size_set: str) -> CompiledTemplate:
        """The template laid out by ``norm`` at a size set, compiled at most once a process."""
        docx = folder.docx()
        key = hashlib.sha256(docx + norm.sha256.encode() + size_set.encode()).hexdigest()
        if key not in self._compiled:
            self._compiled[key] = artefact.load_or_compile(
                self._settings.compiled, key, lambda: prepared(docx, norm, size_set)
            )
        return self._compiled[key]


def prepared(docx: bytes, norm: Norm, size_set: str) -> Package:
    """A template's package laid out by ``norm``, its rule lengths open for filling."""
    from docgen.facts.package import read_package
    from docgen.templating.prepare import prepare
    from docgen.templating.stamp import stamp

    return prepare(stamp(read_package(docx), norm, size_set), rule_names(norm), frame_names(norm))


def properties_of(paper: Paper) -> CoreProperties:
    """The document properties of a paper: its own and the office's, nothing of the clock."""
    day = paper.model.ngay
    stamp = f"{day.isoformat()}T00:00:00Z" if day else NO_DATE
    return CoreProperties(paper.title, paper.model.co_quan.ten_goi, stamp)
