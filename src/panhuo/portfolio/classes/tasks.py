"""Background work of classes."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, Organisation, job_kind, scheduled


@job_kind("classes.recompute")
def recompute_job(job: JobHandle) -> dict[str, Any]:
    """Flags of one organisation's patents."""
    from panhuo.portfolio.classes.domain.recompute import run

    organisation = Organisation.objects.filter(pk=job.params["organisation"]).first()
    return {"patents": run(organisation, job) if organisation else 0}


@job_kind("classes.read_table")
def read_table_job(job: JobHandle) -> dict[str, Any]:
    """The rows of an imported table."""
    from panhuo.portfolio.classes.domain.tables import read_into
    from panhuo.portfolio.classes.models import ClassTable

    table = ClassTable.objects.filter(pk=job.params["table"]).first()
    return {"entries": read_into(table, job) if table else 0}


@scheduled(every=timedelta(days=1))
@job_kind("classes.refresh")
def refresh_job(job: JobHandle) -> dict[str, Any]:
    """Years pass and records change: once a day for all who use flags."""
    from panhuo.portfolio.classes.domain.recompute import recompute_everywhere

    recompute_everywhere(actor=None)
    return {}
