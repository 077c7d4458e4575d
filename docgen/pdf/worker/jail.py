"""The jail LibreOffice runs in: a folder of its own, a bare environment, no network.

All measured, ``reliability.md`` 3.3. What a system cannot give (no ``unshare`` on Windows or in a
strict container) is left out; ``docgen.pdf.doctor`` says so.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from functools import lru_cache
from hashlib import md5
from importlib import resources
from itertools import chain
from pathlib import Path

from docgen.errors import ToolError
from docgen.tools.locks import FileLock
from docgen.tools.probe import Program, candidates, find
from docgen.tools.run import Limits, run

SOFFICE = Program(
    id="soffice",
    names=("soffice", "libreoffice"),
    override="DOCGEN_SOFFICE",
    places=(
        "/usr/lib/libreoffice/program/soffice",
        "/opt/libreoffice*/program/soffice",
        "/Applications/LibreOffice.app/Contents/MacOS/soffice",
        "C:/Program Files/LibreOffice/program/soffice.com",
    ),
)
# Not on PATH first: there stands the Python of the virtual environment, which has no uno.
UNO_PYTHON = Program(
    id="python3-uno",
    names=(),
    override="DOCGEN_UNO_PYTHON",
    places=(
        "/usr/bin/python3",
        "/usr/bin/python3.[0-9]*[0-9]",
        "/usr/local/bin/python3",
        "/opt/libreoffice*/program/python",
        "/Applications/LibreOffice.app/Contents/Resources/python",
        "C:/Program Files/LibreOffice/program/python.exe",
    ),
)
UNSHARE = Program(id="unshare", names=("unshare",), override="DOCGEN_UNSHARE")

_PREFIX = "docgen-pdf-"
_LOCK = "lock"
_YOUNG_SECONDS = 120.0
_SOCKET_FOLDERS = (Path("/tmp"), Path("/var/tmp"))
_PASSED_ON = ("PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH", "SYSTEMROOT", "WINDIR", "COMSPEC")


class WorkFolder:
    """A private folder with a profile; another process sees by its lock that it is in use."""

    def __init__(self) -> None:
        sweep(Path(tempfile.gettempdir()))
        self.path = Path(tempfile.mkdtemp(prefix=_PREFIX))
        self._lock = FileLock(self.path / _LOCK)
        self._lock.acquire()
        settings = profile_of(self.path) / "user"
        for part in (self.path / "home", self.path / "tmp", settings):
            part.mkdir(parents=True)
        profile = resources.files("docgen.pdf.worker").joinpath("profile.xcu").read_bytes()
        (settings / "registrymodifications.xcu").write_bytes(profile)

    def remove(self) -> None:
        """Remove the folder with all that LibreOffice left in it."""
        self._lock.release()
        _remove_all(self.path)


def profile_of(folder: Path) -> Path:
    """The profile inside a work folder."""
    return folder / "profile"


def pipe_of(folder: Path) -> str:
    """The name of the pipe between the driver and LibreOffice."""
    return folder.name


def sockets_of(folder: Path) -> tuple[str, ...]:
    """Return name patterns of the sockets that a killed LibreOffice leaves outside its work folder.

    LibreOffice puts them into /tmp or /var/tmp, whatever TMPDIR says: that of the pipe, and one
    that marks the profile as in use, named by the MD5 of the profile's address in hexadecimal
    without padding.
    """
    digest = md5(profile_of(folder).as_uri().encode("utf-16-le"), usedforsecurity=False).digest()
    profile_mark = "SingleOfficeIPC_" + "".join(f"{byte:x}" for byte in digest)
    return f"OSL_PIPE_*_{pipe_of(folder)}", f"OSL_PIPE_*_{profile_mark}"


def sweep(temporary: Path) -> None:
    """Remove work folders whose owner and driver were both killed, except quite new ones."""
    for folder in temporary.glob(_PREFIX + "*"):
        with contextlib.suppress(OSError):
            old = time.time() - folder.lstat().st_mtime > _YOUNG_SECONDS
            if old and not folder.is_symlink() and _is_ours(folder):
                _remove_unless_locked(folder)


def environment(folder: Path, environ: Mapping[str, str]) -> dict[str, str]:
    """Return every variable a program in the jail sees: nothing of ours but PATH and fonts."""
    given = {name: environ[name] for name in _PASSED_ON if name in environ}
    home, tmp = str(folder / "home"), str(folder / "tmp")
    own = {"HOME": home, "USERPROFILE": home, "TMPDIR": tmp, "TEMP": tmp, "TMP": tmp}
    own |= {"LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}
    own |= {"PYTHONIOENCODING": "utf-8", "PYTHONDONTWRITEBYTECODE": "1"}
    return {"PATH": os.defpath} | given | own


def office_program(environ: Mapping[str, str]) -> Path:
    """Return LibreOffice itself, not the script in front of it, which would survive a kill.

    Raises ToolError ``OFFICE_MISSING``.
    """
    found = find(SOFFICE, environ)
    if found is None:
        raise ToolError("OFFICE_MISSING", program=environ.get(SOFFICE.override) or SOFFICE.id)
    behind = found.resolve().with_name("soffice.bin")
    return behind if behind.is_file() else found


def uno_python(environ: Mapping[str, str]) -> Path:
    """Return a Python that can ``import uno``. Raises ToolError ``UNO_MISSING``."""
    found = _uno_python(environ.get(UNO_PYTHON.override, ""), environ.get("PATH", ""))
    if found is None:
        raise ToolError("UNO_MISSING", program=environ.get(UNO_PYTHON.override) or UNO_PYTHON.id)
    return found


def no_network(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to write before a command to take its network away; empty: not possible."""
    return _no_network(environ.get(UNSHARE.override, ""), environ.get("PATH", ""))


@lru_cache(maxsize=8)
def _uno_python(override: str, path: str) -> Path | None:
    environ = {UNO_PYTHON.override: override, "PATH": path}
    return next((place for place in candidates(UNO_PYTHON, environ) if _has_uno(place)), None)


def _has_uno(python: Path) -> bool:
    return _works(str(python), "-c", "import uno")


@lru_cache(maxsize=8)
def _no_network(override: str, path: str) -> tuple[str, ...]:
    unshare = find(UNSHARE, {UNSHARE.override: override, "PATH": path})
    if sys.platform != "linux" or unshare is None:
        return ()
    ways = ((str(unshare), "-n"), (str(unshare), "-rn"))
    return next((way for way in ways if _works(*way, "true")), ())


def _works(*command: str) -> bool:
    env = {"PATH": os.environ.get("PATH", os.defpath)}
    try:
        return run(command, env=env, limits=Limits(seconds=10)).code == 0
    except ToolError:
        return False


def _is_ours(folder: Path) -> bool:
    return not hasattr(os, "getuid") or folder.lstat().st_uid == os.getuid()


def _remove_unless_locked(folder: Path) -> None:
    lock = FileLock(folder / _LOCK)
    if lock.acquire():
        lock.release()
        _remove_all(folder)


def _remove_all(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    for place in _SOCKET_FOLDERS:
        for socket in chain.from_iterable(map(place.glob, sockets_of(folder))):
            with contextlib.suppress(OSError):
                socket.unlink()
