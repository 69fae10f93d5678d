"""Words for organisations, people and work."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class OrganisationKind(models.TextChoices):
    UNIVERSITY = "university", _("高校")
    INSTITUTE = "institute", _("科研机构")
    HOSPITAL = "hospital", _("医院")
    ENTERPRISE = "enterprise", _("企业")
    AUTHORITY = "authority", _("知识产权管理部门")
    SERVICE = "service", _("服务机构")
    FINANCE = "finance", _("金融机构")


SUPPLY_KINDS = (OrganisationKind.UNIVERSITY, OrganisationKind.INSTITUTE, OrganisationKind.HOSPITAL)
"""Kinds whose stock of patents the notice wants revived (16号文 一(一))."""


class OrganisationStatus(models.TextChoices):
    PENDING = "pending", _("待审核")
    ACTIVE = "active", _("正常")
    REJECTED = "rejected", _("未通过")
    CLOSED = "closed", _("已停用")


class Role(models.TextChoices):
    """What a person may do inside one organisation; what the organisation may do follows from its kind."""

    ADMIN = "admin", _("机构管理员")
    STAFF = "staff", _("经办人")
    VIEWER = "viewer", _("查看者")


class RepresentationScope(models.TextChoices):
    """What an agent may do for its principal (民法典第一百六十五条: 代理事项、权限)."""

    NEEDS = "needs", _("填报和管理需求，请机构答复")
    ANSWERS = "answers", _("代为答复企业需求")
    CONTACTS = "contacts", _("代为对接洽谈")


class RegionLevel(models.TextChoices):
    PROVINCE = "province", _("省级")
    CITY = "city", _("地级")
    COUNTY = "county", _("县级")


class NameKind(models.TextChoices):
    FORMER = "former", _("曾用名")
    DEPARTMENT = "department", _("院系或分支")
    ALIAS = "alias", _("别名或译名")


class RegistrationStatus(models.TextChoices):
    PENDING = "pending", _("待审核")
    APPROVED = "approved", _("已通过")
    REJECTED = "rejected", _("已退回")


class JobState(models.TextChoices):
    QUEUED = "queued", _("排队中")
    RUNNING = "running", _("进行中")
    DONE = "done", _("已完成")
    FAILED = "failed", _("失败")
    CANCELLED = "cancelled", _("已停止")
