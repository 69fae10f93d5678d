"""What happened to the money of an agreement, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _


def money_words() -> dict[str, str]:
    """By verb."""
    return {
        "plan_set": _("确定付费方案"),
        "ledger_terms": _("改账簿、付款期限或利息"),
        "report_submitted": _("交来收入报告"),
        "report_accepted": _("确认收入报告"),
        "report_returned": _("退回收入报告"),
        "fact_recorded": _("登记事实"),
        "fact_withdrawn": _("撤销事实"),
        "invoiced": _("记应收"),
        "invoice_credited": _("冲销应收"),
        "received": _("记收款"),
        "receipt_undone": _("冲销收款"),
        "advance_used": _("预收抵减"),
        "refunded": _("记退款"),
        "refund_paid": _("支付退款"),
        "interest_billed": _("记应收利息"),
        "roster_set": _("确定分配对象"),
        "cost_entered": _("登记成本"),
        "cost_withdrawn": _("撤销成本"),
        "division_proposed": _("拟定收益分配"),
        "division_notice": _("公示收益分配"),
        "division_objected": _("收益分配收到异议"),
        "division_objection_answered": _("答复收益分配的异议"),
        "division_posted": _("收益分配入账"),
        "division_cancelled": _("取消收益分配"),
        "share_paid": _("发放收益"),
        "usefirst_followed": _("按先使用后付费跟踪"),
        "trial_set": _("约定试用"),
        "usefirst_accept": _("试用验收合格"),
        "usefirst_fail": _("试用不合格"),
        "usefirst_trigger": _("付费条件成就"),
        "usefirst_untrigger": _("付费条件尚未成就"),
        "usefirst_fulfil": _("履行完毕"),
        "usefirst_buy": _("转为转让"),
        "usefirst_exit": _("按约退出"),
        "usefirst_terminate": _("解除"),
        "usefirst_expire": _("期满"),
        "safeguard_added": _("登记担保或保险"),
        "safeguard_claimed": _("登记赔付"),
        "credit_recorded": _("登记信用事件"),
        "credit_replied": _("说明信用事件"),
        "credit_withdrawn": _("撤销信用事件"),
    }
