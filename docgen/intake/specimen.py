"""A commented YAML of a template: every field, its hint, a sample value (``docgen new``).

Explanations are ``# words``. A field that may be left out stands there as ``#field: value``: taking
the sign away puts it to use, alone or together with all the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from docgen.documents.base import Model
from docgen.documents.schema import FieldSpec, fields_of
from docgen.norms.glossary import Term, term

_STEP = "  "

_INSTEAD = {"CanCu.nguyen_van", "NoiNhan.nhom"}
"""Fields that stand for a whole item of their list: they get an item of their own."""

_QUOTED_STARTS = tuple("{}[]\"'&*!|>%@`#,?-:")


def specimen(
    model: type[Model],
    content: type[Model],
    template_ref: str,
    *,
    left_out: Set[str] = frozenset(),
    samples: Mapping[str, str] | None = None,
) -> str:
    """Text of a record that builds as it stands; optional fields are there as comments.

    ``left_out`` are fields of the paper that its records do not need. ``samples`` gives values that
    depend on the office, by :attr:`FieldSpec.key`; an empty one leaves the field out.
    """
    writer = _Writer(samples or {})
    lines = [f"mau: {template_ref}"]
    for spec in fields_of(model, content):
        if spec.name not in {"mau", "loai"} | left_out:
            lines += writer.field(spec, live=False)
    return "\n".join(lines) + "\n"


class _Writer:
    """Writes fields as lines; ``live`` means: optional fields too are written for use."""

    def __init__(self, samples: Mapping[str, str]) -> None:
        self.samples = samples

    def field(self, spec: FieldSpec, live: bool) -> Iterator[str]:
        """The lines of one field, its explanation first."""
        if spec.name == "kieu" or self.samples.get(spec.key) == "":
            return
        entry = term(spec.owner.__name__, spec.name)
        used = live or spec.required
        yield f"# {_explained(entry, spec)}"
        # Inside a field that is switched off all is live: one sign a line switches it on.
        body = self.value(spec, entry, live=not used or live)
        yield from body if used else map(_switched_off, body)

    def value(self, spec: FieldSpec, entry: Term, live: bool) -> Iterator[str]:
        """The lines of a field's key and sample value."""
        if spec.kind == "groups" and not entry.example:
            yield f"{spec.name}:"
            yield from _indented(self.items(spec, live))
        elif spec.kind == "group":
            assert spec.model is not None
            yield f"{spec.name}:"
            for inner in fields_of(spec.model):
                yield from _indented(self.field(inner, live))
        elif spec.kind in ("lines", "paragraphs", "groups"):
            yield f"{spec.name}:"
            yield f"{_STEP}- {self.sample(spec, entry)}"
        else:
            yield f"{spec.name}: {self.sample(spec, entry)}"

    def items(self, spec: FieldSpec, live: bool) -> Iterator[str]:
        """One item with the fields that go together, and one for each that stands alone."""
        assert spec.model is not None
        specs = fields_of(spec.model)
        together = [inner for inner in specs if inner.key not in _INSTEAD]
        yield from self.item(together, live)
        for inner in specs:
            if inner.key in _INSTEAD and self.samples.get(inner.key) != "":
                item = self.item([inner], live=True)
                yield from item if live else map(_switched_off, item)

    def item(self, specs: list[FieldSpec], live: bool) -> Iterator[str]:
        """A list item; its first field carries the dash and is always there."""
        first, *rest = specs
        explanation, *body = self.field(first, live=True)
        yield explanation
        yield f"- {body[0]}"
        yield from _indented(iter(body[1:]))
        for spec in rest:
            yield from _indented(self.field(spec, live))

    def sample(self, spec: FieldSpec, entry: Term) -> str:
        """The sample value as YAML."""
        text = self.samples.get(spec.key) or entry.example
        if not text:
            text = spec.choices[0] if spec.choices else entry.label
        return _quoted(text) if _needs_quotes(text) else text


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (_STEP + line for line in lines)


def _switched_off(line: str) -> str:
    """Put the sign before the first letter; an explanation stays one."""
    bare = line.lstrip(" ")
    return line if bare.startswith("#") else f"{line[: len(line) - len(bare)]}#{bare}"


def _explained(entry: Term, spec: FieldSpec) -> str:
    words = entry.label if spec.required else f"{entry.label} (không bắt buộc)"
    if spec.choices and entry.choices:
        hint = "; ".join(f"{key}: {entry.choices[key]}" for key in spec.choices)
    else:
        hint = entry.hint
    return f"{words}. {hint}" if hint else words


def _needs_quotes(text: str) -> bool:
    return text.startswith(_QUOTED_STARTS) or ": " in text or " #" in text or text.endswith(":")


def _quoted(text: str) -> str:
    inner = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{inner}"'
