"""Compiled templates kept on disk, so that a fresh process need not compile.

A compiled form holds Python code objects. They are read only from a folder that belongs to the
user we run as and that nobody else may write (on POSIX; elsewhere the folder's own rights must see
to it), and only when their digest is right. Whatever is wrong with a kept form, the template is
simply compiled anew; nothing here can make a paper fail.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import stat
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.templating.render import CompiledTemplate

if TYPE_CHECKING:
    from docgen.facts.package import Package

FORM = "docgen-compiled-1"
"""Changes with anything that changes compiled forms, a new line of docxtpl included."""

_DIGEST_SIZE = 32
_BINARY = getattr(os, "O_BINARY", 0)


def load_or_compile(
    folder: Path | None, key: str, prepared: Callable[[], Package]
) -> CompiledTemplate:
    """Return the compiled template of ``key``, from ``folder`` if it is kept there.

    ``key`` must name everything that the prepared package depends on (a digest of the template's
    bytes, of the norm and of the size set); ``prepared`` makes that package when it is needed.
    ``folder`` None means: keep nothing. Raises what ``prepared`` and ``compile_template`` raise.
    """
    path = folder and folder / artefact_name(key)
    if path and (kept := _read(path)):
        return kept
    from docgen.templating.compile import compile_template

    template = compile_template(prepared())
    if path:
        _write(path, template)
    return template


def artefact_name(key: str) -> str:
    """Name the file of a key; another compiler or Python has files of its own."""
    text = "\n".join((FORM, sys.version, str(sys.implementation.cache_tag), key))
    return hashlib.sha256(text.encode()).hexdigest() + ".compiled"


def _read(path: Path) -> CompiledTemplate | None:
    try:
        content = _trusted_bytes(path)
    except OSError:
        return None
    digest, payload = content[:_DIGEST_SIZE], content[_DIGEST_SIZE:]
    if hashlib.sha256(payload).digest() != digest:
        return None
    return CompiledTemplate(*marshal.loads(payload))


def _trusted_bytes(path: Path) -> bytes:
    """Read a file that only we can have written; raise OSError where that is not certain."""
    descriptor = os.open(path, os.O_RDONLY | _BINARY | getattr(os, "O_NOFOLLOW", 0))
    with os.fdopen(descriptor, "rb") as file:
        _check_owner(os.fstat(descriptor))
        _check_owner(path.parent.stat())
        return file.read()


def _check_owner(status: os.stat_result) -> None:
    if os.name != "posix":
        return
    others_may_write = status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
    if status.st_uid != os.geteuid() or others_may_write:
        raise PermissionError(status.st_uid, status.st_mode)


def _write(path: Path, template: CompiledTemplate) -> None:
    payload = marshal.dumps(
        (
            template.prepared,
            template.names,
            template.members,
            template.programs,
            template.unsupported,
        )
    )
    working = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(working, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(hashlib.sha256(payload).digest() + payload)
        working.replace(path)
    with suppress(OSError):
        working.unlink(missing_ok=True)
