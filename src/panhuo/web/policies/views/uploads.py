"""Drop many files; follow how far they are; see what became of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST
from django_htmx.http import HttpResponseClientRefresh

from panhuo.orgs.api import InvalidInput, JobState, job_remaining, may_cancel
from panhuo.policies.api import (
    Finding,
    Policy,
    PolicyUpload,
    UploadState,
    by_region,
    document_message,
    resume_upload,
    upload_counts,
    upload_policies,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import paginate
from panhuo.web.policies.forms import UploadForm
from panhuo.web.policies.who import keeps_for

LIVE = (JobState.QUEUED, JobState.RUNNING)


@staff_only
@require_http_methods(["GET", "POST"])
def upload_new(request: UserRequest) -> HttpResponse:
    """Reading starts at once."""
    form = UploadForm(request.POST or None, request.FILES or None, holders=keeps_for(request.user))
    if request.method == "POST" and form.is_valid():
        try:
            upload = upload_policies(form.named_files(), holder=form.cleaned_data["holder"], actor=request.user)
        except InvalidInput as error:
            form.add_error("uploads", error.message)
        else:
            return redirect("policy-upload-detail", upload.pk)
    uploads = PolicyUpload.objects.visible_to(request.user).select_related("holder", "job", "created_by")[:10]
    return render(request, "web/policies/upload.html", {"form": form, "uploads": uploads})


@members_only
@require_GET
def upload_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Progress while it runs, then each file. htmx asks for the progress alone (`?part=progress`)."""
    rows = PolicyUpload.objects.visible_to(request.user).select_related("holder", "job", "created_by")
    upload = get_object_or_404(rows, pk=pk)
    live = upload.job is not None and upload.job.state in LIVE
    context = _frame(request, upload, live=live)
    if request.GET.get("part") == "progress":
        if not live:
            return HttpResponseClientRefresh()
        return render(request, "web/policies/_progress.html", context)
    return render(request, "web/policies/upload_detail.html", context | _results(request, upload))


def _frame(request: UserRequest, upload: PolicyUpload, *, live: bool) -> dict[str, Any]:
    job = upload.job
    return {
        "upload": upload,
        "job": job,
        "live": live,
        "remaining": job_remaining(job) if job else None,
        "may_stop": job is not None and live and may_cancel(request.user, job),
        "may_resume": job is not None and job.state in {JobState.CANCELLED, JobState.FAILED},
        "counts": upload_counts(upload),
    }


def _results(request: UserRequest, upload: PolicyUpload) -> dict[str, Any]:
    wanted = request.GET.get("state", "")
    documents = upload.documents.select_related("policy__region")
    if wanted in UploadState.values:
        documents = documents.filter(state=wanted)
    page = paginate(request, documents)
    ids = [document.policy_id for document in page]
    flagged: dict[int, int] = {}
    for policy in Finding.objects.filter(policy__in=ids).values_list("policy_id", flat=True):
        flagged[policy] = flagged.get(policy, 0) + 1
    read = upload.documents.filter(state=UploadState.READ).values("policy_id")
    return {
        "page": page,
        "rows": [(one, document_message(one), flagged.get(one.policy_id or 0, 0)) for one in page],
        "states": UploadState.choices,
        "wanted": wanted,
        "regions": by_region(Policy.objects.filter(pk__in=read)),
    }


@staff_only
@require_POST
def upload_resume(request: UserRequest, pk: int) -> HttpResponse:
    """Go on after a stop."""
    upload = get_object_or_404(PolicyUpload.objects.visible_to(request.user), pk=pk)
    resume_upload(upload, actor=request.user)
    return redirect("policy-upload-detail", pk)
