"""Bring in by hand, correct, issue the mended text, take away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.policies.api import (
    Policy,
    adopt_mends,
    ask_model,
    may_edit_policy,
    paste_policy,
    remove_policy,
    update_policy,
    upload_version,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.policies.forms import PasteForm, PolicyForm
from panhuo.web.policies.who import keeps_for


@staff_only
@require_http_methods(["GET", "POST"])
def policy_new(request: UserRequest) -> HttpResponse:
    """From pasted text."""
    form = PasteForm(request.POST or None, holders=keeps_for(request.user))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            policy = paste_policy(
                values["text"], title=values["title"], level=values["level"], holder=values["holder"],
                actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            return redirect("policy-detail", policy.pk)
    return render(request, "web/policies/new.html", {"form": form}, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def policy_edit(request: UserRequest, pk: int) -> HttpResponse:
    """Correct what was read."""
    policy = _own(request, pk)
    form = PolicyForm(request.POST or None, instance=_own(request, pk))
    if request.method == "POST" and form.is_valid():
        try:
            update_policy(policy, form.cleaned_data, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect("policy-detail", pk)
    context = {"form": form, "policy": policy}
    return render(request, "web/policies/edit.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def policy_adopt(request: UserRequest, pk: int) -> HttpResponse:
    """Issue the mended text as a new version."""
    version = adopt_mends(_own(request, pk), actor=request.user)
    messages.success(request, _("已生成第 %(n)s 版，并重新检查") % {"n": version.number})
    return redirect("policy-detail", pk)


@staff_only
@require_POST
def policy_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Take it out of the inventory."""
    policy = _own(request, pk)
    remove_policy(policy, actor=request.user)
    messages.success(request, _("已从清单删除“%(title)s”") % {"title": policy.title})
    return redirect("policy-list")


def _own(request: UserRequest, pk: int) -> Policy:
    """404 where it may not be seen, 403 where it may not be changed."""
    rows = Policy.objects.visible_to(request.user).select_related("holder", "region", "current")
    policy = get_object_or_404(rows, pk=pk)
    if not may_edit_policy(request.user, policy):
        raise NotAllowed
    return policy


@staff_only
@require_POST
def policy_version(request: UserRequest, pk: int) -> HttpResponse:
    """A newer text as a file."""
    policy = _own(request, pk)
    file = request.FILES.get("file")
    if file is None:
        raise InvalidInput(_("请选择要上传的文件"), field="file")
    upload = upload_version(policy, (file.name or "", file), actor=request.user)
    return redirect("policy-upload-detail", upload.pk)


@staff_only
@require_POST
def policy_ask(request: UserRequest, pk: int) -> HttpResponse:
    """Let the model that the administrator set up look at it too; the page of the job shows how far it is."""
    job = ask_model(_own(request, pk), actor=request.user)
    return redirect("job-detail", job.pk)
