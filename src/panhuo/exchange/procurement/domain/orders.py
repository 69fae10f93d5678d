"""Orders for single filings. Without a passed pre-filing assessment there is none (16号文 三（八）: 刚性约束)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.domain.tell import say_order, tell_order
from panhuo.exchange.procurement.enums import OrderState
from panhuo.exchange.procurement.may import may_buy, may_follow, may_take
from panhuo.exchange.procurement.models import AgencyOrder, Award
from panhuo.exchange.procurement.models.order import LIVE
from panhuo.exchange.services.api import refuse_if_blocked, staff_of
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed
from panhuo.portfolio.prefiling.api import Disclosure, enter_filing, institution_of, require_may_file

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def place_agency_order(award: Award, *, disclosure: Disclosure | None, actor: User) -> AgencyOrder:
    """Order a filing from the agency that was chosen.

    Raises:
        NotAllowed: not the buyer's staff, or not named in the disclosure.
        NotAssessed: the disclosure has not passed; the message says what is missing.
        DomainError: another house's disclosure, a live order for it, or the agency is under a sanction.
    """
    buyer = award.procurement.organisation
    if not may_buy(actor, buyer):
        raise NotAllowed
    if disclosure is not None and not Disclosure.objects.visible_to(actor).filter(pk=disclosure.pk).exists():
        raise NotAllowed(hidden=True)
    decision = require_may_file(disclosure)
    found = Disclosure.objects.select_for_update().select_related("organisation").get(pk=decision.disclosure_id)
    if institution_of(found.organisation).pk != institution_of(buyer).pk:
        raise DomainError(_("披露属于另一家单位"), code="other_house")
    if AgencyOrder.objects.filter(disclosure=found, state__in=LIVE).exists():
        raise DomainError(_("这份披露已经委托过"), code="ordered")
    agency = award.offer.organisation
    refuse_if_blocked(agency)
    order = AgencyOrder.objects.create(
        award=award,
        organisation=buyer,
        agency=agency,
        disclosure=found,
        decision=decision,
        price=award.offer.price,
        placed_by=actor,
    )
    key = tell_order(order, "placed", actor, disclosure=found.pk)
    text = _("新的代理委托 #%(n)s") % {"n": order.pk}
    say_order(order, users=staff_of([agency]), text=text, key=f"event:{key}")
    return order


@transaction.atomic
def take_order(order: AgencyOrder, *, attorney: str, no_conflict: bool, actor: User) -> AgencyOrder:
    """The agency takes it, names who does the work and says that there is no conflict (专利代理条例第十四条).

    Raises:
        NotAllowed: not its staff, or not waiting. InvalidInput: no attorney, or a conflict.
    """
    locked = _taking(order, actor)
    if not attorney.strip():
        raise InvalidInput(_("请填写承办代理师"), field="attorney", code="empty")
    if not no_conflict:
        raise InvalidInput(_("有利益冲突的不能接受委托（专利代理条例第十四条）"), field="no_conflict", code="conflict")
    refuse_if_blocked(locked.agency)
    locked.state, locked.attorney = OrderState.TAKEN, attorney.strip()[:80]
    locked.save(update_fields=["state", "attorney"])
    _answered(locked, "taken", actor)
    return locked


@transaction.atomic
def refuse_order(order: AgencyOrder, *, reason: str, actor: User) -> AgencyOrder:
    """The agency doesn't take it. Raises NotAllowed, InvalidInput without a reason."""
    locked = _taking(order, actor)
    locked.reason = _reason(reason)
    locked.state = OrderState.REFUSED
    locked.save(update_fields=["state", "reason"])
    _answered(locked, "refused", actor)
    return locked


@transaction.atomic
def cancel_agency_order(order: AgencyOrder, *, reason: str, actor: User) -> AgencyOrder:
    """The buyer takes it back before it is filed. Raises NotAllowed, InvalidInput without a reason."""
    locked = _locked(order)
    if not may_follow(actor, locked) or locked.state not in {OrderState.PLACED, OrderState.TAKEN}:
        raise NotAllowed
    locked.reason = _reason(reason)
    locked.state = OrderState.CANCELLED
    locked.save(update_fields=["state", "reason"])
    key = tell_order(locked, "cancelled", actor)
    text = _("代理委托 #%(n)s 已取消") % {"n": locked.pk}
    say_order(locked, users=staff_of([locked.agency]), text=text, key=f"event:{key}")
    return locked


@transaction.atomic
def record_filed(order: AgencyOrder, *, number: str, filed_on: date, actor: User) -> AgencyOrder:
    """Enter the application that came of it; the gate of pre-filing assessment is asked again.

    Raises:
        NotAllowed: not the buyer's staff, not named in the disclosure, or the agency has not taken the order.
        NotAssessed, InvalidInput: as `prefiling.enter_filing` says.
    """
    locked = _locked(order)
    if not may_follow(actor, locked) or locked.state != OrderState.TAKEN:
        raise NotAllowed
    locked.filing = enter_filing(locked.disclosure, number=number, filed_on=filed_on, actor=actor)
    locked.state = OrderState.FILED
    locked.save(update_fields=["filing", "state"])
    tell_order(locked, "filed", actor)
    return locked


def _locked(order: AgencyOrder) -> AgencyOrder:
    rows = AgencyOrder.objects.select_for_update(of=("self",))
    return rows.select_related("organisation", "agency", "disclosure__organisation", "placed_by").get(pk=order.pk)


def _taking(order: AgencyOrder, actor: User) -> AgencyOrder:
    locked = _locked(order)
    if not may_take(actor, locked):
        raise NotAllowed
    return locked


def _reason(reason: str) -> str:
    if not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    return reason.strip()[:500]


def _answered(order: AgencyOrder, verb: str, actor: User) -> None:
    key = tell_order(order, verb, actor)
    text = _("代理委托 #%(n)s：%(state)s") % {"n": order.pk, "state": order.get_state_display()}
    say_order(order, users=[order.placed_by], text=text, key=f"event:{key}")
