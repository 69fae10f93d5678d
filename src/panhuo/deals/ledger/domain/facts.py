"""Milestones, acceptance and exit."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.reports import required_plan
from panhuo.deals.ledger.domain.tell import tell
from panhuo.deals.ledger.enums import FactKind
from panhuo.deals.ledger.may import require_keep, require_report
from panhuo.deals.ledger.models import Fact
from panhuo.deals.rules.plans.triggers import exit_day
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import User


@transaction.atomic
def record_fact(
    agreement: Agreement, *, kind: str, day: date, evidence: str, key: str = "", file: Any = None, actor: User
) -> Fact:
    """Write down that a milestone was reached, the trial accepted, or that the licensee gave notice to leave.

    For an exit `day` is the day of the notice; the day on which the contract ends follows from the plan.

    Raises:
        NotAllowed: not staff of a side that sees the agreement.
        InvalidInput: no evidence, a day ahead, a milestone that the plan doesn't have, or it stands already.
    """
    require_report(actor, agreement)
    plan = required_plan(agreement)
    if not evidence.strip():
        raise InvalidInput(_("请写明证明文件"), field="evidence")
    if day > timezone.localdate():
        raise InvalidInput(_("日期不能晚于今天"), field="day")
    if kind == FactKind.MILESTONE and key not in {one.key for one in plan.milestones}:
        raise InvalidInput(_("付费方案里没有这个里程碑"), field="key")
    key = key if kind == FactKind.MILESTONE else ""
    if Fact.objects.filter(agreement=agreement, kind=kind, key=key, withdrawn=False).exists():
        raise InvalidInput(_("已经登记过；有误的先撤销"), field="kind", code="known")
    if kind == FactKind.EXIT:
        ends = exit_day(plan, noticed=day)
        if ends is None:
            raise InvalidInput(_("付费方案没有退出条款"), field="kind")
        evidence = _("%(evidence)s（%(day)s 通知）") % {"evidence": evidence.strip(), "day": day.isoformat()}
        day = ends
    made = Fact.objects.create(
        agreement=agreement, kind=kind, key=key, day=day, evidence=evidence.strip()[:300], file=file or "",
        file_name=(getattr(file, "name", "") or "")[:200], recorded_by=actor,
    )  # fmt: skip
    tell(agreement, "fact_recorded", actor, fact=made.pk, kind=kind)
    return made


@transaction.atomic
def withdraw_fact(fact: Fact, *, actor: User) -> None:
    """Take back what was a mistake; what was billed for it then shows as too much. Raises `NotAllowed`."""
    require_keep(actor, fact.agreement)
    Fact.objects.filter(pk=fact.pk).update(withdrawn=True)
    tell(fact.agreement, "fact_withdrawn", actor, fact=fact.pk)
