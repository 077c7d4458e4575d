"""The catalogue of click's words: read ``messages.po`` and make ``messages.mo`` of it.

Run as ``python -m tests.support.gettext_catalogue`` after a change of the words.
"""

from __future__ import annotations

import ast
import struct
from pathlib import Path

from tests.support.records import ROOT

PO = ROOT / "docgen" / "cli" / "locale" / "vi" / "LC_MESSAGES" / "messages.po"
MO = PO.with_suffix(".mo")

_MAGIC = 0x950412DE
_HEADER = 7 * 4


def entries(po: str) -> dict[str, str]:
    """Key → translation; a plural's key holds both forms with a zero byte between."""
    return dict(_entry(block) for block in po.split("\n\n") if "msgid" in block)


def _entry(block: str) -> tuple[str, str]:
    parts: dict[str, str] = {}
    name = ""
    for line in block.splitlines():
        if line.startswith("#"):
            continue
        if not line.startswith('"'):
            name, _, line = line.partition(" ")
        parts[name] = parts.get(name, "") + str(ast.literal_eval(line))
    if "msgid_plural" in parts:
        return f"{parts['msgid']}\0{parts['msgid_plural']}", parts["msgstr[0]"]
    return parts["msgid"], parts["msgstr"]


def compiled(po: str) -> bytes:
    """The bytes of the ``.mo`` file, as the gettext manual describes them, without a hash table."""
    words = sorted((key.encode(), value.encode()) for key, value in entries(po).items())
    keys_at = _HEADER
    values_at = keys_at + 8 * len(words)
    start = values_at + 8 * len(words)
    keys = b"".join(key + b"\0" for key, _ in words)
    values = b"".join(value + b"\0" for _, value in words)
    head = struct.pack("<7I", _MAGIC, 0, len(words), keys_at, values_at, 0, start)
    tables = _table([key for key, _ in words], start)
    tables += _table([value for _, value in words], start + len(keys))
    return head + tables + keys + values


def _table(texts: list[bytes], start: int) -> bytes:
    table = b""
    for text in texts:
        table += struct.pack("<2I", len(text), start)
        start += len(text) + 1
    return table


def write(po: Path = PO) -> None:
    """Make the ``.mo`` beside a ``.po``."""
    po.with_suffix(".mo").write_bytes(compiled(po.read_text(encoding="utf-8")))


if __name__ == "__main__":
    write()
