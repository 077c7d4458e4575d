"""For every rule of form one paper that breaks it; see :mod:`tests.rules.mutation`."""

from __future__ import annotations

from tests.rules import mutations_file, mutations_head, mutations_text
from tests.rules.mutation import MUTATIONS, Mutation

__all__ = ["MUTATIONS", "Mutation", "mutations_file", "mutations_head", "mutations_text"]
