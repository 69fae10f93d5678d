"""Words of sharing the income."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from panhuo.deals.rules.institutions import Institution
from panhuo.deals.rules.shares.floors import Binding
from panhuo.deals.rules.shares.net_income import Cost
from panhuo.deals.rules.shares.roles import Role


class InstitutionName(models.TextChoices):
    """How the laws on transfer tell institutions apart."""

    STATE_UNIVERSITY = Institution.STATE_UNIVERSITY.value, _("国家设立的高等院校")
    STATE_INSTITUTE = Institution.STATE_INSTITUTE.value, _("国家设立的研究开发机构")
    PRIVATE_UNIVERSITY = Institution.PRIVATE_UNIVERSITY.value, _("民办高等院校")
    PRIVATE_INSTITUTE = Institution.PRIVATE_INSTITUTE.value, _("民办研究开发机构")
    PUBLIC_OTHER = Institution.PUBLIC_OTHER.value, _("其他事业单位（含医院）")
    STATE_ENTERPRISE = Institution.STATE_ENTERPRISE.value, _("国有企业")
    PRIVATE_ENTERPRISE = Institution.PRIVATE_ENTERPRISE.value, _("其他企业")


class RoleName(models.TextChoices):
    """Who a part goes to; only persons with important contributions count towards the floor."""

    TEAM = Role.TEAM.value, _("完成人团队")
    MAIN_CONTRIBUTOR = Role.MAIN_CONTRIBUTOR.value, _("主要贡献人员")
    CONTRIBUTOR = Role.CONTRIBUTOR.value, _("其他贡献人员")
    TRANSFER_STAFF = Role.TRANSFER_STAFF.value, _("转化人员（做出重要贡献的）")
    COLLEGE = Role.COLLEGE.value, _("学院")
    FUND = Role.FUND.value, _("转化基金")
    OFFICE = Role.OFFICE.value, _("成果转化办")
    BROKER = Role.BROKER.value, _("中介、技术经理人（机构）")
    INSTITUTION = Role.INSTITUTION.value, _("单位")


class CostName(models.TextChoices):
    """Costs that may be deducted where the definition of net income says so."""

    TAXES = Cost.TAXES.value, _("税费")
    UPKEEP = Cost.UPKEEP.value, _("知识产权申请和维持费")
    VALUATION = Cost.VALUATION.value, _("评估费")
    APPRAISAL = Cost.APPRAISAL.value, _("鉴定、检测费")
    NEGOTIATION = Cost.NEGOTIATION.value, _("谈判费")
    OTHER_DIRECT = Cost.OTHER_DIRECT.value, _("其他直接成本")
    RESEARCH_OWN = Cost.RESEARCH_OWN.value, _("单位自筹的研发经费")
    RESEARCH_PUBLIC = Cost.RESEARCH_PUBLIC.value, _("财政资助的研发经费")


class BindingName(models.TextChoices):
    DUTY = Binding.DUTY.value, _("应当")
    DEFAULT = Binding.DEFAULT.value, _("未规定也未约定时")
    OPTION = Binding.OPTION.value, _("可以")


class TableKind(models.TextChoices):
    """Dated data that an administrator may replace."""

    FLOORS = "floors", _("最低比例")
    NET_INCOME = "net_income", _("净收入的定义")


class RecipientKind(models.TextChoices):
    PERSON = "person", _("个人")
    BODY = "body", _("单位、部门或账户")


class DivisionKind(models.TextChoices):
    INCOME = "income", _("收入分配")
    REFUND = "refund", _("退款收回")


class DivisionState(models.TextChoices):
    DRAFT = "draft", _("拟定")
    NOTICE = "notice", _("公示中")
    POSTED = "posted", _("已入账")
    CANCELLED = "cancelled", _("已取消")


class GrantKind(models.TextChoices):
    """赋权: what the inventors get."""

    OWNERSHIP = "ownership", _("所有权份额（共同所有）")
    USE = "use", _("长期使用权")


class GrantState(models.TextChoices):
    DRAFT = "draft", _("办理中")
    IN_FORCE = "in_force", _("已生效")
    ENDED = "ended", _("已终止")


class GrantPaper(models.TextChoices):
    """What a grant of rights is evidenced by; what the law doesn't list is our default."""

    APPLICATION = "application", _("完成人申请")
    CONSENT = "consent", _("其他完成人同意证明")
    DECISION = "decision", _("单位集体决策文件")
    NOTICE = "notice", _("公示材料")
    CONTRACT = "contract", _("赋权协议")
    REGISTRATION = "registration", _("著录项目变更手续合格通知书")


class ParticipationKind(models.TextChoices):
    EQUITY = "equity", _("股权")
    PROFIT = "profit", _("利润分成")
