"""What is wrong with a plan, before anything is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from panhuo.deals.rules.bases import COUNTED
from panhuo.deals.rules.findings import Finding, Need, Severity
from panhuo.deals.rules.money import HUNDRED
from panhuo.deals.rules.plans.plan import Plan, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty
from panhuo.deals.rules.sources import custom
from panhuo.intake.phrases import gettext_noop
from panhuo.law.periods import add_months

_PERIODS = frozenset({1, 2, 3, 4, 6, 12})


def plan_findings(plan: Plan) -> list[Finding]:
    """Blocks where the plan contradicts itself, warnings where a clause may never bite."""
    if plan.last < plan.first:
        return [_finding("term_backwards", gettext_noop("合同终止日早于生效日"))]
    return [*_amounts(plan), *_dates(plan), *_trigger(plan), *_milestones(plan), *_royalties(plan)]


def _finding(code: str, told: str, severity: Severity = Severity.BLOCK, **params: object) -> Finding:
    texts = {key: str(value) for key, value in params.items()}
    return Finding(code, severity, told, custom(), Need.CORRECTION, params=texts)


def _amounts(plan: Plan) -> Iterator[Finding]:
    fees = [plan.lump, plan.entry, plan.free_months, plan.cap or 0, plan.exit.fee if plan.exit else 0]
    fees += [one.amount for one in plan.instalments] + [one.amount for one in plan.milestones]
    if plan.audit is not None:
        fees += [plan.audit.times, plan.audit.notice_days]
    if any(fee < 0 for fee in fees):
        yield _finding("negative", gettext_noop("金额和月数不能为负"))
    fixed = plan.lump + plan.entry + sum(one.amount for one in plan.instalments)
    if plan.cap is not None and fixed > plan.cap:
        yield _finding("fixed_above_cap", gettext_noop("固定金额之和已超过总额上限"), Severity.WARN)


def _dates(plan: Plan) -> Iterator[Finding]:
    for number, one in enumerate(plan.instalments, start=1):
        if one.day is not None and not plan.first <= one.day <= plan.last:
            yield _finding("instalment_outside", gettext_noop("第 %(n)s 期的付款日不在合同期限内"), n=number)
        elif one.day is None and add_months(plan.first, one.after_months) > plan.last:
            yield _finding("instalment_outside", gettext_noop("第 %(n)s 期的付款日在合同期限届满之后"), n=number)
    if plan.free_months and plan.free_months >= plan.months:
        yield _finding("all_free", gettext_noop("免费期覆盖了整个合同期限"), Severity.WARN)
    if plan.exit and add_months(plan.first, plan.exit.after_months) > plan.last:
        yield _finding("exit_never", gettext_noop("退出条款在合同期限内不会生效"), Severity.WARN)


def _trigger(plan: Plan) -> Iterator[Finding]:
    trigger = plan.trigger
    if trigger is None:
        if any(one.triggered for one in plan.instalments):
            yield _finding("no_trigger", gettext_noop("有分期取决于付费触发条件，但没有写明触发条件"))
        return
    if trigger.kind is TriggerKind.DATE and (trigger.day is None or not plan.first <= trigger.day <= plan.last):
        yield _finding("trigger_day", gettext_noop("付费触发日期缺少，或者不在合同期限内"))
    if trigger.kind is TriggerKind.REVENUE and not trigger.amount:
        yield _finding("trigger_amount", gettext_noop("付费触发的收入金额没有写明"))
    if trigger.kind is TriggerKind.MILESTONE and trigger.milestone not in {one.key for one in plan.milestones}:
        yield _finding("trigger_milestone", gettext_noop("付费触发的里程碑不存在"))


def _milestones(plan: Plan) -> Iterator[Finding]:
    keys = [one.key for one in plan.milestones]
    if len(set(keys)) < len(keys):
        yield _finding("same_milestone", gettext_noop("里程碑名称重复"))
    for one in plan.milestones:
        if not one.evidence.strip():
            yield _finding("no_evidence", gettext_noop("里程碑“%(key)s”没有写明证明文件"), key=one.key)


def _royalties(plan: Plan) -> Iterator[Finding]:
    for number, royalty in enumerate(plan.royalties, start=1):
        for code, told, severity in _royalty(royalty):
            yield _finding(code, gettext_noop("第 %(n)s 项提成：%(what)s"), severity, n=number, what=told)


def _royalty(royalty: Royalty) -> Iterator[tuple[str, str, Severity]]:
    ends = [step.until for step in royalty.steps]
    known = [end for end in ends if end is not None]
    if not ends or None in ends[:-1] or known != sorted(set(known)):
        yield "steps_order", gettext_noop("阶梯应逐级递增，只有最后一级可以不封顶"), Severity.BLOCK
    elif ends[-1] is not None:
        yield "steps_end", gettext_noop("超过最后一级的部分不收提成"), Severity.WARN
    rates = [step.rate for step in royalty.steps]
    if any(rate < 0 or (royalty.base not in COUNTED and rate > HUNDRED) for rate in rates):
        yield "rate_impossible", gettext_noop("提成率应在 0 与 100% 之间"), Severity.BLOCK
    if rates != sorted(rates, reverse=True):
        yield "steps_rise", gettext_noop("提成率逐级上升，而不是递减"), Severity.WARN
    if royalty.period_months not in _PERIODS:
        yield "odd_period", gettext_noop("结算周期应为 1、2、3、4、6 或 12 个月"), Severity.BLOCK
    limits = [one for one in (royalty.maximum, royalty.cap) if one is not None]
    if royalty.minimum < 0 or any(one < 0 for one in limits):
        yield "negative", gettext_noop("最低、最高金额不能为负"), Severity.BLOCK
    elif any(royalty.minimum > one for one in limits):
        yield "minimum_above_maximum", gettext_noop("最低提成费高于最高提成费"), Severity.BLOCK
