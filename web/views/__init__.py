"""One blueprint per job of the clerk."""

from __future__ import annotations

from flask import Flask, url_for

from web.views import co_quan, home, kiem_tra, soan_thao, tro_giup


def register(app: Flask) -> None:
    """Hang the jobs into the application."""
    for job in (home, soan_thao, kiem_tra, co_quan, tro_giup):
        app.register_blueprint(job.blueprint)


def static_url(file: str) -> str:
    """The address of a file that ships with the pages."""
    return url_for("static", filename=file)
