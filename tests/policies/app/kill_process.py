"""Reads one upload, undisturbed and killed at many points; prints what differs as JSON.

``python kill_process.py FOLDER POINTS``; the machinery is that of the imports' own test.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path


def make() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from factories import make_organisation, make_user
    from panhuo.policies.api import upload_policies
    from policies.app.samples import BAD, GOOD, RULES, text_file

    university = make_organisation(name="示例理工大学")
    actor = make_user(username="office", organisation=university)
    texts = [BAD, GOOD, RULES, BAD, ""]
    files = [(f"{n}.txt", text_file(text)) for n, text in enumerate(texts)]
    upload_policies(files, holder=university, actor=actor)


def main(folder: Path, points: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "policies.app.process_settings"
    import django

    django.setup()
    from imports import kill_process as shared
    from panhuo.orgs.jobs.schedules import SCHEDULES

    SCHEDULES.clear()
    shared.TABLES = ("policies_%", "orgs_event", "orgs_job", "orgs_outbox%")
    base = folder / "base" / "records.sqlite3"
    base.parent.mkdir(parents=True)
    assert shared.in_process(base, make) == 0
    report = shared.compare(base, folder, points)
    report["policies"] = len(shared.dump(folder / "calm" / base.name)["policies_policy"])
    print(json.dumps(report, ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
