"""Drafts: the same YAML the command line reads, one file each in the data folder."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from docgen.errors import ConflictError, DocgenError, NotFoundError, OutputError
from docgen.intake.record import Raw, Record
from docgen.intake.sources import read_yaml
from docgen.office.files import write_whole
from docgen.text import strict_yaml
from docgen.text.fold import slug

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_ID_LENGTH = 120
_BASE_LENGTH = 80


@dataclass(frozen=True)
class DraftInfo:
    """A draft in a list: ``saved`` is the time of the last saving, with zone."""

    id: str
    title: str
    template: str
    saved: datetime


@dataclass(frozen=True)
class Draft:
    """One draft; ``etag`` changes with its content (SHA-256 of the file)."""

    id: str
    record: Record
    etag: str
    saved: datetime


class Drafts:
    """The folder of drafts."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def list(self) -> list[DraftInfo]:
        """All drafts that can be read, the last saved first; see :meth:`unreadable`."""
        found = [_info(draft) for _, draft in self._read() if draft is not None]
        return sorted(found, key=lambda info: info.saved, reverse=True)

    def unreadable(self) -> Sequence[str]:
        """File names in the folder of drafts that hold no draft: broken by hand or by a disk."""
        return [file.name for file, draft in self._read() if draft is None]

    def _read(self) -> Iterator[tuple[Path, Draft | None]]:
        for file in sorted(self.folder.glob("*.yaml")):
            try:
                yield file, self.get(file.stem)
            except (DocgenError, OSError):
                yield file, None

    def get(self, draft_id: str) -> Draft:
        """Read a draft. Raises NotFoundError."""
        file = self._file(draft_id)
        try:
            data = file.read_bytes()
        except FileNotFoundError as error:
            raise NotFoundError("DRAFT_UNKNOWN", ban_thao=draft_id[:80]) from error
        return Draft(draft_id, read_yaml(data, file.name), _etag(data), _saved(file))

    def create(self, tree: dict[str, Raw]) -> Draft:
        """Store a new draft under a free id made from its template and year."""
        named = f"{str(tree.get('mau') or '').partition('@')[0]} {tree.get('nam') or ''}"
        base = slug(named, max_length=_BASE_LENGTH)
        data = strict_yaml.dump(tree).encode()
        for number in count(1):
            file = self._file(f"{base}-{number}")
            try:
                write_whole(file, data, replace=False)
            except OutputError as error:
                if error.code != "OUTPUT_EXISTS":
                    raise
            else:
                break
        return self.get(file.stem)

    def save(self, draft_id: str, tree: dict[str, Raw], etag: str | None = None) -> Draft:
        """Write a draft whole. With ``etag`` of another state raises ConflictError."""
        file = self._file(draft_id)
        if etag is not None and file.exists() and _etag(file.read_bytes()) != etag:
            raise ConflictError("DRAFT_CHANGED", ban_thao=draft_id)
        write_whole(file, strict_yaml.dump(tree).encode())
        return self.get(draft_id)

    def delete(self, draft_id: str) -> None:
        """Remove a draft. Raises NotFoundError."""
        self.get(draft_id)
        self._file(draft_id).unlink()

    def _file(self, draft_id: str) -> Path:
        if not _ID.fullmatch(draft_id) or len(draft_id) > _ID_LENGTH:
            raise NotFoundError("DRAFT_UNKNOWN", ban_thao=draft_id[:80])
        return self.folder / f"{draft_id}.yaml"


def _etag(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _saved(file: Path) -> datetime:
    return datetime.fromtimestamp(file.stat().st_mtime, tz=UTC)


def _info(draft: Draft) -> DraftInfo:
    tree = draft.record.tree
    return DraftInfo(
        id=draft.id,
        title=str(tree.get("trich_yeu") or ""),
        template=str(tree.get("mau") or ""),
        saved=draft.saved,
    )
