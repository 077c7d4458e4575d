"""Files handed to the browser under a Vietnamese name, with a twin in ASCII."""

from __future__ import annotations

import re
from urllib.parse import quote

from flask import Response

from web.office import Paper

KINDS = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}
"""Kinds of file a paper is handed out as."""

REPORT_KINDS = {
    "html": "text/html",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}
"""Kinds of file a report on a checked file is handed out as."""

_NAME_LENGTH = 120
_FORBIDDEN = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')


def attachment(paper: Paper, kind: str, data: bytes) -> Response:
    """Send ``data`` as a file to save, never to open in the page."""
    response = Response(data, mimetype=KINDS[kind])
    response.headers["Content-Disposition"] = disposition(paper.title, paper.ascii_name, kind)
    return response


def report_attachment(title: str, ascii_name: str, kind: str, data: bytes) -> Response:
    """Send a report as a file to save, never to open in the page."""
    response = Response(data, mimetype=REPORT_KINDS[kind])
    response.headers["Content-Disposition"] = disposition(title, ascii_name, kind)
    return response


def disposition(title: str, ascii_name: str, kind: str) -> str:
    """``Content-Disposition`` with both names (RFC 6266); no sign that systems refuse."""
    name = f"{file_name(title)}.{kind}"
    plain = re.sub(r"[^A-Za-z0-9._-]+", "_", ascii_name)[:_NAME_LENGTH].removesuffix(f".{kind}")
    return f"attachment; filename=\"{plain or 'van-ban'}.{kind}\"; filename*=UTF-8''{quote(name)}"


def file_name(title: str) -> str:
    """A title as the name of a file on every system."""
    name = _FORBIDDEN.sub("-", " ".join(title.split()))
    return name[:_NAME_LENGTH].strip(" .-") or "van-ban"
