"""Words for agreements."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.rules.agreements.kinds import Act


class AgreementKind(models.TextChoices):
    """The values are those of `Act` in the rules."""

    ORDINARY = "ordinary", _("普通许可")
    SOLE = "sole", _("排他许可")
    EXCLUSIVE = "exclusive", _("独占许可")
    CROSS = "cross", _("交叉许可")
    SUB = "sub", _("分许可")
    TRANSFER = "transfer", _("转让")
    EQUITY = "equity", _("作价入股")
    DEVELOPMENT = "development", _("委托开发")

    @property
    def act(self) -> Act:
        return Act(self.value)


LICENCE_KINDS = (
    AgreementKind.ORDINARY,
    AgreementKind.SOLE,
    AgreementKind.EXCLUSIVE,
    AgreementKind.CROSS,
    AgreementKind.SUB,
)
ALIENATING_KINDS = (AgreementKind.TRANSFER, AgreementKind.EQUITY)


class LicenceMode(models.TextChoices):
    """How a cross- or sub-licence is given; not said counts as ordinary (技术合同解释第二十五条第二款)."""

    UNSAID = "", _("未约定（按普通许可）")
    ORDINARY = "ordinary", _("普通许可")
    SOLE = "sole", _("排他许可")
    EXCLUSIVE = "exclusive", _("独占许可")


class AgreementState(models.TextChoices):
    """`SIGNED` may lie before `IN_FORCE`: a contract may be agreed to take effect later."""

    DRAFT = "draft", _("草拟")
    REVIEW = "review", _("审批中")
    APPROVED = "approved", _("已批准")
    SIGNED = "signed", _("已签订")
    IN_FORCE = "in_force", _("已生效")
    ENDED = "ended", _("已届满")
    TERMINATED = "terminated", _("已解除")
    DROPPED = "dropped", _("已放弃")


class Side(models.TextChoices):
    """`GIVER` licenses, transfers or is commissioned; `TAKER` is licensed, acquires or commissions."""

    GIVER = "giver", _("许可方、让与方或受托方")
    TAKER = "taker", _("被许可方、受让方或委托方")
    OTHER = "other", _("其他方（担保人、中介等）")


class PricingWay(models.TextChoices):
    """How the price is found (促进科技成果转化法第十八条)."""

    AGREED = "agreed", _("协议定价")
    LISTED = "listed", _("在技术交易市场挂牌交易")
    AUCTION = "auction", _("拍卖")


class ApprovalDecision(models.TextChoices):
    PENDING = "pending", _("待审批")
    APPROVED = "approved", _("同意")
    RETURNED = "returned", _("退回")


class FileKind(models.TextChoices):
    SIGNED = "signed", _("签字盖章件")
    ATTACHMENT = "attachment", _("附件")
    CONSENT = "consent", _("同意书")


class ConsentRole(models.TextChoices):
    """Who consents: needed by 专利法第十二、十四条, 细则第八十六条, 技术合同解释第二十五、二十六条."""

    OWNER = "owner", _("共有人")
    PLEDGEE = "pledgee", _("质权人")
    LICENSEE = "licensee", _("在先被许可人")
    LICENSOR = "licensor", _("许可人（同意再许可）")
    AUTHORITY = "authority", _("项目管理机构或主管部门")


class TemplateKind(models.TextChoices):
    """Word templates that an organisation may replace with its own."""

    LICENCE = "licence", _("专利实施许可合同")
    TRANSFER = "transfer", _("专利权转让合同")
    EQUITY = "equity", _("专利作价入股协议")
    DEVELOPMENT = "development", _("技术开发（委托）合同")
    USE_FIRST = "use_first", _("先使用后付费合同")
    OPEN_LICENCE = "open_licence", _("专利开放许可声明")
    CONSENT = "consent", _("同意书")
    FILING = "filing", _("专利实施许可合同备案申请表")
