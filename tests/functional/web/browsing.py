"""The pages served for real, and a Chromium that watches what they do."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Browser, Page, Request, expect, sync_playwright
from waitress.server import create_server

ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
CHROMIUM = "/usr/bin/chromium"
expect.set_options(timeout=20_000)  # two cores may be busy with other tests


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve the application on a free port of this machine; gives its address."""
    server = create_server(app, host="127.0.0.1", port=0, threads=6)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        thread.join(5)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@dataclass
class Watched:
    """A tab with everything it complained about and asked for."""

    page: Page
    base: str
    complaints: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request))

    def _console(self, message: object) -> None:
        kind, text = message.type, message.text  # type: ignore[attr-defined]
        # Chromium reports every answer 4xx of a form as an error of the console.
        if kind in ("error", "warning") and "status of 422" not in text:
            self.complaints.append(text)

    def open(self, path: str) -> Page:
        self.page.goto(self.base + path)
        return self.page

    def wait_pages(self, more: str = "") -> None:
        """Wait until the preview says how many pages there are."""
        self.page.wait_for_function(
            "more => /^\\d+ trang/.test(document.getElementById('xem-truoc-bao').textContent)"
            " && document.getElementById('xem-truoc-bao').textContent.includes(more)",
            arg=more,
            timeout=30_000,
        )

    def wait_saved(self) -> None:
        self.page.wait_for_function(
            "() => document.getElementById('trang-thai').textContent.startsWith('Đã lưu lúc')",
            timeout=15_000,
        )

    @property
    def pictures(self) -> list[str]:
        return self.page.eval_on_selector_all("#cac-trang img", "all => all.map(one => one.src)")

    @property
    def hosts(self) -> set[str]:
        addresses = [urlsplit(one.url) for one in self.requests]
        return {one.netloc for one in addresses if one.scheme not in ("data", "blob")}

    def assert_quiet(self) -> None:
        """Nothing in the console, nothing asked of another host."""
        assert not self.complaints, self.complaints
        assert self.hosts <= {urlsplit(self.base).netloc}
