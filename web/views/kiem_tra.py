"""Checking a finished Word file: choose it, read what was found, take the report along."""

from __future__ import annotations

from pathlib import PurePath

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.exceptions import RequestEntityTooLarge
from werkzeug.wrappers import Response as AnyResponse

from web.checks import MINUTES, Check, check, get_checks
from web.downloads import REPORT_KINDS, report_attachment
from web.guard import MAX_UPLOAD
from web.office import (
    NOTHING_FOUND,
    WEIGHTS,
    PackageError,
    Severity,
    get_office,
    message_for,
    slug,
)

blueprint = Blueprint("kiem_tra", __name__, url_prefix="/kiem-tra")

_MEGABYTE = 1024 * 1024
_LIMIT = MAX_UPLOAD // _MEGABYTE
_DOTS_PER_INCH = 96


@blueprint.after_request
def _never_stored(response: Response) -> Response:
    """What was found in a paper stays out of the browser's cache, too."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response


@blueprint.get("")
def ask() -> str:
    """The page that asks for a file."""
    return _form()


@blueprint.post("")
def receive() -> AnyResponse | tuple[str, int]:
    """Judge the file that was sent; a refused one is told why, and nothing of it is kept."""
    upload = request.files.get("tep")
    if upload is None or not upload.filename:
        return _form("Chọn tệp Word cần kiểm tra"), 422
    try:
        done = check(get_office(), upload.read(), upload.filename)
    except PackageError as error:
        message = message_for(error)
        return _form(message.sentence, message.remedy), error.http_status
    return redirect(url_for(".show", name=get_checks().keep(done)), 303)


@blueprint.errorhandler(RequestEntityTooLarge)
def _too_large(error: RequestEntityTooLarge) -> tuple[str, int]:
    size = request.content_length or 0
    if size <= MAX_UPLOAD:
        return _form("Mỗi lần chỉ gửi một tệp"), 413
    megabytes = -(-size // _MEGABYTE)
    return _form(f"Tệp phải nhỏ hơn {_LIMIT} MB. Tệp này {megabytes} MB"), 413


def _form(error: str = "", remedy: str = "") -> str:
    return render_template(
        "kiem_tra/chon_tep.html", error=error, remedy=remedy, limit=_LIMIT, minutes=MINUTES
    )


@blueprint.get("/<name>")
def show(name: str) -> str:
    """What was found, all of it or one weight, beside the pages."""
    done = get_checks().get(name)
    weight = request.args.get("muc", "")
    chosen = Severity(weight) if weight in list(Severity) else None
    lines = done.judged.of(chosen) if chosen else done.judged.lines
    return render_template(
        "kiem_tra/ket_qua.html",
        name=name,
        done=done,
        judged=done.judged,
        lines=lines,
        chosen=chosen,
        tabs=_tabs(done),
        sheets=done.sheets(lines),
        nothing=NOTHING_FOUND,
        kinds=REPORT_KINDS,
        minutes=MINUTES,
    )


def _tabs(done: Check) -> list[tuple[Severity | None, str, int]]:
    """Weight, word and count of each choice of the list."""
    weights = [(one, word, len(done.judged.of(one))) for one, word in WEIGHTS.items()]
    return [(None, "Tất cả", len(done.judged.lines)), *weights]


@blueprint.get("/<name>/trang/<int:number>.png")
def page_picture(name: str, number: int) -> Response:
    """The picture of one page, counted from 1, drawn when it is looked at."""
    look = get_checks().get(name).look
    if look is None or not 1 <= number <= len(look.layout.sizes):
        abort(404)
    picture = get_office().page_picture(look.pdf, number - 1, _DOTS_PER_INCH)
    return Response(picture, mimetype="image/png")


@blueprint.get("/<name>/phieu.<kind>")
def report(name: str, kind: str) -> Response:
    """The report as a file."""
    done = get_checks().get(name)
    if kind not in REPORT_KINDS:
        abort(404)
    from web.office import check_report

    title = f"Phiếu kiểm tra {PurePath(done.judged.name).stem}"
    return report_attachment(title, slug(title), kind, check_report(done.judged, kind))


@blueprint.post("/<name>/bo")
def drop(name: str) -> AnyResponse:
    """Forget a result before its time."""
    get_checks().drop(name)
    return redirect(url_for(".ask"), 303)
