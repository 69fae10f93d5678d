"""Matters beyond one's remit: report, answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import DomainError
from panhuo.policies.api import Policy, Referral, answer_referral, may_answer, refer
from panhuo.web.access import AccessRule, UserRequest, may_enter, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.policies.forms import ReferralForm
from panhuo.web.policies.who import keeps_for


@members_only
@require_http_methods(["GET", "POST"])
def referral_list(request: UserRequest) -> HttpResponse:
    """Reported by one's own organisation or to it; `?policy=` starts a report about one."""
    writes = may_enter(AccessRule.STAFF, request.user)
    policy = _policy(request)
    form = ReferralForm(request.POST or None, holders=keeps_for(request.user)) if writes else None
    if request.method == "POST" and form is not None and form.is_valid():
        values = form.cleaned_data
        try:
            refer(
                organisation=values["holder"], to=values["to"], to_name=values["to_name"], text=values["text"],
                policy=policy, actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已上报"))
            return redirect("policy-referrals")
    rows = Referral.objects.visible_to(request.user).select_related("organisation", "to", "policy")
    seen = set(Policy.objects.visible_to(request.user).filter(referrals__in=rows).values_list("pk", flat=True))
    context = {
        "rows": [
            (one, one.policy_id in seen, one.state == "pending" and may_answer(request.user, one)) for one in rows
        ],
        "form": form,
        "policy": policy,
    }
    return render(request, "web/policies/referrals.html", context)


def _policy(request: UserRequest) -> Policy | None:
    wanted = request.GET.get("policy", "")
    if not (wanted.isascii() and wanted.isdigit() and len(wanted) < 19):  # noqa: PLR2004
        return None
    return Policy.objects.visible_to(request.user).filter(pk=int(wanted)).first()


@staff_only
@require_POST
def referral_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Write the answer."""
    referral = get_object_or_404(Referral.objects.visible_to(request.user), pk=pk)
    answer_referral(referral, answer=request.POST.get("answer", ""), actor=request.user)
    messages.success(request, _("已答复"))
    return redirect("policy-referrals")
