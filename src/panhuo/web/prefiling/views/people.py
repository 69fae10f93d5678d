"""Who may read a disclosure."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.orgs.api import InvalidInput, NotAllowed, User
from panhuo.portfolio.prefiling.api import Disclosure, DisclosurePerson, may_name, name_person, unname_person
from panhuo.web.access import UserRequest, signed_in
from panhuo.web.prefiling.forms.panel import PersonForm
from panhuo.web.prefiling.secret import own_disclosure


@signed_in
@require_POST
def prefiling_name(request: UserRequest, pk: int) -> HttpResponse:
    """Name somebody by user name."""
    disclosure = own_disclosure(request.user, pk)
    form = PersonForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请填写用户名和身份"), field="username")
    role, username = form.cleaned_data["role"], form.cleaned_data["username"].strip()
    if not may_name(request.user, disclosure, role):  # before anything is said about user names
        raise NotAllowed
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        message = _("没有用户名为“%(username)s”的账号")
        raise InvalidInput(message, field="username", params={"username": username})
    name_person(disclosure, user=user, role=role, actor=request.user)
    messages.success(request, _("已加入名单：%(who)s") % {"who": user})
    return redirect("prefiling-detail", pk)


@signed_in
@require_POST
def prefiling_unname(request: UserRequest, pk: int) -> HttpResponse:
    """Take somebody's right to read away; `pk` is that of the naming."""
    mine = Disclosure.objects.visible_to(request.user)
    people = DisclosurePerson.objects.filter(disclosure__in=mine).select_related("disclosure__organisation")
    named = get_object_or_404(people, pk=pk)
    unname_person(named, actor=request.user)
    messages.info(request, _("已移出名单，立即生效"))
    return redirect("prefiling-detail", named.disclosure_id)
