"""Runs plan, apply and undo of one import, undisturbed and killed at many points; prints what differs as JSON.

``python kill_process.py FOLDER POINTS``. Each run is a process of its own on a copy of the database; a killed one
ends itself with SIGKILL before its n-th SQL statement, and another process finishes its work.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

CHUNK = 2
LEFT_OUT = {"attempts", "run_started_done", "holder", "task_id", "error"}
TABLES = ("patents_%", "needs_%", "imports_%", "orgs_outbox%", "orgs_event", "orgs_job")


def in_process(database: Path, act: Callable[[], None]) -> int:
    """Do it in a child process on this database; gives how that ended (negative: by a signal)."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    try:
        from django.db import connections

        connections["default"].settings_dict["NAME"] = str(database)
        act()
        connections.close_all()
    except BaseException:  # noqa: BLE001 -- the child must end here whatever happens
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def make(folder: Path) -> None:
    """A database with an organisation, records of before, and an import that waits for its plan."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from factories import make_organisation, make_user
    from imports.helpers import FIRST, SECOND, changed, sheet, upload
    from panhuo.imports.api import apply_batch, create_batch
    from panhuo.orgs.api import run_pending_jobs

    university = make_organisation(name="示例理工大学")
    actor = make_user(username="office", organisation=university)
    known = upload(sheet(FIRST), actor=actor, organisation=university)
    apply_batch(known, actor=actor)
    run_pending_jobs()
    from django.core.files.base import ContentFile

    grant = changed(FIRST, **{"公开(公告)号": "CN108000001B", "法律状态": "授权"})
    more = [
        (
            f"20181000010{n}",
            f"CN10800010{n}A",
            f"示例{n}",
            "摘要",
            "示例理工大学; 示例公司",
            "张三",
            "F01K25/10",
            "2018-01-02",
            "审中",
        )
        for n in range(5)
    ]
    bad = ("", "", "", "没有号码也没有标题", "", "", "", "", "")
    again = changed(SECOND, 标题="第二个文件里的标题")
    files = [
        ("一.csv", ContentFile(sheet(grant, SECOND, bad, *more))),
        ("二.csv", ContentFile(sheet(again, changed(more[0], 摘要="另一段摘要"), FIRST))),
    ]
    create_batch(target="patents", files=files, organisation=university, visibility="public", actor=actor)


def start(verb: str) -> Callable[[], None]:
    def act() -> None:
        from panhuo.imports import api
        from panhuo.orgs.api import User

        if verb != "plan":
            batch = api.ImportBatch.objects.latest("pk")
            getattr(api, f"{verb}_batch")(batch, actor=User.objects.get(username="office"))

    return act


def work(kill_at: int = 0) -> Callable[[], None]:
    """Run the jobs; die before the n-th statement. Writes down how many there were."""

    def act() -> None:
        from django.db import connection

        from panhuo.orgs.api import run_pending_jobs

        count = 0

        def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
            nonlocal count
            count += 1
            if count == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            return execute(sql, params, many, context)

        with connection.execute_wrapper(watch):
            run_pending_jobs()
        Path(connection.settings_dict["NAME"]).with_suffix(".count").write_text(str(count))

    return act


def resume() -> None:
    """What the clock and another worker do after a kill."""
    from django.utils import timezone

    from panhuo.orgs.api import Job, run_pending_jobs, tick

    Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))
    tick()
    Job.objects.update(not_before=None)
    run_pending_jobs()


def dump(database: Path) -> dict[str, list[Any]]:
    """All rows with their ids, without times and what tells of attempts."""
    found: dict[str, list[Any]] = {}
    with sqlite3.connect(database) as connection:
        connection.row_factory = sqlite3.Row
        names = [
            row["name"]
            for pattern in TABLES
            for row in connection.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name LIKE ?", [pattern]
            )
        ]
        for name in names:
            rows = connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()  # noqa: S608
            found[name] = [{k: row[k] for k in row.keys() if not timely(k)} for row in rows]  # noqa: SIM118
    return found


def timely(column: str) -> bool:
    return column in LEFT_OUT or column.endswith(("_at", "_until", "_before")) or column == "at"


def copy(database: Path, folder: Path) -> Path:
    """The database with its journals in a folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(database.parent, folder)
    return folder / database.name


def compare(base: Path, folder: Path, points: int) -> dict[str, Any]:
    """One phase: undisturbed, then killed at so many points."""
    calm = copy(base, folder / "calm")
    assert in_process(calm, work()) == 0
    total, wanted = int(calm.with_suffix(".count").read_text()), dump(calm)
    report: dict[str, Any] = {"statements": total, "kills": 0, "differences": []}
    numbers = sorted({max(1, round(total * (place + 1) / (points + 1))) for place in range(points)} | {total})
    for number in numbers:
        killed = copy(base, folder / "killed")
        report["kills"] += in_process(killed, work(number)) == -signal.SIGKILL
        assert in_process(killed, resume) == 0
        found = dump(killed)
        report["differences"] += [
            {"at": number, "table": name, "wanted": wanted[name], "found": found[name]}
            for name in wanted
            if wanted[name] != found[name]
        ]
    return report | {"points": len(numbers)}


def main(folder: Path, points: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "imports.process_settings"
    import django

    django.setup()
    from panhuo.imports.domain import undo as undoing
    from panhuo.imports.domain import write as writing
    from panhuo.imports.domain.plan import run as planning
    from panhuo.orgs.jobs.schedules import SCHEDULES

    SCHEDULES.clear()  # other apps' rounds are not what is tested here
    for module in (planning, writing, undoing):
        module.CHUNK_ROWS = CHUNK
    base = folder / "base" / "start" / "records.sqlite3"
    base.parent.mkdir(parents=True)
    assert in_process(base, lambda: make(folder)) == 0
    reports = {}
    for verb in ("plan", "apply", "undo"):
        assert in_process(base, start(verb)) == 0
        reports[verb] = compare(base, folder, points)
        base = copy(folder / "calm" / base.name, folder / "base" / verb)
    reports["patents"] = len(dump(base)["patents_patent"])
    print(json.dumps(reports, ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
