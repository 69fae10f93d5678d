"""Words for requests and answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RequestState(models.TextChoices):
    """Whose turn it is: the institution's (open), the enterprise's (asked_back), nobody's."""

    OPEN = "open", _("待答复")
    ASKED_BACK = "asked_back", _("等企业补充")
    ANSWERED = "answered", _("已答复")
    WITHDRAWN = "withdrawn", _("已撤回")


class RequestSource(models.TextChoices):
    ASKED = "asked", _("企业指定")
    MATCHED = "matched", _("匹配得出")


class AnswerKind(models.TextChoices):
    """The four answers that an institution can give (16号文 一(一): 及时反馈企业需求)."""

    INTERESTED = "interested", _("愿意对接")
    PROPOSAL = "proposal", _("推荐另一件专利或团队")
    QUESTION = "question", _("请企业补充说明")
    DECLINED = "declined", _("不能对接")


class DeclineReason(models.TextChoices):
    """Why not, from the institution's side. Ours: no official list is known."""

    NOT_FITTING = "not_fitting", _("技术与需求不对应")
    IMMATURE = "immature", _("技术还不成熟")
    LICENSED = "licensed", _("已独占许可或已转让")
    LAPSED = "lapsed", _("专利已失效或将放弃")
    NO_TEAM = "no_team", _("团队不在或没有精力")
    TERMS = "terms", _("合作方式或预算不合适")
    CONFLICT = "conflict", _("与已有合作冲突")
    NOT_OURS = "not_ours", _("不是本单位的专利")
    OTHER = "other", _("其他（请说明）")


class Stage(models.TextChoices):
    """How far an open request is from its day."""

    FINE = "fine", _("未到期")
    SOON = "soon", _("即将到期")
    TODAY = "today", _("今天到期")
    LATE = "late", _("已超期")
