"""Every sample as Word file, PDF and measured pages, made once a session and only when asked."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from docgen import Office
from docgen.documents.rules import size_set_of
from docgen.norms import Norm
from docgen.office.paper import Paper
from docgen.templating.context import Context, context_of
from tests.support.page_measure import Sheet, sheets
from tests.support.records import sample_files

SAMPLE_NAMES = [file.stem for file in sample_files()]
"""Names of the samples; no two folders hold the same one."""


class RenderedSample:
    """One sample and what was made of it."""

    def __init__(self, office: Office, file: Path, folder: Path) -> None:
        self.office, self.file, self.folder = office, file, folder

    @cached_property
    def paper(self) -> Paper:
        checked = self.office.check(self.office.read(self.file))
        assert checked.paper is not None, [one.code for one in checked.report.errors]
        return checked.paper

    @property
    def norm(self) -> Norm:
        return self.paper.norm

    @property
    def size_set(self) -> str:
        return size_set_of(self.paper.model, self.norm)

    @cached_property
    def context(self) -> Context:
        return context_of(self.paper.model, self.norm)

    @cached_property
    def docx(self) -> bytes:
        return self.office.render(self.paper, self.docx_file)

    @property
    def docx_file(self) -> Path:
        return self.folder / f"{self.file.stem}.docx"

    @cached_property
    def pdf(self) -> bytes:
        pdf = self.office.pdf(self.docx)
        (self.folder / f"{self.file.stem}.pdf").write_bytes(pdf)
        return pdf

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        return sheets(self.pdf)

    @cached_property
    def appendix_start(self) -> int:
        """Place of the first page of the appendix; the number of pages where there is none."""
        title = self.context.get("phu_luc_so") if self.context.get("co_phu_luc") else None
        for at, sheet in enumerate(self.sheets):
            if title and sheet.text_lines and sheet.text_lines[0].text == title:
                return at
        assert not title, "the appendix begins no page"
        return len(self.sheets)

    @property
    def body(self) -> tuple[Sheet, ...]:
        """Pages of the paper itself."""
        return self.sheets[: self.appendix_start]

    @property
    def appendix(self) -> tuple[Sheet, ...]:
        return self.sheets[self.appendix_start :]


class RenderedSamples:
    """The samples by name."""

    def __init__(self, office: Office, folder: Path) -> None:
        files = sample_files()
        self._samples = {file.stem: RenderedSample(office, file, folder) for file in files}

    def __getitem__(self, name: str) -> RenderedSample:
        return self._samples[name]

    def __iter__(self) -> Iterator[RenderedSample]:
        return iter(self._samples.values())
