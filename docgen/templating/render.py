"""The rendering path: a compiled template and a context become the bytes of a Word file.

Per paper only the parts with tags and the core properties are made; everything else was packed
when the template was compiled. On this path there is no XML parser, no zip library and no regular
expression, and nothing is imported that takes time to load.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from types import CodeType, FunctionType
from typing import Any

from docgen.errors import TemplateError
from docgen.templating.deflate import Deflater, deflater
from docgen.templating.package import Member, join_members, pack_member
from docgen.templating.properties import CORE_PART, CoreProperties, core_xml

Context = Mapping[str, object]

_LAID_OUT = b"\t\n\a\f\r"
"""Characters that docxtpl turns into tabs, breaks and paragraphs: left to docxtpl itself."""
_ILLEGAL = bytes(set(range(1, 32)) - set(_LAID_OUT))
_NONCHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")


PENDING: Member = (b"", b"", b"")


class NeedsReference(Exception):  # noqa: N818 - a detour, not an error
    """The compiled path does not know this value; docxtpl does."""


class CompiledTemplate:
    """A template after all work that does not depend on the record.

    ``prepared`` is the prepared package as a ``.docx``, ``members`` its finished members in
    writing order with ``PENDING`` for each part that is made per paper, ``programs`` the code of
    the parts with tags by name, ``unsupported`` the reason why every paper of this template goes
    through docxtpl, or "".
    """

    __slots__ = ("functions", "members", "names", "prepared", "programs", "unsupported")

    def __init__(
        self,
        prepared: bytes,
        names: tuple[str, ...],
        members: tuple[Member, ...],
        programs: tuple[tuple[str, CodeType], ...],
        unsupported: str = "",
    ) -> None:
        self.prepared = prepared
        self.names = names
        self.members = members
        self.programs = programs
        self.unsupported = unsupported
        self.functions = tuple(
            (names.index(name), name, FunctionType(code, {"__builtins__": {}}))
            for name, code in programs
        )


def render(
    template: CompiledTemplate, context: Context, core: CoreProperties, *, speed: str = "size"
) -> bytes:
    """Fill a template and return the ``.docx``; equal input gives equal bytes.

    ``context`` holds str, int, bool, lists and dicts of them; every text is escaped. ``speed`` is
    ``size``, ``fast`` or ``isal``. What the compiled path does not know goes through docxtpl with
    the same result. Raises :class:`TemplateError`: ``VARIABLE_MISSING``, ``VARIABLE_SHAPE``,
    ``VALUE_NONE``, ``VALUE_NOT_WHOLE``, ``VALUE_CONTROL_CHARACTER``.
    """
    tool = deflater(speed)
    if not template.unsupported:
        try:
            return _render_compiled(template, context, core, tool)
        except NeedsReference:
            pass
    from docgen.templating.reference import render_reference

    return render_reference(template.prepared, context, core, speed=speed)


def _render_compiled(
    template: CompiledTemplate, context: Context, core: CoreProperties, tool: Deflater
) -> bytes:
    members = list(template.members)
    for place, name, function in template.functions:
        content = _part(name, function, context)
        packed = tool.deflate(content)
        members[place] = pack_member(name, tool.crc32(content), len(content), packed)
    content = core_xml(core)
    packed = tool.deflate_small(content)
    place = template.names.index(CORE_PART)
    members[place] = pack_member(CORE_PART, zlib.crc32(content), len(content), packed)
    return join_members(members)


def _part(name: str, function: Callable[..., list[Any]], context: Context) -> bytes:
    try:
        pieces = function(context, whole)
        pieces[1::2] = _encoded(pieces[1::2])
    except KeyError as error:
        raise TemplateError("VARIABLE_MISSING", name=error.args[0], part=name) from None
    except TypeError as error:
        raise TemplateError("VARIABLE_SHAPE", detail=error, part=name) from None
    return b"".join(pieces)


def whole(value: object) -> str:
    """Print a length in twips."""
    if type(value) is not int:
        raise TemplateError("VALUE_NOT_WHOLE", value=value)
    return str(value)


def _encoded(values: list[object]) -> list[bytes]:
    """Encode and escape all values of a part at once, with a zero byte between them."""
    try:
        text = "\0".join(values)  # type: ignore[arg-type]  # the except clause sees to the others
    except TypeError:
        text = "\0".join([printed(value) for value in values])
    try:
        encoded = text.encode()
    except UnicodeEncodeError:
        raise TemplateError("VALUE_CONTROL_CHARACTER", character="U+D800") from None
    _check_characters(encoded)
    if b"&" in encoded:
        encoded = encoded.replace(b"&", b"&amp;")
    if b"<" in encoded:
        encoded = encoded.replace(b"<", b"&lt;")
    if b">" in encoded:
        encoded = encoded.replace(b">", b"&gt;")
    pieces = encoded.split(b"\0")
    if len(pieces) != len(values):
        raise TemplateError("VALUE_CONTROL_CHARACTER", character="U+0000")
    return pieces


def printed(value: object) -> str:
    """Say a value as Jinja would, except that None is refused: no paper prints "None"."""
    if value is None:
        raise TemplateError("VALUE_NONE")
    return str(value)


def _check_characters(encoded: bytes) -> None:
    for byte in _ILLEGAL:
        if byte in encoded:
            raise TemplateError("VALUE_CONTROL_CHARACTER", character=f"U+{byte:04X}")
    if 0xEF in encoded and any(mark in encoded for mark in _NONCHARACTERS):
        raise TemplateError("VALUE_CONTROL_CHARACTER", character="U+FFFE")
    for byte in _LAID_OUT:
        if byte in encoded:
            raise NeedsReference
