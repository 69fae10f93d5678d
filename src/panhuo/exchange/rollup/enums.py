"""Words for packages and dunning."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class PackageState(models.TextChoices):
    """Only what is `TAKEN` counts."""

    STAGED = "staged", _("待接收")
    TAKEN = "taken", _("已接收")
    REPLACED = "replaced", _("已被新数据包代替")
    UNDONE = "undone", _("已撤销")
    DROPPED = "dropped", _("已退回")


class DunningKind(models.TextChoices):
    ANSWERS = "answers", _("逾期未答复企业需求")
    PACKAGE = "package", _("数据包未报送")


class Channel(models.TextChoices):
    """How it was said. On the platform it is told to the institution's staff at once."""

    PLATFORM = "platform", _("平台通知")
    PHONE = "phone", _("电话")
    LETTER = "letter", _("发函")


class Source(models.TextChoices):
    """Where a line of the roll-up comes from."""

    PLATFORM = "platform", _("平台记录")
    REPORTED = "reported", _("机构报送")
