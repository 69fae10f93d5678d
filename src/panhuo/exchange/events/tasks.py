"""Background work of events."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@job_kind("events.match")
def match_job(job: JobHandle) -> dict[str, Any]:
    from panhuo.exchange.events.domain.match import match_event

    return match_event(job)


@scheduled(every=timedelta(days=1))
@job_kind("events.follow")
def follow_job(job: JobHandle) -> dict[str, Any]:
    """Next year's campaigns, and the next steps that are due."""
    from panhuo.exchange.events.domain.campaigns import ensure_editions
    from panhuo.exchange.events.domain.remind import remind

    return {"editions": ensure_editions(), "reminded": remind()}
