"""A paper ready to be printed, and the verdict on a record that may become one."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.documents.tokens import filler
from docgen.documents.van_ban import VanBanCoTenLoai
from docgen.norms import Norm
from docgen.problems import Report
from docgen.templating.catalogue import TemplateFolder
from docgen.text.fold import file_name, slug


@dataclass(frozen=True)
class Paper:
    """A checked paper with the template and the norm that hold for it."""

    model: VanBanCoTenLoai
    template: TemplateFolder
    norm: Norm

    @property
    def title(self) -> str:
        """Kind and abstract as a person names the paper."""
        abstract = filler(self.model)(self.model.trich_yeu)
        return f"{self.norm.kind(self.model.loai).name} {abstract[:1].lower()}{abstract[1:]}"

    @property
    def slug(self) -> str:
        """ASCII file name without ending, sortable by day where there is one."""
        day = self.model.ngay.isoformat() if self.model.ngay else str(self.model.nam)
        return slug(f"{day} {self.model.loai} {self.title}", max_length=80)

    @property
    def office_slug(self) -> str:
        """The issuing office and the year as an ASCII file name without ending."""
        return slug(f"{self.model.co_quan.ten_goi} {self.model.loai} {self.model.nam}")

    @property
    def ascii_name(self) -> str:
        """ASCII twin of the title for programs that read no Vietnamese file names."""
        return file_name(self.title)


@dataclass(frozen=True)
class Checked:
    """What became of a record: the paper, unless errors stopped it, and all there is to say."""

    paper: Paper | None
    report: Report
