"""Speed of annuities and decisions with 50,000 patents of one university, in a database of its own.

usage: python bench/portfolio.py [PATENTS]      (default 50000; rewrites the section "portfolio" of docs/benchmarks.md)
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT), str(ROOT / "bench"), str(ROOT / "tests")]
ROUNDS = 20
CHUNK = 2000


def main(count: int) -> None:
    from corpus import machine, write_section

    with tempfile.TemporaryDirectory() as folder:
        _start(folder)
        rows = list(_figures(count))
    lines = [machine(), "", f"**{count:,} patents of one university**", "", "| what | value |", "|---|---|"]
    lines += [f"| {name} | {value} |" for name, value in rows]
    print("\n".join(lines))
    write_section("portfolio", "\n".join(lines))


def _start(folder: str) -> None:
    import django
    from django.core.management import call_command

    os.environ["PANHUO_DATA_DIR"] = folder
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)


def _figures(count: int) -> Any:
    from django.test import Client
    from django.utils import timezone

    from factories import make_organisation, make_user
    from panhuo.portfolio.annuities.api import forecast, sync_accounts
    from panhuo.portfolio.decisions.api import Choice, choose, fill_review, open_review, whatif

    university = make_organisation(name="示例大学")
    office = make_user(username="office", organisation=university)
    _patents(university, count)
    yield "reckon all accounts anew (a job)", f"{_once(lambda: sync_accounts(university)):.0f} s"
    today = timezone.localdate()
    yield "12-month forecast", _often(lambda: forecast(university, today=today))
    client = Client()
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    for url in (
        "/annuities/",
        "/annuities/?state=due&sort=amount&page=300",
        "/annuities/forecast/",
        "/annuities/calendar/",
    ):
        yield f"page {url}", _often(lambda url=url: _ok(client.get(url)))
    review = open_review(
        university, title="示例", first=today, last=today + timedelta(days=365), budget=10**9, actor=office
    )
    yield "propose for every patent (a job)", f"{_once(lambda: fill_review(review)):.1f} s"
    review.job = None
    review.save()
    yield "what-if", _often(lambda: whatif(review))
    yield "page of the review", _often(lambda: _ok(client.get(f"/decisions/{review.pk}/")))
    ids = list(review.proposals.values_list("pk", flat=True)[:5000])
    chosen = _once(lambda: choose(review, proposals=ids, choice=Choice.GIVE_UP, reason="示例", actor=office))
    yield "choose for 5,000 at once", f"{chosen:.1f} s"


def _ok(response: Any) -> None:
    assert response.status_code == 200, response.status_code  # noqa: S101, PLR2004


def _once(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _often(work: Callable[[], object]) -> str:
    """By the clock, and of processor time: on a busy machine the clock tells more of the others."""
    work()
    clock, busy = [], []
    for _round in range(ROUNDS):
        began = time.process_time()
        clock.append(_once(work))
        busy.append(time.process_time() - began)
    return f"{_p95(clock)} ms by the clock, {_p95(busy)} ms of processor time (p95)"


def _p95(times: list[float]) -> str:
    return f"{sorted(times)[int(ROUNDS * 0.95) - 1] * 1000:.0f}"


def _patents(university: Any, count: int) -> None:
    """Written straight into the tables: saving is measured elsewhere."""
    from panhuo.patents.models import Patent, PatentIdentifier
    from panhuo.portfolio.annuities.models import AnnuityAccount

    for start in range(0, count, CHUNK):
        new = []
        for n in range(start, min(start + CHUNK, count)):
            filed = date(2012, 1, 1) + timedelta(days=n * 7919 % 4300)
            kind = ("invention", "invention", "utility")[n % 3]
            granted = filed + timedelta(days=900 if kind == "invention" else 240)
            new.append(
                Patent(
                    holder=university, visibility="organisation", kind=kind, title=f"一种示例装置{n}",
                    abstract="示例摘要。" * 60, application_date=filed, grant_date=granted, legal_state="valid",
                )
            )  # fmt: skip
        made = Patent.objects.bulk_create(new, batch_size=CHUNK)
        PatentIdentifier.objects.bulk_create(
            PatentIdentifier(patent=p, kind="application", value=f"n{p.pk}", key=f"n{p.pk}", realm=university.pk)
            for p in made
        )
        AnnuityAccount.objects.bulk_create(
            AnnuityAccount(
                organisation=university, patent=p, department=f"示例学院{p.pk % 30}", paid_through=_paid(p),
                reduction_percent=(85, 0, None)[p.pk % 3],
            )
            for p in made
        )  # fmt: skip


def _paid(patent: Any) -> int:
    return max((date.today() - patent.application_date).days // 365 + 1, 2)  # noqa: DTZ011


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)
