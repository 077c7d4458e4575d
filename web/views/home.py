"""The start page: what is to be done, and what the installation lacks."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.drafting import card_of
from web.office import get_office, machine_notices

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def start() -> str:
    """Drafts, the last saved first."""
    office = get_office()
    return render_template(
        "trang_chinh.html",
        drafts=[card_of(office, info.id) for info in office.drafts.list()],
        notices=machine_notices(),
        has_profile=office.profile().model is not None,
    )
