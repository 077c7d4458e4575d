"""The catalogue of templates: one folder each with the Word file and its ``template.yaml``."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from docgen.errors import TemplateError
from docgen.text import strict_yaml


class Variable(BaseModel):
    """A name the template prints, explained to the clerk who edits it in Word."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    ten: str
    giai_thich: str
    vi_du: str = ""


class Version(BaseModel):
    """One entry of a template's history; ``sha256`` is that of ``template.docx``."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    phien_ban: int
    ngay: str
    nguoi: str
    ly_do: str
    sha256: str


class Descriptor(BaseModel):
    """What ``template.yaml`` says: which paper this is, for which kind, form and norms."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    phien_ban: int = Field(ge=1)
    ten: str
    mo_ta: str
    loai: str
    mau_nd30: str
    noi_dung: str
    chuan: tuple[str, ...]
    bien: tuple[Variable, ...]
    mau_thu: tuple[str, ...]
    lich_su: tuple[Version, ...]

    @property
    def ref(self) -> str:
        """How records name the template: ``ke-hoach-bao-ve-tre-em@1``."""
        return f"{self.id}@{self.phien_ban}"


@dataclass(frozen=True)
class TemplateFolder:
    """One template on disk."""

    folder: Path
    descriptor: Descriptor

    def docx(self) -> bytes:
        """The Word file as it lies in the folder. Raises TemplateError where it cannot be read."""
        try:
            return (self.folder / "template.docx").read_bytes()
        except OSError as error:
            raise TemplateError("TEMPLATE_FILE", mau=self.descriptor.id) from error


class Catalogue:
    """All templates of a folder, found by ``id`` or ``id@version``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def ids(self) -> list[str]:
        """Ids of the templates, in alphabetical order."""
        return sorted(file.parent.name for file in self.folder.glob("*/template.yaml"))

    def all(self) -> list[TemplateFolder]:
        """Every template of the catalogue."""
        return [self.get(one) for one in self.ids()]

    def get(self, ref: str) -> TemplateFolder:
        """The template a record names. An older version opens under the present one.

        Raises TemplateError for an unknown id and for a version that does not exist yet.
        """
        name, _, version = ref.partition("@")
        file = self.folder / name / "template.yaml"
        if name not in self.ids():
            from difflib import get_close_matches

            near = get_close_matches(name, self.ids(), 1, cutoff=0.3)
            raise TemplateError("TEMPLATE_UNKNOWN", mau=name[:80], gan_giong="".join(near) or "–")
        found = TemplateFolder(file.parent, read_descriptor(file))
        if version and not _exists(version, found.descriptor):
            raise TemplateError(
                "TEMPLATE_VERSION", mau=name, phien_ban=version[:10], co=found.descriptor.phien_ban
            )
        return found


def _exists(version: str, descriptor: Descriptor) -> bool:
    known = {str(entry.phien_ban) for entry in descriptor.lich_su}
    return version in known


def read_descriptor(file: Path) -> Descriptor:
    """Read and check a ``template.yaml``. Raises TemplateError naming the first wrong entry."""
    tree: Any = strict_yaml.load(file.read_bytes()).plain()
    try:
        return Descriptor.model_validate(tree)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = ".".join(str(step) for step in first["loc"])
        raise TemplateError(
            "TEMPLATE_DESCRIPTOR", mau=file.parent.name, cho=place, chi_tiet=first["msg"]
        ) from error
