"""The office's profile: names, place, people who sign, groups of recipients."""

from __future__ import annotations

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web.office import get_office
from web.profiling import ProfilePage, profile_page, read_profile_post, save

blueprint = Blueprint("co_quan", __name__, url_prefix="/co-quan")


@blueprint.get("")
def show() -> str:
    """The profile as it was saved last."""
    office = get_office()
    return _page(profile_page(office, office.profile_record().tree), saved="luu" in request.args)


@blueprint.post("")
def press() -> str | AnyResponse | tuple[str, int]:
    """Any button of the page; only "Lưu" writes, and only a profile without errors."""
    office = get_office()
    try:
        tree, changed = read_profile_post(office, request.form)
    except KeyError:
        abort(400, "action")
    if changed:
        return _page(profile_page(office, tree, changed=changed))
    report = save(office, tree)
    if report.errors:
        return _page(profile_page(office, tree, report=report)), 422
    return redirect(url_for(".show", luu="1"), 303)


def _page(page: ProfilePage, *, saved: bool = False) -> str:
    return render_template(
        "co_quan/ho_so.html", page=page, focus=page.focus, notice=page.notice, saved=saved
    )
