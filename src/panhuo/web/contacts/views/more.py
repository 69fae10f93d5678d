"""Secrecy, meetings, brokers, the draft of the agreement."""

from __future__ import annotations

from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from panhuo.exchange.contacts.api import (
    Broker,
    Meeting,
    agree_broker,
    agree_nda,
    dismiss_broker,
    draft_agreement,
    invite_broker,
    propose_nda,
    set_meeting,
    tell_meeting,
)
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation, normalise_name, organisations_of
from panhuo.patents.api import Patent
from panhuo.web.access import UserRequest, members_only
from panhuo.web.answers.numbers import typed_patent
from panhuo.web.blame import blame
from panhuo.web.contacts.forms import AgreementForm, BrokerForm, MeetingForm, NdaForm, ResultForm
from panhuo.web.contacts.views.room import own_contact, show


@members_only
@require_POST
def contact_nda(request: UserRequest, pk: int) -> HttpResponse:
    """Put a promise of secrecy to the other side."""
    contact, form = own_contact(request, pk), NdaForm(request.POST)
    if form.is_valid():
        try:
            propose_nda(contact, text=form.cleaned_data["text"], actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已请对方确认保密约定"))
            return redirect("contact-room", pk)
    return show(request, contact, nda_form=form)


@members_only
@require_POST
def contact_nda_agree(request: UserRequest, pk: int) -> HttpResponse:
    """Agree to it."""
    agree_nda(own_contact(request, pk), actor=request.user)
    messages.success(request, _("双方已确认保密约定"))
    return redirect("contact-room", pk)


@members_only
@require_POST
def contact_meeting(request: UserRequest, pk: int) -> HttpResponse:
    """Write a meeting down."""
    contact, form = own_contact(request, pk), MeetingForm(request.POST)
    if form.is_valid():
        try:
            set_meeting(contact, **form.cleaned_data, actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("会面已记下"))
            return redirect("contact-room", pk)
    return show(request, contact, meeting_form=form)


@members_only
@require_POST
def contact_meeting_tell(request: UserRequest, pk: int) -> HttpResponse:
    """What came of a meeting; `pk` is the meeting's."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user).select_related("contact"), pk=pk)
    form = ResultForm(request.POST)
    if not form.is_valid():
        raise InvalidInput(_("请选择会面结果"), field="result", code="result")
    tell_meeting(meeting, **form.cleaned_data, actor=request.user)
    messages.success(request, _("会面结果已登记"))
    return redirect("contact-room", meeting.contact_id)


@members_only
@require_POST
def contact_broker(request: UserRequest, pk: int) -> HttpResponse:
    """Name a broker with its commission."""
    contact, form = own_contact(request, pk), BrokerForm(request.POST)
    if form.is_valid():
        try:
            invite_broker(contact, organisation=_broker(form), **form.said(), actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("已请各方确认；三方都同意后经纪机构才能进入"))
            return redirect("contact-room", pk)
    return show(request, contact, broker_form=form)


@members_only
@require_POST
def contact_broker_agree(request: UserRequest, pk: int) -> HttpResponse:
    """Agree for one's side; `pk` is that of the broker in this contact."""
    found = agree_broker(_own_broker(request, pk), actor=request.user)
    messages.success(request, _("已同意"))
    return redirect("contact-room", found.contact_id) if found.is_active else redirect("contact-list")


@members_only
@require_POST
def contact_broker_dismiss(request: UserRequest, pk: int) -> HttpResponse:
    """Send it away, or leave."""
    dismiss_broker(_own_broker(request, pk), actor=request.user)
    messages.info(request, _("经纪机构已退出，不再能看到这次对接"))
    return redirect("contact-list")


@members_only
@require_POST
def contact_draft(request: UserRequest, pk: int) -> HttpResponse:
    """The draft of the agreement."""
    contact, form = own_contact(request, pk), AgreementForm(request.POST)
    if form.is_valid():
        try:
            other = typed_patent(form.cleaned_data["number"], user=request.user)
            more = Patent.objects.visible_to(request.user).filter(pk=other or 0)
            draft_agreement(contact, kind=form.cleaned_data["kind"], patents=list(more), actor=request.user)
        except NotAllowed:
            raise
        except DomainError as error:
            blame(form, error)
        else:
            messages.success(request, _("协议草稿已建立"))
            return redirect("contact-room", pk)
    return show(request, contact, agreement_form=form)


def _broker(form: BrokerForm) -> Organisation:
    name = normalise_name(form.cleaned_data["name"])
    rows = Organisation.objects.active().filter(Q(normal_name=name) | Q(names__normal_name=name))
    found = rows.order_by("pk").first()
    if found is None:
        message = _("平台上没有名为“%(name)s”的机构")
        raise InvalidInput(message, field="name", code="name", params={"name": form.cleaned_data["name"][:60]})
    return found


def _own_broker(request: UserRequest, pk: int) -> Broker:
    """One of a contact that the reader's organisations are in, or of an invitation to them."""
    mine = organisations_of(request.user)
    parties = Q(contact__demand__in=mine) | Q(contact__supply__in=mine) | Q(organisation__in=mine)
    return get_object_or_404(Broker.objects.filter(parties).distinct(), pk=pk)
