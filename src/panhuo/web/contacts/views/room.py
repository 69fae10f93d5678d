"""The room, and the verbs that take one button or one small form."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from panhuo.exchange.contacts.api import (
    Contact,
    ContactFile,
    accept,
    decline,
    end_with_deal,
    end_without_deal,
    post_message,
    set_next_step,
    withdraw_contact,
)
from panhuo.needs.api import MEDIA_TYPES
from panhuo.orgs.api import DomainError, NotAllowed
from panhuo.web.access import UserRequest, members_only
from panhuo.web.blame import blame
from panhuo.web.contacts.forms import DealForm, EndForm, StepForm
from panhuo.web.contacts.room import room
from panhuo.web.needs.money import to_fen


def own_contact(request: UserRequest, pk: int) -> Contact:
    """A contact that the reader may see, or 404."""
    rows = Contact.objects.visible_to(request.user).select_related("need__organisation", "patent", "demand", "supply")
    return get_object_or_404(rows, pk=pk)


def show(request: UserRequest, contact: Contact, **forms: object) -> HttpResponse:
    """The room with a form that was refused."""
    return render(request, "web/contacts/room.html", room(request, contact, **forms), status=422 if forms else 200)


@members_only
@require_GET
def contact_room(request: UserRequest, pk: int) -> HttpResponse:
    """Both sides' room: state, next step, thread, meetings, brokers, approvals."""
    return show(request, own_contact(request, pk))


@members_only
@require_POST
def contact_accept(request: UserRequest, pk: int) -> HttpResponse:
    """Yes, let us talk."""
    accept(own_contact(request, pk), actor=request.user)
    messages.success(request, _("已接受，双方可以在这里洽谈"))
    return redirect("contact-room", pk)


@members_only
@require_POST
def contact_decline(request: UserRequest, pk: int) -> HttpResponse:
    """No, with a reason."""
    contact, form = own_contact(request, pk), EndForm(request.POST)
    if form.is_valid():
        try:
            decline(contact, **form.cleaned_data, actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.info(request, _("已答复对方：不对接"))
            return redirect("contact-room", pk)
    return show(request, contact, end_form=form)


@members_only
@require_POST
def contact_withdraw(request: UserRequest, pk: int) -> HttpResponse:
    """Take the question back."""
    withdraw_contact(own_contact(request, pk), actor=request.user)
    messages.info(request, _("请求已撤回"))
    return redirect("contact-room", pk)


@members_only
@require_POST
def contact_message(request: UserRequest, pk: int) -> HttpResponse:
    """Write, with files."""
    contact = own_contact(request, pk)
    post_message(contact, text=request.POST.get("text", ""), files=request.FILES.getlist("files"), actor=request.user)
    return redirect("contact-room", pk)


@members_only
@require_POST
def contact_step(request: UserRequest, pk: int) -> HttpResponse:
    """Who does what by when."""
    contact, form = own_contact(request, pk), StepForm(request.POST)
    if form.is_valid():
        try:
            set_next_step(contact, **form.cleaned_data, actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("下一步已记下，各方都能看到"))
            return redirect("contact-room", pk)
    return show(request, contact, step_form=form)


@members_only
@require_POST
def contact_end(request: UserRequest, pk: int) -> HttpResponse:
    """Nothing came of it."""
    contact, form = own_contact(request, pk), EndForm(request.POST)
    if form.is_valid():
        try:
            end_without_deal(contact, **form.cleaned_data, actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.info(request, _("对接已结束"))
            return redirect("contact-room", pk)
    return show(request, contact, end_form=form)


@members_only
@require_POST
def contact_deal(request: UserRequest, pk: int) -> HttpResponse:
    """Both came to terms."""
    contact, form = own_contact(request, pk), DealForm(request.POST)
    if form.is_valid():
        try:
            amount = to_fen(form.cleaned_data["deal"])
            end_with_deal(contact, deal_fen=amount, note=form.cleaned_data["note"], actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已登记达成合作；供给方可以据此起草协议"))
            return redirect("contact-room", pk)
    return show(request, contact, deal_form=form)


@members_only
@require_GET
def contact_file(request: UserRequest, pk: int) -> FileResponse:
    """A file of the thread as a download."""
    found = get_object_or_404(ContactFile.objects.visible_to(request.user), pk=pk)
    response = FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
    response["Content-Type"] = MEDIA_TYPES[found.kind]
    return response
