"""The inventory as a list, as Excel, as Word, and the report of a self-check."""

from __future__ import annotations

from typing import BinaryIO

from django.db.models import Count, Q
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.orgs.api import InvalidInput, Organisation, acting_organisation
from panhuo.policies.api import FindingState, Policy, PolicyList, list_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.listing import paginate
from panhuo.web.policies.books import list_document, list_workbook
from panhuo.web.policies.narrow import narrowed_policies
from panhuo.web.policies.report import self_check_report
from panhuo.web.policies.who import keeps_for

MOST_ROWS = 5_000
"""More rows than these no Word document and no reader can hold; narrowing helps."""


@members_only
@require_GET
def policy_list(request: UserRequest) -> HttpResponse:
    """Filters with counts and page, all in the address."""
    found = narrowed_policies(request)
    page = paginate(request, found.rows.select_related("region", "holder").annotate(**_counted()).order_by("-pk"))
    context = {
        "page": page,
        "facets": found.facets,
        "chips": found.chips,
        "clear_url": "?" if found.chips else "",
        "q": found.q,
        "kept": found.kept,
        "query": f"?{request.GET.urlencode()}" if request.GET else "",
        "holders": keeps_for(request.user),
    }
    return render(request, "web/policies/list.html", context)


def _counted() -> dict[str, Count]:
    from django.db.models import F

    current = Q(findings__article__version=F("current"))
    return {
        "proposed": Count("findings", filter=current & Q(findings__state=FindingState.PROPOSED), distinct=True),
        "confirmed": Count("findings", filter=current & Q(findings__state=FindingState.CONFIRMED), distinct=True),
        "mended": Count("mends", filter=Q(mends__state="closed"), distinct=True),
    }


@members_only
@require_GET
def policy_workbook(request: UserRequest) -> FileResponse:
    """The narrowed list by the organisation's own columns."""
    found = _listed(request)
    file = list_workbook(title=found.title, headings=found.headings, rows=found.rows, widths=found.widths)
    return _answer(file, f"{found.title}.xlsx")


@members_only
@require_GET
def policy_document(request: UserRequest) -> FileResponse:
    """The same as Word."""
    found = _listed(request)
    who = acting_organisation(request.user)
    file = list_document(
        title=found.title, headings=found.headings, rows=found.rows, who=who.name if who else "", counts=found.counts
    )
    return _answer(file, f"{found.title}.docx")


@members_only
@require_GET
def self_check(request: UserRequest) -> FileResponse:
    """The report of one organisation over its own rules; `holder` names it where the user sees several."""
    wanted = request.GET.get("holder", "")
    acting = acting_organisation(request.user)
    seen = Policy.objects.visible_to(request.user).order_by().values("holder")
    mine = Organisation.objects.filter(Q(pk__in=seen) | Q(pk=acting.pk if acting else None))
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 19:  # noqa: PLR2004 -- fits the database's integer
        organisation = get_object_or_404(mine, pk=int(wanted))
    else:
        organisation = get_object_or_404(mine, pk=acting.pk if acting else 0)
    return _answer(self_check_report(organisation), _("自查报告.docx"))


def _listed(request: UserRequest) -> PolicyList:
    rows = narrowed_policies(request).rows
    count = rows.count()
    if count > MOST_ROWS:
        message = _("符合条件的有 %(n)s 件，一次最多导出 %(most)s 件。请先用筛选缩小范围。")
        raise InvalidInput(message, field="filters", params={"n": count, "most": MOST_ROWS})
    return list_of(rows, organisation=acting_organisation(request.user))


def _answer(file: BinaryIO, name: str) -> FileResponse:
    return FileResponse(file, as_attachment=True, filename=name)
