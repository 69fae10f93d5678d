"""Reports of figures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.ledger.domain.tell import office, say, takers, tell
from panhuo.deals.ledger.enums import ReportState
from panhuo.deals.ledger.may import require_keep, require_report
from panhuo.deals.ledger.models import Report
from panhuo.deals.plans.api import bases_needed, plan_of
from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.plans.plan import Plan
from panhuo.orgs.api import InvalidInput

if TYPE_CHECKING:
    from panhuo.deals.agreements.models import Agreement
    from panhuo.orgs.models import User

STANDING = (ReportState.SUBMITTED, ReportState.ACCEPTED)


def required_plan(agreement: Agreement) -> Plan:
    """The agreement's plan. Raises `InvalidInput` where none was chosen."""
    plan = plan_of(agreement)
    if plan is None:
        raise InvalidInput(_("协议还没有付费方案"), field="plan", code="no_plan")
    return plan


def report_bases(plan: Plan) -> list[Base]:
    """What a report has to give, in a fixed order."""
    return sorted(bases_needed([plan]), key=list(Base).index)


@transaction.atomic
def hand_in_report(
    agreement: Agreement,
    *,
    first: int,
    figures: Mapping[Base, Sequence[int]],
    note: str = "",
    file: Any = None,
    actor: User,
) -> Report:
    """Figures for months from `first` on, one for each month and base (分 or units).

    A report for exactly the months of an earlier one corrects it, once it is accepted.

    Raises:
        NotAllowed: not staff of a side that sees the agreement.
        InvalidInput: no plan, a base or month missing, months outside the term or not over yet, negative units, or
            months that overlap another report in part.
    """
    require_report(actor, agreement)
    plan = required_plan(agreement)
    last = _check(plan, first, figures)
    for other in Report.objects.filter(agreement=agreement, state__in=STANDING):
        overlaps = other.first <= last and first <= other.last
        if overlaps and (other.first, other.last) != (first, last):
            message = _("与第 %(first)s–%(last)s 月的报告部分重叠；更正须针对同样的月份")
            params = {"first": other.first + 1, "last": other.last + 1}
            raise InvalidInput(message, field="first", code="overlap", params=params)
    made = Report.objects.create(
        agreement=agreement, first=first, last=last, note=note.strip()[:500], file=file or "",
        file_name=(getattr(file, "name", "") or "")[:200], submitted_by=actor,
        figures={base.value: list(values) for base, values in figures.items()},
    )  # fmt: skip
    tell(agreement, "report_submitted", actor, report=made.pk)
    say(agreement, users=office(agreement), text=_("协议 %(n)s 收到一份收入报告，待核对"), key=f"report:{made.pk}")
    return made


def _check(plan: Plan, first: int, figures: Mapping[Base, Sequence[int]]) -> int:
    needed = report_bases(plan)
    if not needed:
        raise InvalidInput(_("付费方案不以收入计费，不需要报告"), field="figures", code="no_bases")
    lengths = {len(figures.get(base, ())) for base in needed}
    if len(lengths) != 1 or not (length := lengths.pop()):
        raise InvalidInput(_("请填写每个月、每个计费基数的数"), field="figures", code="missing")
    last = first + length - 1
    if first < 0 or last >= plan.months:
        raise InvalidInput(_("月份不在合同期限内"), field="first", code="outside")
    if plan.month_end(last) > timezone.localdate():
        raise InvalidInput(_("所报的月份还没有结束"), field="first", code="not_over")
    if any(value < 0 for base in needed if base in COUNTED for value in figures[base]):
        raise InvalidInput(_("数量不能为负"), field="figures", code="negative")
    return last


@transaction.atomic
def decide_report(report: Report, *, accept: bool, answer: str = "", actor: User) -> Report:
    """Accept a report, so that it can be billed, or return it with a reason.

    Raises:
        NotAllowed: not staff of the holder.
        InvalidInput: it was decided on, or is returned without a reason.
    """
    report = Report.objects.select_for_update().select_related("agreement__holder").get(pk=report.pk)
    agreement = report.agreement
    require_keep(actor, agreement)
    if report.state != ReportState.SUBMITTED:
        raise InvalidInput(_("这份报告已经处理过"), field="state")
    if not accept and not answer.strip():
        raise InvalidInput(_("退回时请写明原因"), field="answer")
    if accept:
        same = Report.objects.filter(agreement=agreement, first=report.first, last=report.last)
        same.filter(state=ReportState.ACCEPTED).update(state=ReportState.REPLACED)
    report.state = ReportState.ACCEPTED if accept else ReportState.RETURNED
    report.answer, report.decided_by, report.decided_at = answer.strip()[:500], actor, timezone.now()
    report.save(update_fields=("state", "answer", "decided_by", "decided_at"))
    tell(agreement, f"report_{report.state}", actor, report=report.pk)
    text = _("协议 %(n)s 的收入报告已确认") if accept else _("协议 %(n)s 的收入报告被退回")
    say(agreement, users=[report.submitted_by, *takers(agreement)], text=text, key=f"report:{report.pk}:{report.state}")
    return report
