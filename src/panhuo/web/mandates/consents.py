"""Consents to an agent on both sides: asked, answered, taken back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.exchange.mandates.api import BothSidesConsent, ConsentState, answer_consent, ask_consent, consenting_side
from panhuo.needs.api import Need, hidden_firms
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only, staff_only
from panhuo.web.listing import paginate
from panhuo.web.mandates.forms import ConsentForm, agencies_of
from panhuo.web.mandates.names import organisation_called

_Record = TypeVar("_Record", Need, Patent)


@dataclass(frozen=True, slots=True)
class Row:
    """`need` and `patent` are None where this reader may not see them; `demand` as this reader may know it."""

    consent: BothSidesConsent
    need: Need | None
    patent: Patent | None
    demand: str
    state: str
    may_agree: bool
    may_refuse: bool


@members_only
@require_GET
def mandate_consents(request: UserRequest) -> HttpResponse:
    """The newest first."""
    rows = BothSidesConsent.objects.visible_to(request.user).select_related(
        "agent", "demand", "supply", "need", "patent"
    )
    page = paginate(request, rows)
    context = {
        "page": page, "rows": [_row(one, request.user) for one in page], "may_ask": bool(agencies_of(request.user)),
    }  # fmt: skip
    return render(request, "web/mandates/consents.html", context)


@staff_only
@require_http_methods(["GET", "POST"])
def mandate_consent_new(request: UserRequest) -> HttpResponse:
    """Name the deal, say how one stands to both, ask."""
    mine = agencies_of(request.user)
    if not mine:
        raise NotAllowed(_("只有服务机构的经办人可以征求双方同意"))
    form = ConsentForm(request.POST or None, initial=_initial(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            ask_consent(
                demand=organisation_called(said["demand"], field="demand"),
                supply=organisation_called(said["supply"], field="supply"),
                need=_seen(Need, said["need"], request.user, "need"),
                patent=_seen(Patent, said["patent"], request.user, "patent"),
                disclosure=said["disclosure"], as_broker=mine[0] if said["as_broker"] else None, actor=request.user,
            )  # fmt: skip
        except InvalidInput as error:
            form.add_error(error.field if error.field in form.fields else None, error.message)
        except NotAllowed:
            raise
        except DomainError as error:
            form.add_error(None, error.message)
        else:
            messages.success(request, _("已征求同意；各方同意前仍不能代表双方办理。"))
            return redirect("mandate-consents")
    return render(request, "web/mandates/consent_form.html", {"form": form})


@staff_only
@require_POST
def mandate_consent_answer(request: UserRequest, pk: int) -> HttpResponse:
    """Yes or no; a no after a yes takes it back."""
    consent = get_object_or_404(BothSidesConsent.objects.visible_to(request.user), pk=pk)
    agree = request.POST.get("agree") == "yes"
    answer_consent(consent, agree=agree, reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("mandate-consents")


def _row(consent: BothSidesConsent, user: User) -> Row:
    side = consenting_side(user, consent)
    said = getattr(consent, f"{side}_state") if side else ""
    need, patent = consent.need, consent.patent
    sees_need = need is not None and Need.objects.visible_to(user).filter(pk=need.pk).exists()
    sees_patent = patent is not None and Patent.objects.visible_to(user).filter(pk=patent.pk).exists()
    hidden = need is not None and bool(hidden_firms([need], user))
    return Row(
        consent=consent,
        need=need if sees_need else None,
        patent=patent if sees_patent else None,
        demand=_("匿名企业") if hidden else str(consent.demand),
        state=str(ConsentState(consent.state).label),
        may_agree=said == ConsentState.WAITING,
        may_refuse=said in (ConsentState.WAITING, ConsentState.GIVEN),
    )


def _initial(request: UserRequest) -> dict[str, str]:
    names = ("need", "patent", "demand", "supply")
    return {name: request.GET[name] for name in names if name in request.GET}


def _seen(model: type[_Record], pk: int | None, user: User, field: str) -> _Record | None:
    if pk is None:
        return None
    found = model.objects.visible_to(user).filter(pk=pk).first()
    if found is None:
        raise InvalidInput(_("没有这个编号，或您看不到它"), field=field, code="unknown")
    return found
