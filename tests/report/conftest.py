"""Pages in a real browser: Chromium, driven by Playwright; without them these tests are skipped and say so."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

Opens = Callable[..., Any]
_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A headless Chromium; FACTX_CHROMIUM names another than that on the path."""
    api = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed (pip install 'factx[browser]')"
    )
    found = os.environ.get("FACTX_CHROMIUM") or next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        pytest.skip("no Chromium is on the path (apt-get install chromium)")
    with api.sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield opened
        opened.close()


@pytest.fixture
def opens(browser: Any, tmp_path: Path) -> Iterator[Opens]:
    """Opens a page of HTML; when the test is over it must have said nothing on its console and asked for nothing."""
    heard: list[str] = []
    contexts: list[Any] = []

    def opened(html: str, *, width: int = 1280, height: int = 900, scheme: str = "light", hash: str = "") -> Any:
        file = tmp_path / f"page-{len(contexts)} <b>&.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: heard.append(f"console: {message.text}"))
        page.on("pageerror", lambda error: heard.append(f"error: {error}"))
        page.on("request", lambda request: None if _is_local(request.url) else heard.append(f"asked: {request.url}"))
        page.goto(file.as_uri() + hash)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert heard == []


def _is_local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))
