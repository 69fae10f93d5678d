"""Offers, ratings, explanations, the decision."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.procurement.api import (
    AgencyOffer,
    award,
    explain_price,
    judge_explanation,
    make_agency_offer,
    may_score,
    read_standard,
    records_of,
    score_offer,
)
from panhuo.exchange.services.api import ratings_of, standing_of
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.web.access import UserRequest, signed_in, staff_only
from panhuo.web.blame import blame
from panhuo.web.procurement.forms.procurement import AgencyOfferForm, ScoreForm
from panhuo.web.procurement.scope import offerers_of, own_procurement
from panhuo.web.procurement.words import answer_rows
from panhuo.web.services.money import to_fen
from panhuo.web.services.words import rating_words, standing_words


@staff_only
@require_POST
def procurement_offer(request: UserRequest, pk: int) -> HttpResponse:
    """Make or change a sealed offer."""
    found = own_procurement(request, pk)
    form = AgencyOfferForm(request.POST, organisations=offerers_of(request.user, found))
    if not form.is_valid():
        raise InvalidInput(_("请填写报价、承办团队和服务方案"), field="plan")
    said = form.cleaned_data
    make_agency_offer(
        found,
        organisation=said["organisation"],
        price=to_fen(said["price"]) or 0,
        team=said["team"],
        plan=said["plan"],
        actor=request.user,
    )
    messages.success(request, _("报价已密封提交；截止前可以修改，采购单位开启前看不到"))
    return redirect("procurement-detail", pk)


@signed_in
@require_http_methods(["GET", "POST"])
def procurement_score(request: UserRequest, pk: int) -> HttpResponse:
    """A scorer's sheet of one offer: what the agency says of its work, without the price."""
    offer = _offer(request, pk)
    found = offer.procurement
    if not may_score(request.user, found):
        raise NotAllowed(_("您不是评审人，或者评审已经结束"))
    before = offer.scores.filter(scorer=request.user).first()
    initial = {f"c_{key}": value for key, value in before.values.items()} if before else {}
    form = ScoreForm(
        request.POST or None,
        standard=read_standard(found.standard.data),
        initial=initial | {"comment": before.comment if before else ""},
    )
    if request.method == "POST" and form.is_valid():
        try:
            score_offer(offer, values=form.values(), comment=form.cleaned_data["comment"], actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("评分已提交；结果确定前可以修改"))
            return redirect("procurement-detail", found.pk)
    house = offer.organisation
    context = {
        "offer": offer,
        "procurement": found,
        "form": form,
        "standing": standing_words(standing_of(house)),
        "record": records_of([house.pk])[house.pk],
        "rating": rating_words(ratings_of([house.pk])[house.pk]),
        "sections": answer_rows(read_standard(found.standard.data), found.answers),
    }
    return render(request, "web/procurement/score.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def procurement_explain(request: UserRequest, pk: int) -> HttpResponse:
    """Why the price is so low."""
    offer = _offer(request, pk)
    explain_price(offer, text=request.POST.get("text", ""), actor=request.user)
    messages.success(request, _("低价说明已提交"))
    return redirect("procurement-detail", offer.procurement_id)


@staff_only
@require_POST
def procurement_judge(request: UserRequest, pk: int) -> HttpResponse:
    """Whether the explanation of a low price holds."""
    offer = _offer(request, pk)
    judge_explanation(offer, accepted=request.POST.get("accepted") == "1", actor=request.user)
    return redirect("procurement-detail", offer.procurement_id)


@staff_only
@require_POST
def procurement_award(request: UserRequest, pk: int) -> HttpResponse:
    """Decide for this offer."""
    offer = _offer(request, pk)
    award(offer, reasons=request.POST.get("reasons", ""), actor=request.user)
    messages.success(request, _("采购结果已定，报价机构已收到通知"))
    return redirect("procurement-detail", offer.procurement_id)


def _offer(request: UserRequest, pk: int) -> AgencyOffer:
    rows = AgencyOffer.objects.visible_to(request.user)
    joined = rows.select_related("procurement__organisation", "procurement__standard", "organisation")
    return get_object_or_404(joined, pk=pk)
