"""Failures become pages here, once: in words, with what to do, never with a trace."""

from __future__ import annotations

import logging
import secrets
from dataclasses import dataclass

from flask import Flask, Response, current_app, render_template, request
from flask.globals import request_ctx
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from web.guard import MAX_BODY
from web.office import DocgenError, message_for

_log = logging.getLogger("docgen.web")

_PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Refusal:
    """What a refused request is told: ``title`` names it, ``detail`` says what to do."""

    status: int
    code: str
    title: str
    detail: str


_MEGABYTES = MAX_BODY // (1024 * 1024)
_REFUSALS = {
    refusal.status: refusal
    for refusal in (
        Refusal(
            400,
            "BAD_REQUEST",
            "Không đọc được yêu cầu",
            "Địa chỉ hoặc nội dung gửi lên có phần máy không đọc được. "
            "Trở lại trang trước, nội dung đã gõ vẫn còn trên trang đó",
        ),
        Refusal(
            403,
            "FORBIDDEN",
            "Chưa nhận nội dung gửi lên",
            "Trang được mở từ trước hoặc từ nơi khác nên máy chủ chưa nhận. Bấm nút Quay lại của "
            "trình duyệt, nội dung vẫn còn trên trang; tải lại trang rồi bấm Lưu",
        ),
        Refusal(
            404,
            "NOT_FOUND",
            "Không có trang này",
            "Địa chỉ đã đổi hoặc gõ thiếu. Mở Trang chính để tìm bản thảo",
        ),
        Refusal(
            405,
            "METHOD_NOT_ALLOWED",
            "Không mở được trang theo cách này",
            "Mở Trang chính rồi làm lại từ đó",
        ),
        Refusal(
            413,
            "TOO_LARGE",
            "Nội dung gửi lên quá lớn",
            f"Mỗi lần gửi tối đa {_MEGABYTES} MB. Tách văn bản thành nhiều phần rồi lưu lại",
        ),
        Refusal(
            415,
            "UNSUPPORTED_TYPE",
            "Không nhận kiểu dữ liệu này",
            "Gửi nội dung bằng biểu mẫu trên trang soạn thảo",
        ),
    )
}


def register(app: Flask) -> None:
    """Let every failure of a request end here."""
    app.register_error_handler(CSRFError, lambda error: respond(_REFUSALS[403]))
    app.register_error_handler(DocgenError, _library)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def respond(refusal: Refusal) -> tuple[str | Response, int]:
    """Show a refusal as a page, or as problem+json to a program (``ux.md`` 13.1)."""
    if wants_json():
        return _as_problem(refusal), refusal.status
    # A host name that cannot be read leaves no addresses to link to.
    page = "loi.html" if request_ctx.url_adapter else "loi_tran.html"
    return render_template(page, refusal=refusal), refusal.status


def wants_json() -> bool:
    """Whether the other side is a program."""
    accepted = request.accept_mimetypes
    best = accepted.best_match(["text/html", "application/json", _PROBLEM])
    return best != "text/html" and bool(best)


def _as_problem(refusal: Refusal) -> Response:
    body = {
        "type": f"/docs/problems/{refusal.code.lower().replace('_', '-')}",
        "title": refusal.title,
        "status": refusal.status,
        "code": refusal.code,
        "detail": refusal.detail,
        "instance": request.path,
        "errors": [],
    }
    return Response(current_app.json.dumps(body, ensure_ascii=False), mimetype=_PROBLEM)


def _library(error: DocgenError) -> tuple[str | Response, int]:
    message = message_for(error)
    if error.http_status >= 500:
        _log.error("%s", error, exc_info=error)
    return respond(Refusal(error.http_status, error.code, message.sentence, message.remedy))


def _http(error: HTTPException) -> tuple[str | Response, int]:
    refusal = _REFUSALS.get(error.code or 500)
    return respond(refusal) if refusal else _unexpected(error)


def _unexpected(error: Exception) -> tuple[str | Response, int]:
    incident = f"{secrets.token_hex(2)}-{secrets.token_hex(1)}".upper()
    _log.error("incident %s", incident, exc_info=error)
    detail = f"Nội dung đã lưu vẫn còn. Mã sự cố: {incident}. Báo mã này cho người quản trị"
    return respond(Refusal(500, "OUR_FAULT", "Hệ thống gặp sự cố", detail))
