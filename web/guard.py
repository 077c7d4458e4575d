"""What stands between the network and the pages: hosts, origins, sizes, headers, the secret key."""

from __future__ import annotations

import secrets
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

from flask import Flask, Response, abort, request
from flask_wtf.csrf import CSRFError, CSRFProtect

from web.office import OutputError, Settings

MAX_BODY = 8 * 1024 * 1024
"""Largest post in bytes; a plan of 300 tasks needs about a quarter of a megabyte."""

MAX_UPLOAD = 25 * 1024 * 1024
"""Largest Word file that is taken for checking, in bytes, with what the browser adds to it."""

UPLOADS = frozenset({"kiem_tra.receive"})
"""Endpoints that take a file; every other one takes forms only."""

MAX_QUERY = 2_000
"""Longest query of an address, in bytes."""

HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})
"""Names this machine answers to until people can sign in (decision 33)."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data:; object-src 'none'; "
        "frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    # Without any referrer browsers send "Origin: null", which could not be checked.
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_FORM = "application/x-www-form-urlencoded"
_FILES = "multipart/form-data"
_LIFETIME = 31 * 24 * 3600


def protect(app: Flask, settings: Settings) -> None:
    """Set the limits and checks of every request. Raises OutputError where no key can be kept."""
    app.config.update(
        SECRET_KEY=secret_key(settings.data),
        MAX_CONTENT_LENGTH=MAX_BODY,
        MAX_FORM_MEMORY_SIZE=MAX_BODY,
        SESSION_COOKIE_NAME="docgen",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        PERMANENT_SESSION_LIFETIME=_LIFETIME,
        # A page may stay open for days; the session, not a clock, ends its token.
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,
    )
    app.before_request(_check_request)
    app.before_request(_keep_session)
    CSRFProtect(app)
    app.after_request(_add_headers)


def secret_key(data: Path) -> bytes:
    """The key of this installation's cookies, made at first use and readable by its owner only."""
    file = data / "khoa_phien"
    try:
        data.mkdir(parents=True, exist_ok=True)
        try:
            with open(file, "xb", opener=_private) as target:
                target.write(secrets.token_bytes(32))
        except FileExistsError:
            pass
        return file.read_bytes()
    except OSError as error:
        raise OutputError("OUTPUT_UNWRITABLE", tep=file.name) from error


def _private(path: str, flags: int) -> int:
    import os

    return os.open(path, flags, 0o600)


def _is_this_machine(host: str) -> bool:
    # Flask's own list of trusted hosts knows no IPv6 address.
    return "@" not in host and urlsplit(f"//{host}").hostname in HOSTS


def _check_request() -> None:
    if not _is_this_machine(request.host):
        abort(400, "host")
    if len(request.query_string) > MAX_QUERY:
        abort(400, "query")
    if request.method in ("GET", "HEAD", "OPTIONS"):
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise CSRFError("origin")
    if request.endpoint in UPLOADS and request.mimetype == _FILES:
        request.max_content_length = MAX_UPLOAD
        return
    if request.content_length and request.mimetype != _FORM:
        abort(415)
    _check_encoding()


def _check_encoding() -> None:
    """Refuse bytes that are not UTF-8 before they could be replaced silently."""
    try:
        unquote_to_bytes(request.get_data(cache=True).replace(b"+", b" ")).decode("utf-8")
    except UnicodeDecodeError:
        abort(400, "encoding")


def _keep_session() -> None:
    from flask import session

    session.permanent = True


def _add_headers(response: Response) -> Response:
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response
