"""Background work of subscriptions."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from panhuo.orgs.api import JobHandle, job_kind, scheduled


@scheduled(every=timedelta(minutes=10))
@job_kind("subscriptions.send")
def send_job(job: JobHandle) -> dict[str, Any]:
    """Look for news, then send what waits."""
    from panhuo.exchange.subscriptions.domain.collect import collect
    from panhuo.exchange.subscriptions.domain.deliver import deliver

    made = collect(job=job)
    return {"digests": made, **deliver(job=job)}
