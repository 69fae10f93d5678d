"""One patent: what lies on it, who consented, and what may be done with it today."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.deals.agreements.api import (
    Agreement,
    Consent,
    OwnersPact,
    acts_on,
    check_paper,
    record_consent,
    record_pact,
    withdraw_consent,
)
from panhuo.deals.rules.agreements.kinds import LABELS, Act
from panhuo.deals.rules.findings import Severity, allowed
from panhuo.orgs.api import DomainError, NotAllowed, Organisation
from panhuo.patents.api import (
    Encumbrance,
    Patent,
    display_number,
    owner_names,
    record_encumbrance,
    withdraw_encumbrance,
)
from panhuo.portfolio.annuities.api import AnnuityAccount, recompute
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.agreements.forms.rights import ConsentForm, LayForm, PactForm
from panhuo.web.agreements.own import houses_of
from panhuo.web.agreements.words import line_of
from panhuo.web.blame import blame

CONSENT, PACT, LAY = "id_consent_%s", "id_pact_%s", "id_lay_%s"
"""Ids of the fields of the forms that share the page."""


def patent_of(request: UserRequest, pk: int) -> Patent:
    rows = Patent.objects.visible_to(request.user).prefetch_related("identifiers", "owners__owner_name__organisation")
    return get_object_or_404(rows, pk=pk)


def house_of(request: UserRequest) -> Organisation:
    """The organisation in whose name the page speaks: `org` in the address, else the first."""
    houses = houses_of(request.user)
    wanted = request.POST.get("org") or request.GET.get("org", "")
    found = next((one for one in houses if str(one.pk) == wanted), None) or (houses[0] if houses else None)
    if found is None:
        raise NotAllowed(_("由机构的工作人员查看"))
    return found


@staff_only
@require_GET
def agreement_rights(request: UserRequest, pk: int) -> HttpResponse:
    """Each act with what stands in its way, each with its article."""
    return rights_page(request, patent_of(request, pk))


def rights_page(request: UserRequest, patent: Patent, **forms: Any) -> HttpResponse:
    house, today = house_of(request), timezone.localdate()
    owners = owner_names(patent)
    acts = [
        (_(LABELS[act]), _verdict(found), [line_of(one) for one in found])
        for act, found in acts_on(patent, organisation=house, day=today)
    ]
    lies = Encumbrance.objects.filter(organisation=house, patent=patent, withdrawn=False)
    consents = Consent.objects.filter(organisation=house, patent=patent, withdrawn=False).select_related("agreement")
    said = {"given_on": today, "party": request.GET.get("party", "")}
    context = {
        "patent": patent,
        "number": display_number(patent),
        "owners": owners,
        "house": house,
        "houses": houses_of(request.user),
        "acts": acts,
        "lies": lies,
        "consents": [(row, "、".join(_(LABELS[Act(one)]) for one in row.acts)) for row in consents],
        "pact": OwnersPact.objects.filter(organisation=house, patent=patent, withdrawn=False).first(),
        "agreements": Agreement.objects.visible_to(request.user).filter(patents__patent=patent, holder=house),
        "consent_form": forms.get("consent") or ConsentForm(initial=said, auto_id=CONSENT),
        "pact_form": forms.get("pact") or PactForm(owners=owners, auto_id=PACT),
        "lay_form": forms.get("lay") or LayForm(auto_id=LAY),
        "tab": "list",
    }  # fmt: skip
    return render(request, "web/agreements/rights.html", context, status=422 if forms else 200)


def _verdict(found: list[Any]) -> tuple[str, str]:
    if any(one.severity is Severity.BLOCK for one in found):
        return "block", _("不得进行")
    if not allowed(found) or any(one.severity is Severity.WARN for one in found):
        return "warn", _("须先处理")
    return "note", _("可以进行")


@staff_only
@require_POST
def agreement_consent(request: UserRequest, pk: int) -> HttpResponse:
    """Record a consent."""
    patent = patent_of(request, pk)
    form = ConsentForm(request.POST, request.FILES, auto_id=CONSENT)
    if form.is_valid():
        data = dict(form.cleaned_data)
        try:
            if data["file"]:
                check_paper(data["file"].name, data["file"])
            record_consent(patent, organisation=house_of(request), actor=request.user, **data)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("同意已登记"))
            return redirect("agreements-rights", pk)
    return rights_page(request, patent, consent=form)


@staff_only
@require_POST
def agreement_consent_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """It was taken back."""
    row = get_object_or_404(Consent.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    withdraw_consent(row, actor=request.user)
    messages.success(request, _("已撤销"))
    return redirect("agreements-rights", row.patent_id)


@staff_only
@require_POST
def agreement_pact(request: UserRequest, pk: int) -> HttpResponse:
    """What the co-owners agreed."""
    patent = patent_of(request, pk)
    form = PactForm(request.POST, owners=owner_names(patent), auto_id=PACT)
    if form.is_valid():
        alone, shares = form.values()
        try:
            record_pact(
                patent, organisation=house_of(request), alone=alone, shares=shares, source=form.cleaned_data["source"],
                signed_on=form.cleaned_data["signed_on"], actor=request.user,
            )  # fmt: skip
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("共有约定已登记"))
            return redirect("agreements-rights", pk)
    return rights_page(request, patent, pact=form)


@staff_only
@require_POST
def agreement_lay(request: UserRequest, pk: int) -> HttpResponse:
    """Write down what lies on the patent; annuities follow."""
    patent, house = patent_of(request, pk), house_of(request)
    form = LayForm(request.POST, auto_id=LAY)
    if form.is_valid():
        try:
            record_encumbrance(patent, organisation=house, actor=request.user, **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            _follow(patent, house)
            messages.success(request, _("已登记"))
            return redirect("agreements-rights", pk)
    return rights_page(request, patent, lay=form)


@staff_only
@require_POST
def agreement_unlay(request: UserRequest, pk: int) -> HttpResponse:
    """It was written down by mistake."""
    row = get_object_or_404(
        Encumbrance.objects.visible_to(request.user).select_related("organisation", "patent"), pk=pk
    )
    withdraw_encumbrance(row, actor=request.user)
    _follow(row.patent, row.organisation)
    messages.success(request, _("已撤销"))
    return redirect("agreements-rights", row.patent_id)


def _follow(patent: Patent, house: Organisation) -> None:
    accounts = AnnuityAccount.objects.filter(organisation=house, patent=patent)
    if ids := list(accounts.values_list("pk", flat=True)):
        recompute(ids)


@members_only
@require_GET
def agreement_find(request: UserRequest) -> HttpResponse:
    """From a number to the patent's page."""
    from panhuo.web.agreements.forms.fields import patents_of_numbers

    text = request.GET.get("number", "").strip()[:60]
    try:
        found = patents_of_numbers(text, user=request.user)
    except DomainError as error:
        messages.error(request, error.message)
        return redirect("agreements-list")
    return redirect("agreements-rights", found[0].pk) if found else redirect("agreements-list")
