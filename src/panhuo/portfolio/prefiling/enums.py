"""Words for disclosures and what becomes of them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class DisclosureState(models.TextChoices):
    DRAFT = "draft", _("填写中")
    ASSESSING = "assessing", _("评估中")
    DECIDED = "decided", _("已决定")


class Conclusion(models.TextChoices):
    """What was decided; only FILE opens the way to a filing."""

    FILE = "file", _("同意申请")
    IMPROVE = "improve", _("完善后再评")
    SECRET = "secret", _("作为技术秘密")
    PUBLISH = "publish", _("公开发表")
    DROP = "drop", _("不申请")


class PersonRole(models.TextChoices):
    """Why somebody beside author and inventors may read a disclosure."""

    OFFICE = "office", _("经办人")
    PANEL = "panel", _("评审专家")


class Confidentiality(models.TextChoices):
    """How the author classifies the disclosure inside the institution; who may read it is the same for all."""

    ORDINARY = "ordinary", _("一般")
    TRADE_SECRET = "trade_secret", _("商业秘密")
    EXPORT = "export", _("可能涉及出口管制或保密审查")


class FilingStep(models.TextChoices):
    """What became of a filing."""

    GRANTED = "granted", _("授权")
    REFUSED = "refused", _("驳回")
    WITHDRAWN = "withdrawn", _("撤回或视为撤回")
    IMPLEMENTED = "implemented", _("自行实施或产业化")
    LICENSED = "licensed", _("许可")
    TRANSFERRED = "transferred", _("转让")
    EQUITY = "equity", _("作价入股")
    LAPSED = "lapsed", _("失效或放弃")


USED = (FilingStep.IMPLEMENTED, FilingStep.LICENSED, FilingStep.TRANSFERRED, FilingStep.EQUITY)
"""Steps that count as implementation of what public money paid for."""

ENDED = (FilingStep.REFUSED, FilingStep.WITHDRAWN, FilingStep.LAPSED)
"""Steps after which nothing more is asked."""
