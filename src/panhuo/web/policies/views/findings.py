"""Findings by city, the decisions on them, and how well each rule does."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import InvalidInput
from panhuo.policies.api import (
    Finding,
    Policy,
    by_region,
    confirm_finding,
    confirm_findings,
    may_edit_policy,
    overrule_finding,
    overrulings,
    reopen_finding,
    rule_measures,
)
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import paginate
from panhuo.web.policies.books import list_workbook
from panhuo.web.policies.marks import marked_sentence
from panhuo.web.policies.narrow import narrowed_findings
from panhuo.web.policies.tables import finding_headings, finding_row

MOST_AT_ONCE = 500
MOST_ROWS = 20_000
"""A sheet of more findings than these nobody reads; narrowing helps."""
ORDER = ("policy__region_id", "policy_id", "article__position", "start")


@dataclass(frozen=True, slots=True)
class Row:
    finding: Finding
    sentence: SafeString
    may_decide: bool


@members_only
@require_GET
def finding_list(request: UserRequest) -> HttpResponse:
    """City by city, with the deciding words marked."""
    found = narrowed_findings(request)
    rows = found.rows.select_related("policy__region", "policy__holder", "article")
    page = paginate(request, rows.order_by(*ORDER))
    mine: dict[int, bool] = {}
    for finding in page:
        if finding.policy.holder_id not in mine:
            mine[finding.policy.holder_id] = may_edit_policy(request.user, finding.policy)
    context = {
        "page": page,
        "rows": [Row(one, marked_sentence(one), mine[one.policy.holder_id]) for one in page],
        "facets": found.facets,
        "chips": found.chips,
        "clear_url": "?" if found.chips else "",
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "may_decide": any(mine.values()),
        "regions": by_region(Policy.objects.visible_to(request.user)),
    }
    return render(request, "web/policies/findings.html", context)


@members_only
@require_GET
def finding_workbook(request: UserRequest) -> FileResponse:
    """The narrowed list as Excel, in the order of the page."""
    found = narrowed_findings(request).rows
    count = found.count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 处，一次最多导出 %(most)s 处。请先用筛选缩小范围。")
        raise InvalidInput(message, field="filters", params={"n": count, "most": MOST_ROWS})
    rows = found.select_related("policy__region", "policy__holder", "article", "decided_by").order_by(*ORDER)
    headings, widths = zip(*finding_headings(), strict=True)
    lines = (finding_row(one) for one in rows.iterator(chunk_size=500))
    file = list_workbook(title=_("检查结果"), headings=headings, widths=widths, rows=lines)
    return FileResponse(file, as_attachment=True, filename=_("检查结果.xlsx"))


@staff_only
@require_POST
def confirm_many(request: UserRequest) -> HttpResponse:
    """Confirm the ticked ones."""
    ids = [int(value) for value in request.POST.getlist("finding") if value.isascii() and value.isdigit()]
    chosen = Finding.objects.visible_to(request.user).filter(pk__in=ids[:MOST_AT_ONCE])
    count = confirm_findings(chosen, actor=request.user)
    messages.success(request, _("已确认 %(n)s 处") % {"n": count})
    return redirect(_back(request, "/policies/findings/"))


@staff_only
@require_POST
def decide(request: UserRequest, pk: int) -> HttpResponse:
    """Confirm, overrule with a reason, or take the decision back."""
    finding = get_object_or_404(Finding.objects.visible_to(request.user).select_related("policy__holder"), pk=pk)
    verdict = request.POST.get("verdict", "")
    if verdict == "confirm":
        confirm_finding(finding, actor=request.user)
    elif verdict == "overrule":
        overrule_finding(finding, reason=request.POST.get("reason", ""), actor=request.user)
    elif verdict == "reopen":
        reopen_finding(finding, actor=request.user)
    return redirect(_back(request, f"/policies/{finding.policy_id}/"))


@members_only
@require_GET
def rules(request: UserRequest) -> HttpResponse:
    """Each rule with how often people agreed, and the overrulings with their reasons."""
    visible = Finding.objects.visible_to(request.user)
    context = {"measures": rule_measures(visible), "overruled": overrulings(visible)[:100]}
    return render(request, "web/policies/rules.html", context)


def _back(request: UserRequest, home: str) -> str:
    wanted = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else home
