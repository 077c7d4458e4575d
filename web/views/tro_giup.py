"""The clerk's guide and the licences, both served from this machine."""

from __future__ import annotations

from flask import Blueprint, render_template

from web.vendoring import packages

blueprint = Blueprint("tro_giup", __name__, url_prefix="/tro-giup")


@blueprint.get("")
def guide() -> str:
    """How a paper is written with this program, from start to file."""
    return render_template("tro_giup/huong_dan.html")


@blueprint.get("/giay-phep")
def licences() -> str:
    """What the pages are made with, and the licence texts."""
    return render_template("tro_giup/giay_phep.html", packages=packages())
