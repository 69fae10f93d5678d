"""The contact as it is now, for somebody who may act in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from panhuo.exchange.contacts.enums import ContactState, Side
from panhuo.exchange.contacts.may import side_of
from panhuo.exchange.contacts.models import Contact
from panhuo.orgs.api import DomainError, NotAllowed, require_one_side

if TYPE_CHECKING:
    from panhuo.orgs.api import User


def locked(contact: Contact, actor: User, *, brokers: bool = False, live: bool = True) -> tuple[Contact, str]:
    """The fresh row and the actor's side.

    Raises:
        NotAllowed: hidden for who may not even see it; for members who are not staff; for brokers unless `brokers`;
            for who stands on both sides.
        DomainError: it is over (unless not `live`).
    """
    rows = Contact.objects.select_for_update(of=("self",)).select_related("demand", "supply", "need", "patent")
    fresh = rows.get(pk=contact.pk)
    side = side_of(actor, fresh)
    if not side or (side == Side.BROKER and not brokers):
        raise NotAllowed(hidden=not Contact.objects.visible_to(actor).filter(pk=contact.pk).exists())
    require_one_side(
        actor, demand=fresh.demand, supply=fresh.supply, need_id=fresh.need_id,
        patent_ids=() if fresh.patent_id is None else (fresh.patent_id,),
    )  # fmt: skip
    if live and fresh.state not in (ContactState.REQUESTED, ContactState.OPEN):
        raise DomainError(_("这次对接已经结束"), code="over")
    return fresh, side


def opened(contact: Contact, actor: User, *, brokers: bool = False) -> tuple[Contact, str]:
    """The same for what takes an accepted contact. Raises DomainError before that."""
    fresh, side = locked(contact, actor, brokers=brokers)
    if fresh.state != ContactState.OPEN:
        raise DomainError(_("对方接受后才能这样做"), code="state")
    return fresh, side
