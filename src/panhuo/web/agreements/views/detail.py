"""One agreement: terms, conflicts, approvals, papers, and what other rooms add."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from panhuo.deals.agreements.api import (
    Agreement,
    AgreementState,
    AgreementVersion,
    ApprovalDecision,
    changes_between,
    check,
    institution_of,
    may_approve,
    may_edit,
    may_go_on,
    may_work,
    publicity_of,
)
from panhuo.deals.rules.filings.publicity import CONTENTS, PLACES
from panhuo.orgs.api import AccessGrant, events_of, is_member_of
from panhuo.patents.api import display_number
from panhuo.web.access import UserRequest, members_only
from panhuo.web.agreements.forms.steps import (
    AmendForm,
    DropForm,
    EffectForm,
    EndForm,
    FileForm,
    NoticeForm,
    ShareForm,
    SignForm,
    StepForm,
    SubmitForm,
)
from panhuo.web.agreements.own import houses_of, own_agreement
from panhuo.web.agreements.parts import parts_of
from panhuo.web.agreements.words import Line, line_of

FORMS: dict[str, type[StepForm]] = {
    "submit": SubmitForm,
    "file": FileForm,
    "sign": SignForm,
    "effect": EffectForm,
    "amend": AmendForm,
    "end": EndForm,
    "drop": DropForm,
    "notice": NoticeForm,
    "share": ShareForm,
}
BEFORE = (AgreementState.DRAFT, AgreementState.REVIEW, AgreementState.APPROVED)


@members_only
@require_GET
def agreement_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Everything that this user may see and do."""
    return detail_page(request, own_agreement(request.user, pk))


def detail_page(
    request: UserRequest, agreement: Agreement, *, bound: dict[str, StepForm] | None = None, error: str = ""
) -> HttpResponse:
    """The page; with forms that were refused (status 422) it keeps what was typed."""
    user = request.user
    inside = is_member_of(user, agreement.holder)
    working = may_work(user, agreement.holder)
    links = agreement.patents.select_related("patent", "encumbrance").prefetch_related(
        "patent__identifiers", "patent__owners__owner_name"
    )
    context: dict[str, Any] = {
        "agreement": agreement,
        "inside": inside,
        "working": working,
        "may_edit": may_edit(user, agreement),
        "before": agreement.state in BEFORE,
        "parties": agreement.parties.all(),
        "links": [(link, display_number(link.patent)) for link in links],
        "versions": _versions(agreement),
        "files": agreement.files.select_related("uploaded_by", "version"),
        "error": error,
        "events": events_of("agreement", agreement.pk) if inside else [],
        "tab": "list",
    }
    context["file_form"] = _file_form(request, agreement, bound or {})
    context["parts"] = parts_of(agreement, user)
    if inside:
        context |= _inside(request, agreement, bound or {})
    return render(request, "web/agreements/detail.html", context, status=422 if bound or error else 200)


def _versions(agreement: Agreement) -> list[tuple[AgreementVersion, str]]:
    """Each version with the names of the terms that changed since the one before."""
    found: list[tuple[AgreementVersion, str]] = []
    before: AgreementVersion | None = None
    for version in agreement.versions.select_related("created_by"):
        changed = changes_between(before, version) if before else []
        found.append((version, _("、").join(_term(name) for name in changed)))
        before = version
    return found


def _term(name: str) -> str:
    """The name of a term as the form has it."""
    special = {"parties": _("对方"), "patents": _("专利"), "title": _("名称")}
    field = Agreement._meta.get_field(name)  # noqa: SLF001 -- Django's own way
    return special.get(name) or str(getattr(field, "verbose_name", name))


def _file_form(request: UserRequest, agreement: Agreement, bound: dict[str, StepForm]) -> StepForm | None:
    """Staff of every party may add papers."""
    houses = {one.pk for one in houses_of(request.user)}
    ours = agreement.holder_id in houses or any(one.organisation_id in houses for one in agreement.parties.all())
    return (bound.get("file") or FileForm(agreement=agreement, user=request.user)) if ours else None


def _inside(request: UserRequest, agreement: Agreement, bound: dict[str, StepForm]) -> dict[str, Any]:
    """What only members of the holder see."""
    user, today = request.user, timezone.localdate()
    shown = agreement.state in {*BEFORE, AgreementState.SIGNED}
    found = check(agreement, day=today) if shown else []
    approvals = agreement.approvals.select_related("approver", "version", "asked_by")
    initial = {name: getattr(agreement, name) for name in AmendForm.base_fields if name != "note"}
    forms = {
        name: bound.get(name) or form(agreement=agreement, user=user, initial=initial if name == "amend" else None)
        for name, form in FORMS.items()
    }
    return {
        "findings": [
            (one, line_of(one.finding, reason=one.reason, number=display_number(one.patent) if one.patent else ""))
            for one in found
        ],
        "clear": may_go_on(found),
        "checked": shown,
        "last_check": agreement.checks.last(),
        "approvals": [
            (row, may_approve(user, row) and row.decision == ApprovalDecision.PENDING and agreement.state == "review")
            for row in approvals
        ],
        "publicity": _publicity(agreement),
        "institution": institution_of(agreement.holder),
        "notices": [
            (row, "、".join(_(PLACES[p]) for p in row.places), "、".join(_(CONTENTS[c]) for c in row.contents))
            for row in agreement.notices.filter(withdrawn=False).prefetch_related("objections")
        ],
        "forms": forms,
        "grants": _grants(agreement),
    }  # fmt: skip


def _grants(agreement: Agreement) -> QuerySet[AccessGrant]:
    rows = AccessGrant.objects.filter(object_type="agreement", object_id=agreement.pk)
    return rows.select_related("organisation")


def _publicity(agreement: Agreement) -> list[Line]:
    if agreement.state not in BEFORE:
        return []
    found = publicity_of(agreement, signing=timezone.localdate())
    return [line_of(one) for one in found]
