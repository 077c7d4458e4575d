"""Writing papers: start, edit, look, download, throw away."""

from __future__ import annotations

from datetime import date

from flask import Blueprint, Response, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from web.downloads import KINDS, attachment
from web.drafting import (
    Editor,
    Post,
    differences,
    editor_of,
    fields_count,
    judge,
    keep,
    pressed,
    read_post,
)
from web.office import (
    ConflictError,
    DocgenError,
    Draft,
    Office,
    blank_tree,
    get_office,
    local_time,
    message_for,
)
from web.pages import get_store
from web.previewing import autosave_answer, pages_of, preview_answer
from web.tree import Changed

blueprint = Blueprint("soan_thao", __name__, url_prefix="/soan-thao")

Reply = "str | AnyResponse | tuple[str, int]"


@blueprint.after_request
def _never_from_cache(response: Response) -> Response:
    """A page of the editor shown from a cache would save over newer text."""
    response.headers.setdefault("Cache-Control", "no-store")
    return response


@blueprint.get("")
def drafts() -> AnyResponse:
    """The drafts are listed on the start page."""
    return redirect(url_for("home.start"))


@blueprint.get("/moi")
def choose() -> str:
    """The templates a paper can be started from."""
    return _templates_page()


@blueprint.post("/moi")
def create() -> Reply:
    """Start a draft of the chosen template."""
    office = get_office()
    template, year = request.form.get("mau", ""), request.form.get("nam", "").strip()
    if template not in office.catalogue.ids():
        return _templates_page(year=year, error="Chọn mẫu văn bản"), 422
    draft = office.drafts.create(blank_tree(office, template, year))
    return redirect(url_for(".edit", draft_id=draft.id), 303)


def _templates_page(year: str = "", error: str = "") -> str:
    office = get_office()
    cards = [
        (one.descriptor, fields_count(office, one.descriptor.ref)) for one in office.catalogue.all()
    ]
    year = year or str(date.today().year)
    return render_template("soan_thao/moi.html", cards=cards, year=year, error=error)


@blueprint.get("/<draft_id>")
def edit(draft_id: str) -> str:
    """The editor as the draft was saved last."""
    office = get_office()
    draft = office.drafts.get(draft_id)
    editor = editor_of(office, draft, draft.record.tree, judged="kiem" in request.args)
    download = request.args.get("tai", "")
    saved = "luu" in request.args or download in KINDS
    return _page(editor, saved=saved, download=download if download in KINDS else "")


@blueprint.post("/<draft_id>")
def press(draft_id: str) -> Reply:
    """Any button of the editor: keep what was typed, then do what the button says."""
    office = get_office()
    draft = office.drafts.get(draft_id)
    post = read_post(office, draft, request.form)
    if post.secret:
        return render_template("soan_thao/bi_mat.html", draft=draft, pairs=_without_secret())
    try:
        post, changed = pressed(post)
    except KeyError:
        abort(400, "action")
    try:
        draft = keep(office, draft, post.tree, _basis(post))
    except DocgenError as error:
        return _unsaved(office, draft, post, changed, error), error.http_status
    if changed:
        return _page(editor_of(office, draft, post.tree, judged=post.judged, changed=changed))
    return _after_saving(office, draft, post)


def _basis(post: Post) -> str | None:
    """The state the typed text may replace; "giữ bản đang gõ" names the newer one."""
    return request.form.get("_etag_moi") if post.action.verb == "giu" else post.etag


def _after_saving(office: Office, draft: Draft, post: Post) -> Reply:
    wanted = post.action.path[0] if post.action.path else ""
    if post.action.verb == "xem":
        editor = editor_of(office, draft, post.tree, judged=post.judged)
        return _page(editor, pages=pages_of(office, editor))
    errors = judge(office, post.tree).report.errors
    if errors:
        return _page(editor_of(office, draft, post.tree, judged=True)), 422
    more = {"tai": wanted} if post.action.verb == "tai" and wanted in KINDS else {"luu": "1"}
    return redirect(url_for(".edit", draft_id=draft.id, **more), 303)


def _unsaved(
    office: Office, draft: Draft, post: Post, changed: Changed | None, error: DocgenError
) -> str:
    """The page with everything typed and the reason why it was not stored."""
    editor = editor_of(office, draft, post.tree, judged=post.judged, changed=changed)
    found = differences(office, draft.record.tree, post.tree)
    return _page(editor, failure=error, etag=post.etag, differences=found)


def _page(editor: Editor, **more: object) -> str:
    """Draw the editor."""
    defaults = {
        "etag": editor.draft.etag,
        "failure": None,
        "differences": [],
        "pages": ([], ""),
        "saved": False,
        "download": "",
    }
    more = defaults | more
    failure = more.pop("failure")
    return render_template(
        "soan_thao/soan.html",
        editor=editor,
        focus=editor.focus,
        notice=editor.notice,
        saved_at=local_time(editor.draft.saved),
        conflict=isinstance(failure, ConflictError),
        failure_words=message_for(failure) if isinstance(failure, DocgenError) else None,
        **more,
    )


def _without_secret() -> list[tuple[str, str]]:
    left_out = ("bi_mat", "csrf_token", "_action")
    return [pair for pair in request.form.items(multi=True) if pair[0] not in left_out]


@blueprint.post("/<draft_id>/tu-luu")
def autosave(draft_id: str) -> Reply:
    """Keep what is being typed; the page stays as it is."""
    office = get_office()
    draft = office.drafts.get(draft_id)
    return autosave_answer(office, draft, read_post(office, draft, request.form))


@blueprint.post("/<draft_id>/xem-truoc")
def preview(draft_id: str) -> Reply:
    """The pages of what is being typed, not stored."""
    office = get_office()
    draft = office.drafts.get(draft_id)
    return preview_answer(office, draft, read_post(office, draft, request.form))


@blueprint.get("/<draft_id>/trang/<name>.png")
def page_picture(draft_id: str, name: str) -> Response:
    """One page's picture; its name changes with its content, so it may be kept for ever."""
    picture = get_store().picture(name)
    if picture is None:
        abort(404)
    response = Response(picture, mimetype="image/png")
    response.headers["Cache-Control"] = "private, max-age=31536000, immutable"
    response.set_etag(name)
    return response.make_conditional(request)


@blueprint.get("/<draft_id>/tep.<kind>")
def download(draft_id: str, kind: str) -> Reply:
    """The Word or PDF file of a draft without errors; with errors the page says which."""
    office = get_office()
    draft = office.drafts.get(draft_id)
    if kind not in KINDS:
        abort(404)
    paper = judge(office, draft.record.tree).paper
    if paper is None:
        return _page(editor_of(office, draft, draft.record.tree, judged=True)), 422
    docx = office.render(paper)
    return attachment(paper, kind, docx if kind == "docx" else office.pdf(docx))


@blueprint.get("/<draft_id>/xoa")
def ask_delete(draft_id: str) -> str:
    """Ask before a draft is thrown away."""
    draft = get_office().drafts.get(draft_id)
    return render_template("soan_thao/xoa.html", draft=draft)


@blueprint.post("/<draft_id>/xoa")
def delete(draft_id: str) -> AnyResponse:
    """Throw a draft away."""
    get_office().drafts.delete(draft_id)
    return redirect(url_for("home.start"), 303)
