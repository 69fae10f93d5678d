"""The enterprise profile, which gets matches without a written need."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from panhuo.needs.api import EnterpriseProfile, save_profile
from panhuo.orgs.api import DomainError, NotAllowed, Organisation, OrganisationKind, is_staff_of, organisations_of
from panhuo.web.access import UserRequest, members_only
from panhuo.web.accounts.forms.profile import ProfileForm
from panhuo.web.blame import blame

FIELDS = ("main_products", "technologies_wanted", "industry", "size", "visibility")


@members_only
@require_http_methods(["GET", "POST"])
def profile(request: UserRequest) -> HttpResponse:
    """The form for the enterprise that the user works for."""
    enterprise = own_enterprise(request)
    if enterprise is None:
        return render(request, "web/accounts/profile_none.html")
    current = EnterpriseProfile.objects.filter(organisation=enterprise).first()
    form = ProfileForm(request.POST or None, initial=_initial(current))
    may_edit = is_staff_of(request.user, enterprise)
    if request.method == "POST":
        if not may_edit:
            raise NotAllowed
        if form.is_valid() and _saved(form, enterprise, request):
            messages.success(request, _("企业画像已保存"))
            return redirect("profile-match")
    context = {"form": form, "enterprise": enterprise, "profile": current, "may_edit": may_edit}
    return render(request, "web/accounts/profile.html", context, status=422 if form.errors else 200)


def own_enterprise(request: UserRequest) -> Organisation | None:
    """The first enterprise that the user belongs to."""
    return organisations_of(request.user).filter(kind=OrganisationKind.ENTERPRISE).order_by("memberships__pk").first()


def _initial(current: EnterpriseProfile | None) -> dict[str, str]:
    return {name: getattr(current, name) for name in FIELDS} if current else {}


def _saved(form: ProfileForm, enterprise: Organisation, request: UserRequest) -> bool:
    try:
        save_profile(enterprise, actor=request.user, **{name: form.cleaned_data[name] for name in FIELDS})
    except DomainError as error:
        blame(form, error)
        return False
    return True
