"""A clerk without JavaScript: fetches pages, fills forms, presses buttons; checks every page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

_CODE = re.compile(r"\b[A-Z][A-Z0-9]+_[A-Z0-9_]+\b")
_ENGLISH = re.compile(
    r"Field required|Input should|valid (?:string|integer|date)|validation error|Extra inputs"
    r"|Traceback|Internal Server|Not Found|Bad Request|Forbidden",
    re.IGNORECASE,
)
_UNWANTED = ("Vui lòng", "không hợp lệ", "Rất tiếc", "Xin lỗi")
_PRIVATE = re.compile(r"/(?:work|tmp|root|home|usr)/|\.py\b|\bNone\b|\bSELECT\b")


@dataclass
class Page:
    """A fetched page, checked."""

    response: TestResponse
    url: str
    root: Element = field(init=False)

    def __post_init__(self) -> None:
        text = self.response.get_data(as_text=True)
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        self.root = parser.parse(text)
        assert not parser.errors, (self.url, parser.errors[:3])
        assert unicodedata.is_normalized("NFC", text)
        self._check_frame()
        self._check_ids()
        self._check_forms()
        self._check_words()

    @property
    def status(self) -> int:
        return self.response.status_code

    @property
    def title(self) -> str:
        return "".join(self.root.find("head/title").itertext())

    @property
    def text(self) -> str:
        return " ".join("".join(self.root.find("body").itertext()).split())

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """Elements with these attributes; ``class_`` asks for one of several classes."""
        return [one for one in self.root.iter(tag) if _has(one, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]

    def by_id(self, name: str) -> Element:
        found = [one for one in self.root.iter() if one.get("id") == name]
        assert len(found) == 1, (name, len(found))
        return found[0]

    @property
    def focused(self) -> list[Element]:
        return [one for one in self.root.iter() if one.get("autofocus") is not None]

    @property
    def summary(self) -> list[str]:
        """Sentences of the error summary."""
        boxes = [one for one in self.all("div", class_="tom-tat")]
        return [_words(item) for box in boxes for item in box.iter("li")]

    def _check_frame(self) -> None:
        assert self.root.get("lang") == "vi"
        assert len(self.all("h1")) == 1
        assert len(self.all("title")) == 1
        assert self.title.strip()
        assert not self.all("style")
        assert all(script.get("src") for script in self.all("script"))
        assert not [one for one in self.root.iter() if one.get("style") is not None]
        assert not [name for one in self.root.iter() for name in one if name[:2] == "on"]

    def _check_ids(self) -> None:
        ids = [one.get("id") for one in self.root.iter() if one.get("id") is not None]
        twice = {one for one in ids if ids.count(one) > 1} if len(ids) < 2_000 else set()
        assert not twice, twice
        assert len(ids) == len(set(ids))
        known = set(ids)
        for one in self.root.iter():
            named = [one.get("for")] if one.get("for") else []
            for attribute in ("aria-describedby", "aria-labelledby", "form"):
                named += (one.get(attribute) or "").split()
            assert set(named) <= known, (one.tag, one.attrib)
        links = [link.get("href", "") for link in self.all("a")]
        lost = {link[1:] for link in links if link.startswith("#")} - known
        assert not lost, lost
        assert len(self.focused) <= 1

    def _check_forms(self) -> None:
        for form in self.all("form"):
            assert form.get("action")
            assert form.get("method") == "post"
            assert [one for one in form.iter("input") if one.get("name") == "csrf_token"]

    def _check_words(self) -> None:
        own = " ".join(_own_words(self.root.find("body")))
        for pattern in (_CODE, _ENGLISH, _PRIVATE):
            assert not pattern.search(own), pattern.search(own)
        assert not [one for one in _UNWANTED if one in own]
        assert "!" not in own


def _has(element: Element, attributes: dict[str, str]) -> bool:
    wanted = dict(attributes)
    one_class = wanted.pop("class_", None)
    if one_class and one_class not in (element.get("class") or "").split():
        return False
    return all(element.get(name) == value for name, value in wanted.items())


def _words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _own_words(element: Element) -> Iterator[str]:
    """Words of the page itself: not what somebody typed, not licence texts."""
    if element.tag in ("textarea", "pre", "option"):
        return
    yield element.text or ""
    for child in element:
        yield from _own_words(child)
        yield child.tail or ""


@dataclass
class Clerk:
    """Drives the application as a browser without scripts does."""

    app: Flask

    def __post_init__(self) -> None:
        self.client = self.app.test_client()
        self.page: Page | None = None

    def open(self, url: str, status: int = 200, **options: Any) -> Page:
        response = self.client.get(url, **options)
        while response.status_code in (301, 302, 303, 307, 308):
            url = response.location
            response = self.client.get(url, **options)
        assert response.status_code == status, (url, response.status_code, response.text[:2000])
        self.page = Page(response, url)
        return self.page

    def fields(self, form: Element | None = None) -> list[tuple[str, str]]:
        """What the browser would send of the form, without a button."""
        assert self.page
        form = self.form() if form is None else form
        ident = form.get("id")
        outside = [one for one in self.page.root.iter() if ident and one.get("form") == ident]
        return [pair for one in [*form.iter(), *outside] for pair in _sent(one)]

    def form(self, index: int = 0) -> Element:
        assert self.page
        return self.page.all("form")[index]

    def press(
        self,
        action: str | None = None,
        typed: dict[str, str] | None = None,
        status: int | None = None,
        form: int = 0,
        drop: tuple[str, ...] = (),
    ) -> Page:
        """Fill in, press the button with value ``action``, follow where it leads."""
        assert self.page
        element = self.form(form)
        if action is not None:
            values = [one.get("value") for one in self.page.all("button")]
            assert action in values, (action, values)
        response = self.client.post(
            element.get("action"),
            data=urlencode(self.filled(typed or {}, action, element, drop)),
            content_type="application/x-www-form-urlencoded",
        )
        return self._followed(response, element.get("action"), status)

    def filled(
        self,
        typed: dict[str, str],
        action: str | None,
        form: Element | None = None,
        drop: tuple[str, ...] = (),
    ) -> list[tuple[str, str]]:
        pairs = [pair for pair in self.fields(form) if pair[0] not in typed and pair[0] not in drop]
        pairs += list(typed.items())
        return pairs + ([("_action", action)] if action is not None else [])

    def _followed(self, response: TestResponse, url: str, status: int | None) -> Page:
        if response.status_code == 303:
            return self.open(response.location, status or 200)
        assert response.status_code == (status or 200), (response.status_code, response.text[:1500])
        self.page = Page(response, url)
        return self.page

    def value(self, name: str) -> str:
        """What the page shows in a field."""
        return dict(self.fields())[name]


def _sent(element: Element) -> list[tuple[str, str]]:
    name = element.get("name")
    if not name:
        return []
    if element.tag == "textarea":
        return [(name, (element.text or "").replace("\n", "\r\n"))]
    if element.tag == "select":
        options = list(element.iter("option"))
        chosen = [one for one in options if one.get("selected") is not None] or options[:1]
        return [(name, one.get("value", "")) for one in chosen]
    if element.tag != "input":
        return []
    kind = element.get("type")
    if kind in ("radio", "checkbox") and element.get("checked") is None:
        return []
    return [(name, element.get("value", ""))]


def path_of(url: str) -> str:
    return urlsplit(url).path
