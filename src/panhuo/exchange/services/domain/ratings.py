"""Rating an accepted order, once; the provider may reply, once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.services.may import may_rate
from panhuo.exchange.services.models import OrderRating, ServiceOrder
from panhuo.orgs.api import InvalidInput, NotAllowed, is_staff_of, log_event

if TYPE_CHECKING:
    from panhuo.orgs.api import User

SCALE: Final = range(1, 6)


@transaction.atomic
def rate_order(
    order: ServiceOrder, *, quality: int, punctuality: int, communication: int, comment: str = "", actor: User
) -> OrderRating:
    """From 1 to 5 each.

    Raises:
        NotAllowed: not the client's staff, not accepted yet, or rated already. InvalidInput: outside the scale.
    """
    locked = ServiceOrder.objects.select_for_update().get(pk=order.pk)
    if not may_rate(actor, locked):
        raise NotAllowed
    if any(value not in SCALE for value in (quality, punctuality, communication)):
        raise InvalidInput(_("评价应为 1 到 5 的整数"), field="quality", code="scale")
    rating = OrderRating.objects.create(
        order=locked,
        provider=locked.provider,
        quality=quality,
        punctuality=punctuality,
        communication=communication,
        comment=comment.strip()[:500],
        by=actor,
    )
    log_event(
        object_type="service_order", object_id=locked.pk, verb="order_rated", actor=actor, organisation=locked.client
    )
    return rating


@transaction.atomic
def reply_rating(rating: OrderRating, *, reply: str, actor: User) -> None:
    """The provider's word to a rating. Raises NotAllowed, InvalidInput where there is one already or it is empty."""
    locked = OrderRating.objects.select_for_update().select_related("provider", "order").get(pk=rating.pk)
    if not is_staff_of(actor, locked.provider):
        raise NotAllowed
    if locked.reply or not reply.strip():
        raise InvalidInput(_("请填写回应；回应只能写一次"), field="reply", code="once")
    locked.reply = reply.strip()[:500]
    locked.save(update_fields=["reply"])
    log_event(
        object_type="service_order",
        object_id=locked.order_id,
        verb="order_replied",
        actor=actor,
        organisation=locked.provider,
    )
