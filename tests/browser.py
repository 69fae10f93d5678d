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
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

CHROMIUM = Path("/usr/bin/chromium")
ARGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync"]  # fmt: skip
SCREENSHOTS = Path(__file__).resolve().parents[1] / "screenshots"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
PATIENCE_MS = 60_000  # the first page of a process takes long on a busy machine; waiting costs nothing when all is well
WATCH = """document.addEventListener('securitypolicyviolation', e =>
  window.tellProblem(`policy: ${e.violatedDirective} ${e.blockedURI} ${e.sourceFile}:${e.lineNumber}`))"""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for the whole run; skipped with a reason where Chromium is not installed."""
    if not CHROMIUM.exists():
        pytest.skip("needs Chromium (apt-get install chromium fonts-noto-cjk)")
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=PATIENCE_MS)
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
            base_url=live_server.url, locale=locale, timezone_id="Asia/Shanghai", viewport=size, accept_downloads=True,
            reduced_motion="reduce",  # nothing is looked at half-way
        )  # fmt: skip
        contexts.append(context)
        if user is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE_MS)
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


def submit(place: Page | Locator, button: str | Locator) -> None:
    """Presses a button (its exact name within `place`, or the button itself) that sends a plain form, and comes back
    when the page of the answer is loaded: what it wrote is written then, and what it shows stands there. A click
    alone comes back before that on a busy machine, and the next `goto` then calls the form back."""
    _press(place, place.get_by_role("button", name=button, exact=True) if isinstance(button, str) else button)


def follow(place: Page | Locator, link: str | Locator) -> None:
    """Clicks a link (its exact name within `place`, or the link itself) and comes back when its page is loaded."""
    _press(place, place.get_by_role("link", name=link, exact=True) if isinstance(link, str) else link)


def _press(place: Page | Locator, control: Locator) -> None:
    page: Page = getattr(place, "page", place)
    with page.expect_navigation(wait_until="load"):
        control.click()


def finish(page: Page, work: Callable[[], object]) -> None:
    """Does the background work whose progress the page shows, and waits until the page has loaded itself anew: it
    asks every second. A `reload` instead may meet that, and one of the two is broken off."""
    progress = page.locator("#progress")
    progress.wait_for()
    work()
    progress.wait_for(state="detached")
    page.wait_for_load_state("load")


def settled(page: Page) -> None:
    """Waits until no part of the page is under way: htmx marks what asks, until the answer stands there."""
    from playwright.sync_api import expect

    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling")).to_have_count(0)


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
