"""One disclosure: content, gate, people, prior art, panel, decisions, filings."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from panhuo.orgs.api import events_of
from panhuo.patents.api import Patent
from panhuo.portfolio.prefiling.api import (
    Disclosure,
    PersonRole,
    is_author,
    is_inventor,
    is_office,
    may_assess,
    may_decide,
    may_edit,
    may_file,
    may_name,
    may_see_sheets,
    round_result,
    search_prior,
    why_not,
)
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.prefiling.appraisal import appraisal_view, decision_views
from panhuo.web.prefiling.forms.panel import DecisionForm, FilingForm, PersonForm, StepForm
from panhuo.web.prefiling.secret import own_disclosure, unkept
from panhuo.web.prefiling.words import event_line


@signed_in
@require_GET
@unkept
def prefiling_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Everything that this named person may see and do."""
    disclosure = own_disclosure(request.user, pk)
    user = request.user
    open_gate, reason = may_file(disclosure)
    office = is_office(user, disclosure)
    context: dict[str, Any] = {
        "disclosure": disclosure,
        "gate": open_gate,
        "gate_reason": reason,
        "inventors": disclosure.inventors.select_related("user"),
        "funding": disclosure.funding.all(),
        "people": disclosure.people.select_related("user"),
        "office": office,
        "may_edit": may_edit(user, disclosure),
        "may_name": may_name(user, disclosure, PersonRole.OFFICE),
        "may_assess": may_assess(user, disclosure),
        "may_decide": may_decide(user, disclosure),
        "may_reopen": disclosure.state == "decided"
        and not disclosure.filings.exists()
        and (is_inventor(user, disclosure) or office),
        "may_file": office or is_author(user, disclosure),
        "person_form": PersonForm(office_only=not office),
        "decision_form": DecisionForm(),
        "filing_form": FilingForm(),
        "step_form": StepForm(auto_id=False),
        "decisions": decision_views(disclosure),
        "filings": disclosure.filings.select_related("patent", "decision").prefetch_related("events"),
        "searches": _searches(disclosure, request),
        "events": [(event, event_line(event)) for event in events_of("disclosure", disclosure.pk)],
    }
    return render(request, "web/prefiling/detail.html", context | _result(request, disclosure))


@signed_in
@require_POST
@unkept
def prefiling_prior(request: UserRequest, pk: int) -> HttpResponse:
    """Look for prior art now; the answer is a part of the page, and no run of it is kept."""
    disclosure = own_disclosure(request.user, pk)
    results = search_prior(disclosure, actor=request.user)
    return render(request, "web/prefiling/_prior.html", {"results": results})


def _result(request: UserRequest, disclosure: Disclosure) -> dict[str, Any]:
    """The appraisal for those who may see others' sheets; for the others only how many there are."""
    result = round_result(disclosure)
    shown = may_see_sheets(request.user, disclosure)
    return {
        "sheet_count": len(result.sheets),
        "result": appraisal_view(result) if shown and result.sheets else None,
        "sheets": result.sheets if shown else [],
        "blocks": why_not(result) if shown else [],
        "book": result.book,
        "version": result.version,
    }


def _searches(disclosure: Disclosure, request: UserRequest) -> list[tuple[Any, list[Patent]]]:
    """Earlier looks with those of their patents that the user may see."""
    rows = list(disclosure.searches.select_related("by")[:3])
    ids = {pk for row in rows for pk in row.hits}
    seen = Patent.objects.visible_to(request.user).filter(pk__in=ids).prefetch_related("identifiers").in_bulk()
    return [(row, [seen[pk] for pk in row.hits if pk in seen]) for row in rows]
