"""Writing needs: new, changed, closed, opened again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.needs.api import Need, NeedResult, close_need, may_edit_need, may_write_need_for, reopen_need, save_need
from panhuo.orgs.api import (
    DomainError,
    InvalidInput,
    NotAllowed,
    Organisation,
    OrganisationKind,
    is_installation_admin,
    organisations_of,
)
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.needs.after import settle
from panhuo.web.needs.forms import NeedForm, initial_of, values_of

FORM_FIELDS = {"budget_min_fen": "budget_min", "budget_max_fen": "budget_max"}
"""Where a field of the record is called otherwise in the form."""


@staff_only
@require_http_methods(["GET", "POST"])
def need_new(request: UserRequest) -> HttpResponse:
    """A new need; saved, its matches are shown at once."""
    publishers = publishers_for(request)
    form = NeedForm(request.POST or None, organisations=publishers)
    if request.method == "POST" and form.is_valid():
        result = saved(form, request, need=None)
        if result is not None:
            _tell(request, form, result)
            settle(result.need, form, request)
            return redirect("need-match", result.need.pk)
    return _page(request, form, publishers, need=None)


@staff_only
@require_http_methods(["GET", "POST"])
def need_edit(request: UserRequest, pk: int) -> HttpResponse:
    """The same form over a record."""
    need = _own(request, pk)
    publishers = [need.organisation] if need.organisation else publishers_for(request)
    form = NeedForm(request.POST or None, organisations=publishers, initial=initial_of(need))
    if request.method == "POST" and form.is_valid():
        result = saved(form, request, need=need)
        if result is not None:
            _tell(request, form, result)
            settle(result.need, form, request)
            return redirect("need-detail", pk)
    return _page(request, form, publishers, need=need)


@staff_only
@require_POST
def need_close(request: UserRequest, pk: int) -> HttpResponse:
    """No more matches are wanted."""
    close_need(_own(request, pk), actor=request.user)
    messages.success(request, _("需求已结束，不再参与匹配"))
    return redirect("need-detail", pk)


@staff_only
@require_POST
def need_reopen(request: UserRequest, pk: int) -> HttpResponse:
    """Matches are wanted again."""
    reopen_need(_own(request, pk), actor=request.user)
    messages.success(request, _("需求已重新征集"))
    return redirect("need-detail", pk)


def _own(request: UserRequest, pk: int) -> Need:
    """A need that the user may write; 404 where it may not be seen."""
    need = get_object_or_404(Need.objects.visible_to(request.user).select_related("organisation", "region"), pk=pk)
    if not may_edit_need(request.user, need):
        raise NotAllowed
    return need


def publishers_for(request: UserRequest) -> list[Organisation]:
    """Organisations for which the user may publish; the administrator for every active one."""
    if is_installation_admin(request.user):
        return list(Organisation.objects.active())
    return [
        one
        for one in organisations_of(request.user).order_by("memberships__pk")
        if may_write_need_for(request.user, one)
    ]


def saved(form: NeedForm, request: UserRequest, *, need: Need | None) -> NeedResult | None:
    """None where the rules refused it: the form then says why, and where."""
    try:
        return save_need(values_of(form), organisation=form.cleaned_data["organisation"], actor=request.user, need=need)
    except InvalidInput as error:
        error.field = FORM_FIELDS.get(error.field, error.field)
        blame(form, error)
    except DomainError as error:
        blame(form, error)
    return None


def _tell(request: UserRequest, form: NeedForm, result: NeedResult) -> None:
    messages.success(request, _("需求已保存") if result.changes else _("没有改动"))
    if form.title_was_proposed:
        messages.info(request, _("标题取自正文第一句：“%(title)s”，可以修改") % {"title": result.need.title})
    for note in result.notes:
        messages.warning(request, note)


def _page(request: UserRequest, form: NeedForm, publishers: list[Organisation], *, need: Need | None) -> HttpResponse:
    is_enterprise = bool(publishers) and all(one.kind == OrganisationKind.ENTERPRISE for one in publishers)
    context = {"form": form, "need": need, "is_enterprise": is_enterprise}
    return render(request, "web/needs/form.html", context, status=422 if form.errors else 200)
