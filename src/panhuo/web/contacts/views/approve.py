"""Approval: asked for within the room, given through a one-time link without an account."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods, require_POST

from panhuo.exchange.contacts.api import (
    Approval,
    approval_by_token,
    ask_approval,
    give_approval,
    revoke_approval,
)
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, members_only, public
from panhuo.web.blame import blame
from panhuo.web.contacts.forms import ApprovalForm, GiveForm
from panhuo.web.contacts.views.room import own_contact, show


@members_only
@require_POST
def contact_approval(request: UserRequest, pk: int) -> HttpResponse:
    """Make a link."""
    contact, form = own_contact(request, pk), ApprovalForm(request.POST)
    if form.is_valid():
        try:
            ask_approval(contact, **form.cleaned_data, actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("链接已生成，请复制给审批人；只能使用一次"))
            return redirect("contact-room", pk)
    return show(request, contact, approval_form=form)


@members_only
@require_POST
def contact_approval_revoke(request: UserRequest, pk: int) -> HttpResponse:
    """The link stops working."""
    rows = Approval.objects.visible_to(request.user).select_related("contact")
    found = revoke_approval(get_object_or_404(rows, pk=pk), actor=request.user)
    messages.info(request, _("链接已作废"))
    return redirect("contact-room", found.contact_id)


@public
@require_http_methods(["GET", "POST"])
@cache_control(no_store=True, private=True)
def approve(request: HttpRequest, token: str) -> HttpResponse:
    """What the asker wrote for this person, and yes or no. Everything else answers as if it didn't exist."""
    found = approval_by_token(token)
    if found is None:
        raise Http404
    form = GiveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            give_approval(token, approved=request.POST.get("approved") == "yes", **form.cleaned_data)
        except DomainError as error:
            blame(form, error)
        else:
            return render(request, "web/contacts/thanks.html")
    house = found.contact.demand if found.side == "demand" else found.contact.supply
    context = {"approval": found, "house": house, "form": form}
    return render(request, "web/contacts/approve.html", context, status=422 if form.errors else 200)
