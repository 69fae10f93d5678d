"""Asking for a service, and offering one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.domain.tell import staff_of
from panhuo.exchange.services.enums import OfferState, RequestState, ServiceKind
from panhuo.exchange.services.may import is_open, may_offer, may_request
from panhuo.exchange.services.models import ServiceOffer, ServiceProfile, ServiceRequest
from panhuo.exchange.services.queries.credit import standing_of
from panhuo.orgs.api import (
    SUPPLY_KINDS,
    DomainError,
    InvalidInput,
    NotAllowed,
    Organisation,
    is_staff_of,
    log_event,
    notify,
)
from panhuo.portfolio.prefiling.api import institution_of

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def create_request(
    organisation: Organisation,
    *,
    kind: str,
    title: str,
    text: str,
    budget: int | None = None,
    offers_until: date,
    open_to_all: bool = True,
    invited: Sequence[Organisation] = (),
    actor: User,
) -> ServiceRequest:
    """Ask for offers, of everybody who is listed or of those invited. `budget` in 分.

    Raises:
        NotAllowed: not staff of the organisation.
        InvalidInput: something is missing, the last day is over, an invited one is not listed, nobody is asked, or an
            institution asks for patent agency here, past the gate of pre-filing assessment (16号文 三（八）).
    """
    if not may_request(actor, organisation):
        raise NotAllowed
    if kind not in ServiceKind.values:
        raise InvalidInput(_("请选择服务类型"), field="kind", code="choice")
    if kind == ServiceKind.AGENCY and institution_of(organisation).kind in SUPPLY_KINDS:
        message = _("高校、科研机构和医院委托专利代理须走“代理采购”，并先通过申请前评估")
        raise InvalidInput(message, field="kind", code="procurement")
    if not title.strip() or not text.strip():
        raise InvalidInput(_("请填写标题和要求"), field="text", code="empty")
    if offers_until < timezone.localdate():
        raise InvalidInput(_("报价截止日期已过"), field="offers_until", code="past")
    if budget is not None and budget < 0:
        raise InvalidInput(_("预算不能是负数"), field="budget", code="negative")
    listed = set(ServiceProfile.objects.listed().values_list("organisation_id", flat=True))
    asked = [one for one in invited if one.pk != organisation.pk]
    if any(one.pk not in listed for one in asked):
        raise InvalidInput(_("只能邀请服务目录中的机构"), field="invited", code="not_listed")
    if not open_to_all and not asked:
        raise InvalidInput(_("请至少邀请一家机构，或向全部在册机构征集"), field="invited", code="nobody")
    row = ServiceRequest.objects.create(
        organisation=organisation,
        kind=kind,
        title=title.strip()[:120],
        text=text.strip(),
        budget=budget,
        offers_until=offers_until,
        open_to_all=open_to_all,
        created_by=actor,
    )
    row.invited.set(asked)
    _log(row, "created", actor)
    notify(
        users=staff_of(asked),
        text=_("邀请您报价：%(title)s") % {"title": row.title},
        url=reverse("service-request", args=(row.pk,)),
        key=f"service_request:{row.pk}",
    )
    return row


@transaction.atomic
def close_request(request: ServiceRequest, *, actor: User) -> None:
    """End it without an order. Raises NotAllowed, DomainError."""
    locked = ServiceRequest.objects.select_for_update().get(pk=request.pk)
    if not is_staff_of(actor, locked.organisation):
        raise NotAllowed
    if locked.state != RequestState.OPEN:
        raise DomainError(_("征集已经结束"), code="closed")
    locked.state = RequestState.CLOSED
    locked.save(update_fields=["state"])
    _log(locked, "closed", actor)


@transaction.atomic
def make_offer(
    request: ServiceRequest, *, organisation: Organisation, text: str, price: int, days: int, actor: User
) -> ServiceOffer:
    """Offer, or change one's offer while offers are taken. `price` in 分.

    Raises:
        NotAllowed: not staff of a listed organisation that was asked, or the client itself.
        InvalidInput: something is missing. DomainError: a sanction stops new orders.
    """
    if not may_offer(actor, request, organisation):
        raise NotAllowed(_("只有被征集的在册机构可以在截止日期前报价"))
    refuse_if_blocked(organisation)
    if not text.strip():
        raise InvalidInput(_("请填写方案"), field="text", code="empty")
    if price < 0 or days < 1:
        raise InvalidInput(_("价格不能是负数，工期至少一天"), field="price", code="range")
    values = {"text": text.strip(), "price": price, "days": days, "by": actor, "state": OfferState.SUBMITTED}
    offer, made = ServiceOffer.objects.update_or_create(request=request, organisation=organisation, defaults=values)
    event = _log(request, "offered", actor)
    if made:
        notify(
            users=staff_of([request.organisation]),
            text=_("“%(title)s”收到报价") % {"title": request.title},
            url=reverse("service-request", args=(request.pk,)),
            key=f"event:{event}",
        )
    return offer


@transaction.atomic
def withdraw_offer(offer: ServiceOffer, *, actor: User) -> None:
    """Take an offer back before it is chosen. Raises NotAllowed, DomainError."""
    locked = ServiceOffer.objects.select_for_update().select_related("request", "organisation").get(pk=offer.pk)
    if not is_staff_of(actor, locked.organisation):
        raise NotAllowed
    if locked.state != OfferState.SUBMITTED or not is_open(locked.request):
        raise DomainError(_("报价已不能撤回"), code="closed")
    locked.state = OfferState.WITHDRAWN
    locked.save(update_fields=["state"])
    _log(locked.request, "offer_withdrawn", actor)


def refuse_if_blocked(organisation: Organisation) -> None:
    """Raises DomainError where a sanction stops new orders; the message says until when."""
    found = standing_of(organisation)
    if found.blocked:
        if found.blocked_until is None:
            message = _("“%(name)s”因处罚不得承接新业务，直至解除")
            raise DomainError(message, code="sanctioned", params={"name": organisation})
        message = _("“%(name)s”因处罚不得承接新业务，至 %(until)s")
        params = {"name": organisation, "until": found.blocked_until.isoformat()}
        raise DomainError(message, code="sanctioned", params=params)


def _log(request: ServiceRequest, verb: str, actor: User) -> int:
    event = log_event(
        object_type="service_request", object_id=request.pk, verb=verb, actor=actor, organisation=request.organisation
    )
    return event.pk
