"""A quick cold start for commands that make one paper and end."""

from __future__ import annotations

import importlib
import os
import sys
from types import ModuleType


def start_quickly() -> None:
    """Prepare a short-lived process; call before pydantic loads and before threads start."""
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.modules.setdefault(_Metadata.real, _Metadata())


class _Metadata(ModuleType):
    """Stands for ``importlib.metadata`` until somebody uses it.

    pydantic imports it, with ``email`` and ``zipfile`` behind it, for its plug-ins alone, which are
    switched off here. Names of the module are functions that load the real one when called.
    """

    real = "importlib.metadata"

    def __init__(self) -> None:
        super().__init__(self.real)

    def __getattr__(self, name: str) -> object:
        if name.startswith("_"):
            raise AttributeError(name)

        def later(*arguments: object, **named: object) -> object:
            if sys.modules.get(self.real) is self:
                del sys.modules[self.real]
            return getattr(importlib.import_module(self.real), name)(*arguments, **named)

        return later
