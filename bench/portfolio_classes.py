"""Speed of classes, valuation and coverage over 50,000 patents of one university; every row is invented.

    python bench/portfolio_classes.py [patents]

Prints server times of pages (50th and 95th of 20 requests after one to warm up) and of the job that works out flags.
"""

from __future__ import annotations

import os
import random
import statistics
import sys
import tempfile
import time
from datetime import date, timedelta
from http import HTTPStatus
from typing import Any

os.environ["PANHUO_DATA_DIR"] = tempfile.mkdtemp(prefix="panhuo-bench-")
os.environ["PANHUO_ENCODER"] = "none"
os.environ["PANHUO_TASKS_BACKEND"] = "django_tasks.backends.dummy.DummyBackend"
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "panhuo.site.settings")
COUNT = int(sys.argv[1]) if len(sys.argv) > 1 else 50_000
ROUNDS = 20
SUBCLASSES = [f"{s}{n:02d}{c}" for s in "ABCDEFGH" for n in (1, 2, 4, 10, 21) for c in "BCKM"]


def fill() -> tuple[Any, Any]:
    """One university with its office and COUNT patents."""
    from panhuo.orgs.api import Organisation, User
    from panhuo.patents.api import Patent, PatentClass, PatentIdentifier

    rng = random.Random(7)  # noqa: S311 -- the same invented rows each time
    university = Organisation.objects.create(name="示例大学", kind="university")
    office = User.objects.create_user(username="office", password=None)
    office.memberships.create(organisation=university, role="staff")
    rows = []
    for number in range(COUNT):
        symbol = rng.choice(SUBCLASSES) + f"{rng.randint(1, 40)}/{rng.randint(10, 99)}"
        filed = date(2005, 1, 1) + timedelta(days=rng.randint(0, 7600))
        rows.append(
            Patent(
                holder=university, title=f"一种示例装置 {number}",
                legal_state=rng.choice(("valid", "valid", "dead", "pending")), application_date=filed,
                ipc_main=symbol, ipc_subclass=symbol[:4], filing_year=filed.year, abstract="示例摘要" * 40,
            )
        )  # fmt: skip
    Patent.objects.bulk_create(rows, batch_size=1000)
    made = list(Patent.objects.order_by("pk"))
    PatentClass.objects.bulk_create(
        [PatentClass(patent=one, scheme="ipc", symbol=one.ipc_main, is_main=True) for one in made], batch_size=2000
    )
    PatentIdentifier.objects.bulk_create(
        [PatentIdentifier(patent=one, kind="source", value=f"b{one.pk}", key=f"b{one.pk}") for one in made],
        batch_size=2000,
    )
    return university, office


def time_pages(office: Any, university: Any) -> None:
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    client.force_login(office, backend="django.contrib.auth.backends.ModelBackend")
    pages = (
        "/classes/", "/classes/?high_value=y", "/classes/?high_value=y&industry=C35&page=40", "/classes/pictures/",
        "/valuations/", "/prefiling/", "/prefiling/fates/",
        f"/prefiling/coverage/?since=2024-01-01&unit={university.pk}",
    )  # fmt: skip
    for url in pages:
        client.get(url)
        spent = []
        for _round in range(ROUNDS):
            start = time.perf_counter()
            answer = client.get(url)
            spent.append((time.perf_counter() - start) * 1000)
            if answer.status_code != HTTPStatus.OK:
                raise SystemExit(f"{url} answers {answer.status_code}")
        spent.sort()
        print(f"{url:60s} p50 {statistics.median(spent):6.0f} ms   p95 {spent[int(ROUNDS * 0.95) - 1]:6.0f} ms")


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    university, office = fill()
    from panhuo.orgs.api import run_pending_jobs
    from panhuo.portfolio.classes.api import PatentFlags, recompute

    for label in ("first", "again"):
        recompute(university, actor=office)
        start = time.perf_counter()
        run_pending_jobs()
        seconds = time.perf_counter() - start
        count = PatentFlags.objects.count()
        print(f"flags of {count} patents, {label}: {seconds:.1f} s, {count / seconds:.0f} a second")
    time_pages(office, university)


if __name__ == "__main__":
    main()
