"""An office in an empty folder, with an invented profile, and the pages over it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import Watched, chromium, served
from clerk import Clerk
from flask import Flask
from plans import office_entry, whole_plan
from playwright.sync_api import Browser

from docgen.intake.record import Record
from docgen.office import Office, open_office
from docgen.settings import Settings, bundled
from web import create_app


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data=tmp_path / "du-lieu", templates=bundled("templates_docx"))


@pytest.fixture
def office(settings: Settings) -> Office:
    """The office with its profile stored, opened beside the pages as the command line would."""
    office = open_office(settings, actor="test")
    assert not office.save_profile(Record({"co_quan": [office_entry()]})).report.errors
    return office


@pytest.fixture
def app(settings: Settings) -> Flask:
    return create_app(settings)


@pytest.fixture
def clerk(app: Flask, office: Office) -> Clerk:
    return Clerk(app)


@pytest.fixture
def plan(office: Office) -> str:
    """The address of a stored draft without errors."""
    draft = office.drafts.create(whole_plan())
    assert not office.check(draft.record).report.errors
    return f"/soan-thao/{draft.id}"


@pytest.fixture
def blank(clerk: Clerk) -> str:
    """The address of a new draft made through the pages."""
    clerk.open("/soan-thao/moi")
    clerk.press(typed={"mau": "ke-hoach-bao-ve-tre-em", "nam": "2026"})
    assert clerk.page
    return clerk.page.url


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def base(app: Flask, office: Office) -> Iterator[str]:
    with served(app) as base:
        yield base


@pytest.fixture
def tab(browser: Browser, base: str) -> Iterator[Watched]:
    """A tab of its own browser profile; what it complained about fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN")
    watched = Watched(context.new_page(), base)
    yield watched
    context.close()
    watched.assert_quiet()
