"""Matters beyond one's remit: report, answer."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import DomainError
from panhuo.policies.api import Policy, Referral, answer_referral, may_answer, refer
from panhuo.web.access import AccessRule, UserRequest, may_enter, members_only, staff_only
from panhuo.web.blame import blame
from panhuo.web.listing import paginate
from panhuo.web.policies.books import list_workbook
from panhuo.web.policies.forms import ReferralForm
from panhuo.web.policies.narrow import narrowed_referrals
from panhuo.web.policies.tables import referral_headings, referral_rows
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
    found = narrowed_referrals(request)
    page = paginate(request, found.rows.select_related("organisation", "to", "policy"))
    seen = _seen(request, page)
    context = {
        "page": page,
        "rows": [
            (one, one.policy_id in seen, one.state == "pending" and may_answer(request.user, one)) for one in page
        ],
        "facets": found.facets,
        "chips": found.chips,
        "clear_url": "?" if found.chips else "",
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "form": form,
        "policy": policy,
    }
    return render(request, "web/policies/referrals.html", context)


@members_only
@require_GET
def referral_workbook(request: UserRequest) -> FileResponse:
    """The narrowed list as Excel."""
    rows = list(narrowed_referrals(request).rows.select_related("organisation", "policy"))
    headings, widths = zip(*referral_headings(), strict=True)
    lines = referral_rows(rows, seen=_seen(request, rows))
    file = list_workbook(title=_("上报事项"), headings=headings, widths=widths, rows=lines)
    return FileResponse(file, as_attachment=True, filename=_("上报事项.xlsx"))


def _seen(request: UserRequest, referrals: Iterable[Referral]) -> set[int]:
    """The policies among those reported that the user may see."""
    ids = {one.policy_id for one in referrals if one.policy_id}
    return set(Policy.objects.visible_to(request.user).filter(pk__in=ids).values_list("pk", flat=True))


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
