"""The same paper through docxtpl itself: the language's definition and the way out.

Everything the compiled path does is judged by this path, and what the compiled path does not know
is rendered here. Escaping, strict names and the sandbox are always on; only the printing of values
is ours, because docxtpl would read ``{_{`` in a typed text as its own sign (decision 16).
"""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any

from docgen.errors import TemplateError
from docgen.templating.deflate import deflater
from docgen.templating.package import join_members, member_order, pack_member
from docgen.templating.properties import CORE_PART, CoreProperties, core_xml

if TYPE_CHECKING:
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    from docgen.templating.render import Context

_ILLEGAL = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_NAME_IN_MESSAGE = re.compile(r"no attribute '([^']*)'|^'([^']*)' is undefined")


def render_reference(
    prepared: bytes, context: Context, core: CoreProperties, *, speed: str = "size"
) -> bytes:
    """Fill a prepared package through docxtpl; arguments and errors are those of ``render``."""
    parts = docxtpl_parts(prepared, context, environment())
    parts[CORE_PART] = core_xml(core)
    tool = deflater(speed)
    return join_members(
        pack_member(name, tool.crc32(parts[name]), len(parts[name]), tool.deflate(parts[name]))
        for name in member_order(parts)
    )


def docxtpl_parts(
    prepared: bytes, context: Context, environment: ImmutableSandboxedEnvironment
) -> dict[str, bytes]:
    """Return the parts that docxtpl saves for a context."""
    from docxtpl import DocxTemplate  # noqa: TID251 - the owner package
    from jinja2 import UndefinedError

    template: Any = DocxTemplate(BytesIO(prepared))
    try:
        template.render(dict(context), environment, autoescape=True)
    except UndefinedError as error:
        match = _NAME_IN_MESSAGE.search(error.message or "")
        name = next(filter(None, match.groups()), "") if match else error.message
        raise TemplateError("VARIABLE_MISSING", name=name, part="") from None
    except TypeError as error:
        raise TemplateError("VARIABLE_SHAPE", detail=error, part="") from None
    saved = BytesIO()
    template.save(saved)
    return saved_parts(saved)


def saved_parts(saved: BytesIO) -> dict[str, bytes]:
    """Return the parts of a package that a library has just written."""
    with zipfile.ZipFile(saved) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def environment() -> ImmutableSandboxedEnvironment:
    """Return the environment of both paths: sandboxed, strict, escaping, without globals."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(
        autoescape=True, undefined=StrictUndefined, finalize=_printed
    )
    made.globals.clear()
    return made


def _printed(value: object) -> Markup:
    """Print a value so that neither XML nor docxtpl finds a sign of its own in it."""
    from markupsafe import Markup, escape

    if value is None:
        raise TemplateError("VALUE_NONE")
    text = str(value)
    if match := _ILLEGAL.search(text):
        raise TemplateError("VALUE_CONTROL_CHARACTER", character=f"U+{ord(match[0]):04X}")
    # plain str: a Markup of the caller is typed text like any other
    escaped = str(escape(str.__str__(text)))
    for char in "{}%":
        escaped = escaped.replace(char, f"&#{ord(char)};")
    return Markup(escaped)
