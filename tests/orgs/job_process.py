"""A worker process for tests: does the actions named on its command line, one after the other.

PANHUO_TEST_KILL_AT names the point in the job where the process kills itself with SIGKILL.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from datetime import timedelta
from typing import Any

import django

ROWS = 6
STEP = 2


def die_at(point: str) -> None:
    if os.environ.get("PANHUO_TEST_KILL_AT") == point:
        os.kill(os.getpid(), signal.SIGKILL)


def copy_rows(job: Any) -> dict[str, Any]:
    """Writes ROWS names by STEPs, each step in one transaction with its cursor. A row written twice is an error."""
    from django.db import transaction

    from panhuo.orgs.models import KnownName

    start = job.cursor.get("next", 0)
    die_at("begin")
    for first in range(start, ROWS, STEP):
        die_at(f"before {first}")
        with transaction.atomic():
            for number in range(first, first + STEP):
                KnownName.objects.create(name=str(number), normal_name=str(number), kind="university")
            job.progress(first + STEP, ROWS, cursor={"next": first + STEP})
            die_at(f"inside {first}")
        die_at(f"after {first}")
    return {"rows": KnownName.objects.count()}


def write_once(job: Any) -> dict[str, Any]:
    from panhuo.orgs.models import KnownName

    KnownName.objects.create(name=str(os.getpid()), normal_name=str(job.job_id), kind="university")
    time.sleep(0.005)
    return {}


def endless(job: Any) -> dict[str, Any]:
    step = job.cursor.get("step", 0)
    while True:
        step += 1
        job.progress(step, cursor={"step": step})
        print("running", flush=True)  # noqa: T201
        time.sleep(0.02)


def start(kind: str, count: str = "1") -> None:
    from panhuo.orgs.api import start_job

    for number in range(int(count)):
        start_job(kind, key=f"{kind}:{number}")


def migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def lapse() -> None:
    """Lets all leases pass, gives the jobs back, and skips the wait before the next attempt."""
    from django.utils import timezone

    from panhuo.orgs.api import Job, tick

    Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
    tick()
    Job.objects.update(not_before=None)


def work() -> None:
    from panhuo.orgs.api import work_off

    print("ready", flush=True)  # noqa: T201
    sys.stdin.readline()
    print("runs", work_off(), flush=True)  # noqa: T201


def worker() -> None:
    from panhuo.orgs.api import work_until_stopped

    work_until_stopped(interval=0.05)


def main(arguments: list[str]) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "orgs.process_settings"
    django.setup()
    from panhuo.orgs.api import job_kind
    from panhuo.orgs.jobs.schedules import SCHEDULES

    SCHEDULES.clear()  # the app's own rounds would stand between the jobs under test
    for name, function in (("test.copy", copy_rows), ("test.once", write_once), ("test.endless", endless)):
        job_kind(name)(function)
    for argument in arguments:
        name, *given = argument.split("=")
        {f.__name__: f for f in (migrate, start, lapse, work, worker)}[name](*given)


if __name__ == "__main__":
    main(sys.argv[1:])
