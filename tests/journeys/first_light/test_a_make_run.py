"""Gate A: a newcomer types `make run` on a fresh clone with empty caches and sees explained matches."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from browser import PATIENCE_MS, SCREENSHOTS, follow

ROOT = Path(__file__).resolve().parents[3]
PATIENCE_SECONDS = 1200


@pytest.fixture(scope="module")
def fresh_clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The committed state of the project in a folder of its own, with nothing that set-up makes."""
    folder = tmp_path_factory.mktemp("clone") / "panhuo"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(folder)], check=True)
    return folder


@pytest.fixture(scope="module")
def served(fresh_clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """`make run` in the clone; gives the address once it answers, stops it at the end."""
    port = _free_port()
    caches = tmp_path_factory.mktemp("caches")
    log = caches / "make-run.log"
    env = _clean_environment()
    env |= {
        name: str(caches / name) for name in ("UV_CACHE_DIR", "npm_config_cache", "PIP_CACHE_DIR", "PANHUO_CACHE_DIR")
    }
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["make", "run", f"PORT={port}"], cwd=fresh_clone, env=env, stdout=out, stderr=out, start_new_session=True
        )
        try:
            _wait_for(f"http://127.0.0.1:{port}/healthz", process=process, log=log)
            yield f"http://127.0.0.1:{port}"
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            process.wait(timeout=60)
            shutil.rmtree(caches, ignore_errors=True)


def _clean_environment() -> dict[str, str]:
    """This process's environment without what the test suite and another installation have set."""
    return {k: v for k, v in os.environ.items() if not k.startswith(("PANHUO_", "DJANGO_", "VIRTUAL_ENV"))}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(url: str, *, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        assert process.poll() is None, f"make run ended:\n{log.read_text(errors='replace')[-4000:]}"
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:  # noqa: S310 -- our own server
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(1)
    pytest.fail(f"make run did not serve:\n{log.read_text(errors='replace')[-4000:]}")


@pytest.mark.browser
def test_a_newcomer_sees_needs_beside_patents_with_the_reasons(served: str, chromium):
    page, problems = _watched(chromium)
    page.goto(f"{served}/")
    page.goto(f"{served}/needs/")
    follow(page, page.get_by_role("link", name="山区风场叶片冬天挂冰").first)
    page.goto(re.sub(r"/needs/(\d+)/.*$", r"/needs/\1/match/", page.url))
    cards = page.locator("[data-mx-card]")
    assert cards.count() >= 3
    first = cards.first
    assert first.locator("[data-part]").count() > 0, "the first card answers no part of the need"
    assert first.locator("mark, b, strong").count() > 0, "the first card shows no word that decided"
    assert "%" not in first.inner_text()
    assert "示例" in page.locator("main").inner_text(), "demonstration data are labelled"
    page.screenshot(path=str(SCREENSHOTS / "readme-match.png"))  # the picture of the README
    assert problems == []


def _watched(chromium: Any) -> tuple[Any, list[str]]:
    SCREENSHOTS.mkdir(exist_ok=True)
    problems: list[str] = []
    page = chromium.new_context(locale="zh-CN", viewport={"width": 1280, "height": 900}).new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    return page, problems


def test_set_up_left_nothing_that_git_would_commit(served: str, fresh_clone: Path):
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=fresh_clone, check=True, capture_output=True, text=True
    )
    assert status.stdout == ""


def test_running_it_again_loses_nothing(served: str, fresh_clone: Path):
    def patents() -> int:
        with urllib.request.urlopen(f"{served}/api/v1/patents", timeout=30) as answer:  # noqa: S310 -- our own server
            return int(json.load(answer)["total"])

    before = patents()
    again = [".venv/bin/panhuo", "start", "--no-serve"]
    subprocess.run(again, cwd=fresh_clone, env=_clean_environment(), check=True, capture_output=True)
    assert patents() == before > 50
