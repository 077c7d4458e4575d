"""The wheel carries what the checkout has."""

from __future__ import annotations

import tomllib

from tests.support.records import ROOT


def test_every_package_is_in_the_wheel() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed = set(settings["tool"]["setuptools"]["packages"])
    found = {
        ".".join(file.parent.relative_to(ROOT).parts)
        for top in ("docgen", "web")
        for file in (ROOT / top).rglob("__init__.py")
    }
    assert listed == found | {"docgen._samples", "docgen._templates_docx"}


def test_the_versions_tested_are_pinned_without_an_address() -> None:
    text = (ROOT / ".ci" / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert len(lines) > 30
    assert all(line.count("==") == 1 and "/" not in line for line in lines)
