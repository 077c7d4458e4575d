"""What is measured: a prepared template and many records for it, written where peers can read.

The lean plan is invented and fixed, so that numbers can be compared over months. ``office`` takes
the shipped template and sample of the same paper through the front door, once they exist.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docgen.facts.package import read_package
from docgen.templating.package import write_package
from docgen.templating.prepare import prepare
from tests.bench import convert, paper

RECORDS = 60
SAMPLE = "ke-hoach-bao-ve-tre-em/ke-hoach-phuong-1-2024.yaml"


@dataclass(frozen=True)
class Source:
    """A prepared ``.docx`` and the records that fill it, each with another text."""

    name: str
    prepared: bytes
    contexts: list[dict[str, Any]]

    def write(self, folder: Path) -> None:
        """Write what the peers read: the template in each one's own tags, and the records."""
        place = folder / self.name
        place.mkdir(parents=True, exist_ok=True)
        (place / "prepared.docx").write_bytes(self.prepared)
        (place / "contexts.json").write_text(json.dumps(self.contexts), "utf-8")
        for peer, converted in convert.for_peers(self.prepared).items():
            (place / f"{peer}.docx").write_bytes(converted)


def lean() -> Source:
    """The invented plan."""
    prepared = prepare(read_package(paper.template()), paper.RULES)
    contexts = [paper.context(number) for number in range(1, RECORDS + 1)]
    return Source("plan", write_package(prepared.parts), contexts)


def table(rows: int) -> Source:
    """The annex table with so many rows."""
    prepared = prepare(read_package(paper.table_template()), {})
    contexts = [paper.table_context(number, rows) for number in range(1, 6)]
    return Source(f"table_{rows}", write_package(prepared.parts), contexts)


def office(root: Path) -> Source:
    """The shipped plan with its sample; the records differ by a number in every text."""
    from docgen.documents.rules import size_set_of
    from docgen.office import open_office
    from docgen.office.printing import prepared
    from docgen.templating.context import context_of

    with TemporaryDirectory() as folder, open_office(folder, actor="bench") as front:
        checked = front.check(front.read(root / "samples" / SAMPLE))
    if checked.paper is None:
        raise ValueError(f"the sample has mistakes: {list(checked.report)}")
    filled = checked.paper
    sizes = size_set_of(filled.model, filled.norm)
    package = prepared(filled.template.docx(), filled.norm, sizes)
    context = dict(context_of(filled.model, filled.norm))
    contexts = [_numbered(context, number) for number in range(RECORDS)]
    return Source("plan", write_package(package.parts), contexts)


def _numbered(value: Any, number: int) -> Any:
    if isinstance(value, dict):
        return {key: _numbered(item, number) for key, item in value.items()}
    if isinstance(value, list):
        return [_numbered(item, number) for item in value]
    return f"{value} {number}" if isinstance(value, str) and len(value) > 20 else value
