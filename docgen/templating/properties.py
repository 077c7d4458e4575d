"""Document properties of a finished paper: those of the office, never of a library (decision 19).

On the rendering path: nothing is imported.
"""

from __future__ import annotations

CORE_PART = "docProps/core.xml"
APP_PART = "docProps/app.xml"
APPLICATION = "docgen"
NO_DATE = "1980-01-01T00:00:00Z"

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

APP_XML = (
    f"{_DECLARATION}<Properties "
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>{APPLICATION}</Application></Properties>"
).encode()


class CoreProperties:
    """What stands in the core properties of one paper.

    ``title`` is the paper's title, ``creator`` the issuing body, ``date`` the day and time stated
    as created and modified, as ``YYYY-MM-DDThh:mm:ssZ``; it must come from the record, not from
    the clock, or the bytes would differ from run to run.
    """

    __slots__ = ("creator", "date", "title")

    def __init__(self, title: str, creator: str, date: str = NO_DATE) -> None:
        self.title = title
        self.creator = creator
        self.date = date


def core_xml(core: CoreProperties) -> bytes:
    """Build ``docProps/core.xml``; equal properties give equal bytes."""
    title, creator, date = (_escape(text) for text in (core.title, core.creator, core.date))
    return (
        f"{_DECLARATION}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator>"
        f"<cp:lastModifiedBy>{creator}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{date}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{date}</dcterms:modified>'
        "<dc:language>vi-VN</dc:language></cp:coreProperties>"
    ).encode()


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
