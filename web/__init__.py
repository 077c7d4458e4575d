"""The web form of one office: server-rendered pages over the front door."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from docgen.settings import Settings

__all__ = ["create_app"]


def create_app(settings: Settings) -> Flask:
    """Make the application that serves the office of ``settings``.

    Raises OutputError when the data folder cannot be written.
    """
    from flask import Flask
    from jinja2 import StrictUndefined

    from web import checks, errors, guard, office, pages, views

    app = Flask(__name__)
    app.url_map.merge_slashes = False
    app.jinja_options = {
        "trim_blocks": True,
        "lstrip_blocks": True,
        "undefined": StrictUndefined,
    }
    app.add_template_global(views.static_url, "tinh")
    guard.protect(app, settings)
    office.attach_office(app, settings)
    pages.attach_store(app)
    checks.attach_checks(app)
    errors.register(app)
    views.register(app)
    return app
