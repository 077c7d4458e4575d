"""Foreign files under ``web/static/vendor``: taken from a package once, named with their hashes.

``python -m web.vendoring <folder of npm packs>`` takes the files named in ``vendor.toml`` out of
the archives that ``npm pack <name>@<version>`` made there, after checking the archive's sha512,
and writes ``THIRD_PARTY_NOTICES.md``. Nothing is fetched by this program itself.
"""

from __future__ import annotations

import base64
import hashlib
import sys
import tarfile
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "static" / "vendor"
NOTICES = "THIRD_PARTY_NOTICES.md"


@dataclass(frozen=True)
class Package:
    """One package: ``files`` maps each file taken, with its path in the package, to its sha256."""

    name: str
    version: str
    licence: str
    licence_file: str
    home: str
    integrity: str
    files: dict[str, str]

    @property
    def folder(self) -> Path:
        """Where its files lie; the version in the name lets browsers keep them for ever."""
        return FOLDER / f"{self.name.removesuffix('.org')}-{self.version}"

    def path(self, file: str) -> Path:
        """Where one of its files lies."""
        return self.folder / Path(file).name

    @property
    def licence_text(self) -> str:
        """The licence as the package carries it."""
        return self.path(self.licence_file).read_text(encoding="utf-8")


@cache
def packages() -> tuple[Package, ...]:
    """Every foreign package of the pages."""
    entries = tomllib.loads((FOLDER / "vendor.toml").read_text(encoding="utf-8"))
    return tuple(Package(**entry) for entry in entries["package"])


def sha256(file: Path) -> str:
    """The hash of a file as ``vendor.toml`` writes it."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def notices() -> str:
    """The text of ``THIRD_PARTY_NOTICES.md``."""
    head = "# Third-party notices\n\nFiles under `web/static/vendor` come from these packages.\n"
    return head + "".join(
        f"\n## {one.name} {one.version}\n\nLicence: {one.licence}. Source: {one.home}\n\n"
        f"```text\n{one.licence_text.strip()}\n```\n"
        for one in packages()
    )


def take(package: Package, packs: Path) -> None:
    """Copy the named files of one package out of its archive.

    Raises ValueError when the archive or a file is not the one ``vendor.toml`` names.
    """
    archive = packs / f"{package.name}-{package.version}.tgz"
    digest = base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if f"sha512-{digest}" != package.integrity:
        raise ValueError(f"{archive.name}: sha512 differs")
    package.folder.mkdir(parents=True, exist_ok=True)
    with tarfile.open(archive) as opened:
        for file, expected in package.files.items():
            member = opened.extractfile(f"package/{file}")
            assert member is not None
            package.path(file).write_bytes(member.read())
            if sha256(package.path(file)) != expected:
                raise ValueError(f"{file}: sha256 differs")


if __name__ == "__main__":
    for each in packages():
        take(each, Path(sys.argv[1]))
    (FOLDER / NOTICES).write_text(notices(), encoding="utf-8")
