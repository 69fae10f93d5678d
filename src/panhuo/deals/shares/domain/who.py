"""Who gets a share of an agreement's income."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, NamedTuple

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Agreement
from panhuo.deals.ledger.api import tell
from panhuo.deals.rules.shares.division import COSTS, OpenCost
from panhuo.deals.rules.shares.net_income import Cost
from panhuo.deals.rules.shares.roles import PERSONS, Part, Role
from panhuo.deals.shares.domain.rules import check_rule, parts_data
from panhuo.deals.shares.enums import CostName, DivisionState, RecipientKind
from panhuo.deals.shares.may import require_share
from panhuo.deals.shares.models import CostUse, DealCost, Recipient, Roster, RosterMember
from panhuo.orgs.api import InvalidInput, Organisation, is_staff_of
from panhuo.orgs.api import NotAllowed as Forbidden

if TYPE_CHECKING:
    from panhuo.orgs.models import User


class MemberValue(NamedTuple):
    """`weight` as text; "1" for all: equal parts."""

    part: str
    recipient: Recipient
    weight: str = "1"


@transaction.atomic
def add_recipient(
    organisation: Organisation, *, kind: str, name: str, actor: User, user: User | None = None, note: str = ""
) -> Recipient:
    """A person or body that may get shares; an account that is known already gives the same person.

    Raises:
        NotAllowed: not staff of the institution.
        InvalidInput: no name, or an account for a body.
    """
    if not is_staff_of(actor, organisation):
        raise Forbidden
    if kind not in RecipientKind.values or not name.strip():
        raise InvalidInput(_("请填写姓名或名称"), field="name")
    if user is not None and kind != RecipientKind.PERSON:
        raise InvalidInput(_("只有个人可以关联账号"), field="user")
    if user is not None:
        known: Recipient | None = Recipient.objects.filter(organisation=organisation, user=user).first()
        if known is not None:
            return known
    return Recipient.objects.create(
        organisation=organisation, kind=kind, name=name.strip()[:120], user=user, note=note.strip()[:200]
    )


@transaction.atomic
def set_roster(
    agreement: Agreement,
    *,
    members: Sequence[MemberValue],
    actor: User,
    parts: Sequence[Part] | None = None,
    article: str = "",
    on: date | None = None,
) -> Roster:
    """Say who is in each part; `parts`: where the persons agreed with the institution on others than its rule.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: a weight that is none, a recipient of somebody else, a body in a part for persons, an agreement
            without its source, or see `check_rule`.
    """
    require_share(actor, agreement)
    if parts is not None:
        if not article.strip():
            raise InvalidInput(_("请写明约定的依据"), field="article")
        check_rule(agreement.holder, parts, on=on or timezone.localdate())
    for one in members:
        if one.recipient.organisation_id != agreement.holder_id:
            raise InvalidInput(_("分配对象不属于本机构的名册"), field="members")
        if _weight(one.weight) <= 0:
            message = _("“%(name)s”的权重应大于零")
            raise InvalidInput(message, field="members", params={"name": one.recipient.name})
    roster, _new = Roster.objects.get_or_create(agreement=agreement)
    roster.parts = None if parts is None else parts_data(parts)
    roster.article = article.strip()[:200]
    roster.save()
    roster.members.all().delete()
    RosterMember.objects.bulk_create(
        RosterMember(roster=roster, part=one.part[:60], recipient=one.recipient, weight=str(_weight(one.weight)))
        for one in members
    )
    tell(agreement, "roster_set", actor)
    return roster


def for_persons(role: Role) -> bool:
    """Whether a part goes to people, who are then named one by one."""
    return role in PERSONS


def _weight(text: str) -> Decimal:
    try:
        value = Decimal(str(text).strip() or "1")
    except InvalidOperation:
        return Decimal(0)
    return value if value.is_finite() else Decimal(0)


@transaction.atomic
def enter_cost(agreement: Agreement, *, kind: str, amount: int, day: date, evidence: str, actor: User) -> DealCost:
    """Write down a cost; whether it is deducted is for the definition of net income to say.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: no such kind, no amount, no evidence, or a day ahead.
    """
    require_share(actor, agreement)
    if kind not in CostName.values:
        raise InvalidInput(_("没有这种成本"), field="kind")
    if amount <= 0:
        raise InvalidInput(_("金额应大于零"), field="amount")
    if not evidence.strip():
        raise InvalidInput(_("请写明凭证"), field="evidence")
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="day")
    made = DealCost.objects.create(
        agreement=agreement, kind=kind, amount=amount, day=day, evidence=evidence.strip()[:300], entered_by=actor
    )
    tell(agreement, "cost_entered", actor, cost=made.pk)
    return made


@transaction.atomic
def withdraw_cost(cost: DealCost, *, actor: User) -> None:
    """Take back a cost that no division has used. Raises `NotAllowed`, `InvalidInput`."""
    require_share(actor, cost.agreement)
    if cost.uses.exclude(division__state=DivisionState.CANCELLED).exists():
        raise InvalidInput(_("已经扣除过的成本不能撤销"), field="cost")
    DealCost.objects.filter(pk=cost.pk).update(withdrawn=True)
    tell(cost.agreement, "cost_withdrawn", actor, cost=cost.pk)


def open_costs(agreement: Agreement) -> list[OpenCost]:
    """Costs by day with what is left of them."""
    used = CostUse.objects.filter(cost__agreement=agreement).exclude(division__state=DivisionState.CANCELLED)
    taken = dict(used.values_list("cost").annotate(total=Sum("amount")).order_by())
    rows = DealCost.objects.filter(agreement=agreement, withdrawn=False)
    return [OpenCost(str(row.pk), Cost(row.kind), row.amount - taken.get(row.pk, 0)) for row in rows]


def institution_recipient(organisation: Organisation) -> Recipient:
    """The institution itself, which gets back what it paid for costs."""
    return Recipient.objects.get_or_create(
        organisation=organisation, kind=RecipientKind.BODY, name=organisation.name[:120], user=None
    )[0]


COSTS_PART = COSTS
