"""The statement as a Word file, to be signed by all patentees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone
from django.utils.translation import gettext as _

from panhuo.deals.agreements.api import Made, TemplateKind, day_text, make_document
from panhuo.deals.openlicence.enums import FeeMode
from panhuo.deals.openlicence.queries.fee import fee_words
from panhuo.patents.api import PatentKind

if TYPE_CHECKING:
    from panhuo.deals.openlicence.models import OpenStatement

_CURRENCIES = {"CNY": "人民币", "USD": "美元"}


def statement_document(statement: OpenStatement) -> Made:
    """Raises `InvalidInput` where the organisation's own template cannot be filled."""
    report = _("不适用")
    if statement.patent.kind in {PatentKind.UTILITY, PatentKind.DESIGN}:
        report = statement.report_number or (_("有") if statement.has_report else _("缺"))
    standard = "；".join(one for one in (fee_words(statement), statement.fee_note) if one)
    return make_document(
        statement.holder,
        kind=TemplateKind.OPEN_LICENCE,
        values={
            "专利号": statement.number,
            "名称": statement.title,
            "专利权人": statement.patentees,
            "支付方式": str(FeeMode(statement.mode).label) if statement.mode else _("未写明"),
            "支付标准": standard,
            "支付时间": statement.due or _("未写明"),
            "币种": _CURRENCIES.get(statement.currency, statement.currency),
            "起日": day_text(statement.first),
            "止日": day_text(statement.last),
            "其他事项": statement.other or _("无"),
            "评价报告": report,
            "联系人": statement.contact or _("无"),
            "今天": timezone.localdate().isoformat(),
        },
    )
