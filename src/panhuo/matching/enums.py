"""Words for runs, ratings and what was found."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class RunKind(models.TextChoices):
    """What was asked of the index."""

    PATENTS_FOR_NEED = "patents_for_need", _("为需求找专利")
    NEEDS_FOR_PATENT = "needs_for_patent", _("为专利找需求")
    PATENTS_FOR_PROFILE = "patents_for_profile", _("为企业找专利")
    TAKERS_FOR_PATENT = "takers_for_patent", _("可能的承接企业")
    SIMILAR_PATENTS = "similar_patents", _("相似专利")
    PATENTS_FOR_TEXT = "patents_for_text", _("按文字找专利")


class RatingSide(models.TextChoices):
    DEMAND = "demand", _("需求方")
    SUPPLY = "supply", _("供给方")


class Mode(models.TextChoices):
    """By what the index answered."""

    CAREFUL = "careful", _("词语和语义")
    WORDS = "words", _("仅词语")
    NONE = "none", _("索引尚未建立")


class ReasonKind(models.TextChoices):
    """Why an enterprise may take a patent."""

    NEED = "need", _("发布的需求")
    PROFILE = "profile", _("企业画像")
    PATENT = "patent", _("自有专利")
