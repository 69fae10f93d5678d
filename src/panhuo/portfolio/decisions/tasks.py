"""The jobs of decisions."""

from __future__ import annotations

from typing import Any

from panhuo.orgs.api import JobHandle, job_kind
from panhuo.portfolio.decisions.domain.reviews import fill_review
from panhuo.portfolio.decisions.models import Review


@job_kind("decisions.propose")
def propose_job(job: JobHandle) -> dict[str, Any]:
    review = Review.objects.select_related("organisation").get(pk=job.params["review"])
    return dict(fill_review(review, progress=job.progress))
