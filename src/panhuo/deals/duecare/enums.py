"""Words for due care."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class EvidenceKind(models.TextChoices):
    """The values are those of `EVIDENCE` in the rules."""

    MEETING_MINUTES = "meeting_minutes", _("集体决策会议纪要")
    PUBLICITY_RECORD = "publicity_record", _("公示记录（起止日期、内容、场所）")
    PRICE_BASIS = "price_basis", _("定价依据（评估报告、询价或可比交易）")
    OWNERSHIP_CHECK = "ownership_check", _("权属和负担核查")
    COUNTERPARTY_CHECK = "counterparty_check", _("受让方、被许可人情况核查")
    PERFORMANCE_RECORD = "performance_record", _("合同履行跟踪记录")
    RECEIPT_RECORD = "receipt_record", _("收款或催收记录")
    UNIT_RULES = "unit_rules", _("本单位转化管理规定")
    APPROVAL_RECORD = "approval_record", _("内部审批记录")
    INTEREST_STATEMENT = "interest_statement", _("利益冲突声明和关联关系核查")
    MARKET_RECORD = "market_record", _("挂牌或拍卖记录")


class PersonRole(models.TextChoices):
    INVENTOR = "inventor", _("发明人或完成人")
    HANDLER = "handler", _("经办人")
    APPROVER = "approver", _("审批人")
    DECIDER = "decider", _("参与集体决策的人员")
    OTHER = "other", _("其他")


class Relation(models.TextChoices):
    NONE = "none", _("未发现关联关系")
    RELATED = "related", _("有关联关系")
    UNCLEAR = "unclear", _("尚未查清")
