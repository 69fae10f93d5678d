"""The chain of one agreement."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import Agreement, Side
from panhuo.deals.duecare.api import (
    EvidencePaper,
    InterestStatement,
    PartyCheck,
    care_pdf,
    chain_of,
    check_party,
    keep_paper,
    may_work,
    relation_hints,
    state_interest,
    unsettled,
    verdict,
    withdraw_paper,
)
from panhuo.deals.rules.due_care.rules import DUTIES, EVIDENCE
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.own import held_agreement
from panhuo.web.agreements.views.papers import attached
from panhuo.web.blame import blame
from panhuo.web.duecare.forms import InterestForm, PaperForm, PartyForm


@members_only
@require_GET
def care_detail(request: UserRequest, pk: int) -> HttpResponse:
    """What is there, and what is missing under which article."""
    return _page(request, held_agreement(request.user, pk))


def _page(request: UserRequest, agreement: Agreement, **forms: Form) -> HttpResponse:
    chain = chain_of(agreement)
    today = timezone.localdate()
    context: dict[str, Any] = {
        "agreement": agreement,
        "chain": chain,
        "verdict": verdict(chain),
        "lacks": unsettled(agreement, chain),
        "duties": [
            (
                _(DUTIES.get(duty.duty, duty.duty)),
                duty,
                [(_(EVIDENCE.get(kind, kind)), lack) for kind, lack in duty.wanted],
            )
            for duty in chain.duties
        ],
        "timeline": [(one, _(EVIDENCE.get(one.kind, one.kind))) for one in chain.evidence],
        "hints": relation_hints(agreement),
        "papers": agreement.evidence.filter(withdrawn=False),
        "checks": agreement.party_checks.all(),
        "working": may_work(request.user, agreement),
        "paper_form": forms.get("paper") or PaperForm(auto_id="id_paper_%s", initial={"day": today}),
        "interest_form": forms.get("interest") or InterestForm(auto_id="id_interest_%s", initial={"signed_on": today}),
        "party_form": forms.get("party")
        or PartyForm(auto_id="id_party_%s", initial={"checked_on": today}, parties=_parties(agreement)),
        "tab": "care",
    }
    return render(request, "web/duecare/detail.html", context, status=422 if forms else 200)


def _parties(agreement: Agreement) -> list[str]:
    return [one.name for one in agreement.parties.all() if one.side == Side.TAKER]


@staff_only
@require_POST
def care_paper(request: UserRequest, pk: int) -> HttpResponse:
    """Keep a paper."""
    return _keep(request, pk, "paper")


@staff_only
@require_POST
def care_interest(request: UserRequest, pk: int) -> HttpResponse:
    """Enter what a person states."""
    return _keep(request, pk, "interest")


@staff_only
@require_POST
def care_party(request: UserRequest, pk: int) -> HttpResponse:
    """Enter a check of a party."""
    return _keep(request, pk, "party")


def _keep(request: UserRequest, pk: int, name: str) -> HttpResponse:
    agreement = held_agreement(request.user, pk)
    form = _form(name, request, agreement)
    if form.is_valid():
        data = dict(form.cleaned_data)
        data["name"] = data["file"].name if data["file"] else ""
        keep: Any = {"paper": keep_paper, "interest": state_interest, "party": check_party}[name]
        try:
            keep(agreement, actor=request.user, **data)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记"))
            return redirect("duecare-detail", pk)
    return _page(request, agreement, **{name: form})


def _form(name: str, request: UserRequest, agreement: Agreement) -> Form:
    if name == "paper":
        return PaperForm(request.POST, request.FILES, auto_id="id_paper_%s")
    if name == "interest":
        return InterestForm(request.POST, request.FILES, auto_id="id_interest_%s")
    return PartyForm(request.POST, request.FILES, auto_id="id_party_%s", parties=_parties(agreement))


@staff_only
@require_POST
def care_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """A paper was kept by mistake."""
    row = get_object_or_404(EvidencePaper.objects.visible_to(request.user).select_related("agreement__holder"), pk=pk)
    withdraw_paper(row, actor=request.user)
    messages.success(request, _("已撤销"))
    return redirect("duecare-detail", row.agreement_id)


@members_only
@require_GET
def care_export(request: UserRequest, pk: int) -> FileResponse:
    """The whole chain as one PDF."""
    agreement = held_agreement(request.user, pk)
    name = _("尽职免责证据链-%(n)s.pdf") % {"n": str(agreement).strip("#")}
    return attached(care_pdf(agreement, user=request.user), name)


@members_only
@require_GET
def care_file(request: UserRequest, kind: str, pk: int) -> FileResponse:
    """A paper of one of the three kinds."""
    from django.http import Http404

    models: dict[str, Any] = {"paper": EvidencePaper, "interest": InterestStatement, "party": PartyCheck}
    if kind not in models:
        raise Http404
    row = get_object_or_404(models[kind].objects.visible_to(request.user).exclude(file=""), pk=pk)
    with row.file.open("rb") as file:
        return attached(file.read(), row.name)


@members_only
@require_GET
def care_part(request: UserRequest, pk: int) -> HttpResponse:
    """What an agreement's page shows of its chain."""
    agreement = held_agreement(request.user, pk)
    chain = chain_of(agreement)
    context = {"agreement": agreement, "chain": chain, "verdict": verdict(chain)}
    return render(request, "web/duecare/_part.html", context)
