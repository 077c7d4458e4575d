"""The start page: what is to be done, and what the installation lacks."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.office import get_office, local_time

blueprint = Blueprint("home", __name__)


@blueprint.get("/")
def start() -> str:
    """Drafts, the last saved first."""
    office = get_office()
    return render_template(
        "trang_chinh.html",
        drafts=[(info, local_time(info.saved)) for info in office.drafts.list()],
        has_profile=office.profile().model is not None,
        names={one.descriptor.id: one.descriptor.ten for one in office.catalogue.all()},
    )
