"""Answers to the scripts of the editor: kept or not, and what the pages look like now."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Response, jsonify, url_for

from web.completing import complete, words_chosen
from web.drafting import Editor, Post, judge, keep
from web.office import (
    DocgenError,
    Draft,
    Office,
    Paper,
    ToolError,
    local_time,
    message_for,
)
from web.pages import Page, get_store
from web.tree import pruned

SECRET = "Văn bản có nội dung bí mật nhà nước không được lưu và không dựng trang trên hệ thống này"
NOT_PRINTABLE = "Chưa dựng được trang. Lập hồ sơ cơ quan rồi bấm Lưu để xem các chỗ cần sửa"


def autosave_answer(office: Office, draft: Draft, post: Post) -> tuple[Response, int]:
    """Keep a draft while it is being typed."""
    if post.secret:
        return jsonify(thong_bao=SECRET, bi_mat=True), 422
    try:
        draft = keep(office, draft, post.tree, post.etag)
    except DocgenError as error:
        return jsonify(thong_bao=message_for(error).sentence), error.http_status
    return jsonify(etag=draft.etag, luc=local_time(draft.saved)), 200


def preview_answer(office: Office, draft: Draft, post: Post) -> tuple[Response, int]:
    """The pages of a draft as it is being typed, and the lines that follow from it."""
    if post.secret:
        return jsonify(thong_bao=SECRET, trang=[]), 200
    paper = complete(office, pruned(post.tree))
    answer: dict[str, object] = {
        "con_thieu": len(judge(office, post.tree).report.errors),
        "in_ra": words_chosen(paper, post.tree),
    }
    pages, sentence = look(office, draft.id, paper)
    if pages is None:
        return jsonify(cu=True), 200
    answer |= {"thong_bao": sentence, "trang": [_described(draft.id, page) for page in pages]}
    return jsonify(answer), 200


def look(office: Office, draft_id: str, paper: Paper | None) -> tuple[Sequence[Page] | None, str]:
    """The pages of a paper, or why there are none. None where a newer request took over."""
    if paper is None:
        return (), NOT_PRINTABLE
    try:
        return get_store().pages(office, draft_id, paper), ""
    except ToolError as error:
        return (), f"{message_for(error).sentence}. Bản Word vẫn tải được"
    except DocgenError as error:
        return (), message_for(error).sentence


def pages_of(office: Office, editor: Editor) -> tuple[list[dict[str, object]], str]:
    """The pages for the template of the editor, with the sentence where there are none."""
    pages, sentence = look(office, editor.draft.id, editor.paper)
    return [_described(editor.draft.id, page) for page in pages or ()], sentence


def _described(draft_id: str, page: Page) -> dict[str, object]:
    width, height = page.size
    url = url_for("soan_thao.page_picture", draft_id=draft_id, name=page.hash)
    return {"url": url, "rong": width, "cao": height, "chu": page.text}
