"""Words for valuations."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class ValuationState(models.TextChoices):
    OPEN = "open", _("评分中")
    CLOSED = "closed", _("已定稿")
