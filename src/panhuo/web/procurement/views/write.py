"""Writing a purchase, publishing it, closing offers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.procurement.api import (
    Procurement,
    ProcurementState,
    cancel_procurement,
    close_offers,
    may_buy,
    name_scorer,
    publish_procurement,
    read_standard,
    save_procurement,
    standard_for,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, User
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.procurement.forms.procurement import ProcurementForm, procurement_initial
from panhuo.web.procurement.scope import buyers_of, own_procurement
from panhuo.web.services.money import to_fen


@staff_only
@require_http_methods(["GET", "POST"])
def procurement_write(request: UserRequest, pk: int | None = None) -> HttpResponse:
    """A new purchase, or a draft; made from the standard of the house."""
    known = own_procurement(request, pk) if pk else None
    houses = buyers_of(request.user)
    if not houses:
        raise NotAllowed(_("此页面供采购专利代理服务的单位使用"))
    if known and not (known.state == ProcurementState.DRAFT and may_buy(request.user, known.organisation)):
        raise NotAllowed(_("发布后不能修改"))
    version = standard_for(known.organisation if known else houses[0])
    form = ProcurementForm(
        request.POST or None,
        standard=read_standard(version.data),
        organisations=[known.organisation] if known else houses,
        ticked=_ticked(request, known),
        initial=procurement_initial(known) or {"invited": request.GET.getlist("invite")},
    )
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(form, known, request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存；检查后发布"))
            return redirect("procurement-detail", saved.pk)
    context = {"form": form, "procurement": known, "version": version}
    return render(request, "web/procurement/form.html", context, status=422 if form.errors else 200)


@staff_only
@require_POST
def procurement_publish(request: UserRequest, pk: int) -> HttpResponse:
    publish_procurement(own_procurement(request, pk), actor=request.user)
    messages.success(request, _("采购已发布，受邀机构已收到通知"))
    return redirect("procurement-detail", pk)


@staff_only
@require_POST
def procurement_close(request: UserRequest, pk: int) -> HttpResponse:
    """Open the sealed offers."""
    close_offers(own_procurement(request, pk), actor=request.user)
    return redirect("procurement-detail", pk)


@staff_only
@require_POST
def procurement_cancel(request: UserRequest, pk: int) -> HttpResponse:
    cancel_procurement(own_procurement(request, pk), reason=request.POST.get("reason", ""), actor=request.user)
    return redirect("procurement-detail", pk)


@staff_only
@require_POST
def procurement_scorer(request: UserRequest, pk: int) -> HttpResponse:
    """Name somebody to rate the offers."""
    found = own_procurement(request, pk)
    username = request.POST.get("username", "").strip()
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None or not may_buy(request.user, found.organisation):
        message = _("没有用户名为“%(username)s”的账号") % {"username": username}
        raise InvalidInput(message, field="username", code="unknown")
    name_scorer(found, user=user, actor=request.user)
    return redirect("procurement-detail", pk)


def _ticked(request: UserRequest, known: Procurement | None) -> list[str]:
    """Agencies that were chosen in the directory, in the draft or just now."""
    before = [str(pk) for pk in known.invited.values_list("pk", flat=True)] if known else []
    return [*before, *request.GET.getlist("invite"), *request.POST.getlist("invited")]


def _save(form: ProcurementForm, known: Procurement | None, actor: User) -> Procurement:
    said = form.cleaned_data
    return save_procurement(
        said["organisation"],
        title=said["title"],
        answers=form.answers(),
        offers_until=said["offers_until"],
        ceiling=to_fen(said["ceiling"]),
        open_to_all=said["open_to_all"],
        invited=list(said["invited"]),
        actor=actor,
        procurement=known,
    )
