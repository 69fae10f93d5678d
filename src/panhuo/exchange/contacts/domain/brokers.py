"""Brokers: named with their commission, let in once all three have agreed to exactly that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.contacts.domain.locked import opened
from panhuo.exchange.contacts.domain.tell import across, people_of, record, say, staff_of, subject_of
from panhuo.exchange.contacts.enums import CommissionBasis, Side
from panhuo.exchange.contacts.may import may_agree_broker, may_be_broker
from panhuo.exchange.contacts.models import Broker, Contact
from panhuo.exchange.contacts.rules.commission import MOST_BASIS_POINTS
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, notify, require_one_side

if TYPE_CHECKING:
    from panhuo.orgs.api import Organisation, User

ALL: Final = frozenset((Side.DEMAND.value, Side.SUPPLY.value, Side.BROKER.value))
PAYERS: Final = (Side.DEMAND.value, Side.SUPPLY.value, "both")


@transaction.atomic
def invite_broker(
    contact: Contact,
    *,
    organisation: Organisation,
    basis: str,
    basis_points: int | None = None,
    fixed_fen: int | None = None,
    paid_by: str,
    note: str = "",
    actor: User,
) -> Broker:
    """Name a broker and its commission; the inviting side agrees by that.

    Raises:
        NotAllowed, DomainError: as `post_message`; brokers don't invite others.
        InvalidInput: no service organisation, no commission, or nobody who pays it.
    """
    fresh, side = opened(contact, actor)
    if not may_be_broker(organisation) or organisation.pk in (fresh.demand_id, fresh.supply_id):
        raise InvalidInput(_("经纪机构应为平台上的服务机构"), field="organisation", code="kind")
    _check(basis, basis_points, fixed_fen, paid_by)
    if fresh.brokers.filter(organisation=organisation, left_at=None).exists():
        raise InvalidInput(_("该机构已在这次对接中"), field="organisation", code="taken")
    made = Broker.objects.create(
        contact=fresh, organisation=organisation, basis=basis, paid_by=paid_by, note=note.strip()[:300],
        basis_points=basis_points if basis == CommissionBasis.PERCENT else None,
        fixed_fen=fixed_fen if basis == CommissionBasis.FIXED else None, invited_by=side,
        agreed={side: timezone.now().isoformat()},
    )  # fmt: skip
    line = _("请确认经纪机构“%(name)s”及其佣金") % {"name": organisation}
    say(fresh, users=across(fresh, side), text=line, key=f"broker:{made.pk}")
    # the room itself stays closed to the broker until all have agreed: its list is where it answers
    notify(users=staff_of(organisation), text=line, url="/contacts/", key=f"contacts:broker:{made.pk}")
    record(fresh, "broker", side=side, actor=actor, text=str(organisation), broker=made.pk)
    return made


@transaction.atomic
def agree_broker(broker: Broker, *, actor: User) -> Broker:
    """Agree for one's side. Raises NotAllowed; DomainError where it was agreed to or has left."""
    row = (
        Broker.objects.select_for_update(of=("self",))
        .select_related("contact__demand", "contact__supply", "contact__need", "contact__patent", "organisation")
        .get(pk=broker.pk)
    )
    side = may_agree_broker(actor, row)
    if not side:
        raise NotAllowed(hidden=not Contact.objects.visible_to(actor).filter(pk=row.contact_id).exists())
    about = row.contact
    require_one_side(
        actor, demand=about.demand, supply=about.supply, need_id=about.need_id,
        patent_ids=() if about.patent_id is None else (about.patent_id,),
        middle=row.organisation if side == Side.BROKER else None,
    )  # fmt: skip
    if row.left_at is not None or side in row.agreed:
        raise DomainError(_("没有等贵方确认的经纪机构"), code="state")
    row.agreed = {**row.agreed, side: timezone.now().isoformat()}
    row.is_active = frozenset(row.agreed) >= ALL
    row.save(update_fields=("agreed", "is_active"))
    record(row.contact, "broker_agree", side=side, actor=actor, text=str(row.organisation), broker=row.pk)
    if row.is_active:
        line = _("经纪机构“%(name)s”已加入“%(what)s”的对接") % {
            "name": row.organisation, "what": subject_of(row.contact),
        }  # fmt: skip
        users = [user for one in Side.values for user in people_of(row.contact, one)]
        say(row.contact, users=users, text=line, key=f"broker_in:{row.pk}")
    return row


@transaction.atomic
def dismiss_broker(broker: Broker, *, actor: User) -> Broker:
    """Either side sends it away, or it leaves; it reads nothing from then on. Raises NotAllowed."""
    row = (
        Broker.objects.select_for_update(of=("self",))
        .select_related("contact__demand", "contact__supply")
        .get(pk=broker.pk)
    )
    side = may_agree_broker(actor, row)
    if not side:
        raise NotAllowed(hidden=not Contact.objects.visible_to(actor).filter(pk=row.contact_id).exists())
    if row.left_at is None:
        row.left_at, row.is_active = timezone.now(), False
        row.save(update_fields=("left_at", "is_active"))
        record(row.contact, "broker_out", side=side, actor=actor, text=str(row.organisation), broker=row.pk)
    return row


def _check(basis: str, basis_points: int | None, fixed_fen: int | None, paid_by: str) -> None:
    if basis not in CommissionBasis.values:
        raise InvalidInput(_("请选择计费方式"), field="basis", code="basis")
    if basis == CommissionBasis.PERCENT and not (basis_points and 0 < basis_points <= MOST_BASIS_POINTS):
        raise InvalidInput(_("佣金比例应大于 0、不超过 30%%"), field="rate", code="rate")
    if basis == CommissionBasis.FIXED and not (fixed_fen and 0 < fixed_fen <= 10**13):
        raise InvalidInput(_("请填写佣金金额"), field="fixed", code="amount")
    if paid_by not in PAYERS:
        raise InvalidInput(_("请选择佣金由谁支付"), field="paid_by", code="paid_by")
