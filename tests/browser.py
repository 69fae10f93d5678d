"""A real Chromium for tests marked `browser`. Every page it opens is watched: a console error, a page error or
a violation of the content security policy fails the test at its end."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"]  # fmt: skip
SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
WATCH = """document.addEventListener('securitypolicyviolation', e =>
  window.tellProblem(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; skipped with a reason where Chromium is not installed."""
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (apt-get install chromium fonts-noto-cjk)")
    from playwright.sync_api import sync_playwright

    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright runs a loop in this thread; the tests are not async
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGS)
        yield browser
        browser.close()


@pytest.fixture
def problems() -> list[str]:
    """What went wrong in the browser so far; a test that expects an error clears it after checking."""
    return []


@pytest.fixture
def open_page(chromium: Browser, live_server: Any, problems: list[str]) -> Iterator[Callable[..., Page]]:
    """`open_page(user=None, size=DESKTOP)` gives a watched page, logged in as `user`."""
    contexts: list[BrowserContext] = []

    def make(*, user: Any = None, size: dict[str, int] = DESKTOP, locale: str = "zh-CN") -> Page:
        context = chromium.new_context(
            base_url=live_server.url, locale=locale, timezone_id="Asia/Shanghai", viewport=size, accept_downloads=True
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.expose_function("tellProblem", lambda text: problems.append(text))  # noqa: PLW0108 -- a bound builtin is refused
        page.add_init_script(WATCH)
        page.on("pageerror", lambda error: problems.append(f"page error: {error}"))
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert problems == []


@pytest.fixture
def page(open_page: Callable[..., Page]) -> Page:
    """A watched page of somebody without an account."""
    return open_page()


def session_of(user: Any) -> str:
    """The key of a fresh session of `user`."""
    from django.test import Client

    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.cookies["sessionid"].value


def shoot(page: Page, name: str) -> Path:
    """Writes the whole page to screenshots/<name>.png (not kept in git) for people to look at."""
    SCREENSHOTS.mkdir(exist_ok=True)
    path = SCREENSHOTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower())}.png"
    page.screenshot(path=path, full_page=True)
    return path


def assert_fits(page: Page) -> None:
    """The page doesn't scroll sideways."""
    wide, room = page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert wide <= room, f"{page.url} is {wide} px wide in {room} px"
