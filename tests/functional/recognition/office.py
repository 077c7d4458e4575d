"""Saves Word files again through a real LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path


def resaved(papers: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """The papers by name as LibreOffice writes them, all in one run of the program."""
    before, after = folder / "before", folder / "after"
    before.mkdir(parents=True)
    for name, docx in papers.items():
        (before / f"{name}.docx").write_bytes(docx)
    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(after),
            *(str(file) for file in sorted(before.glob("*.docx"))),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: (after / f"{name}.docx").read_bytes() for name in papers}
