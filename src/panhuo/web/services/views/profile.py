"""Keeping one's own entry in the directory."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.services.api import (
    ServiceCase,
    ServiceItem,
    ServiceProfile,
    remove_part,
    save_case,
    save_item,
    save_profile,
)
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, staff_only
from panhuo.web.blame import blame
from panhuo.web.services.forms.profile import (
    CaseForm,
    ItemForm,
    ProfileForm,
    case_initial,
    item_initial,
    profile_initial,
)
from panhuo.web.services.scope import chosen_provider, providers_of


@staff_only
@require_http_methods(["GET", "POST"])
def service_profile(request: UserRequest) -> HttpResponse:
    """Words, services and cases of the organisation that one works for."""
    house = chosen_provider(request)
    profile = ServiceProfile.objects.filter(organisation=house).first()
    form = ProfileForm(request.POST or None, initial=profile_initial(profile))
    if request.method == "POST" and form.is_valid():
        try:
            save_profile(house, **form.cleaned_data, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已保存"))
            return redirect(f"{reverse('service-profile')}?organisation={house.pk}")
    context = {"form": form, "house": house, "profile": profile, "houses": providers_of(request.user)}
    return render(request, "web/services/profile.html", context, status=422 if form.errors else 200)


@staff_only
@require_http_methods(["GET", "POST"])
def service_item(request: UserRequest, pk: int | None = None) -> HttpResponse:
    """A new service, or one that is there."""
    item = get_object_or_404(ServiceItem.objects.select_related("profile"), pk=pk) if pk else None
    profile = _own_profile(request, item.profile if item else None)
    form = ItemForm(request.POST or None, initial=item_initial(item))
    if request.method == "POST" and form.is_valid():
        try:
            save_item(profile, values=form.values(), item=item, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return _back(profile)
    return _form(request, form, profile, _("服务"))


@staff_only
@require_http_methods(["GET", "POST"])
def service_case(request: UserRequest, pk: int | None = None) -> HttpResponse:
    """A new case, or one that is there."""
    case = get_object_or_404(ServiceCase.objects.select_related("profile"), pk=pk) if pk else None
    profile = _own_profile(request, case.profile if case else None)
    form = CaseForm(request.POST or None, initial=case_initial(case))
    if request.method == "POST" and form.is_valid():
        try:
            save_case(profile, values=form.values(), case=case, actor=request.user)
        except DomainError as error:
            blame(form, error)
        else:
            return _back(profile)
    return _form(request, form, profile, _("案例"))


@staff_only
@require_POST
def service_item_remove(request: UserRequest, pk: int) -> HttpResponse:
    item = get_object_or_404(ServiceItem.objects.select_related("profile__organisation"), pk=pk)
    remove_part(item, actor=request.user)
    return _back(item.profile)


@staff_only
@require_POST
def service_case_remove(request: UserRequest, pk: int) -> HttpResponse:
    case = get_object_or_404(ServiceCase.objects.select_related("profile__organisation"), pk=pk)
    remove_part(case, actor=request.user)
    return _back(case.profile)


def _own_profile(request: UserRequest, profile: ServiceProfile | None) -> ServiceProfile:
    """The profile; 404 for anybody who may not keep it."""
    ids = [one.pk for one in providers_of(request.user)]
    if profile is None:
        profile = ServiceProfile.objects.filter(organisation=chosen_provider(request)).first()
        if profile is None:
            raise NotAllowed(_("请先填写机构简介"))
    if profile.organisation_id not in ids:
        raise NotAllowed(hidden=True)
    return profile


def _form(request: UserRequest, form: ItemForm | CaseForm, profile: ServiceProfile, heading: str) -> HttpResponse:
    context = {"form": form, "profile": profile, "heading": heading}
    return render(request, "web/services/part.html", context, status=422 if form.errors else 200)


def _back(profile: ServiceProfile) -> HttpResponse:
    return redirect(f"{reverse('service-profile')}?organisation={profile.organisation_id}")
