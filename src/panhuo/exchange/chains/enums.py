"""Words for industry chains."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Stage(models.TextChoices):
    """Where a link stands between raw material and use."""

    UPSTREAM = "upstream", _("上游")
    MIDSTREAM = "midstream", _("中游")
    DOWNSTREAM = "downstream", _("下游")


class ChainVisibility(models.TextChoices):
    PUBLIC = "public", _("公开")
    MEMBERS = "members", _("登录后可见")
    ORGANISATION = "organisation", _("仅本机构")
