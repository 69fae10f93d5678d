"""Members of an organisation, run by its administrator."""

from __future__ import annotations

import secrets

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.orgs.api import (
    DomainError,
    Membership,
    NotAllowed,
    Organisation,
    User,
    add_member,
    create_user,
    may_manage,
    remove_member,
)
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.accounts.forms.organisation import ColleagueForm, MemberForm
from panhuo.web.accounts.links import password_link
from panhuo.web.accounts.views.organisation import visible_organisation
from panhuo.web.blame import blame


@signed_in
@require_POST
def member_add(request: UserRequest, pk: int) -> HttpResponse:
    """Take in somebody who has an account."""
    organisation = _run_by(request, pk)
    form = MemberForm(request.POST)
    if not form.is_valid():
        raise DomainError(_("请填写用户名并选择角色"), code="member")
    username = form.cleaned_data["username"].strip()
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise DomainError(
            _("没有用户名为“%(username)s”的账号；可以为同事开通一个"), code="no_user", params={"username": username}
        )
    add_member(organisation, user=user, role=form.cleaned_data["role"], actor=request.user)
    messages.success(request, _("已添加成员 %(name)s") % {"name": user})
    return redirect("organisation-detail", pk)


@signed_in
@require_POST
def member_role(request: UserRequest, pk: int, user_pk: int) -> HttpResponse:
    """Give a member another role."""
    membership = _member(request, pk, user_pk)
    add_member(membership.organisation, user=membership.user, role=request.POST.get("role", ""), actor=request.user)
    messages.success(request, _("已更改 %(name)s 的角色") % {"name": membership.user})
    return redirect("organisation-detail", pk)


@signed_in
@require_POST
def member_remove(request: UserRequest, pk: int, user_pk: int) -> HttpResponse:
    """Take a member out."""
    membership = _member(request, pk, user_pk)
    remove_member(membership.organisation, user=membership.user, actor=request.user)
    messages.success(request, _("已移除成员 %(name)s") % {"name": membership.user})
    return redirect("organisation-detail", pk)


@signed_in
@never_cache
@require_http_methods(["GET", "POST"])
def colleague(request: UserRequest, pk: int) -> HttpResponse:
    """An account for a colleague. The page after it shows the link by which the password is set, this once."""
    organisation = _run_by(request, pk)
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        try:
            user = create_user(
                username=values["username"],
                password=secrets.token_urlsafe(32),  # nobody learns it: the link below sets the real one
                display_name=values["display_name"],
                email=values["email"],
                memberships=[(organisation, values["role"])],
            )
        except DomainError as error:
            blame(form, error)
        else:
            return _show_link(request, organisation, user)
    status = 422 if form.errors else 200
    context = {"organisation": organisation, "form": form}
    return render(request, "web/accounts/colleague.html", context, status=status)


@signed_in
@never_cache
@require_POST
def member_link(request: UserRequest, pk: int, user_pk: int) -> HttpResponse:
    """A new link for a member who lost the first one, or forgot the password and has no e-mail.

    Only for people of this organisation alone: who also works elsewhere is not in its administrator's hands.
    """
    membership = _member(request, pk, user_pk)
    elsewhere = membership.user.memberships.exclude(organisation_id=pk).exists()
    if elsewhere or membership.user.is_superuser:
        raise DomainError(_("此人还属于其他机构，请其用邮箱找回密码"), code="elsewhere")
    return _show_link(request, membership.organisation, membership.user)


def _show_link(request: UserRequest, organisation: Organisation, user: User) -> HttpResponse:
    context = {"organisation": organisation, "person": user, "link": password_link(request, user)}
    return render(request, "web/accounts/colleague_link.html", context)


def _run_by(request: UserRequest, pk: int) -> Organisation:
    organisation = visible_organisation(request, pk)
    if not may_manage(request.user, organisation):
        raise NotAllowed
    return organisation


def _member(request: UserRequest, pk: int, user_pk: int) -> Membership:
    organisation = _run_by(request, pk)
    return get_object_or_404(organisation.memberships.select_related("user", "organisation"), user_id=user_pk)
