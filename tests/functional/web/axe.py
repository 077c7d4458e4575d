"""axe-core for the browser tests, wherever the npm packages lie."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def axe_source() -> str:
    """The script: from ``tests/node/node_modules``, else from ``DOCGEN_NODE_MODULES``."""
    folders = [Path(__file__).parents[2] / "node" / "node_modules"]
    if os.environ.get("DOCGEN_NODE_MODULES"):
        folders.append(Path(os.environ["DOCGEN_NODE_MODULES"]))
    files = [folder / "axe-core" / "axe.min.js" for folder in folders]
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        raise FileNotFoundError(f"axe-core is in none of {[str(file) for file in files]}")
    return found.read_text(encoding="utf-8")


def violations(page: Page) -> list[dict[str, Any]]:
    """What axe finds on the page as it stands: rule and the places, nothing else."""
    page.evaluate(axe_source())
    options = {"runOnly": {"type": "tag", "values": _RULES}}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        {"rule": one["id"], "places": [node["html"][:160] for node in one["nodes"][:4]]}
        for one in result["violations"]
    ]
