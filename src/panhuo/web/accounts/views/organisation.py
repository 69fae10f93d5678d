"""The page of an organisation: facts, names, members."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from panhuo.orgs.api import (
    DomainError,
    Organisation,
    Role,
    add_name,
    correctable,
    create_organisation,
    events_of,
    is_installation_admin,
    is_member_of,
    may_manage,
    remove_name,
    rename,
)
from panhuo.web.access import UserRequest, installation_admin, signed_in
from panhuo.web.accounts.forms.organisation import NameForm, OrganisationForm, RenameForm
from panhuo.web.blame import blame
from panhuo.web.listing import paginate


@signed_in
@require_GET
def organisation(request: UserRequest) -> HttpResponse:
    """One's own organisation; with several, or for the administrator of the installation, the list of them."""
    mine = (
        Organisation.objects.filter(memberships__user=request.user).select_related("region").order_by("memberships__pk")
    )
    if is_installation_admin(request.user):
        mine = Organisation.objects.visible_to(request.user).select_related("region")
        word = request.GET.get("q", "").strip()
        mine = mine.filter(name__icontains=word) if word else mine
    elif mine.count() == 1:
        return _show(request, mine[0])
    return render(request, "web/accounts/organisations.html", {"page": paginate(request, mine)})


@signed_in
@require_GET
def organisation_detail(request: UserRequest, pk: int) -> HttpResponse:
    """Any organisation that the user may see; its members only for those who belong to it or run it."""
    return _show(request, visible_organisation(request, pk))


@installation_admin
@require_http_methods(["GET", "POST"])
def organisation_new(request: UserRequest) -> HttpResponse:
    """A university, authority or other organisation that doesn't register itself."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            made = create_organisation(
                name=values["name"],
                kind=values["kind"],
                region=values["region"],
                uscc=values["uscc"] or None,
                actor=request.user,
            )
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已建立“%(name)s”，请为它开通第一个管理员账号") % {"name": made.name})
            return redirect("organisation-colleague", made.pk)
    status = 422 if form.errors else 200
    return render(request, "web/accounts/organisation_form.html", {"form": form}, status=status)


@signed_in
@require_POST
def organisation_name_add(request: UserRequest, pk: int) -> HttpResponse:
    """Another name by which patents may call it."""
    found = visible_organisation(request, pk)
    form = NameForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("请填写名称并选择类型"), code="name")
    add_name(found, name=form.cleaned_data["name"], kind=form.cleaned_data["kind"], actor=request.user)
    messages.success(request, _("已添加名称“%(name)s”") % {"name": form.cleaned_data["name"]})
    return redirect("organisation-detail", pk)


@signed_in
@require_POST
def organisation_name_remove(request: UserRequest, pk: int, name_pk: int) -> HttpResponse:
    """Take a wrong name away: patents that bear it are no longer taken for the organisation's because of it."""
    row = get_object_or_404(visible_organisation(request, pk).names, pk=name_pk)
    remove_name(row, actor=request.user)
    messages.success(request, _("已去掉名称“%(name)s”") % {"name": row.name})
    return redirect("organisation-detail", pk)


@signed_in
@require_POST
def organisation_rename(request: UserRequest, pk: int) -> HttpResponse:
    """A new name; the old one becomes a former name."""
    found = visible_organisation(request, pk)
    rename(found, name=request.POST.get("name", ""), actor=request.user)
    messages.success(request, _("已更名，原名称保留为曾用名"))
    return redirect("organisation-detail", pk)


def visible_organisation(request: UserRequest, pk: int) -> Organisation:
    """The organisation, or 404."""
    return get_object_or_404(Organisation.objects.visible_to(request.user).select_related("region", "parent"), pk=pk)


def _show(request: UserRequest, found: Organisation) -> HttpResponse:
    runs = may_manage(request.user, found)
    own_rows = found.memberships.filter(user=request.user).exists()
    members = (
        found.memberships.select_related("user").order_by("role", "pk")
        if runs or is_member_of(request.user, found)
        else None
    )
    context = {
        "organisation": found,
        "names": found.names.order_by("kind", "pk"),
        "members": members,
        "may_manage": runs,
        "roles": Role.choices,
        "name_form": NameForm(auto_id="name_%s"),
        "rename_form": RenameForm(auto_id="rename_%s", initial={"name": found.name}),
        "may_correct": bool(correctable(found, actor=request.user)),
        "events": events_of("organisation", found.pk) if runs else None,
        "registration": getattr(found, "registration", None) if own_rows else None,
    }
    return render(request, "web/accounts/organisation.html", context)
