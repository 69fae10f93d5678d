"""Words for filings and yearly reports."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class FilingForm(models.TextChoices):
    LICENCE = "licence", _("专利实施许可合同备案")
    OPEN_LICENCE = "open_licence", _("开放许可实施合同备案")
    TRANSFER = "transfer", _("专利权转移登记")
    PLEDGE = "pledge", _("专利权质押登记")
    TECHNOLOGY = "technology", _("技术合同认定登记")


class FilingStep(models.TextChoices):
    FIRST = "first", _("备案或登记")
    CHANGE = "change", _("变更")
    CANCEL = "cancel", _("注销")


class FilingState(models.TextChoices):
    TODO = "todo", _("待办理")
    SENT = "sent", _("已提交")
    DONE = "done", _("已备案或登记")
    REFUSED = "refused", _("未予备案或登记")
    DROPPED = "dropped", _("不需办理")


OPEN_FILINGS = (FilingState.TODO, FilingState.SENT, FilingState.REFUSED)
"""States in which something has still to be done; a refused one has to be mended and sent again."""


class Said(models.TextChoices):
    YES = "yes", _("是")
    NO = "no", _("否")
    UNKNOWN = "unknown", _("未知")


class UseWay(models.TextChoices):
    """How a patent was used in a year."""

    OWN = "own", _("自行实施")
    LICENCE = "licence", _("许可")
    OPEN_LICENCE = "open_licence", _("开放许可")
    TRANSFER = "transfer", _("转让")
    EQUITY = "equity", _("作价入股")
    OTHER = "other", _("其他")
