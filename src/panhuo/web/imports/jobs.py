"""The progress of any long work."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from panhuo.orgs.api import Job, JobState, cancel_job, job_remaining, may_cancel
from panhuo.web.access import UserRequest, signed_in

LIVE = (JobState.QUEUED, JobState.RUNNING)


@signed_in
def job_detail(request: UserRequest, pk: int) -> HttpResponse:
    """How far a job is; as a part of a page for htmx, which asks again while it lives."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    context = {
        "job": job,
        "live": job.state in LIVE,
        "remaining": job_remaining(job),
        "may_stop": job.state in LIVE and may_cancel(request.user, job),
    }
    part = bool(request.headers.get("HX-Request"))
    return render(request, "web/imports/_job.html" if part else "web/imports/job.html", context)


@signed_in
@require_POST
def job_cancel(request: UserRequest, pk: int) -> HttpResponse:
    """Ask a job to stop."""
    job = get_object_or_404(Job.objects.visible_to(request.user), pk=pk)
    cancel_job(job, actor=request.user)
    return redirect("job-detail", pk)
