"""From the chosen offer to acceptance."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.core.files import File
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.services.domain.requests import refuse_if_blocked
from panhuo.exchange.services.domain.tell import staff_of
from panhuo.exchange.services.enums import OfferState, OrderState, RequestState
from panhuo.exchange.services.may import may_choose, open_steps
from panhuo.exchange.services.models import Delivery, ServiceOffer, ServiceOrder, ServiceRequest
from panhuo.exchange.services.transitions import Transition, Verb, transition
from panhuo.orgs.api import InvalidInput, NotAllowed, Organisation, check_proof, log_event, notify, stored

if TYPE_CHECKING:
    from panhuo.orgs.api import User

FOLDER: Final = "service-deliveries"


@transaction.atomic
def place_order(offer: ServiceOffer, *, reasons: str, actor: User) -> ServiceOrder:
    """Choose an offer; the others are told that they were not chosen.

    Raises:
        NotAllowed: not staff of the client, or the request is over.
        InvalidInput: no reasons, or an offer that was taken back. DomainError: the provider is under a sanction.
    """
    request = ServiceRequest.objects.select_for_update().select_related("organisation").get(pk=offer.request_id)
    chosen = ServiceOffer.objects.select_related("organisation").get(pk=offer.pk)
    if not may_choose(actor, request):
        raise NotAllowed
    if chosen.state != OfferState.SUBMITTED:
        raise InvalidInput(_("这份报价已撤回"), field="offer", code="state")
    if not reasons.strip():
        raise InvalidInput(_("请写明选择理由"), field="reasons", code="empty")
    refuse_if_blocked(chosen.organisation)
    order = ServiceOrder.objects.create(
        request=request,
        offer=chosen,
        client=request.organisation,
        provider=chosen.organisation,
        kind=request.kind,
        price=chosen.price,
        due_on=timezone.localdate() + timedelta(days=chosen.days),
        reasons=reasons.strip()[:500],
        placed_by=actor,
    )
    request.offers.filter(state=OfferState.SUBMITTED).exclude(pk=chosen.pk).update(state=OfferState.PASSED)
    ServiceOffer.objects.filter(pk=chosen.pk).update(state=OfferState.CHOSEN)
    ServiceRequest.objects.filter(pk=request.pk).update(state=RequestState.ORDERED)
    _tell(order, "order_placed", actor, to=[order.provider])
    return order


def move_order(
    order: ServiceOrder, *, verb: str, note: str = "", file: File[bytes] | None = None, actor: User
) -> ServiceOrder:
    """One step of the table in transitions.py; a delivery may bring a file (PDF, JPG or PNG).

    Raises:
        NotAllowed: the step is not this person's, or not open in this state.
        InvalidInput: a note is missing, or a file of another kind.
    """
    row = transition(verb)
    if row is None:
        raise InvalidInput(_("没有这一步"), field="verb", code="choice")
    if file is None or row.verb != Verb.DELIVER:
        return _move(order, row, note=note, path="", name="", actor=actor)
    stored_name, shown = check_proof(file)
    with stored(file, folder=FOLDER, name=stored_name) as path:
        return _move(order, row, note=note, path=path, name=shown, actor=actor)


@transaction.atomic
def _move(order: ServiceOrder, row: Transition, *, note: str, path: str, name: str, actor: User) -> ServiceOrder:
    locked = ServiceOrder.objects.select_for_update().get(pk=order.pk)
    if row not in open_steps(actor, locked):
        raise NotAllowed(_("现在不能“%(step)s”，或者不该由您来做") % {"step": row.label})
    if row.needs_note and not note.strip():
        message = _("请写明成果") if row.verb == Verb.DELIVER else _("请写明理由")
        raise InvalidInput(message, field="note", code="empty")
    if row.verb == Verb.DELIVER:
        Delivery.objects.create(order=locked, text=note.strip(), file=path, file_name=name, by=actor)
    elif row.verb in {Verb.ACCEPT, Verb.RETURN}:
        last = locked.deliveries.last()
        if last is not None:
            last.accepted, last.answer = row.verb == Verb.ACCEPT, note.strip()[:500]
            last.save(update_fields=["accepted", "answer"])
    locked.state = row.target
    if row.target == OrderState.ACCEPTED:
        locked.accepted_on = timezone.localdate()
    locked.save()
    _tell(locked, f"order_{row.verb}", actor, to=[locked.client, locked.provider], note=note.strip()[:300])
    return locked


def _tell(order: ServiceOrder, verb: str, actor: User, *, to: list[Organisation], note: str = "") -> None:
    event = log_event(
        object_type="service_order",
        object_id=order.pk,
        verb=verb,
        actor=actor,
        organisation=order.client,
        data={"note": note} if note else {},
    )
    text = _("订单 #%(n)s：%(state)s") % {"n": order.pk, "state": order.get_state_display()}
    url = reverse("service-order", args=(order.pk,))
    notify(users=staff_of(to).exclude(pk=actor.pk), text=text, url=url, key=f"event:{event.pk}")
