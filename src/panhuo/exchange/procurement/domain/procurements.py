"""Opening a purchase, asking agencies, closing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.exchange.procurement.domain.standards import standard_for
from panhuo.exchange.procurement.domain.tell import say, tell
from panhuo.exchange.procurement.enums import ProcurementState
from panhuo.exchange.procurement.may import is_listed_agency, may_buy, may_close_offers
from panhuo.exchange.procurement.models import Procurement, Scorer
from panhuo.exchange.procurement.rules.answers import clean_answers, wrong_answers
from panhuo.exchange.procurement.rules.read import read_standard
from panhuo.exchange.services.api import staff_of
from panhuo.orgs.api import DomainError, InvalidInput, NotAllowed, Organisation

if TYPE_CHECKING:
    from panhuo.orgs.api import User


@transaction.atomic
def save_procurement(
    organisation: Organisation,
    *,
    title: str,
    answers: Mapping[str, str],
    offers_until: date,
    ceiling: int | None = None,
    open_to_all: bool = False,
    invited: Sequence[Organisation] = (),
    actor: User,
    procurement: Procurement | None = None,
) -> Procurement:
    """Write a draft after the standard that holds now; it may have gaps. `ceiling`: 分 a case.

    Raises:
        NotAllowed: not the buyer's staff, or it is out already.
        InvalidInput: no title, a ceiling that is not above nought, or an invited one that is no listed agency.
    """
    if not may_buy(actor, organisation) or (procurement and procurement.state != ProcurementState.DRAFT):
        raise NotAllowed
    if not title.strip():
        raise InvalidInput(_("请填写标题"), field="title", code="empty")
    if ceiling is not None and ceiling <= 0:
        raise InvalidInput(_("最高限价应大于零"), field="ceiling", code="range")
    if strange := next((one for one in invited if not is_listed_agency(one)), None):
        message = _("“%(name)s”不是在册的专利代理机构")
        raise InvalidInput(message, field="invited", code="not_listed", params={"name": strange})
    row = procurement or Procurement(organisation=organisation, created_by=actor)
    row.standard = standard_for(organisation)
    row.title, row.offers_until, row.ceiling = title.strip()[:120], offers_until, ceiling
    row.open_to_all = open_to_all
    row.answers = clean_answers(read_standard(row.standard.data), answers)
    row.save()
    row.invited.set(invited)
    tell(row, "saved", actor)
    return row


@transaction.atomic
def publish_procurement(procurement: Procurement, *, actor: User) -> Procurement:
    """Ask for offers.

    Raises:
        NotAllowed: not the buyer's staff, or no draft.
        InvalidInput: the form has gaps (the message names them), the last day is over, or nobody is asked.
    """
    locked = _locked(procurement, actor, ProcurementState.DRAFT)
    wrong = wrong_answers(read_standard(locked.standard.data), locked.answers)
    if wrong:
        message = _("采购需求还没有填好：%(items)s")
        params = {"items": "、".join(item.text for item in wrong)}
        raise InvalidInput(message, field="answers", code="gaps", params=params)
    if locked.offers_until < timezone.localdate():
        raise InvalidInput(_("报价截止日期已过"), field="offers_until", code="past")
    if not locked.open_to_all and not locked.invited.exists():
        raise InvalidInput(_("请至少邀请一家机构，或向全部在册机构征集"), field="invited", code="nobody")
    locked.state = ProcurementState.OPEN
    locked.save(update_fields=["state"])
    key = tell(locked, "published", actor)
    text = _("邀请您报价：%(title)s") % {"title": locked.title}
    say(locked, users=staff_of(locked.invited.all()), text=text, key=f"event:{key}")
    return locked


@transaction.atomic
def close_offers(procurement: Procurement, *, actor: User) -> Procurement:
    """Take no more offers and open those that came. Raises NotAllowed too early, DomainError where none came."""
    locked = Procurement.objects.select_for_update().select_related("organisation").get(pk=procurement.pk)
    if not may_close_offers(actor, locked):
        raise NotAllowed(_("截止日期之后，或全部受邀机构都已报价，才能开启报价"))
    if not locked.offers.exists():
        raise DomainError(_("没有收到报价，可以取消后重新征集"), code="no_offers")
    locked.state = ProcurementState.SCORING
    locked.save(update_fields=["state"])
    key = tell(locked, "closed", actor, offers=locked.offers.count())
    users = [row.user for row in locked.scorers.select_related("user")]
    say(locked, users=users, text=_("请评审报价：%(title)s") % {"title": locked.title}, key=f"event:{key}")
    return locked


@transaction.atomic
def cancel_procurement(procurement: Procurement, *, reason: str, actor: User) -> Procurement:
    """End it without a decision. Raises NotAllowed, InvalidInput without a reason."""
    locked = _locked(procurement, actor, ProcurementState.DRAFT, ProcurementState.OPEN, ProcurementState.SCORING)
    if not reason.strip():
        raise InvalidInput(_("请写明理由"), field="reason", code="empty")
    locked.state = ProcurementState.CANCELLED
    locked.save(update_fields=["state"])
    key = tell(locked, "cancelled", actor, reason=reason.strip()[:300])
    offering = staff_of(offer.organisation for offer in locked.offers.select_related("organisation"))
    say(locked, users=offering, text=_("采购已取消：%(title)s") % {"title": locked.title}, key=f"event:{key}")
    return locked


@transaction.atomic
def name_scorer(procurement: Procurement, *, user: User, actor: User) -> Scorer:
    """Name somebody to rate the offers. Raises NotAllowed, DomainError for somebody of an agency that is asked."""
    states = (ProcurementState.DRAFT, ProcurementState.OPEN, ProcurementState.SCORING)
    locked = _locked(procurement, actor, *states)
    asked = {*locked.invited.values_list("pk", flat=True), *locked.offers.values_list("organisation_id", flat=True)}
    if user.memberships.filter(organisation__in=asked).exists():
        raise DomainError(_("报价机构的人不能担任评审"), code="involved")
    row, _made = Scorer.objects.get_or_create(procurement=locked, user=user)
    tell(locked, "scorer_named", actor, user=user.pk)
    if locked.state == ProcurementState.SCORING:
        text = _("请评审报价：%(title)s") % {"title": locked.title}
        say(locked, users=[user], text=text, key=f"procurement_scorer:{locked.pk}")
    return row


def _locked(procurement: Procurement, actor: User, *states: str) -> Procurement:
    rows = Procurement.objects.select_for_update().select_related("organisation", "standard")
    locked = rows.get(pk=procurement.pk)
    if not may_buy(actor, locked.organisation) or locked.state not in states:
        raise NotAllowed
    return locked
