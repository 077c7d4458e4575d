"""A quick cold start for commands that make one paper and end."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from types import ModuleType
from typing import Any

_COLLECT_AFTER = 50_000
"""Objects until the first garbage collection: while modules load it finds nothing to free."""


def start_quickly() -> None:
    """Prepare a short-lived process; call before pydantic loads and before threads start."""
    gc.set_threshold(_COLLECT_AFTER)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.modules.setdefault(_Metadata.real, _Metadata())


class _Metadata(ModuleType):
    """Stands for ``importlib.metadata`` until somebody uses it.

    pydantic imports the name ``entry_points`` from it, with ``email`` and ``zipfile`` behind it,
    for its plug-ins alone, which are switched off here. Other names load the real module at once.
    """

    real = "importlib.metadata"

    def __init__(self) -> None:
        super().__init__(self.real)

    def entry_points(self, **wanted: str) -> object:
        """Load the real module and ask it."""
        return self._loaded().entry_points(**wanted)

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)  # the import system looks for marks of a package
        return getattr(self._loaded(), name)

    def _loaded(self) -> Any:
        if sys.modules.get(self.real) is self:
            del sys.modules[self.real]
        return importlib.import_module(self.real)
