"""A plan in the words of a contract clause. Contracts are Chinese: these words are not translated."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from panhuo.deals.rules.bases import COUNTED, Base
from panhuo.deals.rules.money import HUNDRED
from panhuo.deals.rules.plans.plan import Plan, Trigger, TriggerKind
from panhuo.deals.rules.plans.royalty import Royalty

BASES: Final = {Base.NET_SALES: "净销售额", Base.PROFIT: "利润额", Base.UNITS: "销量", Base.OUTPUT: "产量"}


def plan_words(plan: Plan) -> str:
    """Numbered sentences that say all of the plan, ready to be edited."""
    return "\n".join(f"{number}. {sentence}" for number, sentence in enumerate(_sentences(plan), start=1))


def _sentences(plan: Plan) -> Iterator[str]:
    yield f"合同期限自 {plan.first} 至 {plan.last}。"
    if plan.lump:
        yield f"合同生效时一次性支付 {money(plan.lump)}。"
    yield f"入门费 {money(plan.entry)}，合同生效时支付。" if plan.entry else "入门费为零。"
    if plan.free_months:
        yield f"合同生效后前 {plan.free_months} 个月免费使用，期间的计费基数不计提成。"
    if plan.trigger:
        yield f"付费触发条件：{trigger_words(plan.trigger)}；条件成就前不计提成，条件成就后自下一个完整合同月起计。"
    for number, one in enumerate(plan.instalments, start=1):
        start = "付费触发条件成就" if one.triggered else "合同生效"
        day = (
            f"{one.day}"
            if one.day
            else f"{start}{f'后第 {one.after_months} 个月的对应日' if one.after_months else '之日'}"
        )
        later = f"（不早于{start}之日）" if one.day and one.triggered else ""
        yield f"第 {number} 期 {money(one.amount)}，付款日：{day}{later}。"
    for milestone in plan.milestones:
        yield f"里程碑“{milestone.key}”达成（证明文件：{milestone.evidence}）时支付 {money(milestone.amount)}。"
    for royalty in plan.royalties:
        yield from _royalty(royalty)
    if plan.cap is not None:
        yield f"全部款项累计不超过 {money(plan.cap)}。"
    if plan.audit:
        audit = plan.audit
        notice = f"提前 {audit.notice_days} 天通知，" if audit.notice_days else ""
        cost = f"；少报超过 {plain(audit.percent)}% 的，查账费用由被许可方承担" if audit.percent is not None else ""
        yield f"许可方{notice}每年可以查账 {audit.times} 次，少付的款项补足{cost}。"
    if plan.exit:
        leave = plan.exit
        fee = f"，并支付 {money(leave.fee)}" if leave.fee else "，无须另付费用"
        notice = f"提前 {leave.notice_months} 个月书面通知" if leave.notice_months else "书面通知"
        yield f"合同生效满 {leave.after_months} 个月后，被许可方可以{notice}退出{fee}。"


def trigger_words(trigger: Trigger) -> str:
    """What starts the paying."""
    if trigger.kind is TriggerKind.DATE:
        return f"到达 {trigger.day}"
    if trigger.kind is TriggerKind.REVENUE:
        return f"自合同生效起累计净销售额达到 {money(trigger.amount or 0)}（以达到当月末日为准）"
    if trigger.kind is TriggerKind.TRIAL:
        return "试用验收合格"
    return f"里程碑“{trigger.milestone}”达成"


def _royalty(royalty: Royalty) -> Iterator[str]:
    base = BASES[royalty.base]
    counted = royalty.base in COUNTED
    parts = []
    for step in royalty.steps:
        upto = "超过部分" if step.until is None else f"累计{base}至 {amount(royalty.base, step.until)} 的部分"
        rate = f"每单位 {yuan_plain(step.rate / HUNDRED)} 元" if counted else f"{plain(step.rate)}%"
        parts.append(rate if len(royalty.steps) == 1 else f"{upto} {rate}")
    yield f"按{base}提成：{'；'.join(parts)}；每 {royalty.period_months} 个月结算一次。"
    if royalty.minimum:
        cut = "，不足一年的按已开始的月数折算" if royalty.prorate else ""
        yield f"每个提成年度的最低提成费为 {money(royalty.minimum)}{cut}。"
    if royalty.maximum is not None:
        yield f"每个提成年度的最高提成费为 {money(royalty.maximum)}。"
    if royalty.cap is not None:
        yield f"该项提成累计不超过 {money(royalty.cap)}。"


def amount(base: Base, value: int) -> str:
    """A figure of a base with its unit."""
    return f"{value} 单位" if base in COUNTED else money(value)


def money(fen: int) -> str:
    """分 as 元 with grouping, exact."""
    return f"{yuan_plain(Decimal(fen) / HUNDRED)} 元"


def yuan_plain(value: Decimal) -> str:
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def plain(value: Decimal) -> str:
    """Without needless zeros."""
    return f"{value.normalize():f}"
