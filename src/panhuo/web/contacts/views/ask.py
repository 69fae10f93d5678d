"""Asking for contact from a match, a need or an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.exchange.answers.api import institutions_of
from panhuo.exchange.contacts.api import Side, ask_contact
from panhuo.needs.api import Need, firm_known
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, OrganisationStatus, organisations_of
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.contacts.forms import AskForm
from panhuo.web.contacts.owners import owners


@staff_only
@require_http_methods(["GET", "POST"])
def contact_new(request: UserRequest) -> HttpResponse:
    """`need`, `patent` and, where a patent has several owners, `supply` stand in the address."""
    need, patent = _need(request), _patent(request)
    demand, supply, side = sides(request, need, patent)
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = ask_contact(
                need=need, patent=patent, demand=demand, supply=supply, asked_by=side,
                message=form.cleaned_data["message"], actor=request.user,
            )  # fmt: skip
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("对接请求已发出，对方应在 %(day)s 前答复") % {"day": made.due_on})
            return redirect("contact-room", made.pk)
    hides = side == Side.SUPPLY and need is not None and not firm_known(need, request.user)
    context = {
        "form": form,
        "need": need,
        "patent": patent,
        "them": _("匿名企业") if hides else str(supply if side == Side.DEMAND else demand),
        "anonymous": side == Side.DEMAND and need is not None and need.is_anonymous,
    }
    return render(request, "web/contacts/new.html", context, status=422 if form.errors else 200)


def sides(request: UserRequest, need: Need | None, patent: Patent | None) -> tuple[Organisation, Organisation, str]:
    """Demand, supply and the side for which the user asks.

    Raises:
        InvalidInput: the other side is not on the platform, or it is not clear for whom the user asks.
    """
    own = {one.pk: one for one in organisations_of(request.user)}
    if not own:
        raise NotAllowed
    if need is not None and need.organisation is not None and need.organisation_id in own:
        return need.organisation, _supplier(request, patent, but=need.organisation_id), str(Side.DEMAND)
    houses = institutions_of(patent) if patent is not None else []
    mine = next((one for one in houses if one.pk in own), None)
    if need is not None:
        supply = mine or next(iter(own.values()))
        if need.organisation is None or need.organisation.status != OrganisationStatus.ACTIVE:
            raise InvalidInput(_("提出需求的企业不在平台上，无法对接"), field="need", code="inactive")
        return need.organisation, supply, str(Side.SUPPLY)
    if patent is None:
        raise InvalidInput(_("请说明就哪条需求或哪件专利对接"), field="need", code="empty")
    return next(iter(own.values())), _supplier(request, patent, but=0), str(Side.DEMAND)


def _supplier(request: UserRequest, patent: Patent | None, *, but: int | None) -> Organisation:
    """The patent's owner; where it has several, the one that the address names; without a patent that one too."""
    wanted = request.GET.get("supply", "")
    if patent is None:
        return get_object_or_404(Organisation.objects.active(), pk=_number(wanted))
    houses = [one for one in owners(patent) if one.pk != but]
    found = next((one for one in houses if str(one.pk) == wanted), None) or next(iter(houses), None)
    if found is None:
        raise InvalidInput(_("这件专利的权利人不在平台上，无法对接"), field="patent", code="inactive")
    return found


def _need(request: UserRequest) -> Need | None:
    text = request.GET.get("need", "")
    rows = Need.objects.visible_to(request.user).select_related("organisation")
    return get_object_or_404(rows, pk=_number(text)) if text else None


def _patent(request: UserRequest) -> Patent | None:
    text = request.GET.get("patent", "")
    if not text:
        return None
    rows = Patent.objects.visible_to(request.user).select_related("holder")
    return get_object_or_404(rows.prefetch_related("owners__owner_name__organisation"), pk=_number(text))


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 19 else 0  # noqa: PLR2004  # what a BIGINT holds
